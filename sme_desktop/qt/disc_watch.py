"""Notices when the disc with the guides is pulled out, and when it is back."""

from PySide6.QtCore import QObject, QTimer

from sme_desktop.errors import DiscRemovedError, SmeError
from sme_desktop.model import PageId
from sme_desktop.qt.presenter import Presenter

PAUSE_MS = 2000
"""Between two looks. One asks the system for the size of a file, which lets a drive sleep."""


class DiscWatch(QObject):
    """While it lives, tells in the strip under the bar that the disc is gone, and reads on when it is back."""

    def __init__(self, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._is_out = False
        self._told_on = PageId("")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(PAUSE_MS)

    def look(self) -> None:
        """Look once."""
        library = self._presenter.library
        if not library.is_reachable:
            state = self._presenter.state
            # Put away by the reader it stays away, until another screen is opened that took it down unread.
            if not self._is_out or (state.notice is None and state.visit.page != self._told_on):
                self._is_out, self._told_on = True, state.visit.page
                self._presenter.note(DiscRemovedError(folder=library.folder))
        elif self._is_out:
            try:
                self._presenter.read_on()
            except SmeError as error:
                if type(self._presenter.state.notice) is not type(error):
                    self._presenter.note(error)
                return
            self._is_out = False
            self._presenter.show_again()
