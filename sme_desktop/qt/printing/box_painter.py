"""Paints the boxes of a printed page as on the screen, with outlines that hold without colour, codes and drawings."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from sme_desktop.model import SectionId
from sme_desktop.qt.article.document import ArticleDocument, Box
from sme_desktop.qt.article.painter import BoxPainter
from sme_desktop.qt.look import Look
from sme_desktop.qt.printing.drawing import draw
from sme_desktop.qt.printing.print_look import print_font

MINE = "mine"
"""The argument of a box with a note of the reader's own."""

_CODE_GAP = 12
_CODE_SIZES, _CARD_CODE = (12, 11, 10, 9), 11


class PrintBoxPainter(BoxPainter):
    """The painter of the screen, for white paper. `codes` are by section, `drawings` by name of figure."""

    def __init__(
        self,
        article: ArticleDocument,
        look: Look,
        *,
        is_right_to_left: bool,
        codes: Mapping[SectionId, str],
        drawings: Mapping[str, str],
        code_of: Callable[[str], str],
    ) -> None:
        super().__init__(article, look)
        self._is_right_to_left = is_right_to_left
        self._codes, self._drawings, self._code_of = codes, drawings, code_of

    def paint(
        self, painter: QPainter, visible: QRectF, width: float, hovered: Box | None, ticks: Collection[str]
    ) -> None:
        """Paint all that lies in `visible`, drawings included."""
        super().paint(painter, visible, width, hovered, ticks)
        for box in self._article.boxes:
            if not box.rect.intersects(visible):
                continue
            if box.kind == "figure":
                self._paint_drawing(painter, box)
            elif box.kind == "card":
                self._paint_card_code(painter, box)
            elif box.kind == "table":
                self._close(painter, box, visible)

    def paint_codes(self, painter: QPainter, visible: QRectF, column: QRectF, margin: float) -> None:
        """Paint the codes of the sections that begin in `visible`, in the margin beside their headings."""
        for heading in self._article.headings:
            code = self._codes.get(heading.id, "")
            rect = self._layout.blockBoundingRect(heading.block)
            if not code or not visible.top() <= rect.top() < visible.bottom():
                continue
            line = heading.block.layout().lineAt(0)
            base = rect.top() + line.y() + line.ascent()
            room = margin - 2 * _CODE_GAP
            sizes = [size for size in _CODE_SIZES if _advance(self._look, code, size) <= room]
            size = sizes[0] if sizes else _CODE_SIZES[-1]
            advance = _advance(self._look, code, size)
            left = column.right() + _CODE_GAP if self._is_right_to_left else column.left() - _CODE_GAP - advance
            painter.setFont(print_font(self._look, size, 600))
            painter.setPen(self._look.colour("muted"))
            painter.drawText(QPointF(left, base), code)

    def _paint_card_code(self, painter: QPainter, box: Box) -> None:
        """Paint the code of the page that a card leads to: on paper nobody can click on it."""
        code = self._code_of(box.link)
        if code:
            advance = _advance(self._look, code, _CARD_CODE)
            left = box.rect.left() + 14 if self._is_right_to_left else box.rect.right() - 14 - advance
            painter.setFont(print_font(self._look, _CARD_CODE, 600))
            painter.setPen(self._look.colour("muted"))
            painter.drawText(QPointF(left, box.rect.bottom() - 7), code)

    def _close(self, painter: QPainter, box: Box, visible: QRectF) -> None:
        """Draw a line where a table goes on overleaf, or comes from there."""
        line = self._look.colour("rule2")
        if box.rect.top() < visible.top() - 2:
            painter.fillRect(QRectF(box.rect.left(), visible.top() - 1, box.rect.width(), 1), line)
        if box.rect.bottom() > visible.bottom() + 2:
            painter.fillRect(QRectF(box.rect.left(), visible.bottom(), box.rect.width(), 1), line)

    def _note(self, painter: QPainter, box: Box) -> None:
        is_mine = box.argument == MINE
        if not is_mine:
            super()._note(painter, box)
        kind = {"tip": "ok", "watch": "warn"}[box.kind]
        # The outline holds the box together on a printer without colours; a warning has the heavier one.
        pen = QPen(self._look.colour("field" if is_mine else kind), 2 if box.kind == "watch" else 1)
        if is_mine:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_drawing(self, painter: QPainter, box: Box) -> None:
        """Draw a figure as lines and letters, where the page keeps room for its picture."""
        block = box.table.cellAt(0, 0).firstCursorPosition().block()
        iterator = block.begin()
        while not iterator.atEnd():
            char_format = iterator.fragment().charFormat()
            if char_format.isImageFormat():
                picture = char_format.toImageFormat()
                svg = self._drawings.get(picture.name().removeprefix("figure:"))
                if svg is not None:
                    line = block.layout().lineAt(0)
                    corner = self._layout.blockBoundingRect(block).topLeft() + line.naturalTextRect().topLeft()
                    top = corner.y() + line.ascent() - picture.height()
                    place = QRectF(corner.x(), top, picture.width(), picture.height())
                    draw(painter, svg, place)
            iterator += 1


def _advance(look: Look, text: str, size: float) -> float:
    return QFontMetricsF(print_font(look, size, 600)).horizontalAdvance(text)
