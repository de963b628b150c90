"""The bar at the top: name, back and forward, home, search, what can be done with a page, text size, menu, language."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sme_desktop.model import LANGUAGES
from sme_desktop.qt.look import Look, app_icon
from sme_desktop.qt.painted import PaintedButton, PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.speech import Speech

HEIGHT = 56
_NAME_FROM = 1200
_PAGE_FROM, _ALL_FROM, _MOST_FROM = 1000, 860, 560
"""Widths from which what belongs to a page, the smaller parts, and the text size have room beside the search."""


class LanguageButton(PaintedButton):
    """Shows the language by its own name."""

    ring_colour = "barink"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 40, parent)
        self.setObjectName("language")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font(16, 600)).horizontalAdvance(self.text()) + self.look.px(60)
        return QSize(max(self.look.px(112), width), self.look.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        glow, line = self.look.colour("barink"), self.look.colour("barink")
        glow.setAlpha(64 if self.isDown() else 44 if self.is_hot else 26)
        line.setAlpha(120)
        painter.setBrush(glow)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 2.5, -0.5, -2.5), 8, 8)
        painter.setFont(self.look.font(16, 600))
        painter.setPen(self.look.colour("barink"))
        left = self.look.px(14)
        self.text_at(painter, self.place(left, 0, self.width() - self.look.px(44), self.height() - 1), self.text())
        self.pixmap_at(painter, "chevron-down", "barink", 18, self.width() - self.look.px(32))


class Bar(Surface):
    """Sends what was clicked; knows nothing of pages."""

    accessible_role = QAccessible.Role.ToolBar

    back_clicked = Signal()
    forward_clicked = Signal()
    home_clicked = Signal()
    contents_clicked = Signal()
    zoom_clicked = Signal(int)
    comfort_clicked = Signal()
    command_clicked = Signal(str)
    language_clicked = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "bar", parent=parent)
        self._speech = speech
        self._title = ""
        self._is_page = self._is_bookmarked = False
        self._icon = QLabel(self)
        self.name = TextLabel(look, 18, 600, "barink", parent=self)
        self.back = self._button("back", "back")
        self.forward = self._button("forward", "forward")
        self.home = self._button("home", "home")
        self.contents = self._button("guide", "show_contents")
        self.contents.hide()
        self.search = SearchField(look, speech, 40, is_on_bar=True, parent=self)
        self.bookmark = self._button("bookmark", "bookmark")
        self.sides = self._button("sides", "sides")
        self.print = self._button("print", "print")
        self.smaller = self._button("smaller", "smaller")
        self.larger = self._button("larger", "larger")
        self.comfort = self._button("theme", "comfort")
        self.menu = self._button("menu", "menu")
        self.language = LanguageButton(look, self)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self.name)
        self._layout.addSpacing(12)
        for button in (self.back, self.forward, self.home, self.contents):
            self._layout.addWidget(button)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.search, 8)
        self._layout.addStretch(1)
        for button in (*self._page_parts, self.smaller, self.larger, self.comfort, self.menu):
            self._layout.addWidget(button)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.language)
        self.back.clicked.connect(self.back_clicked)
        self.forward.clicked.connect(self.forward_clicked)
        self.home.clicked.connect(self.home_clicked)
        self.contents.clicked.connect(self.contents_clicked)
        self.smaller.clicked.connect(self._make_smaller)
        self.larger.clicked.connect(self._make_larger)
        self.comfort.clicked.connect(self.comfort_clicked)
        for button in (*self._page_parts, self.menu):
            button.clicked.connect(self._command_clicked)
        self.language.clicked.connect(self.language_clicked)
        self.retranslate()
        self.restyle(look)

    def _button(self, icon: str, name: str) -> PushButton:
        button = PushButton(self._look, "bar", icon, self)
        button.setObjectName(name)
        return button

    @property
    def _page_parts(self) -> tuple[PushButton, ...]:
        return self.bookmark, self.sides, self.print

    def _command_clicked(self) -> None:
        self.command_clicked.emit(self.sender().objectName())

    def _make_smaller(self) -> None:
        self.zoom_clicked.emit(-1)

    def _make_larger(self) -> None:
        self.zoom_clicked.emit(1)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.back.set_words(_("Back (Alt+Left)"))
        self.forward.set_words(_("Forward (Alt+Right)"))
        self.home.set_words(_("Home (Alt+Home)"))
        self.contents.set_words(_("Contents"))
        self.smaller.set_words(_("Smaller text (Ctrl+−)"))
        self.larger.set_words(_("Larger text (Ctrl++)"))
        self.comfort.set_words(_("Comfort of reading (Alt+A)"))
        self.menu.set_words(_("Menu (F10)"))
        self.sides.set_words(_("Side by side (F4)"))
        self.print.set_words(_("Print (Ctrl+P)"))
        self._name_bookmark()
        language = LANGUAGES[self._speech.language].name
        self.language.setText(language)
        self.language.setAccessibleName(_("Language: {language}").format(language=language))
        self.language.setToolTip(_("Choose the language (Alt+L)"))
        self.language.updateGeometry()
        self.search.retranslate()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        restyle_all(self, look)
        side = look.px(32)
        self._icon.setPixmap(app_icon(side, self.devicePixelRatioF()))
        self.setFixedHeight(look.px(HEIGHT))
        self._layout.setSpacing(look.px(4))
        self.search.setMaximumWidth(look.px(480))
        self._arrange()

    def show_title(self, title: str) -> None:
        """Show the edition's name."""
        self._title = title
        self.name.setText(title)
        self.setAccessibleName(title)

    def _name_bookmark(self) -> None:
        _ = self._speech.gettext
        kept = _("Take the bookmark away (Ctrl+D)")
        self.bookmark.set_words(kept if self._is_bookmarked else _("Bookmark this place (Ctrl+D)"))

    def show_bookmark(self, *, is_kept: bool) -> None:
        """Show whether the place on the screen is bookmarked."""
        if is_kept != self._is_bookmarked:
            self._is_bookmarked = is_kept
            self.bookmark.set_icon("bookmark-on" if is_kept else "bookmark")
            self._name_bookmark()

    def show_state(
        self, *, is_home: bool, is_page: bool, is_double: bool, can_go_back: bool, can_go_forward: bool
    ) -> None:
        """Show what can be clicked; on the home screen the search stands in the page itself."""
        self._is_page = is_page
        self.sides.set_chosen(is_chosen=is_double)
        self.back.setEnabled(can_go_back)
        self.forward.setEnabled(can_go_forward)
        self.home.setVisible(not is_home)
        self.search.setVisible(not is_home)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        before, after = self._look.px(24), self._look.px(16)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self._layout.setContentsMargins(before, 0, after, 0)
        is_tight = self.width() < self._look.px(_ALL_FROM)
        has_search = self.search.isVisibleTo(self)
        self.name.setVisible(self.width() >= self._look.px(_NAME_FROM) or not (has_search or is_tight))
        is_very_tight = self.width() < self._look.px(_MOST_FROM)
        # What keys offer too gives way to the search.
        for part in (self._icon, self.forward, self.comfort):
            part.setVisible(not (is_tight and has_search))
        has_page_room = self.width() >= self._look.px(_PAGE_FROM)
        for part in self._page_parts:
            part.setVisible(self._is_page and has_page_room)
        for part in (self.smaller, self.larger):
            part.setVisible(not (is_very_tight and has_search))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look.theme.name == "contrast":
            painter = QPainter(self)
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._look.colour("barink"))
            painter.end()
