"""At which edge a painted line stands and which way it runs: the one is the screen's matter, the other the text's."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

_RIGHT_TO_LEFT = ("R", "AL")


def runs_right_to_left(text: str) -> bool | None:
    """Tell which way a text runs by its first letter (Unicode Standard Annex 9, P2 and P3); None without letters."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    strong = next((kind for kind in kinds if kind in ("L", *_RIGHT_TO_LEFT)), None)
    return strong in _RIGHT_TO_LEFT if strong else None


def line_flags(text: str, direction: Qt.LayoutDirection, *, is_trailing: bool = False) -> int:
    """Give the flags for QPainter.drawText that set a line at the leading or trailing edge of its place.

    English words on an Arabic screen stand at the right and still run to the right, or their full stop would come first.
    """
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    runs_left = runs_right_to_left(text)
    runs_left = is_mirrored if runs_left is None else runs_left
    force = Qt.TextFlag.TextForceRightToLeft if runs_left else Qt.TextFlag.TextForceLeftToRight
    # Qt takes left for leading in the way that was forced.
    is_at_its_end = is_trailing is (is_mirrored is runs_left)
    align = Qt.AlignmentFlag.AlignRight if is_at_its_end else Qt.AlignmentFlag.AlignLeft
    return int(Qt.AlignmentFlag.AlignVCenter.value | align.value | force.value)


def set_margins(part: QLayout | QLabel, before: int, top: int, after: int, bottom: int) -> None:
    """Set the room in px at the leading edge, above, at the trailing edge, below; Qt mirrors layouts, not their margins."""
    owner: QWidget | None = part if isinstance(part, QLabel) else part.parentWidget()
    is_mirrored = owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
    part.setContentsMargins(after if is_mirrored else before, top, before if is_mirrored else after, bottom)
