"""The terms of the glossary by their first letter."""

from collections.abc import Iterable
from itertools import groupby

from sme_desktop.model import LANGUAGES
from sme_desktop.publish.glossary_page import sorted_terms
from sme_desktop.search.folding import fold
from sme_desktop.sources.glossary import GlossaryTerm

Line = tuple[str, str, str, tuple[tuple[str, str, str], ...]]
"""Id, name and meaning of a term, and (code, language, name) elsewhere."""


def glossary_letters(terms: Iterable[GlossaryTerm], language: str) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Give (letter, terms) in the order of the alphabet."""
    by_letter = groupby(sorted_terms(terms, language), lambda term: fold(term.names[language][0].lower()).upper())
    return tuple((letter, tuple(_line(term, language) for term in group)) for letter, group in by_letter)


def _line(term: GlossaryTerm, language: str) -> Line:
    others = tuple(
        (code, LANGUAGES[code].name, term.names[code]) for code in LANGUAGES if code != language and code in term.names
    )
    return term.id, term.names[language], term.definitions[language], others
