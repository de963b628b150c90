"""How the lines of the results are painted: path, title, snippet with marks, chips of kind and languages."""

from html import escape
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.kinds import kind_icon
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import paint_chip, two_lines
from sme_desktop.qt.row_frame import RowFrame
from sme_desktop.qt.writing import line_flags
from sme_desktop.reader.results import Result

RESULT = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its result; the folding line has none."""

_ARROW = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextForceLeftToRight.value
"""As it is drawn: from right to left it would be turned round."""

_Index = QModelIndex | QPersistentModelIndex


class RowsOwner(Protocol):
    """What the rows ask of the screen that shows them."""

    look: Look
    list: QListWidget
    is_unfolded: bool

    def row_width(self) -> int:
        """Give the width of a row."""

    def kind_name(self, kind: str) -> str:
        """Give the name of a kind of page."""


class ResultRows(QStyledItemDelegate):
    """Paints results, and the line that folds those of other languages; mirrored by hand."""

    def __init__(self, owner: "RowsOwner") -> None:
        super().__init__(owner.list)
        self.cuts = Cuts()
        self._owner = owner

    def _snippet(self, result: Result, width: int) -> QTextDocument:
        look = self._owner.look
        parts, position = [], 0
        mark = f"background-color:{look.theme.colours['mark']};color:{look.theme.colours['markink']}"
        for start, end in result.snippet.marks:
            parts.append(escape(result.snippet.text[position:start]))
            parts.append(f'<span style="{mark}">{escape(result.snippet.text[start:end])}</span>')
            position = end
        parts.append(escape(result.snippet.text[position:]))
        document = QTextDocument()
        document.setDocumentMargin(0)
        font = QFont(self._owner.look.serif)
        font.setPixelSize(look.px(16))
        document.setDefaultFont(font)
        document.setHtml(
            f'<p style="margin:0;line-height:{look.px(24)}px;color:{look.theme.colours["ink"]}">{"".join(parts)}</p>'
        )
        is_mirrored = self._owner.list.layoutDirection() is Qt.LayoutDirection.RightToLeft
        leading = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        option = document.defaultTextOption()
        option.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute)
        document.setDefaultTextOption(option)
        document.setTextWidth(width)
        return document

    def _text_width(self) -> int:
        return self._owner.row_width() - self._owner.look.px(56 + 16)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = self._owner.look
        if index.data(RESULT) is None:
            return QSize(self._owner.row_width(), look.px(64))
        height = self._snippet(index.data(RESULT), self._text_width()).size().height()
        return QSize(self._owner.row_width(), round(height) + look.px(16 + 18) + self._head_height(index.data(RESULT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, result = self._owner.look, index.data(RESULT)
        line = RowFrame.of(option)
        row, state, direction, place = line.rect, line.state, line.direction, line.place
        painter.save()
        if result is None:
            self._paint_fold(painter, index.data(Qt.ItemDataRole.DisplayRole), place, state, row)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(direction)
        frame = QRectF(place(1, 2, self._owner.row_width() - 2, row.height() - 8))
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(look.colour("cardhover"))
            painter.setPen(self._frame_pen() if is_selected else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, 8, 8)
        else:
            painter.fillRect(place(look.px(56), row.height() - 3, self._text_width(), 1), look.colour("rule"))
        icon = look.icon(kind_icon(result.kind), "accent", 24, ratio=self._owner.list.devicePixelRatioF())
        painter.drawPixmap(place(look.px(16), look.px(16), look.px(24), look.px(24)), icon)
        self._paint_chips(painter, result, place)
        self._paint_titles(painter, result, place)
        width = self._text_width()
        document = self._snippet(result, width)
        area = place(look.px(56), look.px(12) + self._head_height(result), width, document.size().height())
        painter.translate(area.topLeft())
        document.drawContents(painter)
        painter.restore()

    def _frame_pen(self) -> QPen:
        """Give what frames the chosen row: thicker while the list has the keyboard."""
        has_focus = self._owner.list.hasFocus()
        return QPen(self._owner.look.colour("focus" if has_focus else "accent"), 2 if has_focus else 1)

    def _chips_width(self, result: Result) -> int:
        """Give the room that kind and languages take at the trailing edge."""
        look = self._owner.look
        name = QFontMetrics(look.font(13, 600)).horizontalAdvance(self._owner.kind_name(result.kind))
        return name + look.px(18 + 24) + len(result.languages) * look.px(34)

    def _path_top(self, result: Result) -> int:
        """Give where the path stands: beside the chips, or below them where it would be cut there."""
        look = self._owner.look
        wanted = QFontMetrics(look.font(14)).horizontalAdvance(result.topic)
        return look.px(10 if wanted <= self._text_width() - self._chips_width(result) else 36)

    def _title_lines(self, result: Result) -> list[str]:
        return two_lines(result.title, QFontMetrics(self._owner.look.font(18, 600)), self._text_width())

    def _head_height(self, result: Result) -> int:
        """Give the height of path and title."""
        look = self._owner.look
        return look.px(44) + self._path_top(result) + (len(self._title_lines(result)) - 1) * look.px(26)

    def _paint_chips(self, painter: QPainter, result: Result, place) -> None:  # type: ignore[no-untyped-def]
        """Paint kind and languages at the trailing edge."""
        look = self._owner.look
        painter.setFont(look.font(12, 600))
        right = self._owner.row_width() - look.px(16)
        used = 0
        for code in reversed(result.languages):
            width = look.px(30)
            is_own = code == result.language
            rect = QRectF(place(right - used - width, look.px(12), width, look.px(22)))
            line = "accent" if is_own else "rule2"
            paint_chip(painter, look, rect, code.upper(), fill="", ink="accent" if is_own else "muted", line=line)
            used += width + look.px(4)
        name = self._owner.kind_name(result.kind)
        painter.setFont(look.font(13, 600))
        width = painter.fontMetrics().horizontalAdvance(name) + look.px(18)
        rect = QRectF(place(right - used - look.px(4) - width, look.px(12), width, look.px(22)))
        paint_chip(painter, look, rect, name, fill="key", ink="keyink", line="")

    def _paint_titles(self, painter: QPainter, result: Result, place) -> None:  # type: ignore[no-untyped-def]
        look = self._owner.look
        left, room = look.px(56), self._text_width()
        direction = self._owner.list.layoutDirection()
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        top = self._path_top(result)
        topic = self.cuts.elided(result.topic, painter.fontMetrics(), room)
        painter.drawText(place(left, top, room, look.px(24)), line_flags(topic, direction), topic)
        painter.setFont(look.font(18, 600))
        painter.setPen(look.colour("link"))
        lines, metrics = self._title_lines(result), painter.fontMetrics()
        self.cuts.check(result.title, lines, metrics, room)
        top += look.px(26)
        for number, line in enumerate(lines):
            area = place(left, top + number * look.px(26), room, look.px(26))
            painter.drawText(area, line_flags(result.title, direction), line)
        width = metrics.horizontalAdvance(lines[-1])
        top += (len(lines) - 1) * look.px(26)
        rest = room - width - look.px(8)
        if result.heading and rest > look.px(60):
            painter.setFont(look.font(17))
            painter.setPen(look.colour("ink"))
            # Apart: within the words, letters of another direction would carry it to the other end.
            arrow = "‹" if direction is Qt.LayoutDirection.RightToLeft else "›"
            arrow_width = painter.fontMetrics().horizontalAdvance(f"{arrow}  ")
            start = left + width + look.px(8)
            edge = Qt.AlignmentFlag.AlignRight if arrow == "‹" else Qt.AlignmentFlag.AlignLeft
            painter.drawText(place(start, top, arrow_width, look.px(26)), _ARROW | edge.value, arrow)
            heading = self.cuts.elided(result.heading, painter.fontMetrics(), rest - arrow_width)
            area = place(start + arrow_width, top, rest - arrow_width, look.px(26))
            painter.drawText(area, line_flags(result.heading, direction), heading)

    def _paint_fold(self, painter: QPainter, text: str, place, state, row: QRect) -> None:  # type: ignore[no-untyped-def]
        look = self._owner.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._owner.list.layoutDirection())
        frame = QRectF(place(1, 8, self._owner.row_width() - 2, row.height() - 16))
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hot = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(look.colour("cardhover" if is_hot or is_selected else "card"))
        painter.setPen(self._frame_pen() if is_selected else QPen(look.colour("rule"), 1))
        painter.drawRoundedRect(frame, 8, 8)
        icon_name = "chevron-down" if self._owner.is_unfolded else "chevron-right"
        mirrored = self._owner.list.layoutDirection() is Qt.LayoutDirection.RightToLeft
        ratio = self._owner.list.devicePixelRatioF()
        icon = look.icon(icon_name, "muted", 20, is_mirrored=mirrored, ratio=ratio)
        top = (row.height() - look.px(20)) / 2
        painter.drawPixmap(place(look.px(18), top, look.px(20), look.px(20)), icon)
        head, _, counts = text.partition("\n")
        direction = self._owner.list.layoutDirection()
        painter.setFont(look.font(16, 600))
        painter.setPen(look.colour("head"))
        width = painter.fontMetrics().horizontalAdvance(head)
        painter.drawText(place(look.px(56), 0, width + 2, row.height()), line_flags(head, direction), head)
        painter.setFont(look.font(15))
        painter.setPen(look.colour("muted"))
        left = look.px(56 + 18) + width
        room = self._owner.row_width() - left - look.px(16)
        counts = self.cuts.elided(counts, painter.fontMetrics(), room)
        painter.drawText(place(left, 0, room, row.height()), line_flags(counts, direction), counts)
