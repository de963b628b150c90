"""Keeps Python's cyclic garbage collection on the window's thread.

The collector runs on whatever thread happens to allocate. If that is the search thread, it may destroy widgets and
documents that are part of a cycle, and Qt ends the program when that is done off the window's thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 1000
_THRESHOLDS = (700, 10, 10)
"""Python's own: new objects for a young collection, young ones for a middle, middle ones for a full."""


class Collector(QObject):
    """While it lives, garbage is collected by a timer of the window's thread, by Python's usual thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(PAUSE_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due; nothing where none is."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > _THRESHOLDS[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give the work back to Python; called when no other thread runs any more."""
        self._timer.stop()
        gc.enable()
