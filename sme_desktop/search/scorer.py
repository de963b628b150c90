"""Ranks documents by BM25 (Robertson and Zaragoza, 2009), term by term, over postings that are decoded once.

Whoosh's own searcher walks a tree of matchers document by document, which costs 20 to 30 ms for a typed question at
1,500 sections; this takes a quarter of it through the public reader alone (see DECISIONS.md, "Scoring").
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Any

from whoosh.reading import TermNotFound

K1, B = 1.2, 0.75
"""Saturation of repeated words, and share of the length of a document; the usual values."""

_MOST_POSTINGS = 2_000_000
"""How many decoded postings are kept in memory: about 25 MB."""


@dataclass(frozen=True, slots=True)
class _Postings:
    """The documents of a term, each with what the term adds to its score."""

    documents: tuple[int, ...]
    scores: tuple[float, ...]


_NONE = _Postings((), ())


class Scorer:
    """Scores the documents of one open index."""

    def __init__(self, reader: Any, field: str) -> None:
        self._reader = reader
        self._field = field
        self._count = reader.doc_count_all()
        lengths = [reader.doc_field_length(number, field, 0) for number in range(self._count)]
        mean = sum(lengths) / max(1, self._count) or 1.0
        self._norms = [K1 * (1 - B + B * length / mean) for length in lengths]
        self._cache: OrderedDict[str, _Postings] = OrderedDict()
        self._cached = 0

    def knows(self, term: str) -> bool:
        """Tell whether any document has the term."""
        return bool(self._postings(term).documents)

    def best(self, groups: Iterable[tuple[Collection[str], float]], limit: int) -> list[tuple[int, float]]:
        """Give the best documents as (number, score), best first, equals in the order of the index.

        A document earns the best term of each group times the group's weight, and the sum of its groups: the terms of
        a group stand for each other.
        """
        total: dict[int, float] = {}
        for group, weight in groups:
            for number, score in self._group_scores(group).items():
                total[number] = total.get(number, 0.0) + weight * score
        return nlargest(limit, total.items(), key=lambda item: (item[1], -item[0]))

    def _group_scores(self, group: Collection[str]) -> dict[int, float]:
        best: dict[int, float] = {}
        for term in sorted(group):
            postings = self._postings(term)
            if not best:
                best = dict(zip(postings.documents, postings.scores, strict=True))
                continue
            known = best.get
            for number, score in zip(postings.documents, postings.scores, strict=True):
                if score > known(number, 0.0):
                    best[number] = score
        return best

    def _postings(self, term: str) -> _Postings:
        postings = self._cache.get(term)
        if postings is not None:
            self._cache.move_to_end(term)
            return postings
        postings = self._cache[term] = self._read(term)
        self._cached += len(postings.documents)
        while self._cached > _MOST_POSTINGS and len(self._cache) > 1:
            _, oldest = self._cache.popitem(last=False)
            self._cached -= len(oldest.documents)
        return postings

    def _read(self, term: str) -> _Postings:
        try:
            matcher = self._reader.postings(self._field, term)
        except TermNotFound:
            return _NONE
        numbers: list[int] = []
        weights: list[float] = []
        while matcher.is_active():
            numbers.append(matcher.id())
            weights.append(matcher.weight())
            matcher.next()
        # Lucene's inverse document frequency, which never turns negative.
        rarity = log(1 + (self._count - len(numbers) + 0.5) / (len(numbers) + 0.5)) * (K1 + 1)
        norms = self._norms
        scores = (rarity * w / (w + norms[number]) for number, w in zip(numbers, weights, strict=True))
        return _Postings(tuple(numbers), tuple(scores))
