"""A stretch of the shown document: its words, its caret, and where it stands on the screen."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QTextCursor

from sme_desktop.qt.article.view import ArticleView


class Stretch:
    """From one position of a view's document to another, or to its end; all places in it are counted from its start."""

    def __init__(self, view: ArticleView, start: int, end: int | None) -> None:
        self._view = view
        self._start, self._given_end = start, end

    @property
    def _end(self) -> int:
        return self._view.document().characterCount() - 1 if self._given_end is None else self._given_end

    def words(self) -> str:
        """Give the text, one letter per position."""
        return self._cursor(self._start, self._end).selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n")

    def caret(self) -> int:
        """Give the caret's place in the text, -1 where it is elsewhere."""
        position = self._view.textCursor().position()
        return position - self._start if self._start <= position <= self._end else -1

    def chosen(self) -> tuple[int, int]:
        """Give the chosen stretch of the text; empty where there is none."""
        cursor = self._view.textCursor()
        start = max(self._start, cursor.selectionStart())
        end = min(self._end, cursor.selectionEnd())
        return (start - self._start, end - self._start) if start < end else (0, 0)

    def choose(self, start: int, end: int) -> None:
        """Put caret and choice into the text."""
        self._view.setTextCursor(self._cursor(self._start + start, self._start + end))

    def reveal(self, place: int) -> None:
        """Scroll to a place of the text, if it cannot be seen."""
        rect = self._view.cursorRect(self._cursor(self._start + place, self._start + place))
        if rect.top() < 0 or rect.bottom() > self._view.viewport().height():
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self._view.viewport().height() // 3)

    def letter_rect(self, place: int) -> QRect:
        """Give where a letter stands on the screen."""
        start = self._view.cursorRect(self._cursor(self._start + place, self._start + place))
        end = self._view.cursorRect(self._cursor(self._start + place + 1, self._start + place + 1))
        width = end.left() - start.left() if end.top() == start.top() else start.height() // 2
        return self._on_screen(QRect(start.left(), start.top(), max(1, width), start.height()))

    def place_at(self, point: QPoint) -> int:
        """Give the letter at a point of the screen, -1 for none."""
        inside = self._view.viewport().mapFromGlobal(point)
        offset = QPointF(0, self._view.verticalScrollBar().value())
        layout = self._view.document().documentLayout()
        position = layout.hitTest(QPointF(inside) + offset, Qt.HitTestAccuracy.FuzzyHit)
        return position - self._start if self._start <= position <= self._end else -1

    def rect(self) -> QRect:
        """Give where the text stands on the screen: whole lines where it runs over more than one."""
        first = self._view.cursorRect(self._cursor(self._start, self._start))
        last = self._view.cursorRect(self._cursor(self._end, self._end))
        if first.top() == last.top() and last.left() > first.left():
            return self._on_screen(QRect(first.left(), first.top(), last.left() - first.left(), first.height()))
        document = self._view.document()
        layout = document.documentLayout()
        area = layout.blockBoundingRect(document.findBlock(self._start))
        area = area.united(layout.blockBoundingRect(document.findBlock(self._end)))
        top = min(first.top(), last.top())
        bottom = max(first.bottom(), last.bottom(), round(area.bottom()) - self._view.verticalScrollBar().value())
        return self._on_screen(QRect(round(area.left()), top, round(area.width()), bottom - top))

    def is_seen(self) -> bool:
        """Tell whether any of it can be seen now."""
        viewport = self._view.viewport()
        shown = QRect(viewport.mapToGlobal(QPoint(0, 0)), viewport.size())
        return self.rect().intersects(shown)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self._view.document().characterCount() - 1
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(max(0, min(start, last)))
        cursor.setPosition(max(0, min(end, last)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_screen(self, rect: QRect) -> QRect:
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())
