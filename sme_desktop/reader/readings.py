"""The reading history: which pages were opened when. It can be seen and wiped."""

from datetime import UTC, datetime

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.profile import Profile
from sme_desktop.values import dataclass

MOST = 2000
"""Readings that are kept; the oldest are dropped."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that was opened; `at` is ISO 8601, UTC."""

    id: int
    place: Place
    language: str
    at: str


class Readings:
    """The reading history of a profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._visited: frozenset[PageId] | None = None

    def note(self, place: Place, language: str) -> None:
        """Note that a page was opened; the page that was opened last only gets a new time."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        last = self._profile.rows("SELECT id, page FROM reading ORDER BY id DESC LIMIT 1")
        if last and last[0][1] == place.page:
            self._profile.write(
                "UPDATE reading SET section = ?, language = ?, at = ? WHERE id = ?",
                (place.section, language, now, last[0][0]),
            )
            return
        self._profile.write(
            "INSERT INTO reading (page, section, language, at) VALUES (?, ?, ?, ?)",
            (place.page, place.section, language, now),
        )
        self._profile.write(
            "DELETE FROM reading WHERE id <= (SELECT max(id) FROM reading) - ?",
            (MOST,),
        )
        if self._visited is not None:
            self._visited |= {place.page}

    def all(self) -> tuple[Reading, ...]:
        """Give the history, newest first."""
        rows = self._profile.rows("SELECT id, page, section, language, at FROM reading ORDER BY id DESC")
        return tuple(
            Reading(int(str(row[0])), Place(PageId(str(row[1])), SectionId(str(row[2]))), str(row[3]), str(row[4]))
            for row in rows
        )

    @property
    def visited(self) -> frozenset[PageId]:
        """The pages that were opened at least once."""
        if self._visited is None:
            self._visited = frozenset(
                PageId(str(row[0])) for row in self._profile.rows("SELECT DISTINCT page FROM reading")
            )
        return self._visited

    def remove(self, reading: Reading) -> None:
        """Take one line out of the history."""
        self._profile.write("DELETE FROM reading WHERE id = ?", (reading.id,))
        self._visited = None

    def wipe(self) -> None:
        """Forget everything that was read, also where to go on."""
        self._profile.write("DELETE FROM reading")
        for name in ("last_reading", "last_screen"):
            self._profile.write("DELETE FROM setting WHERE name = ?", (name,))
        self._visited = None
