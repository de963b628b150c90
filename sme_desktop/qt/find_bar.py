"""The strip under a page that walks through found words: those of the search, or those typed here."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look, field_palette
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins


class FindBar(Surface):
    """Sends what is typed and the steps; the page does the rest and tells the count."""

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    accessible_role = QAccessible.Role.ToolBar

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", "top", parent=parent)
        self.setObjectName("find_bar")
        self._speech = speech
        self._current, self._total = -1, 0
        self._frame = Surface(look, "paper", "round", radius=8, line="field", parent=self)
        self.edit = QLineEdit(self._frame)
        self.edit.setObjectName("find")
        self.edit.setFrame(False)
        self.edit.setMaxLength(200)
        self.edit.textEdited.connect(self.typed)
        self.edit.installEventFilter(self)
        self._inside = QVBoxLayout(self._frame)
        self._inside.addWidget(self.edit)
        self.count = TextLabel(look, 15, 400, "muted", parent=self)
        self.count.setObjectName("find_count")
        self.previous = PushButton(look, "icon", "chevron-up", self)
        self.next = PushButton(look, "icon", "chevron-down", self)
        self._close = PushButton(look, "icon", "close", self)
        self.previous.clicked.connect(self._step_back)
        self.next.clicked.connect(self._step_on)
        self._close.clicked.connect(self.closed)
        self._layout = QHBoxLayout(self)
        # No alignment for the field: a part that is aligned never gives way in a narrow window.
        self._layout.addWidget(self._frame, 10)
        for part in (self.count, self.previous, self.next):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._layout.addWidget(self._close)
        self.hide()
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.edit.setPlaceholderText(_("Find in this page"))
        self.edit.setAccessibleName(_("Find in this page"))
        self.setAccessibleName(_("Find in this page"))
        self.previous.set_words(_("Previous place (Shift+F3)"))
        self.next.set_words(_("Next place (F3)"))
        self._close.set_words(_("Close (Esc)"))
        self._set_margins()
        self._show_count()

    def _set_margins(self) -> None:
        look = self._look
        set_margins(self._layout, look.px(24), look.px(7), look.px(16), look.px(7))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        restyle_all(self, look)
        self.edit.setFont(look.font(16))
        self.edit.setPalette(field_palette(look))
        self._frame.setFixedHeight(look.px(38))
        self._frame.setMinimumWidth(look.px(90))
        self._frame.setMaximumWidth(look.px(280))
        self._inside.setContentsMargins(look.px(12), 0, look.px(12), 0)
        self._set_margins()
        self._layout.setSpacing(look.px(10))

    def open_with(self, words: str) -> None:
        """Show the strip with the words of a search, without taking the keyboard."""
        if self.edit.text() != words:
            self.edit.setText(words)
        self.show()

    def open_to_type(self) -> None:
        """Show the strip and give it the keyboard."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_count(self, current: int, total: int) -> None:
        """Tell the place that is shown, counted from 0, -1 for none, and how many there are."""
        self._current, self._total = current, total
        self._show_count()

    def _show_count(self) -> None:
        _, number = self._speech.gettext, self._speech.number
        words = ""
        if self._total:
            template = _("{n} of {total} in this page")
            words = template.format(n=number(self._current + 1), total=number(self._total))
        elif self.edit.text().strip():
            words = _("Not in this page")
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.setEnabled(self._total > 0)

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.set_line("focus" if event.type() is QEvent.Type.FocusIn else "field")
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)
