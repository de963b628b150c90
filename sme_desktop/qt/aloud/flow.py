"""Reading the open page aloud: from the section being read, sentence by sentence, each marked while it is said."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint

from sme_desktop.errors import SmeError
from sme_desktop.qt.aloud.aloud_bar import AloudBar
from sme_desktop.qt.aloud.finder import VoiceFinder
from sme_desktop.qt.aloud.speaker import Speaker, SpeakerState
from sme_desktop.qt.aloud.voices import USUAL
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.sentences import sentences
from sme_desktop.reader.state import Screen

_SETTING = "aloud_pace"
_FIRST_LINE = 34
"""Where the first line that is wholly seen stands below the upper edge, in px."""

Span = tuple[int, int]


class _MarksSpoken(Protocol):
    """What the flow needs of the page's view beside its text."""

    def show_spoken(self, span: Span | None) -> None:
        """Mark the sentence being said and scroll to it; None takes the mark away."""


class AloudFlow(QObject):
    """Ties the voice, the strip under the page and the mark in the page together."""

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        panel: ArticlePanel,
        look: Look,
        *,
        finder: VoiceFinder | None = None,
        mark: Callable[[Span | None], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or panel)
        self._presenter, self._panel = presenter, panel
        self._mark = mark or cast("_MarksSpoken", panel.view).show_spoken
        self._spans: tuple[Span, ...] = ()
        self._shown = ("", "")
        self.speaker = Speaker(finder or VoiceFinder(parent=self), self)
        self.bar = AloudBar(look, speech, panel)
        layout = panel.layout()
        assert layout is not None
        layout.addWidget(self.bar)
        self.bar.play_pressed.connect(self._play_or_pause)
        self.bar.stepped.connect(self.speaker.step)
        self.bar.pace_chosen.connect(self._choose_pace)
        self.bar.closed.connect(self.close)
        self.speaker.state_changed.connect(self._show_state)
        self.speaker.sentence_started.connect(self._sentence_started)
        self.speaker.finished.connect(self.close)
        self.speaker.failed.connect(self._failed)
        presenter.state_changed.connect(self._state_changed)
        panel.view.laid_out.connect(self._mark_again)
        # A page that cannot be seen any more falls silent, be it that the window closes.
        panel.installEventFilter(self)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.speaker.stop)

    @property
    def is_reading(self) -> bool:
        """True while a page is read, looked at for a voice, or paused."""
        return self.speaker.state is not SpeakerState.SILENT

    def toggle(self) -> None:
        """Read from the selected words or the section being read to the end of the page; or stop."""
        if self.is_reading:
            self.close()
        elif self._presenter.state.visit.screen is Screen.PAGE and self._panel.isVisible():
            self._start()

    def close(self) -> None:
        """Fall silent, take the mark away and put the strip away."""
        had_focus = self.bar.isAncestorOf(cast("AloudBar", self._panel.window().focusWidget() or self._panel))
        self.speaker.stop()
        self._mark(None)
        self.bar.hide()
        self._spans = ()
        if had_focus:
            self._panel.view.setFocus()

    def retranslate(self) -> None:
        """Set every text of the strip."""
        self.bar.retranslate()

    def restyle(self, look: Look) -> None:
        """Draw the strip in another look."""
        self.bar.restyle(look)

    def _start(self) -> None:
        text = self._panel.view.plain_text()
        self._shown = self._place()
        language = self._presenter.page_language
        title, start = self._title_and_start()
        # The way to the page, above its title, is for the eye.
        spans = (span for span in sentences(text, language) if span[0] >= title)
        # Side by side, the voice speaks the language of the first column only.
        self._spans = tuple(span for span in spans if not self._panel.view.is_second_column(span[0]))
        first = next((n for n, span in enumerate(self._spans) if span[1] > start), 0)
        pace = self._presenter.profile.get(_SETTING, USUAL)
        self.speaker.set_pace(pace)
        self.bar.show_pace(self.speaker.pace)
        self.bar.show_looking()
        self.speaker.start(text, self._spans, language, first)

    def _title_and_start(self) -> tuple[int, int]:
        """Give the places in the text of the page's title, and of what is to be read first."""
        view = self._panel.view
        block = view.document().begin()
        while block.isValid() and block.blockFormat().headingLevel() != 1:
            block = block.next()
        title = block.position() if block.isValid() else 0
        cursor = view.textCursor()
        if cursor.hasSelection():
            return title, cursor.selectionStart()
        if not view.verticalScrollBar().value():
            return title, title
        return title, max(title, view.cursorForPosition(QPoint(view.text_edges()[0] + 4, _FIRST_LINE)).position())

    def _place(self) -> tuple[str, str]:
        return (self._presenter.state.visit.page, self._presenter.page_language)

    def _play_or_pause(self) -> None:
        if self.speaker.state is SpeakerState.PAUSED:
            self.speaker.resume()
        else:
            self.speaker.pause()

    def _choose_pace(self, pace: str) -> None:
        self._presenter.profile.set(_SETTING, pace)
        self.bar.show_pace(pace)
        self.speaker.set_pace(pace)

    def _sentence_started(self, sentence: int) -> None:
        self.bar.show_sentence(sentence, len(self._spans))
        self._mark(self._spans[sentence])

    def _show_state(self) -> None:
        self.bar.show_speaking(is_speaking=self.speaker.state is SpeakerState.SPEAKING)

    def _failed(self, error: SmeError) -> None:
        self._mark(None)
        self.bar.show_error(error)

    def _state_changed(self) -> None:
        visit = self._presenter.state.visit
        if self.bar.isHidden():
            return
        if visit.screen is not Screen.PAGE or self._place() != self._shown:
            self.close()

    def _mark_again(self) -> None:
        """Mark the sentence in a document that was laid out anew, in another size or theme."""
        is_same = self._presenter.state.visit.screen is Screen.PAGE and self._place() == self._shown
        if self.speaker.state in (SpeakerState.SPEAKING, SpeakerState.PAUSED) and is_same:
            self._mark(self._spans[self.speaker.current])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel and event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.speaker.stop()
            self.bar.hide()
        return super().eventFilter(watched, event)
