"""Small windows over the page: menus of choices, the glossary card, the card of an outside link."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sme_desktop.model import LANGUAGES, Term
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, PushButton, Rule, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Inside
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.qt.writing import line_flags
from sme_desktop.values import dataclass


class Popup(QFrame):
    """A rounded frame that closes on Escape or a click beside it."""

    accessible_role = QAccessible.Role.Dialog

    def __init__(self, look: Look, parent: QWidget, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look = look
        self._width = width
        self._page = Inside()
        self._page.setAutoFillBackground(False)
        self.body = QVBoxLayout(self._page)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._scroll.setWidget(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._scroll)

    def open_at(self, corner: QPoint, *, is_trailing: bool = False) -> None:
        """Open below a point of the screen (the trailing edge of the pop-up there, if wanted), inside the screen."""
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        line = self._look.px(36)
        start = max(area.top() + 4, min(corner.y(), area.bottom() - 2 * line))
        below, above = area.bottom() - 4 - start, start - line - area.top() - 4
        wanted = self._fitting_size(area.width() - 8, area.height() - 8)
        # Below the point, else above it; a card that fits neither covers it rather than be scrolled.
        is_below = wanted.height() <= below or wanted.height() > above
        self.setFixedSize(wanted)
        left = corner.x() - (self.width() if is_trailing else 0)
        left = max(area.left() + 4, min(left, area.right() - self.width() - 4))
        top = start if is_below else start - line - self.height()
        self.move(left, max(area.top() + 4, min(top, area.bottom() - 4 - self.height())))
        self.show()

    def restyle(self, look: Look) -> None:
        """Draw in another look of the same size."""
        self._look = look
        restyle_all(self._page, look)
        self._scroll.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self.update()

    def _fitting_size(self, most_width: int, most_height: int) -> QSize:
        """Give the size in which everything can be seen, or scrolled to where the screen is too small."""
        width = min(self._look.px(self._width), most_width)
        room = width - 2
        self.body.activate()
        has_turns = self.body.hasHeightForWidth()
        height = self.body.totalHeightForWidth(room) if has_turns else self.body.totalSizeHint().height()
        return QSize(width, min(height + 2, most_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("paper"))
        painter.setPen(QPen(self._look.colour("rule2"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus_end(is_first=event.key() == Qt.Key.Key_Home)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = self.focusWidget()
            if isinstance(button, PaintedButton):
                button.click()
        else:
            super().keyPressEvent(event)

    def _focus_end(self, *, is_first: bool) -> None:
        places = [self.body.itemAt(place) for place in range(self.body.count())]
        parts = [place.widget() for place in places if place is not None and place.widget() is not None]
        buttons = [part for part in parts if isinstance(part, PaintedButton)]
        if buttons:
            buttons[0 if is_first else -1].setFocus(Qt.FocusReason.TabFocusReason)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of a menu; `note` stands at its end, with a full dot, a ring or nothing (`full`, `ring`, ``)."""

    value: str
    text: str
    note: str = ""
    dot: str = ""
    icon: str = ""


class _ChoiceRow(PaintedButton):
    def __init__(self, look: Look, choice: Choice, *, is_current: bool, height: int, parent: QWidget) -> None:
        super().__init__(look, height, parent)
        self.choice = choice
        self._is_current = is_current
        self.setObjectName(f"choice_{choice.value}")
        self.setText(choice.text)
        # Tells screen readers which one is in force; not exclusive, or the arrows would choose instead of moving.
        self.setCheckable(True)
        self.setChecked(is_current)
        self.setAccessibleName(f"{choice.text} {choice.note}".strip())
        self.setFixedHeight(look.px(height))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self._is_current or self.is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel" if self._is_current else "cardhover"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        if self._is_current:
            self.pixmap_at(painter, "check", "accent", 18, look.px(12))
        elif self.choice.icon:
            self.pixmap_at(painter, self.choice.icon, "muted", 20, look.px(11))
        painter.setFont(look.font(17, 600 if self._is_current else 400))
        painter.setPen(look.colour("head"))
        width = QFontMetrics(look.font(14)).horizontalAdvance(self.choice.note) if self.choice.note else 0
        room = self.width() - look.px(56) - (width + look.px(36 if self.choice.dot else 12) if width else 0)
        self.text_at(painter, self.place(look.px(42), 0, room, self.height() - 1), self.text())
        if not self.choice.note:
            return
        is_full = self.choice.dot == "full"
        painter.setFont(look.font(14))
        painter.setPen(look.colour("okink" if is_full else "muted"))
        note = self.place(self.width() - width - look.px(14), 0, width + 2, self.height() - 1)
        self.cuts.check(self.choice.note, [self.choice.note], painter.fontMetrics(), self.width() - look.px(56))
        painter.drawText(note, line_flags(self.choice.note, self.layoutDirection()), self.choice.note)
        if self.choice.dot:
            side = look.px(12)
            dot = QRectF(self.place(self.width() - width - look.px(38), (self.height() - side) / 2, side, side))
            painter.setPen(QPen(look.colour("ok" if is_full else "field"), 1.5))
            painter.setBrush(look.colour("ok") if is_full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot)


class ChoiceMenu(Popup):
    """A menu of choices under a caption."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        caption: str,
        choices: tuple[Choice, ...],
        current: str,
        *,
        width: int = 368,
        row_height: int = 44,
    ) -> None:
        super().__init__(look, parent, width)
        self.setAccessibleName(caption)
        pad = look.px(8)
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(look.px(4))
        label = TextLabel(look, 13, 600, "muted", parent=self)
        label.setText(caption)
        label.setIndent(look.px(14))
        self.body.addWidget(label)
        for choice in choices:
            is_current = choice.value == current
            row = _ChoiceRow(look, choice, is_current=is_current, height=row_height, parent=self)
            row.clicked.connect(self._clicked)
            self.body.addWidget(row)
            if is_current or (not current and choice is choices[0]):
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _ChoiceRow):
            value = row.choice.value
            self.close()
            self.chosen.emit(value)


class TermCard(Popup):
    """What a word means, and its names in the other languages."""

    glossary_wanted = Signal(str)

    def __init__(
        self, look: Look, parent: QWidget, speech: Speech, term: Term, *, second: str = "", has_glossary: bool
    ) -> None:
        super().__init__(look, parent, 424)
        self.setObjectName("term_card")
        _ = speech.gettext
        pad = look.px(24)
        self.body.setContentsMargins(pad, look.px(18), pad, look.px(16))
        self.body.setSpacing(look.px(10))
        self._term = term
        head = QHBoxLayout()
        title = TextLabel(look, 20, 600, "head", is_serif=True, is_wrapped=True, level=2, parent=self)
        title.setText(term.name)
        head.addWidget(title, 1)
        close = PushButton(look, "icon", "close", self)
        close.set_words(_("Close"))
        close.clicked.connect(self.close)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        meaning = TextLabel(look, 16, is_wrapped=True, parent=self)
        meaning.setObjectName("meaning")
        meaning.setText(term.definition)
        self.body.addWidget(meaning)
        self.setAccessibleName(f"{term.name}: {term.definition}")
        self.body.addWidget(Rule(look, "rule", 1, self))
        second = second if second in term.meanings and second != term.language else ""
        if second:
            self._show_second(look, second)
        self.body.addLayout(self._names(look, second))
        buttons = QHBoxLayout()
        first: PushButton | None = None
        if has_glossary:
            more = PushButton(look, "plain", "glossary", self)
            more.set_words(_("Open the &glossary"))
            more.clicked.connect(self._open_glossary)
            buttons.addWidget(more)
            first = more
        buttons.addStretch(1)
        copy = PushButton(look, "link", "copy", self)
        copy.set_words(_("&Copy"))
        copy.clicked.connect(self._copy)
        buttons.addWidget(copy)
        self.body.addLayout(buttons)
        # Now that it has its place: a part that moves to another parent loses the keyboard.
        (first or copy).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_second(self, look: Look, code: str) -> None:
        """Tell name and meaning in a second language."""
        side = Qt.AlignmentFlag.AlignRight if LANGUAGES[code].is_right_to_left else Qt.AlignmentFlag.AlignLeft
        for name, words, size, weight, colour in (
            ("second_name", f"{LANGUAGES[code].name}: {self._term.names[code]}", 14, 600, "muted"),
            ("second_meaning", self._term.meanings[code], 15, 400, "ink"),
        ):
            label = TextLabel(look, size, weight, colour, is_wrapped=True, parent=self)
            label.setObjectName(name)
            label.setText(words)
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            self.body.addWidget(label)

    def _names(self, look: Look, second: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(8))
        others = [(code, name) for code, name in self._term.names.items() if code not in (self._term.language, second)]
        for place, (code, name) in enumerate(others):
            language = TextLabel(look, 14, 400, "muted", parent=self)
            language.setText(LANGUAGES[code].name)
            word = TextLabel(look, 15, 600, "head", is_wrapped=True, parent=self)
            word.setText(name)
            if not LANGUAGES[self._term.language].is_right_to_left:
                # Arabic words would jump to the other edge of the grid.
                for label in (language, word):
                    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            grid.addWidget(language, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(word, place, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _open_glossary(self) -> None:
        term = self._term.id
        self.close()
        self.glossary_wanted.emit(term)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._term.name}: {self._term.definition}")
        self.close()


class LinkCard(Popup):
    """The address of something outside: this program opens no connection, so the address can be copied."""

    def __init__(self, look: Look, parent: QWidget, speech: Speech, address: str) -> None:
        super().__init__(look, parent, 424)
        self.setObjectName("link_card")
        _ = speech.gettext
        pad = look.px(24)
        self.body.setContentsMargins(pad, look.px(18), pad, look.px(16))
        self.body.setSpacing(look.px(10))
        self._address = address
        title = TextLabel(look, 18, 600, "head", is_serif=True, is_wrapped=True, level=2, parent=self)
        title.setText(_("This address is outside the handbook"))
        self.setAccessibleName(f"{title.text()}: {address}")
        self.body.addWidget(title)
        shown = TextLabel(look, 15, 400, "ink", is_wrapped=True, parent=self)
        shown.setObjectName("address")
        shown.setText(address)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(shown)
        advice = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=self)
        advice.setText(_("Copy it, and open it on a computer with Internet."))
        self.body.addWidget(advice)
        buttons = QHBoxLayout()
        copy = PushButton(look, "primary", "", self)
        copy.set_words(_("&Copy the address"))
        copy.clicked.connect(self._copy)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        close = PushButton(look, "link", "", self)
        close.set_words(_("Close"))
        close.clicked.connect(self.close)
        buttons.addWidget(close)
        self.body.addLayout(buttons)
        copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.close()
