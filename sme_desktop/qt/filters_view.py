"""The filters beside the results: kinds of page and topics, each with the number of results it would leave."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sme_desktop.i18n import N_
from sme_desktop.qt.keyboard import focused_name, give_back, put_in_order
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, PushButton, TextLabel, two_lines
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.qt.writing import line_flags, set_margins
from sme_desktop.reader.filters import Choice

_MOST_LINES = 4

_KIND_TITLES: Mapping[str, str] = {
    "guides": N_("Guides and fact sheets"),
    "tools": N_("Tools and forms"),
    "cases": N_("Cases"),
    "questions": N_("Questions"),
    "glossary": N_("Glossary"),
    "practices": N_("Practices"),
    "tests": N_("Self-tests"),
    "documents": N_("Documents"),
}


class FilterRow(PaintedButton):
    """A box with its words and count; nothing left greys it, and it cannot be chosen."""

    def __init__(self, look: Look, choice: Choice, title: str, count: str, parent: QWidget) -> None:
        super().__init__(look, 36, parent)
        self.choice = choice
        self._count = count
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(choice.is_chosen)
        self.setEnabled(choice.count > 0 or choice.is_chosen)
        self.setAccessibleName(f"{title}, {count}")
        self.setToolTip(title)
        self.setObjectName(f"filter_{choice.group}_{choice.id}")
        self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _room(self) -> int:
        """Give the width that is left for the words between box and count."""
        return max(self.look.px(60), self.width() - self.look.px(12 + 16 + 12 + 40 + 12))

    def _lines(self) -> list[str]:
        metrics = QFontMetrics(self.look.font(15, 600))
        return two_lines(self.text(), metrics, self._room(), _MOST_LINES)

    def _take_height(self) -> None:
        self.setFixedHeight(self.look.px(16) + len(self._lines()) * self.look.px(20))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.isChecked() or self.is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        side, left = look.px(16), look.px(12)
        box = QRectF(self.place(left, (self.height() - side) / 2, side, side)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("accent" if self.isChecked() else "paper"))
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "field"), 1))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            tick = look.icon("check", "on", 16, ratio=self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft().toPoint(), tick)
        ink = "head" if self.isEnabled() else "disabled"
        painter.setFont(look.font(15, 600 if self.isChecked() else 400))
        painter.setPen(look.colour("muted" if self.isEnabled() else "disabled"))
        room = look.px(40)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.place(self.width() - room - look.px(12), 0, room, self.height()), right, self._count)
        painter.setPen(look.colour(ink))
        start, line_height, lines = left + side + look.px(12), look.px(20), self._lines()
        self.cuts.check(self.text(), lines, painter.fontMetrics(), self._room())
        for number, line in enumerate(lines):
            area = self.place(start, look.px(8) + number * line_height, self._room(), line_height)
            painter.drawText(area, line_flags(self.text(), self.layoutDirection()), line)


class FiltersView(QScrollArea):
    """Sends the group and id of what is clicked."""

    toggled = Signal(str, str)
    cleared = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self._look, self._speech = look, speech
        self._choices: tuple[Choice, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._rebuild()

    @property
    def rows(self) -> tuple[FilterRow, ...]:
        """The lines that can be clicked."""
        return tuple(child for child in self.widget().children() if isinstance(child, FilterRow))

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.setAccessibleName(self._speech.gettext("Filters"))
        self._rebuild()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._rebuild()

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show the lines; the keyboard stays on the line it was on."""
        if choices == self._choices:
            return
        self._choices = choices
        self._rebuild()

    def _rebuild(self) -> None:
        _, look = self._speech.gettext, self._look
        had_keyboard = focused_name(self)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(12), look.px(20), look.px(12), look.px(20))
        column.setSpacing(0)
        group = ""
        for choice in self._choices:
            if choice.group != group:
                group = choice.group
                caption = TextLabel(look, 15, 600, "muted", level=2, parent=inside)
                caption.setText(_("Kind of page") if group == "kinds" else _("Subject"))
                set_margins(caption, look.px(12), look.px(14), 0, look.px(6))
                column.addWidget(caption)
            title = _(_KIND_TITLES[choice.id]) if group == "kinds" else choice.title
            row = FilterRow(look, choice, title, self._speech.number(choice.count), inside)
            row.clicked.connect(self._row_clicked)
            column.addWidget(row)
        if any(choice.is_chosen for choice in self._choices):
            clear = PushButton(look, "link", "", inside)
            clear.setObjectName("clear_filters")
            clear.set_words(_("Show all"))
            clear.clicked.connect(self.cleared)
            column.addSpacing(look.px(10))
            column.addWidget(clear)
        column.addStretch(1)
        self.setWidget(inside)
        parts = [part for part in inside.children() if isinstance(part, PaintedButton)]
        put_in_order(self, parts)
        give_back(parts, had_keyboard)

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, FilterRow):
            self.toggled.emit(row.choice.group, row.choice.id)
