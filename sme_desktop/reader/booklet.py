"""What is printed: one page, a topic, or the pages of the basket, with codes and, on request, the reader's notes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from sme_desktop.errors import PageNotFoundError, SmeError
from sme_desktop.library.codes import page_code, section_codes
from sme_desktop.library.library import Library
from sme_desktop.model import LANGUAGES, Page, PageId, SectionId
from sme_desktop.reader.sheet_page import page_of
from sme_desktop.tools.sheet import Sheet
from sme_desktop.values import dataclass

PAGE, TOPIC, BASKET, SHEETS = "page", "topic", "basket", "sheets"


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A reader's note: the section it belongs to (empty: the whole page), the words it is about, and what it says."""

    section: SectionId
    quote: str
    text: str


NoteSource = Callable[[PageId, str], tuple[PrintedNote, ...]]
"""Gives the notes on a page in a language, in the order of the page."""


def no_notes(_page: PageId, _language: str) -> tuple[PrintedNote, ...]:
    """Give no notes: for booklets without them."""
    return ()


@dataclass(frozen=True, slots=True)
class BookletPage:
    """A page as it is printed; `codes` are by section."""

    page: Page
    topic: str
    """Title of the topic."""
    code: str
    codes: Mapping[SectionId, str]
    notes: tuple[PrintedNote, ...] = ()
    drawings: Mapping[str, str] = field(default_factory=dict)
    """SVG by name, before those of the edition."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed, in order. Several pages have a title page and a contents list; a single one has neither."""

    title: str
    kind: str
    language: str
    intro: str
    pages: tuple[BookletPage, ...]
    trouble: tuple[SmeError, ...] = field(default=())
    """Why pages are left out: they cannot be read."""

    @property
    def has_title_page(self) -> bool:
        """True where a title page and the contents come first."""
        return len(self.pages) > 1 and self.kind != SHEETS

    @property
    def is_right_to_left(self) -> bool:
        """True where headers and contents run from right to left."""
        return LANGUAGES[self.language].is_right_to_left


def booklet_of_page(library: Library, page: PageId, language: str, *, notes: NoteSource = no_notes) -> Booklet:
    """Give one page for printing; raise SmeError where it cannot be read."""
    printed = _printed(library, page, language, notes)
    return Booklet(printed.page.entry.title, PAGE, language, "", (printed,))


def booklet_of_topic(library: Library, topic: str, language: str, *, notes: NoteSource = no_notes) -> Booklet:
    """Give all pages of a topic in reading order, those that cannot be read left out; raise SmeError for none."""
    found = next((t for t in library.topics(language) if t.id == topic), None)
    if found is None:
        raise PageNotFoundError(page=topic)
    pages, trouble = _all_printed(library, (entry.id for entry in found.entries), language, notes)
    return Booklet(found.title, TOPIC, language, found.intro, pages, trouble)


def booklet_of_basket(
    library: Library, pages: Iterable[PageId], language: str, *, title: str, notes: NoteSource = no_notes
) -> Booklet:
    """Give chosen pages in the given order, unknown ones and those that cannot be read left out; raise SmeError for none."""
    known = tuple(page for page in pages if library.languages_of(page))
    printed, trouble = _all_printed(library, known, language, notes)
    return Booklet(title, BASKET, language, "", printed, trouble)


def booklet_of_sheets(library: Library, sheets: tuple[Sheet, ...]) -> Booklet:
    """Give what a tool has made, each sheet from the head of a page."""
    pages = []
    for sheet in sheets:
        page = page_of(sheet, library)
        topics = library.topics(sheet.language)
        topic = next((topic.title for topic in topics if topic.id == page.entry.topic), "")
        pages.append(BookletPage(page, topic, "", {}, drawings=sheet.drawings))
    return Booklet(sheets[0].title, SHEETS, sheets[0].language, "", tuple(pages))


def _all_printed(
    library: Library, pages: Iterable[PageId], language: str, notes: NoteSource
) -> tuple[tuple[BookletPage, ...], tuple[SmeError, ...]]:
    printed: list[BookletPage] = []
    trouble: list[SmeError] = []
    for page in pages:
        try:
            printed.append(_printed(library, page, language, notes))
        except SmeError as error:
            trouble.append(error)
    if not printed:
        raise trouble[0] if trouble else PageNotFoundError(page="")
    return tuple(printed), tuple(trouble)


def _printed(library: Library, page: PageId, language: str, notes: NoteSource) -> BookletPage:
    entry = library.entry(page, language)
    if entry is None:
        raise PageNotFoundError(page=page)
    read = library.page(page, entry.language)
    topic = next((t.title for t in library.topics(language) if t.id == entry.topic), "")
    codes = section_codes(library, read)
    return BookletPage(read, topic, page_code(library, page), codes, notes(page, entry.language))
