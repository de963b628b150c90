"""Chinese, which writes no spaces: every two characters in a row are a word, and so is each single one.

Overlapping pairs find as well as a segmenter with a dictionary (measured: design notes on search); a question uses pairs,
and a single character only where it stands alone.
"""

import re
from collections.abc import Iterator

from sme_desktop.search.folding import WORD
from sme_desktop.search.languages.base import Rules, Word

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")


class Chinese(Rules):
    """Pairs and single characters; words in Latin letters and numbers as they are."""

    def words(self, lowered: str, *, is_query: bool) -> Iterator[Word]:
        """Give pairs and, of texts, single characters; what is not Chinese in between as in other languages."""
        position = 0
        for run in _HAN.finditer(lowered):
            yield from self._others(lowered, position, run.start())
            yield from self._pairs(run, is_query=is_query)
            position = run.end()
        yield from self._others(lowered, position, len(lowered))

    def _others(self, lowered: str, start: int, end: int) -> Iterator[Word]:
        return ((match.start(), match.end(), match[0]) for match in WORD.finditer(lowered, start, end))

    def _pairs(self, run: re.Match[str], *, is_query: bool) -> Iterator[Word]:
        text, start = run[0], run.start()
        for place, letter in enumerate(text):
            if not is_query or len(text) == 1:
                yield start + place, start + place + 1, letter
            if place + 1 < len(text):
                yield start + place, start + place + 2, text[place : place + 2]
