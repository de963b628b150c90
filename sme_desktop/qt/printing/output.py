"""Puts a laid-out booklet into a PDF file, or onto a printer."""

import logging
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from sme_desktop.errors import PdfNotSavedError, PrinterFailedError
from sme_desktop.qt.printing.layout import PrintLayout
from sme_desktop.qt.printing.letters import with_meant_letters
from sme_desktop.qt.printing.paper import UNIT_PT, Paper

logger = logging.getLogger(__name__)

_DPI = 1200


def pdf_of(layout: PrintLayout) -> bytes:
    """Give a booklet as a PDF file with its fonts inside."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(layout.title)
    writer.setCreator(layout.creator)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout(layout.paper))
    painter = QPainter(writer)
    try:
        scale = _DPI / 72 * UNIT_PT
        painter.scale(scale, scale)
        for number in range(len(layout.sheets)):
            if number:
                writer.newPage()
            layout.paint(painter, number)
    finally:
        painter.end()
    buffer.close()
    return with_meant_letters(bytes(data.data()))


def save_pdf(layout: PrintLayout, path: Path) -> None:
    """Save a booklet; raise PdfNotSavedError, which leaves no half-written file and an older one as it was."""
    data = pdf_of(layout)
    aside = path.with_name(f"{path.name}.part")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        logger.warning("The PDF cannot be written: %s", error)
        _remove(aside)
        raise PdfNotSavedError(file=path.name, folder=path.parent) from error


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        logger.warning("The half-written PDF cannot be removed: %s", error)


def page_layout(paper: Paper) -> QPageLayout:
    """Give a sheet without margins of Qt's: our own are painted."""
    size = QPageSize(paper.size)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def print_layout(layout: PrintLayout, printer: QPrinter) -> None:
    """Print a booklet, or the range of sheets that was chosen; raise PrinterFailedError.

    On another size of paper the sheets are made to fit.
    """
    printer.setFullPage(True)
    printer.setDocName(layout.title)
    printer.setCreator(layout.creator)
    first, last = printer.fromPage() or 1, printer.toPage() or len(layout.sheets)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterFailedError(printer=printer.printerName())
    try:
        area = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        wanted = QSizeF(layout.paper.width, layout.paper.height)
        scale = min(area.width() / wanted.width(), area.height() / wanted.height())
        painter.translate((area.width() - wanted.width() * scale) / 2, (area.height() - wanted.height() * scale) / 2)
        painter.scale(scale, scale)
        for place, number in enumerate(range(first - 1, min(last, len(layout.sheets)))):
            if place and not printer.newPage():
                raise PrinterFailedError(printer=printer.printerName())
            layout.paint(painter, number)
    finally:
        painter.end()
