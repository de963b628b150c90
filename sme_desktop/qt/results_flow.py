"""Shows the answer to a query on the results screen, with its filters, and does what is chosen there."""

from PySide6.QtCore import QObject, Signal

from sme_desktop.qt.filters_view import FiltersView
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.results_view import ResultsView
from sme_desktop.qt.search_field import SearchField
from sme_desktop.reader.filters import choices


class ResultsFlow(QObject):
    """Ties results and filters to the presenter."""

    answered = Signal()
    """Sent when the screen has taken an answer."""

    def __init__(
        self, presenter: Presenter, field: SearchField, results: ResultsView, filters: FiltersView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter, self._field = presenter, field
        self._results, self._filters = results, filters
        results.result_chosen.connect(presenter.open_result)
        results.row_changed.connect(presenter.remember_row)
        results.exact_wanted.connect(presenter.toggle_exact)
        results.filters_cleared.connect(presenter.clear_filters)
        results.contents_wanted.connect(presenter.open_home)
        results.head.term_chosen.connect(presenter.open_glossary)
        results.nothing.guess_chosen.connect(self.take_guess)
        results.nothing.term_chosen.connect(presenter.open_glossary)
        results.nothing.language_chosen.connect(presenter.switch_language)
        results.nothing.link_chosen.connect(presenter.follow)
        filters.toggled.connect(presenter.toggle_filter)
        filters.cleared.connect(presenter.clear_filters)

    @property
    def guess(self) -> str:
        """The words that are offered instead of a query without results; empty where none are."""
        return self._results.nothing.guess if self._results.nothing.isVisible() else ""

    def show(self) -> None:
        """Show the answer to the query of the results screen, or that it is on its way."""
        query = self._presenter.state.visit.query
        answer = self._presenter.answer
        if answer is not None and answer.query.text == query:
            self.show_answer()
        else:
            self._results.show_waiting(query)

    def show_answer(self) -> None:
        """Show the presenter's answer."""
        presenter, answer = self._presenter, self._presenter.answer
        if answer is None:
            return
        visit = presenter.state.visit
        row = visit.row if answer.query.text == visit.query else 0
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
        self._filters.show_choices(choices(presenter.found, visit.filters) if presenter.found else ())
        self.answered.emit()

    def focus_list(self) -> None:
        """Give the keyboard to the rows."""
        self._results.focus_list()

    def take_guess(self, words: str) -> None:
        """Search for other words instead."""
        self._field.set_text(words)
        self._presenter.submit_query(words)
