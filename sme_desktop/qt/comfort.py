"""How a reader likes to read: colours, size, spacing, width of the column and face; kept in the profile."""

from PySide6.QtCore import QObject, Signal

from sme_desktop.qt.look import COLUMNS, LEAST_ZOOM, MOST_ZOOM, SPACINGS, ZOOM_STEP, Look
from sme_desktop.qt.themes import FOLLOW_SYSTEM, Theme
from sme_desktop.reader.profile import Profile


class Comfort(QObject):
    """Sends `changed` after each change; each is kept at once."""

    changed = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self.theme = profile.get("theme", FOLLOW_SYSTEM)
        self.zoom = max(LEAST_ZOOM, min(MOST_ZOOM, profile.get("zoom", 100)))
        self.spacing = profile.get("spacing", "normal")
        self.column = profile.get("column", "normal")
        self.is_clear = profile.get("clear_face", False)

    def look(self, theme: Theme) -> Look:
        """Give how everything is drawn, in a theme."""
        spacing = SPACINGS.get(self.spacing, SPACINGS["normal"])
        column = COLUMNS.get(self.column, COLUMNS["normal"])
        return Look(theme, self.zoom, spacing, column, self.is_clear)

    def change_zoom(self, step: int) -> None:
        """Make text and interface larger or smaller by steps; 0 returns to the usual size."""
        zoom = 100 if step == 0 else max(LEAST_ZOOM, min(MOST_ZOOM, self.zoom + step * ZOOM_STEP))
        if zoom != self.zoom:
            self.zoom = zoom
            self._keep("zoom", zoom)

    def reset_zoom(self) -> None:
        """Return to the usual size."""
        self.change_zoom(0)

    def choose_theme(self, theme: str) -> None:
        """Draw in a theme, or as the system does."""
        self.theme = theme
        self._keep("theme", theme)

    def choose_spacing(self, name: str) -> None:
        """Set lines closer or wider."""
        self.spacing = name
        self._keep("spacing", name)

    def choose_column(self, name: str) -> None:
        """Make the column of text narrower or wider."""
        self.column = name
        self._keep("column", name)

    def choose_face(self, *, is_clear: bool) -> None:
        """Use the face for easier reading, or the usual ones."""
        self.is_clear = is_clear
        self._keep("clear_face", is_clear)

    def _keep(self, name: str, value: str | int | bool) -> None:
        self._profile.set(name, value)
        self.changed.emit()
