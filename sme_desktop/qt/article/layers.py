"""Marks that lie over the text of a page, one layer for each purpose."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

ORDER = ("spoken", "marks")
"""From the lowest layer to the highest."""


def span_cursor(view: QTextBrowser, start: int, end: int) -> QTextCursor:
    """Give a selection of the view's document from one offset to another."""
    cursor = QTextCursor(view.document())
    last = max(0, view.document().characterCount() - 1)
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


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
