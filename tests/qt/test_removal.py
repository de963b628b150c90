"""A reader removes from their PC the copy of the program that the disc's starter has made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of, child

from sme_desktop import paths
from sme_desktop.qt.question_window import QuestionWindow
from sme_desktop.qt.removal import REMOVE_CODE

FROM_COPY, ON_DISC = "SME_DESKTOP_STARTED_FROM_CACHE", "SME_DESKTOP_PROGRAM_ON_DISC"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a copy of three megabytes that this program seems to run from."""
    folder = tmp_path / "cache" / "program"
    (folder / "0123456789abcdef").mkdir(parents=True)
    (folder / "0123456789abcdef" / "sme-desktop").write_bytes(bytes(3_000_000))
    monkeypatch.setenv(FROM_COPY, str(folder))
    monkeypatch.setenv(ON_DISC, str(tmp_path / "disc"))
    return folder


def open_menu(qtbot: QtBot, reader: Reader) -> QWidget:
    qtbot.keyClick(reader.window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu


def ask(qtbot: QtBot, reader: Reader) -> QuestionWindow:
    menu = open_menu(qtbot, reader)
    qtbot.mouseClick(child(menu, QAbstractButton, "choice_remove_copy"), Qt.MouseButton.LeftButton)
    question = QApplication.activeModalWidget()
    assert isinstance(question, QuestionWindow)
    return question


def test_from_the_disc_nothing_is_offered_for_removal(
    qtbot: QtBot, open_reader: Callable[..., Reader], edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FROM_COPY, raising=False)
    menu = open_menu(qtbot, open_reader(edition))

    names = [button.objectName() for button in all_of(menu, QAbstractButton)]

    assert "choice_check_disc" in names
    assert "choice_remove_copy" not in names
    menu.close()


@pytest.mark.parametrize(
    ("language", "size"), [("en", "3 MB"), ("fr", "3\u00a0Mo"), ("es", "3\u00a0MB")]
)  # fmt: skip
def test_the_question_says_what_goes_and_what_stays(
    qtbot: QtBot, open_reader: Callable[..., Reader], edition: Path, copy: Path, language: str, size: str
) -> None:
    reader = open_reader(edition)
    reader.presenter.switch_language(language)

    question = ask(qtbot, reader)

    assert size in question.accessibleDescription()
    assert str(copy) in question.accessibleDescription()
    question.close()


def test_no_changes_nothing(qtbot: QtBot, open_reader: Callable[..., Reader], edition: Path, copy: Path) -> None:
    reader = open_reader(edition)
    question = ask(qtbot, reader)

    qtbot.mouseClick(question.no, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert reader.window.isVisible()
    assert copy.exists()


def test_yes_ends_the_program_so_that_the_starter_removes_it(
    qtbot: QtBot, qapp: QApplication, open_reader: Callable[..., Reader], edition: Path, copy: Path
) -> None:
    reader = open_reader(edition)

    def answer() -> None:
        question = ask(qtbot, reader)
        qtbot.waitUntil(question.yes.isEnabled)
        qtbot.mouseClick(question.yes, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)

    assert qapp.exec() == REMOVE_CODE


def test_things_that_are_taken_along_lie_on_the_stick_and_not_in_the_copy(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.portable_profile() is None

    (tmp_path / "disc" / paths.PORTABLE).mkdir(parents=True)

    assert paths.portable_profile() == tmp_path / "disc" / paths.PORTABLE
    assert paths.usual_profile() == tmp_path / "disc" / paths.PORTABLE
