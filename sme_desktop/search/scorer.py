"""Ranks documents: the sum over the parts of a query, each part the best of what stands for it.

Whoosh's own searcher walks a tree of matchers document by document, which costs 20 to 30 ms for a typed question at
1,500 sections; this takes a quarter of it through the public reader alone (see DECISIONS.md, "Scoring"). Parts that can
no longer change who is among the best only raise documents that are already candidates (Turtle and Flood, “Query
evaluation: strategies and optimizations”, 1995: MaxScore); the result is exact.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest

from sme_desktop.search.postings import Postings
from sme_desktop.values import dataclass

_MOST_MERGED = 300_000
"""How many scores of merged parts are kept, so that a further key costs only the word being typed."""

Words = tuple[frozenset[str], ...]
"""Words that belong together, each with the terms that stand for it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one notion of a query is called: the typed words, each worth something alone, or another name, whole."""

    typed: Words
    weight: float = 1.0
    others: tuple[Words, ...] = ()
    other_weight: float = 0.7
    """What another name counts against the typed one."""


class Scorer:
    """Scores the documents of one open index."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._merged: OrderedDict[object, Mapping[int, float]] = OrderedDict()
        self._kept = 0

    def best(
        self, parts: Iterable[Part], limit: int, *, excluded: Collection[str] = (), required: Iterable[Words] = ()
    ) -> list[tuple[int, float]]:
        """Give the best documents as (number, score), best first, equals in the order of the index.

        Documents with any of the `excluded` terms are left out, and those that lack a word of `required`.
        """
        scored = [(part, self._part_scores(part)) for part in parts]
        weighed = [(part.weight, scores, part.weight * max(scores.values())) for part, scores in scored if scores]
        weighed.sort(key=lambda row: (-row[2], len(row[1])))
        total = _summed(weighed, limit if not excluded and not required else None)
        for term in excluded:
            for number in self._postings.of(term).documents:
                total.pop(number, None)
        for words in required:
            for word in words:
                holders = self._word_scores(word)
                total = {number: score for number, score in total.items() if number in holders}
        return _largest(total, limit)

    def evidence(self, parts: Iterable[Part], documents: Iterable[int]) -> float:
        """Give what several documents together say to a query: the sum over its parts of the best document for each."""
        numbers = tuple(documents)
        total = 0.0
        for part in parts:
            scores = self._part_scores(part)
            total += part.weight * max((scores.get(number, 0.0) for number in numbers), default=0.0)
        return total

    def _part_scores(self, part: Part) -> Mapping[int, float]:
        if len(part.typed) == 1 and not part.others:
            return self._word_scores(part.typed[0])
        key = (part.typed, part.others, part.other_weight)
        found = self._known(key)
        if found is not None:
            return found
        total: dict[int, float] = {}
        for word in part.typed:
            for number, score in self._word_scores(word).items():
                total[number] = total.get(number, 0.0) + score
        for words in part.others:
            for number, score in self._whole_scores(words).items():
                worth = part.other_weight * score
                if worth > total.get(number, 0.0):
                    total[number] = worth
        return self._keep(key, total)

    def _whole_scores(self, words: Words) -> Mapping[int, float]:
        """Give the summed scores of the documents that have every word."""
        columns = sorted((self._word_scores(word) for word in words), key=len)
        if len(columns) == 1:
            return columns[0]
        return {
            number: sum(column[number] for column in columns)
            for number in columns[0]
            if all(number in column for column in columns)
        }

    def _word_scores(self, terms: frozenset[str]) -> Mapping[int, float]:
        """Give the best score of any term, by document."""
        found = self._known(terms)
        if found is not None:
            return found
        columns = sorted((self._postings.of(term) for term in sorted(terms)), key=lambda column: -len(column.documents))
        best = dict(zip(columns[0].documents, columns[0].scores, strict=True)) if columns else {}
        known = best.get
        for column in columns[1:]:
            for number, score in zip(column.documents, column.scores, strict=True):
                if score > known(number, 0.0):
                    best[number] = score
        return self._keep(terms, best)

    def _known(self, key: object) -> Mapping[int, float] | None:
        found = self._merged.get(key)
        if found is not None:
            self._merged.move_to_end(key)
        return found

    def _keep(self, key: object, scores: Mapping[int, float]) -> Mapping[int, float]:
        self._merged[key] = scores
        self._kept += len(scores)
        while self._kept > _MOST_MERGED and len(self._merged) > 1:
            _, oldest = self._merged.popitem(last=False)
            self._kept -= len(oldest)
        return scores


def _summed(weighed: list[tuple[float, Mapping[int, float], float]], limit: int | None) -> dict[int, float]:
    """Add up the parts, strongest first; with a limit, documents that cannot be among the best are left out."""
    total: dict[int, float] = {}
    remaining = sum(row[2] for row in weighed)
    threshold = 0.0
    for weight, scores, most in weighed:
        if limit is not None and remaining < threshold:
            _raise(total, scores, weight)
        elif not total:
            total = dict(scores) if weight == 1.0 else {number: weight * score for number, score in scores.items()}
        else:
            known = total.get
            for number, score in scores.items():
                total[number] = known(number, 0.0) + weight * score
        remaining -= most
        if limit is not None and remaining > 0 and len(total) > limit:
            threshold = nlargest(limit, total.values())[-1]
            if len(total) > 4 * limit:
                least = threshold - remaining
                total = {number: score for number, score in total.items() if score >= least}
    return total


def _raise(total: dict[int, float], scores: Mapping[int, float], weight: float) -> None:
    """Add a part to the documents that are candidates already."""
    if len(total) < len(scores):
        for number in total:
            if number in scores:
                total[number] += weight * scores[number]
    else:
        for number, score in scores.items():
            if number in total:
                total[number] += weight * score


def _largest(total: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    if len(total) > limit:
        least = nlargest(limit, total.values())[-1]
        total = {number: score for number, score in total.items() if score >= least}
    return sorted(total.items(), key=lambda item: (-item[1], item[0]))[:limit]
