"""Short codes of places, printed beside headings and typed into the search box: `BIZ-9.4`, or a link `sme:page#section`.

The letters come from the page ids of a topic, the first number is the page's place in its topic, the second the
section's place in the page; both count from 1 and are the same in all languages.
"""

import re
import unicodedata
from collections.abc import Mapping

from sme_desktop.library.library import LANDING, Library
from sme_desktop.model import Page, PageId, Place, SectionId, Topic

LINK = "sme:"
"""What a link to a place begins with."""

_CODE = re.compile(r"([A-Za-z]+)(?:[\s‐‑‒–—-]*(\d{1,4})(?:[\s.,:]+(\d{1,4}))?)?")
_TERM = "term-"


def page_code(library: Library, page: PageId) -> str:
    """Give the code of a page, such as `BIZ-9`, or of a topic's own page, `BIZ`; empty for an unknown page."""
    for topic in library.topics("en"):
        if page == library.landing(topic.id):
            return _letters(topic)
        for number, entry in enumerate(topic.entries, 1):
            if entry.id == page:
                return f"{_letters(topic)}-{number}"
    return ""


def section_code(library: Library, page: PageId, section: SectionId, language: str) -> str:
    """Give the code of a section, such as `BIZ-9.4`; empty for a glossary term and for what does not exist."""
    code = page_code(library, page)
    sections = _sections(library, page, language)
    return f"{code}.{sections.index(section) + 1}" if code and section in sections else ""


def section_codes(library: Library, page: Page) -> Mapping[SectionId, str]:
    """Give the codes of all sections of a page that have one."""
    code = page_code(library, page.entry.id)
    named = [section.id for section in page.sections if not section.id.startswith(_TERM)]
    return {name: f"{code}.{number}" for number, name in enumerate(named, 1)} if code else {}


def code_of_link(library: Library, link: str) -> str:
    """Give the code of the page that a link of a page such as `page:biz-trademarks#how` leads to; empty for others."""
    kind, _, target = link.partition(":")
    return page_code(library, PageId(target.partition("#")[0])) if kind == "page" else ""


def place_of_code(library: Library, text: str, language: str) -> Place | None:
    """Give the place that a code names, however it is spaced and cased; None for anything else."""
    match = _CODE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    topic = next((t for t in library.topics("en") if _letters(t) == match[1].upper()), None)
    if topic is None:
        return None
    if match[2] is None:
        landing = library.landing(topic.id)
        return Place(landing) if library.languages_of(landing) else None
    number = int(match[2])
    if not 1 <= number <= len(topic.entries):
        return None
    page = topic.entries[number - 1].id
    if match[3] is None:
        return Place(page)
    sections = _sections(library, page, language)
    number = int(match[3])
    return Place(page, sections[number - 1]) if 1 <= number <= len(sections) else None


def place_of_link(library: Library, text: str, language: str) -> Place | None:
    """Give the place that a link such as `sme:biz-trademarks#what-to-do` names; the page's top for an unknown section."""
    text = text.strip()
    if not text.lower().startswith(LINK):
        return None
    name, _, anchor = text[len(LINK) :].partition("#")
    page, section = PageId(name.strip().lower()), SectionId(anchor.strip())
    if not library.languages_of(page):
        return None
    return Place(page, section) if section in _all_sections(library, page, language) else Place(page)


def _letters(topic: Topic) -> str:
    return topic.entries[0].id.partition("-")[0].upper()


def _sections(library: Library, page: PageId, language: str) -> tuple[SectionId, ...]:
    """Give the sections that have codes; glossary terms stand in another order in each language, and have none."""
    return tuple(name for name in _all_sections(library, page, language) if not name.startswith(_TERM))


def _all_sections(library: Library, page: PageId, language: str) -> tuple[SectionId, ...]:
    entry = library.entry(page, language)
    if entry is None or entry.kind == LANDING:
        return ()
    # Of a page that cannot be read there are none; opening it tells what is wrong.
    return tuple(name for name, _ in library.headings(page, entry.language))
