"""Passages that two pages share: a reader who reads both pays twice, and one of them is soon out of date."""

from collections.abc import Iterator

from sme_desktop.model import Problem
from sme_desktop.sources.content import Content
from sme_desktop.sources.words import WORD, block_words

LONG = 30
"""Number of words in a row from which a passage counts as shared."""


def check_sameness(content: Content) -> Iterator[Problem]:
    """Give one problem for each pair of places of one language that share a long passage (sources left out)."""
    first: dict[tuple[str, ...], tuple[str, int]] = {}
    told: set[tuple[str, str]] = set()
    for key in sorted(content.pages):
        page = content.pages[key]
        for section in page.sections:
            if section.id == "sources":
                continue
            for block in section.blocks:
                words = [word.lower() for word in WORD.findall(block_words(block))]
                for start in range(len(words) - LONG + 1):
                    passage = (page.language, *words[start : start + LONG])
                    file, line = first.setdefault(passage, (page.file, block.line))
                    if file != page.file and (file, page.file) not in told:
                        told.add((file, page.file))
                        shown = " ".join(words[start : start + LONG])
                        yield Problem(page.file, block.line, f"the passage “{shown}” stands also in {file}:{line}")
