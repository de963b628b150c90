"""Takes what readers do, changes the state, asks the search, and says that something changed."""

import json
import logging
from dataclasses import astuple, replace

from PySide6.QtCore import QObject, Signal

from sme_desktop.errors import DiscRemovedError, OtherDiscError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.model import Page, PageId, Place, Query, SectionId, Term
from sme_desktop.qt.comfort import Comfort
from sme_desktop.qt.page_names import GLOSSARY, HELP
from sme_desktop.qt.worker import Worker
from sme_desktop.reader import state as steps
from sme_desktop.reader.filters import NO_FILTERS, filtered
from sme_desktop.reader.nearest import nearest_terms
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.recent import RecentSearches
from sme_desktop.reader.results import Result, results_elsewhere, results_of
from sme_desktop.reader.search_desk import Answer, SearchDesk
from sme_desktop.reader.state import Position, ReaderState, Screen, Told
from sme_desktop.reader.suggestions import Suggestion, suggestions
from sme_desktop.reader.things import Things

logger = logging.getLogger(__name__)

TOOL_KINDS = frozenset({"tool", "selftest", "template"})
"""Kinds of page that a tool belongs to."""


class Presenter(QObject):
    """Between the windows and the reader's state. Widgets call it and nothing else."""

    state_changed = Signal()
    answer_changed = Signal()
    marks_found = Signal(object)
    ticks_changed = Signal()
    things_changed = Signal()
    note_wanted = Signal(str)
    readings_changed = Signal()
    address_wanted = Signal(str)
    term_wanted = Signal(object)

    def __init__(
        self,
        library: Library,
        desk: SearchDesk,
        worker: Worker,
        profile: Profile,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.profile = profile
        self._desk = desk
        self._worker = worker
        self.state = ReaderState(language, notice=profile.trouble or profile.news)
        self.query = ""
        self.found: tuple[Result, ...] = ()
        self.elsewhere: tuple[Result, ...] = ()
        self.answer: Answer | None = None
        self.recent = RecentSearches(profile)
        self._terms: dict[str, tuple[Term, ...]] = {}
        self._numbers = {"answer": 0, "marks": 0}
        self.comfort = Comfort(profile, self)
        self.things = Things(profile, library)
        worker.finished.connect(self._job_finished)
        profile.on_trouble = self._tell_trouble

    # Places

    def open_home(self) -> None:
        """Go to the home screen."""
        self._change(steps.open_home(self.state))

    def open_help(self) -> None:
        """Open the page that tells what each thing does."""
        self.open_place(Place(HELP))

    def open_mine(self) -> None:
        """Go to the reader's own things."""
        self._change(steps.open_mine(self.state))

    def open_tool(self, tool: str) -> None:
        """Go to a tool by the page that explains it, with or without its `tool-`, or to a part of it: `deadlines#dates`.

        Where this edition has no data for it, the page says how to do without.
        """
        name, _, part = tool.partition("#")
        page = PageId(f"tool-{name}")
        if not self.library.languages_of(page):
            page = PageId(name)
        self._change(steps.open_tool(self.state, page, SectionId(part)))

    def show_again(self) -> None:
        """Have the screen filled anew: what it shows has changed."""
        self.state_changed.emit()

    def open_place(self, place: Place, *, query: str = "") -> None:
        """Open a page at a section, with the words of a query marked."""
        self._change(steps.open_page(self.state, self.library, place, query=query))

    @property
    def results(self) -> tuple[Result, ...]:
        """What was found, as far as the filters leave it."""
        return filtered(self.found, self.state.visit.filters)

    def open_result(self, row: int) -> None:
        """Open a line of the results; those of other languages follow the reader's own."""
        self._change_quietly(steps.remember_row(self.state, row))
        rows = (*self.results, *self.elsewhere)
        place = rows[row].place
        if rows[row].kind in TOOL_KINDS:
            # At its head stands the card that opens the tool.
            place = Place(place.page)
        self.open_place(place, query=self.state.visit.query)

    @property
    def answer_term(self) -> Term | None:
        """The glossary's answer to the query, where it has one."""
        return self.term(self.answer.term) if self.answer is not None and self.answer.term else None

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Give what is offered for the words being typed."""
        language = self.state.language
        # None while the disc is out: they are asked for again.
        terms = self._terms.get(language) or self.library.terms(language)
        self._terms[language] = terms
        return suggestions(self.query, self.found, terms)

    def nearest_terms(self) -> tuple[Term, ...]:
        """Give glossary terms that look like the query."""
        return nearest_terms(self.query, self.library.terms(self.state.language))

    def toggle_filter(self, group: str, choice: str) -> None:
        """Narrow the results to a kind or topic, or widen them again."""
        self._change_quietly(steps.set_filters(self.state, self.state.visit.filters.toggled(group, choice)))
        self.answer_changed.emit()

    def clear_filters(self) -> None:
        """Show all results again."""
        self._change_quietly(steps.set_filters(self.state, NO_FILTERS))
        self.answer_changed.emit()

    def follow(self, link: str) -> None:
        """Do what a link says: `page:id#section`, `term:id`, `tick:box`, `app:home`, `language:fr`, or an address."""
        kind, _, target = link.partition(":")
        match kind:
            case "page":
                page, _, section = target.partition("#")
                self.open_place(Place(PageId(page), SectionId(section)))
            case "term":
                term = self.library.term(target, self.state.language)
                if term is not None:
                    self.term_wanted.emit(term)
            case "tick":
                self.profile.toggle_tick(self.state.visit.page, target)
                self.ticks_changed.emit()
            case "language":
                self.switch_language(target)
            case "tool":
                self.open_tool(target)
            case "note":
                self.note_wanted.emit(target)
            case "app":
                {"mine": self.open_mine, "help": self.open_help}.get(target, self.open_home)()
            case _:
                self.address_wanted.emit(link)

    def open_glossary(self, term: str) -> None:
        """Open the glossary page at a term."""
        self.open_place(Place(GLOSSARY, SectionId(f"term-{term}")))

    @property
    def has_glossary(self) -> bool:
        """True where the edition has a glossary page."""
        return bool(self.library.languages_of(GLOSSARY))

    def term(self, term: str) -> Term | None:
        """Give a glossary term in the reader's language."""
        return self.library.term(term, self.state.language)

    def go_back(self) -> None:
        """Return to the step before."""
        self._change(steps.go_back(self.state, self.library))

    def go_forward(self) -> None:
        """Undo going back."""
        self._change(steps.go_forward(self.state, self.library))

    def switch_language(self, language: str) -> None:
        """Show everything in another language, at the same place, and ask the current query again."""
        self.profile.set("language", language)
        self._change(steps.switch_language(self.state, self.library, language))
        if self.query.strip():
            self._ask(is_typing=False)

    def toggle_sides(self) -> None:
        """Show pages in two languages side by side, or in one again."""
        self._show_sides(steps.toggle_sides(self.state, self.library, self.profile.get("side", "")))

    @property
    def second_language(self) -> str:
        """The language that stands, or would stand, beside that of the page."""
        return self.state.side or steps.second_language(self.state, self.library, self.profile.get("side", ""))

    def choose_side(self, language: str) -> None:
        """Show another language in the second column."""
        self._show_sides(steps.choose_side(self.state, self.library, language))

    def swap_sides(self) -> None:
        """Let the two columns change places."""
        self._show_sides(steps.swap_sides(self.state, self.library))

    def _show_sides(self, state: ReaderState) -> None:
        if state.side:
            self.profile.set("side", state.side)
        self.profile.set("language", state.language)
        self._change(state)

    def dismiss_notice(self) -> None:
        """Put the notice away."""
        self._change(replace(self.state, notice=None))

    def note(self, error: SmeError) -> None:
        """Tell the reader of a failure."""
        self._change(replace(self.state, notice=error))

    def tell(self, words: str, *, is_good: bool = True) -> None:
        """Say in the strip under the bar that something was done, or why not."""
        self._change(replace(self.state, notice=Told(words, is_good)))

    def _tell_trouble(self) -> None:
        """Say at once that nothing is kept any more."""
        if self.profile.trouble is not None:
            self.note(self.profile.trouble)

    def stay(self, error: SmeError) -> None:
        """Return to what was shown before a step that could not be done, and tell why."""
        self._change(replace(steps.go_back(self.state, self.library), forward=(), notice=error))

    def read_on(self) -> None:
        """Open the guides again after the disc was gone; raise SmeError where it is another one, or damaged."""
        self.library.reopen()
        self._worker.submit("reopen", self._desk.reopen)
        if isinstance(self.state.notice, DiscRemovedError | OtherDiscError):
            self.dismiss_notice()

    def clear_marks(self) -> None:
        """Take the marks of found words away."""
        self._change(steps.clear_marks(self.state))

    # What is shown

    @property
    def page_language(self) -> str:
        """The language in which the current page is shown."""
        return steps.page_language(self.state, self.library)

    def read_page(self) -> Page:
        """Read the current page; raise SmeError."""
        return self.library.page(self.state.visit.page, self.page_language)

    def remember_position(self, position: Position) -> None:
        """Note how far the page is scrolled."""
        if self.state.visit.screen is Screen.PAGE:
            self.state = steps.remember_position(self.state, position)

    def remember_row(self, row: int) -> None:
        """Note the chosen line of the results."""
        self._change_quietly(steps.remember_row(self.state, row))

    def last_reading(self) -> tuple[PageId, SectionId, float] | None:
        """Give page, section and share read of what was read last."""
        try:
            page, section, share = json.loads(self.profile.get("last_reading", ""))
            return PageId(page), SectionId(section), float(share)
        except (ValueError, TypeError):
            return None

    def keep_reading(self, section: SectionId, share: float) -> None:
        """Keep the place in the current page for the next time."""
        visit = self.state.visit
        if visit.screen is Screen.PAGE and visit.page:
            self.profile.set("last_reading", json.dumps([visit.page, section, round(share, 3)]))

    def keep_screen(self) -> None:
        """Keep what is shown when the window closes, to open there the next time."""
        visit = self.state.visit
        position = visit.position if visit.screen is Screen.PAGE else None
        kept = [visit.page, *astuple(position)] if position is not None else []
        self.profile.set("last_screen", json.dumps(kept))

    def resume(self) -> None:
        """Open the page that was on the screen when the window was closed, at the very place."""
        try:
            page, *place = json.loads(self.profile.get("last_screen", "[]")) or [""]
            position = Position(*place)
        except (ValueError, TypeError):
            return
        if page and self.library.languages_of(PageId(page)):
            self.open_place(Place(PageId(page)))
            self.state = steps.remember_position(self.state, position)

    # Search

    def type_query(self, text: str) -> None:
        """Take what is being typed; on the results screen the list follows each key."""
        self.query = text
        if self.state.visit.screen is Screen.RESULTS:
            self._change_quietly(steps.open_results(self.state, text))
        self._ask(is_typing=True)

    def submit_query(self, text: str) -> None:
        """Show the results of a query."""
        self.query = text
        if not text.strip():
            return
        self.recent.add(text)
        self._change(steps.open_results(self.state, text))
        self._ask(is_typing=False)

    def toggle_exact(self) -> None:
        """Search for the typed words alone, or again with other names and corrections."""
        is_exact = self.answer is not None and self.answer.query.is_exact
        self._ask(is_typing=False, is_exact=not is_exact)

    def ask_marks(self, text: str) -> None:
        """Look for the words of the current query in a page's text; `marks_found` gives them."""
        query = Query(self.state.visit.query, self.state.language)
        self._numbers["marks"] = self._worker.submit("marks", lambda: self._desk.marks(text, query))

    def find_in_page(self, text: str, words: str) -> None:
        """Look for words in a page's text just as they are typed; `marks_found` gives them."""
        self._numbers["marks"] = self._worker.submit("marks", lambda: self._desk.occurrences(text, words))

    def warm_search(self) -> None:
        """Open the index in the background."""
        language = self.state.language
        self._worker.submit("warm", lambda: self._desk.warm(language))

    def _ask(self, *, is_typing: bool, is_exact: bool = False) -> None:
        query = Query(self.query, self.state.language, is_typing, is_exact)
        self._numbers["answer"] = self._worker.submit("answer", lambda: self._desk.answer(query))

    def _ask_the_rest(self, query: Query) -> None:
        """Ask again for what does not fit the first answer: it replaces that quietly."""
        self._numbers["answer"] = self._worker.submit("answer", lambda: self._desk.answer(query, is_whole=True))

    def _job_finished(self, kind: str, number: int, result: object) -> None:
        if number != self._numbers.get(kind):
            return
        if isinstance(result, Answer):
            self.answer = result
            language = result.query.language
            self.found = results_of(result.hits, self.library, language)
            self.elsewhere = results_elsewhere(result.elsewhere, self.found, self.library, language)
            if not (result.query.is_typing or result.is_whole or result.error):
                self._ask_the_rest(result.query)
            self.answer_changed.emit()
        elif kind == "marks" and isinstance(result, tuple):
            self.marks_found.emit(result)

    # State

    def _change_quietly(self, state: ReaderState) -> None:
        self.state = state

    def _change(self, state: ReaderState) -> None:
        if state is not self.state:
            self.state = state
            if state.visit.screen is Screen.RESULTS and state.visit.query != self.query:
                self.query = state.visit.query
                self._ask(is_typing=False)
            self.state_changed.emit()
