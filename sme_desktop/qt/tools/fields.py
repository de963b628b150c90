"""Fields of a form: one to choose from a list, one to type into, each with its label, and a sentence where something is wrong."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look, field_palette
from sme_desktop.qt.painted import PaintedButton, Surface, TextLabel, two_lines
from sme_desktop.qt.popups import Choice, ChoiceMenu

_HEIGHT = 44
_LONGEST = 60


class _PickButton(PaintedButton):
    """Shows what is chosen, on up to two lines, and that there is more."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, _HEIGHT, parent)

    def _lines(self, width: int) -> list[str]:
        metrics = self.fontMetrics()
        return two_lines(self.text(), metrics, width, 3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = self.look
        self.setFont(look.font(17))
        lines = self._lines(width - look.px(14 + 44))
        return max(look.px(_HEIGHT), len(lines) * self.fontMetrics().height() + look.px(18))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.heightForWidth(max(self.look.px(120), self.width())))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.setBrush(look.colour("press" if self.isDown() else "cardhover" if self.is_hot else "paper"))
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "field"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setFont(look.font(17))
        painter.setPen(look.colour("head"))
        width = self.width() - look.px(14 + 44)
        height = painter.fontMetrics().height()
        lines = two_lines(self.text(), painter.fontMetrics(), width, 3)
        top = (self.height() - len(lines) * height) / 2 - 1
        for number, line in enumerate(lines):
            self.text_at(painter, self.place(look.px(14), top + number * height, width + 2, height), line)
        self.pixmap_at(painter, "chevron-down", "muted", 20, self.width() - look.px(34))


class PickField(QWidget):
    """A label over what is chosen; a click opens the choices. Sends the value that was chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = look
        self._choices: tuple[tuple[str, str], ...] = ()
        self._current = ""
        self._label = TextLabel(look, 15, 600, "head", is_wrapped=True, parent=self)
        self.button = _PickButton(look, self)
        self.button.setObjectName(f"{name}_button")
        self.button.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self._label)
        column.addWidget(self.button)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._label.restyle(look)
        self.button.restyle(look)

    def show_choices(self, label: str, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer values with their words."""
        self._choices, self._current = choices, current
        self._label.setText(label)
        words = dict(choices).get(current, "")
        self.button.setText(words)
        self.button.setAccessibleName(f"{label} {words}")
        self.button.updateGeometry()

    def _open(self) -> None:
        rows = tuple(Choice(value, words) for value, words in self._choices)
        width = max(320, round(self.width() * 100 / self._look.zoom))
        menu = ChoiceMenu(self._look, self.window(), self._label.text(), rows, self._current, width=width + 80)
        menu.chosen.connect(self.chosen)
        menu.open_at(self.button.mapToGlobal(QPoint(0, self.button.height())) + QPoint(0, 4))


class TextField(QWidget):
    """A label over a line to type into; below it a hint, or in its place what is wrong. Sends what was entered."""

    entered = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = look
        self._label = TextLabel(look, 15, 600, "head", is_wrapped=True, parent=self)
        self._frame = Surface(look, "paper", "round", radius=8, line="field", parent=self)
        self.edit = QLineEdit(self._frame)
        self.edit.setObjectName(f"{name}_edit")
        self.edit.setFrame(False)
        self.edit.setMaxLength(_LONGEST)
        self.edit.installEventFilter(self)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self.edit)
        self.hint = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=self)
        self.trouble = TextLabel(look, 15, 400, "riskink", is_wrapped=True, parent=self)
        self.trouble.setObjectName(f"{name}_trouble")
        self._icon = QLabel(self)
        self._trouble_row = QWidget(self)
        row = QHBoxLayout(self._trouble_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.trouble, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        for part in (self._label, self._frame, self.hint, self._trouble_row):
            column.addWidget(part)
        self._trouble_row.hide()
        self.restyle(look)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        for part in (self._label, self.hint, self.trouble):
            part.restyle(look)
        self._frame.restyle(look)
        self._frame.setFixedHeight(look.px(_HEIGHT))
        self.edit.setFont(look.font(17))
        self.edit.setPalette(field_palette(look))
        self._icon.setPixmap(look.icon("warn", "riskink", 18, ratio=self.devicePixelRatioF()))

    def show_words(self, label: str, hint: str) -> None:
        """Set the label, and what helps to fill the field in."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)
        self.hint.setText(hint)
        self._show_parts()

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong with what was typed; an empty sentence takes that away."""
        self.trouble.setText(sentence)
        self.edit.setAccessibleDescription(sentence)
        self._frame.set_line("risk" if sentence else "focus" if self.edit.hasFocus() else "field")
        self._show_parts()

    def _show_parts(self) -> None:
        has_trouble = bool(self.trouble.text())
        self._trouble_row.setVisible(has_trouble)
        self.hint.setVisible(bool(self.hint.text()) and not has_trouble)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and not self.trouble.text():
            self._frame.set_line("focus" if event.type() is QEvent.Type.FocusIn else "field")
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.edit.text())
            return True
        return super().eventFilter(watched, event)
