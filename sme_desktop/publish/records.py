"""What the search knows of each page: one record per section."""

from collections.abc import Iterator

from sme_desktop.search import Document
from sme_desktop.sources.blocks import Slot, SourceSection, block_text
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage

_UNSEARCHED = frozenset({"sources", "next"})
"""Sections that only point elsewhere: a hit in them helps nobody."""


def section_text(content: Content, page: SourcePage, section: SourceSection) -> str:
    """Give the plain text of a section, slots filled, one paragraph a line."""
    parts = []
    for block in section.blocks:
        if isinstance(block, Slot):
            parts.append(content.slots.get(block.name, {}).get(page.language, ""))
        else:
            parts.append(block_text(block))
    return "\n".join(part for part in parts if part)


def page_records(content: Content, page: SourcePage) -> Iterator[Document]:
    """Give one document per section; the first carries the page's summary and keywords."""
    is_first = True
    for section in page.sections:
        if section.id in _UNSEARCHED:
            continue
        text = section_text(content, page, section)
        keywords = " ".join((*page.keywords, page.summary)) if is_first else ""
        # A heading that many pages share ("Watch out") says nothing of this one.
        if section.id not in content.site_map.headings:
            keywords = f"{keywords} {section.title}"
        yield Document(
            id=f"{page.id}#{section.id}",
            language=page.language,
            title=page.title,
            text=text,
            group=page.id,
            keywords=keywords,
            heading=section.title,
        )
        is_first = False
