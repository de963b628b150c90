"""My things: bookmarks, notes and what was read; they can be put in order, saved as files, taken along and wiped."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sme_desktop.i18n import N_
from sme_desktop.model import Place
from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.keyboard import put_in_order
from sme_desktop.qt.look import Look
from sme_desktop.qt.mine.mine_lists import bookmark_rows, note_rows, reading_rows
from sme_desktop.qt.mine.mine_rows import ROW, MineRows, Row
from sme_desktop.qt.painted import PushButton, Surface, TextLabel
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.segments import Segments
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet

_WIDEST = 960

TABS = (("bookmarks", N_("Bookmarks")), ("notes", N_("Notes")), ("readings", N_("Reading history")))

_BUTTONS: Mapping[str, tuple[str, str]] = {
    "open": (N_("&Open"), "enter"),
    "rename": (N_("Re&name"), "pen"),
    "edit": (N_("Edit the &note"), "pen"),
    "up": (N_("&Up"), "up"),
    "down": (N_("&Down"), "down"),
    "folder": (N_("&Folder"), "folder"),
    "remove": (N_("&Remove"), "trash"),
    "undo": (N_("Undo"), "undo"),
    "wipe": (N_("&Wipe the history"), "trash"),
    "files": (N_("&Save, load, take along"), "save"),
}
_OF_TAB: Mapping[str, frozenset[str]] = {
    "bookmarks": frozenset({"open", "rename", "up", "down", "folder", "remove", "undo", "files"}),
    "notes": frozenset({"open", "edit", "remove", "undo", "files"}),
    "readings": frozenset({"open", "remove", "undo", "wipe", "files"}),
}
_NEEDS_ROW = frozenset({"open", "rename", "edit", "up", "down", "folder", "remove"})

_EMPTY: Mapping[str, str] = {
    "bookmarks": N_("No bookmarks yet. On a page, press Ctrl+D: the place is kept, and listed here."),
    "notes": N_("No notes yet. On a page, select some words and choose a colour or write a note."),
    "readings": N_("Nothing read yet, or the history was wiped."),
}


def _breakable(folder: Path | None) -> str:
    """Give a path that may be broken after each of its parts, with invisible spaces."""
    return "".join(f"{letter}\u200b" if letter in "/\\" else letter for letter in str(folder))


class _List(QListWidget):
    """Leaves the window's keys to the window, and tells Enter and Delete."""

    entered = Signal()
    deleted = Signal()

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: the list takes what the other parts leave, and scrolls by itself."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or event.text() == "/":
            event.ignore()
        else:
            super().keyPressEvent(event)


class MineView(Surface):
    """Shows one of three lists; sends what is to be done with the chosen row (`action_chosen`), or its place."""

    place_chosen = Signal(Place)
    action_chosen = Signal(str, object)
    """The name of the action, and the bookmark, passage or reading it is for, or None."""

    def __init__(self, look: Look, speech: Speech, presenter: Presenter, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.setObjectName("mine")
        self.look = look
        self._speech, self._presenter = speech, presenter
        self.tab = TABS[0][0]
        self.can_undo = False
        self._scrolled = Scrolled(look, self)
        inside = self._scrolled.inside
        self._title = TextLabel(look, 28, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self._tabs: Segments | None = None
        self._bar = QWidget(inside)
        self._flow = FlowLayout(look.px(8), self._bar)
        self._buttons = {name: PushButton(look, "plain", icon, self._bar) for name, (_w, icon) in _BUTTONS.items()}
        for name, button in self._buttons.items():
            button.setObjectName(f"mine_{name}")
            button.clicked.connect(self._button_clicked)
            self._flow.addWidget(button)
        self._empty = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=inside)
        self._empty.setObjectName("mine_empty")
        rows = _List(inside)
        rows.entered.connect(self._open)
        rows.deleted.connect(self._delete)
        self.list: QListWidget = rows
        self.list.setObjectName("mine_list")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(MineRows(self))
        self.list.itemDoubleClicked.connect(self._open)
        self.list.currentRowChanged.connect(self._show_buttons)
        self._kept = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=inside)
        self._kept.setObjectName("mine_kept")
        self._column = QVBoxLayout(inside)
        for part in (self._title, self._bar, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._kept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._undo)
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self._title.setText(_("My things"))
        self.setAccessibleName(_("My things"))
        for name, button in self._buttons.items():
            button.set_words(_(_BUTTONS[name][0]))
        self._kept.setText(self._kept_words())
        self._build_tabs()
        if self.isVisible():
            self.show_things()

    def _kept_words(self) -> str:
        _, profile = self._speech.gettext, self._presenter.profile
        if profile.is_kept:
            return _("All this is kept in “{folder}”, and nowhere else.").format(folder=_breakable(profile.folder))
        return _("Nothing is kept: all this lasts until you close the window.")

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self.look = look
        for label in (self._title, self._empty, self._kept):
            label.restyle(look)
        for button in self._buttons.values():
            button.restyle(look)
        self._flow.set_gap(look.px(8))
        self._column.setSpacing(look.px(12))
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("paper"))
        self.list.setPalette(palette)
        self.list.setMinimumHeight(look.px(160))
        self._scrolled.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self.list.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._arrange()
        self._build_tabs()
        self.list.scheduleDelayedItemsLayout()

    def _room(self) -> int:
        margins = self._column.contentsMargins()
        return max(200, self.width() - margins.left() - margins.right())

    def _build_tabs(self) -> None:
        """Offer the three lists anew; how many stand beside each other depends on width, size and language."""
        _ = self._speech.gettext
        if self._tabs is not None:
            self._column.removeWidget(self._tabs)
            self._tabs.setParent(None)
            self._tabs.deleteLater()
        self._tabs = Segments(self.look, "mine_tabs", min(self._room(), self.look.px(560)), self._scrolled.inside)
        self._tabs.setMaximumWidth(self.look.px(560))
        self._tabs.show_choices("", tuple((value, _(words)) for value, words in TABS), self.tab)
        self._tabs.chosen.connect(self.show_tab)
        self._column.insertWidget(1, self._tabs)
        put_in_order(self, [*self._tabs.segments, *self._buttons.values(), self.list])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.list.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        edge = self.look.px(32 if self.width() >= self.look.px(700) else 16)
        after = max(edge, self.width() - edge - self.look.px(_WIDEST))
        margins = (edge, self.look.px(20), after, self.look.px(14))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            margins = (after, margins[1], edge, margins[3])
        self._column.setContentsMargins(*margins)

    def show_tab(self, tab: str) -> None:
        """Show one of the lists."""
        self.tab = tab
        if self._tabs is not None:
            self._tabs.mark(tab)
        self.show_things()

    def show_things(self, key: object = None) -> None:
        """Fill the list from what is kept now; a row with the given key is chosen, else the same line as before."""
        things, speech = self._presenter.things, self._speech
        line = self.list.currentRow()
        give = {"bookmarks": bookmark_rows, "notes": note_rows, "readings": reading_rows}[self.tab]
        rows = tuple(give(things, speech))
        had_focus = self.list.hasFocus()
        self.list.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if row.place is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self._choose(rows, line, key)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        _ = self._speech.gettext
        self._empty.setText(_(_EMPTY[self.tab]))
        self.list.setAccessibleName(_(dict(TABS)[self.tab]))
        self._kept.setText(self._kept_words())
        if not rows and had_focus:
            self.focus_first()
        self._show_buttons()

    def _choose(self, rows: tuple[Row, ...], line: int, key: object) -> None:
        wanted = next((place for place, row in enumerate(rows) if key is not None and row.key == key), line)
        free = [place for place, row in enumerate(rows) if row.place is not None]
        if free:
            self.list.setCurrentRow(min(free, key=lambda place: abs(place - max(0, wanted))))

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to the tabs where it is empty."""
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._tabs is not None:
            self._tabs.focus_current()

    @property
    def current(self) -> Row | None:
        """The chosen row; None where there is none."""
        item = self.list.currentItem()
        row: Row | None = item.data(ROW) if item is not None else None
        return row

    def _show_buttons(self) -> None:
        for name, button in self._buttons.items():
            is_wanted = name in _OF_TAB[self.tab] and (name != "undo" or self.can_undo)
            button.setVisible(is_wanted)
            button.setEnabled(name not in _NEEDS_ROW or self.current is not None)
        self._buttons["wipe"].setEnabled(self.list.count() > 0)
        self._bar.updateGeometry()

    def corner_of(self, name: str) -> QPoint:
        """Give where a card that a button opens is to stand."""
        button = self._buttons[name]
        return button.mapToGlobal(button.rect().bottomLeft()) + QPoint(0, 6)

    def _button_clicked(self) -> None:
        name = self.sender().objectName().removeprefix("mine_")
        if name == "open":
            self._open()
        else:
            row = self.current
            self.action_chosen.emit(name, row.key if row is not None else None)

    def _undo(self) -> None:
        if self.can_undo:
            self.action_chosen.emit("undo", None)

    def _open(self) -> None:
        row = self.current
        if row is not None and row.place is not None:
            self.place_chosen.emit(row.place)

    def _delete(self) -> None:
        row = self.current
        if row is not None:
            self.action_chosen.emit("remove", row.key)
