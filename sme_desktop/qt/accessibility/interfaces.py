"""What a part of a page can do for a screen reader besides having a name: be read by letters, be pressed, tell its place.

Qt asks for these through `interface_cast`, which PySide 6.8.3 hands on to Python. Two traps of that version: what is
given must be kept alive by its owner, and `None` ends the process, so nothing is told by `NOTHING`. There is no
QAccessibleTableInterface in PySide; tables are told as rows of cells, each cell with its row and column.
"""

from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleTableCellInterface,
    QAccessibleTextInterface,
)
from shiboken6 import VoidPtr

PRESS = "Press"
"""Qt's own name of the action; the platforms translate it."""

NOTHING = VoidPtr(0)


def state_of(**flags: bool) -> QAccessible.State:
    """Give a state with these flags set; PySide's stubs do not know them."""
    state = QAccessible.State()
    for name, is_set in flags.items():
        setattr(state, name, is_set)
    return state


class Reading(Protocol):
    """A stretch of the shown document."""

    def words(self) -> str:
        """Give the text, one letter per position."""

    def caret(self) -> int:
        """Give the caret's place in the text, -1 where it is elsewhere."""

    def chosen(self) -> tuple[int, int]:
        """Give the chosen stretch of the text; empty where there is none."""

    def choose(self, start: int, end: int) -> None:
        """Put caret and choice into the text."""

    def reveal(self, place: int) -> None:
        """Scroll to a place of the text."""

    def letter_rect(self, place: int) -> QRect:
        """Give where a letter stands on the screen."""

    def place_at(self, point: QPoint) -> int:
        """Give the letter at a point of the screen, -1 for none."""


class Text(QAccessibleTextInterface):
    """Text by letters; words, sentences and lines are found by Qt."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def characterCount(self) -> int:
        return len(self._reading.words())

    def text(self, start: int, end: int) -> str:
        words = self._reading.words()
        return words[start : len(words) if end < 0 else end]

    def attributes(self, offset: int) -> tuple[str, int, int]:
        return "", 0, self.characterCount()

    def cursorPosition(self) -> int:
        return self._reading.caret()

    def setCursorPosition(self, position: int) -> None:
        self._reading.choose(position, position)

    def selectionCount(self) -> int:
        start, end = self._reading.chosen()
        return int(end > start)

    def selection(self, number: int) -> tuple[int, int]:
        return self._reading.chosen() if number == 0 else (0, 0)

    def addSelection(self, start: int, end: int) -> None:
        self._reading.choose(start, end)

    def setSelection(self, number: int, start: int, end: int) -> None:
        self._reading.choose(start, end)

    def removeSelection(self, number: int) -> None:
        start = self._reading.chosen()[0]
        self._reading.choose(start, start)

    def characterRect(self, offset: int) -> QRect:
        return self._reading.letter_rect(offset)

    def offsetAtPoint(self, point: QPoint) -> int:
        return self._reading.place_at(point)

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._reading.reveal(start)


class Pressable(Protocol):
    """What can be pressed, and take the keyboard."""

    def press(self) -> None:
        """Do what a click does."""

    def take_keyboard(self) -> None:
        """Put the keyboard there."""


class Action(QAccessibleActionInterface):
    """Press a link or a box."""

    def __init__(self, target: Pressable) -> None:
        super().__init__()
        self._target = target

    def actionNames(self) -> list[str]:
        return [PRESS, QAccessibleActionInterface.setFocusAction()]

    def doAction(self, action: str) -> None:
        if action == PRESS:
            self._target.press()
        elif action == QAccessibleActionInterface.setFocusAction():
            self._target.take_keyboard()

    def keyBindingsForAction(self, action: str) -> list[str]:
        return ["Return"] if action == PRESS else []


class Level(QAccessibleAttributesInterface):
    """The level of a heading, from 1."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> int | None:
        return self._level if key is QAccessible.Attribute.Level else None


class Cell(QAccessibleTableCellInterface):
    """The place of a cell in its table."""

    def __init__(self, row: int, column: int, table: QAccessibleInterface) -> None:
        super().__init__()
        self._row, self._column, self._table = row, column, table

    def rowIndex(self) -> int:
        return self._row

    def columnIndex(self) -> int:
        return self._column

    def rowExtent(self) -> int:
        return 1

    def columnExtent(self) -> int:
        return 1

    def isSelected(self) -> bool:
        return False

    def columnHeaderCells(self) -> list[QAccessibleInterface]:
        header = self._table.child(0)
        return [header.child(self._column)] if self._row and header is not None else []

    def rowHeaderCells(self) -> list[QAccessibleInterface]:
        return []

    def table(self) -> QAccessibleInterface:
        return self._table
