"""A query for words that may stand for each other: a document earns the best of them, not their sum."""

from typing import Any

from whoosh import matching
from whoosh.query import DisjunctionMax


class _BestMatcher(matching.DisjunctionMaxMatcher):  # type: ignore[misc]
    """WORKAROUND(whoosh3 3.54): the stock matcher takes the score of a document that its other half stands at."""

    def score(self) -> float:
        """Give the score of the current document."""
        if not self.a.is_active():
            return float(self.b.score())
        if not self.b.is_active():
            return float(self.a.score())
        first, second = self.a.id(), self.b.id()
        if first < second:
            return float(self.a.score())
        if second < first:
            return float(self.b.score())
        return float(max(self.a.score(), self.b.score()))

    def replace(self, minquality: float = 0) -> Any:
        """Give a simpler matcher that gives the same, keeping this class where the stock one would not."""
        replaced = super().replace(minquality)
        if type(replaced) is matching.DisjunctionMaxMatcher:
            return _BestMatcher(replaced.a, replaced.b)
        return replaced


class Alternatives(DisjunctionMax):  # type: ignore[misc]
    """Matches documents with any of the terms."""

    def _matcher(self, subs: Any, searcher: Any, context: Any) -> Any:
        reader = searcher.reader()
        return self._tree_matcher(subs, _BestMatcher, searcher, context, lambda part: part.estimate_size(reader))
