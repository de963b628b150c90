"""Glossary terms whose names look like what was typed, for readers who found nothing."""

import unicodedata
from collections.abc import Iterable

from sme_desktop.model import Term

_LEAST = 0.55
"""Likeness from which a name is worth showing (difflib's ratio, 0 to 1)."""


def nearest_terms(words: str, terms: Iterable[Term], limit: int = 3) -> tuple[Term, ...]:
    """Give the terms with the most alike names, best first; equals in the order given."""
    wanted = _plain(words)
    if not wanted:
        return ()
    from difflib import SequenceMatcher  # noqa: PLC0415 - not at the start of the program

    matcher = SequenceMatcher(b=wanted, autojunk=False)
    scored: list[tuple[float, int, Term]] = []
    for place, term in enumerate(terms):
        matcher.set_seq1(_plain(term.name))
        if matcher.real_quick_ratio() >= _LEAST and matcher.quick_ratio() >= _LEAST:
            scored.append((matcher.ratio(), -place, term))
    best = sorted((row for row in scored if row[0] >= _LEAST), key=lambda row: row[:2], reverse=True)
    return tuple(term for _, _, term in best[:limit])


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())
