"""The home screen: a question, what one was reading, ways in, the guides, shelves."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sme_desktop.library.library import Library
from sme_desktop.model import Topic
from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.home_parts import ContinueCard, FootLink, Guide, Heading, LinkButton, ShelfRow, Tile
from sme_desktop.qt.keyboard import focused_name, give_back
from sme_desktop.qt.look import Look
from sme_desktop.qt.page_names import DEADLINES, HELP
from sme_desktop.qt.painted import Rule, Surface, TextLabel
from sme_desktop.qt.search_field import SearchField
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.reader.home import first_lines, guides, other_topics, shelves, wishes

_WIDE_FROM = 1180


class HomeView(QScrollArea):
    """Built anew for each language and width class; sends the link of what was chosen."""

    link_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_screen")
        self._look, self._speech, self._library = look, speech, library
        self._reading: tuple[str, str, str, float] | None = None
        self._is_wide: bool | None = None
        self._foot_columns = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.search = SearchField(look, speech, 56, is_on_bar=False, parent=self)
        self.restyle(look)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.colour("paper"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self.search.restyle(look)
        self._is_wide = None
        if self.isVisible():
            self.rebuild()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.search.retranslate()
        self._is_wide = None
        if self.isVisible():
            self.rebuild()

    def show_reading(self, reading: tuple[str, str, str, float] | None) -> None:
        """Show what one was reading: link, title, heading, share of the page read."""
        if reading != self._reading:
            self._reading = reading
            self._is_wide = None
            if self.isVisible():
                self.rebuild()

    def rebuild(self) -> None:
        """Lay the screen out again if anything has changed since the last time."""
        is_wide = self.width() >= self._look.px(_WIDE_FROM)
        columns = self._fitting_columns(is_wide=is_wide)
        if is_wide is self._is_wide and columns == self._foot_columns:
            return
        self._is_wide, self._foot_columns = is_wide, columns
        # Asked of the window: one that is not active yet only remembers who will have the keyboard.
        had_focus = self.window().focusWidget() is self.search.edit
        had_keyboard = focused_name(self)
        self.search.setParent(self)
        old = self.takeWidget()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hero(page))
        column.addLayout(self._spread(page))
        column.addWidget(self._shelves(page), 1)
        self.setWidget(page)
        if old is not None:
            old.hide()
            # Python owns what was taken and would destroy it at once, perhaps in the middle of its own click.
            QTimer.singleShot(0, old.deleteLater)
        self.search.show()
        parts: list[QWidget] = list(page.findChildren(LinkButton))
        if had_focus or (not give_back(parts, had_keyboard) and had_keyboard is not None):
            self.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self.rebuild()

    def _fitting_columns(self, *, is_wide: bool) -> int:
        """Give how many links of the foot stand beside each other without making the screen wider than the window."""
        look = self._look
        metrics = QFontMetrics(look.font(16))
        titles = (topic.title for topic in other_topics(self._library, self._speech.language))
        widest = max((metrics.horizontalAdvance(title) for title in titles), default=0) + look.px(8 + 24)
        room = self.width() - 2 * look.px(64 if is_wide else 32) - look.px(16)
        return max(1, min(6 if is_wide else 3, room // max(1, widest)))

    def _margin(self) -> int:
        return self._look.px(64 if self._is_wide else 32)

    def _hero(self, page: QWidget) -> Surface:
        look = self._look
        hero = Surface(look, "hero", "bottom", parent=page)
        line = QHBoxLayout(hero)
        line.setContentsMargins(self._margin(), look.px(24), self._margin(), look.px(24))
        line.setSpacing(look.px(64 if self._is_wide else 32))
        left = QVBoxLayout()
        left.setSpacing(look.px(16))
        size = 32 if self._is_wide else 28
        promise = TextLabel(look, size, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=hero)
        promise.setText(self._speech.gettext("What would you like to know?"))
        left.addWidget(promise)
        left.addWidget(self.search)
        line.addLayout(left, 600)
        right = QVBoxLayout()
        right.setSpacing(look.px(8))
        right.addWidget(self._ways(hero))
        right.addStretch(1)
        if self._reading is not None:
            link, title, heading, share = self._reading
            _ = self._speech.gettext
            place = _("at “{heading}”").format(heading=heading) if heading else ""
            card = ContinueCard(look, link, title, _("Continue reading"), place, share, hero)
            card.clicked.connect(self._clicked)
            right.addWidget(card)
        is_roomy = self._is_wide or self._reading is not None
        line.addLayout(right, 574 if self._is_wide else 420 if is_roomy else 180)
        return hero

    def _ways(self, hero: QWidget) -> QWidget:
        """Give links to what one uses again and again."""
        _ = self._speech.gettext
        ways = QWidget(hero)
        flow = FlowLayout(self._look.px(16), ways)
        for link, words, needed in (
            ("tool:deadlines", _("Deadlines"), DEADLINES),
            ("app:mine", _("My things"), None),
            ("app:help", _("Help"), HELP),
        ):
            if needed is None or self._library.languages_of(needed):
                way = FootLink(self._look, link, words, ways)
                way.clicked.connect(self._clicked)
                flow.addWidget(way)
        return ways

    def _spread(self, page: QWidget) -> QBoxLayout:
        look = self._look
        direction = QBoxLayout.Direction.LeftToRight if self._is_wide else QBoxLayout.Direction.TopToBottom
        spread = QBoxLayout(direction)
        spread.setContentsMargins(self._margin(), look.px(24), self._margin(), look.px(28))
        spread.setSpacing(look.px(64 if self._is_wide else 32))
        tiles = self._tiles(page)
        if tiles is not None:
            spread.addLayout(tiles, 600)
        topic = guides(self._library, self._speech.language)
        if topic is not None:
            spread.addLayout(self._guides(topic, page), 574)
        return spread

    def _tiles(self, page: QWidget) -> QVBoxLayout | None:
        look = self._look
        found = wishes(self._library)
        if not found:
            return None
        _ = self._speech.gettext
        column = QVBoxLayout()
        column.setSpacing(look.px(16))
        column.addWidget(Heading(look, _("I want to …"), "", size=24, rule=("head", 2), parent=page))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(12))
        for place, wish in enumerate(found):
            height = 88 if self._is_wide else 64
            tile = Tile(look, wish, _(wish.title), _(wish.note), height=height, parent=page)
            tile.clicked.connect(self._clicked)
            grid.addWidget(tile, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _guides(self, topic: Topic, page: QWidget) -> QVBoxLayout:
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(look.px(16 if self._is_wide else 12))
        column.addWidget(Heading(look, topic.title, "", size=24, rule=("head", 2), parent=page))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(0)
        half = (len(topic.entries) + 1) // 2
        for place, entry in enumerate(topic.entries):
            is_last = place in (half - 1, len(topic.entries) - 1)
            is_foreign = entry.language != self._speech.language
            row = Guide(look, place + 1, entry, is_foreign=is_foreign, has_rule=not is_last, parent=page)
            row.clicked.connect(self._clicked)
            grid.addWidget(row, place % half, place // half)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _shelves(self, page: QWidget) -> Surface:
        look = self._look
        low = Surface(look, "side", "top", parent=page)
        column = QVBoxLayout(low)
        column.setContentsMargins(self._margin(), look.px(24), self._margin(), look.px(24))
        column.setSpacing(look.px(24))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(40))
        grid.setVerticalSpacing(look.px(32))
        columns = 4 if self._is_wide else 2
        for place, topic in enumerate(shelves(self._library, self._speech.language)):
            grid.addWidget(self._shelf(topic, low), place // columns, place % columns)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(Rule(look, "rule", 1, low))
        column.addLayout(self._foot(low, self._foot_columns))
        return low

    def _shelf(self, topic: Topic, parent: QWidget) -> QWidget:
        look = self._look
        shelf = QWidget(parent)
        rows = QVBoxLayout(shelf)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        count = self._speech.ngettext("{n} page", "{n} pages", len(topic.entries))
        note = count.format(n=self._speech.number(len(topic.entries)))
        rows.addWidget(Heading(look, topic.title, note, size=20, rule=("rule2", 1), parent=shelf))
        rows.addSpacing(look.px(8))
        for entry in first_lines(topic).entries:
            foreign = entry.language if entry.language != self._speech.language else ""
            row = ShelfRow(look, f"page:{entry.id}", entry.title, foreign=foreign, parent=shelf)
            row.clicked.connect(self._clicked)
            rows.addWidget(row)
        if len(topic.entries) > len(first_lines(topic).entries):
            more = ShelfRow(
                look, f"page:{self._library.landing(topic.id)}", self._speech.gettext("All pages …"), parent=shelf
            )
            more.clicked.connect(self._clicked)
            rows.addWidget(more)
        rows.addStretch(1)
        return shelf

    def _foot(self, parent: QWidget, columns: int) -> QGridLayout:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(look.px(4))
        for place, topic in enumerate(other_topics(self._library, self._speech.language)):
            link = FootLink(look, f"page:{self._library.landing(topic.id)}", topic.title, parent)
            link.clicked.connect(self._clicked)
            grid.addWidget(link, place // columns, place % columns)
        _ = self._speech.gettext
        words = _(
            "Edition of {month} · General information, not legal advice. Not an official publication of any organisation."
        )
        note = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=parent)
        note.setText(words.format(month=self._speech.month(self._library.manifest.date[:7])))
        grid.addWidget(note, 99, 0, 1, columns)
        grid.setColumnStretch(columns, 1)
        return grid

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, LinkButton):
            self.link_chosen.emit(button.link)
