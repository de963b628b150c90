"""Marks that lie over the text of a page, one layer for each purpose."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from sme_desktop.qt.look import Look

ORDER = ("spoken", "marks")
"""From the lowest layer to the highest."""


def span_cursor(view: QTextBrowser, start: int, end: int) -> QTextCursor:
    """Give a selection of the view's document from one offset to another."""
    cursor = QTextCursor(view.document())
    last = max(0, view.document().characterCount() - 1)
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def spoken_mark(view: QTextBrowser, span: tuple[int, int], look: Look) -> QTextEdit.ExtraSelection:
    """Give the mark of a sentence that is read aloud: tinted and underlined, not by colour alone."""
    selection = QTextEdit.ExtraSelection()
    # The stubs know the members of this struct as class attributes only.
    selection.cursor = span_cursor(view, *span)  # type: ignore[attr-defined]
    selection.format.setBackground(look.colour("sel"))  # type: ignore[attr-defined]
    selection.format.setForeground(look.colour("ink"))  # type: ignore[attr-defined]
    selection.format.setFontUnderline(True)  # type: ignore[attr-defined]
    return selection


class SelectionLayers:
    """QTextEdit knows one list of extra selections only: this holds it together from layers."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._layers: Mapping[str, tuple[QTextEdit.ExtraSelection, ...]] = {}

    def set(self, layer: str, selections: Iterable[QTextEdit.ExtraSelection]) -> None:
        """Replace one layer."""
        self._layers = {**self._layers, layer: tuple(selections)}
        self._view.setExtraSelections([mark for name in ORDER for mark in self._layers.get(name, ())])

    def clear(self) -> None:
        """Let go of a document that is about to be replaced."""
        self._layers = {}
        self._view.setExtraSelections([])
