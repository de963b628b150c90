"""Asks before something goes for good: the whole question in words, “no” first, and “yes” only after a moment."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.look import Look, palette_of
from sme_desktop.qt.painted import PushButton, TextLabel

PAUSE_MS = 600
"""Until “yes” can be pressed: the second half of a double click must not answer."""


class QuestionWindow(QDialog):
    """Sends `agreed` when the reader says yes; closing it means no."""

    agreed = Signal()

    def __init__(self, look: Look, parent: QWidget, title: str, words: str, *, no: str, yes: str) -> None:
        super().__init__(parent)
        self.setObjectName("question_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setPalette(palette_of(look))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setFixedWidth(min(look.px(520), parent.width() - look.px(32)))
        pad = look.px(24)
        body = QVBoxLayout(self)
        body.setContentsMargins(pad, pad, pad, pad)
        body.setSpacing(look.px(16))
        head = TextLabel(look, 20, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=self)
        head.setText(title)
        text = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=self)
        text.setText(words)
        self.no = PushButton(look, "primary", "", self)
        self.no.setObjectName("question_no")
        self.no.set_words(no)
        self.no.clicked.connect(self.close)
        self.yes = PushButton(look, "plain", "trash", self)
        self.yes.setObjectName("question_yes")
        self.yes.set_words(yes)
        self.yes.setEnabled(False)
        self.yes.clicked.connect(self._agree)
        ways = QWidget(self)
        flow = FlowLayout(look.px(10), ways)
        for button in (self.no, self.yes):
            flow.addWidget(button)
        for part in (head, text, ways):
            body.addWidget(part)
        self.no.setFocus()
        QTimer.singleShot(PAUSE_MS, self, self._open_yes)

    def _open_yes(self) -> None:
        self.yes.setEnabled(True)

    def _agree(self) -> None:
        self.close()
        self.agreed.emit()


def ask(look: Look, parent: QWidget, texts: tuple[str, str, str, str], then: Callable[[], None]) -> None:
    """Ask with title, words, “no” and “yes”, and do something on yes."""
    title, words, no, yes = texts
    window = QuestionWindow(look, parent, title, words, no=no, yes=yes)
    window.agreed.connect(then)
    window.open()
