"""A row of choices of which one is taken: chips beside each other under a caption."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, TextLabel, restyle_all


class Segment(PaintedButton):
    """One choice; the taken one is tinted, bold, and has a bar under it."""

    def __init__(self, look: Look, value: str, text: str, parent: QWidget) -> None:
        super().__init__(look, 40, parent)
        self.value = value
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setObjectName(f"segment_{value or 'system'}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Leave the state to the row: a click asks for a change, it does not make it."""

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font(15, 600)).horizontalAdvance(self.text())
        return QSize(width + self.look.px(24), self.look.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        look = self.look
        is_on = self.isChecked()
        painter.setPen(QPen(look.colour("accent" if is_on or self.is_hot else "field"), 1))
        painter.setBrush(look.colour("sel" if is_on else "cardhover" if self.is_hot else "paper"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if is_on:
            painter.fillRect(
                self.rect().adjusted(look.px(12), self.height() - 5, -look.px(12), -2), look.colour("accent")
            )
        painter.setFont(look.font(15, 600 if is_on else 400))
        painter.setPen(look.colour("keyink" if is_on else "head"))
        self.cuts.check(self.text(), [self.text()], painter.fontMetrics(), self.width())
        painter.drawText(self.rect().adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """Choices under a caption, in as many columns as fit the width; sends the value that was chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look, self._width = look, width
        self._segments: list[Segment] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        self._caption = TextLabel(look, 14, 600, "muted", parent=self)
        column.addWidget(self._caption)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(6))
        column.addLayout(self._grid)

    def show_choices(self, caption: str, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer values with their words."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(caption)
        self._segments = [Segment(self._look, value, text, self) for value, text in choices]
        widest = max(segment.sizeHint().width() for segment in self._segments)
        columns = max(1, min(len(choices), (self._width + self._look.px(6)) // (widest + self._look.px(6))))
        if len(choices) > columns:
            columns = -(-len(choices) // -(-len(choices) // columns))
        for place, segment in enumerate(self._segments):
            self._grid.addWidget(segment, place // columns, place % columns)
            segment.setAccessibleDescription(caption)
            segment.clicked.connect(self._clicked)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
        self.mark(current)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The choices, in order."""
        return tuple(self._segments)

    def restyle(self, look: Look) -> None:
        """Draw in another look of the same size."""
        self._look = look
        restyle_all(self, look)

    def mark(self, current: str) -> None:
        """Show which value is taken."""
        for segment in self._segments:
            segment.setChecked(segment.value == current)

    def focus_current(self) -> None:
        """Give the keyboard to the taken value."""
        taken = [segment for segment in self._segments if segment.isChecked()] or self._segments
        taken[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the choices with the arrows, as in a set of radio buttons."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            steps = {key: -step for key, step in steps.items()}
        step = steps.get(Qt.Key(event.key()))
        here = next((place for place, segment in enumerate(self._segments) if segment.hasFocus()), -1)
        if step is None or here < 0:
            super().keyPressEvent(event)
            return
        self._segments[(here + step) % len(self._segments)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        segment = self.sender()
        if isinstance(segment, Segment):
            self.mark(segment.value)
            self.chosen.emit(segment.value)
