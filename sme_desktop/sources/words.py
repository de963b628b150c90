"""The running words of a page, for the checks that read as a proof-reader does."""

import re
from collections.abc import Iterator

from sme_desktop.sources.blocks import Block, Figure, Slot, ToolSheet, block_inlines, inline_text
from sme_desktop.sources.page_file import SourcePage

WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:[’'-][^\W\d_]+)*")
"""A word with its apostrophes and hyphens: `l’office`, `know-how`; no ending of a number as in `1er`."""


def block_words(block: Block, *, has_italics: bool = True) -> str:
    """Give the words of a block with a full stop after each part, so that list items and cells end their sentence.

    Without italics, names of files and words of other languages are left out.
    """
    if isinstance(block, Slot | ToolSheet):
        return ""
    inlines = (tuple(run for run in runs if has_italics or not run.is_italic) for runs in block_inlines(block))
    parts = [inline_text(runs).strip() for runs in inlines]
    if isinstance(block, Figure):
        parts.append(block.alternative)
    return "\n".join(part if part.endswith((".", "?", "!", ":", ";")) else f"{part}." for part in parts if part)


def page_texts(page: SourcePage, *, has_italics: bool = True) -> Iterator[tuple[int, str]]:
    """Give (line, text) of everything on a page that a reader reads; words in italics only where they are wanted."""
    yield 1, page.title
    yield 1, page.summary
    for section in page.sections:
        yield section.line, section.title
        for block in section.blocks:
            yield block.line, block_words(block, has_italics=has_italics)
