"""Has Qt ask us for what screen readers are told of our own kinds of widget."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.painted import TextLabel


def install() -> None:
    """Give pages and painted parts their structure.

    Called once, before any window is shown: at the end of the program Qt must let go of its interfaces before
    WORKAROUND(PySide 6.8.3) it lets go of those that a factory gave, and it goes back in the order of their beginning.
    """
    QAccessible.installFactory(_access_of)


def _access_of(key: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Give the description of an object; Qt asks once for each class that it is of, its own first."""
    if not isinstance(thing, QWidget) or key != type(thing).__name__:
        return None
    is_heading = isinstance(thing, TextLabel) and thing.level > 0
    if not (is_heading or isinstance(thing, ArticleView) or hasattr(thing, "accessible_role")):
        return None
    # Twelve ms that only those wait for who have a screen reader.
    from sme_desktop.qt.accessibility.widgets import describe  # noqa: PLC0415

    return describe(thing)
