"""Postings of an index: the documents of a term with what the term adds to their score (BM25), decoded once.

BM25 after Robertson and Zaragoza, “The probabilistic relevance framework” (2009), with Lucene's inverse document
frequency, which never turns negative. Whoosh gives one posting at a time; its blocks are read whole where its present
codec allows, which takes a fifth of the time, and one by one where it does not.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterator
from math import log
from typing import Any

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.reading import TermNotFound

from sme_desktop.values import dataclass

K1, B = 1.2, 0.75
"""Saturation of repeated words, and share of the length of a document; the usual values."""

_MOST_POSTINGS = 2_000_000
"""How many decoded postings are kept in memory, at eight bytes each."""


@dataclass(frozen=True, slots=True)
class TermPostings:
    """The documents of a term in order, each with what the term adds to its score."""

    documents: "array[int]"
    scores: "array[float]"


_NONE = TermPostings(array("I"), array("f"))


class Postings:
    """The postings of one field of an open index."""

    def __init__(self, reader: Any, field: str) -> None:
        self._reader = reader
        self._field = field
        self._count = reader.doc_count_all()
        lengths = [reader.doc_field_length(number, field, 0) for number in range(self._count)]
        mean = sum(lengths) / max(1, self._count) or 1.0
        self._norms = [K1 * (1 - B + B * length / mean) for length in lengths]
        self._cache: OrderedDict[str, TermPostings] = OrderedDict()
        self._cached = 0

    def of(self, term: str) -> TermPostings:
        """Give the postings of a term; empty ones for a term that no document has."""
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

    def knows(self, term: str) -> bool:
        """Tell whether any document has the term, without decoding its postings."""
        return (term in self._cache and bool(self._cache[term].documents)) or (self._field, term) in self._reader

    def _read(self, term: str) -> TermPostings:
        try:
            matcher = self._reader.postings(self._field, term)
        except TermNotFound:
            return _NONE
        numbers: list[int] = []
        weights: list[float] = []
        for ids, block in _blocks(matcher):
            numbers += ids
            weights += block
        rarity = log(1 + (self._count - len(numbers) + 0.5) / (len(numbers) + 0.5)) * (K1 + 1)
        norms = self._norms
        scores = [rarity * weight / (weight + norms[number]) for number, weight in zip(numbers, weights, strict=True)]
        return TermPostings(array("I", numbers), array("f", scores))


def _blocks(matcher: Any) -> Iterator[tuple[Any, Any]]:
    """Give (document numbers, weights) block by block."""
    while matcher.is_active():
        if type(matcher) is W3LeafMatcher and matcher._i == 0:  # noqa: SLF001 - see the module's text
            matcher.id()
            matcher.weight()
            yield matcher._ids, matcher._weights  # noqa: SLF001
            matcher._next_block()  # noqa: SLF001
        else:
            yield (matcher.id(),), (matcher.weight(),)
            matcher.next()
