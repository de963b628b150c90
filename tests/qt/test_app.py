"""The program as a whole: first start, what the command line asks for, missing guides, the end."""

import gc
import logging
import os
import shutil
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from reader_support import all_of

from sme_desktop.cli import reader
from sme_desktop.errors import EditionNotFoundError, NoDisplayError, SmeError
from sme_desktop.i18n import open_catalogue
from sme_desktop.library.library import Library
from sme_desktop.qt import app as application_module
from sme_desktop.qt.app import Desk
from sme_desktop.qt.collector import Collector
from sme_desktop.qt.first_run import FirstRun
from sme_desktop.qt.log_file import LOG, LogFile
from sme_desktop.qt.look import Look
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.no_edition import NoEditionWindow
from sme_desktop.qt.opening import Start, language_of_windows, open_library, system_language
from sme_desktop.qt.start import check_display, in_words, run_reader
from sme_desktop.qt.themes import THEMES
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.state import Screen


@pytest.fixture
def open_desk(qtbot: QtBot, faces: None, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Give a function that starts the program without its loop."""
    desks: list[tuple[Desk, Profile]] = []

    def open_it(start: Start, library: Library | SmeError) -> Desk:
        profile = Profile(tmp_path / "profile")
        desk = Desk(start, profile)
        desk.open(library)
        desks.append((desk, profile))
        window = desk.window
        if isinstance(window, MainWindow):
            qtbot.waitUntil(lambda: window.has_size)
        return desk

    yield open_it
    for desk, profile in desks:
        desk.close()
        profile.close()


@pytest.fixture
def qt_untouched() -> Iterator[None]:
    """Put back what a whole run of the program changes in this process."""
    hook = sys.excepthook
    level = logging.raiseExceptions
    yield
    sys.excepthook = hook
    logging.raiseExceptions = level
    qInstallMessageHandler(None)


def test_the_first_start_asks_for_the_language_and_never_again(
    qtbot: QtBot, edition: Path, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk(Start(), Library.open(edition))
    screen = desk.window
    assert isinstance(screen, FirstRun)

    qtbot.keyClick(screen, Qt.Key.Key_Right)
    qtbot.keyClick(screen, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert isinstance(desk.window, MainWindow)
    assert desk.window.bar.language.text() == "Français"
    again = open_desk(Start(), Library.open(edition))
    assert isinstance(again.window, MainWindow)
    assert again.window.bar.language.text() == "Français"


def test_the_first_screen_offers_each_language_in_its_own_words(edition: Path, open_desk: Callable[..., Desk]) -> None:
    library = Library.open(edition)
    pages = library.manifest.page_counts
    desk = open_desk(Start(), library)
    assert desk.window is not None

    names = {button.accessibleName() for button in all_of(desk.window, QAbstractButton)}

    assert names == {
        f"English. {pages['en']} pages",
        f"Français. {pages['fr']} pages",
        f"Español. {pages['es']} páginas",
    }


def test_a_card_of_the_first_screen_can_be_clicked(qtbot: QtBot, edition: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(), Library.open(edition))
    assert desk.window is not None

    qtbot.mouseClick(desk.window.findChild(object, "language_es"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))


def test_the_command_line_opens_a_page_at_a_section(edition: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(language="es", page="biz-trademarks#what-to-do"), Library.open(edition))

    window = desk.window
    assert isinstance(window, MainWindow)
    assert window.article.isVisible()
    height = window.article.view.heading_height("what-to-do")  # type: ignore[arg-type]
    assert height is not None
    assert 0 <= height <= 60


def test_the_command_line_searches(qtbot: QtBot, edition: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(language="fr", search="brevet"), Library.open(edition))

    window = desk.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.later.results.list.count() > 3)


def test_a_language_that_the_edition_lacks_is_asked_for(edition: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(language="zh"), Library.open(edition))

    assert isinstance(desk.window, FirstRun)


def test_when_the_disc_is_back_the_guides_open(
    qtbot: QtBot, edition: Path, tmp_path: Path, open_desk: Callable[..., Desk]
) -> None:
    place = tmp_path / "drive"
    desk = open_desk(Start(edition=place, language="en"), EditionNotFoundError(folder=place))
    window = desk.window
    assert isinstance(window, NoEditionWindow)
    with qtbot.waitSignal(window.retried):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(desk.window, NoEditionWindow)

    shutil.copytree(edition, place)
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))


def test_another_folder_can_be_chosen(edition: Path, tmp_path: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(language="en"), EditionNotFoundError(folder=tmp_path))
    window = desk.window
    assert isinstance(window, NoEditionWindow)

    window.folder_chosen.emit(tmp_path)
    refused = desk.window
    assert isinstance(refused, NoEditionWindow)
    refused.folder_chosen.emit(edition)

    assert type(desk.window) is MainWindow


@pytest.mark.usefixtures("qt_untouched")
def test_a_run_ends_with_zero_and_says_when_it_is_ready(
    qtbot: QtBot,
    faces: None,
    edition: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SME_DESKTOP_READY", "1")

    def close_when_painted() -> None:
        windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
        if windows and windows[-1].first_picture.is_painted:
            timer.stop()
            QApplication.quit()

    timer = QTimer()
    timer.timeout.connect(close_when_painted)
    timer.start(5)

    code = reader(["--edition", str(edition), "--language", "fr", "--profile", str(tmp_path)])

    assert code == 0
    assert capsys.readouterr().out == "READY\n"
    assert (tmp_path / "profile.sqlite").exists()


@pytest.mark.usefixtures("qt_untouched")
def test_a_private_run_leaves_no_trace(
    qtbot: QtBot, faces: None, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    QTimer.singleShot(0, QApplication.quit)

    code = run_reader(Start(edition=edition, language="en", is_private=True, is_safe_mode=True))

    assert code == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qt_untouched")
def test_safe_mode_starts_with_default_settings_and_leaves_the_profile_alone(
    qtbot: QtBot, faces: None, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_WIDGETS_RHI", "1")
    del os.environ["QT_WIDGETS_RHI"]
    kept = Profile(tmp_path)
    for name, value in (("theme", "dark"), ("zoom", "200"), ("language", "fr")):
        kept.set(name, value)
    kept.close()
    before = (tmp_path / "profile.sqlite").read_bytes()
    seen: list[tuple[str, int]] = []

    def look() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        seen.append((window.look.colour("paper").name(), window._presenter.comfort.zoom))
        window._presenter.switch_language("es")
        QApplication.quit()

    QTimer.singleShot(0, look)
    run_reader(Start(edition=edition, language="en", profile=tmp_path, is_safe_mode=True))

    assert seen == [(Look(THEMES["light"]).colour("paper").name(), 100)]
    assert os.environ["QT_WIDGETS_RHI"] == "0"
    assert (tmp_path / "profile.sqlite").read_bytes() == before


@pytest.mark.usefixtures("qt_untouched")
def test_without_guides_the_program_opens_a_window_that_says_so(qtbot: QtBot, faces: None, tmp_path: Path) -> None:
    seen: list[str] = []

    def look() -> None:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, NoEditionWindow))
        seen.append(window.words.text())
        QApplication.quit()

    QTimer.singleShot(0, look)

    run_reader(Start(edition=tmp_path / "nothing", language="en", profile=tmp_path / "profile"))

    assert str(tmp_path / "nothing") in seen[0]


def test_what_nobody_foresaw_is_logged_and_told_with_its_place(
    qtbot: QtBot, faces: None, edition: Path, caplog: pytest.LogCaptureFixture, log: LogFile
) -> None:
    told: list[str] = []
    french = open_catalogue(edition / "texts", "fr")

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read_and_close)
    try:
        raise RuntimeError("a bug")
    except RuntimeError as error:
        application_module.tell_unforeseen(type(error), error, error.__traceback__, catalogue=lambda: french)

    assert "a bug" in told[0]
    assert "line" in told[0]
    assert french.gettext("Something unforeseen happened. You can go on reading.") in told[0]
    assert str(log.path) in told[0]
    assert "RuntimeError" in caplog.text


def test_messages_of_qt_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    application_module.log_qt(QtMsgType.QtWarningMsg, None, "a warning")

    assert "a warning" in caplog.text


def test_no_screen_is_told_before_qt_would_end_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(NoDisplayError):
        check_display()

    monkeypatch.setenv("DISPLAY", ":987")
    with pytest.raises(NoDisplayError):
        check_display()


def test_the_language_of_the_system_is_the_first_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    assert system_language() == "en"

    monkeypatch.setenv("LANG", "fr_SN.UTF-8")
    assert system_language() == "fr"


@pytest.mark.parametrize(
    ("identifier", "language"), [(0x040C, "fr"), (0x100C, "fr"), (0x580A, "es"), (0x0804, "zh"), (0x0407, "en")]
)
def test_windows_tells_its_language_by_number(identifier: int, language: str) -> None:
    assert language_of_windows(identifier) == language


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ImportError("DLL load failed while importing QtGui: not found", name="QtGui"), "missing or damaged: “QtGui”"),
        (ImportError("libEGL.so.1: cannot open shared object file"), "“libEGL.so.1” is missing"),
        (ModuleNotFoundError("No module named 'sme_desktop.qt.bar'"), "No module named"),
    ],
)
def test_what_keeps_qt_from_loading_is_told_in_words(error: ImportError, told: str) -> None:
    assert told in str(in_words(error))


def test_an_edition_is_looked_for_in_its_usual_places(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidates = (tmp_path / "first", edition)
    monkeypatch.setattr("sme_desktop.qt.opening.edition_candidates", lambda: candidates)
    library = open_library(None)
    assert library.folder == edition
    library.close()

    monkeypatch.setattr("sme_desktop.qt.opening.edition_candidates", lambda: candidates[:1])
    with pytest.raises(EditionNotFoundError):
        open_library(None)


def test_an_unknown_page_of_the_command_line_is_told(edition: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(Start(language="en", page="gone"), Library.open(edition))

    window = desk.window
    assert isinstance(window, MainWindow)
    assert "gone" in window.notice.words.text()
    assert window._presenter.state.visit.screen is Screen.HOME


def test_garbage_is_collected_on_the_windows_thread_alone(qtbot: QtBot) -> None:
    collector = Collector()
    assert not gc.isenabled()
    gone = weakref.ref(cycle := Cycle())
    cycle.itself = cycle
    del cycle
    for _ in range(2000):
        Cycle().itself = None

    keep: list[list[int]] = [[] for _ in range(2000)]
    collector.collect()
    qtbot.waitUntil(lambda: gone() is None)

    assert keep
    collector.stop()
    assert gc.isenabled()


class Cycle:
    """Something that refers to itself."""

    itself: "Cycle | None" = None


def test_the_program_opens_where_it_was_closed(qtbot: QtBot, edition: Path, open_desk: Callable[..., Desk]) -> None:
    first = open_desk(Start(language="fr", page="biz-trademarks#how"), Library.open(edition)).window
    assert isinstance(first, MainWindow)
    bar = first.article.view.verticalScrollBar()
    bar.setValue(bar.value() + 700)
    place = bar.value()
    first.close()

    second = open_desk(Start(language="fr"), Library.open(edition)).window

    assert isinstance(second, MainWindow)
    assert second.article.isVisible()
    assert abs(second.article.view.verticalScrollBar().value() - place) <= 15


def test_closed_on_the_home_screen_it_opens_there(edition: Path, open_desk: Callable[..., Desk]) -> None:
    first = open_desk(Start(language="en", page="biz-trademarks"), Library.open(edition)).window
    assert isinstance(first, MainWindow)
    first._presenter.open_home()
    first.close()

    second = open_desk(Start(language="en"), Library.open(edition)).window

    assert isinstance(second, MainWindow)
    assert second.later.home.isVisible()


@pytest.mark.usefixtures("qt_untouched")
def test_a_log_that_has_grown_is_put_aside(qtbot: QtBot, faces: None, edition: Path, tmp_path: Path) -> None:
    (tmp_path / LOG).write_text("x" * 300_000)
    QTimer.singleShot(0, QApplication.quit)

    run_reader(Start(edition=edition, language="en", profile=tmp_path))

    assert (tmp_path / f"{LOG}.1").stat().st_size == 300_000
    assert not (tmp_path / LOG).exists() or (tmp_path / LOG).stat().st_size < 10_000
