"""A strip under the bar that says what a reader should know; it pushes the page down and never covers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins


class NoticeBar(Surface):
    """Shows one sentence with an icon and a button to put it away."""

    dismissed = Signal()
    retried = Signal()
    """Sent by the button of a notice that goes away by itself once something is put right."""

    accessible_role = QAccessible.Role.AlertMessage

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "warnbg", "bottom", line="warn", parent=parent)
        self.setObjectName("notice")
        self._speech = speech
        self._is_good = False
        self._icon = QLabel(self)
        self.words = TextLabel(look, 16, 400, "warnink", is_wrapped=True, parent=self)
        self.words.setObjectName("notice_words")
        self._retry = PushButton(look, "plain", "reload", self)
        self._retry.setObjectName("notice_retry")
        self._retry.clicked.connect(self.retried)
        self._close = PushButton(look, "icon", "close", self)
        self._close.clicked.connect(self.dismissed)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self.words, 1)
        self._layout.addWidget(self._retry)
        self._layout.addWidget(self._close)
        self.hide()
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self._close.set_words(self._speech.gettext("Close"))
        self._retry.set_words(self._speech.gettext("&Try again"))
        self._set_margins()

    def _set_margins(self) -> None:
        look = self._look
        set_margins(self._layout, look.px(24), look.px(8), look.px(16), look.px(8))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        restyle_all(self, look)
        icon, ink = ("check", "okink") if self._is_good else ("warn", "warnink")
        self._icon.setPixmap(look.icon(icon, ink, 24, ratio=self.devicePixelRatioF()))
        self._set_margins()
        self._layout.setSpacing(look.px(16))

    def show_words(self, words: str, *, is_good: bool = False, can_retry: bool = False) -> None:
        """Show a sentence, as a warning or as good news, with or without “Try again”; an empty one hides the strip."""
        self._retry.setVisible(can_retry)
        if is_good != self._is_good:
            self._is_good = is_good
            self.set_fill("okbg" if is_good else "warnbg", "ok" if is_good else "warn")
            self.words.set_colour("okink" if is_good else "warnink")
            self.restyle(self._look)
        if words != self.words.text():
            self.words.setText(words)
            self.setAccessibleName(words)
        self.setVisible(bool(words))
