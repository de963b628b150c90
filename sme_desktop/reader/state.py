"""Where the reader is and was: pure functions from one state to the next."""

from dataclasses import replace
from enum import Enum

from sme_desktop.errors import PageNotFoundError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.filters import NO_FILTERS, Filters
from sme_desktop.values import dataclass

_LONGEST_HISTORY = 200
_NO_PAGE = PageId("")
_NO_SECTION = SectionId("")


class Screen(Enum):
    """What fills the window."""

    HOME = "home"
    PAGE = "page"
    RESULTS = "results"
    MINE = "mine"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a page is scrolled, in terms that another language and another text size share.

    `anchor` is the first heading on the screen and `height_px` its distance from the upper edge; without one, the
    upper edge lies `share` (0 to 1) of the way through `section`.
    """

    section: SectionId = _NO_SECTION
    share: float = 0.0
    anchor: SectionId = _NO_SECTION
    height_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Visit:
    """One step of the reading history."""

    screen: Screen
    page: PageId = _NO_PAGE
    position: Position | None = None
    target: SectionId = _NO_SECTION
    """The section to open at, while the page has not been scrolled yet."""
    query: str = ""
    """The words asked for: of the results, or to be marked in the page."""
    row: int = 0
    """The chosen line of the results."""
    filters: Filters = NO_FILTERS
    """What kinds and topics the results are narrowed to."""


@dataclass(frozen=True, slots=True)
class MissingTwin:
    """The page is not there in the chosen language and is shown in another."""

    language: str
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was done, or why it was not, in the words of the reader's language."""

    words: str
    is_good: bool = True


Notice = MissingTwin | SmeError | Told


@dataclass(frozen=True, slots=True)
class ReaderState:
    """Everything that decides what the window shows."""

    language: str
    visit: Visit = Visit(Screen.HOME)
    back: tuple[Visit, ...] = ()
    forward: tuple[Visit, ...] = ()
    notice: Notice | None = None
    side: str = ""
    """The second language while pages are shown side by side."""


def page_language(state: ReaderState, library: Library) -> str:
    """Give the language in which the current page is shown: the reader's own where it is written."""
    languages = library.languages_of(state.visit.page)
    if state.language in languages or not languages:
        return state.language
    return "en" if "en" in languages else languages[0]


NO_SECTION = SectionId("")


def open_home(state: ReaderState) -> ReaderState:
    """Go to the home screen."""
    return _visit(state, Visit(Screen.HOME))


def open_mine(state: ReaderState) -> ReaderState:
    """Go to the reader's own things."""
    return _visit(state, Visit(Screen.MINE))


def open_tool(state: ReaderState, page: PageId, part: SectionId = NO_SECTION) -> ReaderState:
    """Go to a tool, named by the page that explains it, or to a part of it; nothing happens where it stands already."""
    if (state.visit.screen, state.visit.page, state.visit.target) == (Screen.TOOL, page, part):
        return state
    return _visit(state, Visit(Screen.TOOL, page=page, target=part))


def open_page(state: ReaderState, library: Library, place: Place, *, query: str = "") -> ReaderState:
    """Open a page at a section; an unknown page is told in a notice, and the reader stays where they are."""
    if not library.languages_of(place.page):
        return replace(state, notice=PageNotFoundError(page=place.page))
    here = state.visit
    if here.screen is Screen.PAGE and here.page == place.page and not place.section and not query:
        return state
    opened = _visit(state, Visit(Screen.PAGE, page=place.page, target=place.section, query=query))
    return _with_twin_notice(opened, library)


def open_results(state: ReaderState, query: str) -> ReaderState:
    """Show the results of a query; a changed query on the results screen is no new step of the history."""
    if state.visit.screen is Screen.RESULTS:
        if state.visit.query == query:
            return replace(state, notice=None)
        return replace(state, visit=replace(state.visit, query=query, row=0, filters=NO_FILTERS), notice=None)
    return _visit(state, Visit(Screen.RESULTS, query=query))


def go_back(state: ReaderState, library: Library) -> ReaderState:
    """Return to the step before; nothing happens at the first."""
    if not state.back:
        return state
    moved = replace(
        state, visit=state.back[-1], back=state.back[:-1], forward=(state.visit, *state.forward), notice=None
    )
    return _with_twin_notice(moved, library)


def go_forward(state: ReaderState, library: Library) -> ReaderState:
    """Undo `go_back`."""
    if not state.forward:
        return state
    moved = replace(
        state, visit=state.forward[0], back=(*state.back, state.visit), forward=state.forward[1:], notice=None
    )
    return _with_twin_notice(moved, library)


def remember_position(state: ReaderState, position: Position) -> ReaderState:
    """Note how far the current page is scrolled."""
    return replace(state, visit=replace(state.visit, position=position, target=_NO_SECTION))


def remember_row(state: ReaderState, row: int) -> ReaderState:
    """Note the chosen line of the results."""
    return replace(state, visit=replace(state.visit, row=row))


def set_filters(state: ReaderState, filters: Filters) -> ReaderState:
    """Narrow the results, or widen them again; the first line is chosen."""
    return replace(state, visit=replace(state.visit, filters=filters, row=0))


def switch_language(state: ReaderState, library: Library, language: str) -> ReaderState:
    """Show the same page and section in another language; where the twin is missing, say so in that language.

    Side by side, a language that stands in the second column changes places with the first.
    """
    side = page_language(state, library) if state.side == language else state.side
    return _with_twin_notice(replace(state, language=language, side=side, notice=None), library)


def toggle_sides(state: ReaderState, library: Library, wanted: str) -> ReaderState:
    """Show pages in two languages side by side, the wanted one second where the page has it, or in one again."""
    if state.side:
        return replace(state, side="")
    return replace(state, side=second_language(state, library, wanted))


def second_language(state: ReaderState, library: Library, wanted: str = "") -> str:
    """Give the language that suits best beside the one of the page; empty where the edition has no other."""
    shown = page_language(state, library)
    written = library.languages_of(state.visit.page)
    others = [language.code for language in library.languages if language.code != shown]
    ranked = sorted(others, key=lambda code: (code not in written, code != wanted, code != state.language))
    return ranked[0] if ranked else ""


def choose_side(state: ReaderState, library: Library, language: str) -> ReaderState:
    """Show another language in the second column; the page's own one changes places with it."""
    shown = page_language(state, library)
    if language == shown and state.side:
        return swap_sides(state, library)
    return replace(state, side=language)


def swap_sides(state: ReaderState, library: Library) -> ReaderState:
    """Let the two columns change places: the language of the second becomes the reader's."""
    return switch_language(state, library, state.side)


def clear_marks(state: ReaderState) -> ReaderState:
    """Forget the words marked in the page."""
    return replace(state, visit=replace(state.visit, query="")) if state.visit.screen is Screen.PAGE else state


def _visit(state: ReaderState, visit: Visit) -> ReaderState:
    """Make a step; what lay ahead is forgotten."""
    if visit == state.visit:
        return replace(state, notice=None)
    back = (*state.back, state.visit)[-_LONGEST_HISTORY:]
    return replace(state, visit=visit, back=back, forward=(), notice=None)


def _with_twin_notice(state: ReaderState, library: Library) -> ReaderState:
    if state.visit.screen is not Screen.PAGE:
        return state
    shown = page_language(state, library)
    return state if shown == state.language else replace(state, notice=MissingTwin(state.language, shown))
