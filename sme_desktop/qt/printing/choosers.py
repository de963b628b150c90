"""Asks where a PDF file is to be saved, and which printer is to print."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from sme_desktop.qt.printing.layout import PrintLayout
from sme_desktop.qt.printing.output import page_layout

PathChooser = Callable[[QWidget, str], Path | None]
"""Gives where to save a file of a proposed name; None for nowhere."""

PrinterChooser = Callable[[QWidget, PrintLayout], QPrinter | None]
"""Gives a printer that is set up; None where the reader changed their mind."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
"""Characters that Windows does not take in the name of a file."""

_LONGEST = 80


def file_name(title: str) -> str:
    """Give a name for the PDF file of a title that every system takes."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split())[:_LONGEST].strip(" .")
    return f"{name or 'SME Desktop'}.pdf"


def ask_path(parent: QWidget, name: str) -> Path | None:
    """Ask with the system's own window, in the reader's documents first."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(parent, parent.windowTitle(), str(Path(folder) / name), "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def ask_printer(parent: QWidget, layout: PrintLayout) -> QPrinter | None:
    """Ask with the system's own window for printer, sheets and copies."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(layout.paper))
    printer.setDocName(layout.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(layout.sheets))
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return printer if accepted else None
