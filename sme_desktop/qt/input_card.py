"""A card that asks for one line of words, with earlier ones to choose from."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look, field_palette
from sme_desktop.qt.painted import PushButton, Surface, TextLabel
from sme_desktop.qt.popups import Popup
from sme_desktop.qt.speech import Speech

_LONGEST = 120


class InputCard(Popup):
    """Sends the words when Enter is pressed or one of the earlier ones is clicked."""

    entered = Signal(str)

    def __init__(
        self, look: Look, parent: QWidget, speech: Speech, title: str, words: str, *, earlier: tuple[str, ...] = ()
    ) -> None:
        super().__init__(look, parent, 420)
        self.setObjectName("input_card")
        self.setAccessibleName(title)
        pad = look.px(20)
        self.body.setContentsMargins(pad, look.px(16), pad, look.px(16))
        self.body.setSpacing(look.px(10))
        head = TextLabel(look, 18, 600, "head", is_serif=True, is_wrapped=True, parent=self)
        head.setText(title)
        self.body.addWidget(head)
        frame = Surface(look, "paper", "round", radius=8, line="focus", parent=self)
        frame.setFixedHeight(look.px(44))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(look.px(12), 0, look.px(12), 0)
        self.edit = QLineEdit(words, frame)
        self.edit.setObjectName("input")
        self.edit.setAccessibleName(title)
        self.edit.setFrame(False)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setFont(look.font(17))
        self.edit.setPalette(field_palette(look))
        self.edit.selectAll()
        self.edit.installEventFilter(self)
        inside.addWidget(self.edit)
        self.body.addWidget(frame)
        for word in earlier:
            choice = PushButton(look, "link", "folder", self)
            choice.setObjectName(f"earlier_{word}")
            choice.set_words(word.replace("&", "&&"))
            choice.setAccessibleName(word)
            choice.clicked.connect(self._earlier_clicked)
            self.body.addWidget(choice)
        buttons = QHBoxLayout()
        keep = PushButton(look, "primary", "", self)
        keep.setObjectName("keep")
        keep.set_words(speech.gettext("Keep"))
        keep.clicked.connect(self._enter)
        buttons.addWidget(keep)
        buttons.addStretch(1)
        cancel = PushButton(look, "link", "", self)
        cancel.set_words(speech.gettext("Cancel"))
        cancel.clicked.connect(self.close)
        buttons.addWidget(cancel)
        self.body.addLayout(buttons)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        return super().eventFilter(watched, event)

    def _earlier_clicked(self) -> None:
        word = self.sender().objectName().removeprefix("earlier_")
        self.close()
        self.entered.emit(word)

    def _enter(self) -> None:
        words = self.edit.text()
        self.close()
        self.entered.emit(words)
