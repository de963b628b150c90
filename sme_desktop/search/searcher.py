"""Opens an index safely and answers queries in any of its languages."""

import hashlib
import logging
import pickle
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import whoosh.reading

from sme_desktop.errors import IndexUnreadableError
from sme_desktop.model import Findings, Hit, Query, Snippet
from sme_desktop.search.analysis import Analyzer, WordLists, analyzer_for
from sme_desktop.search.folding import normal_form
from sme_desktop.search.held_files import read_files
from sme_desktop.search.interpreter import CORRECTED
from sme_desktop.search.language_index import LanguageIndex
from sme_desktop.search.queries import LONGEST_QUERY
from sme_desktop.search.schema import WORD_LISTS
from sme_desktop.search.snippets import best_window, marks

logger = logging.getLogger(__name__)

_KNOWN_ABROAD = 0.6
"""Share of a query's words that another language must know before its pages are asked."""

_SEEN_ELSEWHERE = 12
"""Hits of other languages whose snippet shows what was found."""

_Answer = TypeVar("_Answer")

# What a damaged file makes of Whoosh: its own error where the fork has one, else whatever fails first (bench/fuzz_index.py).
_DAMAGE = (
    getattr(whoosh.reading, "CorruptIndexError", OSError),
    pickle.UnpicklingError,
    zlib.error,
    struct.error,
    OSError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)


class SearchIndex:
    """An index on disc. Its languages are opened when they are first asked, and then kept open.

    Not for several threads at once.
    """

    def __init__(self, folder: Path, checksums: Mapping[str, str] | None) -> None:
        self._folder = folder
        self._checksums = checksums
        self._open: dict[str, LanguageIndex] = {}
        self._analyzers: dict[str, Analyzer] = {}
        self._languages: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that can be searched."""
        # The folder is read once, since every key may ask; a disc that was out then gave nothing, and is asked again.
        if not self._languages:
            self._languages = tuple(sorted(path.parent.name for path in self._folder.glob(f"*/{WORD_LISTS}")))
        return self._languages

    def search(self, query: str, *, language: str, limit: int = 10, is_typing: bool = False) -> tuple[Hit, ...]:
        """Give the best hits, best first, at most one per group; none is an answer.

        Raise IndexUnreadableError if we could not look.
        """
        return self.ask(Query(query, language, is_typing), limit).hits

    def ask(self, query: Query, limit: int = 10, *, snippets: int | None = None) -> Findings:
        """Give hits as `search` does, and how the query was read; raise IndexUnreadableError.

        After the first `snippets` hits, texts are cut at their beginning, without marks: that is cheaper.

        A query in the words of another language is answered by that language's index, and its hits are told in the
        language asked for wherever that has the same documents.
        """
        index = self._language(query.language)
        return self._guarded(query.language, lambda: self._ask(index, query, limit, snippets))

    def ask_elsewhere(self, query: Query, limit: int = 10) -> Mapping[str, tuple[Hit, ...]]:
        """Give what the same query finds in each other language, by the names of its notions there.

        Words are not corrected; a language whose index cannot be read is left out.
        """
        found: dict[str, tuple[Hit, ...]] = {}
        for language in self.languages:
            if language == query.language:
                continue
            try:
                index = self._language(language)
                hits = self._guarded(language, lambda index=index: self._elsewhere(index, query, limit))  # type: ignore[misc]
            except IndexUnreadableError:
                continue
            if hits:
                found[language] = hits
        return found

    def marks(self, text: str, query: str, *, language: str, is_typing: bool = False) -> tuple[tuple[int, int], ...]:
        """Give (start, end) of each word of `text` that the query would find."""
        index = self._language(language)
        asked = self._guarded(language, lambda: index.read(Query(query, language, is_typing)))
        return marks(normal_form(text), asked.terms, index.analyzer, asked.beginning, asked.names)

    def guess(self, word: str, *, language: str) -> str | None:
        """Give the known spelling that was probably meant by a word; None where none is near."""
        lexicon = self._language(language).lexicon
        form = self._analyzer(language).form(normal_form(word).lower())
        used = lexicon.correction(form)
        return None if used is None else lexicon.spelling(used)

    def warm(self, language: str) -> None:
        """Open a language before it is asked; raise IndexUnreadableError if that fails."""
        self._language(language)

    def close(self) -> None:
        """Give the files back."""
        for index in self._open.values():
            index.close()
        self._open.clear()

    def _ask(self, index: LanguageIndex, query: Query, limit: int, snippets: int | None) -> Findings:
        asked = index.read(query)
        if asked.unknown:
            abroad = self._abroad(query)
            if abroad is not None:
                return self._hopped(abroad, query, limit, snippets)
        return index.found(asked, limit, snippets)

    def _elsewhere(self, index: LanguageIndex, query: Query, limit: int) -> tuple[Hit, ...]:
        asked = index.read(replace(query, language=index.analyzer.language, is_typing=False))
        if asked.corrections or not asked.parts or asked.unknown:
            return ()
        return index.hits(asked, limit, _SEEN_ELSEWHERE)

    def _abroad(self, query: Query) -> str | None:
        """Give the language that knows clearly more words of a query than the one asked for; None where none does."""
        for worth in (0.0, CORRECTED):
            shares = {language: self._known_share(query, language, worth) for language in self.languages}
            here = shares.get(query.language, 0.0)
            best = max(shares, key=lambda language: (shares[language], language))
            if shares[best] > max(here, _KNOWN_ABROAD - 0.001):
                return best
            if here > 0:
                break  # Some words are known here: mistyped ones are looked for here as well.
        return None

    def _known_share(self, query: Query, language: str, corrected: float) -> float:
        """Give how many of a query's words a language knows, 0 to 1; a word it knows mistyped counts `corrected`.

        Its stop words are words it knows: they tell a language better than others.
        """
        try:
            index = self._language(language)
        except IndexUnreadableError:
            return 0.0
        tokens = list(index.analyzer.tokens(normal_form(query.text[:LONGEST_QUERY]), is_query=True))
        # A last word that only lacks its end is no word of another language.
        last = tokens[-1].form if tokens and (query.is_typing or corrected) else ""
        lexicon = index.lexicon
        known = 0.0
        for token in tokens:
            is_completed = token.form == last and bool(lexicon.completions(last, 1))
            if not token.terms or lexicon.frequency(token.form) or is_completed:
                known += 1
            elif corrected and lexicon.correction(token.form):
                known += corrected
        return known / len(tokens) if tokens else 0.0

    def _hopped(self, abroad: str, query: Query, limit: int, snippets: int | None) -> Findings:
        """Ask another language and tell its hits in the one asked for."""
        here, there = self._language(query.language), self._language(abroad)
        asked = there.read(replace(query, language=abroad))
        hits = []
        findings = there.found(asked, limit, snippets)
        for place, hit in enumerate(findings.hits):
            twin = here.document(hit.document_id)
            if twin is None:
                hits.append(hit)
                continue
            is_shown = snippets is None or place < snippets
            places = marks(twin["text"], asked.terms, here.analyzer, names=asked.names) if is_shown else ()
            snippet: Snippet = best_window(twin["text"], places)
            hits.append(Hit(hit.document_id, hit.score, twin["title"], twin["heading"], snippet))
        return replace(findings, hits=tuple(hits), language=abroad)

    def _guarded(self, language: str, look: Callable[[], _Answer]) -> _Answer:
        try:
            return look()
        except _DAMAGE as error:
            raise self._unreadable(language, error) from error

    def _language(self, language: str) -> LanguageIndex:
        index = self._open.get(language)
        if index is None:
            folder = self._folder / language
            try:
                index = LanguageIndex(self._verified(folder), language, self._analyzer)
            except IndexUnreadableError:
                raise
            except Exception as error:  # a damaged index may fail anywhere inside Whoosh
                raise self._unreadable(language, error) from error
            self._open[language] = index
        return index

    def _analyzer(self, language: str) -> Analyzer:
        """Give the analyzer of any language, with the word lists of its index where there is one."""
        analyzer = self._analyzers.get(language)
        if analyzer is None:
            analyzer = self._analyzers[language] = analyzer_for(language, self._word_lists(language))
        return analyzer

    def _word_lists(self, language: str) -> WordLists:
        """Give the word lists of an index that need not be opened; empty ones where they are missing or damaged."""
        path = self._folder / language / WORD_LISTS
        try:
            data = path.read_bytes()
        except OSError:
            return WordLists()
        expected = (self._checksums or {}).get(f"{language}/{WORD_LISTS}")
        try:
            if self._checksums is None or hashlib.sha256(data).hexdigest() == expected:
                return WordLists.from_json(data.decode("utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            logger.warning("The word lists of %s cannot be read: %s", language, error)
        return WordLists()

    def _verified(self, folder: Path) -> Mapping[str, bytes]:
        """Read each file and compare it with its checksum before Whoosh sees it: an index that was changed is never opened."""
        files = read_files(folder)
        if self._checksums is None:
            return files
        expected = {
            name.rpartition("/")[2]: checksum
            for name, checksum in self._checksums.items()
            if name.rpartition("/")[0] == folder.name
        }
        found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        if not expected or found != expected:
            raise self._unreadable(folder.name, ValueError("checksums differ"))
        return files

    def _unreadable(self, language: str, error: Exception) -> IndexUnreadableError:
        logger.warning("The index of language %s cannot be read: %s", language, error)
        return IndexUnreadableError(language=language)


def open_index(folder: Path | str, *, checksums: Mapping[str, str] | None = None) -> SearchIndex:
    """Open the index that `write_index` wrote.

    With `checksums` (SHA-256 in hexadecimal by `<language>/<file>`), each language is compared with them first; an
    index from outside must never be opened without.
    """
    return SearchIndex(Path(folder), checksums)
