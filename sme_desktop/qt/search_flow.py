"""From key to result: the search fields and the list under them, tied to the presenter."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.suggestions import SuggestionList
from sme_desktop.reader.state import Screen
from sme_desktop.reader.suggestions import (
    PLACE,
    Suggestion,
    place_suggestions,
    place_to_open,
    recent_suggestions,
)

if TYPE_CHECKING:
    from sme_desktop.qt.results_flow import ResultsFlow


class SearchScreens(Protocol):
    """What is made when the search first needs it."""

    @property
    def home_field(self) -> SearchField:
        """The field of the home screen."""

    @property
    def results_flow(self) -> "ResultsFlow":
        """What the results screen shows."""


class SearchFlow(QObject):
    """Shows each answer where the reader looks: under the field while typing, or in the list of results."""

    escaped = Signal()

    def __init__(
        self,
        presenter: Presenter,
        look: Look,
        speech: Speech,
        field: SearchField,
        later: SearchScreens,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._speech, self._parent = presenter, speech, parent
        self._bar_field, self._later = field, later
        self.suggestions = SuggestionList(look, speech, parent)
        self.suggestions.suggestion_chosen.connect(self._take)
        self.suggestions.foot_clicked.connect(self._foot_clicked)
        presenter.answer_changed.connect(self._show_answer)
        self.serve(field)

    def serve(self, field: SearchField) -> None:
        """Take what is typed into a field."""
        field.typed.connect(self._presenter.type_query)
        field.submitted.connect(self._submit)
        field.moved.connect(self._move)
        field.escaped.connect(self.escaped)
        field.focus_changed.connect(self._focus_changed)

    @property
    def field(self) -> SearchField:
        """The field that is shown now."""
        is_home = self._presenter.state.visit.screen is Screen.HOME
        return self._later.home_field if is_home else self._bar_field

    def focus_field(self) -> None:
        """Give the keyboard to the search."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def _show_answer(self) -> None:
        answer = self._presenter.answer
        if answer is None:
            return
        if self._is_results:
            self._later.results_flow.show_answer()
            return
        field = self.field
        if not field.edit.hasFocus() or not field.edit.text().strip():
            self.suggestions.hide()
            return
        if answer.error is not None:
            self._presenter.note(answer.error)
        if answer.query.text == field.edit.text():
            self._suggest(field)

    def _suggest(self, field: SearchField) -> None:
        """Show what there is for the words being typed."""
        _, presenter = self._speech.gettext, self._presenter
        count = len(presenter.found)
        words = self._speech.ngettext("Enter: see the one result", "Enter: see all {n} results", count)
        typed, library, language = field.edit.text(), presenter.library, presenter.state.language
        is_place = place_to_open(typed, library, language) is not None
        foot = words.format(n=self._speech.number(count)) if count and not is_place else ""
        rows = (*place_suggestions(typed, library, language), *presenter.suggestions())
        self.suggestions.show_rows(rows, foot, _("↑ ↓ choose · Esc close"), self._place_of(field))
        if is_place and self.suggestions.chosen is None:
            # Enter opens a code or link, so that it stands there chosen.
            self.suggestions.move_choice(1)

    def _remember(self, field: SearchField) -> None:
        """Show the last searches under an empty field, or offer to remember them."""
        _, recent = self._speech.gettext, self._presenter.recent
        rows = recent_suggestions(recent.words)
        foot = _("Forget my searches") if recent.is_allowed else _("Remember my searches on this computer")
        self.suggestions.show_rows(rows, foot, _("Esc: close"), self._place_of(field))

    def _place_of(self, field: SearchField) -> QRect:
        return field.rect().translated(field.mapTo(self._parent, QPoint(0, 0)))

    def _foot_clicked(self) -> None:
        field, recent = self.field, self._presenter.recent
        if field.edit.text().strip():
            self._open_all()
        elif recent.is_allowed:
            recent.forget()
            self.suggestions.hide()
        else:
            recent.allow()
            self.suggestions.hide()

    @property
    def _is_results(self) -> bool:
        return self._presenter.state.visit.screen is Screen.RESULTS

    def _submit(self, text: str) -> None:
        chosen = self.suggestions.chosen
        guess = self._later.results_flow.guess if self._is_results else ""
        place = place_to_open(text, self._presenter.library, self._presenter.state.language)
        if self.suggestions.is_foot_chosen:
            self._foot_clicked()
        elif chosen is not None:
            self._take(chosen)
        elif place is not None:
            self._presenter.open_place(place)
        elif guess and self._is_answered(text):
            self._later.results_flow.take_guess(guess)
        elif self._is_answered(text):
            self._later.results_flow.focus_list()
        else:
            self._presenter.submit_query(text)
            self._bar_field.setFocus()

    def _is_answered(self, text: str) -> bool:
        """Tell whether the results of just this query are on the screen: Enter then goes into the list."""
        answer = self._presenter.answer
        return self._is_results and answer is not None and answer.query.text == text and not answer.query.is_typing

    def _take(self, chosen: Suggestion) -> None:
        if chosen.place is None:
            self._bar_field.set_text(chosen.query)
            self._presenter.submit_query(chosen.query)
            self._bar_field.setFocus()
            return
        self._presenter.recent.add(self._presenter.query)
        # The words of the glossary's own entry need no marks, and a code has none.
        query = "" if chosen.kind == "glossary" or chosen.group == PLACE else self._presenter.query
        self._presenter.open_place(chosen.place, query=query)

    def _open_all(self) -> None:
        self._presenter.submit_query(self._presenter.query)
        self._bar_field.setFocus()

    def _move(self, step: int) -> None:
        if self.suggestions.isVisible():
            self.suggestions.move_choice(step)
        elif step > 0 and not self.field.edit.text().strip():
            self._remember(self.field)
        elif self._is_results and step > 0:
            self._later.results_flow.focus_list()

    def _focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self.suggestions.hide()
