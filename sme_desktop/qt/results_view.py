"""The results of a search: one row per page, with snippet, marks and language chips."""

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sme_desktop.errors import SmeError
from sme_desktop.model import Correction, Query
from sme_desktop.qt.kinds import KIND_NAMES, kind_icon
from sme_desktop.qt.look import SERIF, Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, paint_chip, restyle_all
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.reader.results import Result
from sme_desktop.reader.search_desk import Answer

_RESULT = Qt.ItemDataRole.UserRole
_WIDEST = 960
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Paints a result; everything is measured from the leading edge and mirrored by hand."""

    def __init__(self, owner: "ResultsView") -> None:
        super().__init__(owner)
        self._owner = owner

    def _snippet(self, result: Result, width: int) -> QTextDocument:
        look = self._owner.look
        parts, position = [], 0
        mark = f"background-color:{look.theme.colours['mark']};color:{look.theme.colours['markink']}"
        for start, end in result.snippet.marks:
            parts.append(escape(result.snippet.text[position:start]))
            parts.append(f'<span style="{mark}">{escape(result.snippet.text[start:end])}</span>')
            position = end
        parts.append(escape(result.snippet.text[position:]))
        document = QTextDocument()
        document.setDocumentMargin(0)
        font = QFont(SERIF)
        font.setPixelSize(look.px(16))
        document.setDefaultFont(font)
        document.setHtml(
            f'<p style="margin:0;line-height:{look.px(24)}px;color:{look.theme.colours["ink"]}">{"".join(parts)}</p>'
        )
        document.setTextWidth(width)
        return document

    def _text_width(self) -> int:
        return self._owner.row_width() - self._owner.look.px(56 + 16)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = self._owner.look
        height = self._snippet(index.data(_RESULT), self._text_width()).size().height()
        return QSize(self._owner.row_width(), round(height) + look.px(16 + 54 + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, result = self._owner.look, index.data(_RESULT)
        # The stubs do not know the fields that QStyleOption gives its heirs.
        row: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        direction: Qt.LayoutDirection = option.direction  # type: ignore[attr-defined]

        def place(left: float, top: float, width: float, height: float) -> QRect:
            rect = QRect(row.left() + round(left), row.top() + round(top), round(width), round(height))
            return QStyle.visualRect(direction, row, rect)

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(direction)
        frame = QRectF(place(1, 2, self._owner.row_width() - 2, row.height() - 8))
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(look.colour("cardhover"))
            painter.setPen(QPen(look.colour("accent"), 2) if is_selected else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, 8, 8)
        else:
            painter.fillRect(place(look.px(56), row.height() - 3, self._text_width(), 1), look.colour("rule"))
        icon = look.icon(kind_icon(result.kind), "accent", 24, ratio=self._owner.devicePixelRatioF())
        painter.drawPixmap(place(look.px(16), look.px(16), look.px(24), look.px(24)), icon)
        chips = self._paint_chips(painter, result, place)
        self._paint_titles(painter, result, place, chips)
        width = self._text_width()
        document = self._snippet(result, width)
        area = place(look.px(56), look.px(12 + 54), width, document.size().height())
        painter.translate(area.topLeft())
        document.drawContents(painter)
        painter.restore()

    def _paint_chips(self, painter: QPainter, result: Result, place) -> int:  # type: ignore[no-untyped-def]
        """Paint kind and languages at the trailing edge; give the room they take."""
        look = self._owner.look
        painter.setFont(look.font(12, 600))
        right = self._owner.row_width() - look.px(16)
        used = 0
        for code in reversed(result.languages):
            width = look.px(30)
            is_own = code == self._owner.language
            rect = QRectF(place(right - used - width, look.px(12), width, look.px(22)))
            line = "accent" if is_own else "rule2"
            paint_chip(painter, look, rect, code.upper(), fill="", ink="accent" if is_own else "muted", line=line)
            used += width + look.px(4)
        name = self._owner.kind_name(result.kind)
        painter.setFont(look.font(13, 600))
        width = painter.fontMetrics().horizontalAdvance(name) + look.px(18)
        rect = QRectF(place(right - used - look.px(4) - width, look.px(12), width, look.px(22)))
        paint_chip(painter, look, rect, name, fill="key", ink="keyink", line="")
        return used + width + look.px(24)

    def _paint_titles(self, painter: QPainter, result: Result, place, chips: int) -> None:  # type: ignore[no-untyped-def]
        look = self._owner.look
        left, room = look.px(56), self._text_width()
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        painter.drawText(place(left, look.px(10), room - chips, look.px(24)), align, result.topic)
        title_font = look.font(18, 600)
        metrics = QFontMetrics(title_font)
        title = metrics.elidedText(result.title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(title)
        painter.setFont(title_font)
        painter.setPen(look.colour("link"))
        painter.drawText(place(left, look.px(36), width + 2, look.px(26)), align, title)
        rest = room - width - look.px(8)
        if result.heading and rest > look.px(60):
            painter.setFont(look.font(17))
            painter.setPen(look.colour("ink"))
            arrow = "‹" if self._owner.layoutDirection() is Qt.LayoutDirection.RightToLeft else "›"
            heading = painter.fontMetrics().elidedText(f"{arrow}  {result.heading}", Qt.TextElideMode.ElideRight, rest)
            painter.drawText(place(left + width + look.px(8), look.px(36), rest, look.px(26)), align, heading)


class _List(QListWidget):
    """Leaves the window's keys to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or event.text() == "/":
            event.ignore()
            return
        super().keyPressEvent(event)


class ResultsView(Surface):
    """Shows hits, the absence of hits, or why the search could not look; they never look the same."""

    result_chosen = Signal(int)
    row_changed = Signal(int)
    contents_wanted = Signal()
    exact_wanted = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.look = look
        self.language = "en"
        self._speech = speech
        self._results: tuple[Result, ...] = ()
        self._query = ""
        self._error: SmeError | None = None
        self._is_answered = False
        self._wants_focus = False
        self._title = TextLabel(look, 28, 600, "head", is_serif=True, is_wrapped=True, parent=self)
        self._title.setObjectName("results_title")
        self._advice = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=self)
        self._advice.setObjectName("results_advice")
        self._contents = PushButton(look, "plain", "home", self)
        self._contents.clicked.connect(self.contents_wanted)
        self.list = _List(self)
        self.list.setObjectName("results")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(_Rows(self))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._clicked)
        self.list.currentRowChanged.connect(self._row_changed)
        self._corrections: tuple[Correction, ...] = ()
        self._read_as = TextLabel(look, 15, 400, "muted", is_wrapped=True, parent=self)
        self._read_as.setObjectName("read_as")
        self._only_mine = PushButton(look, "link", "", self)
        self._only_mine.setObjectName("only_my_words")
        self._only_mine.clicked.connect(self.exact_wanted)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._title)
        reading = QHBoxLayout()
        reading.addWidget(self._read_as, 1)
        reading.addWidget(self._only_mine)
        self._layout.addLayout(reading)
        self._layout.addWidget(self._advice)
        line = QHBoxLayout()
        line.addWidget(self._contents)
        line.addStretch(1)
        self._layout.addLayout(line)
        self._layout.addWidget(self.list, 1)
        self._layout.addStretch(0)
        self._is_filling = False
        self.retranslate()
        self.restyle(look)

    def kind_name(self, kind: str) -> str:
        """Give the name of a kind of page in the language of the interface."""
        return self._speech.gettext(KIND_NAMES.get(kind, "Guide"))

    def row_width(self) -> int:
        """Give the width of a row."""
        return int(min(self.look.px(_WIDEST), self.list.viewport().width() - self.look.px(16)))

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.list.setAccessibleName(_("Results"))
        self._contents.set_words(_("To the home page"))
        self._only_mine.set_words(_("Only my words"))
        words = _("Searched for “{used}” instead of “{typed}”.")
        self._read_as.setText(" ".join(words.format(used=one.used, typed=one.typed) for one in self._corrections))
        if self._error is not None:
            self._title.setText(_("The search is not at hand"))
            self._advice.setText(self._speech.explain(self._error))
        elif not self._query.strip():
            self._title.setText(_("What are you looking for?"))
            self._advice.setText(_("Type a word or a question in the field above."))
        elif self._results:
            count = self._speech.ngettext("One page for “{query}”", "{n} pages for “{query}”", len(self._results))
            self._title.setText(count.format(n=self._speech.number(len(self._results)), query=self._query))
        elif self._is_answered:
            self._title.setText(_("Nothing found for “{query}”").format(query=self._query))
            self._advice.setText(
                _("Try another word for the same thing, fewer words, or the contents on the left of this page.")
            )
        self._show_parts()

    def _show_parts(self) -> None:
        has_rows = bool(self._results)
        for part in (self._read_as, self._only_mine):
            part.setVisible(bool(self._corrections))
        self.list.setVisible(has_rows)
        self._advice.setVisible(not has_rows)
        self._contents.setVisible(not has_rows and bool(self._query.strip()) and self._is_answered)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self.look = look
        restyle_all(self, look)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("paper"))
        self.list.setPalette(palette)
        self.list.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._arrange()
        self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.list.scheduleDelayedItemsLayout()

    def _arrange(self) -> None:
        side = self.look.px(40 if self.width() >= self.look.px(800) else 20)
        self._layout.setContentsMargins(side, self.look.px(24), 0, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self._layout.setContentsMargins(0, self.look.px(24), side, 0)
        self._layout.setSpacing(self.look.px(14))

    def show_answer(self, answer: Answer, results: tuple[Result, ...], row: int) -> None:
        """Show the answer to a query, with a row chosen; `results` are its hits in terms of pages."""
        self._results, self._query, self._error, self._is_answered = results, answer.query.text, answer.error, True
        self._corrections = answer.corrections
        self.language = answer.query.language
        self._is_filling = True
        self.list.clear()
        for result in results:
            item = QListWidgetItem()
            item.setData(_RESULT, result)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{result.title}, {result.heading}. {result.snippet.text}")
            self.list.addItem(item)
        if results:
            self.list.setCurrentRow(min(row, len(results) - 1))
        self._is_filling = False
        self.retranslate()
        if self._wants_focus and results:
            self._wants_focus = False
            self.focus_list()

    def focus_when_filled(self) -> None:
        """Give the keyboard to the rows as soon as there are some."""
        self._wants_focus = True

    def show_waiting(self, query: str) -> None:
        """Take a query whose answer is on its way; the rows keep their place."""
        self._query = query
        if not query.strip():
            self.show_answer(Answer(Query("", self.language), ()), (), 0)

    def focus_list(self) -> None:
        """Give the keyboard to the first rows."""
        if self._results:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.result_chosen.emit(self.list.row(item))

    def _row_changed(self, row: int) -> None:
        if not self._is_filling and row >= 0:
            self.row_changed.emit(row)
