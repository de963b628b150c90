"""The frozen nouns that all layers share."""

from collections.abc import Mapping
from dataclasses import field
from typing import NewType

from sme_desktop.values import dataclass

PageId = NewType("PageId", str)
"""ASCII slug of a page, the same in all languages."""

SectionId = NewType("SectionId", str)
"""Anchor of a heading, the same in all languages."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its own name in its own script."""

    code: str
    name: str
    is_right_to_left: bool = False


LANGUAGES: Mapping[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English"),
        Language("fr", "Français"),
        Language("es", "Español"),
        Language("ar", "العربية", is_right_to_left=True),
        Language("zh", "中文"),
        Language("ru", "Русский"),
    )
}
"""The languages of the United Nations, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under one heading; `text` is its plain text, paragraphs parted by line feeds."""

    id: SectionId
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: what is known of a page without opening it."""

    id: PageId
    language: str
    topic: str
    position: int
    kind: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A chapter of the handbook with its pages in reading order, in one language."""

    id: str
    title: str
    intro: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: HTML without colours and sizes, and its sections in order."""

    entry: Entry
    html: str
    sections: tuple[Section, ...]
    minutes: int
    edition: str
    """Month of the last full review, `YYYY-MM`."""
    is_outdated: bool
    """True where the translation follows an earlier English text."""


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term in one language, with its names in the others by language code."""

    id: str
    language: str
    name: str
    definition: str
    page: PageId
    names: Mapping[str, str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    """The definition by language code, where more than the term's own was asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is: a section of a page, or its top when `section` is empty."""

    page: PageId
    section: SectionId = SectionId("")

    @property
    def link(self) -> str:
        """The place as it is copied and typed: `sme:biz-trademarks#what-to-do`."""
        return f"sme:{self.page}#{self.section}" if self.section else f"sme:{self.page}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks; while `is_typing`, the last word may be unfinished."""

    text: str
    language: str
    is_typing: bool = False
    is_exact: bool = False
    """True where no word may be corrected."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short passage in its original spelling; `marks` are (start, end) offsets of found words in `text`."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document, best first in a list of hits."""

    document_id: str
    score: float
    title: str
    heading: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was searched for in the place of the one that was typed."""

    typed: str
    used: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """Other names of a notion that were searched for as well as the typed one; `term` is its glossary id."""

    typed: str
    used: tuple[str, ...]
    term: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search found, best first, and how it read the query."""

    hits: tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    language: str = ""
    """The language whose words the query has, where it is not the one asked for; its pages are told in the latter."""
    has_loose_phrases: bool = False
    """True where no page has the words in quotes together, and pages with the words apart are given."""
    term: str = ""
    """Glossary id of the notion that the query as a whole names; empty where it asks for more or for something else."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in the content, at a line of a file."""

    file: str
    line: int
    message: str
    is_warning: bool = field(default=False, kw_only=True)

    def __str__(self) -> str:
        kind = "warning: " if self.is_warning else ""
        return f"{self.file}:{self.line}: {kind}{self.message}"
