"""A thin line above a long page that shows how far one has read."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.speech import Speech

_HEIGHT = 3


class ProgressLine(QWidget):
    """Takes no room and no keyboard; the words are for pointers and screen readers."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._look, self._speech = look, speech
        self._share: float | None = None
        self.restyle(look)

    @property
    def percent(self) -> int | None:
        """How far the page is read; None for a short page."""
        return None if self._share is None else round(100 * self._share)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        percent = self.percent
        if percent is not None:
            words = self._speech.gettext("{n} % of the page").format(n=self._speech.number(percent))
            self.setToolTip(words)
            self.setAccessibleName(words)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.setFixedHeight(_HEIGHT)
        self.update()

    def show_share(self, share: float | None) -> None:
        """Show how far the page is read, from 0 to 1; a page that needs no such line gives None."""
        if share != self._share:
            self._share = share
            self.retranslate()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("hero"))
        if self._share is not None:
            painter.fillRect(self.rect(), self._look.colour("rule"))
            done = QRect(0, 0, round(self.width() * self._share), self.height())
            painter.fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), done), self._look.colour("accent"))
        painter.end()
