"""The parts of the home screen: tiles, contents lines, shelf rows, the card of what one was reading."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.model import LANGUAGES, Entry
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, Rule, TextLabel, paint_chip, two_lines
from sme_desktop.qt.writing import line_flags
from sme_desktop.reader.home import Wish

_TILE_LEFT = 62
_MOST_LINES = 6
"""Lines that the words of a tile or row may take where the letters are large."""


class LinkButton(PaintedButton):
    """A painted row or tile that leads somewhere."""

    def __init__(self, look: Look, height: float, link: str, text: str, parent: QWidget) -> None:
        super().__init__(look, height, parent)
        self.link = link
        self._needed = 0
        self.setText(text)
        self.setAccessibleName(text)
        self.setObjectName(f"link_{link}")

    def needed_height(self, width: int) -> int:
        """Give the height in px in which nothing is cut at a width; the height of the design is the least."""
        return 0

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._needed))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self._needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.needed_height(self.width())
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()

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
        super().__init__(look, height, wish.link, title, parent)
        self._wish, self._note = wish, note
        self.setAccessibleDescription(note)
        # Tiles of one row are equally high.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paint(self, painter: QPainter) -> None:
        look = self.look
        is_special = self._wish.icon == "checkup"
        fill = "press" if self.isDown() else "cardhover" if self.is_hot else "key" if is_special else "card"
        painter.setBrush(look.colour(fill))
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "keyline" if is_special else "rule"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.pixmap_at(painter, self._wish.icon, "accent", 32, look.px(16))
        top = (self.height() - self._words_height(self.width())) / 2 - 1
        title, notes = self._title(self.width()), self._notes(self.width())
        for ink, (lines, font), text in (("head", title, self.text()), ("muted", notes, self._note)):
            painter.setFont(font)
            painter.setPen(look.colour(ink))
            metrics, width = painter.fontMetrics(), self._room(self.width())
            self.cuts.check(text, lines, metrics, width)
            flags = line_flags(text, self.layoutDirection())
            for line in lines:
                painter.drawText(self.place(look.px(_TILE_LEFT), top, width, metrics.height()), flags, line)
                top += metrics.height()
            top += 1

    def _room(self, width: int) -> int:
        return width - self.look.px(_TILE_LEFT + 8)

    def _title(self, width: int) -> tuple[list[str], QFont]:
        """Give the lines of the title and their face: smaller letters first, then more lines."""
        text, room = self.text(), self._room(width)
        font = _fitting_font(self.look, text, (19, 18, 17, 16), room, lines=1, weight=600, is_serif=True)
        return two_lines(text, QFontMetrics(font), room, _MOST_LINES), font

    def _notes(self, width: int) -> tuple[list[str], QFont]:
        font = self.look.font(14)
        return two_lines(self._note, QFontMetrics(font), self._room(width), _MOST_LINES), font

    def _words_height(self, width: int) -> int:
        parts = (self._title(width), self._notes(width))
        return sum(len(lines) * QFontMetrics(font).height() for lines, font in parts) + 1

    def needed_height(self, width: int) -> int:
        """Give the height of title and note with a little room."""
        return self._words_height(width) + self.look.px(8)


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
        lines, font = self._lines(self.width())
        painter.setFont(font)
        painter.setPen(look.colour("link" if self.is_hot else "muted" if self._is_foreign else "ink"))
        width, line_height = self._room(self.width()), look.px(20)
        self.cuts.check(self.text(), lines, painter.fontMetrics(), width)
        top = (height - len(lines) * line_height) / 2
        flags = line_flags(self.text(), self.layoutDirection())
        for place, line in enumerate(lines):
            painter.drawText(self.place(left, top + place * line_height, width, line_height), flags, line)
        if self._is_foreign:
            self._foreign_chip(painter, self._entry.language)
        if self._has_rule:
            painter.fillRect(self.place(left, height - 1, self.width() - left, 1), look.colour("rule"))

    def _room(self, width: int) -> int:
        return width - self.look.px(36 + (42 if self._is_foreign else 4))

    def _lines(self, width: int) -> tuple[list[str], QFont]:
        """Give the lines of the title and their face: smaller letters first, then more than two lines."""
        text, room = self.text(), self._room(width)
        font = _fitting_font(self.look, text, (16, 15, 14), room, lines=2, weight=400, is_serif=False)
        return two_lines(text, QFontMetrics(font), room, _MOST_LINES), font

    def needed_height(self, width: int) -> int:
        """Give the height of the title with a little room."""
        return len(self._lines(width)[0]) * self.look.px(20) + self.look.px(8)


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
        width, line_height = self._room(self.width()), look.px(22)
        lines = self._lines(self.width())
        self.cuts.check(self.text(), lines, painter.fontMetrics(), width)
        top = (self.height() - 1 - len(lines) * line_height) / 2
        flags = line_flags(self.text(), self.layoutDirection())
        for number, line in enumerate(lines):
            painter.drawText(self.place(0, top + number * line_height, width, line_height), flags, line)
        if self._foreign:
            self._foreign_chip(painter, self._foreign)

    def _room(self, width: int) -> int:
        return width - self.look.px(42 if self._foreign else 4)

    def _lines(self, width: int) -> list[str]:
        return two_lines(self.text(), QFontMetrics(self.look.font(16)), self._room(width), _MOST_LINES)

    def needed_height(self, width: int) -> int:
        """Give the height of the title with a little room."""
        return len(self._lines(width)) * self.look.px(22) + self.look.px(8)


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


def _fitting_font(
    look: Look, text: str, sizes: tuple[float, ...], width: int, *, lines: int, weight: int, is_serif: bool
) -> QFont:
    """Give the largest face of the sizes in which a text fits into the lines without being cut, else the smallest."""
    font = look.font(sizes[0], weight, is_serif=is_serif)
    for size in sizes:
        font = look.font(size, weight, is_serif=is_serif)
        metrics = QFontMetrics(font)
        if " ".join(two_lines(text, metrics, width, lines)) == text:
            break
    return font
