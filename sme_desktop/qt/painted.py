"""Painted parts that all screens share: buttons with states and a focus ring, labels, plain surfaces, chips."""

import re

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QWidget

from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.look import Look
from sme_desktop.qt.writing import line_flags

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)

_MNEMONIC = re.compile(r"(?<!\S)&(?=\w)|(?<=[^\W\d_])&(?=[a-zà-öø-ÿ])")
"""An ampersand before the letter of a key; one before a capital or between words is just one, as in “R&D”."""


class PaintedButton(QAbstractButton):
    """A button that paints itself; a subclass implements `paint`. Tab, Space and the accessible name come for free."""

    ring_colour = "focus"

    def __init__(self, look: Look, height: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._design_height = height
        self._has_ring = False
        self.cuts = Cuts()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self.look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(80), self.look.px(self._design_height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(40), self.look.px(self._design_height))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setShortcut(QKeySequence())  # Qt takes the ampersand of a title such as “R&D” for a key.

    @property
    def is_hot(self) -> bool:
        """True while the pointer is over the button."""
        return self.underMouse() and self.isEnabled()

    def place(self, left: float, top: float, width: float, height: float) -> QRect:
        """Give a rectangle measured from the leading edge, mirrored where writing runs from right to left."""
        return QStyle.visualRect(
            self.layoutDirection(), self.rect(), QRect(round(left), round(top), round(width), round(height))
        )

    def pixmap_at(self, painter: QPainter, name: str, colour: str, size: float, left: float) -> None:
        """Paint an icon at the leading edge, in the middle of the height."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        icon = self.look.icon(name, colour, size, is_mirrored=mirrored, ratio=self.devicePixelRatioF())
        side = self.look.px(size)
        painter.drawPixmap(self.place(left, (self.height() - side) / 2, side, side), icon)

    def text_at(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Paint one line, cut with an ellipsis where it does not fit."""
        line = self.cuts.elided(text, painter.fontMetrics(), rect.width())
        painter.drawText(rect, line_flags(text, self.layoutDirection()), line)

    def paint(self, painter: QPainter) -> None:
        """Paint the button without its ring."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A painter starts with the application's direction, not the widget's.
        painter.setLayoutDirection(self.layoutDirection())
        self.cuts.clear()
        try:
            self.paint(painter)
            if self._has_ring:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.colour(self.ring_colour), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        finally:
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's buttons answer to Space alone; people press Enter.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_ring = False
        super().focusOutEvent(event)


class PushButton(PaintedButton):
    """A button of the usual kinds: `primary`, `plain`, `link`; `bar` and `icon` show an icon alone, on the dark bar or elsewhere."""

    def __init__(self, look: Look, kind: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, 40, parent)
        self._kind = kind
        self._icon = icon
        self._words = ""
        self.ring_colour = "barink" if kind == "bar" else "focus"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Show whether what the button stands for is on."""
        self.setCheckable(True)
        self.setChecked(is_chosen)

    def nextCheckState(self) -> None:
        """Leave the state to `set_chosen`: a click asks for a change, it does not make it."""

    def set_words(self, text: str) -> None:
        """Set text and accessible name; an ampersand that begins a word makes its next letter a key, with Alt."""
        self._words = _MNEMONIC.sub("", text)
        if self._kind in ("bar", "icon"):
            self.setToolTip(self._words)
        else:
            found = _MNEMONIC.search(text)
            start, end = found.span() if found else (0, 0)
            marked = text[:start].replace("&", "&&") + text[start:end] + text[end:].replace("&", "&&")
            # Not our own setText, which knows of no keys.
            QAbstractButton.setText(self, marked)
        self.setAccessibleName(self._words)
        self.updateGeometry()

    @property
    def _is_icon_alone(self) -> bool:
        return self._kind in ("bar", "icon") or not self.text()

    def sizeHint(self) -> QSize:
        height = self.look.px(40)
        if self._is_icon_alone:
            return QSize(height, height)
        width = QFontMetrics(self.look.font(16, 600)).horizontalAdvance(self._words)
        return QSize(width + self._around(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _around(self) -> int:
        """Give the width of all that is not words."""
        return self.look.px(8 if self._kind == "link" else 32) + (self.look.px(28) if self._icon else 0)

    def heightForWidth(self, width: int) -> int:
        """Give the height that the words take where they must be broken."""
        if self._is_icon_alone:
            return self.sizeHint().height()
        metrics = QFontMetrics(self.look.font(16, 600))
        room = QRect(0, 0, width - self._around(), self.look.px(400))
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._words).height()
        return max(self.look.px(40), lines + self.look.px(16))

    def paint(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        ink = self._surface(painter, rect)
        is_icon = self._is_icon_alone
        left = (self.width() - self.look.px(20)) / 2 if is_icon else self.look.px(4 if self._kind == "link" else 16)
        if self._icon:
            self.pixmap_at(painter, self._icon, ink, 20, left)
            left += self.look.px(28)
        painter.setFont(self.look.font(16, 600))
        painter.setPen(self.look.colour(ink))
        if not is_icon:
            shows_keys = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, self)
            keys = Qt.TextFlag.TextShowMnemonic if shows_keys else Qt.TextFlag.TextHideMnemonic
            flags = line_flags(self._words, self.layoutDirection()) | keys.value
            lines, room = [self._words], self.width() - round(left)
            if self.width() < self.sizeHint().width():
                flags |= Qt.TextFlag.TextWordWrap.value
                lines, room = self._words.split(), self.width() - self._around()
                lines = lines if self.height() >= self.heightForWidth(self.width()) else []
            self.cuts.check(self._words, lines, painter.fontMetrics(), room)
            painter.drawText(self.place(left, 0, room, self.height() - 1), flags, self.text())

    def _surface(self, painter: QPainter, rect: QRectF) -> str:
        """Paint what lies under the words; give the colour of the words."""
        look = self.look
        if self._kind == "primary":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accenthover" if self.is_hot or self.isDown() else "accent"))
            painter.drawRoundedRect(rect, 8, 8)
            return "on"
        if self._kind == "plain":
            painter.setPen(QPen(look.colour("accent" if self.is_hot else "field"), 1))
            fill = "press" if self.isDown() else "cardhover" if self.is_hot else "paper"
            painter.setBrush(look.colour(fill))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            return "head"
        if self._kind == "bar":
            if (self.is_hot or self.isDown() or self.isChecked()) and self.isEnabled():
                glow = look.colour("barink")
                glow.setAlpha(52 if self.isChecked() else 36)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(glow)
                painter.drawRoundedRect(rect, 8, 8)
            painter.setOpacity(1.0 if self.isEnabled() else 0.4)
            return "barink"
        if self._kind == "icon":
            return "accent" if self.is_hot else "muted"
        return "accent" if self.is_hot else "link"


class TextLabel(QLabel):
    """A label that keeps its size and colour in terms of the design; one with a level is a heading for screen readers."""

    def __init__(
        self,
        look: Look,
        size: float,
        weight: int = 400,
        colour: str = "ink",
        *,
        is_serif: bool = False,
        is_wrapped: bool = False,
        level: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.level = level
        self._design = (size, weight, colour, is_serif)
        self.setWordWrap(is_wrapped)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if is_wrapped:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._lean()
        self.restyle(look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            self._lean()

    def _lean(self) -> None:
        """Stand at the leading edge of the screen, whichever way the words run: QLabel goes by the words."""
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        leading = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def set_colour(self, colour: str) -> None:
        """Write in another colour of the theme; `restyle` draws it."""
        self._design = (*self._design[:2], colour, self._design[3])

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        size, weight, colour, is_serif = self._design
        self.setFont(look.font(size, weight, is_serif=is_serif))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.colour(colour))
        self.setPalette(palette)


class Surface(QWidget):
    """A plain filled area, with a hairline at one edge (`top`, `bottom`, `trailing`, or none) or all round."""

    def __init__(
        self,
        look: Look,
        fill: str,
        edge: str = "",
        *,
        radius: float = 0,
        line: str = "rule",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._fill, self._edge, self._radius, self._line = fill, edge, radius, line

    def set_fill(self, fill: str, line: str) -> None:
        """Fill the area, and draw its edge, in other colours of the theme."""
        self._fill, self._line = fill, line
        self.update()

    def set_line(self, line: str) -> None:
        """Draw the edge in another colour of the theme."""
        self._line = line
        self.update()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._edge == "round":
            painter.setPen(QPen(self._look.colour(self._line), 1))
            painter.setBrush(self._look.colour(self._fill))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
        else:
            painter.fillRect(rect, self._look.colour(self._fill))
            painter.fillRect(self._edge_rect(), self._look.colour(self._line))
        painter.end()

    def _edge_rect(self) -> QRectF:
        width, height = self.width(), self.height()
        if self._edge == "top":
            return QRectF(0, 0, width, 1)
        if self._edge == "bottom":
            return QRectF(0, height - 1, width, 1)
        if self._edge == "trailing":
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            return QRectF(0 if is_mirrored else width - 1, 0, 1, height)
        return QRectF()


class Rule(QWidget):
    """A horizontal rule of the design: 2 px under a heading, 1 px as a hairline."""

    def __init__(self, look: Look, colour: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._colour = look, colour
        self.setFixedHeight(height)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._colour))
        painter.end()


def paint_chip(painter: QPainter, look: Look, rect: QRectF, text: str, *, fill: str, ink: str, line: str) -> None:
    """Paint a small rounded label; an empty `fill` or `line` leaves that out."""
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(line), 1) if line else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(look.colour(ink))
    painter.drawText(rect.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)


def two_lines(text: str, metrics: QFontMetrics, width: int, count: int = 2) -> list[str]:
    """Break a title at spaces into at most `count` lines, the last one cut with an ellipsis.

    By hand, since QTextLayout ignores the mirrored alignment and drawText does not.
    """
    lines: list[str] = []
    words = text.split(" ")
    while words:
        taken = len(words)
        while taken > 1 and metrics.horizontalAdvance(" ".join(words[:taken])) > width:
            taken -= 1
        if len(lines) == count - 1:
            lines.append(metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width))
            return lines
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return lines


def restyle_all(widget: QWidget, look: Look) -> None:
    """Give a look to every widget below `widget` that keeps one."""
    for child in widget.children():
        if not isinstance(child, QWidget):
            continue
        restyle = getattr(child, "restyle", None)
        if restyle is not None:
            restyle(look)
        else:
            restyle_all(child, look)
