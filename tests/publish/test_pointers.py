"""Lines that only point elsewhere name pages of the edition alone."""

import pytest

from sme_desktop.sources.blocks import Paragraph, Run, SourceSection
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.pointers import without_dead_pointers

A, B = Run("A", link="page:a"), Run("B", link="page:b#how")


def page(*runs: Run) -> SourcePage:
    section = SourceSection(1, "q01", "Q", (Paragraph(2, runs),))
    return SourcePage("f", "i", "en", "T", "S", "faq", "A", "2026-11", (), (), (), (), "checked", 1, (section,))


@pytest.mark.parametrize(
    ("runs", "pages", "left"),
    [
        ((Run("Read more: "), A, Run("; "), B, Run(".")), {"a", "b"}, "Read more: A; B."),
        ((Run("Read more: "), A, Run("; "), B, Run(".")), {"b"}, "Read more: B."),
        ((Run("Read more: "), A, Run(", "), B), {"a"}, "Read more: A"),
        ((Run("Read more: "), A, Run("; "), B, Run(".")), set(), None),
        ((Run("Ask first: see "), A, Run(" and then file.")), set(), "Ask first: see A and then file."),
        ((Run("No links here: none."),), set(), "No links here: none."),
    ],
)
def test_a_pointing_line_keeps_its_living_links(runs: tuple[Run, ...], pages: set[str], left: str | None) -> None:
    blocks = without_dead_pointers(page(*runs), pages).sections[0].blocks

    assert ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)] == (
        [] if left is None else [left]
    )
