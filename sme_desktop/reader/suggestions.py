"""What is offered under the search field: pages and sections, then terms and tools, or earlier searches."""

import re
import unicodedata
from collections.abc import Iterable

from sme_desktop.library.codes import page_code, place_of_code, place_of_link, section_code
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId, Term
from sme_desktop.reader.filters import kind_of
from sme_desktop.reader.results import Result
from sme_desktop.values import dataclass

MOST_PAGES, MOST_TERMS, MOST_RECENT = 5, 3, 6

PLACE, PAGES, TERMS, RECENT = "place", "pages", "terms", "recent"

_GLOSSARY = PageId("help-glossary")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line: it opens `place`, or asks `query` where there is no place. `marks` are the typed beginnings of words."""

    group: str
    text: str
    note: str
    kind: str
    place: Place | None = None
    query: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def suggestions(typed: str, results: Iterable[Result], terms: Iterable[Term]) -> tuple[Suggestion, ...]:
    """Give the lines for what is typed: the best pages, then terms that begin so and tools."""
    beginnings = tuple(_plain(word) for word in _WORD.findall(typed))
    pages: list[Suggestion] = []
    tools: list[Suggestion] = []
    for result in results:
        kind = kind_of(result)
        if kind == "glossary":
            continue
        text = f"{result.title} › {result.heading}" if result.heading and kind != "tools" else result.title
        line = Suggestion(
            TERMS if kind in ("tools", "tests") else PAGES,
            text,
            result.topic,
            result.kind,
            result.place,
            marks=_marks(text, beginnings),
        )
        (tools if line.group == TERMS else pages).append(line)
    wanted = " ".join(beginnings)
    named = [term for term in terms if wanted and _plain(term.name).startswith(wanted)]
    named.sort(key=lambda term: (len(term.name), term.name))
    entries = [
        Suggestion(
            TERMS,
            term.name,
            term.definition,
            "glossary",
            Place(_GLOSSARY, SectionId(f"term-{term.id}")),
            marks=_marks(term.name, beginnings),
        )
        for term in named[: MOST_TERMS - min(1, len(tools))]
    ]
    return (*pages[:MOST_PAGES], *entries, *tools[: MOST_TERMS - len(entries)])


def place_named(typed: str, library: Library, language: str) -> Place | None:
    """Give the place that a typed code or link names; None for other words."""
    return place_of_code(library, typed, language) or place_of_link(library, typed, language)


def place_to_open(typed: str, library: Library, language: str) -> Place | None:
    """Give the place that Enter opens at once: letters alone, such as those of `RIGHT`, are also words to search for."""
    return None if typed.strip().isalpha() else place_named(typed, library, language)


def place_suggestions(typed: str, library: Library, language: str) -> tuple[Suggestion, ...]:
    """Give the line for a typed code or link; none for other words."""
    place = place_named(typed, library, language)
    entry = library.entry(place.page, language) if place is not None else None
    if place is None or entry is None:
        return ()
    code = page_code(library, place.page)
    heading = ""
    if place.section:
        code = section_code(library, place.page, place.section, entry.language)
        heading = dict(library.headings(place.page, entry.language)).get(place.section, "")
    text = f"{entry.title} › {heading}" if heading else entry.title
    return (Suggestion(PLACE, text, code, entry.kind, place),)


def recent_suggestions(words: Iterable[str]) -> tuple[Suggestion, ...]:
    """Give a line for each earlier search."""
    return tuple(Suggestion(RECENT, text, "", "search", query=text) for text in words)[:MOST_RECENT]


def _marks(text: str, beginnings: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Give (start, end) of the typed beginnings of words; letters are compared without accents."""
    found = []
    for match in _WORD.finditer(text):
        word = _plain(match[0])
        lengths = [len(beginning) for beginning in beginnings if beginning and word.startswith(beginning)]
        if lengths and len(word) == len(match[0]):
            found.append((match.start(), match.start() + max(lengths)))
    return tuple(found)


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))
