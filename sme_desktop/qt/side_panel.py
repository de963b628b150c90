"""The panel beside the page: the contents, or the filters of a list of results."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sme_desktop.qt.contents_view import ContentsView
from sme_desktop.qt.filters_view import FiltersView
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import Surface
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins


class SidePanel(Surface):
    """Stands beside the page where there is room, else comes when it is asked for."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", "trailing", parent=parent)
        self.contents = ContentsView(look, speech)
        self.filters = FiltersView(look, speech)
        self._is_wanted = False
        self._parts = QStackedWidget()
        for part in (self.contents, self.filters):
            self._parts.addWidget(part)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._parts)
        set_margins(self._row, 0, 0, 1, 0)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self.contents.restyle(look)
        self.filters.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.contents.retranslate()
        self.filters.retranslate()
        set_margins(self._row, 0, 0, 1, 0)

    def show_filters(self, *, are_wanted: bool) -> None:
        """Show the filters, or the contents."""
        self._parts.setCurrentWidget(self.filters if are_wanted else self.contents)

    def arrange(self, *, is_possible: bool, has_room: bool) -> None:
        """Show or hide the panel by the room there is and by what the reader wants."""
        self.setVisible(is_possible and (has_room or self._is_wanted))

    def forget_wish(self) -> None:
        """Hide the panel again where it was only asked for."""
        self._is_wanted = False

    def toggle_wish(self) -> bool:
        """Ask for the panel, or put it away; tell whether it is asked for now."""
        self._is_wanted = not self._is_wanted
        return self._is_wanted

    def take_focus(self) -> None:
        """Give the keyboard to what is shown."""
        self._parts.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)
