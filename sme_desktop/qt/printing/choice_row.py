"""A choice in the print window: one of several, or something to tick; its words take the lines they need."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, two_lines
from sme_desktop.qt.writing import line_flags

_MOST_LINES = 6
_LEFT, _PAD = 40, 9


class ChoiceRow(PaintedButton):
    """Can be checked. Rows with the same parent exclude each other, unless `is_tick`."""

    def __init__(self, look: Look, name: str, *, is_tick: bool, parent: QWidget) -> None:
        super().__init__(look, 40, parent)
        self.setObjectName(name)
        self._is_tick = is_tick
        self.setCheckable(True)
        self.setAutoExclusive(not is_tick)

    def set_words(self, text: str) -> None:
        """Set text and accessible name."""
        self.setText(text)
        self.setAccessibleName(text)
        self._take_height()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._take_height()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _lines(self) -> list[str]:
        metrics = QFontMetrics(self.look.font(16))
        room = max(self.look.px(60), self.width() - self.look.px(_LEFT + 8))
        return two_lines(self.text(), metrics, room, _MOST_LINES)

    def _line_height(self) -> int:
        return self.look.px(22)

    def _take_height(self) -> None:
        self.setFixedHeight(len(self._lines()) * self._line_height() + 2 * self.look.px(_PAD))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.isChecked() or self.is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel" if self.isChecked() else "cardhover"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        self._paint_mark(painter)
        painter.setFont(look.font(16, 600 if self.isChecked() else 400))
        painter.setPen(look.colour("head" if self.isEnabled() else "disabled"))
        lines = self._lines()
        self.cuts.check(self.text(), lines, painter.fontMetrics(), self.width() - look.px(_LEFT))
        for number, line in enumerate(lines):
            top = look.px(_PAD) + number * self._line_height()
            area = self.place(look.px(_LEFT), top, self.width() - look.px(_LEFT), self._line_height())
            painter.drawText(area, line_flags(self.text(), self.layoutDirection()), line)

    def _paint_mark(self, painter: QPainter) -> None:
        """Paint a ring with a dot, or a square with a tick."""
        look, side = self.look, self.look.px(18)
        mark = QRectF(self.place(look.px(12), look.px(_PAD) + (self._line_height() - side) / 2, side, side))
        mark = mark.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "field"), 1.5))
        if self._is_tick:
            painter.drawRoundedRect(mark, 4, 4)
            if self.isChecked():
                icon = look.icon("check", "accent", 16, ratio=self.devicePixelRatioF())
                painter.drawPixmap(mark.adjusted(1, 1, -1, -1).toRect(), icon)
            return
        painter.drawEllipse(mark)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            inset = side * 0.27
            painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
