"""Arabic: spellings that writers mix are unified, articles and endings cut.

After Larkey, Ballesteros and Connell, “Light stemming for Arabic information retrieval” (2007), stemmer “light10”.
"""

import re
from collections.abc import Iterator

from sme_desktop.search.languages.base import Rules, Word

_MARKS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])
"""Vowel marks, the small alef and the stretching line (tatweel), which are dropped."""

_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
"""Forms of alef, ya, ta marbuta and the seats of hamza that are written one for another."""

_BEGINNINGS = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def unified(word: str) -> str:
    """Give a word without marks and with one form of each letter."""
    return word.translate(_MARKS).translate(_LETTERS)


def light_stem(word: str) -> str:
    """Cut one beginning and all endings of a unified word; at least two letters stay, three after a mere “and”."""
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= (3 if beginning == "و" else 2):
            word = word[len(beginning) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[: -len(ending)]
    return word


_WORD = re.compile(r"[^\W_]+(?:[\u064b-\u0652\u0670]+[^\W_]*)*")
"""Vowel marks stand inside words, though Python counts them as signs between."""


class Arabic(Rules):
    """The light stem, and the unified word as the exact spelling."""

    def words(self, lowered: str, *, is_query: bool) -> Iterator[Word]:
        """Give the words with their vowel marks."""
        return ((match.start(), match.end(), match[0]) for match in _WORD.finditer(lowered))

    def form(self, word: str) -> str:
        """Give the unified spelling."""
        return unified(word)

    def key(self, word: str) -> str:
        """Give the light stem."""
        return light_stem(unified(word))

    def terms(self, word: str, *, is_protected: bool) -> tuple[str, ...]:
        """Give the light stem and the unified word."""
        plain = unified(word)
        return (plain,) if is_protected else tuple(dict.fromkeys((light_stem(plain), plain)))
