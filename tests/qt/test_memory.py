"""Hours of reading leave nothing behind: pages, languages, prints."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of

from sme_desktop.model import PageId, Place

PAGES, SWITCHES, PRINTS = 400, 100, 50
ROUND = 20
"""Steps after which Qt is let to destroy what it has put off."""


def resident_kib() -> int:
    """Give the memory of this process that is really in use, in KiB (Linux, proc(5))."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("RssAnon:"))
    return int(line.split()[1])


def settle() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    gc.collect()


def read(reader: Reader, steps: int) -> None:
    entries = [entry.id for topic in reader.library.topics("en") for entry in topic.entries]
    for number in range(steps):
        reader.presenter.open_place(Place(PageId(entries[number % len(entries)])))
        if number % ROUND == 0:
            settle()
    settle()


def switch(reader: Reader, steps: int) -> None:
    for number in range(steps):
        reader.presenter.switch_language(("fr", "es", "en")[number % 3])
        if number % ROUND == 0:
            settle()
    settle()


def print_pages(qtbot: QtBot, reader: Reader, steps: int) -> None:
    for _ in range(steps):
        reader.window.later.printing.open()
        window = reader.window.later.printing.window
        assert window is not None
        qtbot.waitUntil(window.isVisible)
        window.close()
        settle()


def a_day(qtbot: QtBot, reader: Reader, share: float) -> None:
    read(reader, round(PAGES * share))
    switch(reader, round(SWITCHES * share))
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    print_pages(qtbot, reader, round(PRINTS * share))
    reader.presenter.open_home()
    settle()


@pytest.mark.slow
def test_memory_returns_after_four_hundred_pages_a_hundred_switches_and_fifty_prints(
    qtbot: QtBot, reader: Reader
) -> None:
    # What is loaded once and kept: faces, icons, style sheets, the printing side.
    a_day(qtbot, reader, 0.25)
    objects = len(all_of(reader.window, QObject))
    before = resident_kib()

    a_day(qtbot, reader, 1)

    after = resident_kib()
    assert len(all_of(reader.window, QObject)) <= objects * 1.02
    assert after <= before * 1.10, f"{before} KiB before, {after} KiB after"
