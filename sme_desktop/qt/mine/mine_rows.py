"""How the lines of My things are told and painted: bookmarks, passages with their notes, pages read, captions."""

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sme_desktop.model import Place
from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import two_lines
from sme_desktop.qt.row_frame import RowFrame
from sme_desktop.qt.writing import line_flags
from sme_desktop.values import dataclass

ROW = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its row."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """A line: the title, a quieter line below, the words quoted and the note. Without a place it is a caption."""

    title: str
    below: str = ""
    quote: str = ""
    note: str = ""
    colour: str = ""
    place: Place | None = None
    key: object = None

    @property
    def spoken(self) -> str:
        """All of it in one sentence, for screen readers."""
        return ". ".join(part for part in (self.title, self.quote, self.note, self.below) if part)


class RowsOwner(Protocol):
    """What the rows ask of the screen that shows them."""

    look: Look
    list: QListWidget


class MineRows(QStyledItemDelegate):
    """Paints rows with hairlines; mirrored by hand."""

    def __init__(self, owner: RowsOwner) -> None:
        super().__init__(owner.list)
        self.cuts = Cuts()
        self._owner = owner

    def _parts(self, row: Row) -> list[tuple[list[str], QFont, str, int]]:
        """Give the parts of a row: lines, face, colour, and the height of a line."""
        look = self._owner.look
        width = self._width()
        if row.place is None:
            return [([row.title], look.font(14, 600), "muted", look.px(24))]
        texts = (
            (row.quote, look.font(17, is_serif=True), "ink", 26, 4),
            (row.note, look.font(16, 600), "head", 24, 12),
            (row.title, look.font(15 if row.quote or row.note else 17, 600), "link", 24, 3),
            (row.below, look.font(14), "muted", 22, 2),
        )
        parts = []
        for text, font, colour, height, most in texts:
            if text:
                metrics = QFontMetrics(font)
                lines = [line for piece in text.splitlines() for line in two_lines(piece, metrics, width, most)]
                parts.append((lines[:most], font, colour, max(look.px(height), metrics.height())))
        return parts

    def _width(self) -> int:
        look = self._owner.look
        return self._owner.list.viewport().width() - look.px(24 + 24)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = sum(len(lines) * line for lines, _, _, line in self._parts(index.data(ROW)))
        return QSize(100, height + self._owner.look.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, row = self._owner.look, index.data(ROW)
        frame = RowFrame.of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(frame.direction)
        self._paint_ground(painter, row, frame)
        top = look.px(8)
        for lines, font, colour, height in self._parts(row):
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            for line in lines:
                area = frame.place(look.px(24), top, self._width() + look.px(8), height)
                painter.drawText(area, line_flags(" ".join(lines), frame.direction), line)
                top += height
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: Row, frame: RowFrame) -> None:
        """Paint what lies under the words: the frame of the chosen row, the hairline, the bar of a highlight."""
        look, rect, state, place = self._owner.look, frame.rect, frame.state, frame.place
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if row.place is not None and (is_selected or state & QStyle.StateFlag.State_MouseOver):
            painter.setBrush(look.colour("sel" if is_selected else "cardhover"))
            painter.setPen(QPen(look.colour("accent"), 2) if is_selected else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -3), 8, 8)
        else:
            painter.fillRect(place(0, rect.height() - 1, rect.width(), 1), look.colour("rule"))
        if row.colour:
            left, top, width, height = look.px(10), look.px(12), look.px(6), rect.height() - look.px(24)
            painter.fillRect(place(left, top, width, height), look.colour("muted"))
            painter.fillRect(place(left + 1, top + 1, width - 2, height - 2), look.colour(row.colour))
