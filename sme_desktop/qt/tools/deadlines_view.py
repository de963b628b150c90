"""The deadline calculator: one date in, every date that follows out."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Rule, Surface, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.date_row import DateRow, RowWords
from sme_desktop.qt.tools.fields import PickField, TextField

_WIDE_FROM = 820
_FORM = 360
_WIDEST = 910
_ACTIONS = (("ics", "calendar"), ("print", "print"), ("copy", "copy"), ("keep", "bookmark"))


class DeadlinesView(Surface):
    """A form at the leading edge, the dates beside it; below it where the window is narrow."""

    right_chosen = Signal(str)
    event_chosen = Signal(str)
    weekend_chosen = Signal(str)
    asked = Signal(str)
    link_chosen = Signal(str)
    add_wanted = Signal(str)
    action_chosen = Signal(str)
    """`ics`, `print`, `copy`, `keep`, `cases`, `all`."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.setObjectName("deadlines")
        self._speech = speech
        self._rows: tuple[RowWords, ...] = ()
        self._heading = self._foot = ""
        self._is_wide: bool | None = None
        self._scroll = Scrolled(look, self)
        self._page = self._scroll.inside
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._form = Surface(look, "side", "trailing", parent=self._page)
        self._form_column = QVBoxLayout(self._form)
        self._build_form()
        self._dates = QWidget(self._page)
        self._dates_column = QVBoxLayout(self._dates)
        self._box.addWidget(self._form)
        self._box.addWidget(self._dates, 1)
        self.retranslate()
        self.restyle(look)

    def _build_form(self) -> None:
        look, form = self._look, self._form
        self._title = TextLabel(look, 26, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=form)
        self._promise = TextLabel(look, 16, 400, "muted", is_wrapped=True, parent=form)
        self.right = PickField(look, "right", form)
        self.event_field = PickField(look, "event", form)
        self.date = TextField(look, "date", form)
        self.weekend = PickField(look, "weekend", form)
        self.show_button = PushButton(look, "primary", "", form)
        self.show_button.setObjectName("show_dates")
        self.cases_button = PushButton(look, "link", "folder", form)
        self.cases_button.setObjectName("deadline_cases")
        self.all_button = PushButton(look, "link", "calendar", form)
        self.all_button.setObjectName("all_dates")
        for part in (self._title, self._promise, self.right, self.event_field, self.date, self.weekend):
            self._form_column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.show_button)
        line.addStretch(1)
        self._form_column.addLayout(line)
        self._form_column.addWidget(self.cases_button)
        self._form_column.addWidget(self.all_button)
        self._form_column.addStretch(1)
        self.right.chosen.connect(self.right_chosen)
        self.event_field.chosen.connect(self.event_chosen)
        self.weekend.chosen.connect(self.weekend_chosen)
        self.date.entered.connect(self.asked)
        self.show_button.clicked.connect(self._ask)
        self.cases_button.clicked.connect(self._open_cases)
        self.all_button.clicked.connect(self._open_all)

    def retranslate(self) -> None:
        """Set the texts that do not change with the question; called at the start and on each switch."""
        _ = self._speech.gettext
        self._title.setText(_("Deadline calculator"))
        self.setAccessibleName(_("Deadline calculator"))
        self._promise.setText(_("One date in, all your dates out. Nothing leaves this computer."))
        self.show_button.set_words(_("Show the &dates"))
        self.cases_button.set_words(_("My &cases"))
        self.all_button.set_words(_("All &my dates"))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._scroll.restyle(look)
        restyle_all(self._form, look)
        self._form_column.setSpacing(look.px(14))
        self._is_wide = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        is_wide = self.width() >= look.px(_WIDE_FROM)
        form = look.px(_FORM if self.width() >= look.px(1180) else 320)
        after = max(look.px(32), self.width() - form - look.px(48 + _WIDEST)) if is_wide else look.px(24)
        before = look.px(48 if is_wide else 24)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self._dates_column.setContentsMargins(before, look.px(28), after, look.px(28))
        edge = look.px(32 if is_wide else 24)
        self._form_column.setContentsMargins(edge, look.px(28), edge, look.px(24))
        self._form.setMinimumWidth(form if is_wide else 0)
        self._form.setMaximumWidth(form if is_wide else 16_777_215)
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
            self._box.setDirection(direction)
            self._build_dates()

    def show_dates(self, heading: str, rows: tuple[RowWords, ...], foot: str) -> None:
        """Show what follows: a heading, a row for each date, and the words that stand under all of them."""
        self._heading, self._rows, self._foot = heading, rows, foot
        self._build_dates()

    def _build_dates(self) -> None:
        while self._dates_column.count():
            item = self._dates_column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        look = self._look
        if self._heading:
            heading = TextLabel(look, 22, 600, "head", is_serif=True, is_wrapped=True, level=2, parent=self._dates)
            heading.setObjectName("dates_heading")
            heading.setText(self._heading)
            self._dates_column.addWidget(heading)
            self._dates_column.addWidget(Rule(look, "head", 2, self._dates))
        if self._rows:
            # Above the dates: below, they would lie several screens down.
            self._dates_column.addWidget(self._actions())
        for words in self._rows:
            row = DateRow(look, words, self._dates, is_narrow=not self._is_wide)
            row.link_chosen.connect(self.link_chosen)
            row.add_wanted.connect(self.add_wanted)
            self._dates_column.addWidget(row)
            row.show()
        if self._rows:
            self._dates_column.addWidget(self._warning())
        self._dates_column.addStretch(1)
        self._scroll.refit()

    def _actions(self) -> QWidget:
        look, _ = self._look, self._speech.gettext
        words = {
            "ics": _("Save for my calendar (.ics)"),
            "print": _("&Print"),
            "copy": _("Copy as text"),
            "keep": _("Keep as a case"),
        }
        line = QWidget(self._dates)
        flow = FlowLayout(look.px(12), line)
        for name, icon in _ACTIONS:
            button = PushButton(look, "plain", icon, line)
            button.setObjectName(f"dates_{name}")
            button.set_words(words[name])
            button.clicked.connect(self._action_clicked)
            flow.addWidget(button)
        return line

    def _warning(self) -> QWidget:
        look = self._look
        line = QWidget(self._dates)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, look.px(6), 0, 0)
        icon = QLabel(line)
        icon.setPixmap(look.icon("warn", "warnink", 20, ratio=self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = TextLabel(look, 15, 400, "warnink", is_wrapped=True, parent=line)
        words.setObjectName("dates_warning")
        words.setText(self._foot)
        row.addWidget(words, 1)
        return line

    def corner_of(self, name: str) -> QPoint:
        """Give where a card that a button opens is to stand."""
        button = self.findChild(PushButton, name) or self.cases_button
        return button.mapToGlobal(button.rect().bottomLeft()) + QPoint(0, 6)

    def focus_first(self) -> None:
        """Give the keyboard to the date."""
        self.focus_date()

    def focus_date(self) -> None:
        """Give the keyboard to the date."""
        self.date.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.date.edit.selectAll()

    def _ask(self) -> None:
        self.asked.emit(self.date.edit.text())

    def _open_cases(self) -> None:
        self.action_chosen.emit("cases")

    def _open_all(self) -> None:
        self.action_chosen.emit("all")

    def _action_clicked(self) -> None:
        self.action_chosen.emit(self.sender().objectName().removeprefix("dates_"))
