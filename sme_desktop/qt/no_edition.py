"""The window that stands where no edition could be opened: what happened, and what to do."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.i18n import Catalogue, open_catalogue
from sme_desktop.model import LANGUAGES
from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.look import Look
from sme_desktop.qt.notices import log_words
from sme_desktop.qt.painted import PushButton, Surface, TextLabel
from sme_desktop.qt.scrolled import Scrolled


class NoEditionWindow(Surface):
    """Sends `retried`, the folder that was chosen instead, or the language that was chosen."""

    retried = Signal()
    folder_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, look: Look, texts: Path, language: str, error: SmeError) -> None:
        super().__init__(look, "paper")
        self.setObjectName("no_edition")
        self._texts, self._error = texts, error
        self._catalogue: Catalogue = open_catalogue(texts, language)
        self.setWindowTitle("SME Desktop")
        self.resize(look.px(820), look.px(480))
        inside = Scrolled(look, self).inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(64), look.px(56), look.px(64), look.px(32))
        column.setSpacing(look.px(18))
        icon = QLabel(inside)
        icon.setPixmap(look.icon("disc-out", "warn", 48, ratio=self.devicePixelRatioF()))
        self._title = TextLabel(look, 30, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self.words = TextLabel(look, 18, 400, "ink", is_serif=True, is_wrapped=True, parent=inside)
        self.words.setObjectName("no_edition_words")
        self._retry = PushButton(look, "primary", "", inside)
        self._retry.clicked.connect(self.retried)
        self._choose = PushButton(look, "plain", "", inside)
        self._choose.clicked.connect(self._choose_folder)
        self.log = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=inside)
        self.log.setObjectName("no_edition_log")
        column.addWidget(icon)
        column.addWidget(self._title)
        column.addWidget(self.words)
        ways = FlowLayout(look.px(8))
        for button in (self._retry, self._choose):
            ways.addWidget(button)
        column.addLayout(ways)
        column.addWidget(self.log)
        column.addStretch(1)
        column.addLayout(self._languages(look, inside))
        self.retranslate()
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _languages(self, look: Look, inside: QWidget) -> FlowLayout:
        """Give a row of the languages that the program has texts of: nobody may have been asked for theirs yet."""
        row = FlowLayout(look.px(8))
        for code, language in LANGUAGES.items():
            if code == "en" or (self._texts / f"{code}.mo").is_file():
                button = PushButton(look, "link", "", inside)
                button.setObjectName(f"language_{code}")
                button.set_words(language.name)
                button.clicked.connect(self._language_clicked)
                row.addWidget(button)
        return row

    def retranslate(self) -> None:
        """Set every text in the language of the window."""
        _ = self._catalogue.gettext
        self._title.setText(_("The guides cannot be opened"))
        self.words.setText(self._error.explain(self._catalogue))
        self._retry.set_words(_("&Try again"))
        self._choose.set_words(_("Choose another &folder"))
        self.log.setText("\n".join(log_words(self._catalogue)))
        self.log.setVisible(bool(self.log.text()))

    def _language_clicked(self) -> None:
        code = self.sender().objectName().removeprefix("language_")
        self._catalogue = open_catalogue(self._texts, code)
        self.retranslate()
        self.language_chosen.emit(code)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._catalogue.gettext("Choose the folder with the guides"))
        if folder:
            self.folder_chosen.emit(Path(folder))
