"""The parts of the home screen: tiles, contents lines, shelf rows, the card of what one was reading."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.model import LANGUAGES, Entry
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, Rule, TextLabel, fitting_font, paint_chip, two_lines
from sme_desktop.reader.home import Wish

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LinkButton(PaintedButton):
    """A painted row or tile that leads somewhere."""

    def __init__(self, look: Look, height: float, link: str, text: str, parent: QWidget) -> None:
        super().__init__(look, height, parent)
        self.link = link
        self.setText(text)
        self.setAccessibleName(text)
        self.setObjectName(f"link_{link}")

    def _foreign_chip(self, painter: QPainter, code: str) -> None:
        """Say that a page is shown in another language."""
        look = self.look
        painter.setFont(look.font(12, 600))
        rect = QRectF(
            self.place(self.width() - look.px(30), (self.height() - look.px(20)) / 2, look.px(28), look.px(20))
        )
        paint_chip(painter, look, rect, code.upper(), fill="", ink="muted", line="rule2")


class Tile(LinkButton):
    """A way in: what a reader wants, and a few words on it."""

    def __init__(self, look: Look, wish: Wish, title: str, note: str, *, height: int, parent: QWidget) -> None:
        super().__init__(look, height, f"page:{wish.page}", title, parent)
        self._wish, self._note = wish, note
        self.setAccessibleDescription(note)

    def paint(self, painter: QPainter) -> None:
        look = self.look
        is_special = self._wish.icon == "checkup"
        fill = "press" if self.isDown() else "cardhover" if self.is_hot else "key" if is_special else "card"
        painter.setBrush(look.colour(fill))
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "keyline" if is_special else "rule"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.pixmap_at(painter, self._wish.icon, "accent", 32, look.px(16))
        left = look.px(62)
        width = self.width() - left - look.px(8)
        title_font = fitting_font(look, self.text(), (19, 18, 17, 16), width, lines=1, weight=600, is_serif=True)
        title_metrics, note_metrics = QFontMetrics(title_font), QFontMetrics(look.font(14))
        room = self.height() - title_metrics.height() - look.px(8)
        notes = two_lines(self._note, note_metrics, width, max(1, room // note_metrics.height()))
        top = (self.height() - title_metrics.height() - len(notes) * note_metrics.height() - 1) / 2 - 1
        painter.setFont(title_font)
        painter.setPen(look.colour("head"))
        self.text_at(painter, self.place(left, top, width, title_metrics.height()), self.text())
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        top += title_metrics.height() + 1
        for number, line in enumerate(notes):
            below = top + number * note_metrics.height()
            painter.drawText(self.place(left, below, width, note_metrics.height()), _LEFT, line)


class Guide(LinkButton):
    """One line of the contents list: numeral, title on up to two lines."""

    def __init__(
        self, look: Look, number: int, entry: Entry, *, is_foreign: bool, has_rule: bool, parent: QWidget
    ) -> None:
        super().__init__(look, 48, f"page:{entry.id}", entry.title, parent)
        if is_foreign:
            self.setAccessibleName(f"{entry.title} ({LANGUAGES[entry.language].name})")
        self._number, self._entry, self._is_foreign, self._has_rule = number, entry, is_foreign, has_rule

    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.is_hot or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("press" if self.isDown() else "cardhover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 8, 8)
        height = self.height()
        painter.setFont(look.font(20, is_serif=True))
        painter.setPen(look.colour("accent"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.place(0, 0, look.px(24), height - 1), right, str(self._number))
        left = look.px(36)
        width = self.width() - left - look.px(42 if self._is_foreign else 4)
        painter.setFont(fitting_font(look, self.text(), (16, 15, 14), width, lines=2, weight=400, is_serif=False))
        painter.setPen(look.colour("link" if self.is_hot else "muted" if self._is_foreign else "ink"))
        lines = two_lines(self.text(), painter.fontMetrics(), width)
        line_height = look.px(20)
        top = (height - len(lines) * line_height) / 2
        for place, line in enumerate(lines):
            painter.drawText(self.place(left, top + place * line_height, width, line_height), _LEFT, line)
        if self._is_foreign:
            self._foreign_chip(painter, self._entry.language)
        if self._has_rule:
            painter.fillRect(self.place(left, height - 1, self.width() - left, 1), look.colour("rule"))


class ShelfRow(LinkButton):
    """A page of a shelf."""

    def __init__(self, look: Look, link: str, text: str, *, foreign: str = "", parent: QWidget) -> None:
        super().__init__(look, 32, link, text, parent)
        self._foreign = foreign
        if foreign:
            self.setAccessibleName(f"{text} ({LANGUAGES[foreign].name})")

    def paint(self, painter: QPainter) -> None:
        look = self.look
        font = look.font(16)
        font.setUnderline(self.is_hot)
        painter.setFont(font)
        painter.setPen(look.colour("link"))
        width = self.width() - look.px(42 if self._foreign else 4)
        self.text_at(painter, self.place(0, 0, width, self.height() - 1), self.text())
        if self._foreign:
            self._foreign_chip(painter, self._foreign)


class FootLink(ShelfRow):
    """A topic at the foot of the screen."""

    def __init__(self, look: Look, link: str, text: str, parent: QWidget) -> None:
        super().__init__(look, link, text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font(16)).horizontalAdvance(self.text())
        return QSize(width + self.look.px(8), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ContinueCard(LinkButton):
    """What one was reading, with a ribbon."""

    def __init__(
        self, look: Look, link: str, title: str, label: str, place: str, share: float, parent: QWidget
    ) -> None:
        super().__init__(look, 112, link, title, parent)
        self._label, self._place, self._share = label, place, share
        self.setAccessibleName(", ".join(words for words in (f"{label}: {title}", place) if words))
        self.setObjectName("continue")

    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "rule2"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        ribbon = self.place(look.px(20), 0, look.px(20), look.px(36))
        path = QPainterPath()
        path.moveTo(ribbon.left(), 0)
        path.lineTo(ribbon.left() + ribbon.width(), 0)
        path.lineTo(ribbon.left() + ribbon.width(), ribbon.height())
        path.lineTo(ribbon.left() + ribbon.width() / 2, ribbon.height() - look.px(7))
        path.lineTo(ribbon.left(), ribbon.height())
        path.closeSubpath()
        painter.fillPath(path, look.colour("warn"))
        left = look.px(60)
        width = self.width() - left - look.px(20)
        top = (self.height() - look.px(82)) / 2
        painter.setFont(look.font(14, 600))
        painter.setPen(look.colour("warnink"))
        self.text_at(painter, self.place(left, top, width, look.px(20)), self._label)
        painter.setFont(look.font(18, 600, is_serif=True))
        painter.setPen(look.colour("head"))
        self.text_at(painter, self.place(left, top + look.px(22), width, look.px(28)), self.text())
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        self.text_at(painter, self.place(left, top + look.px(50), width, look.px(20)), self._place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover"))
        painter.drawRoundedRect(self.place(left, top + look.px(78), width, look.px(4)), 2, 2)
        painter.setBrush(look.colour("warnink"))
        painter.drawRoundedRect(self.place(left, top + look.px(78), width * self._share, look.px(4)), 2, 2)


class Heading(QWidget):
    """A part's title over a rule, with a note at the end of the line."""

    def __init__(self, look: Look, title: str, note: str, *, size: int, rule: tuple[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        line = QHBoxLayout()
        label = TextLabel(look, size, 600, "head", is_serif=True, is_wrapped=True, level=2, parent=self)
        label.setText(title)
        line.addWidget(label, 1)
        if note:
            count = TextLabel(look, 14, 400, "muted", parent=self)
            count.setText(note)
            line.addWidget(count, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(line)
        box.addWidget(Rule(look, *rule, self))
