"""What the start of the program leaves out, and in which order the first screen comes."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from sme_desktop.library.library import Library
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.search_desk import SearchDesk


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _thing: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is Qt's
        self.times += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def unshown(faces: None, edition: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window on a page that has not been shown yet."""
    library = Library.open(edition)
    speech = Speech(library.texts_folder)
    speech.speak("en")
    worker = Worker()
    presenter = Presenter(library, SearchDesk(library), worker, Profile(tmp_path), "en")
    presenter.follow("page:biz-trademarks")
    window = MainWindow(presenter, speech)
    qtbot.addWidget(window, before_close_func=lambda _window: worker.stop())
    return window


def test_the_page_is_laid_out_once_though_the_system_makes_the_window_larger(qtbot: QtBot, unshown: MainWindow) -> None:
    layouts: list[int] = []
    unshown.article.view.laid_out.connect(lambda: layouts.append(unshown.width()))

    unshown.resize(1024, 600)
    unshown.show()
    unshown.resize(1366, 768)  # as a window manager does before it asks for the first picture
    qtbot.waitUntil(lambda: unshown.first_picture.is_painted)

    assert layouts == [1366]
    assert "In most countries" in unshown.article.view.toPlainText()


def test_the_first_picture_is_told_when_the_page_is_painted(qtbot: QtBot, unshown: MainWindow) -> None:
    painted = Painted()
    unshown.article.view.viewport().installEventFilter(painted)
    before: list[int] = []
    unshown.first_picture.painted.connect(lambda: before.append(painted.times))

    with qtbot.waitSignal(unshown.first_picture.painted):
        unshown.show()

    assert len(before) == 1
    assert before[0] >= 1


def test_a_scroll_bar_that_comes_in_moves_no_row_of_the_contents(qtbot: QtBot, unshown: MainWindow) -> None:
    contents = unshown.contents

    def rows() -> list[int]:
        places = [contents.row_centre(f"page:{entry}") for entry in ("biz-why-ip", "biz-trademarks")]
        return [place.y() for place in places if place is not None]

    unshown.resize(1366, 3000)
    with qtbot.waitSignal(unshown.first_picture.painted):
        unshown.show()
    qtbot.waitUntil(lambda: not contents.verticalScrollBar().isVisible())
    contents.scrollToTop()
    before = rows()

    unshown.resize(1366, 768)
    qtbot.waitUntil(lambda: contents.verticalScrollBar().isVisible())
    contents.scrollToTop()

    assert len(before) == 2
    assert rows() == before


def test_a_window_closed_before_its_first_picture_is_told_sends_nothing(qtbot: QtBot, unshown: MainWindow) -> None:
    told: list[bool] = []
    unshown.first_picture.painted.connect(lambda: told.append(True))
    unshown.first_picture.sized.connect(unshown.close)

    unshown.show()
    qtbot.waitUntil(lambda: unshown.has_size and not unshown.isVisible())
    QCoreApplication.processEvents()

    assert told == []


def test_a_window_that_is_hidden_and_shown_again_keeps_its_page(qtbot: QtBot, unshown: MainWindow) -> None:
    with qtbot.waitSignal(unshown.first_picture.painted):
        unshown.show()
    unshown.hide()

    with qtbot.waitExposed(unshown):
        unshown.show()

    assert "In most countries" in unshown.article.view.toPlainText()


@pytest.fixture
def start_alone(edition: Path) -> Callable[[str], str]:
    """Give a function that starts the program in a process of its own, and answers what an expression is at its first
    picture.
    """

    def run(expression: str) -> str:
        code = f"""
            import builtins, sys

            def tell(*words, **options):
                import PySide6.QtWidgets as widgets
                widgets.QApplication.quit()
                real(repr(({expression})))

            real, builtins.print = print, tell
            from sme_desktop.__main__ import main
            sys.exit(main())
        """
        options = ["--edition", str(edition), "--language", "en", "--page", "biz-trademarks", "--private"]
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code), *options],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "SME_DESKTOP_READY": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_the_start_makes_no_types_of_widgets_that_nobody_asked_for(start_alone: Callable[[str], str]) -> None:
    assert start_alone("'QWizard' in vars(widgets)") == "False"


def test_the_start_leaves_out_what_writes_type_stubs_and_keeps_what_tells_of_wrong_calls(
    start_alone: Callable[[str], str],
) -> None:
    generator = "sys.modules['shibokensupport.signature.lib.pyi_generator']"
    signature = "str(sys.modules['shibokensupport.signature'].get_signature(widgets.QLabel.setText))"

    assert start_alone(f"hasattr({generator}, 'generate_pyi'), {signature}") == (
        "(False, '(self, arg__1: str, /) -> None')"
    )


def test_the_start_reads_no_more_than_it_needs(start_alone: Callable[[str], str]) -> None:
    later = "{'difflib', 'whoosh.index', 'jinja2', 'PySide6.QtPrintSupport', 'PySide6.QtNetwork'}"

    assert start_alone(f"sorted({later} & set(sys.modules))") == "[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are loaded ahead on Linux alone")
def test_libraries_are_loaded_ahead_on_another_thread_and_the_first_one_stays_that_of_the_windows() -> None:
    code = """
        import os
        from pathlib import Path
        from sme_desktop.qt.ahead import load_ahead

        wait = load_ahead()
        is_done = wait()
        is_loaded = "QtWidgets.abi3" in Path("/proc/self/maps").read_text()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtCore import QThread
        from PySide6.QtWidgets import QApplication

        application = QApplication([])
        print(is_done, is_loaded, application.thread() is QThread.currentThread())
    """
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert (done.stdout, done.stderr) == ("True True True\n", "")
