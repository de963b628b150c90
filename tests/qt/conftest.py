"""The real window on the real edition."""

import gc
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader

from sme_desktop.library.library import Library
from sme_desktop.qt.log_file import LOG, LogFile
from sme_desktop.qt.look import load_faces
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.search_desk import SearchDesk


@pytest.fixture(autouse=True)
def _garbage_is_collected_here() -> Iterator[None]:
    """As in the program, widgets are never collected on the search thread."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _nothing_outlives_the_application(qapp: QApplication) -> Iterator[None]:
    """Widgets that Python would let go of after Qt has ended would take the whole run down with them."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture(scope="session")
def faces(qapp: QApplication) -> None:
    """The bundled faces, since widths decide what fits."""
    qapp.setStyle("Fusion")
    # Or the first window that a test closes would end all event loops that follow.
    qapp.setQuitOnLastWindowClosed(False)
    load_faces()


@pytest.fixture
def open_reader(
    qtbot: QtBot, faces: None, edition: Path, tmp_path: Path, qapp: QApplication
) -> Iterator[Callable[..., Reader]]:
    """Give a function that opens the window on an edition, in a language, at a size."""
    opened: list[Reader] = []

    def open_it(
        folder: Path | None = None,
        language: str = "en",
        *,
        size: tuple[int, int] = (1366, 768),
        profile: Path | None = None,
    ) -> Reader:
        library = Library.open(folder or edition)
        speech = Speech(library.texts_folder)
        speech.speak(language)
        worker = Worker()
        kept = Profile(profile or tmp_path / "profile")
        presenter = Presenter(library, SearchDesk(library), worker, kept, language)
        window = MainWindow(presenter, speech)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        reader = Reader(window, presenter, speech, library, worker, kept)
        opened.append(reader)
        return reader

    yield open_it
    for reader in opened:
        reader.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def reader(open_reader: Callable[..., Reader]) -> Reader:
    """The window in English."""
    return open_reader()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    """The log, kept in a folder of its own."""
    (tmp_path / "log").mkdir()
    file = LogFile(tmp_path / "log" / LOG)
    logging.getLogger().addHandler(file)
    yield file
    logging.getLogger().removeHandler(file)
    file.close()
