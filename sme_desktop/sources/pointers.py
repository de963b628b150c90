"""Lines that only point elsewhere (“Read more: A; B.”): pages that are not in the edition are left out of them."""

import re
from collections.abc import Collection
from dataclasses import replace

from sme_desktop.sources.blocks import Block, Inline, Paragraph, Run
from sme_desktop.sources.page_file import SourcePage

_JOINT = re.compile(r"^[\s,;.·]*$")


def without_dead_pointers(page: SourcePage, pages: Collection[str]) -> SourcePage:
    """Give the page with such lines shortened to `pages`; a line that would point nowhere is left out."""
    sections = []
    for section in page.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph) and _is_pointer(block.runs):
                runs = living_pointers(block.runs, pages)
                if runs:
                    blocks.append(replace(block, runs=runs))
            else:
                blocks.append(block)
        sections.append(replace(section, blocks=tuple(blocks)))
    return replace(page, sections=tuple(sections))


def living_pointers(runs: Inline, pages: Collection[str]) -> Inline:
    """Give a pointing line with its links to `pages` alone; nothing where none is left."""
    links = [run for run in runs if run.link and _target(run) in pages]
    if not links:
        return ()
    joint = next((run.text for run in runs[1:] if not run.link and run.text.strip() in (";", ",")), "; ")
    parts: list[Run] = [runs[0]]
    for link in links:
        parts += [Run(joint), link] if len(parts) > 1 else [link]
    return (*parts, runs[-1]) if not runs[-1].link else tuple(parts)


def _is_pointer(runs: Inline) -> bool:
    """Tell whether a line is a word with a colon and links to pages, and nothing else."""
    if len(runs) < 2 or runs[0].link or not runs[0].text.rstrip().endswith(":"):
        return False
    rest = runs[1:]
    return any(run.link for run in rest) and all(
        run.link.startswith("page:") if run.link else bool(_JOINT.match(run.text)) for run in rest
    )


def _target(run: Run) -> str:
    return run.link.removeprefix("page:").partition("#")[0]
