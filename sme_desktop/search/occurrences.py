"""Finds words in the text of one page just as they are typed, accents, capitals and kinds of space apart.

Unlike the search of the handbook it knows no stems and needs no index, so it works beside a damaged one.
"""

import unicodedata
from functools import lru_cache

_MOST = 2_000
"""Places that are told; nobody walks through more."""

_SPECIAL = {"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-"}
_ARABIC = dict(zip("أإآٱىةؤئ", "اااايهوي", strict=True))


def occurrences(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Give (start, end) of each place where the words stand in the text, in order, never overlapping."""
    wanted, _ = _folded(" ".join(words.split()))
    if not wanted.strip():
        return ()
    folded, places = _folded(text)
    found: list[tuple[int, int]] = []
    position = folded.find(wanted)
    while position >= 0 and len(found) < _MOST:
        end = position + len(wanted)
        found.append((places[position], places[end - 1] + 1))
        position = folded.find(wanted, end)
    return tuple(found)


@lru_cache(maxsize=4)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Give the text without what readers do not care about, and for each of its letters the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in _fold_letter(letter):
            if part == " " and letters and letters[-1] == " ":
                continue
            letters.append(part)
            places.append(place)
    return "".join(letters), tuple(places)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    lowered = letter.lower()
    lowered = _ARABIC.get(lowered, _SPECIAL.get(lowered, lowered))
    if lowered.isascii() or lowered == "й":
        return lowered
    return "".join(part for part in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(part)).replace(
        "\N{ARABIC TATWEEL}", ""
    )
