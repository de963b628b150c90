"""Where the window stands on the screen, kept from one reading to the next."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from sme_desktop.reader.profile import Profile

_SETTING = "window"
_WIDTH, _HEIGHT = 1366, 768
_EDGES, _TITLE_BAR = 8, 44
"""What the system puts around a window, in px."""


def restore_place(window: QWidget, profile: Profile) -> None:
    """Stand where the window stood the last time, as far as the screen allows."""
    kept = profile.get(_SETTING, "")
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        area = window.screen().availableGeometry()
        window.resize(min(_WIDTH, area.width() - _EDGES), min(_HEIGHT, area.height() - _TITLE_BAR))


def keep_place(window: QWidget, profile: Profile) -> None:
    """Keep where the window stands."""
    profile.set(_SETTING, bytes(window.saveGeometry().toBase64().data()).decode())
