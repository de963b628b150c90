"""What the print window works on: the page shown, the basket, the notes; and which booklet a choice makes of them."""

from sme_desktop.library.library import LANDING, Library
from sme_desktop.model import Entry, PageId
from sme_desktop.qt.printing.layout import TickSource
from sme_desktop.reader.basket import Basket
from sme_desktop.reader.booklet import (
    BASKET,
    PAGE,
    SHEETS,
    TOPIC,
    Booklet,
    NoteSource,
    booklet_of_basket,
    booklet_of_page,
    booklet_of_sheets,
    booklet_of_topic,
    no_notes,
)
from sme_desktop.tools.sheet import Sheet
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What can be printed; `page` is the page shown, None where there is none."""

    library: Library
    basket: Basket
    language: str
    page: PageId | None
    notes: NoteSource
    ticks: TickSource
    sheets: tuple[Sheet, ...] = ()
    """What a tool has made; where there is any, it is offered first."""

    @property
    def has_notes(self) -> bool:
        """True where the program keeps notes at all."""
        return self.notes is not no_notes

    @property
    def entry(self) -> Entry | None:
        """What is known of the page shown."""
        return self.library.entry(self.page, self.language) if self.page else None

    @property
    def topic_title(self) -> str:
        """Title of the topic of the page shown; empty where there is none."""
        entry = self.entry
        topics = self.library.topics(self.language) if entry else ()
        return next((topic.title for topic in topics if entry and topic.id == entry.topic), "")

    @property
    def basket_titles(self) -> tuple[tuple[PageId, str], ...]:
        """Id and title of each page in the basket."""
        entries = ((page, self.library.entry(page, self.language)) for page in self.basket.pages)
        return tuple((page, entry.title) for page, entry in entries if entry is not None)

    @property
    def usual_kind(self) -> str:
        """What is offered first: what a tool has made, the page shown, its topic where the page is only a list of it, else the basket."""
        if self.sheets:
            return SHEETS
        entry = self.entry
        if entry is None:
            return BASKET
        return TOPIC if entry.kind == LANDING and self.topic_title else PAGE

    def booklet(self, kind: str, *, basket_title: str, has_notes: bool) -> Booklet | None:
        """Put together what is printed, None for an empty basket; raise SmeError where nothing of it can be read."""
        if kind == SHEETS:
            return booklet_of_sheets(self.library, self.sheets)
        notes = self.notes if has_notes else no_notes
        entry = self.entry
        if kind == BASKET or entry is None:
            pages = self.basket.pages
            if not pages:
                return None
            return booklet_of_basket(self.library, pages, self.language, title=basket_title, notes=notes)
        if kind == TOPIC:
            return booklet_of_topic(self.library, entry.topic, self.language, notes=notes)
        return booklet_of_page(self.library, entry.id, self.language, notes=notes)
