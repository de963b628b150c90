"""Tells screen readers what has just happened where nothing with the keyboard would say so."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from sme_desktop.errors import SmeError
from sme_desktop.model import LANGUAGES
from sme_desktop.qt.notices import notice_text
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.state import Screen

TYPING_PAUSE_MS = 700
"""How long nothing is typed before the number of results is told."""

_SETTLING_MS = 150
"""The first answer is followed by the whole one at once: only the last is told."""


class Announcer(QObject):
    """Speaks of pages, results, notices and languages as they change; others may have it say a sentence."""

    announced = Signal(str)

    def __init__(self, widget: QWidget, presenter: Presenter, speech: Speech) -> None:
        super().__init__(widget)
        self._widget, self._presenter, self._speech = widget, presenter, speech
        self._language = presenter.state.language
        self._place: tuple[object, ...] = self._place_now()
        self._notice: object = presenter.state.notice
        self._told: tuple[object, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell_results)
        presenter.state_changed.connect(self._state_changed)
        presenter.answer_changed.connect(self._answer_changed)

    def announce(self, text: str) -> None:
        """Have a screen reader say a sentence, after what it is saying now."""
        if not text:
            return
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, text))
        self.announced.emit(text)

    def announce_bookmark(self, is_kept: bool) -> None:
        """Tell that the place was bookmarked, or that its bookmark was taken away."""
        _ = self._speech.gettext
        self.announce(_("Bookmark added") if is_kept else _("Bookmark removed"))

    # Places

    def _place_now(self) -> tuple[object, ...]:
        state = self._presenter.state
        page = (state.visit.page, self._presenter.page_language) if state.visit.screen is Screen.PAGE else ()
        return state.visit.screen, *page

    def _state_changed(self) -> None:
        state, place = self._presenter.state, self._place_now()
        sentences = []
        _ = self._speech.gettext
        if state.language != self._language:
            self._language, self._told = state.language, ()
            sentences.append(_("The handbook is now in this language: {name}").format(name=self._language_name()))
        if place != self._place:
            self._place, self._told = place, ()
            sentences.append(self._place_words())
        if state.notice != self._notice:
            self._notice = state.notice
            sentences.append(notice_text(state.notice, self._speech))
        self.announce(". ".join(sentence for sentence in sentences if sentence))

    def _language_name(self) -> str:
        return LANGUAGES[self._language].name

    def _place_words(self) -> str:
        state = self._presenter.state
        if state.visit.screen is Screen.HOME:
            return self._speech.gettext("Home")
        if state.visit.screen is Screen.RESULTS:
            return ""  # Their number is told as soon as it is known.
        try:
            page = self._presenter.read_page()
        except SmeError as error:
            return self._speech.explain(error)
        count = len(page.sections)
        words = self._speech.ngettext("{title}, {n} section", "{title}, {n} sections", count)
        return words.format(title=page.entry.title, n=self._speech.number(count))

    # Results

    def _answer_changed(self) -> None:
        answer = self._presenter.answer
        if answer is not None:
            self._pause.start(TYPING_PAUSE_MS if answer.query.is_typing else _SETTLING_MS)

    def _tell_results(self) -> None:
        presenter, answer = self._presenter, self._presenter.answer
        is_results = presenter.state.visit.screen is Screen.RESULTS
        if answer is None or not answer.query.text.strip() or not (is_results or answer.query.is_typing):
            return
        count = len(presenter.results if is_results else presenter.found)
        told = (answer.query.text, answer.query.language, count, type(answer.error), is_results)
        if told != self._told:
            self._told = told
            self.announce(self._result_words(count, answer.query.text, answer.error))

    def _result_words(self, count: int, query: str, error: SmeError | None) -> str:
        if error is not None:
            return self._speech.explain(error)
        if not count:
            return self._speech.gettext("Nothing found for “{query}”").format(query=query)
        words = self._speech.ngettext("One page for “{query}”", "{n} pages for “{query}”", count)
        return words.format(n=self._speech.number(count), query=query)
