"""The basket: pages that a reader has put together to print them, kept in the profile."""

import json

from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.profile import Profile

MOST = 200
"""Pages in a basket; more is a mistake, not a hand-out."""

PAGES = "basket"


class Basket:
    """Chosen pages in the reader's own order. Pages that this edition lacks stay kept, but are not shown."""

    def __init__(self, profile: Profile, library: Library) -> None:
        self._profile, self._library = profile, library

    @property
    def pages(self) -> tuple[PageId, ...]:
        """The chosen pages of this edition."""
        return tuple(page for page in self._kept() if self._library.languages_of(page))

    def add(self, page: PageId) -> bool:
        """Put a page at the end; False where it is in the basket already, unknown, or the basket is full."""
        kept = self._kept()
        if page in kept or not self._library.languages_of(page) or len(kept) >= MOST:
            return False
        self._keep([*kept, page])
        return True

    def remove(self, page: PageId) -> None:
        """Take a page out."""
        self._keep([kept for kept in self._kept() if kept != page])

    def move(self, page: PageId, step: int) -> None:
        """Move a page down by a number of places, or up where it is negative; it stops at the ends."""
        shown = list(self.pages)
        if page not in shown:
            return
        strangers = [kept for kept in self._kept() if kept not in shown]
        place = max(0, min(len(shown) - 1, shown.index(page) + step))
        shown.remove(page)
        shown.insert(place, page)
        self._keep([*shown, *strangers])

    def clear(self) -> None:
        """Empty the basket, pages of other editions included."""
        self._keep([])

    def _kept(self) -> list[PageId]:
        try:
            kept = json.loads(self._profile.get(PAGES, "[]"))
        except ValueError:
            return []
        names = [PageId(name) for name in kept if isinstance(name, str)] if isinstance(kept, list) else []
        return list(dict.fromkeys(names))[:MOST]

    def _keep(self, pages: list[PageId]) -> None:
        self._profile.set(PAGES, json.dumps(pages))
