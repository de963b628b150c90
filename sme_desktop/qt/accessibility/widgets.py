"""What screen readers are told of single widgets: pages, headings, and painted parts that say themselves what they are."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

from sme_desktop.qt.accessibility.interfaces import NOTHING, Level
from sme_desktop.qt.accessibility.page import PageAccess
from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.painted import TextLabel


def describe(widget: QWidget) -> QAccessibleInterface | None:
    """Give the description of a page, of a label with a level, or of a widget with an `accessible_role`."""
    if isinstance(widget, ArticleView):
        return PageAccess(widget)
    if isinstance(widget, TextLabel) and widget.level:
        return _HeadingAccess(widget)
    role = getattr(widget, "accessible_role", None)
    return QAccessibleWidget(widget, role) if isinstance(role, QAccessible.Role) else None


class _HeadingAccess(QAccessibleWidget):
    """A label that heads a part of the screen."""

    def __init__(self, label: TextLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._level = Level(label.level)

    def text(self, t: QAccessible.Text) -> str:
        label = self.widget()
        if t is QAccessible.Text.Name and isinstance(label, QLabel) and not label.accessibleName():
            return label.text()
        return super().text(t)

    def interface_cast(self, t: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        if t is QAccessible.InterfaceType.AttributesInterface:
            return self._level
        return super().interface_cast(t) or NOTHING
