"""The search field: a painted frame with a magnifier around a plain line edit."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QWidget

from sme_desktop.qt.look import Look, field_palette
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.speech import Speech

KEY_HINT = "Ctrl K"


class SearchField(QWidget):
    """Tells what is typed; arrows, Enter and Escape are told too, so that a list under it can follow."""

    typed = Signal(str)
    submitted = Signal(str)
    moved = Signal(int)
    escaped = Signal()
    focus_changed = Signal(bool)

    def __init__(
        self, look: Look, speech: Speech, height: int, *, is_on_bar: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._speech, self._height, self._is_on_bar = look, speech, height, is_on_bar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit = QLineEdit(self)
        self.edit.setObjectName("search")
        self.edit.setFrame(False)
        self.edit.setMaxLength(400)
        self.edit.textEdited.connect(self.typed)
        self.edit.textChanged.connect(self._text_changed)
        self.edit.returnPressed.connect(self._return_pressed)
        self.edit.installEventFilter(self)
        self._wipe = PushButton(look, "icon", "close", self)
        self._wipe.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wipe.clicked.connect(self._wiped)
        self._wipe.hide()
        self.setFocusProxy(self.edit)
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self._invitations = (_("Search guides, tools, cases, terms"), _("Search the handbook"))
        self.edit.setAccessibleName(_("Search the handbook"))
        self._wipe.setAccessibleName(_("Clear the search"))
        self._wipe.setToolTip(_("Clear the search"))
        self._arrange()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.edit.setFont(look.font(17 if self._is_on_bar else 19))
        self.edit.setPalette(field_palette(look))
        self._wipe.restyle(look)
        self.setFixedHeight(look.px(self._height))
        self._arrange()
        self.update()

    def set_text(self, text: str) -> None:
        """Show a query without asking it."""
        if self.edit.text() != text:
            self.edit.setText(text)

    def clear_words(self) -> None:
        """Take the words away without asking anything."""
        self.edit.clear()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(self._height))

    def _place(self, left: float, top: float, width: float, height: float) -> QRect:
        rect = QRect(round(left), round(top), round(width), round(height))
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _arrange(self) -> None:
        # Layouts mirror, contents margins do not: place by hand.
        before = self._look.px(48)
        self.edit.setPlaceholderText(self._invitation(self.width() - before - self._look.px(44)))
        after = self._look.px(86 if self._has_key_hint() else 44)
        self.edit.setGeometry(self._place(before, 0, max(20, self.width() - before - after), self.height()))
        side = self._look.px(32)
        gap = (self.height() - side) / 2
        self._wipe.setGeometry(self._place(self.width() - side - gap, gap, side, side))

    def _invitation(self, room: int) -> str:
        """Give the longest invitation that is not cut; where none fits the magnifier says enough."""
        metrics = self.edit.fontMetrics()
        # A line edit keeps 2 px free on each side of its words.
        fitting = (words for words in self._invitations if metrics.horizontalAdvance(words) + 4 <= room)
        return next(fitting, "")

    def _has_key_hint(self) -> bool:
        """Tell whether the key fits beside the placeholder."""
        room = self.width() - self._look.px(48 + 86)
        has_words = bool(self.edit.placeholderText()) and not self.edit.text()
        return has_words and self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText()) <= room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _text_changed(self, text: str) -> None:
        self._wipe.setVisible(bool(text))
        self._arrange()
        self.update()

    def _return_pressed(self) -> None:
        self.submitted.emit(self.edit.text())

    def _wiped(self) -> None:
        self.edit.clear()
        self.edit.setFocus()
        self.typed.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            self.focus_changed.emit(event.type() is QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.edit.hasFocus()
        ring = ("warn" if self._is_on_bar else "focus") if has_focus else "field"
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour(ring), 2 if has_focus else 1))
        inset = 1 if has_focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        side = look.px(20)
        icon = look.icon("search", "accent", 20, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._place(look.px(18), (self.height() - side) / 2, side, side), icon)
        if self._has_key_hint():
            height = look.px(26)
            key = QRectF(self._place(self.width() - look.px(72), (self.height() - height) / 2, look.px(58), height))
            painter.setPen(QPen(look.colour("rule2"), 1))
            painter.setBrush(look.colour("side"))
            painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setFont(look.font(13, 600))
            painter.setPen(look.colour("muted"))
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, KEY_HINT)
        painter.end()
