"""The contents tree: topics, their pages, and the sections of the open page."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTableModelChangeEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from sme_desktop.model import LANGUAGES, PageId, SectionId, Topic
from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import two_lines
from sme_desktop.qt.row_frame import RowFrame
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.qt.viewport import hold_viewport
from sme_desktop.qt.writing import line_flags

WIDTH = 292
_LINK = Qt.ItemDataRole.UserRole
_LEVEL = Qt.ItemDataRole.UserRole + 1
_IS_FOREIGN = Qt.ItemDataRole.UserRole + 2
_LANGUAGE = Qt.ItemDataRole.UserRole + 4
"""Name of a page's language where it is not the one of the contents."""
_IS_VISITED = Qt.ItemDataRole.UserRole + 3

_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Paints full-width rounded rows, which style sheets cannot do for trees."""

    def __init__(self, tree: "ContentsView") -> None:
        super().__init__(tree)
        self.cuts = Cuts()
        self._tree = tree

    def _indent(self, level: int) -> int:
        return self._tree.look.px((36, 48, 64)[level])

    def _lines(self, index: _Index) -> tuple[list[str], QFontMetrics]:
        level = index.data(_LEVEL)
        look = self._tree.look
        metrics = QFontMetrics(look.font(15 if level < 2 else 14, 600 if level == 0 else 400))
        width = self._tree.row_width - self._indent(level) - look.px(34)
        return two_lines(index.data(), metrics, width, 3), metrics

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines, metrics = self._lines(index)
        least = self._tree.look.px(36 if index.data(_LEVEL) < 2 else 30)
        return QSize(100, max(least, len(lines) * metrics.height() + self._tree.look.px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tree, look = self._tree, self._tree.look
        level = index.data(_LEVEL)
        outer = RowFrame.of(option)
        row, state, direction = outer.rect, outer.state, outer.direction
        frame = QRect(look.px(12), row.top() + 1, tree.viewport().width() - look.px(24), row.height() - 2)
        is_open = index.data(_LINK) == tree.open_link
        is_section = level == 2 and index.data(_LINK) == tree.current_section_link
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(direction)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_open or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("sel" if is_open else "hover"))
            painter.drawRoundedRect(frame, 8, 8)
        if is_open or is_section:
            painter.setBrush(look.colour("accent"))
            bar = QRect(frame.left(), frame.top() + 9, 3, frame.height() - 18)
            painter.drawRoundedRect(QStyle.visualRect(direction, frame, bar), 1.5, 1.5)
        lines, metrics = self._lines(index)
        bold = level == 0 or is_open or is_section
        painter.setFont(look.font(15 if level < 2 else 14, 600 if bold else 400))
        painter.setPen(look.colour(self._ink(index, is_marked=is_open or is_section)))
        left = self._indent(level)
        top = row.center().y() - len(lines) * metrics.height() // 2
        self.cuts.check(index.data(), lines, metrics, frame.right() - left)
        flags = line_flags(index.data(), direction)
        for number, line in enumerate(lines):
            place = QRect(left, top + number * metrics.height(), frame.right() - left, metrics.height())
            painter.drawText(QStyle.visualRect(direction, row, place), flags, line)
        if index.data(_IS_VISITED):
            self._tick(painter, row, direction)
        if level == 0:
            self._chevron(painter, row, direction, is_open=tree.isExpanded(index))
        if state & QStyle.StateFlag.State_HasFocus and tree.hasFocus() and tree.is_used_by_key:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 8, 8)
        painter.restore()

    def _ink(self, index: _Index, *, is_marked: bool) -> str:
        """Give the colour of a row's words."""
        level = index.data(_LEVEL)
        if is_marked:
            return "keyink"
        if level == 2:
            return "muted"
        if level == 0:
            return "head"
        return "muted" if index.data(_IS_FOREIGN) else "ink"

    def _tick(self, painter: QPainter, row: QRect, direction: Qt.LayoutDirection) -> None:
        """Paint the mark of a page that was read."""
        look = self._tree.look
        side = look.px(14)
        icon = look.icon("check", "muted", 14, ratio=self._tree.devicePixelRatioF())
        place = QRect(look.px(26), row.center().y() - side // 2, side, side)
        painter.drawPixmap(QStyle.visualRect(direction, row, place), icon)

    def _chevron(self, painter: QPainter, row: QRect, direction: Qt.LayoutDirection, *, is_open: bool) -> None:
        look = self._tree.look
        side = look.px(16)
        name = "chevron-down" if is_open else "chevron-right"
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        icon = look.icon(name, "muted", 16, is_mirrored=mirrored, ratio=self._tree.devicePixelRatioF())
        place = QRect(look.px(16), row.center().y() - side // 2, side, side)
        painter.drawPixmap(QStyle.visualRect(direction, row, place), icon)


class ContentsView(QTreeWidget):
    """Sends the link of the row that was chosen."""

    link_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = hold_viewport(self)
        self.setObjectName("contents")
        self.look = look
        self._speech = speech
        self.open_link = ""
        self.current_section_link = ""
        self.is_used_by_key = False
        self.row_width = WIDTH
        """Width of a row beside the scroll bar, be it there or not: rows would be wrapped anew when it comes."""
        self._section_rows: tuple[tuple[SectionId, str], ...] = ()
        self._visited: Collection[PageId] = ()
        self._pages: dict[str, QTreeWidgetItem] = {}
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(self))
        self.setViewportMargins(0, 12, 0, 12)
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._activated)
        self.itemExpanded.connect(self._tell_that_rows_moved)
        self.itemCollapsed.connect(self._tell_that_rows_moved)
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        words = self._speech.gettext("Contents")
        self.setAccessibleName(words)
        self.setHeaderLabel(words)  # Not shown, but read aloud.

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self.look = look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("side"))
        palette.setColor(QPalette.ColorRole.Text, look.colour("ink"))
        palette.setColor(QPalette.ColorRole.Window, look.colour("side"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self.setFixedWidth(look.px(WIDTH))
        self.row_width = look.px(WIDTH) - self.verticalScrollBar().sizeHint().width()
        self.scheduleDelayedItemsLayout()

    def show_topics(self, topics: tuple[Topic, ...], language: str) -> None:
        """Fill the tree."""
        self.clear()
        self._pages.clear()
        self._section_rows = ()
        for topic in topics:
            root = self._row(None, topic.title, f"page:topic-{topic.id}", 0)
            for entry in topic.entries:
                link = f"page:{entry.id}"
                is_foreign = entry.language != language
                item = self._row(root, entry.title, link, 1, is_foreign=is_foreign)
                if is_foreign:
                    item.setData(0, _LANGUAGE, LANGUAGES[entry.language].name)
                    self._name(item)
                self._pages[link] = item
        self.show_visited(self._visited)

    def _row(
        self, parent: QTreeWidgetItem | None, text: str, link: str, level: int, *, is_foreign: bool = False
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setData(0, _LINK, link)
        item.setData(0, _LEVEL, level)
        item.setData(0, _IS_FOREIGN, is_foreign)
        item.setToolTip(0, text)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _name(self, item: QTreeWidgetItem) -> None:
        """Say in words what is painted: the page that is open, and one in another language."""
        words, language = item.text(0), item.data(0, _LANGUAGE)
        if language:
            words = f"{words} ({language})"
        if item.data(0, _IS_VISITED):
            words = self._speech.gettext("{title} (page read)").format(title=words)
        if item.data(0, _LINK) == self.open_link:
            words = self._speech.gettext("{title}, open page").format(title=words)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)

    def show_open_page(self, page: PageId | None, sections: tuple[tuple[SectionId, str], ...]) -> None:
        """Unfold the topic of the open page, choose its row, and list its sections below it."""
        link = f"page:{page}" if page else ""
        if link == self.open_link and sections == self._section_rows and link in self._pages:
            return
        old = self._pages.get(self.open_link)
        if old is not None:
            old.takeChildren()
        self.open_link, self._section_rows, self.current_section_link = link, sections, ""
        item = self._pages.get(link)
        for part in (old, item):
            if part is not None:
                self._name(part)
        if item is None:
            for row in range(self.topLevelItemCount()):
                root = self.topLevelItem(row)
                if root is not None and root.data(0, _LINK) == link:
                    root.setExpanded(True)
            self.viewport().update()
            return
        topic = item.parent()
        for row in range(self.topLevelItemCount()):
            root = self.topLevelItem(row)
            if root is not None:
                root.setExpanded(root is topic)
        for name, title in sections:
            self._row(item, title, f"{link}#{name}", 2)
        item.setExpanded(True)
        self._tell_that_rows_moved()
        self.setCurrentItem(item)
        self.scrollToItem(item, QTreeWidget.ScrollHint.EnsureVisible)
        self.viewport().update()

    def _tell_that_rows_moved(self) -> None:
        # WORKAROUND(Qt 6.8 QAccessibleTable): it goes on telling screen readers of the rows that stood there before.
        if QAccessible.isActive():
            change = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
            QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(self, change))

    def show_visited(self, pages: Collection[PageId]) -> None:
        """Mark the pages that were read at least once."""
        self._visited = pages
        for link, item in self._pages.items():
            is_visited = link.removeprefix("page:") in pages
            item.setData(0, _IS_VISITED, is_visited)
            self._name(item)
        self.viewport().update()

    def is_visited(self, link: str) -> bool:
        """Tell whether a page's row is marked as read."""
        item = self._pages.get(link)
        return item is not None and bool(item.data(0, _IS_VISITED))

    def show_section(self, section: SectionId) -> None:
        """Mark the section that is being read."""
        link = f"{self.open_link}#{section}" if section else ""
        if link != self.current_section_link:
            self.current_section_link = link
            self.viewport().update()

    def _clicked(self, item: QTreeWidgetItem) -> None:
        self.is_used_by_key = False
        self._choose(item)

    def _activated(self, item: QTreeWidgetItem) -> None:
        # A click on some platforms activates too; the click has done the work already.
        if self.is_used_by_key:
            self._choose(item)

    def _choose(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _LEVEL) == 0:
            item.setExpanded(not item.isExpanded())
            if not item.isExpanded():
                return
        self.link_chosen.emit(item.data(0, _LINK))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.is_used_by_key = True
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or event.text() == "/":
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def row_centre(self, link: str) -> QPoint | None:
        """Give the middle of a page's row in the viewport; None for a page that is not shown."""
        item = self._pages.get(link)
        return None if item is None else self.visualItemRect(item).center()
