"""The panel beside the page: the contents, or the filters of a list of results."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from sme_desktop.qt.contents_view import ContentsView
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import Surface
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins

if TYPE_CHECKING:
    from sme_desktop.qt.filters_view import FiltersView


class SidePanel(Surface):
    """Stands beside the page where there is room, else comes when it is asked for."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", "trailing", parent=parent)
        self._look, self._speech = look, speech
        self.contents = ContentsView(look, speech)
        self._is_wanted = False
        self._parts = QStackedWidget()
        self._parts.addWidget(self.contents)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._parts)
        set_margins(self._row, 0, 0, 1, 0)

    @cached_property
    def filters(self) -> "FiltersView":
        """The filters, made when there are results."""
        from sme_desktop.qt.filters_view import FiltersView  # noqa: PLC0415 - not at the start of the program

        filters = FiltersView(self._look, self._speech)
        filters.restyle(self._look)
        filters.retranslate()
        self._parts.addWidget(filters)
        return filters

    def make_filters(self) -> None:
        """Have the filters ready."""
        _ = self.filters

    @property
    def _has_filters(self) -> bool:
        return "filters" in self.__dict__

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._look = look
        self.contents.restyle(look)
        if self._has_filters:
            self.filters.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.contents.retranslate()
        if self._has_filters:
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
