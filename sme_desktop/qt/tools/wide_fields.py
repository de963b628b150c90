"""A field for several lines, as high as what is written in it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look, field_palette
from sme_desktop.qt.painted import Surface, TextLabel

LONGEST = 20_000
_FEWEST_LINES, _MOST_LINES = 2, 14


class _Lines(QPlainTextEdit):
    """Grows with its words; Tab leaves it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        if self.document().characterCount() > LONGEST + 1:
            cursor = self.textCursor()
            self.setPlainText(self.toPlainText()[:LONGEST])
            cursor.movePosition(cursor.MoveOperation.End)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # The layout of a plain text document counts its height in lines.
        lines = min(_MOST_LINES, max(_FEWEST_LINES, int(self.document().size().height())))
        return QSize(200, lines * self.fontMetrics().lineSpacing() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())


class WideField(QWidget):
    """A label and its help over lines to type into. Sends what was written, as it is written."""

    written = Signal(str, str)
    """Name of the field, and its words."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName(f"field_{name}")
        self._label = TextLabel(look, 16, 600, "head", is_wrapped=True, parent=self)
        self._help = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=self)
        self._frame = Surface(look, "paper", "round", radius=8, line="field", parent=self)
        self.edit = _Lines(self._frame)
        self.edit.setObjectName(f"field_{name}_edit")
        self.edit.installEventFilter(self)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(10, 6, 10, 6)
        inside.addWidget(self.edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self._help, self._frame):
            self._column.addWidget(part)
        self.edit.textChanged.connect(self._changed)
        self.restyle(look)

    def show_words(self, label: str, help_: str) -> None:
        """Name the field and say what belongs in it."""
        self._label.setText(label)
        self._help.setText(help_)
        self._help.setVisible(bool(help_))
        self.edit.setAccessibleName(f"{label}. {help_}" if help_ else label)

    def show_text(self, text: str) -> None:
        """Show what was written before."""
        if text != self.edit.toPlainText():
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)
            self.edit.updateGeometry()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        for part in (self._label, self._help, self._frame):
            part.restyle(look)
        self.edit.setFont(look.font(17))
        self.edit.setPalette(field_palette(look))
        self._column.setSpacing(look.px(4))
        self.edit.updateGeometry()

    def _changed(self) -> None:
        self.edit.updateGeometry()
        self.written.emit(self.name, self.edit.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.set_line("focus" if event.type() is QEvent.Type.FocusIn else "field")
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and event.text():
            # Letters typed here are words, not keys of the window.
            event.accept()
        return super().eventFilter(watched, event)
