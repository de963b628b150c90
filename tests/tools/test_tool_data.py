"""Data of the tools inside an edition: written, read, replaced by a national edition, missing, damaged."""

import shutil
import sqlite3
from pathlib import Path

import pytest
import yaml
from tools_support import TOOLS, data_of

from sme_desktop.errors import EditionNotFoundError, ToolDamagedError, ToolMissingError
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import PAGES
from sme_desktop.library.store import SCHEMA
from sme_desktop.publish.tool_data import write_tools
from sme_desktop.sources.content import read_content
from sme_desktop.sources.yaml_file import YamlError
from sme_desktop.tools.deadlines.rules import read_rule_book


def change_rows(edition: Path, statement: str) -> Library:
    connection = sqlite3.connect(edition / PAGES)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return Library.open(edition)


def overlay_with(folder: Path, name: str, text: str) -> Path:
    (folder / "national" / "tools").mkdir(parents=True)
    (folder / "national" / "tools" / name).write_text(text, "utf-8")
    return folder / "national"


@pytest.fixture
def content(tiny: Path) -> Path:
    """The tiny content with the data of all tools."""
    shutil.copytree(TOOLS, tiny / "content" / "tools")
    return tiny / "content"


def test_an_edition_has_the_data_of_every_tool(library: Library) -> None:
    names = sorted(path.stem for path in TOOLS.glob("*.yaml"))

    assert names == ["deadlines", "diagnostic", "selftests", "sheets", "templates"]
    for name in names:
        assert library.tool(name) == data_of(name)
    assert len(read_rule_book(library.tool("deadlines"), library.tool("sheets")).rules) == 41


def test_equal_data_is_written_as_equal_bytes(tmp_path: Path) -> None:
    for name, tools in (("a", {"x": {"b": 1, "a": 2}, "y": {}}), ("b", {"y": {}, "x": {"a": 2, "b": 1}})):
        connection = sqlite3.connect(tmp_path / name)
        connection.executescript(SCHEMA)
        write_tools(connection, tools)
        connection.commit()
        connection.close()

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_an_unknown_tool_is_told_with_advice(library: Library) -> None:
    with pytest.raises(ToolMissingError, match="no data for this tool") as raised:
        library.tool("horoscope")

    assert not isinstance(raised.value, ToolDamagedError)


def test_an_older_edition_opens_and_says_that_it_lacks_the_tool(own_edition: Path) -> None:
    library = change_rows(own_edition, "DROP TABLE tool")

    assert library.topics("en")
    with pytest.raises(ToolMissingError, match="A newer disc brings the tool"):
        library.tool("deadlines")
    library.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tool SET data = replace(data, '2026', '2O26')",
        "UPDATE tool SET data = substr(data, 1, 100)",
        "UPDATE tool SET data = NULL",
        "UPDATE tool SET data = CAST(data AS BLOB)",
        "UPDATE tool SET checksum = checksum + 1",
        "UPDATE tool SET data = '[]', checksum = 223132457",
        "UPDATE tool SET data = '[', checksum = 0",
    ],
)
def test_damaged_data_is_never_taken_for_true(own_edition: Path, statement: str) -> None:
    library = change_rows(own_edition, statement)

    with pytest.raises(ToolDamagedError, match="damaged on this disc"):
        library.tool("deadlines")
    library.close()


def test_a_disc_that_was_taken_out_is_told_from_damage(own_edition: Path) -> None:
    library = Library.open(own_edition)
    library._connection.close()
    with pytest.raises(ToolDamagedError):
        library.tool("deadlines")

    shutil.rmtree(own_edition)

    with pytest.raises(EditionNotFoundError):
        library.tool("deadlines")


def test_a_national_edition_replaces_the_file_of_a_tool(content: Path, tmp_path: Path) -> None:
    data = data_of("deadlines")
    text = yaml.safe_dump({**data, "days_off": {"weekend": ["friday"], "holidays": ["2027-03-01"]}}, allow_unicode=True)
    # An editor who leaves the quotes out gives a date, not a text.
    overlay = overlay_with(tmp_path, "deadlines.yaml", text.replace("'2027-03-01'", "2027-03-01"))

    found = read_content(content, overlay)

    assert found.tools["deadlines"]["days_off"] == {"weekend": ["friday"], "holidays": ["2027-03-01"]}
    assert found.tools["selftests"] == data_of("selftests")
    assert not [problem for problem in found.problems if problem.file.startswith("tools/")]


def test_a_file_that_replaces_nothing_is_told(content: Path, tmp_path: Path) -> None:
    overlay = overlay_with(tmp_path, "deadline.yaml", "rules: []\n")

    found = read_content(content, overlay)

    assert [problem.file for problem in found.problems] == ["tools/deadline.yaml"]


def test_rules_that_cannot_be_read_stop_the_build_with_their_place(content: Path, tmp_path: Path) -> None:
    text = (TOOLS / "deadlines.yaml").read_text("utf-8").replace("unit: days", "unit: weeks")
    overlay = overlay_with(tmp_path, "deadlines.yaml", text)

    with pytest.raises(YamlError) as raised:
        read_content(content, overlay)

    assert raised.value.problem.message == "rule udrp-response: there is no unit weeks"


def test_content_without_tools_has_none(tiny: Path) -> None:
    assert read_content(tiny / "content").tools == {}
