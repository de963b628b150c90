"""The window: puts the screens together and shows the presenter's state."""

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.model import SectionId
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.contents_view import ContentsView
from sme_desktop.qt.filters_view import FiltersView
from sme_desktop.qt.find_flow import FindFlow
from sme_desktop.qt.home_view import HomeView
from sme_desktop.qt.look import Look, app_icon, palette_of
from sme_desktop.qt.menus import Menus, notice_text, trouble_of
from sme_desktop.qt.notice_bar import NoticeBar
from sme_desktop.qt.painted import Surface
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.results_view import ResultsView
from sme_desktop.qt.search_flow import SearchFlow
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import FOLLOW_SYSTEM, THEMES
from sme_desktop.qt.trouble_view import TroubleView
from sme_desktop.reader.state import Screen

_LEAST_WIDTH, _LEAST_HEIGHT = 640, 420
_SIDE_FROM = 860
"""Width of the window from which the contents stand beside the page."""


class MainWindow(QMainWindow):
    """One window for the whole handbook. `painted` is sent once, when the first screen stands."""

    painted = Signal()

    def __init__(self, presenter: Presenter, speech: Speech) -> None:
        super().__init__()
        self._presenter, self._speech = presenter, speech
        self._shown: tuple[object, ...] = ()
        self._is_painted = False
        self._is_side_wanted = False
        self.look = self._current_look()
        library = presenter.library
        self.bar = Bar(self.look, speech)
        self.notice = NoticeBar(self.look, speech)
        self.contents = ContentsView(self.look, speech)
        self.filters = FiltersView(self.look, speech)
        self._side = Surface(self.look, "side", "trailing")
        self._side_parts = QStackedWidget()
        self.home = HomeView(self.look, speech, library)
        self.article = ArticlePanel(self.look, speech, library)
        self.results = ResultsView(self.look, speech)
        self.trouble = TroubleView(self.look, speech)
        self._screens = QStackedWidget()
        self._lay_out()
        self.search = SearchFlow(
            presenter,
            self.look,
            speech,
            self.bar.search,
            self.home.search,
            self.results,
            self.filters,
            self.centralWidget(),
        )
        self.search.answered.connect(self._show_side)
        self.menus = Menus(presenter, speech, self)
        self.finding = FindFlow(presenter, self.article, self.search.focus_field, self)
        self.search.escaped.connect(self._escape)
        self._connect()
        self._add_keys()
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.setWindowIcon(QIcon(app_icon(64)))
        self.restyle()
        self.retranslate()
        self.show_state()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(0)
        side = QHBoxLayout(self._side)
        side.setContentsMargins(0, 0, 1, 0)
        side.addWidget(self._side_parts)
        for part in (self.contents, self.filters):
            self._side_parts.addWidget(part)
        row.addWidget(self._side)
        row.addWidget(self._screens, 1)
        column.addLayout(row, 1)
        for screen in (self.home, self.article, self.results, self.trouble):
            self._screens.addWidget(screen)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        self.finding.left.connect(self.bar.search.clear_words)
        presenter.look_changed.connect(self.restyle)
        presenter.ticks_changed.connect(self._show_ticks)
        presenter.address_wanted.connect(self.menus.show_address)
        presenter.term_wanted.connect(self.menus.show_term)
        self.bar.back_clicked.connect(presenter.go_back)
        self.bar.forward_clicked.connect(presenter.go_forward)
        self.bar.home_clicked.connect(presenter.open_home)
        self.bar.contents_clicked.connect(self._toggle_contents)
        self.bar.zoom_clicked.connect(presenter.change_zoom)
        self.bar.theme_clicked.connect(self.menus.open_themes)
        self.bar.language_clicked.connect(self.menus.open_languages)
        self.notice.dismissed.connect(presenter.dismiss_notice)
        for source in (self.contents.link_chosen, self.home.link_chosen, self.article.view.link_clicked):
            source.connect(presenter.follow)
        self.trouble.link_chosen.connect(self._leave_trouble)
        self.article.view.position_changed.connect(self._note_position)
        self.article.section_changed.connect(self._show_section)
        self.article.view.laid_out.connect(self._show_page_contents)
        self.results.contents_wanted.connect(presenter.open_home)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.restyle)

    def _add_keys(self) -> None:
        keys = {
            ("Ctrl+K", "/"): self.search.focus_field,
            ("Ctrl+F",): self.finding.open,
            ("F3", "Ctrl+G"): self.finding.step_on,
            ("Shift+F3", "Ctrl+Shift+G"): self.finding.step_back,
            ("Alt+Left",): self._presenter.go_back,
            ("Alt+Right",): self._presenter.go_forward,
            ("Alt+Home",): self._presenter.open_home,
            ("Ctrl++", "Ctrl+="): self.bar.larger.click,
            ("Ctrl+-",): self.bar.smaller.click,
            ("Ctrl+0",): self._reset_zoom,
            ("Alt+L",): self.menus.open_languages,
            ("F11",): self._toggle_full_screen,
            ("Escape",): self._escape,
            ("F6",): self._next_part,
        }
        for sequences, action in keys.items():
            for sequence in sequences:
                QShortcut(QKeySequence(sequence), self).activated.connect(action)

    # Look and language

    def _current_look(self) -> Look:
        name = self._presenter.theme
        if name == FOLLOW_SYSTEM or name not in THEMES:
            is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if is_dark else "light"
        return Look(THEMES[name], self._presenter.zoom)

    def restyle(self) -> None:
        """Draw everything in the current theme and size."""
        self.look = self._current_look()
        QApplication.setPalette(palette_of(self.look))
        QApplication.setFont(self.look.font(15))
        side = (self._side, self.contents, self.filters)
        screens = (self.home, self.article, self.results, self.trouble)
        for part in (self.bar, self.notice, *side, *screens, self.search.suggestions):
            part.restyle(self.look)
        self._arrange_side()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        title = self._presenter.library.title(self._speech.language)
        self.bar.show_title(title)
        side = (self.contents, self.filters)
        for part in (self.bar, self.notice, *side, self.home, self.article, self.results, self.trouble):
            part.retranslate()
        self.contents.show_topics(self._presenter.library.topics(self._speech.language), self._speech.language)

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
        self.bar.show_state(is_home=is_home, can_go_back=bool(state.back), can_go_forward=bool(state.forward))
        self.notice.show_words(notice_text(state.notice, self._speech))
        self._is_side_wanted = False
        self._arrange_side()
        self._show_side()
        if is_home:
            self._show_home()
        elif visit.screen is Screen.RESULTS:
            self._show_results()
        else:
            self._show_page()
        title = self._presenter.library.title(state.language)
        entry = self._presenter.library.entry(visit.page, state.language) if visit.screen is Screen.PAGE else None
        self.setWindowTitle(f"{entry.title} – {title}" if entry else title)

    def _arrange_side(self) -> None:
        """Show the contents beside the page where there is room, else when they are asked for."""
        is_home = self._presenter.state.visit.screen is Screen.HOME
        has_room = self.width() >= self.look.px(_SIDE_FROM)
        self.bar.contents.setVisible(not has_room and not is_home)
        self._side.setVisible(not is_home and (has_room or self._is_side_wanted))

    def _show_side(self) -> None:
        """Show the filters beside results, the contents beside everything else and where nothing was found."""
        has_rows = self._presenter.state.visit.screen is Screen.RESULTS and bool(self._presenter.found)
        self._side_parts.setCurrentWidget(self.filters if has_rows else self.contents)

    def _toggle_contents(self) -> None:
        self._is_side_wanted = not self._is_side_wanted
        self._arrange_side()
        if self._is_side_wanted:
            self._side_parts.currentWidget().setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_side()

    def _show_home(self) -> None:
        self._shown = ()
        self.contents.show_open_page(None, ())
        last = self._presenter.last_reading()
        reading = None
        if last is not None:
            page, section, share = last
            entry = self._presenter.library.entry(page, self._speech.language)
            if entry is not None:
                heading = self._heading(entry.id, entry.language, section)
                link = f"page:{page}#{section}" if section else f"page:{page}"
                reading = (link, entry.title, heading, share)
        self.home.show_reading(reading)
        self.home.search.set_text("")
        self._screens.setCurrentWidget(self.home)
        self.home.rebuild()
        self.home.search.setFocus()

    def _heading(self, page, language: str, section: SectionId) -> str:  # type: ignore[no-untyped-def]
        try:
            sections = self._presenter.library.page(page, language).sections
        except SmeError:
            return ""
        return next((part.title for part in sections if part.id == section), "")

    def _show_results(self) -> None:
        self._shown = ()
        self.contents.show_open_page(None, ())
        self.bar.search.set_text(self._presenter.state.visit.query)
        is_new = self._screens.currentWidget() is not self.results
        self._screens.setCurrentWidget(self.results)
        if is_new and not self.bar.search.edit.hasFocus():
            self.results.focus_when_filled()
        self.search.show_results()

    def _show_page(self) -> None:
        if not self.isVisible():
            # Laid out once, when the window has its size.
            self._screens.setCurrentWidget(self.article)
            return
        state = self._presenter.state
        visit = state.visit
        shown = (visit.page, self._presenter.page_language, state.language)
        is_same = shown == self._shown
        if not is_same:
            try:
                page = self._presenter.read_page()
            except SmeError as error:
                self._show_trouble(error)
                return
            self._shown = ()
            self._screens.setCurrentWidget(self.article)
            self.article.show_page(page, self._presenter.profile.ticks(visit.page))
            self._shown = shown
            self.bar.search.set_text(visit.query)
        view = self.article.view
        self._go_to_place(is_same=is_same)
        self._show_page_contents()
        self.finding.page_shown(visit.query, is_same=is_same)
        if not is_same:
            view.setFocus()

    def _go_to_place(self, *, is_same: bool) -> None:
        """Scroll to where the visit says; before the window has its size there is nothing to scroll yet."""
        visit = self._presenter.state.visit
        if not self.isVisible():
            return
        if visit.target:
            self.article.view.go_to(visit.target)
        elif visit.position is not None and not is_same:
            self.article.view.restore(visit.position)
        self._note_position()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._presenter.state.visit.screen is Screen.PAGE:
            self._show_page()

    def _show_page_contents(self) -> None:
        """List the sections in the tree where the margin has no room for them."""
        if not self._shown:
            return
        sections = () if self.article.has_margin_contents else self.article.sections
        self.contents.show_open_page(self._presenter.state.visit.page, sections)

    def _show_trouble(self, error: SmeError) -> None:
        self._shown = ()
        self.trouble.show_trouble(*trouble_of(error, self._presenter, self._speech))
        self.contents.show_open_page(self._presenter.state.visit.page, ())
        self._screens.setCurrentWidget(self.trouble)
        self.trouble.focus_first()

    def _leave_trouble(self, link: str) -> None:
        if link == "app:retry":
            self.show_state()
        else:
            self._presenter.follow(link)

    def _note_position(self) -> None:
        if self._shown and self.isVisible():
            self._presenter.remember_position(self.article.view.position())

    def _show_section(self, section: str) -> None:
        self.contents.show_section(SectionId(section))

    def _show_ticks(self) -> None:
        self.article.view.set_ticks(self._presenter.profile.ticks(self._presenter.state.visit.page))
        self.notice.show_words(notice_text(self._presenter.state.notice, self._speech))

    # Window

    def as_widget(self) -> QWidget:
        """Give the window itself, for menus that open over it."""
        return self

    def _escape(self) -> None:
        """Close or leave one thing at a time: suggestions, the full screen, the marks in the page."""
        if self.search.suggestions.isVisible():
            self.search.suggestions.hide()
        elif self.isFullScreen():
            self._toggle_full_screen()
        elif self._presenter.state.visit.screen is Screen.PAGE:
            self.finding.close()

    def _reset_zoom(self) -> None:
        self._presenter.change_zoom(0)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _next_part(self) -> None:
        """Walk through the parts of the window with F6."""
        parts: list[QWidget] = [self.search.field.edit]
        if self._side.isVisible():
            parts.append(self.contents)
        screen = self._screens.currentWidget()
        parts.append({self.article: self.article.view, self.results: self.results.list}.get(screen, screen))
        places = [place for place, part in enumerate(parts) if part.hasFocus()]
        parts[(places[0] + 1) % len(parts) if places else 0].setFocus(Qt.FocusReason.TabFocusReason)

    def restore_place(self) -> None:
        """Stand where the window stood the last time, as far as the screen allows."""
        kept = self._presenter.profile.get("window", "")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            area = self.screen().availableGeometry()
            self.resize(min(1366, area.width()), min(768, area.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._presenter.profile.set("window", geometry)
        self.keep_reading()
        self._presenter.keep_screen()
        super().closeEvent(event)

    def keep_reading(self) -> None:
        """Keep the place in the page for the next time."""
        if self._shown:
            self._presenter.keep_reading(self.article.view.current_section(), self.article.share_read())

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.UpdateRequest and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        return is_done
