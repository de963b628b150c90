"""The disc is pulled out while somebody reads, and put back."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader, child

from sme_desktop.library.manifest import MANIFEST, PAGES
from sme_desktop.model import PageId, Place
from sme_desktop.qt.disc_check import DiscCheckWindow
from sme_desktop.qt.disc_watch import PAUSE_MS, DiscWatch

MARKS, PATENTS = Place(PageId("biz-trademarks")), Place(PageId("right-patents"))


class Disc:
    """A copy of the edition that can be pulled out."""

    def __init__(self, edition: Path, folder: Path) -> None:
        self.folder, self._drawer = folder / "disc", folder / "drawer"
        shutil.copytree(edition, self.folder)

    def pull_out(self, reader: Reader) -> None:
        self.folder.rename(self._drawer)
        # An open file outlives its folder here; on a drive without its disc each read fails.
        reader.library._connection.close()

    def put_back(self) -> None:
        self._drawer.rename(self.folder)


@pytest.fixture
def disc(edition: Path, tmp_path: Path) -> Disc:
    return Disc(edition, tmp_path)


@pytest.fixture
def reading(open_reader: Callable[..., Reader], disc: Disc) -> Reader:
    reader = open_reader(disc.folder)
    reader.presenter.open_place(MARKS)
    return reader


@pytest.fixture
def watch(reading: Reader) -> DiscWatch:
    watch = DiscWatch(reading.presenter, reading.window)
    reading.window.notice.retried.connect(watch.look)
    return watch


def told(reader: Reader) -> str:
    return str(reader.window.notice.words.text()) if reader.window.notice.isVisible() else ""


def test_a_strip_says_that_the_disc_is_gone_and_goes_when_it_is_back(
    qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch
) -> None:
    disc.pull_out(reading)
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    assert reading.window.article.view.isVisible()

    disc.put_back()

    qtbot.waitUntil(lambda: told(reading) == "")
    reading.presenter.open_place(PATENTS)
    assert "patent" in reading.window.article.view.plain_text()


def test_what_is_read_stays_when_another_page_is_wanted(
    qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch
) -> None:
    text = reading.window.article.view.plain_text()
    disc.pull_out(reading)

    reading.presenter.open_place(PATENTS)

    assert reading.window.article.view.plain_text() == text
    assert reading.presenter.state.visit.page == MARKS.page
    assert "What you see stays readable" in told(reading)


def test_the_reader_can_ask_for_another_look(qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch) -> None:
    disc.pull_out(reading)
    watch.look()
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    disc.put_back()

    qtbot.mouseClick(child(reading.window.notice, QAbstractButton, "notice_retry"), Qt.MouseButton.LeftButton)

    # Sooner than the next look would come by itself.
    qtbot.waitUntil(lambda: told(reading) == "", timeout=PAUSE_MS // 2)


def test_a_strip_that_was_put_away_does_not_come_back_on_the_same_page(
    qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch
) -> None:
    looks: list[bool] = []
    watch.looked.connect(looks.append)
    disc.pull_out(reading)
    watch.look()
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    reading.presenter.dismiss_notice()

    seen = len(looks)
    watch.look()
    qtbot.waitUntil(lambda: len(looks) > seen)
    assert told(reading) == ""

    reading.presenter.open_home()
    watch.look()
    qtbot.waitUntil(lambda: "was removed" in told(reading))


def test_the_search_works_again(qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch) -> None:
    disc.pull_out(reading)
    watch.look()
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    reading.presenter.submit_query("trade secret")
    qtbot.waitUntil(lambda: "was removed" in reading.window.later.results._advice.text())
    disc.put_back()
    watch.look()
    qtbot.waitUntil(lambda: told(reading) == "")

    reading.presenter.submit_query("trade secrets")

    qtbot.waitUntil(lambda: bool(reading.presenter.found))


def test_the_search_goes_on_while_the_disc_is_out_once_it_was_used(
    qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch
) -> None:
    reading.presenter.submit_query("trade secret")
    qtbot.waitUntil(lambda: bool(reading.presenter.found))
    disc.pull_out(reading)

    reading.presenter.submit_query("licence")

    qtbot.waitUntil(lambda: reading.presenter.answer is not None and reading.presenter.answer.query.text == "licence")
    assert reading.presenter.found


def let_go(drive: Path) -> None:
    """Let a look at a pipe end, if one waits there."""
    os.close(os.open(drive, os.O_RDWR))


def test_a_drive_that_takes_its_time_never_stops_the_window(qtbot: QtBot, reading: Reader, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    os.mkfifo(drive)
    begun = threading.Event()

    def look() -> bool:
        begun.set()
        return bool(drive.read_bytes())  # Opening a pipe waits until somebody opens its other end.

    watch = DiscWatch(reading.presenter, reading.window, look)
    watch.look()
    qtbot.waitUntil(begun.is_set)

    reading.presenter.open_place(PATENTS)
    qtbot.waitUntil(lambda: "patent" in reading.window.article.view.plain_text())
    assert told(reading) == ""

    drive.write_bytes(b"")
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    watch.end()
    let_go(drive)


def test_a_look_that_never_ends_does_not_keep_the_window_from_closing(
    qtbot: QtBot, reading: Reader, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    os.mkfifo(drive)
    begun = threading.Event()

    def look() -> bool:
        begun.set()
        return bool(drive.read_bytes())

    watch = DiscWatch(reading.presenter, reading.window, look)
    watch.look()
    qtbot.waitUntil(begun.is_set)

    with qtbot.waitSignal(watch.destroyed):
        watch.deleteLater()

    let_go(drive)


def test_another_disc_is_not_taken_for_the_first(qtbot: QtBot, reading: Reader, disc: Disc, watch: DiscWatch) -> None:
    disc.pull_out(reading)
    watch.look()
    qtbot.waitUntil(lambda: "was removed" in told(reading))
    disc.put_back()
    manifest = disc.folder / MANIFEST
    own = manifest.read_text("utf-8")
    manifest.write_text(own.replace('"date": "20', '"date": "19'), "utf-8")
    watch.look()
    qtbot.waitUntil(lambda: "another disc" in told(reading))

    manifest.write_text(own, "utf-8")
    watch.look()

    qtbot.waitUntil(lambda: told(reading) == "")


def check_disc(qtbot: QtBot, reader: Reader) -> DiscCheckWindow:
    qtbot.keyClick(reader.window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    qtbot.mouseClick(child(menu, QAbstractButton, "choice_check_disc"), Qt.MouseButton.LeftButton)
    card = QApplication.activeModalWidget()
    assert isinstance(card, DiscCheckWindow)
    return card


def test_a_sound_disc_is_told_to_be_sound(qtbot: QtBot, reading: Reader) -> None:
    card = check_disc(qtbot, reading)

    qtbot.waitUntil(lambda: "is sound" in card.words.text(), timeout=20_000)
    card.close()


def test_a_scratch_in_the_pages_and_a_cut_file_are_named(qtbot: QtBot, reading: Reader, disc: Disc) -> None:
    scratch_page(disc.folder / PAGES, "right-patents", "fr")
    index = next(path for path in sorted((disc.folder / "index").rglob("*")) if path.is_file())
    index.write_bytes(index.read_bytes()[:-7])

    card = check_disc(qtbot, reading)

    qtbot.waitUntil(lambda: "Damaged files: 2. Damaged pages: 1." in card.words.text(), timeout=20_000)
    assert "Les brevets (fr)" in card.words.text()
    qtbot.mouseClick(child(card, QAbstractButton, "disc_check_copy"), Qt.MouseButton.LeftButton)
    assert index.name in QGuiApplication.clipboard().text()
    card.close()


def scratch_page(path: Path, page: str, language: str) -> None:
    """Change one letter of one page within the file, as a scratch does."""
    connection = sqlite3.connect(path)
    html = connection.execute("SELECT html FROM body WHERE page = ? AND language = ?", (page, language)).fetchone()[0]
    connection.close()
    data, words = path.read_bytes(), html[len(html) // 2 :][:80].encode()
    place = data.index(words)
    path.write_bytes(data[: place + 9] + bytes([data[place + 9] ^ 1]) + data[place + 10 :])


def test_a_check_can_be_stopped(qtbot: QtBot, reading: Reader) -> None:
    card = check_disc(qtbot, reading)
    check = card.check

    qtbot.mouseClick(child(card, QAbstractButton, "disc_check_close"), Qt.MouseButton.LeftButton)

    assert not check._thread.is_alive()
