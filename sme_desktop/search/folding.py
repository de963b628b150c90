"""Spelling differences that readers do not care about: accents, ligatures, apostrophes, kinds of space."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits; apostrophes and hyphens part words."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_BREVE = "\N{COMBINING BREVE}"


def normal_form(text: str) -> str:
    """Give the text in Unicode normal form C, without lone surrogates, which no file can hold."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))


def lower(text: str) -> str:
    """Give the text in lower case at the same length, so that offsets stay valid (İ would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give a lower-case word without accents and ligatures: `déposée` -> `deposee`, `œuvre` -> `oeuvre`.

    Russian й is a letter of its own and stays; ё becomes е.
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_LIGATURES))
    kept = (
        mark
        for place, mark in enumerate(parts)
        if not unicodedata.combining(mark) or (mark == _BREVE and place and parts[place - 1] in "иИ")
    )
    return unicodedata.normalize("NFC", "".join(kept))
