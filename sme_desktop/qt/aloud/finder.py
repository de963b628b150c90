"""Asks the system's engines for a voice of a language, without keeping the window waiting."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from sme_desktop.qt.aloud.run import Run
from sme_desktop.qt.aloud.voices import Engine, Voice, installed_engines, voice_for

logger = logging.getLogger(__name__)

_MOST_MS = 6000
"""A speech service that hangs is given up after this; the next engine is asked."""


class VoiceFinder(QObject):
    """Goes through the engines until one has a voice. What was found is remembered, what was missing is asked again."""

    found = Signal(object, object)
    """An Engine and its Voice."""
    missing = Signal()

    def __init__(
        self,
        engines: Callable[[], Sequence[Engine]] = installed_engines,
        parent: QObject | None = None,
        *,
        most_ms: int = _MOST_MS,
    ) -> None:
        super().__init__(parent)
        self._engines, self._most_ms = engines, most_ms
        self._known: dict[str, tuple[Engine, Voice]] = {}
        self._waiting: list[Engine] = []
        self._language = ""
        self._run: Run | None = None

    def find(self, language: str) -> None:
        """Look for a voice; `found` or `missing` follows, perhaps at once."""
        self.cancel()
        self._language = language
        if language in self._known:
            self.found.emit(*self._known[language])
            return
        self._waiting = list(self._engines())
        self._ask_next()

    def cancel(self) -> None:
        """Stop looking; nothing more is sent."""
        self._waiting = []
        if self._run is not None:
            self._run.kill()
            self._run = None

    def forget(self) -> None:
        """Look anew the next time: a voice that does not answer may have been taken away."""
        self._known.clear()

    def _ask_next(self) -> None:
        if not self._waiting:
            self.missing.emit()
            return
        self._run = Run(self._waiting[0].listing(), self._most_ms, self)
        self._run.ended.connect(self._listed)
        self._run.start()

    def _listed(self, code: int, output: str, complaint: str) -> None:
        self._run = None
        engine = self._waiting.pop(0)
        voice = voice_for(self._language, engine.voices(output)) if code == 0 else None
        if voice is None:
            logger.info("%s has no voice for %s (%s %s)", engine.program, self._language, code, complaint[:200].strip())
            self._ask_next()
            return
        self._waiting = []
        self._known[self._language] = (engine, voice)
        self.found.emit(engine, voice)
