"""One date of the calculator: the day large, what ends, the reserve, the rule in words, source, reminders, pages."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Rule, TextLabel, paint_chip
from sme_desktop.values import dataclass

_DAY_WIDTH = 152


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says. Without a day it says in `reserve` what is missing, and `needs` is the event to be added."""

    day: str
    month: str
    weekday: str
    title: str
    chips: tuple[tuple[str, str], ...]
    """Words and kind (`ok`, `warn`) of each chip."""
    reserve: tuple[str, ...]
    note: str
    source: str
    reminders: str
    pages: tuple[tuple[str, str], ...]
    """Link and words."""
    needs: str = ""
    add: str = ""
    """Words of the button that adds the missing date."""

    @property
    def spoken(self) -> str:
        """The row in one go, for screen readers."""
        chips = ", ".join(words for words, _kind in self.chips)
        parts = (self.title, f"{self.day} {self.month} {self.weekday}".strip(), chips, *self.reserve, self.note)
        return ". ".join(part for part in parts if part)


class Chip(QWidget):
    """A small rounded label with an icon: a word beside the colour."""

    def __init__(self, look: Look, words: str, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._words, self._kind = look, words, kind
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._look.font(13, 600)).horizontalAdvance(self._words)
        return QSize(width + self._look.px(20), self._look.px(24))

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(13, 600))
        fill, ink = f"{self._kind}bg", f"{self._kind}ink"
        paint_chip(painter, self._look, QRectF(self.rect()), self._words, fill=fill, ink=ink, line=self._kind)
        painter.end()


class DateRow(QWidget):
    """Built for one look and language; sends the page that is wanted, or the event whose date is to be added."""

    link_chosen = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, look: Look, words: RowWords, parent: QWidget, *, is_narrow: bool) -> None:
        super().__init__(parent)
        self.setObjectName("date_row")
        self.words = words
        self.setAccessibleName(words.spoken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(14), 0, 0)
        column.setSpacing(look.px(12))
        line = QVBoxLayout() if is_narrow else QHBoxLayout()
        line.setSpacing(0)
        line.addLayout(self._date(look, is_narrow=is_narrow))
        line.addLayout(self._facts(look), 1)
        column.addLayout(line)
        column.addWidget(Rule(look, "rule", 1, self))

    def _label(self, look: Look, text: str, size: float, weight: int, colour: str) -> TextLabel:
        label = TextLabel(look, size, weight, colour, is_wrapped=True, parent=self)
        label.setText(text)
        return label

    def _date(self, look: Look, *, is_narrow: bool) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        words = self.words
        if words.day:
            number = TextLabel(look, 40, 400, "accent", is_serif=True, parent=self)
            number.setText(words.day)
            left.addWidget(number)
            left.addWidget(self._label(look, words.month, 16, 600, "head"))
            left.addWidget(self._label(look, words.weekday, 15, 400, "muted"))
        else:
            icon = QLabel(self)
            icon.setPixmap(look.icon("calendar", "muted", 28, ratio=self.devicePixelRatioF()))
            left.addWidget(icon)
        left.addStretch(1)
        if not is_narrow:
            for place in range(left.count()):
                item = left.itemAt(place)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.setFixedWidth(look.px(_DAY_WIDTH))
        return left

    def _facts(self, look: Look) -> QVBoxLayout:
        words = self.words
        right = QVBoxLayout()
        right.setSpacing(look.px(5))
        right.addWidget(self._label(look, words.title, 18, 600, "head" if words.day else "muted"))
        if words.chips:
            chips = QWidget(self)
            flow = FlowLayout(look.px(6), chips)
            for text, kind in words.chips:
                flow.addWidget(Chip(look, text, kind, chips))
            right.addWidget(chips)
        for text in words.reserve:
            right.addWidget(self._label(look, text, 16, 400, "warnink" if words.day else "ink"))
        if words.needs:
            add = PushButton(look, "plain", "calendar", self)
            add.setObjectName(f"add_{words.needs}")
            add.set_words(words.add)
            add.clicked.connect(self._add)
            right.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)
        if words.note:
            right.addWidget(self._label(look, words.note, 16, 400, "ink"))
        for text in (words.source, words.reminders):
            if text:
                right.addWidget(self._label(look, text, 14, 400, "muted"))
        for link, text in words.pages:
            page = PushButton(look, "link", "guide", self)
            page.setObjectName(f"read_{link}")
            page.set_words(text)
            page.clicked.connect(self._read)
            right.addWidget(page, 0, Qt.AlignmentFlag.AlignLeading)
        return right

    def _add(self) -> None:
        self.add_wanted.emit(self.words.needs)

    def _read(self) -> None:
        self.link_chosen.emit(self.sender().objectName().removeprefix("read_"))
