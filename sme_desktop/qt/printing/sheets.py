"""The kinds of sheets of a booklet, and what stands at the head and foot of each."""

from typing import Protocol

from PySide6.QtGui import QPainter

from sme_desktop.qt.look import Look
from sme_desktop.qt.printing.canvas import Canvas
from sme_desktop.qt.printing.paper import Paper
from sme_desktop.qt.speech import Speech
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sheets of a booklet share."""

    look: Look
    paper: Paper
    edition: str
    """Title of the edition."""
    small_print: str
    """Month of the edition, and what the reader must not rely on."""
    page_of: str
    """How the number of a sheet is told: `{n} / {total}`."""
    speech: Speech
    is_right_to_left: bool

    def canvas(self, painter: QPainter) -> Canvas:
        """Give a sheet to be painted."""
        return Canvas(painter, self.look, self.paper, is_right_to_left=self.is_right_to_left)

    def paint(self, canvas: Canvas, title: str, topic: str, *, number: int, total: int) -> None:
        """Paint head and foot of a sheet; `number` counts from 1."""
        top = self.paper.header_top
        used = canvas.trailing(topic, top, 13, "muted") + 24 if topic and topic != title else 0
        canvas.line(title, top, 13, "muted", weight=600, room=canvas.width - used)
        canvas.rule(self.paper.header_rule, "rule2", 1)
        below = self.paper.footer_rule
        canvas.rule(below, "rule2", 1)
        speak = self.speech.number
        page = self.page_of.format(n=speak(number), total=speak(total))
        used = canvas.trailing(page, below + 9, 13, "head", weight=600) + 24
        canvas.line(self.edition, below + 9, 13, "muted", weight=600, room=canvas.width - used)
        canvas.line(self.small_print, below + 28, 12, "muted")


class Sheet(Protocol):
    """One side of paper."""

    def paint(self, painter: QPainter, number: int, total: int) -> None:
        """Paint the sheet in units, from the upper left corner of the paper; `number` counts from 1."""
