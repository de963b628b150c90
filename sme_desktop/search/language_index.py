"""The index of one language, held open: reads queries, ranks, and cuts snippets."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from whoosh.index import FileIndex

from sme_desktop.model import Findings, Hit, Query
from sme_desktop.search.analysis import Analyzer, WordLists, analyzer_for
from sme_desktop.search.concepts import CONCEPTS, ConceptIndex
from sme_desktop.search.held_files import HeldStorage
from sme_desktop.search.interpreter import Interpretation, Interpreter, is_phrase_in
from sme_desktop.search.lexicon import Lexicon
from sme_desktop.search.postings import Postings
from sme_desktop.search.safety import guard_whoosh
from sme_desktop.search.schema import FIELD, LEXICON, WORD_LISTS, index_schema
from sme_desktop.search.scorer import Part, Scorer
from sme_desktop.search.snippets import best_window, marks

_CANDIDATES = 4
"""Documents fetched per wanted hit, since the sections of one page count once."""

_LEAST_CANDIDATES = 100

_MOST_READ = 400
"""Documents whose text is read to look for a phrase."""

_TITLE_BONUS = 0.9
"""What a document gains whose title says just what was asked; less as the title says more besides."""

_ALMOST_ALL = 0.99
"""Share of a title from which a query is the title."""

_HEADING_BONUS = 0.1
"""The same for the heading of its section."""

_WHOLE_PAGE = 0.4
"""What words of the query add that only other sections of the page have."""

_OTHER_SECTIONS, _MOST_OTHERS = 0.2, 3
"""What further found sections of a page add to it, and how many count: a page about a thing names it all over."""

_MOST_TITLES = 5_000
"""Titles and headings whose words are kept."""

_LONG_LIST = 12
"""Found documents from which a group is a list rather than a page."""


class LanguageIndex:
    """Answers queries in one language. Opening raises whatever Whoosh raises on a damaged file."""

    def __init__(self, files: Mapping[str, bytes], language: str, foreign: Callable[[str], Analyzer]) -> None:
        guard_whoosh()
        lists = WordLists.from_json(files[WORD_LISTS].decode("utf-8"))
        self.analyzer: Analyzer = analyzer_for(language, lists)
        # Our own schema instead of the pickled one: one thing less to trust.
        self._reader = FileIndex(HeldStorage(files), schema=index_schema()).reader()
        postings = Postings(self._reader, FIELD)
        self._scorer = Scorer(postings)
        self.lexicon = Lexicon.from_text(files[LEXICON].decode("utf-8"))
        named = files.get(CONCEPTS)
        concepts = ConceptIndex.none() if named is None else ConceptIndex.from_json(named.decode("utf-8"))
        self._interpreter = Interpreter(self.analyzer, self.lexicon, concepts, foreign=foreign, knows=postings.knows)
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, tuple[frozenset[str], ...]] = {}

    def read(self, query: Query) -> Interpretation:
        """Give what a query asks for."""
        return self._interpreter.read(query)

    def found(self, asked: Interpretation, limit: int, snippets: int | None = None) -> Findings:
        """Give the best hits of what is asked; where no document has a phrase, its words apart are searched for."""
        hits = self.hits(asked, limit, snippets)
        if hits or not asked.phrases:
            return Findings(hits, asked.corrections, asked.expansions, term=asked.term)
        hits = self.hits(replace(asked, phrases=(), required=()), limit, snippets)
        return Findings(hits, asked.corrections, asked.expansions, has_loose_phrases=bool(hits))

    def hits(self, asked: Interpretation, limit: int, snippets: int | None) -> tuple[Hit, ...]:
        """Give the best hits of what is asked, best first; the first `snippets` show what was found, None means all."""
        if not asked.parts:
            return ()
        candidates = max(_LEAST_CANDIDATES, limit * _CANDIDATES)
        while True:
            ranked = self._scorer.best(
                asked.parts, candidates, excluded=sorted(asked.excluded), required=asked.required
            )
            best = self._best_of_groups(ranked, asked)
            if len(best) >= limit or len(ranked) < candidates or (asked.phrases and candidates >= _MOST_READ):
                break
            # One group with many documents, such as the terms of the glossary, may fill the first list.
            candidates *= 4
        shown = limit if snippets is None else snippets
        return tuple(
            self._hit(score, stored, asked, is_shown=place < shown)
            for place, (score, stored) in enumerate(best[:limit])
        )

    def document(self, document_id: str) -> Mapping[str, str] | None:
        """Give the stored fields of a document by its id; None where this language has no such document."""
        if not self._numbers:
            self._numbers = {
                self._reader.stored_fields(number)["id"]: number for number in range(self._reader.doc_count_all())
            }
        number = self._numbers.get(document_id)
        stored: Mapping[str, str] | None = None if number is None else self._reader.stored_fields(number)
        return stored

    def _hit(self, score: float, stored: Mapping[str, str], asked: Interpretation, *, is_shown: bool) -> Hit:
        text = stored["text"]
        places = marks(text, asked.terms, self.analyzer, asked.beginning, asked.names) if is_shown else ()
        return Hit(stored["id"], score, stored["title"], stored["heading"], best_window(stored["text"], places))

    def _best_of_groups(
        self, ranked: list[tuple[int, float]], asked: Interpretation
    ) -> list[tuple[float, Mapping[str, str]]]:
        """Give score and stored fields of the best document of each group, titles that answer the query first."""
        groups: dict[str, list[tuple[float, float, int, Mapping[str, str]]]] = {}
        named: set[str] = set()
        for number, score in ranked:
            stored = self._reader.stored_fields(number)
            if asked.phrases and not self._has_phrases(stored, asked.phrases):
                continue
            title = self._named_share(stored["title"], asked.parts)
            if title > _ALMOST_ALL:
                named.add(stored["group"])
            share = max(_TITLE_BONUS * title, _HEADING_BONUS * self._named_share(stored["heading"], asked.parts))
            if stored["group"] == asked.group:
                share = max(share, _TITLE_BONUS)
            groups.setdefault(stored["group"], []).append((score * (1 + share), score, number, stored))
        best: list[tuple[float, Mapping[str, str]]] = []
        for documents in groups.values():
            worth, score, _, stored = max(documents, key=lambda item: (item[0], -item[2]))
            if stored["group"] in named:
                # Who asks for just the title of a page wants to begin at its beginning.
                stored = min(documents, key=lambda item: item[2])[3]
            # A list of many short texts, such as the glossary, answers with one of them, not with their number.
            if 1 < len(documents) <= _LONG_LIST:
                together = self._scorer.evidence(asked.parts, (number for _, _, number, _ in documents))
                others = sorted((row[0] for row in documents), reverse=True)[1 : 1 + _MOST_OTHERS]
                worth += _WHOLE_PAGE * max(0.0, together - score) + _OTHER_SECTIONS * sum(others)
            best.append((worth, stored))
        return sorted(best, key=lambda item: -item[0])

    def _has_phrases(self, stored: Mapping[str, str], phrases: tuple[str, ...]) -> bool:
        text = "\n".join((stored["title"], stored["heading"], stored["text"]))
        return all(is_phrase_in(text, phrase, self.analyzer) for phrase in phrases)

    def _named_share(self, title: str, parts: tuple[Part, ...]) -> float:
        """Give how much of a title the query names, if the title names all of the query; else 0."""
        words = self._title_words(title)
        if len(parts) > len(words):
            return 0.0
        used: set[int] = set()
        for part in parts:
            for names in (part.typed, *part.others):
                places = [{place for place, word in enumerate(words) if not word.isdisjoint(terms)} for terms in names]
                if all(places):
                    used.update(*places)
                    break
            else:
                return 0.0
        return len(used) / len(words) if words else 0.0

    def _title_words(self, title: str) -> tuple[frozenset[str], ...]:
        """Give the words of a title with their terms; the same titles are looked at with every key."""
        words = self._titles.get(title)
        if words is None:
            words = tuple(frozenset(token.terms) for token in self.analyzer.tokens(title) if token.terms)
            if len(self._titles) < _MOST_TITLES:
                self._titles[title] = words
        return words

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
