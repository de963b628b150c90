"""A card with one paragraph in another language, for windows too narrow to show both beside each other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sme_desktop.model import LANGUAGES
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, TextLabel
from sme_desktop.qt.popups import Popup
from sme_desktop.qt.speech import Speech


class PeekCard(Popup):
    """Sends the language when the whole page is wanted in it."""

    language_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget, speech: Speech, language: str, words: str) -> None:
        super().__init__(look, parent, 460)
        self.setObjectName("peek_card")
        self._language = language
        name = LANGUAGES[language].name
        is_right_to_left = LANGUAGES[language].is_right_to_left
        pad = look.px(20)
        self.body.setContentsMargins(pad, look.px(14), pad, look.px(14))
        self.body.setSpacing(look.px(10))
        head = QHBoxLayout()
        caption = TextLabel(look, 14, 600, "muted", parent=self)
        caption.setText(name)
        head.addWidget(caption, 1)
        close = PushButton(look, "icon", "close", self)
        close.set_words(speech.gettext("Close"))
        close.clicked.connect(self.close)
        head.addWidget(close)
        self.body.addLayout(head)
        text = TextLabel(look, 17, is_serif=True, is_wrapped=True, parent=self)
        text.setObjectName("peek_words")
        text.setText(words)
        side = Qt.AlignmentFlag.AlignRight if is_right_to_left else Qt.AlignmentFlag.AlignLeft
        text.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(text)
        self.setAccessibleName(f"{name}: {words}")
        switch = PushButton(look, "plain", "swap", self)
        switch.setObjectName("peek_switch")
        switch.set_words(speech.gettext("Read the page in {language}").format(language=speech.language_name(language)))
        switch.clicked.connect(self._switch)
        self.body.addWidget(switch)
        switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self) -> None:
        self.close()
        self.language_wanted.emit(self._language)
