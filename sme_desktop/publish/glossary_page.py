"""The list of the glossary page: every term under its letter, with its meaning and its names in other languages."""

from collections.abc import Iterable

from markupsafe import Markup

from sme_desktop.model import LANGUAGES
from sme_desktop.search.folding import fold
from sme_desktop.sources.glossary import GlossaryTerm

ANCHOR = "term-"
"""Terms are sections of the glossary page; this begins their ids."""


def sorted_terms(terms: Iterable[GlossaryTerm], language: str) -> list[GlossaryTerm]:
    """Give the terms that have a meaning in this language, by its alphabet."""
    named = [term for term in terms if language in term.names and language in term.definitions]
    return sorted(named, key=lambda term: (fold(term.names[language].lower()), term.id))


def glossary_sections(terms: Iterable[GlossaryTerm], language: str) -> list[tuple[str, str, str]]:
    """Give (anchor, name, definition) of each term, by the alphabet of the language."""
    return [
        (f"{ANCHOR}{term.id}", term.names[language], term.definitions[language])
        for term in sorted_terms(terms, language)
    ]


def glossary_html(terms: Iterable[GlossaryTerm], language: str) -> str:
    """Give the list as HTML in Qt's subset."""
    parts: list[Markup] = []
    letter = ""
    for term in sorted_terms(terms, language):
        parts.append(Markup("<!--section:{}{}-->").format(ANCHOR, term.id))
        first = fold(term.names[language][0].lower()).upper()
        if first != letter:
            letter = first
            parts.append(Markup('<p class="h2">{}</p>').format(letter))
        others = " · ".join(
            f"{LANGUAGES[code].name}: {term.names[code]}"
            for code in LANGUAGES
            if code != language and code in term.names
        )
        parts.append(
            Markup(
                '<p class="termname"><a name="h:{}{}"></a>{}</p><p class="termtext">{}</p><p class="termothers">{}</p>'
            ).format(ANCHOR, term.id, term.names[language], term.definitions[language], others)
        )
    return str(Markup("\n").join(parts))
