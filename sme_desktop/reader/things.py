"""A reader's own things: bookmarks, highlights and notes, and what was read; in the reader's words."""

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.basket import PAGES
from sme_desktop.reader.bookmarks import Bookmark, Bookmarks
from sme_desktop.reader.passages import Passage, Passages
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.readings import Readings
from sme_desktop.reader.recent import SEARCHES
from sme_desktop.values import dataclass

LAST_ANSWERS = ("deadlines_last",)
"""Settings that hold what was last entered in a tool."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place in words of one language; `is_there` is False for a page that this edition does not have."""

    topic: str
    title: str
    heading: str
    is_there: bool = True

    @property
    def words(self) -> str:
        """Title and heading in one line."""
        return f"{self.title} › {self.heading}" if self.heading else self.title


class Things:
    """What is kept of a reader in their profile."""

    def __init__(self, profile: Profile, library: Library) -> None:
        self._profile, self.library = profile, library
        self.bookmarks = Bookmarks(profile)
        self.passages = Passages(profile)
        self.readings = Readings(profile)
        self._headings: dict[tuple[PageId, str], dict[SectionId, str]] = {}

    def name_of(self, place: Place, language: str) -> PlaceName:
        """Tell a place in a language, as far as the edition has it."""
        entry = self.library.entry(place.page, language)
        if entry is None:
            return PlaceName("", place.page, "", is_there=False)
        topics = self.library.topics(language)
        topic = next((topic.title for topic in topics if topic.id == entry.topic), "")
        heading = self._headings_of(entry.id, entry.language).get(place.section, "")
        return PlaceName("" if topic == entry.title else topic, entry.title, heading)

    def _headings_of(self, page: PageId, language: str) -> dict[SectionId, str]:
        if (page, language) not in self._headings:
            self._headings[page, language] = dict(self.library.headings(page, language))
        return self._headings[page, language]

    def title_of(self, bookmark: Bookmark, language: str) -> str:
        """Give a bookmark's own name, or the titles of its place."""
        return bookmark.name or self.name_of(bookmark.place, language).words

    def passage_place(self, passage: Passage) -> Place:
        """Give the place of a passage."""
        return Place(passage.page, passage.section)

    def wipe(self) -> None:
        """Forget bookmarks, notes, ticks, answers in tools, searches, the print basket, the history; comfort stays."""
        for table in ("bookmark", "passage", "tick", "tool_case"):
            self._profile.write(f"DELETE FROM {table}")
        for name in (*SEARCHES, PAGES, *LAST_ANSWERS):
            self._profile.write("DELETE FROM setting WHERE name = ?", (name,))
        self.readings.wipe()
