"""The link that has the keyboard: where Tab begins, and the ring around it."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from sme_desktop.qt.look import Look


def begin_tab_here(view: QTextBrowser, *, is_next: bool) -> None:
    """Let Tab go on from what is on the screen: Qt would begin at the top of the page, far from where one reads."""
    cursor = view.textCursor()
    is_seen = view.viewport().rect().intersects(view.cursorRect())
    if cursor.hasSelection() and is_seen:
        return
    if not view.verticalScrollBar().value() and not cursor.hasSelection() and is_next:
        return
    left = int(view.document().rootFrame().frameFormat().leftMargin()) + 4
    edge = QPoint(left, 4 if is_next else view.viewport().height() - 4)
    begun = QTextCursor(view.document())
    begun.setPosition(view.cursorForPosition(edge).position())
    # Qt goes on from a selection only.
    begun.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    bar = view.verticalScrollBar()
    before = bar.value()
    view.setTextCursor(begun)
    bar.setValue(before)


def paint_link_ring(painter: QPainter, view: QTextBrowser, look: Look) -> None:
    """Paint a ring around the link that has the keyboard, in the coordinates of the document."""
    cursor = view.textCursor()
    if not (view.hasFocus() and cursor.hasSelection() and cursor.charFormat().anchorHref()):
        return
    painter.save()
    painter.setPen(QPen(look.colour("focus"), 2))
    for rect in _line_rects(view, cursor):
        painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), 4, 4)
    painter.restore()


def _line_rects(view: QTextBrowser, cursor: QTextCursor) -> Iterator[QRectF]:
    """Give the part of each line that a selection within one paragraph covers."""
    block = view.document().findBlock(cursor.selectionStart())
    layout, area = block.layout(), view.document().documentLayout().blockBoundingRect(block)
    first, last = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if start < end:
            left, right = sorted(float(line.cursorToX(place)[0]) for place in (start, end))  # type: ignore[index]
            yield QRectF(area.left() + left, area.top() + line.y(), right - left, line.height())
