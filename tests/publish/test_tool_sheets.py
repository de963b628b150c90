"""The data of the tools as paper sheets: every question, answer, period and field stands on its page, in each language."""

from pathlib import Path

import pytest
from tests_support import ROOT

from sme_desktop.sources.blocks import Block, SourceSection, Steps, Subheading, Table, block_text
from sme_desktop.sources.page_file import SourcePage, read_page
from sme_desktop.sources.site_map import read_site_map
from sme_desktop.sources.tool_sheets import ToolSheets, read_tool_sheets

CONTENT = ROOT / "content"
MATTER = """---
id: {page}
lang: {language}
title: T
summary: S
type: tool
level: A
edition: 2026-11
facts: []
keywords: []
related: []
slots: []
{revision}: 1
status: draft
---

## How {{#how}}

{{{{tool:{sheet}}}}}
"""


@pytest.fixture(scope="module")
def sheets() -> ToolSheets:
    found = read_tool_sheets(CONTENT, read_site_map(CONTENT), {"right-what-is-ip"})
    assert found is not None
    return found


def page_with(folder: Path, page: str, language: str, sheet: str) -> SourcePage:
    revision = "rev" if language == "en" else "source_rev"
    path = folder / "page.md"
    path.write_text(MATTER.format(page=page, language=language, sheet=sheet, revision=revision), "utf-8")
    read, problems = read_page(path, folder)
    assert read is not None
    assert problems == ()
    return read


def blocks(sheets: ToolSheets, folder: Path, page: str, language: str, sheet: str) -> tuple[Block, ...]:
    made, problems = sheets.expanded(page_with(folder, page, language, sheet))
    assert problems == ()
    return made.sections[0].blocks


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_self_test_has_as_many_answers_as_questions(sheets: ToolSheets, tmp_path: Path, language: str) -> None:
    (questions,) = blocks(sheets, tmp_path, "ecom-selftest", language, "questions")
    (answers,) = blocks(sheets, tmp_path, "ecom-selftest", language, "answers")

    assert isinstance(questions, Steps)
    assert isinstance(answers, Steps)
    assert len(questions.items) == len(answers.items) == 20


def test_an_answer_says_what_is_right_why_and_where_to_read(sheets: ToolSheets, tmp_path: Path) -> None:
    (answers,) = blocks(sheets, tmp_path, "tool-selftest-basics", "fr", "answers")
    first = block_text(answers).splitlines()[0]

    assert first.startswith("Réponse a. ")
    assert "À lire" in first
    assert isinstance(answers, Steps)
    assert [run.link for run in answers.items[0] if run.link] == ["page:right-what-is-ip"]
    assert all(run.link in ("", "page:right-what-is-ip") for item in answers.items for run in item)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_diagnosis_has_35_questions_with_weights_in_seven_areas(
    sheets: ToolSheets, tmp_path: Path, language: str
) -> None:
    made = blocks(sheets, tmp_path, "tool-diagnostic", language, "diagnosis")
    tables = [block for block in made if isinstance(block, Table)]
    numbers = [row[0][0].text for table in tables for row in table.rows]

    assert sum(isinstance(block, Subheading) for block in made) == len(tables) == 7
    assert numbers == [str(number) for number in range(1, 36)]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_rule_has_its_period_event_and_source(sheets: ToolSheets, tmp_path: Path, language: str) -> None:
    tables = [b for b in blocks(sheets, tmp_path, "tool-deadlines", language, "rules") if isinstance(b, Table)]
    rows = [row for table in tables for row in table.rows]

    assert len(rows) == 41
    assert all(cell and cell[0].text for row in rows for cell in row)


def test_a_period_says_what_must_be_known_to_use_it(sheets: ToolSheets, tmp_path: Path) -> None:
    text = "\n".join(block_text(b) for b in blocks(sheets, tmp_path, "tool-deadlines", "en", "rules"))

    assert "every 10 years; late, with surcharge: up to 6 months more" in text.replace("\u00a0", " ")
    assert "50 years; to 31 December of that year" in text.replace("\u00a0", " ")
    assert "10 working days" in text.replace("\u00a0", " ")
    assert "every year; late, with surcharge" in text


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_form_has_a_row_for_each_field(sheets: ToolSheets, tmp_path: Path, language: str) -> None:
    (table,) = blocks(sheets, tmp_path, "tool-nda", language, "form")

    assert isinstance(table, Table)
    assert len(table.rows) == 11


@pytest.mark.parametrize(("page", "sheet"), [("right-patents", "questions"), ("tool-nda", "riddles")])
def test_a_sheet_without_data_is_told_at_its_line(sheets: ToolSheets, tmp_path: Path, page: str, sheet: str) -> None:
    made, problems = sheets.expanded(page_with(tmp_path, page, "en", sheet))

    assert [str(problem) for problem in problems] == [
        f"page.md:19: there is no data for the sheet “{sheet}” of this page in en"
    ]
    assert made.sections == (SourceSection(17, "how", "How", ()),)
