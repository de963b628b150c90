"""Opens an index safely and answers queries: BM25 over one weighted field, one hit per group, with snippets."""

import hashlib
import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from sme_desktop.errors import IndexUnreadableError
from sme_desktop.model import Correction, Findings, Hit, Query
from sme_desktop.search.analysis import Analyzer, WordLists, analyzer_for
from sme_desktop.search.folding import normal_form
from sme_desktop.search.lexicon import Lexicon
from sme_desktop.search.safety import guard_whoosh
from sme_desktop.search.schema import FIELD, LEXICON, WORD_LISTS, index_schema
from sme_desktop.search.scorer import Scorer
from sme_desktop.search.snippets import best_window, marks

logger = logging.getLogger(__name__)

LONGEST_QUERY = 400
"""Characters of a query that are looked at; more are pasted by mistake."""

COMPLETIONS = 12
"""How many spellings the word being typed may stand for."""

_CANDIDATES = 4
"""Documents fetched per wanted hit, since the sections of one page count once."""

_LEAST_CANDIDATES = 100

_TITLE_BONUS = 0.5
"""What a document gains whose title says just what was asked; less as the title says more besides."""


CORRECTED = 0.8
"""What a corrected word counts against one that was typed right."""


class _Terms:
    """A query as weighted groups of terms that stand for each other."""

    def __init__(
        self, groups: Mapping[frozenset[str], float], beginning: str, corrections: tuple[Correction, ...]
    ) -> None:
        self.groups = tuple(groups.items())
        self.all = frozenset().union(*groups)
        self.beginning = beginning
        self.corrections = corrections


class _TidyStorage(FileStorage):  # type: ignore[misc]
    """A folder that can close all its files: Whoosh leaves them open where it fails in the middle of one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), readonly=True)
        self._files: list[Any] = []

    def open_file(self, name: str, **options: Any) -> Any:
        opened = super().open_file(name, **options)
        self._files.append(opened)
        return opened

    def close_files(self) -> None:
        for opened in self._files:
            with suppress(Exception):
                opened.close()
        self._files.clear()


class _LanguageIndex:
    """The index of one language, held open."""

    def __init__(self, folder: Path, language: str) -> None:
        guard_whoosh()
        lists = WordLists.from_json((folder / WORD_LISTS).read_text("utf-8"))
        self.analyzer: Analyzer = analyzer_for(language, lists)
        self._storage = _TidyStorage(folder)
        try:
            # Our own schema instead of the pickled one: one thing less to trust.
            index = FileIndex(self._storage, schema=index_schema())
            self._reader = index.reader()
            self._scorer = Scorer(self._reader, FIELD)
        except Exception:
            self._storage.close_files()
            raise
        self._lexicon = Lexicon.read(folder / LEXICON)

    def terms(self, query: Query) -> _Terms:
        """Give the groups of a query: the word being typed is completed, unknown words are corrected."""
        text = normal_form(query.text[:LONGEST_QUERY])
        tokens = list(self.analyzer.tokens(text, is_query=True))
        unfinished = tokens[-1] if query.is_typing and tokens and tokens[-1].end == len(text) else None
        groups: dict[frozenset[str], float] = {}
        corrections: list[Correction] = []
        for token in tokens:
            terms, weight = set(token.terms), 1.0
            if token is unfinished:
                for form in self._lexicon.completions(token.form, COMPLETIONS):
                    terms.update(self.analyzer.terms(form))
            if terms and not query.is_exact and not any(map(self._scorer.knows, terms)):
                used = self._lexicon.correction(token.form)
                if used is not None:
                    typed = text[token.start : token.end]
                    corrections.append(Correction(typed, self._lexicon.spelling(used)))
                    terms, weight = set(self.analyzer.terms(used)), CORRECTED
            if terms:
                groups[frozenset(terms)] = weight
        return _Terms(groups, unfinished.form if unfinished else "", tuple(corrections))

    def search(self, query: Query, limit: int) -> Findings:
        terms = self.terms(query)
        if not terms.groups:
            return Findings(())
        candidates = max(_LEAST_CANDIDATES, limit * _CANDIDATES)
        while True:
            ranked = self._scorer.best(terms.groups, candidates)
            best = self._best_of_groups(ranked, terms)
            if len(best) >= limit or len(ranked) < candidates:
                break
            # One group with many documents, such as the terms of the glossary, may fill the first list.
            candidates *= 4
        hits: list[Hit] = []
        for score, stored in best[:limit]:
            places = marks(stored["text"], terms.all, self.analyzer, terms.beginning)
            snippet = best_window(stored["text"], places)
            hits.append(Hit(stored["id"], score, stored["title"], stored["heading"], snippet))
        return Findings(tuple(hits), terms.corrections)

    def _best_of_groups(self, ranked: list[tuple[int, float]], terms: _Terms) -> list[tuple[float, Mapping[str, str]]]:
        """Give score and stored fields of the best document of each group, titles that answer the query first."""
        best: dict[str, tuple[float, Mapping[str, str]]] = {}
        for number, score in ranked:
            stored = self._reader.stored_fields(number)
            if stored["group"] not in best:
                bonus = 1 + _TITLE_BONUS * self._title_share(stored["title"], terms)
                best[stored["group"]] = (score * bonus, stored)
        return sorted(best.values(), key=lambda item: -item[0])

    def _title_share(self, title: str, terms: _Terms) -> float:
        """Give how much of a title the query names, if the title names all of the query; else 0."""
        words = [set(token.terms) for token in self.analyzer.tokens(title) if token.terms]
        named = [word for word in words if not terms.all.isdisjoint(word)]
        if not named or any(group.isdisjoint(set().union(*named)) for group, _ in terms.groups):
            return 0.0
        return len(named) / len(words)

    def close(self) -> None:
        self._reader.close()
        self._storage.close_files()


class SearchIndex:
    """An index on disc. Its languages are opened when they are first asked, and then kept open.

    Not for several threads at once.
    """

    def __init__(self, folder: Path, checksums: Mapping[str, str] | None) -> None:
        self._folder = folder
        self._checksums = checksums
        self._open: dict[str, _LanguageIndex] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that can be searched."""
        return tuple(sorted(path.parent.name for path in self._folder.glob(f"*/{WORD_LISTS}")))

    def search(self, query: str, *, language: str, limit: int = 10, is_typing: bool = False) -> tuple[Hit, ...]:
        """Give the best hits, best first, at most one per group; none is an answer.

        Raise IndexUnreadableError if we could not look.
        """
        return self.ask(Query(query, language, is_typing), limit).hits

    def ask(self, query: Query, limit: int = 10) -> Findings:
        """Give hits as `search` does, and which words were corrected; raise IndexUnreadableError."""
        language = query.language
        index = self._language(language)
        try:
            return index.search(query, limit)
        except (
            OSError,
            ValueError,
            KeyError,
            EOFError,
            IndexError,
            TypeError,
            AttributeError,
            AssertionError,
        ) as error:
            # Whoosh has no error class of its own for a damaged file; any of these means one.
            raise self._unreadable(language, error) from error

    def marks(self, text: str, query: str, *, language: str, is_typing: bool = False) -> tuple[tuple[int, int], ...]:
        """Give (start, end) of each word of `text` that the query would find."""
        index = self._language(language)
        terms = index.terms(Query(query, language, is_typing))
        return marks(normal_form(text), terms.all, index.analyzer, terms.beginning)

    def warm(self, language: str) -> None:
        """Open a language before it is asked; raise IndexUnreadableError if that fails."""
        self._language(language)

    def close(self) -> None:
        """Give the files back."""
        for index in self._open.values():
            index.close()
        self._open.clear()

    def _language(self, language: str) -> _LanguageIndex:
        index = self._open.get(language)
        if index is None:
            folder = self._folder / language
            try:
                self._verify(folder)
                index = _LanguageIndex(folder, language)
            except IndexUnreadableError:
                raise
            except Exception as error:  # a damaged index may fail anywhere inside Whoosh
                raise self._unreadable(language, error) from error
            self._open[language] = index
        return index

    def _verify(self, folder: Path) -> None:
        """Compare each file with its checksum before Whoosh sees it: an index that was changed is never opened."""
        if self._checksums is None:
            return
        expected = {
            name.rpartition("/")[2]: checksum
            for name, checksum in self._checksums.items()
            if name.rpartition("/")[0] == folder.name
        }
        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}
        if not expected or found != expected:
            raise self._unreadable(folder.name, ValueError("checksums differ"))

    def _unreadable(self, language: str, error: Exception) -> IndexUnreadableError:
        logger.warning("The index of language %s cannot be read: %s", language, error)
        return IndexUnreadableError(language=language)


def open_index(folder: Path | str, *, checksums: Mapping[str, str] | None = None) -> SearchIndex:
    """Open the index that `write_index` wrote.

    With `checksums` (SHA-256 in hexadecimal by `<language>/<file>`), each language is compared with them first; an
    index from outside must never be opened without.
    """
    return SearchIndex(Path(folder), checksums)
