"""From key to result: the search fields, the list under them, and the results screen, tied to the presenter."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.filters_view import FiltersView
from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.results_view import ResultsView
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.suggestions import SuggestionList
from sme_desktop.reader.filters import choices
from sme_desktop.reader.search_desk import Answer
from sme_desktop.reader.state import Screen
from sme_desktop.reader.suggestions import (
    PLACE,
    Suggestion,
    place_suggestions,
    place_to_open,
    recent_suggestions,
)


class SearchFlow(QObject):
    """Shows each answer where the reader looks: under the field while typing, or in the list of results."""

    escaped = Signal()
    answered = Signal()
    """Sent when the results screen has taken an answer."""

    def __init__(
        self,
        presenter: Presenter,
        look: Look,
        speech: Speech,
        bar_field: SearchField,
        home_field: SearchField,
        results: ResultsView,
        filters: FiltersView,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._speech, self._parent = presenter, speech, parent
        self._bar_field, self._home_field = bar_field, home_field
        self._results, self._filters = results, filters
        self.suggestions = SuggestionList(look, speech, parent)
        self.suggestions.suggestion_chosen.connect(self._take)
        self.suggestions.foot_clicked.connect(self._foot_clicked)
        presenter.answer_changed.connect(self._show_answer)
        results.result_chosen.connect(presenter.open_result)
        results.row_changed.connect(presenter.remember_row)
        results.exact_wanted.connect(presenter.toggle_exact)
        results.filters_cleared.connect(presenter.clear_filters)
        results.head.term_chosen.connect(presenter.open_glossary)
        results.nothing.guess_chosen.connect(self._take_guess)
        results.nothing.term_chosen.connect(presenter.open_glossary)
        results.nothing.language_chosen.connect(presenter.switch_language)
        results.nothing.link_chosen.connect(presenter.follow)
        filters.toggled.connect(presenter.toggle_filter)
        filters.cleared.connect(presenter.clear_filters)
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
            self._show_results(answer, row)
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

    def _show_results(self, answer: Answer, row: int) -> None:
        presenter = self._presenter
        if answer.query.text.strip() and not presenter.found and answer.error is None:
            counts = {code: len(hits) for code, hits in answer.elsewhere.items()}
            library = presenter.library
            self._results.nothing.show_ways(
                answer.guess,
                presenter.nearest_terms(),
                counts,
                has_glossary=presenter.has_glossary,
                has_questions=bool(library.languages_of(library.landing("faq"))),
            )
        self._results.show_answer(
            answer,
            presenter.results,
            row,
            found=len(presenter.found),
            elsewhere=presenter.elsewhere,
            term=presenter.answer_term,
        )
        self._filters.show_choices(choices(presenter.found, presenter.state.visit.filters) if presenter.found else ())
        self.answered.emit()

    def _take_guess(self, words: str) -> None:
        self._bar_field.set_text(words)
        self._presenter.submit_query(words)

    def _submit(self, text: str) -> None:
        chosen = self.suggestions.chosen
        guess = self._results.nothing.guess if self._results.nothing.isVisible() else ""
        place = place_to_open(text, self._presenter.library, self._presenter.state.language)
        if self.suggestions.is_foot_chosen:
            self._foot_clicked()
        elif chosen is not None:
            self._take(chosen)
        elif place is not None:
            self._presenter.open_place(place)
        elif guess and self._is_answered(text):
            self._take_guess(guess)
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
        elif self._presenter.state.visit.screen is Screen.RESULTS and step > 0:
            self._results.focus_list()

    def _focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self.suggestions.hide()
