"""From key to result: the search fields, the list under them, and the results screen, tied to the presenter."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.model import Place
from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.results_view import ResultsView
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.suggestions import SuggestionList
from sme_desktop.reader.state import Screen


class SearchFlow(QObject):
    """Shows each answer where the reader looks: under the field while typing, or in the list of results."""

    escaped = Signal()

    def __init__(
        self,
        presenter: Presenter,
        look: Look,
        speech: Speech,
        bar_field: SearchField,
        home_field: SearchField,
        results: ResultsView,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._parent = presenter, parent
        self._bar_field, self._home_field, self._results = bar_field, home_field, results
        self.suggestions = SuggestionList(look, speech, parent)
        self.suggestions.place_chosen.connect(self._open_place)
        self.suggestions.all_chosen.connect(self._open_all)
        presenter.answer_changed.connect(self._show_answer)
        results.result_chosen.connect(presenter.open_result)
        results.row_changed.connect(presenter.remember_row)
        results.exact_wanted.connect(presenter.ask_exactly)
        for field in (bar_field, home_field):
            field.typed.connect(presenter.type_query)
            field.submitted.connect(self._submit)
            field.moved.connect(self._move)
            field.escaped.connect(self.escaped)
            field.focus_changed.connect(self._focus_changed)

    @property
    def field(self) -> SearchField:
        """The field that is shown now."""
        is_home = self._presenter.state.visit.screen is Screen.HOME
        return self._home_field if is_home else self._bar_field

    def focus_field(self) -> None:
        """Give the keyboard to the search."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def show_results(self) -> None:
        """Show the answer to the query of the results screen, or that it is on its way."""
        query = self._presenter.state.visit.query
        answer = self._presenter.answer
        if answer is not None and answer.query.text == query:
            self._show_answer()
        else:
            self._results.show_waiting(query)

    def _show_answer(self) -> None:
        answer = self._presenter.answer
        if answer is None:
            return
        visit = self._presenter.state.visit
        if visit.screen is Screen.RESULTS:
            row = visit.row if answer.query.text == visit.query else 0
            self._results.show_answer(answer, self._presenter.results, row)
            return
        field = self.field
        if not field.edit.hasFocus() or not field.edit.text().strip():
            self.suggestions.hide()
            return
        if answer.error is not None:
            self._presenter.note(answer.error)
        corner = field.mapTo(self._parent, QPoint(0, 0))
        self.suggestions.show_results(self._presenter.results, field.rect().translated(corner))

    def _submit(self, text: str) -> None:
        place = self.suggestions.chosen
        if place is not None:
            self._open_place(place)
        elif self._is_answered(text):
            self._results.focus_list()
        else:
            self._presenter.submit_query(text)
            self._bar_field.setFocus()

    def _is_answered(self, text: str) -> bool:
        """Tell whether the results of just this query are on the screen: Enter then goes into the list."""
        answer = self._presenter.answer
        is_results = self._presenter.state.visit.screen is Screen.RESULTS
        return is_results and answer is not None and answer.query.text == text and not answer.query.is_typing

    def _open_place(self, place: Place) -> None:
        self._presenter.open_place(place, query=self._presenter.query)

    def _open_all(self) -> None:
        self._presenter.submit_query(self._presenter.query)
        self._bar_field.setFocus()

    def _move(self, step: int) -> None:
        if self.suggestions.isVisible():
            self.suggestions.move_choice(step)
        elif self._presenter.state.visit.screen is Screen.RESULTS and step > 0:
            self._results.focus_list()

    def _focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self.suggestions.hide()
