"""The window that stands where no edition could be opened: what happened, and what to do."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout

from sme_desktop.errors import SmeError
from sme_desktop.i18n import open_catalogue
from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel
from sme_desktop.qt.scrolled import Scrolled


class NoEditionWindow(Surface):
    """Sends `retried`, or the folder that was chosen instead."""

    retried = Signal()
    folder_chosen = Signal(object)

    def __init__(self, look: Look, texts: Path, language: str, error: SmeError) -> None:
        super().__init__(look, "paper")
        self.setObjectName("no_edition")
        catalogue = open_catalogue(texts, language)
        _ = catalogue.gettext
        self._ = _
        self.setWindowTitle("SME Desktop")
        self.resize(look.px(820), look.px(420))
        inside = Scrolled(look, self).inside
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(64), look.px(56), look.px(64), look.px(32))
        column.setSpacing(look.px(18))
        icon = QLabel(inside)
        icon.setPixmap(look.icon("disc-out", "warn", 48, ratio=self.devicePixelRatioF()))
        column.addWidget(icon)
        title = TextLabel(look, 30, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        title.setText(_("The guides cannot be opened"))
        column.addWidget(title)
        self.words = TextLabel(look, 18, 400, "ink", is_serif=True, is_wrapped=True, parent=inside)
        self.words.setObjectName("no_edition_words")
        self.words.setText(error.explain(catalogue))
        column.addWidget(self.words)
        ways = FlowLayout(look.px(8))
        retry = PushButton(look, "primary", "", inside)
        retry.set_words(_("&Try again"))
        retry.clicked.connect(self.retried)
        ways.addWidget(retry)
        choose = PushButton(look, "plain", "", inside)
        choose.set_words(_("Choose another &folder"))
        choose.clicked.connect(self._choose)
        ways.addWidget(choose)
        column.addLayout(ways)
        column.addStretch(1)
        retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._("Choose the folder with the guides"))
        if folder:
            self.folder_chosen.emit(Path(folder))
