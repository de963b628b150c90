"""Keys in an open page that mean something else than Qt's text browser thinks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

from sme_desktop.qt.article.places import reading_offset

_KEYS = Qt.Key
_SELECTING = frozenset({_KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End})


def take_key(view: QTextBrowser, event: QKeyEvent, press: Callable[[QKeyEvent], None]) -> bool:
    """Do what a key means in a page; tell whether that was all. `press` is Qt's own way with the key."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        # For the window: QTextBrowser has a history of its own.
        event.ignore()
        return True
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in _SELECTING:
        _select(view, event, press)
        return True
    bar = view.verticalScrollBar()
    ends = {_KEYS.Key_Home: 0, _KEYS.Key_End: bar.maximum()}
    if event.key() in ends and not event.modifiers():
        bar.setValue(ends[_KEYS(event.key())])
        return True
    return False


def _select(view: QTextBrowser, event: QKeyEvent, press: Callable[[QKeyEvent], None]) -> None:
    """Draw a selection with Shift and the arrows, from the text cursor or else from what is being read.

    Arrows without Shift scroll the page, so Qt's own way with a text cursor is lent for one key at a time.
    """
    cursor = view.textCursor()
    if not cursor.hasSelection():
        cursor.setPosition(reading_offset(view))
        view.setTextCursor(cursor)
    usual = view.textInteractionFlags()
    view.setTextInteractionFlags(usual | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    press(event)
    view.setTextInteractionFlags(usual)
