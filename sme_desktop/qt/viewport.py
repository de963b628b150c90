"""The viewport of a scroll area, made known to Python without a search through all kinds of widgets."""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME = "qt_scrollarea_viewport"


def hold_viewport(area: QAbstractScrollArea) -> QWidget:
    """Give the viewport; whoever keeps it has `area.viewport()` find it at once.

    PySide wonders of each widget that Qt made itself which subclass it is, and builds the types of all of them to find
    out: 13 ms at the first such question. A child asked for by type and name is taken for what it was asked for.
    """
    return area.findChild(QWidget, _NAME) or area.viewport()
