"""The sheets before the first page of a booklet: its title page and its contents."""

from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgRenderer

from sme_desktop.paths import resource
from sme_desktop.qt.printing.canvas import Canvas, text_height
from sme_desktop.qt.printing.print_look import print_font
from sme_desktop.qt.printing.sheets import Frame
from sme_desktop.values import dataclass

_ICON = 72
_NUMBER_ROOM = 60
_CODE_SIZE, _TITLE_SIZE = 13, 18
_ROW_GAP, _HEADING_ROOM = 17, 84


@dataclass(frozen=True, slots=True)
class TitleSheet:
    """The title page: it has no header and no number."""

    frame: Frame
    title: str
    intro: str
    facts: tuple[str, ...]
    """Lines at its foot, the small print last."""

    def paint(self, painter: QPainter, number: int, total: int) -> None:
        """Paint the title page; `number` and `total` are not shown."""
        del number, total
        canvas = self.frame.canvas(painter)
        paper = self.frame.paper
        top = paper.body.top() + 20
        icon = QSvgRenderer(str(resource("app", "app.svg")))
        icon.render(painter, canvas.place(0, top, _ICON, _ICON))
        canvas.text(self.frame.edition, top + 22, 21, "head", weight=600, left=_ICON + 22)
        below = canvas.text(self.title, paper.height * 0.33, 54, "head", weight=600, is_serif=True)
        canvas.rule(below + 30, "accent", 4, width=96)
        if self.intro:
            canvas.text(self.intro, below + 62, 24, "ink", is_serif=True, room=canvas.width * 0.86)
        room = canvas.width
        look = self.frame.look
        heights = [text_height(look, fact, 14, room) + 6 for fact in self.facts]
        foot = paper.height - paper.body.top() - sum(heights)
        canvas.rule(foot - 16, "rule2", 1)
        for fact, height in zip(self.facts, heights, strict=True):
            canvas.text(fact, foot, 14, "muted")
            foot += height


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents."""

    code: str
    title: str
    number: int
    """Of the sheet on which the page begins, counted from 1."""


@dataclass(frozen=True, slots=True)
class ContentsSheet:
    """A part of the contents list."""

    frame: Frame
    booklet_title: str
    heading: str
    """Empty on all contents sheets but the first."""
    lines: tuple[Line, ...]
    code_room: float

    def paint(self, painter: QPainter, number: int, total: int) -> None:
        """Paint head, list and foot."""
        canvas = self.frame.canvas(painter)
        name = self.frame.speech.gettext("Contents")
        self.frame.paint(canvas, name, self.booklet_title, number=number, total=total)
        top = self.frame.paper.body.top()
        if self.heading:
            canvas.text(self.heading, top, 34, "head", weight=600, is_serif=True)
            canvas.rule(top + _HEADING_ROOM - 24, "head", 2)
            top += _HEADING_ROOM
        for line in self.lines:
            top = self._paint_line(canvas, line, top)

    def _paint_line(self, canvas: Canvas, line: Line, top: float) -> float:
        look = self.frame.look
        room = canvas.width - self.code_room - _NUMBER_ROOM
        canvas.line(line.code, top + 5, _CODE_SIZE, "muted", weight=600, room=self.code_room)
        below = canvas.text(line.title, top, _TITLE_SIZE, "head", is_serif=True, left=self.code_room, room=room)
        height = QFontMetricsF(print_font(look, _TITLE_SIZE, is_serif=True)).height()
        number = self.frame.speech.number(line.number)
        canvas.trailing(number, below - height + 1, _TITLE_SIZE - 1, "head", weight=600)
        canvas.rule(below + _ROW_GAP / 2, "rule", 1)
        return below + _ROW_GAP


def contents_sheets(frame: Frame, booklet_title: str, lines: tuple[Line, ...]) -> tuple[ContentsSheet, ...]:
    """Set a contents list on as many sheets as it needs; their count does not depend on the numbers."""
    font = print_font(frame.look, _CODE_SIZE, 600)
    code_room = max((QFontMetricsF(font).horizontalAdvance(line.code) for line in lines), default=0.0) + 22
    room = frame.paper.body.width() - code_room - _NUMBER_ROOM
    sheets: list[list[Line]] = [[]]
    left = frame.paper.body.height() - _HEADING_ROOM
    for line in lines:
        height = text_height(frame.look, line.title, _TITLE_SIZE, room, is_serif=True) + _ROW_GAP
        if height > left and sheets[-1]:
            sheets.append([])
            left = frame.paper.body.height()
        sheets[-1].append(line)
        left -= height
    name = frame.speech.gettext("Contents")
    return tuple(
        ContentsSheet(frame, booklet_title, "" if place else name, tuple(rows), code_room)
        for place, rows in enumerate(sheets)
    )
