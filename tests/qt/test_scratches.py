"""The window on scratched guides: it says what is wrong in the reader's language, and everything else goes on."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from damage_support import Damage, damaged, lose
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from reader_support import Reader, child

from sme_desktop.errors import EditionDamagedError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import PAGES
from sme_desktop.model import PageId, Place
from sme_desktop.qt.app import Desk
from sme_desktop.qt.log_file import LogFile
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.no_edition import NoEditionWindow
from sme_desktop.qt.opening import Start, open_library
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.state import Screen

MARKS, PATENTS, FIGURED = PageId("biz-trademarks"), PageId("right-patents"), PageId("right-trademarks")


def scratch(edition: Path, page: PageId, language: str) -> None:
    library = Library.open(edition)
    html = library.page(page, language).html
    library.close()
    data = bytearray((edition / PAGES).read_bytes())
    middle = len(html) // 2
    data[data.index(html[middle : middle + 80].encode())] ^= 1
    (edition / PAGES).write_bytes(data)


def test_the_screen_of_a_damaged_page_follows_the_language(
    own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    scratch(own_edition, MARKS, "fr")
    reader = open_reader(own_edition, "fr")
    trouble = reader.window.later.trouble
    reader.presenter.open_place(Place(MARKS))
    assert "Les autres pages se lisent" in trouble.words.text()

    reader.presenter.switch_language("es")
    assert reader.window.article.isVisible()
    reader.presenter.switch_language("fr")

    assert trouble.isVisible()
    assert trouble.title.text() == "Cette page est illisible"


def test_where_no_page_can_be_read_the_screen_does_not_promise_others(
    own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader(own_edition, "fr")
    (own_edition / PAGES).write_bytes(b"")
    trouble = reader.window.later.trouble

    reader.presenter.open_place(Place(MARKS))

    assert trouble.isVisible()
    assert "pages.sqlite" in trouble.words.text()
    assert "est endommagé" in trouble.words.text()
    assert "autres pages" not in trouble.words.text()
    assert [link for _, link in trouble._links] == ["app:retry", "app:home"]
    reader.presenter.switch_language("es")
    assert "está dañado" in trouble.words.text()
    reader.presenter.open_home()
    assert reader.window.later.home.isVisible()


def test_a_page_can_be_tried_again_once_the_guides_were_mended(
    qtbot: QtBot, own_edition: Path, edition: Path, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader(own_edition)
    (own_edition / PAGES).write_bytes(b"")
    reader.presenter.open_place(Place(MARKS))
    (own_edition / PAGES).write_bytes((edition / PAGES).read_bytes())

    button, _ = reader.window.later.trouble._links[0]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert reader.window.article.isVisible()


def test_results_follow_from_a_damaged_index_to_a_sound_one(
    qtbot: QtBot, own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    (own_edition / "index" / "fr" / "concepts.json").write_bytes(b"{")
    reader = open_reader(own_edition, "fr")
    results = reader.window.later.results
    reader.presenter.submit_query("patent")
    qtbot.waitUntil(lambda: "index est endommagé" in results._advice.text())

    reader.presenter.switch_language("en")

    qtbot.waitUntil(lambda: results.list.count() > 0)
    reader.presenter.switch_language("fr")
    qtbot.waitUntil(lambda: "index est endommagé" in results._advice.text())


@pytest.mark.parametrize("table", ["figure", "term", "tool"])
def test_pages_are_read_without_what_is_lost_beside_them(
    own_edition: Path, open_reader: Callable[..., Reader], table: str
) -> None:
    lose(own_edition / PAGES, table)
    reader = open_reader(own_edition, "es")

    reader.presenter.open_place(Place(FIGURED))
    reader.presenter.follow("term:trade-mark")
    reader.presenter.type_query("marc")
    reader.presenter.suggestions()

    assert reader.window.article.isVisible()
    assert "marca" in reader.window.article.view.plain_text()


def test_a_lost_tool_gives_way_to_the_page_that_explains_it(
    own_edition: Path, open_reader: Callable[..., Reader]
) -> None:
    lose(own_edition / PAGES, "tool")
    reader = open_reader(own_edition, "fr")

    reader.presenter.open_tool("tool-diagnostic")

    assert reader.window.article.isVisible()
    assert "Les pages se lisent" in reader.window.notice.words.text()
    reader.presenter.switch_language("es")
    assert reader.presenter.state.visit.screen is Screen.PAGE
    assert reader.window.article.isVisible()


def test_half_a_file_of_pages_still_shows_a_window_that_says_so(tmp_path: Path, own_edition: Path) -> None:
    with (
        damaged(own_edition, Damage(PAGES, "cut", (own_edition / PAGES).stat().st_size // 2)),
        pytest.raises(EditionDamagedError, match=PAGES),
    ):
        open_library(own_edition)


@pytest.fixture
def program(tmp_path: Path, own_edition: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for that of the frozen program, with texts of its own."""
    folder = tmp_path / "program"
    (folder / "texts").mkdir(parents=True)
    for path in (own_edition / "texts").iterdir():
        (folder / "texts" / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "sme-desktop"))
    return folder


@pytest.fixture
def desk(qtbot: QtBot, faces: None, tmp_path: Path, own_edition: Path) -> Iterator[Desk]:
    """The program without its loop, for a reader of French."""
    profile = Profile(tmp_path / "profile")
    profile.set("language", "fr")
    desk = Desk(Start(edition=own_edition), profile)
    yield desk
    desk.close()
    profile.close()


def opened(edition: Path) -> Library | SmeError:
    try:
        return open_library(edition)
    except SmeError as error:
        return error


def test_guides_that_cannot_be_opened_are_told_in_the_language_that_is_chosen_there(
    qtbot: QtBot, program: Path, own_edition: Path, edition: Path, desk: Desk
) -> None:
    (own_edition / PAGES).write_bytes(b"scratched" * 1000)
    desk.open(opened(own_edition))
    window = desk.window
    assert isinstance(window, NoEditionWindow)
    assert "est endommagé" in window.words.text()

    qtbot.mouseClick(child(window, QAbstractButton, "language_es"), Qt.MouseButton.LeftButton)
    assert "está dañado" in window.words.text()
    (own_edition / PAGES).write_bytes((edition / PAGES).read_bytes())
    qtbot.keyClick(window._retry, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert isinstance(desk.window, MainWindow)
    assert desk.window.bar.language.text() == "Español"


def test_damaged_interface_texts_are_replaced_by_those_of_the_program(
    qtbot: QtBot, faces: None, program: Path, own_edition: Path
) -> None:
    path = own_edition / "texts" / "fr.mo"
    path.write_bytes(path.read_bytes()[:-700])
    speech = Speech(own_edition / "texts")

    speech.speak("fr")

    assert speech.gettext("Check this disc") == "Vérifier ce disque"
    speech.speak("en")


def test_the_screen_of_a_damaged_page_names_the_log(
    own_edition: Path, open_reader: Callable[..., Reader], tmp_path: Path, log: LogFile
) -> None:
    scratch(own_edition, MARKS, "fr")
    reader = open_reader(own_edition, "fr")

    reader.presenter.open_place(Place(MARKS))

    assert str(log.path) in reader.window.later.trouble._facts.text()
    assert MARKS in log.path.read_text("utf-8")
