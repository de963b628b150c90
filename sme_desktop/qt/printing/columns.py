"""Widens the columns of tables that would break a word in two; on paper nobody can make the window wider."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QFontMetricsF, QTextLength, QTextTable, QTextTableCell

from sme_desktop.qt.article.document import ArticleDocument
from sme_desktop.qt.printing.print_look import for_paper

_PARTS = re.compile(r"[^\s/–—-]+[/–—-]?")
"""What stays on one line: Qt breaks lines at spaces, and after hyphens."""

_ROUNDING = 3


def widen_columns(article: ArticleDocument, width: float) -> None:
    """Give each column of a table the width of its longest word; the other columns give way."""
    for box in article.boxes:
        if box.kind != "table":
            continue
        table = box.table
        least = [_least(table, column) for column in range(table.columns())]
        shares = [length.rawValue() for length in table.format().columnWidthConstraints()]
        if len(shares) != len(least) or not all(shares):
            continue  # Without shares Qt itself sees to it.
        given = [width * share / sum(shares) for share in shares]
        if any(wanted > got for wanted, got in zip(least, given, strict=True)):
            _set_widths(table, _fair(least, given))


def _fair(least: list[float], given: list[float]) -> list[float]:
    """Give widths of the same sum: no column is narrower than its longest word, if there is room for all."""
    lacking = sum(max(0.0, wanted - got) for wanted, got in zip(least, given, strict=True))
    spare = sum(max(0.0, got - wanted) for wanted, got in zip(least, given, strict=True))
    share = min(1.0, lacking / spare) if spare else 0.0
    return [wanted if got < wanted else got - (got - wanted) * share for wanted, got in zip(least, given, strict=True)]


def _set_widths(table: QTextTable, widths: list[float]) -> None:
    table_format = table.format()
    kind = QTextLength.Type.PercentageLength
    table_format.setColumnWidthConstraints([QTextLength(kind, 100 * width / sum(widths)) for width in widths])
    table.setFormat(table_format)


def _least(table: QTextTable, column: int) -> float:
    return max((width for row in range(table.rows()) for width in _word_widths(table.cellAt(row, column))), default=0.0)


def _word_widths(cell: QTextTableCell) -> Iterator[float]:
    cell_format = cell.format().toTableCellFormat()
    padding = cell_format.leftPadding() + cell_format.rightPadding() + _ROUNDING
    block = cell.firstCursorPosition().block()
    while block.isValid() and block.position() <= cell.lastPosition():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            metrics = QFontMetricsF(for_paper(fragment.charFormat().font()))
            for part in _PARTS.findall(fragment.text()):
                yield metrics.horizontalAdvance(part) + padding
            iterator += 1
        block = block.next()
