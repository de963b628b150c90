"""Painted parts of the question screen: the answers, the list beside them, the line of progress."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, two_lines
from sme_desktop.qt.tools.ask_words import NavWords
from sme_desktop.qt.writing import line_flags

_MOST_LINES = 6


class OptionRow(PaintedButton):
    """An answer with a ring to be filled and the digit that chooses it."""

    def __init__(self, look: Look, option: str, words: str, digit: str, parent: QWidget) -> None:
        super().__init__(look, 52, parent)
        self.option, self._digit = option, digit
        self.verdict = ""
        """`right` or `wrong` once that is told."""
        self.setObjectName(f"option_{option}")
        self.setCheckable(True)
        self.setText(words)
        self.setAccessibleName(words)
        self._take_height()

    def nextCheckState(self) -> None:
        """Leave the state to the screen: a click answers, it does not toggle."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space and digits answer; Enter goes on, whether there is an answer or not.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _room(self) -> int:
        return max(self.look.px(60), self.width() - self.look.px(56 + 64))

    def _lines(self) -> list[str]:
        return two_lines(self.text(), QFontMetrics(self.look.font(18, 600)), self._room(), _MOST_LINES)

    def _take_height(self) -> None:
        height = QFontMetrics(self.look.font(18, 600)).height()
        self.setFixedHeight(max(self.look.px(44), len(self._lines()) * height + self.look.px(20)))

    def paint(self, painter: QPainter) -> None:
        look, is_on = self.look, self.isChecked()
        line, fill = ("accent", "sel") if is_on else ("accent" if self.is_hot else "rule2", "paper")
        if self.is_hot and not is_on:
            fill = "cardhover"
        if self.verdict:
            line, fill = ("ok", "okbg") if self.verdict == "right" else ("risk", "riskbg")
        painter.setPen(QPen(look.colour(line), 2 if is_on else 1))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_ring(painter, is_on=is_on)
        painter.setFont(look.font(18, 600 if is_on else 400))
        painter.setPen(look.colour("head" if is_on else "ink"))
        lines, height = self._lines(), painter.fontMetrics().height()
        self.cuts.check(self.text(), lines, painter.fontMetrics(), self._room())
        top = (self.height() - len(lines) * height) / 2
        for number, text in enumerate(lines):
            place = self.place(look.px(56), top + number * height, self._room(), height)
            painter.drawText(place, line_flags(text, self.layoutDirection()), text)
        self._paint_digit(painter)

    def _paint_ring(self, painter: QPainter, *, is_on: bool) -> None:
        look, side = self.look, self.look.px(20)
        if self.verdict:
            icon = "check" if self.verdict == "right" else "close"
            self.pixmap_at(painter, icon, "okink" if self.verdict == "right" else "riskink", 20, look.px(20))
            return
        ring = QRectF(self.place(look.px(20), (self.height() - side) / 2, side, side)).adjusted(1, 1, -1, -1)
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("accent" if is_on else "field"), 2))
        painter.drawEllipse(ring)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            inset = side / 4
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))

    def _paint_digit(self, painter: QPainter) -> None:
        if not self._digit:
            return
        look, side = self.look, self.look.px(24)
        cap = QRectF(self.place(self.width() - side - look.px(20), (self.height() - side) / 2, side, side))
        painter.setBrush(look.colour("card"))
        painter.setPen(QPen(look.colour("rule2"), 1))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._digit)


class NavRow(PaintedButton):
    """One area of the list beside the questions."""

    def __init__(self, look: Look, words: NavWords, parent: QWidget) -> None:
        super().__init__(look, 52, parent)
        self.words = words
        self.setObjectName(f"area_{words.id}")
        self.setText(words.title)
        self.setAccessibleName(f"{words.title}. {words.note}")
        self._take_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def _room(self) -> int:
        return max(self.look.px(60), self.width() - self.look.px(48 + 8))

    def _lines(self) -> list[str]:
        return two_lines(self.text(), QFontMetrics(self.look.font(15, 600)), self._room(), 3)

    def _take_height(self) -> None:
        self.setFixedHeight(self.look.px(32) + len(self._lines()) * self.look.px(20))

    def paint(self, painter: QPainter) -> None:
        look, words = self.look, self.words
        is_current = words.state == "current"
        if is_current or self.is_hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel" if is_current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        self._paint_mark(painter)
        painter.setFont(look.font(15, 600 if is_current else 400))
        painter.setPen(look.colour("keyink" if is_current else "head"))
        lines = self._lines()
        self.cuts.check(self.text(), lines, painter.fontMetrics(), self._room())
        for number, line in enumerate(lines):
            place = self.place(look.px(48), look.px(6) + number * look.px(20), self._room(), look.px(20))
            painter.drawText(place, line_flags(line, self.layoutDirection()), line)
        painter.setFont(look.font(13))
        painter.setPen(look.colour("muted"))
        top = look.px(7) + len(lines) * look.px(20)
        self.text_at(painter, self.place(look.px(48), top, self._room(), look.px(18)), words.note)

    def _paint_mark(self, painter: QPainter) -> None:
        look, side = self.look, self.look.px(24)
        circle = QRectF(self.place(look.px(12), (self.height() - side) / 2, side, side)).adjusted(1, 1, -1, -1)
        state = self.words.state
        painter.setPen(QPen(look.colour({"done": "ok", "current": "accent"}.get(state, "field")), 1.5))
        painter.setBrush(look.colour({"done": "okbg", "current": "accent"}.get(state, "paper")))
        painter.drawEllipse(circle)
        if state == "done":
            icon = look.icon("check", "okink", 16, ratio=self.devicePixelRatioF())
            inset = (side - look.px(16)) / 2
            painter.drawPixmap(round(circle.left() + inset), round(circle.top() + inset), icon)
            return
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("on" if state == "current" else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.words.mark)


class ProgressParts(QWidget):
    """A line in parts, each filled as far as it is answered."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._shares: tuple[float, ...] = ()
        self.restyle(look)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.setFixedHeight(look.px(6))
        self.update()

    def show_shares(self, shares: tuple[float, ...], words: str) -> None:
        """Show how far each part is; the words say the same."""
        self._shares = shares
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shares:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = self._look.px(6) if len(self._shares) > 1 else 0
        width = (self.width() - gap * (len(self._shares) - 1)) / len(self._shares)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for number, share in enumerate(self._shares):
            left = number * (width + gap)
            track = QRectF(self.width() - left - width if is_mirrored else left, 0, width, self.height())
            painter.setBrush(self._look.colour("rule"))
            painter.drawRoundedRect(track, 3, 3)
            if share > 0:
                filled = QRectF(track)
                filled.setWidth(width * share)
                if is_mirrored:
                    filled.moveRight(track.right())
                painter.setBrush(self._look.colour("accent"))
                painter.drawRoundedRect(filled, 3, 3)
        painter.end()
