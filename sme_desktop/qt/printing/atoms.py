"""Finds in a laid-out page what must not be torn: boxes, rows, steps, lines, headings with what follows them."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextFrame, QTextTable

from sme_desktop.qt.article.document import ArticleDocument, Box
from sme_desktop.qt.printing.breaks import Atom, merged

_WHOLE_LINES, _WHOLE_ROWS = 12, 3
"""Lines of a list, and rows of cards, that stay together."""

_COLONS = (":", "：")


def atoms_of(article: ArticleDocument, padding: float) -> tuple[Atom, ...]:
    """Give what stands in a page, from top to bottom; its boxes must be measured. `padding` is that of table cells."""
    return tuple(_Finder(article, padding).atoms(article.document.rootFrame()))


class _Finder:
    def __init__(self, article: ArticleDocument, padding: float) -> None:
        self._boxes = {box.table.objectIndex(): box for box in article.boxes}
        self._article = article
        self._layout = article.document.documentLayout()
        self._padding = padding

    def atoms(self, frame: QTextFrame) -> Iterator[Atom]:
        iterator = frame.begin()
        while not iterator.atEnd():
            child = iterator.currentFrame()
            block = iterator.currentBlock()
            if isinstance(child, QTextTable):
                yield from self._table(child)
            elif block.isValid() and block.length() > 1:
                yield from self._paragraph(block)
            iterator += 1

    def _paragraph(self, block: QTextBlock) -> Iterator[Atom]:
        lines = [Atom(top, bottom) for top, bottom in self._lines(block)]
        if not lines:
            return
        leads_on = block.blockFormat().headingLevel() > 0 or block.text().rstrip().endswith(_COLONS)
        is_short = len(lines) <= (3 if block.textList() is None else _WHOLE_LINES)
        if is_short:
            yield Atom(lines[0].top, lines[-1].bottom, leads_on, tuple(lines))
            return
        for number, line in enumerate(lines):
            # Two lines at least stand together at the foot of a sheet and at the head of the next one.
            clings = number in (0, len(lines) - 2) or (leads_on and number == len(lines) - 1)
            yield Atom(line.top, line.bottom, clings)

    def _lines(self, block: QTextBlock) -> Iterator[tuple[float, float]]:
        top = self._layout.blockBoundingRect(block).top()
        layout = block.layout()
        for number in range(layout.lineCount()):
            rect = layout.lineAt(number).rect()
            yield top + rect.top(), top + rect.bottom()

    def _table(self, table: QTextTable) -> Iterator[Atom]:
        box = self._boxes.get(table.objectIndex())
        if box is None:
            return
        if box.kind == "table":
            yield from self._rows(box)
        elif box.kind == "cards":
            yield from self._card_rows(table)
        else:
            yield self._whole(table, box.rect, keeps_next=box.kind == "figure")

    def _whole(self, table: QTextTable, rect: QRectF, *, keeps_next: bool = False) -> Atom:
        """Give a box as one atom, which may be cut between its lines where it is higher than a sheet."""
        # WORKAROUND(PySide 6.8.3): each call of QTextTable.document() would keep the document for ever.
        first = self._article.document.findBlock(table.firstPosition())
        spans = [span for block in _blocks_between(first, table.lastPosition()) for span in self._lines(block)]
        return Atom(rect.top(), rect.bottom(), keeps_next, _parts(rect.top(), rect.bottom(), merged(spans)))

    def _rows(self, box: Box) -> Iterator[Atom]:
        table = box.table
        tops = []
        for row in range(table.rows()):
            cells = (table.cellAt(row, column) for column in range(table.columns()))
            blocks = (cell.firstCursorPosition().block() for cell in cells)
            tops.append(min(self._layout.blockBoundingRect(block).top() for block in blocks) - self._padding)
        tops[0] = box.rect.top()
        bottoms = [*tops[1:], box.rect.bottom()]
        for row, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
            cells = (table.cellAt(row, column) for column in range(table.columns()))
            spans = [
                span
                for cell in cells
                for block in _blocks_between(cell.firstCursorPosition().block(), cell.lastPosition())
                for span in self._lines(block)
            ]
            # The head of a table stays with its first row, and no last row stands alone.
            clings = row == 0 or row == table.rows() - 2
            yield Atom(top, bottom, clings and row < table.rows() - 1, _parts(top, bottom, merged(spans)))

    def _card_rows(self, table: QTextTable) -> Iterator[Atom]:
        first, last = table.firstPosition(), table.lastPosition()
        cards = [
            box for box in self._article.boxes if box.kind == "card" and first <= box.table.firstPosition() <= last
        ]
        tops = sorted({card.rect.top() for card in cards})
        for number, top in enumerate(tops, 1):
            bottom = max(card.rect.bottom() for card in cards if card.rect.top() == top)
            yield Atom(top, bottom, len(tops) <= _WHOLE_ROWS and number < len(tops))


def _parts(top: float, bottom: float, bands: tuple[tuple[float, float], ...]) -> tuple[Atom, ...]:
    """Give the lines of a box; the first and the last one take its edges with them."""
    if len(bands) < 2:
        return ()
    last = len(bands) - 1
    return tuple(
        Atom(top if number == 0 else above, bottom if number == last else below)
        for number, (above, below) in enumerate(bands)
    )


def _blocks_between(block: QTextBlock, end: int) -> Iterator[QTextBlock]:
    while block.isValid() and block.position() <= end:
        yield block
        block = block.next()
