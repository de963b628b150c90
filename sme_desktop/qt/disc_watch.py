"""Notices when the disc with the guides is pulled out, and when it is back."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sme_desktop.errors import DiscRemovedError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import read_manifest
from sme_desktop.model import PageId
from sme_desktop.qt.presenter import Presenter

PAUSE_MS = 2000
"""Between two looks. One asks the system for the size of a file, which lets a drive sleep."""

Look = Callable[[], bool]
"""Tells whether the disc is there, however long that takes."""


class _Lookout:
    """Looks on a thread of its own when it is asked to: a drive that spins up, or a network that is gone, takes its time."""

    def __init__(self, look: Look, tell: Callable[[bool], None]) -> None:
        self._look, self._tell = look, tell
        self._wanted = threading.Event()
        self._telling = threading.Lock()
        self._is_ended = False
        threading.Thread(target=self._run, name="disc watch", daemon=True).start()

    def ask(self) -> None:
        """Want a look; while one is under way, another follows it."""
        self._wanted.set()

    def end(self) -> None:
        """Tell nothing from now on. The thread ends when its look does, which nobody waits for."""
        with self._telling:
            self._is_ended = True
        self._wanted.set()

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._is_ended:
                return
            is_there = self._look()
            with self._telling:
                if not self._is_ended:
                    self._tell(is_there)


def _look_at(library: Library) -> Look:
    """Give a look that, once the disc was out, also reads from it: the window then reads without waiting for the drive."""
    was_out = False

    def look() -> bool:
        nonlocal was_out
        is_there = library.is_reachable
        if is_there and was_out:
            try:
                read_manifest(library.folder)
            except SmeError:
                return True  # The window tells what is wrong with it.
        was_out = not is_there
        return is_there

    return look


class DiscWatch(QObject):
    """While it lives, tells in the strip under the bar that the disc is gone, and reads on when it is back."""

    looked = Signal(bool)
    """Sent after each look: whether the disc was there."""

    def __init__(self, presenter: Presenter, parent: QObject, look: Look | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._is_out = False
        self._told_on = PageId("")
        self.looked.connect(self._take)
        self._lookout = _Lookout(look or _look_at(presenter.library), self.looked.emit)
        self.destroyed.connect(self._lookout.end)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(PAUSE_MS)

    def look(self) -> None:
        """Have a look taken soon; the window goes on meanwhile."""
        self._lookout.ask()

    def end(self) -> None:
        """Tell nothing more."""
        self._timer.stop()
        self._lookout.end()

    def _take(self, is_there: bool) -> None:
        if not is_there:
            state = self._presenter.state
            # Put away by the reader it stays away, until another screen is opened that took it down unread.
            if not self._is_out or (state.notice is None and state.visit.page != self._told_on):
                self._is_out, self._told_on = True, state.visit.page
                self._presenter.note(DiscRemovedError(folder=self._presenter.library.folder))
        elif self._is_out:
            try:
                self._presenter.read_on()
            except SmeError as error:
                if type(self._presenter.state.notice) is not type(error):
                    self._presenter.note(error)
                return
            self._is_out = False
            self._presenter.show_again()
