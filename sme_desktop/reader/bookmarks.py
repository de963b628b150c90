"""Bookmarks: places that a reader wants to find again, in folders and in an order of their own."""

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.profile import Profile
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A kept place. Without a name of the reader's own it goes by the titles of page and section."""

    id: int
    place: Place
    name: str = ""
    folder: str = ""
    position: int = 0


class Bookmarks:
    """The bookmarks of a profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def all(self) -> tuple[Bookmark, ...]:
        """Give all bookmarks: those without a folder first, then folder by folder by name."""
        rows = self._profile.rows(
            "SELECT id, page, section, name, folder, position FROM bookmark ORDER BY folder, position, id"
        )
        return tuple(
            Bookmark(
                int(str(row[0])),
                Place(PageId(str(row[1])), SectionId(str(row[2]))),
                str(row[3]),
                str(row[4]),
                int(str(row[5])),
            )
            for row in rows
        )

    def folders(self) -> tuple[str, ...]:
        """Give the names of the folders in use, by name."""
        return tuple(sorted({bookmark.folder for bookmark in self.all() if bookmark.folder}))

    def at(self, place: Place) -> Bookmark | None:
        """Give the bookmark of a place; None where there is none."""
        return next((bookmark for bookmark in self.all() if bookmark.place == place), None)

    def on(self, page: PageId) -> frozenset[SectionId]:
        """Give the sections of a page that are bookmarked; the empty one stands for the page itself."""
        rows = self._profile.rows("SELECT section FROM bookmark WHERE page = ?", (page,))
        return frozenset(SectionId(str(row[0])) for row in rows)

    def toggle(self, place: Place) -> bool:
        """Keep a place, or take its bookmark away; tell whether it is kept now."""
        found = self.at(place)
        if found is not None:
            self.remove(found)
            return False
        self.keep(Bookmark(0, place))
        return True

    def keep(self, bookmark: Bookmark) -> None:
        """Add a bookmark at the end of its folder, or replace the one of the same place."""
        self._profile.write(
            "INSERT OR REPLACE INTO bookmark (page, section, name, folder, position) VALUES (?, ?, ?, ?, "
            "(SELECT coalesce(max(position), 0) + 1 FROM bookmark WHERE folder = ?))",
            (bookmark.place.page, bookmark.place.section, bookmark.name, bookmark.folder, bookmark.folder),
        )

    def restore(self, bookmark: Bookmark) -> None:
        """Put a bookmark that was taken away back where it stood."""
        self._profile.write(
            "INSERT OR REPLACE INTO bookmark VALUES (?, ?, ?, ?, ?, ?)",
            (
                bookmark.id,
                bookmark.place.page,
                bookmark.place.section,
                bookmark.name,
                bookmark.folder,
                bookmark.position,
            ),
        )

    def remove(self, bookmark: Bookmark) -> None:
        """Take a bookmark away."""
        self._profile.write("DELETE FROM bookmark WHERE id = ?", (bookmark.id,))

    def rename(self, bookmark: Bookmark, name: str) -> None:
        """Give a bookmark a name; an empty one returns it to the titles of its place."""
        self._profile.write("UPDATE bookmark SET name = ? WHERE id = ?", (" ".join(name.split()), bookmark.id))

    def put_into(self, bookmark: Bookmark, folder: str) -> None:
        """Move a bookmark to the end of a folder; the empty name stands for none."""
        folder = " ".join(folder.split())
        self.remove(bookmark)
        self.keep(Bookmark(0, bookmark.place, bookmark.name, folder))

    def move(self, bookmark: Bookmark, step: int) -> None:
        """Move a bookmark up (-1) or down (1) within its folder; nothing happens at the ends."""
        order = [one for one in self.all() if one.folder == bookmark.folder]
        here = next((number for number, one in enumerate(order) if one.id == bookmark.id), -1)
        there = here + step
        if here < 0 or not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        for number, one in enumerate(order, 1):
            self._profile.write("UPDATE bookmark SET position = ? WHERE id = ?", (number, one.id))
