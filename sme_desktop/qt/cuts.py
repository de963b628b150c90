"""Remembers which texts a painted part had to cut when it was drawn last, so that tests can ask for them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


class Cuts:
    """Belongs to a widget or delegate that paints its texts itself, and is emptied when that paints anew."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def clear(self) -> None:
        """Forget what was cut before."""
        self.texts.clear()

    def elided(self, text: str, metrics: QFontMetrics, width: int) -> str:
        """Give a text as one line of at most this width in px, cut with an ellipsis where it must be."""
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        if line != text:
            self.texts.add(text)
        return line

    def check(self, text: str, lines: Sequence[str], metrics: QFontMetrics, width: int) -> None:
        """Note whether lines that are painted lack something of the text, or are wider than their place."""
        if " ".join(lines) != text or any(metrics.horizontalAdvance(line) > width + 1 for line in lines):
            self.texts.add(text)
