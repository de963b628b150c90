"""The window: puts the screens together and shows the presenter's state."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sme_desktop.errors import DiscRemovedError, SmeError
from sme_desktop.model import Place
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.commands import Commands
from sme_desktop.qt.find_flow import FindFlow
from sme_desktop.qt.first_picture import FirstPicture
from sme_desktop.qt.keyboard import step_on
from sme_desktop.qt.later_parts import LaterParts
from sme_desktop.qt.look import Look, load_clear_face, palette_of
from sme_desktop.qt.mine.things_flow import ThingsFlow
from sme_desktop.qt.notice_bar import NoticeBar
from sme_desktop.qt.notices import notice_text
from sme_desktop.qt.page_flow import PageFlow
from sme_desktop.qt.page_names import TOOLS
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.search_flow import SearchFlow
from sme_desktop.qt.side_panel import SidePanel
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import FOLLOW_SYSTEM, THEMES
from sme_desktop.qt.window_place import keep_place, restore_place
from sme_desktop.reader.state import Screen, Told

if TYPE_CHECKING:
    from sme_desktop.qt.mine.mine_view import MineView

_LEAST_WIDTH, _LEAST_HEIGHT = 640, 420
_SIDE_FROM = 860
"""Width of the window from which the contents stand beside the page."""

DOUBLE_FROM = 900
"""Width of the window from which two languages fit side by side."""


class MainWindow(QMainWindow):
    """One window for the whole handbook."""

    def __init__(self, presenter: Presenter, speech: Speech) -> None:
        super().__init__()
        self._presenter, self._speech = presenter, speech
        self.first_picture = FirstPicture(self)
        self.look = self._current_look()
        self._build_parts()
        self._lay_out()
        self._build_flows()
        self._connect()
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.restyle()
        self.retranslate()
        self.show_state()

    def _build_parts(self) -> None:
        """Make everything that is seen."""
        speech = self._speech
        self.bar = Bar(self.look, speech)
        self.notice = NoticeBar(self.look, speech)
        self.side = SidePanel(self.look, speech)
        self.contents = self.side.contents
        self.article = ArticlePanel(self.look, speech, self._presenter.library)
        self._screens = QStackedWidget()
        self._parts = (self.bar, self.notice, self.side, self.article)

    def _build_flows(self) -> None:
        """Make what ties the parts to the presenter."""
        presenter, speech = self._presenter, self._speech
        self.later = LaterParts(presenter, speech, self)
        self.search = SearchFlow(presenter, self.look, speech, self.bar.search, self.later, self.centralWidget())
        self.finding = FindFlow(presenter, self.article, self.search.focus_field, self)
        self.pages = PageFlow(
            presenter, speech, self.article, self.contents, self.later, self.finding, self, parent=self
        )
        self.search.escaped.connect(self._escape)
        self.things = ThingsFlow(presenter, speech, self)
        self.commands = Commands(self, self._actions(), self._is_page, self._refuse)

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._screens, 1)
        column.addLayout(row, 1)
        self._screens.addWidget(self.article)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        self.first_picture.sized.connect(self._show_page)
        # With its scroll bar, which else would come in after the first picture.
        self.first_picture.sized.connect(self.contents.doItemsLayout)
        self.finding.left.connect(self.bar.search.clear_words)
        presenter.comfort.changed.connect(self.restyle)
        presenter.ticks_changed.connect(self._show_ticks)
        presenter.address_wanted.connect(self.later.show_address)
        presenter.term_wanted.connect(self.later.show_term)
        self.bar.back_clicked.connect(presenter.go_back)
        self.bar.forward_clicked.connect(presenter.go_forward)
        self.bar.home_clicked.connect(presenter.open_home)
        self.bar.contents_clicked.connect(self._toggle_contents)
        self.bar.zoom_clicked.connect(presenter.comfort.change_zoom)
        self.bar.comfort_clicked.connect(self.later.open_comfort)
        self.bar.command_clicked.connect(self.commands.run)
        self.bar.language_clicked.connect(self.later.open_languages)
        self.notice.dismissed.connect(presenter.dismiss_notice)
        for source in (self.contents.link_chosen, self.article.view.link_clicked):
            source.connect(presenter.follow)
        self.article.side_menu_wanted.connect(self.later.open_side_languages)
        presenter.readings_changed.connect(self._show_visited)
        self.pages.page_shown.connect(self._show_visited)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.restyle)

    def _actions(self) -> dict[str, Callable[[], object]]:
        """Give what each command does."""
        presenter, things = self._presenter, self.things
        return {
            "search": self.search.focus_field,
            "find": self.finding.open,
            "find_next": self.finding.step_on,
            "find_previous": self.finding.step_back,
            "back": presenter.go_back,
            "forward": presenter.go_forward,
            "home": presenter.open_home,
            "mine": presenter.open_mine,
            "tools": lambda: presenter.open_place(Place(TOOLS)),
            "bookmark": things.toggle_bookmark,
            "note": things.write_note,
            "highlight": things.highlight,
            "copy_source": things.copy_with_source,
            "copy_link": things.copy_link,
            "sides": self._toggle_sides,
            "peek": self.later.peek,
            "print": self.later.print_pages,
            "basket": self.later.add_to_basket,
            "aloud": self.later.read_aloud,
            "comfort": self.later.open_comfort,
            "larger": self.bar.larger.click,
            "smaller": self.bar.smaller.click,
            "usual_size": presenter.comfort.reset_zoom,
            "language": self.later.open_languages,
            "full_screen": self._toggle_full_screen,
            "check_disc": self.later.check_disc,
            **self.later.removal(),
            "menu": self.later.open_commands,
            "escape": self._escape,
            "next_part": self._next_part,
            "help": presenter.open_help,
        }

    def _is_page(self) -> bool:
        return self._presenter.state.visit.screen is Screen.PAGE

    def _refuse(self) -> None:
        """Say why a command that is for pages does nothing here."""
        self._presenter.tell(self._speech.gettext("Open a page first."), is_good=False)

    # Look and language

    def _current_look(self) -> Look:
        name = self._presenter.comfort.theme
        if name == FOLLOW_SYSTEM or name not in THEMES:
            is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if is_dark else "light"
        if self._presenter.comfort.is_clear:
            load_clear_face()
        return self._presenter.comfort.look(THEMES[name])

    def restyle(self) -> None:
        """Draw everything in the current theme and size."""
        self.look = self._current_look()
        QApplication.setPalette(palette_of(self.look))
        QApplication.setFont(self.look.font(15))
        for part in (*self._parts, self.search.suggestions, self.things, self.later):
            part.restyle(self.look)
        self._arrange_side()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        title = self._presenter.library.title(self._speech.language)
        self.bar.show_title(title)
        for part in (*self._parts, self.things, self.later):
            part.retranslate()
        self.contents.show_topics(self._presenter.library.topics(self._speech.language), self._speech.language)
        self._show_visited()

    # State

    def show_state(self) -> None:
        """Show what the presenter's state says; called on each change."""
        state = self._presenter.state
        if state.language != self._speech.language:
            self._speech.speak(state.language)
            self.retranslate()
        visit = state.visit
        self.search.suggestions.hide()
        is_home = visit.screen is Screen.HOME
        is_page = visit.screen is Screen.PAGE
        self.bar.show_state(
            is_home=is_home,
            is_page=is_page,
            is_double=is_page and self._is_double,
            can_go_back=bool(state.back),
            can_go_forward=bool(state.forward),
        )
        self._show_notice()
        self.side.forget_wish()
        self._arrange_side()
        self.show_side()
        if is_home:
            self._show_home()
        elif visit.screen is Screen.RESULTS:
            self._show_results()
        elif is_page:
            self.pages.show()
        else:
            self._show_later()
        title = self._presenter.library.title(state.language)
        entry = self._presenter.library.entry(visit.page, state.language) if visit.screen is Screen.PAGE else None
        self.setWindowTitle(f"{entry.title} – {title}" if entry else title)

    def _arrange_side(self) -> None:
        """Show the contents beside the page where there is room, else when they are asked for."""
        visit = self._presenter.state.visit
        is_home = visit.screen is Screen.HOME
        self.pages.is_double_possible = self.width() >= self.look.px(DOUBLE_FROM)
        has_room = self.width() >= self.look.px(_SIDE_FROM) and not (visit.screen is Screen.PAGE and self._is_double)
        # A tool has its own form at the leading edge.
        has_room = has_room and visit.screen is not Screen.TOOL
        self.bar.contents.setVisible(not has_room and not is_home)
        self.side.arrange(is_possible=not is_home, has_room=has_room)

    def show_side(self) -> None:
        """Show the filters beside results, the contents beside everything else and where nothing was found."""
        has_rows = self._presenter.state.visit.screen is Screen.RESULTS and bool(self._presenter.found)
        self.side.show_filters(are_wanted=has_rows)

    def _toggle_contents(self) -> None:
        is_wanted = self.side.toggle_wish()
        self._arrange_side()
        if is_wanted:
            self.side.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_double = self._is_double
        self._arrange_side()
        if was_double != self._is_double and self._presenter.state.visit.screen is Screen.PAGE:
            self.show_state()

    @property
    def _is_double(self) -> bool:
        """True while two languages stand side by side, or would on an open page."""
        return bool(self._presenter.state.side) and self.pages.is_double_possible

    def _toggle_sides(self) -> None:
        """Show two languages side by side; in a window too narrow for that, the paragraph's twin."""
        if self._presenter.state.visit.screen is not Screen.PAGE:
            return
        if self.pages.is_double_possible or self._presenter.state.side:
            self._presenter.toggle_sides()
        else:
            self.later.peek()

    def _show_visited(self) -> None:
        self.contents.show_visited(self._presenter.things.readings.visited)

    def _show_notice(self) -> None:
        notice = self._presenter.state.notice
        self.notice.show_words(
            notice_text(notice, self._speech),
            is_good=isinstance(notice, Told) and notice.is_good,
            can_retry=isinstance(notice, DiscRemovedError),
        )

    def show_screen(self, screen: QWidget) -> None:
        """Let a screen fill the window."""
        self._screens.setCurrentWidget(screen)

    def _show_later(self) -> None:
        """Show my things or a tool; where the data of a tool is missing, the page that explains it."""
        visit = self._presenter.state.visit
        try:
            screen = self.later.screen_of(visit)
        except SmeError as error:
            self._presenter.open_place(Place(visit.page))
            self._presenter.note(error)
            return
        self.pages.forget()
        self.contents.show_open_page(visit.page or None, ())
        self.bar.search.set_text("")
        self._screens.setCurrentWidget(screen)
        self.later.take_focus(screen)

    def _show_home(self) -> None:
        self.pages.forget()
        self.contents.show_open_page(None, ())
        self.later.home_flow.prepare()
        self._screens.setCurrentWidget(self.later.home)
        self.later.home_flow.show()

    def _show_results(self) -> None:
        self.pages.forget()
        self.contents.show_open_page(None, ())
        self.bar.search.set_text(self._presenter.state.visit.query)
        results = self.later.results
        is_new = self._screens.currentWidget() is not results
        self._screens.setCurrentWidget(results)
        if is_new and not self.bar.search.edit.hasFocus():
            results.focus_when_filled()
        self.later.results_flow.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_picture.watch()
        self._show_page()

    @property
    def has_size(self) -> bool:
        """True once the system has given the window its size."""
        return self.first_picture.is_sized

    def _show_page(self) -> None:
        if self._presenter.state.visit.screen is Screen.PAGE:
            self.pages.show()

    def _show_ticks(self) -> None:
        self.article.view.set_ticks(self._presenter.profile.ticks(self._presenter.state.visit.page))
        self._show_notice()

    # Window

    @property
    def mine(self) -> "MineView":
        """The screen of the reader's own things."""
        return self.later.mine

    def add_screen(self, screen: QWidget) -> None:
        """Take a screen that can fill the window."""
        self._screens.addWidget(screen)

    def print_pages(self) -> None:
        """Show what can be printed of what is on the screen."""
        self.later.print_pages()

    def as_widget(self) -> QWidget:
        """Give the window itself, for menus that open over it."""
        return self

    def _escape(self) -> None:
        """Close or leave one thing at a time: suggestions, the full screen, the marks in the page."""
        if self.search.suggestions.isVisible():
            self.search.suggestions.hide()
        elif self.isFullScreen():
            self._toggle_full_screen()
        elif self.later.stop_reading():
            return
        elif self._presenter.state.visit.screen is Screen.PAGE:
            self.finding.close()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _next_part(self) -> None:
        """Walk through the parts of the window with F6."""
        screen = self._screens.currentWidget()
        chosen = getattr(screen, "list", screen)
        areas = [self.search.field, *([self.side] if self.side.isVisible() else [])]
        step_on([*areas, chosen if chosen.isVisible() else screen])

    def restore_place(self) -> None:
        """Stand where the window stood the last time, as far as the screen allows."""
        restore_place(self, self._presenter.profile)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self, self._presenter.profile)
        self.pages.keep_reading()
        self._presenter.keep_screen()
        super().closeEvent(event)
