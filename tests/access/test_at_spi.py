"""The real window, looked at through AT-SPI as Orca does: under Xvfb, with a private D-Bus."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests_support import ROOT

SYSTEM_PYTHON = Path("/usr/bin/python3")
SCRIPT = Path(__file__).parent / "at_spi_session.py"


def missing() -> str:
    """Name what this machine lacks."""
    lacks = [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]
    if (
        not SYSTEM_PYTHON.exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True).returncode
    ):
        lacks.append("pyatspi")
    return ", ".join(lacks)


pytestmark = pytest.mark.skipif(bool(missing()), reason=f"lacks {missing()}: packaging/prepare.sh access installs it")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees; the server chooses its number."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def seen(display: str, edition: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All that a screen reader was told, in one session of its own."""
    home = tmp_path_factory.mktemp("home")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "AT_SPI", "COV_"))
    }
    environment = {**kept, "DISPLAY": display, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    command = ["dbus-run-session", "--", str(SYSTEM_PYTHON), str(SCRIPT), sys.executable, str(edition)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def of(parts: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    return [part for part in parts if part["role"] == role]


def nameless(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for part in parts if part["visible"] and part["focusable"] and not part["name"]]


def test_a_screen_reader_finds_the_headings_of_a_page_with_their_levels(seen: dict[str, Any]) -> None:
    headings = {part["name"]: part["attributes"] for part in of(seen["page"], "heading")}

    assert headings["Why trade marks matter to your success"] == ["level:1"]
    assert headings["What to do"] == ["level:2"]
    assert headings["The procedure"] == ["level:3"]


def test_a_screen_reader_finds_links_that_can_be_reached_and_pressed(seen: dict[str, Any]) -> None:
    links = of(seen["page"], "link")

    assert len(links) > 10
    for link in links:
        assert link["name"]
        assert link["focusable"]
        assert "Action" in link["interfaces"]
        assert min(link["size"]) > 0
    assert seen["actions"][0] == "Press"


def test_a_screen_reader_finds_paragraphs_lists_tables_and_figures(seen: dict[str, Any]) -> None:
    page = seen["page"]

    assert len(of(page, "paragraph")) > 15
    assert len(of(page, "list item")) > 15
    assert any(part["name"].startswith("Five stages") for part in of(page, "image"))
    cells = {part["name"] for part in of(page, "table cell") if "TableCell" in part["interfaces"]}
    assert {"Fresh Bread", "Normally refused"} <= cells
    assert "What it tells buyers" in {part["name"] for part in of(page, "table column header")}
    assert nameless(page) == []


def test_a_screen_reader_reads_by_words(seen: dict[str, Any]) -> None:
    assert seen["text"] == "A customer"
    assert seen["word"][0].strip() == "customer"


def test_pressing_a_link_opens_its_page_and_announces_it(seen: dict[str, Any]) -> None:
    assert seen["pressed"]
    assert of(seen["next"], "heading")[0]["name"].startswith("Illustrative example")
    assert any(words.startswith("Illustrative example") and words.endswith(" sections") for words in seen["heard"])
    assert [words.endswith(", open page") for words in seen["open"]] == [True]
    assert seen["open"][0].startswith("Illustrative example")


def test_a_screen_reader_finds_the_results_and_the_filters(seen: dict[str, Any]) -> None:
    results = seen["results"]

    assert [part["name"] for part in of(results, "list")].count("Results") == 1
    rows = [part["name"] for part in of(results, "list item")]
    assert len(rows) > 5
    assert "English" in rows[0]
    assert any("pages for “trade mark”" in part["name"] for part in of(results, "heading"))
    assert any(part["name"].startswith("Guides and fact sheets") for part in of(results, "check box"))
    assert nameless(results) == []
