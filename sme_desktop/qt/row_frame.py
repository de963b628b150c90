"""Where a line of a list is painted, and in which state and direction."""

from typing import Self

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RowFrame:
    """The rectangle of a line, its state and the direction of its text."""

    rect: QRect
    state: QStyle.StateFlag
    direction: Qt.LayoutDirection

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> Self:
        """Read what Qt gives a delegate."""
        # The stubs do not know the fields that QStyleOption gives its heirs.
        return cls(option.rect, option.state, option.direction)  # type: ignore[attr-defined]

    def place(self, left: float, top: float, width: float, height: float) -> QRect:
        """Give a part of the line, measured from its leading upper corner; mirrored from right to left."""
        part = QRect(self.rect.left() + round(left), self.rect.top() + round(top), round(width), round(height))
        return QStyle.visualRect(self.direction, self.rect, part)
