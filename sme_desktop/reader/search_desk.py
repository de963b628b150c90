"""Where questions are asked: opens the edition's index when the first comes, and tells hits in terms of pages."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sme_desktop.errors import DiscRemovedError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.model import Correction, Expansion, Hit, Query
from sme_desktop.values import dataclass

if TYPE_CHECKING:
    from sme_desktop.search import SearchIndex

MOST_HITS = 150
"""Pages in a list of results; nobody reads further."""

_SEEN_AT_ONCE, _SEEN_LATER = 12, 50
"""Hits with a snippet that shows what was found: those that fit a window, and those that follow a moment later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search found, or why it could not look."""

    query: Query
    hits: tuple[Hit, ...]
    error: SmeError | None = None
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    language: str = ""
    """The language that the words of the query are in, where it is not the one asked for."""
    has_loose_phrases: bool = False
    term: str = ""
    """The glossary term that the query as a whole names."""
    elsewhere: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    """What the other languages have for a submitted query."""
    guess: str = ""
    """What was probably meant, where nothing was found."""
    is_whole: bool = False
    """False where more snippets and the other languages may follow."""


class SearchDesk:
    """Answers questions. Works on one thread, which need not be the window's: plain values in, plain values out."""

    def __init__(self, library: Library) -> None:
        folder, checksums = library.index_folder, library.index_checksums
        self._library = library
        self._open: Callable[[], SearchIndex] = lambda: _open_index(folder, checksums)
        self._index: SearchIndex | None = None

    def answer(self, query: Query, *, is_whole: bool = False) -> Answer:
        """Give the hits of a query; a submitted query without hits is asked again as if unfinished.

        The first answer has what a window shows at once; a whole one has more snippets, and the other languages.
        """
        try:
            index = self._opened()
            snippets = _SEEN_LATER if is_whole else _SEEN_AT_ONCE
            findings = index.ask(query, MOST_HITS, snippets=snippets)
            if not query.is_typing and (findings.corrections or not findings.hits):
                unfinished = index.ask(replace(query, is_typing=True), MOST_HITS, snippets=snippets)
                if len(unfinished.corrections) < len(findings.corrections) or not findings.hits:
                    findings = unfinished if unfinished.hits else findings
            is_whole = is_whole or not (query.is_typing or findings.hits)
            elsewhere = index.ask_elsewhere(query, MOST_HITS) if is_whole else {}
            guess = "" if findings.hits else self._guess(index, query)
        except SmeError as error:
            # Of the library nothing but its folder is looked at here: its connection belongs to the window's thread.
            is_out = not self._library.is_reachable
            return Answer(query, (), DiscRemovedError(folder=self._library.folder) if is_out else error)
        return Answer(
            query,
            findings.hits,
            corrections=findings.corrections,
            expansions=findings.expansions,
            language=findings.language,
            has_loose_phrases=findings.has_loose_phrases,
            term=findings.term,
            elsewhere=elsewhere,
            guess=guess,
            is_whole=is_whole,
        )

    def _guess(self, index: "SearchIndex", query: Query) -> str:
        """Give the query with its mistyped words put right, where that finds something; else nothing."""
        words = query.text.split()
        meant = " ".join(index.guess(word, language=query.language) or word for word in words)
        found = meant != query.text and index.ask(Query(meant, query.language), 1).hits
        return meant if found else ""

    def marks(self, text: str, query: Query) -> tuple[tuple[int, int], ...]:
        """Give (start, end) of each word of a page's text that the query found; none where the search has failed."""
        try:
            return self._opened().marks(text, query.text, language=query.language, is_typing=True)
        except SmeError:
            return ()

    def occurrences(self, text: str, words: str) -> tuple[tuple[int, int], ...]:
        """Give (start, end) of each place where the words stand in a text as they are typed."""
        from sme_desktop.search.occurrences import occurrences  # noqa: PLC0415 - Whoosh comes with the package

        return occurrences(text, words)

    def warm(self, language: str) -> None:
        """Open the index before the first question, so that its first answer comes as fast as the others."""
        try:
            self._opened().warm(language)
        except SmeError:
            return  # Told when somebody asks.

    def reopen(self) -> None:
        """Open the index anew for the next question: its files were gone."""
        self._index = None

    def _opened(self) -> "SearchIndex":
        if self._index is None:
            self._index = self._open()
        return self._index


def _open_index(folder: Path, checksums: Mapping[str, str]) -> "SearchIndex":
    # Whoosh takes 60 ms to import: after the first page is painted, and off the window's thread.
    from sme_desktop.search import open_index  # noqa: PLC0415

    return open_index(folder, checksums=checksums)
