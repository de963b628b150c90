"""Marked words of a page, and walking through them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from sme_desktop.qt.article.layers import SelectionLayers, span_cursor
from sme_desktop.qt.look import Look


class PageMarks(QObject):
    """Marks words by their offsets in the page's text; one of them is the current one."""

    changed = Signal(int, int)
    """The current mark, counted from 0, or -1; and how many there are."""

    def __init__(self, view: QTextBrowser, layers: SelectionLayers) -> None:
        super().__init__(view)
        self._view, self._layers = view, layers
        self._spans: tuple[tuple[int, int], ...] = ()
        self._cursors: list[QTextCursor] = []
        self._current = 0

    @property
    def count(self) -> int:
        """Number of marked words."""
        return len(self._cursors)

    def forget(self) -> None:
        """Forget the words of a page that goes away."""
        self._spans = ()

    def release(self) -> None:
        """Let go of a document that is about to be replaced by one of the same text."""
        self._layers.clear()
        self._cursors = []

    def renew(self, look: Look) -> None:
        """Mark the same words in a new document of the same text."""
        self._cursors = [span_cursor(self._view, *span) for span in self._spans]
        if self._cursors:
            self._paint(look)

    def show(self, spans: Iterable[tuple[int, int]], look: Look) -> None:
        """Mark words; the first that can be seen, or else the next below, is the current one."""
        self._spans = tuple(spans)
        self._cursors = [span_cursor(self._view, *span) for span in self._spans]
        self._current = next((n for n, cursor in enumerate(self._cursors) if self._top(cursor) >= 0), 0)
        self._paint(look)

    def step(self, step: int, look: Look) -> None:
        """Go to the next mark, or the one before; after the last comes the first."""
        if self._cursors:
            self._current = (self._current + step) % len(self._cursors)
            self._paint(look)
            self.reveal(look)

    def reveal(self, look: Look) -> None:
        """Scroll so that the current mark can be read with what stands around it; one that can be read stays."""
        if not self._cursors:
            return
        self.bring_into_view(self._cursors[self._current].selectionStart(), look)

    def bring_into_view(self, offset: int, look: Look) -> None:
        """Scroll so that a character can be read with what stands around it; one that can be read stays."""
        start = QTextCursor(self._view.document())
        start.setPosition(min(offset, max(0, self._view.document().characterCount() - 1)))
        top = float(self._view.cursorRect(start).top())
        height = self._view.viewport().height()
        if not look.px(16) <= top <= height - look.px(60):
            bar = self._view.verticalScrollBar()
            bar.setValue(round(bar.value() + top - height / 3))

    def _top(self, cursor: QTextCursor) -> float:
        """Give the distance of a mark from the upper edge of the view, in px."""
        start = QTextCursor(self._view.document())
        start.setPosition(cursor.selectionStart())
        return float(self._view.cursorRect(start).top())

    def _paint(self, look: Look) -> None:
        selections = []
        for place, cursor in enumerate(self._cursors):
            is_current = place == self._current
            selection = QTextEdit.ExtraSelection()
            fill, ink = ("accent", "on") if is_current else ("mark", "markink")
            # The stubs know the members of this struct as class attributes only.
            selection.cursor = cursor  # type: ignore[attr-defined]
            selection.format.setBackground(QColor(look.colour(fill)))  # type: ignore[attr-defined]
            selection.format.setForeground(QColor(look.colour(ink)))  # type: ignore[attr-defined]
            selection.format.setFontUnderline(is_current)  # type: ignore[attr-defined]  # Not by colour alone.
            selections.append(selection)
        self._layers.set("marks", selections)
        self.changed.emit(self._current if self._cursors else -1, len(self._cursors))
