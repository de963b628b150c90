"""Searches of earlier times, kept only if the reader wants it, wiped at once when they do not."""

import json

from sme_desktop.reader.profile import Profile

MOST = 12

_ALLOWED, _WORDS = SEARCHES = "keep_searches", "searches"


class RecentSearches:
    """The last searches, newest first; nothing is kept until `allow` is called."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    @property
    def is_allowed(self) -> bool:
        """True where the reader wants searches to be remembered."""
        return self._profile.get(_ALLOWED, False)

    @property
    def words(self) -> tuple[str, ...]:
        """What was searched for, newest first."""
        if not self.is_allowed:
            return ()
        try:
            kept = json.loads(self._profile.get(_WORDS, "[]"))
        except ValueError:
            return ()
        return tuple(text for text in kept if isinstance(text, str))[:MOST] if isinstance(kept, list) else ()

    def allow(self) -> None:
        """Remember searches from now on."""
        self._profile.set(_ALLOWED, value=True)

    def add(self, text: str) -> None:
        """Remember a search, if that is allowed; the same words again only move to the front."""
        text = " ".join(text.split())
        if not self.is_allowed or not text:
            return
        others = [kept for kept in self.words if kept.casefold() != text.casefold()]
        self._profile.set(_WORDS, json.dumps([text, *others][:MOST], ensure_ascii=False))

    def forget(self) -> None:
        """Wipe all searches, and remember none until it is allowed again."""
        self._profile.set(_WORDS, "[]")
        self._profile.set(_ALLOWED, value=False)
