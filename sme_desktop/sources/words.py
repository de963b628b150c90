"""The running words of a page, for the checks that read as a proof-reader does."""

import re
from collections.abc import Iterator

from sme_desktop.sources.blocks import Block, Figure, Slot, ToolSheet, block_inlines, inline_text
from sme_desktop.sources.page_file import SourcePage

WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word with its apostrophes and hyphens: `l’office`, `know-how`; no ending of a number as in `1er`."""


def block_words(block: Block) -> str:
    """Give the words of a block with a full stop after each part, so that list items and cells end their sentence."""
    if isinstance(block, Slot | ToolSheet):
        return ""
    parts = [inline_text(runs).strip() for runs in block_inlines(block)]
    if isinstance(block, Figure):
        parts.append(block.alternative)
    return "\n".join(part if part.endswith((".", "?", "!", ":", ";")) else f"{part}." for part in parts if part)


def page_texts(page: SourcePage) -> Iterator[tuple[int, str]]:
    """Give (line, text) of everything on a page that a reader reads."""
    yield 1, page.title
    yield 1, page.summary
    for section in page.sections:
        yield section.line, section.title
        for block in section.blocks:
            yield block.line, block_words(block)
