"""A window with what stands behind it, for tests."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from sme_desktop.library.library import Library
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile

_T = TypeVar("_T")


@dataclass
class Reader:
    """A window with what stands behind it."""

    window: MainWindow
    presenter: Presenter
    speech: Speech
    library: Library
    worker: Worker
    profile: Profile

    def close(self) -> None:
        self.window.close()
        self.worker.stop()
        self.library.close()
        self.profile.close()
        self.window.deleteLater()


def all_of(widget: QWidget, kind: type[_T]) -> list[_T]:
    """Give all widgets of a kind below a widget."""
    return cast("list[_T]", widget.findChildren(cast("type", kind)))


def select(reader: Reader, words: str) -> None:
    """Select words as a pointer does."""
    view = reader.window.article.view
    start = view.plain_text().index(words)
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def child(widget: QWidget, kind: type[_T], name: str) -> _T:
    """Give the widget of a kind and a name below a widget."""
    found = [one for one in all_of(widget, kind) if cast("QWidget", one).objectName() == name]
    assert found, name
    return found[0]


class Chooser:
    """Answers at once with one path, as a reader in the system's window would after a while; None is a change of mind."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def to_save(self, parent: QWidget, title: str, name: str) -> str:
        """Give where to save."""
        return str(self.path) if self.path else ""

    def to_load(self, parent: QWidget, title: str, pattern: str = "*.json") -> str:
        """Give what to load."""
        return str(self.path) if self.path else ""
