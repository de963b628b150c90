"""Says the sentences of a text one after the other; one process at a time, and none when it stops."""

import logging
import sys
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from sme_desktop.errors import NoVoiceError, NoVoiceOnMacError, NoVoiceOnWindowsError, SmeError, SpeechFailedError
from sme_desktop.model import LANGUAGES
from sme_desktop.qt.aloud.finder import VoiceFinder
from sme_desktop.qt.aloud.run import Run, let_go
from sme_desktop.qt.aloud.voices import PACES, USUAL, Engine, Voice
from sme_desktop.reader.sentences import spoken

logger = logging.getLogger(__name__)

_MOST_MS, _MOST_MS_A_LETTER = 15_000, 400
"""A sentence that takes longer than this has got stuck: a slow voice needs 90 ms a letter, 350 a Chinese sign."""


class SpeakerState(Enum):
    """What a speaker is doing."""

    SILENT = "silent"
    LOOKING = "looking"
    SPEAKING = "speaking"
    PAUSED = "paused"


class Speaker(QObject):
    """Speaks; tells which sentence has begun, counted from 0.

    A pause ends the sound at once, and going on begins the sentence again: no engine but some can hold its breath.
    """

    state_changed = Signal()
    sentence_started = Signal(int)
    finished = Signal()
    failed = Signal(object)
    """An SmeError; the speaker is silent then."""

    def __init__(self, finder: VoiceFinder, parent: QObject | None = None, *, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self.state = SpeakerState.SILENT
        self.pace = USUAL
        self.current = 0
        self._platform = platform
        self._finder = finder
        self._language = ""
        self._sentences: tuple[str, ...] = ()
        self._engine: Engine | None = None
        self._voice: Voice | None = None
        self._run: Run | None = None
        self.use(finder)

    def use(self, finder: VoiceFinder) -> None:
        """Look for voices with another finder."""
        self._finder = finder
        finder.found.connect(self._voice_found)
        finder.missing.connect(self._voice_missing)

    @property
    def count(self) -> int:
        """Number of sentences."""
        return len(self._sentences)

    @property
    def process_id(self) -> int:
        """Number of the process that speaks now, or 0."""
        return self._run.process_id if self._run is not None else 0

    def start(self, text: str, spans: Sequence[tuple[int, int]], language: str, first: int) -> None:
        """Say the sentences at the spans of the text, from the sentence `first` to the last."""
        self.stop()
        self._sentences = tuple(spoken(text[start:end]) for start, end in spans)
        self._language = language
        self.current = max(0, first)
        if self.current >= len(self._sentences):
            self.finished.emit()
            return
        self._set_state(SpeakerState.LOOKING)
        self._finder.find(language)

    def pause(self) -> None:
        """Fall silent, and keep the place."""
        if self.state is SpeakerState.SPEAKING:
            self._silence()
            self._set_state(SpeakerState.PAUSED)

    def resume(self) -> None:
        """Go on with the sentence in which the pause began."""
        if self.state is SpeakerState.PAUSED:
            self._say()

    def stop(self) -> None:
        """Fall silent now, and forget the place."""
        self._finder.cancel()
        self._silence()
        self._set_state(SpeakerState.SILENT)

    def step(self, step: int) -> None:
        """Go one sentence on, or with -1 back; after the last one there is nothing more to say."""
        if self.state not in (SpeakerState.SPEAKING, SpeakerState.PAUSED):
            return
        is_paused = self.state is SpeakerState.PAUSED
        if self.current + step >= self.count:
            return
        self._silence()
        self.current = max(0, self.current + step)
        if is_paused:
            self.sentence_started.emit(self.current)
        else:
            self._say()

    def set_pace(self, pace: str) -> None:
        """Speak at one of PACES; the sentence being said begins again, so that one hears the change."""
        self.pace = pace if pace in PACES else USUAL
        if self.state is SpeakerState.SPEAKING:
            self._silence()
            self._say()

    def _say(self) -> None:
        assert self._engine is not None
        assert self._voice is not None
        text = self._sentences[self.current]
        command = self._engine.command(text, self._voice, self.pace)
        run = self._run = Run(command, _MOST_MS + _MOST_MS_A_LETTER * len(text), self)
        run.ended.connect(self._said)
        self._set_state(SpeakerState.SPEAKING)
        self.sentence_started.emit(self.current)
        if self._run is run:  # Nobody who was told has stopped it.
            run.start()

    def _said(self, code: int, _output: str, complaint: str) -> None:
        self._run = None
        assert self._engine is not None
        if self._engine.is_failure(code, complaint):
            logger.warning("%s does not speak: %s %s", self._engine.program, code, complaint[:500].strip())
            self._hush()
            self._finder.forget()
            self._fail(SpeechFailedError())
        elif self.current + 1 < self.count:
            self.current += 1
            self._say()
        else:
            self._set_state(SpeakerState.SILENT)
            self.finished.emit()

    def _silence(self) -> None:
        if self._run is not None:
            self._run.kill()
            self._run = None
            self._hush()

    def _hush(self) -> None:
        hush = self._engine.hush() if self._engine is not None else None
        if hush is not None:
            let_go(hush)

    def _voice_found(self, engine: Engine, voice: Voice) -> None:
        if self.state is SpeakerState.LOOKING:
            self._engine, self._voice = engine, voice
            self._say()

    def _voice_missing(self) -> None:
        if self.state is SpeakerState.LOOKING:
            kinds: dict[str, type[NoVoiceError]] = {"win32": NoVoiceOnWindowsError, "darwin": NoVoiceOnMacError}
            kind = kinds.get(self._platform, NoVoiceError)
            self._fail(kind(language=LANGUAGES[self._language].name))

    def _fail(self, error: SmeError) -> None:
        self._set_state(SpeakerState.SILENT)
        self.failed.emit(error)

    def _set_state(self, state: SpeakerState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
