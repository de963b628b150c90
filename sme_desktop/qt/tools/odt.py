"""A sheet as a document for word processors (OpenDocument, ISO/IEC 26300), written by Qt."""

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFont, QTextDocument, QTextDocumentWriter

from sme_desktop.model import LANGUAGES

_STYLE = (
    "p { margin-bottom: 8px; } h1 { font-size: 20pt; font-weight: 600; } h2 { font-size: 15pt; font-weight: 600; margin-top: 18px; }"
    " h3 { font-size: 12pt; font-weight: 600; margin-top: 12px; } td { padding: 5px; }"
)

_LINK = re.compile(r"</?a\b[^>]*>")
"""Links of the handbook lead nowhere outside it."""

_HEADING = re.compile(r'<p class="h([123])">(.*?)</p>', re.DOTALL)


def odt_of(html: str, title: str, language: str) -> bytes:
    """Give the HTML of a page as an ODT file; drawings are left out."""
    document = QTextDocument()
    font = QFont("Liberation Serif")
    font.setPointSizeF(11)
    document.setDefaultFont(font)
    document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
    document.setDefaultStyleSheet(_STYLE)
    direction = "rtl" if LANGUAGES[language].is_right_to_left else "ltr"
    # On paper a table without lines is no form.
    ruled = html.replace(
        'class="data" width="100%" cellspacing="0" cellpadding="0" border="0"',
        'width="100%" cellspacing="0" cellpadding="5" border="1"',
    )
    ruled = _LINK.sub("", _HEADING.sub(r"<h\1>\2</h\1>", ruled))
    document.setHtml(f'<html><body dir="{direction}">{ruled}</body></html>')
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QTextDocumentWriter(buffer, QByteArray(b"odf")).write(document)
    buffer.close()
    return bytes(data.data())
