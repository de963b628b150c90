"""Tells when a window has the size that the system gives it, and when its first picture stands."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPicture(QObject):
    """Watches a window from its first showing to its first picture.

    Between the two a window manager may make it as large as the screen; what is laid out before is laid out twice.
    """

    sized = Signal()
    """Sent once, before the first picture is painted."""
    painted = Signal()
    """Sent once, when the picture is on the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.is_sized = self.is_painted = False

    def watch(self) -> None:
        """Wait for the system to want the first picture; called when the window is shown."""
        handle = self._window.windowHandle()
        if handle is not None and not self.is_sized:
            handle.installEventFilter(self)

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose and not self.is_sized and self._window.windowHandle().isExposed():
            self.is_sized = True
            thing.removeEventFilter(self)
            self.sized.emit()
            # Qt paints when this event goes on to the window.
            QTimer.singleShot(0, self, self._tell_painted)
        return False

    def _tell_painted(self) -> None:
        # A window closed in between has lost what its listeners would reach for.
        if self._window.isVisible():
            self.is_painted = True
            self.painted.emit()
