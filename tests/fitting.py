"""Asks each widget of a screen whether something on it is cut, hidden by another, or outside its place."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from reader_support import all_of

from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.popups import Popup

OVERLAYS = frozenset({"suggestions", "on_this_page", "selection_bar", "focus_ring"})
"""Parts that lie over others by design."""


def problems_of(screen: QWidget) -> Iterator[str]:
    """Tell all that does not fit, as (place: what)."""
    settle()
    for widget in (screen, *all_of(screen, QWidget)):
        if not widget.isVisible():
            continue
        if widget.size().isEmpty():
            if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.text()):
                yield f"{name_of(widget)}: has no size"
            continue
        where = name_of(widget)
        if widget is not screen and not widget.isWindow():
            yield from (f"{where}: {what}" for what in _place(widget))
        yield from (f"{where}: {what}" for what in _words(widget))


def settle() -> None:
    """Have layouts take what has changed, as they do before anything is painted."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def name_of(widget: QWidget) -> str:
    """Give the way to a widget in names."""
    names: list[str] = []
    step: QWidget | None = widget
    while step is not None and len(names) < 3:
        name = step.objectName()
        names.append(name if name and not name.startswith("qt_") else type(step).__name__)
        step = step.parentWidget() if not step.isWindow() else None
    return "/".join(reversed(names))


def _words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _label(widget)
    if isinstance(widget, QLineEdit) and not widget.text():
        metrics = QFontMetrics(widget.font())
        if metrics.horizontalAdvance(widget.placeholderText()) + 4 > widget.width():
            yield f"the placeholder is cut: {widget.placeholderText()}"
    if isinstance(widget, QScrollBar) and widget.orientation() is Qt.Orientation.Vertical:
        window = widget.window()
        if isinstance(window, Popup) and window.height() < window.screen().availableGeometry().height() - 8:
            yield "a card scrolls that has room"
    if isinstance(widget, QScrollBar) and widget.orientation() is Qt.Orientation.Horizontal:
        yield "a horizontal scroll bar"
    for cuts in _cuts_of(widget):
        yield from (f"cut: {text}" for text in sorted(cuts.texts))


def _cuts_of(widget: QWidget) -> Iterator[Cuts]:
    """Have the widget paint itself, and give what it then had to cut."""
    owner = widget.itemDelegate() if isinstance(widget, QAbstractItemView) else widget
    cuts = getattr(owner, "cuts", None)
    if isinstance(cuts, Cuts):
        cuts.clear()
        widget.grab()
        yield cuts


def _breaking(text: str) -> list[str]:
    """Give the parts between which a line may be broken; a zero width space is such a place."""
    return text.replace("\u200b", " ").split()


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            yield f"{needed} px high, has {label.height()}: {label.text()}"
        widest = max(QFontMetrics(label.font()).horizontalAdvance(word) for word in _breaking(label.text()))
        if widest > label.width():
            yield f"a word of {widest} px, has {label.width()}: {label.text()}"
        return
    hint = label.sizeHint()
    if hint.width() > label.width() or hint.height() > label.height():
        yield f"{hint.width()} × {hint.height()} px, has {label.width()} × {label.height()}: {label.text()}"


def _place(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QAbstractItemView):
        return
    is_scrolled = _is_viewport(parent)
    rect, room = widget.geometry(), parent.rect()
    if rect.left() < room.left() or rect.right() > room.right():
        yield f"reaches from {rect.left()} to {rect.right()}, its parent is {room.width()} px wide"
    if not is_scrolled and (rect.top() < room.top() or rect.bottom() > room.bottom()):
        yield f"reaches from {rect.top()} to {rect.bottom()}, its parent is {room.height()} px high"
    if widget.objectName() in OVERLAYS:
        return
    for other in parent.children():
        if not isinstance(other, QWidget) or other is widget or not other.isVisible() or other.isWindow():
            continue
        if other.objectName() in OVERLAYS or id(other) < id(widget):
            continue
        if rect.intersects(other.geometry()):
            common = rect.intersected(other.geometry())
            yield f"covers {name_of(other)} by {common.width()} × {common.height()} px"


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget and isinstance(area, QScrollArea)


def place_in(screen: QWidget, widget: QWidget) -> QRect:
    """Give where a widget stands on a screen."""
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


def places_on(screen: QWidget) -> dict[str, QRect]:
    """Give where all visible widgets stand on a screen, by their way from it."""
    settle()
    found: dict[str, QRect] = {}

    def walk(widget: QWidget, way: str) -> None:
        found[way] = place_in(screen, widget)
        names: Counter[str] = Counter()
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                name = child.objectName() or type(child).__name__
                names[name] += 1
                if child.isVisible():
                    walk(child, f"{way}/{name}.{names[name]}")

    walk(screen, "")
    return found
