"""Sets single lines and short texts on a sheet, mirrored where writing runs from right to left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from sme_desktop.qt.look import Look
from sme_desktop.qt.printing.paper import Paper
from sme_desktop.qt.printing.print_look import print_font

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Canvas:
    """A sheet being painted; places are measured from the leading edge of the text column."""

    def __init__(self, painter: QPainter, look: Look, paper: Paper, *, is_right_to_left: bool) -> None:
        self.painter, self._look, self._paper = painter, look, paper
        self._is_right_to_left = is_right_to_left
        direction = Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)

    @property
    def width(self) -> float:
        """Width of the text column."""
        return self._paper.body.width()

    def place(self, left: float, top: float, width: float, height: float) -> QRectF:
        """Give a rectangle on the sheet."""
        body = self._paper.body
        x = body.right() - left - width if self._is_right_to_left else body.left() + left
        return QRectF(x, top, width, height)

    def line(
        self, text: str, top: float, size: float, colour: str, *, weight: int = 400, left: float = 0, room: float = 0
    ) -> float:
        """Set one line, smaller where it does not fit, at last cut with an ellipsis; give its width."""
        room = room or self.width - left
        font = print_font(self._look, size, weight)
        while QFontMetricsF(font).horizontalAdvance(text) > room and font.pixelSize() > size * 0.8:
            font.setPixelSize(font.pixelSize() - 1)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
        self.painter.setFont(font)
        self.painter.setPen(self._look.colour(colour))
        area = self.place(left, top, room + 2, metrics.height() + 1)
        self.painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        return metrics.horizontalAdvance(text)

    def trailing(self, text: str, top: float, size: float, colour: str, *, weight: int = 400) -> float:
        """Set one line against the trailing edge; give its width."""
        width = QFontMetricsF(print_font(self._look, size, weight)).horizontalAdvance(text) + 2
        self.line(text, top, size, colour, weight=weight, left=self.width - width, room=width)
        return width

    def text(
        self,
        text: str,
        top: float,
        size: float,
        colour: str,
        *,
        weight: int = 400,
        is_serif: bool = False,
        left: float = 0,
        room: float = 0,
    ) -> float:
        """Set a text in as many lines as it needs; give the place below it."""
        room = room or self.width - left
        self.painter.setFont(print_font(self._look, size, weight, is_serif=is_serif))
        self.painter.setPen(self._look.colour(colour))
        height = text_height(self._look, text, size, room, weight=weight, is_serif=is_serif)
        self.painter.drawText(self.place(left, top, room, height + 2), _WRAPPED, text)
        return top + height

    def rule(self, top: float, colour: str, thickness: float, *, left: float = 0, width: float = 0) -> None:
        """Draw a horizontal rule."""
        self.painter.fillRect(self.place(left, top, width or self.width, thickness), self._look.colour(colour))


def text_height(look: Look, text: str, size: float, room: float, *, weight: int = 400, is_serif: bool = False) -> float:
    """Give the height of a text set in lines of a width."""
    metrics = QFontMetricsF(print_font(look, size, weight, is_serif=is_serif))
    return metrics.boundingRect(QRectF(0, 0, room, 100000), _WRAPPED, text).height()
