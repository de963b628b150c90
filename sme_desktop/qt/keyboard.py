"""Keeps the keyboard where it is while a part of the screen is built anew."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focused_name(area: QWidget) -> str | None:
    """Give the name of the widget of an area that has the keyboard; None where it is elsewhere."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None and area.isAncestorOf(focused) else None


def give_back(parts: Sequence[QWidget], name: str | None) -> bool:
    """Give the keyboard to the part of that name, or to the first one; tell whether there was any."""
    open_parts = [part for part in parts if part.isEnabled() and not part.isHidden()]
    if name is None or not open_parts:
        return False
    same = next((part for part in open_parts if part.objectName() == name), open_parts[0])
    same.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def put_in_order(area: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab reach the new parts of an area where the area stands; Qt puts them at the end of the window."""
    before = area.previousInFocusChain()
    # Qt takes no part without focus for a place in the order.
    while before is not None and before is not area and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for part in parts:
        if before is not None:
            QWidget.setTabOrder(before, part)
        before = part


def step_on(areas: Sequence[QWidget]) -> None:
    """Bring the keyboard into the next of the areas, round and round; what is hidden or takes no keys is passed over."""
    focused = QApplication.focusWidget()
    holds = [area is focused or (focused is not None and area.isAncestorOf(focused)) for area in areas]
    # Areas may lie in each other, as the search in the home screen: the first one counts.
    here = holds.index(True) if True in holds else -1
    for step in range(1, len(areas) + 1):
        area = areas[(here + step) % len(areas)]
        others = [other for other in areas if other is not area and area.isAncestorOf(other)]
        entrance = _entrance(area, others)
        if entrance is not None:
            entrance.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _entrance(area: QWidget, others: Sequence[QWidget]) -> QWidget | None:
    """Give the first widget of an area that Tab reaches, leaving out what belongs to other areas."""
    widget = area
    while True:
        is_inside = widget is area or area.isAncestorOf(widget)
        is_other = any(other is widget or other.isAncestorOf(widget) for other in others)
        if is_inside and not is_other and _takes_keys(widget):
            return widget
        following = widget.nextInFocusChain()
        if following is None or following is area:
            return None
        widget = following


def _takes_keys(widget: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return has_policy and widget.isVisible() and widget.isEnabled()
