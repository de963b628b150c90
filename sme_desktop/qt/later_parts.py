"""Parts of the window that are made when they are first wanted, so that the first page stands sooner."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from sme_desktop.model import PageId, Term
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.commands import Commands
from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.state import Screen, Visit

if TYPE_CHECKING:
    from sme_desktop.qt.aloud.flow import AloudFlow
    from sme_desktop.qt.menus import Menus
    from sme_desktop.qt.mine.mine_flow import MineFlow
    from sme_desktop.qt.mine.mine_view import MineView
    from sme_desktop.qt.printing.flow import PrintFlow
    from sme_desktop.qt.tools.deadlines_flow import DeadlinesFlow
    from sme_desktop.reader.booklet import PrintedNote


class PartsOwner(Protocol):
    """What the parts need of the window."""

    look: Look
    bar: Bar
    article: ArticlePanel
    commands: Commands

    def as_widget(self) -> QWidget:
        """Give the window itself."""

    def add_screen(self, screen: QWidget) -> None:
        """Take a screen that can fill the window."""


# ruff: noqa: PLC0415 - that is what this module is for: 90 ms of imports would stand before the first page.
class LaterParts:
    """Menus, my things, printing, reading aloud: each is made once, with the look and language of that moment."""

    def __init__(self, presenter: Presenter, speech: Speech, window: PartsOwner) -> None:
        self._presenter, self._speech, self._window = presenter, speech, window

    @cached_property
    def menus(self) -> "Menus":
        """Menus and cards over the window."""
        from sme_desktop.qt.menus import Menus

        return Menus(self._presenter, self._speech, self._window)

    @cached_property
    def aloud(self) -> "AloudFlow":
        """Reading aloud, with its strip under the page."""
        from sme_desktop.qt.aloud.flow import AloudFlow

        window = self._window
        return AloudFlow(self._presenter, self._speech, window.article, window.look, parent=window.as_widget())

    @cached_property
    def printing(self) -> "PrintFlow":
        """Printing, with the reader's notes on request."""
        from sme_desktop.qt.printing.flow import PrintFlow

        flow = PrintFlow(self._presenter, self._speech, self._window, notes=self._printed_notes)
        flow.told.connect(self._presenter.tell)
        return flow

    @cached_property
    def mine(self) -> "MineView":
        """The screen of the reader's own things."""
        from sme_desktop.qt.mine.mine_view import MineView

        view = MineView(self._window.look, self._speech, self._presenter)
        self._window.add_screen(view)
        return view

    @cached_property
    def mine_flow(self) -> "MineFlow":
        """What can be done on the screen of the reader's own things."""
        from sme_desktop.qt.mine.mine_flow import MineFlow

        return MineFlow(self._presenter, self._speech, self._window, self.mine)

    @cached_property
    def deadlines(self) -> "DeadlinesFlow":
        """The deadline calculator; raise ToolMissingError."""
        from sme_desktop.qt.tools.deadlines_flow import DeadlinesFlow, today
        from sme_desktop.qt.tools.deadlines_view import DeadlinesView
        from sme_desktop.reader.deadline_desk import DeadlineDesk

        desk = DeadlineDesk(self._presenter.profile, self._presenter.library, today)
        self.deadlines_view = DeadlinesView(self._window.look, self._speech)
        self._window.add_screen(self.deadlines_view)
        return DeadlinesFlow(self._presenter, self._speech, self._window, self.deadlines_view, desk)

    def screen_of(self, visit: Visit) -> QWidget:
        """Give the screen of a visit, filled and ready to be shown; raise ToolMissingError."""
        if visit.screen is Screen.TOOL:
            self.deadlines.show()
            return self.deadlines_view
        self.mine_flow.show()
        return self.mine

    def take_focus(self, screen: QWidget) -> None:
        """Give the keyboard to what is used first on a screen."""
        if screen is self.mine:
            self.mine.focus_first()
        else:
            self.deadlines_view.focus_date()

    def _printed_notes(self, page: PageId, _language: str) -> "tuple[PrintedNote, ...]":
        """Give the notes and highlights of a page as they are printed."""
        from sme_desktop.reader.booklet import PrintedNote

        found = self._presenter.things.passages.on(page)
        return tuple(PrintedNote(passage.section, passage.quote, passage.note) for passage in found)

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def restyle(self, look: Look) -> None:
        """Draw what was made in another look."""
        if self._is_made("aloud"):
            self.aloud.restyle(look)
        if self._is_made("mine"):
            self.mine.restyle(look)
        if self._is_made("deadlines"):
            self.deadlines_view.restyle(look)
        if self._is_made("menus"):
            self.menus.look_changed()

    def retranslate(self) -> None:
        """Set every text of what was made."""
        if self._is_made("aloud"):
            self.aloud.retranslate()
        if self._is_made("mine"):
            self.mine.retranslate()
        if self._is_made("deadlines"):
            self.deadlines_view.retranslate()

    # What commands and buttons do

    def stop_reading(self) -> bool:
        """Fall silent; tell whether a page was being read aloud."""
        is_reading = self._is_made("aloud") and self.aloud.is_reading
        if is_reading:
            self.aloud.close()
        return is_reading

    def read_aloud(self) -> None:
        """Read the page aloud, or stop."""
        self.aloud.toggle()

    def print_pages(self) -> None:
        """Show what can be printed."""
        self.printing.open()

    def add_to_basket(self) -> None:
        """Put the page shown into the print basket."""
        self.printing.add_to_basket()

    def open_commands(self) -> None:
        """Offer all commands."""
        self.menus.open_commands()

    def open_comfort(self) -> None:
        """Offer colours, sizes and faces."""
        self.menus.open_comfort()

    def open_languages(self) -> None:
        """Offer the languages."""
        self.menus.open_languages()

    def open_side_languages(self, column: str) -> None:
        """Offer the languages of a column."""
        self.menus.open_side_languages(column)

    def peek(self) -> None:
        """Show the twin of the paragraph that is being read."""
        self.menus.peek()

    def show_term(self, term: Term) -> None:
        """Show what a word means."""
        self.menus.show_term(term)

    def show_address(self, address: str) -> None:
        """Show an address outside the handbook."""
        self.menus.show_address(address)
