"""Arabic: spellings that writers mix are unified, articles and endings cut.

After Larkey, Ballesteros and Connell, “Light stemming for Arabic information retrieval” (2007), stemmer “light10”.
"""

from sme_desktop.search.languages.base import Rules

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


class Arabic(Rules):
    """The light stem, and the unified word as the exact spelling."""

    def form(self, word: str) -> str:
        return unified(word)

    def terms(self, word: str, *, is_protected: bool) -> tuple[str, ...]:
        plain = unified(word)
        return (plain,) if is_protected else tuple(dict.fromkeys((light_stem(plain), plain)))
