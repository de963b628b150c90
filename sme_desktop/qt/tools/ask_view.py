"""The question screen: one question, its answers, and what is said to them; the areas stand beside it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.keyboard import put_in_order
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.ask_rows import NavRow, OptionRow, ProgressParts
from sme_desktop.qt.tools.ask_words import AskWords, Feedback

_COLUMN, _SIDE, _SIDE_FROM = 740, 292, 900
_LOW = 700
"""Height under which the letters of the question are smaller."""


class AskView(Surface):
    """Sends the answer, or where the reader wants to go."""

    answered = Signal(str)
    next_wanted = Signal()
    back_wanted = Signal()
    result_wanted = Signal()
    area_wanted = Signal(str)
    link_chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self._speech = speech
        self._words: AskWords | None = None
        self._options: list[OptionRow] = []
        outer = QWidget(self)
        self._scroll = Scrolled(look, outer)
        self._side = Surface(look, "side", "trailing", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(outer, 1)
        self._column = QVBoxLayout(self._scroll.inside)
        self._side_scroll = Scrolled(look, self._side)
        side = self._side_scroll.inside
        self._side_column = QVBoxLayout(side)
        self._side_title = TextLabel(look, 14, 600, "muted", is_wrapped=True, level=2, parent=side)
        self._nav = QWidget(side)
        self._nav_column = QVBoxLayout(self._nav)
        self._nav_column.setContentsMargins(0, 0, 0, 0)
        self._foot = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=side)
        self._side_column.addWidget(self._side_title)
        self._side_column.addWidget(self._nav)
        self._side_column.addStretch(1)
        self._side_column.addWidget(self._foot)
        self._build_question()
        self._build_buttons()
        self.restyle(look)

    def _build_question(self) -> None:
        look, inside = self._look, self._scroll.inside
        line = QHBoxLayout()
        self._caption = TextLabel(look, 15, 600, "link", is_wrapped=True, parent=inside)
        self._count = TextLabel(look, 15, 400, "muted", parent=inside)
        line.addWidget(self._caption, 1)
        line.addWidget(self._count)
        self._column.addLayout(line)
        self._progress = ProgressParts(look, inside)
        self._column.addWidget(self._progress)
        self._question = TextLabel(look, 30, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self._question.setObjectName("question")
        self._help = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=inside)
        self._column.addWidget(self._question)
        self._column.addWidget(self._help)
        self._choices = QWidget(inside)
        self._choices_column = QVBoxLayout(self._choices)
        self._choices_column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._choices)
        self._said = Surface(look, "okbg", "round", radius=8, line="ok", parent=inside)
        self._said.setObjectName("feedback")
        said = self._said_column = QVBoxLayout(self._said)
        self._said_title = TextLabel(look, 17, 600, "okink", is_wrapped=True, parent=self._said)
        self._said_text = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=self._said)
        self._said_links = QWidget(self._said)
        self._links_flow = FlowLayout(look.px(8), self._said_links)
        for part in (self._said_title, self._said_text, self._said_links):
            said.addWidget(part)
        self._column.addWidget(self._said)

    def _build_buttons(self) -> None:
        look, inside = self._look, self._scroll.inside
        self.back = PushButton(look, "plain", "back", inside)
        self.back.setObjectName("ask_back")
        self.next = PushButton(look, "primary", "", inside)
        self.next.setObjectName("ask_next")
        self.result = PushButton(look, "link", "", inside)
        self.result.setObjectName("ask_result")
        self._hint = TextLabel(look, 14, 400, "muted", parent=inside)
        row = QHBoxLayout()
        for part in (self.back, self.next, self._hint):
            row.addWidget(part)
        row.addStretch(1)
        self._column.addLayout(row)
        # On a line of their own: beside the others they would be cut in large letters.
        self._ways = QWidget(inside)
        self._ways_flow = FlowLayout(look.px(8), self._ways)
        self.menu_button = PushButton(look, "link", "folder", self._ways)
        self.menu_button.setObjectName("ask_menu")
        self.menu_button.clicked.connect(self.menu_wanted)
        for way in (self.result, self.menu_button):
            self._ways_flow.addWidget(way)
        self._column.addWidget(self._ways)
        self._low_foot = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=inside)
        self._column.addWidget(self._low_foot)
        self._column.addStretch(1)
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.result.clicked.connect(self.result_wanted)

    def show_words(self, words: AskWords, menu: str) -> None:
        """Show a question; the keyboard goes to its chosen answer, else to the first."""
        is_new = self._words is None or (words.question, words.options) != (self._words.question, self._words.options)
        self._words = words
        self.setAccessibleName(words.title)
        self._side_title.setText(words.title)
        self._foot.setText(words.foot)
        self._low_foot.setText(words.foot)
        self.menu_button.set_words(menu)
        self._caption.setText(words.caption)
        self._count.setText(words.count)
        self._progress.show_shares(words.shares, words.count)
        self._question.setText(words.question)
        self._help.setText(words.help)
        self._help.setVisible(bool(words.help))
        self.back.set_words(self._speech.gettext("&Back"))
        self.back.setEnabled(words.can_go_back)
        self.next.set_words(words.next)
        self._hint.setText(words.hint)
        self.result.set_words(words.result)
        self.result.setVisible(bool(words.result))
        if is_new:
            self._build_options()
        self._mark()
        self._show_feedback(words.feedback)
        self._build_nav()
        if is_new:
            self._scroll.verticalScrollBar().setValue(0)
            self.focus_first()

    def _build_options(self) -> None:
        assert self._words is not None
        for row in self._options:
            row.hide()
            row.deleteLater()
        self._options = []
        for number, (option, words) in enumerate(self._words.options, 1):
            row = OptionRow(self._look, option, words, str(number) if number <= 9 else "", self._choices)
            row.clicked.connect(self._clicked)
            self._choices_column.addWidget(row)
            row.show()
            self._options.append(row)
        put_in_order(self._choices, self._options)

    def _mark(self) -> None:
        words = self._words
        assert words is not None
        for row in self._options:
            is_chosen = row.option == words.chosen
            row.setChecked(is_chosen)
            verdict = ""
            if words.right:
                verdict = "right" if row.option == words.right else "wrong" if is_chosen else ""
            row.verdict = verdict
            said = {"right": self._speech.gettext("Right"), "wrong": self._speech.gettext("Wrong")}.get(verdict, "")
            row.setAccessibleDescription(said)
            row.update()

    def _show_feedback(self, feedback: Feedback | None) -> None:
        self._said.setVisible(feedback is not None)
        if feedback is None:
            return
        fill, line = ("okbg", "ok") if feedback.is_right else ("riskbg", "risk")
        self._said.set_fill(fill, line)
        self._said_title.set_colour("okink" if feedback.is_right else "riskink")
        self._said_title.restyle(self._look)
        self._said_title.setText(feedback.title)
        self._said_text.setText(feedback.text)
        while self._links_flow.count():
            item = self._links_flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for link, text in feedback.links:
            button = PushButton(self._look, "link", "guide", self._said_links)
            button.setObjectName(f"read_{link}")
            button.set_words(text)
            button.clicked.connect(self._read)
            self._links_flow.addWidget(button)
            button.show()
        self._said_links.setVisible(bool(feedback.links))

    def _build_nav(self) -> None:
        assert self._words is not None
        for child in self._nav.children():
            if isinstance(child, NavRow):
                child.hide()
                child.deleteLater()
        for words in self._words.nav:
            row = NavRow(self._look, words, self._nav)
            row.clicked.connect(self._nav_clicked)
            self._nav_column.addWidget(row)
            row.show()
        self._side_scroll.refit()
        self._arrange()

    def retranslate(self) -> None:
        """Wait for `show_words`, which sets every text."""

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._look = look
        self._scroll.restyle(look)
        self._side_scroll.restyle(look)
        restyle_all(self, look)
        self._choices_column.setSpacing(look.px(8))
        self._nav_column.setSpacing(look.px(2))
        self._links_flow.set_gap(look.px(8))
        self._said_column.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(10))
        self._said_column.setSpacing(look.px(6))
        self._column.setSpacing(look.px(12))
        pad = look.px(12)
        self._side_column.setContentsMargins(pad, look.px(24), pad, look.px(16))
        for label in (self._side_title, self._foot):
            label.setContentsMargins(pad, 0, pad, 0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        has_side = self.width() >= look.px(_SIDE_FROM) and self._words is not None and bool(self._words.nav)
        self._low_foot.setVisible(not has_side)
        self._side.setVisible(has_side)
        self._side.setFixedWidth(look.px(_SIDE))
        room = self.width() - (look.px(_SIDE) if has_side else 0)
        edge = max(look.px(24), (room - look.px(_COLUMN)) // 2)
        is_low = self.height() < look.px(_LOW)
        self._column.setContentsMargins(edge, look.px(20 if is_low else 32), edge, look.px(20))
        self._question.setFont(look.font(24 if is_low else 30, 600, is_serif=True))

    def menu_corner(self) -> QPoint:
        """Give the point of the screen over the button of the menu, where it opens."""
        return self.menu_button.mapToGlobal(QPoint(0, 0))

    def focus_first(self) -> None:
        """Give the keyboard to the chosen answer, else to the first."""
        rows = [row for row in self._options if row.isChecked()] or self._options
        if rows:
            rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> None:
        """Give the keyboard to the button that goes on."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers; the arrows step through the answers; Enter goes on where a question is answered."""
        digit = event.text()
        if digit.isdecimal() and len(digit) == 1 and 0 < int(digit) <= len(self._options):
            self.answered.emit(self._options[int(digit) - 1].option)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, OptionRow):
            self.answered.emit(row.option)

    def _nav_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, NavRow):
            self.area_wanted.emit(row.words.id)

    def _read(self) -> None:
        self.link_chosen.emit(self.sender().objectName().removeprefix("read_"))
