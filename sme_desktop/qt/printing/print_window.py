"""The print window: what to print at the leading edge, the sheets beside it, and what to do with them below."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.qt.look import Look, palette_of
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.printing.choices_panel import ChoicesPanel
from sme_desktop.qt.printing.choosers import PathChooser, PrinterChooser, ask_path, ask_printer, file_name
from sme_desktop.qt.printing.layout import PrintLayout, lay_out
from sme_desktop.qt.printing.output import print_layout, save_pdf
from sme_desktop.qt.printing.paper import Paper
from sme_desktop.qt.printing.preview import Preview
from sme_desktop.qt.printing.print_job import PrintJob
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins

_SHARE = 0.94
"""Of the reader's window that this one takes."""

_SIDE, _SIDE_SHARE = 310, 0.46
"""Width of the left column, and how much of a narrow window it takes at most."""


class PrintWindow(QDialog):
    """Shows what will be printed, saves it as PDF, and prints it."""

    def __init__(
        self,
        look: Look,
        speech: Speech,
        job: PrintJob,
        paper: Paper,
        parent: QWidget | None = None,
        *,
        choose_path: PathChooser = ask_path,
        choose_printer: PrinterChooser = ask_printer,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look, self._speech, self._job = look, speech, job
        self._choose_path, self._choose_printer = choose_path, choose_printer
        self.sheets: PrintLayout | None = None
        self.choices = ChoicesPanel(look, speech, job, paper, self)
        self.preview = Preview(look, speech, self)
        self.message = TextLabel(look, 15, 400, "ink", is_wrapped=True, parent=self)
        self.message.setObjectName("print_message")
        self._strip = Surface(look, "paper", "bottom", parent=self)
        self._strip_row = QHBoxLayout(self._strip)
        self._foot = Surface(look, "paper", "top", parent=self)
        self._foot_column = QVBoxLayout(self._foot)
        self._count = TextLabel(look, 15, 400, "muted", parent=self)
        self._count.setObjectName("print_count")
        self._smaller = PushButton(look, "icon", "smaller", self)
        self._larger = PushButton(look, "icon", "larger", self)
        self._save = PushButton(look, "primary", "", self)
        self._print = PushButton(look, "plain", "print", self)
        self._close = PushButton(look, "plain", "", self)
        self._lay_out_parts()
        self._connect()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._renew)
        self.restyle(look)
        self.retranslate()
        if parent is not None:
            self.resize(parent.size() * _SHARE)
        self.choices.focus_first()
        # The window stands before its sheets are laid out, which takes a moment on an old computer.
        self._later.start()

    def _lay_out_parts(self) -> None:
        names = ("sheets_smaller", "sheets_larger", "save_pdf", "print", "close")
        buttons = (self._smaller, self._larger, self._save, self._print, self._close)
        for button, name in zip(buttons, names, strict=True):
            button.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.choices)
        right = QVBoxLayout()
        self._strip_row.addWidget(self._count, 1)
        self._strip_row.addWidget(self._smaller)
        self._strip_row.addWidget(self._larger)
        right.addWidget(self._strip)
        right.addWidget(self.preview, 1)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        self._foot_column.addWidget(self.message)
        line = QHBoxLayout()
        for button in (self._save, self._print, self._close):
            line.addWidget(button)
        line.addStretch(1)
        self._foot_column.addLayout(line)
        column.addWidget(self._foot)
        self.message.hide()

    def _connect(self) -> None:
        self.choices.changed.connect(self._changed)
        self.preview.moved.connect(self._show_count)
        self._smaller.clicked.connect(self._show_smaller)
        self._larger.clicked.connect(self._show_larger)
        self._save.clicked.connect(self._save_pdf)
        self._print.clicked.connect(self._print_sheets)
        self._close.clicked.connect(self.close)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.setWindowTitle(_("Print"))
        self.choices.retranslate()
        self.preview.retranslate()
        self._save.set_words(_("Save as PDF…"))
        self._print.set_words(_("Print…"))
        self._close.set_words(_("Close"))
        self._smaller.set_words(_("Smaller sheets (−)"))
        self._larger.set_words(_("Larger sheets (+)"))
        self._show_count()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.setPalette(palette_of(look))
        self.choices.restyle(look)
        self.preview.restyle(look)
        for part in (self._strip, self._foot):
            part.restyle(look)
            restyle_all(part, look)
        pad = look.px(12)
        set_margins(self._strip_row, look.px(20), look.px(2), pad, look.px(2))
        self._foot_column.setContentsMargins(pad, pad, pad, pad)
        self._foot_column.setSpacing(look.px(8))
        self._take_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_width()

    def _take_width(self) -> None:
        self.choices.setFixedWidth(round(min(self._look.px(_SIDE), self.width() * _SIDE_SHARE)))

    # Sheets

    def _changed(self) -> None:
        self._tell("")
        self._later.start()

    def _renew(self) -> None:
        """Lay out what is chosen, and show it."""
        _ = self._speech.gettext
        self.sheets, words = None, ""
        try:
            booklet = self._job.booklet(
                self.choices.kind, basket_title=_("My selection of pages"), has_notes=self.choices.has_notes
            )
            if booklet is None:
                words = _("Your basket is empty. Open a page and press Ctrl+Shift+P: it waits here to be printed.")
            else:
                words = " ".join(self._speech.explain(error) for error in booklet.trouble)
                paper = self.choices.paper
                self.sheets = lay_out(booklet, self._job.library, self._speech, paper, self._job.ticks)
        except SmeError as error:
            words = self._speech.explain(error)
        self._save.setEnabled(self.sheets is not None)
        self._print.setEnabled(self.sheets is not None)
        self.preview.show_layout(self.sheets)
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.message.setText(words)
        self.message.setAccessibleName(words)
        self.message.setVisible(bool(words))

    def _show_count(self) -> None:
        _, number = self._speech.gettext, self._speech.number
        words = ""
        if self.preview.count:
            words = _("Sheet {n} of {total}")
            words = words.format(n=number(self.preview.current + 1), total=number(self.preview.count))
        self._count.setText(words)
        self._count.setAccessibleName(words)

    def _show_smaller(self) -> None:
        self.preview.change_zoom(-1)

    def _show_larger(self) -> None:
        self.preview.change_zoom(1)

    # What is done with them

    def _save_pdf(self) -> None:
        sheets = self.sheets
        path = self._choose_path(self, file_name(sheets.title)) if sheets else None
        if sheets is None or path is None:
            return
        try:
            save_pdf(sheets, path)
        except SmeError as error:
            self._tell(self._speech.explain(error))
            return
        self._tell(self._speech.gettext("Saved: {file}").format(file=path))

    def _print_sheets(self) -> None:
        sheets = self.sheets
        printer = self._choose_printer(self, sheets) if sheets else None
        if sheets is None or printer is None:
            return
        try:
            print_layout(sheets, printer)
        except SmeError as error:
            self._tell(self._speech.explain(error))
            return
        self._tell(self._speech.gettext("Sent to the printer."))
