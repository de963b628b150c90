"""Parts of the window that are made when they are first wanted, so that the first page stands sooner."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from sme_desktop.model import PageId, Term
from sme_desktop.paths import copy_folder
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.commands import Commands
from sme_desktop.qt.look import Look
from sme_desktop.qt.page_flow import PageFlow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.search_flow import SearchFlow
from sme_desktop.qt.side_panel import SidePanel
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.state import Screen, Visit

if TYPE_CHECKING:
    from sme_desktop.qt.aloud.flow import AloudFlow
    from sme_desktop.qt.home_flow import HomeFlow
    from sme_desktop.qt.home_view import HomeView
    from sme_desktop.qt.menus import Menus
    from sme_desktop.qt.mine.mine_flow import MineFlow
    from sme_desktop.qt.mine.mine_view import MineView
    from sme_desktop.qt.printing.flow import PrintFlow
    from sme_desktop.qt.results_flow import ResultsFlow
    from sme_desktop.qt.results_view import ResultsView
    from sme_desktop.qt.tools.tool_box import ToolBox
    from sme_desktop.qt.trouble_view import TroubleView
    from sme_desktop.reader.booklet import PrintedNote
    from sme_desktop.tools.sheet import Sheet


class View(Protocol):
    """What is kept in the look and the language of the window."""

    def restyle(self, look: Look) -> None:
        """Draw in another look."""

    def retranslate(self) -> None:
        """Set every text."""


Shown = TypeVar("Shown", "HomeView", "ResultsView", "TroubleView", "MineView")


class PartsOwner(Protocol):
    """What the parts need of the window."""

    look: Look
    bar: Bar
    side: SidePanel
    article: ArticlePanel
    search: SearchFlow
    pages: PageFlow
    commands: Commands

    def as_widget(self) -> QWidget:
        """Give the window itself."""

    def add_screen(self, screen: QWidget) -> None:
        """Take a screen that can fill the window."""

    def print_pages(self) -> None:
        """Show what can be printed."""

    def show_side(self) -> None:
        """Show the filters beside results, the contents beside everything else."""


# ruff: noqa: PLC0415 - that is what this module is for: 90 ms of imports would stand before the first page.
class LaterParts:
    """Screens, menus, printing, reading aloud: each is made once, with the look and language of that moment."""

    def __init__(self, presenter: Presenter, speech: Speech, window: PartsOwner) -> None:
        self._presenter, self._speech, self._window = presenter, speech, window
        self._views: list[View] = []

    def _screen(self, view: Shown) -> Shown:
        """Take a new screen into the window, and keep it in the window's look and language."""
        self._window.add_screen(view)
        self._views.append(view)
        return view

    @cached_property
    def home(self) -> "HomeView":
        """The home screen."""
        from sme_desktop.qt.home_view import HomeView

        view = self._screen(HomeView(self._window.look, self._speech, self._presenter.library))
        self._window.search.serve(view.search)
        return view

    @property
    def home_field(self) -> SearchField:
        """The search of the home screen."""
        return self.home.search

    @cached_property
    def home_flow(self) -> "HomeFlow":
        """What the home screen shows."""
        from sme_desktop.qt.home_flow import HomeFlow

        return HomeFlow(self._presenter, self._speech, self.home, self._window.as_widget())

    @cached_property
    def results(self) -> "ResultsView":
        """The screen of results."""
        from sme_desktop.qt.results_view import ResultsView

        # Made first, the filters come before the rows in the order of Tab.
        self._window.side.make_filters()
        return self._screen(ResultsView(self._window.look, self._speech))

    @cached_property
    def results_flow(self) -> "ResultsFlow":
        """What results and filters show."""
        from sme_desktop.qt.results_flow import ResultsFlow

        window = self._window
        flow = ResultsFlow(
            self._presenter, window.bar.search, self.results, window.side.filters, parent=window.as_widget()
        )
        flow.answered.connect(window.show_side)
        return flow

    @cached_property
    def trouble(self) -> "TroubleView":
        """The screen in the place of a page that cannot be read."""
        from sme_desktop.qt.trouble_view import TroubleView

        view = self._screen(TroubleView(self._window.look, self._speech))
        view.link_chosen.connect(self._window.pages.leave_trouble)
        return view

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
        flow = AloudFlow(self._presenter, self._speech, window.article, window.look, parent=window.as_widget())
        self._views.append(flow)
        return flow

    @cached_property
    def printing(self) -> "PrintFlow":
        """Printing, with the reader's notes on request."""
        from sme_desktop.qt.printing.flow import PrintFlow

        flow = PrintFlow(self._presenter, self._speech, self._window, notes=self._printed_notes, sheets=self._sheets)
        flow.told.connect(self._presenter.tell)
        return flow

    @cached_property
    def mine(self) -> "MineView":
        """The screen of the reader's own things."""
        from sme_desktop.qt.mine.mine_view import MineView

        return self._screen(MineView(self._window.look, self._speech, self._presenter))

    @cached_property
    def mine_flow(self) -> "MineFlow":
        """What can be done on the screen of the reader's own things."""
        from sme_desktop.qt.mine.mine_flow import MineFlow

        return MineFlow(self._presenter, self._speech, self._window, self.mine)

    @cached_property
    def tools(self) -> "ToolBox":
        """The tools."""
        from sme_desktop.qt.tools.tool_box import ToolBox

        box = ToolBox(self._presenter, self._speech, self._window, self._window.add_screen)
        self._views.append(box)
        return box

    def screen_of(self, visit: Visit) -> QWidget:
        """Give the screen of a visit, filled and ready to be shown; raise ToolMissingError."""
        if visit.screen is Screen.TOOL:
            return self.tools.show(visit.page)
        self.mine_flow.show()
        return self.mine

    def take_focus(self, screen: QWidget) -> None:
        """Give the keyboard to what is used first on a screen."""
        if self._is_made("mine") and screen is self.mine:
            self.mine.focus_first()
        else:
            self.tools.focus_first()

    def _sheets(self) -> "tuple[Sheet, ...]":
        """Give what the tool that is shown puts on paper."""
        is_tool = self._presenter.state.visit.screen is Screen.TOOL
        return self.tools.sheets() if is_tool else ()

    def _printed_notes(self, page: PageId, _language: str) -> "tuple[PrintedNote, ...]":
        """Give the notes and highlights of a page as they are printed."""
        from sme_desktop.reader.booklet import PrintedNote

        found = self._presenter.things.passages.on(page)
        return tuple(PrintedNote(passage.section, passage.quote, passage.note) for passage in found)

    def _is_made(self, name: str) -> bool:
        return name in self.__dict__

    def restyle(self, look: Look) -> None:
        """Draw what was made in another look."""
        for view in self._views:
            view.restyle(look)
        if self._is_made("menus"):
            self.menus.look_changed()

    def retranslate(self) -> None:
        """Set every text of what was made."""
        for view in self._views:
            view.retranslate()

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

    def check_disc(self) -> None:
        """Look for damage of the guides."""
        self.menus.check_disc()

    def removal(self) -> dict[str, Callable[[], object]]:
        """Give the command that removes the program's copy from this PC, if it is a copy that runs."""
        folder = copy_folder()
        return {} if folder is None else {"remove_copy": lambda: self.menus.remove_copy(folder)}

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
