"""Parts paragraphs that run on overleaf, so that each sheet draws its own lines alone.

WORKAROUND(Qt 6.8 QTextLayout::draw): of a paragraph that reaches into the area to be drawn, the line just before the
area is drawn as well: unseen, but found twice by those who search or copy the PDF file.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from sme_desktop.qt.article.document import ArticleDocument
from sme_desktop.qt.printing.breaks import MARGIN, Slice


def part_paragraphs(article: ArticleDocument, slices: tuple[Slice, ...]) -> None:
    """Begin a new paragraph where a sheet begins within one; no word and no line moves."""
    cursor = QTextCursor(article.document)
    for part in reversed(slices[1:]):
        for position in sorted(_positions(article, part.top), reverse=True):
            cursor.setPosition(position)
            _part(cursor)


def _positions(article: ArticleDocument, top: float) -> Iterator[int]:
    """Give where the first line below `top` begins in each paragraph that stands on both sides of it."""
    layout = article.document.documentLayout()
    block = article.document.begin()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() < top < rect.bottom() and block.textList() is None:
            yield from _starts(block, top - rect.top())
        block = block.next()


def _starts(block: QTextBlock, below: float) -> Iterator[int]:
    for number in range(1, block.layout().lineCount()):
        line = block.layout().lineAt(number)
        if line.y() >= below - MARGIN - 0.5:
            yield block.position() + line.textStart()
            return


def _part(cursor: QTextCursor) -> None:
    first = cursor.blockFormat()
    second = cursor.blockFormat()
    first.setBottomMargin(0)
    second.setTopMargin(0)
    second.setTextIndent(0)
    cursor.setBlockFormat(first)
    cursor.insertBlock(second)
