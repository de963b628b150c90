"""The structure of a page as screen readers want it: headings, paragraphs, links, lists, tables, figures, boxes to tick."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextTable,
    QTextTableCell,
)

from sme_desktop.values import dataclass

Role = QAccessible.Role

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a page, with the stretch of the document that it covers; `name` is its whole text."""

    role: QAccessible.Role
    name: str
    start: int
    end: int
    children: tuple["Part", ...] = ()
    level: int = 0
    """Level of a heading, from 1."""
    link: str = ""
    """Where a link leads, or what pressing does: `page:id`, `term:id`, `tick:box`."""
    box: str = ""
    """Name of a box to tick, as the reader's ticks know it."""
    row: int = -1
    column: int = -1
    group: str = ""
    """Parts that follow each other with the same group belong to one list."""


def outline_of(document: QTextDocument) -> tuple[Part, ...]:
    """Give the parts of a page in reading order."""
    is_mirrored = document.defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    return _Outliner(is_mirrored=is_mirrored).parts(document.rootFrame())


class _Outliner:
    def __init__(self, *, is_mirrored: bool) -> None:
        self._is_mirrored = is_mirrored

    def parts(self, frame: QTextFrame | QTextTableCell) -> tuple[Part, ...]:
        return tuple(_gathered(self._walk(frame)))

    def _walk(self, frame: QTextFrame | QTextTableCell) -> list[Part]:
        found: list[Part] = []
        iterator = frame.begin()
        while not iterator.atEnd():
            child, block = iterator.currentFrame(), iterator.currentBlock()
            is_frame = isinstance(child, QTextFrame)
            if isinstance(child, QTextTable):
                found += self._table(child)
            elif is_frame:
                found += self._walk(child)
            else:
                found += _block_parts(block)
            iterator += 1
        return found

    def _cells(self, table: QTextTable, row: int) -> list[QTextTableCell]:
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        # Qt never mirrors columns: right to left, they are written in reverse.
        return cells[::-1] if self._is_mirrored else cells

    def _table(self, table: QTextTable) -> tuple[Part, ...]:
        rows = [self._cells(table, row) for row in range(table.rows())]
        kind, _, rest = _marker(rows[0][0].firstCursorPosition().block()).partition(":")
        argument, _, link = rest.partition(":")
        loose = [part for row in rows for cell in row for part in self._walk(cell)]
        inside = tuple(_gathered(loose))
        words = " ".join(part.name for part in loose)
        span = (table.firstPosition(), table.lastPosition())
        match kind:
            case "table":
                return (self._data_table(rows, span),)
            case "check":
                links = tuple(part for part in _links_of(inside) if not part.link.startswith("tick:"))
                return (Part(Role.CheckBox, words, *span, links, link=link, box=argument),)
            case "step":
                return (Part(Role.ListItem, words, *span, _links_of(inside), group="steps"),)
            case "card":
                return (Part(Role.ListItem, words, *span, _links_of(inside), group="cards"),)
            case "key" | "tip" | "watch" if inside:
                return (Part(Role.Note, inside[0].name, *span, inside),)
        return tuple(loose)  # A frame for the looks alone: around a figure, or around cards.

    def _data_table(self, rows: list[list[QTextTableCell]], span: tuple[int, int]) -> Part:
        lines = []
        for number, row in enumerate(rows):
            role = Role.ColumnHeader if number == 0 else Role.Cell
            cells = []
            for column, cell in enumerate(row):
                inside = self.parts(cell)
                words = " ".join(part.name for part in inside)
                place = (cell.firstPosition(), cell.lastPosition())
                cells.append(Part(role, words, *place, _links_of(inside), row=number, column=column))
            ends = (min(cell.start for cell in cells), max(cell.end for cell in cells))
            lines.append(Part(Role.Row, " · ".join(cell.name for cell in cells), *ends, tuple(cells), row=number))
        return Part(Role.Table, lines[0].name, *span, tuple(lines))


def _gathered(parts: list[Part]) -> Iterator[Part]:
    """Put the items of a list into one list."""
    for group, members in groupby(parts, key=lambda part: part.group):
        items = tuple(replace(part, group="") for part in members)
        if group:
            # The first item's words would be read twice as the list's name: a list has none.
            yield Part(Role.List, "", items[0].start, items[-1].end, items)
        else:
            yield from items


def _links_of(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the links in parts, at any depth."""
    found: list[Part] = []
    for part in parts:
        found += (part,) if part.role is Role.Link else _links_of(part.children)
    return tuple(found)


def _block_parts(block: QTextBlock) -> tuple[Part, ...]:
    name = _plain(block.text())
    start, end = block.position(), block.position() + block.length() - 1
    figures = tuple(_figures_in(block))
    if not name:
        return figures
    level = block.blockFormat().headingLevel()
    links = (*_links_in(block), *figures)
    if level:
        return (Part(Role.Heading, name, start, end, links, level=level),)
    is_item = isinstance(block.textList(), QTextList)
    if is_item:
        number = block.textList().itemText(block).strip()
        words = f"{number} {name}" if number[:1].isdigit() else name
        return (Part(Role.ListItem, words, start, end, links, group=f"list {block.blockFormat().objectIndex()}"),)
    return (Part(Role.Paragraph, name, start, end, links),)


def _plain(text: str) -> str:
    return " ".join(text.replace(_OBJECT, " ").split())


def _fragments(block: QTextBlock) -> Iterator[tuple[str, int, int, str, str]]:
    """Give text, start, end, address and alternative text of each stretch of a paragraph."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        char_format = fragment.charFormat()
        words = char_format.property(QTextFormat.Property.ImageAltText) if char_format.isImageFormat() else None
        start = fragment.position()
        yield fragment.text(), start, start + fragment.length(), char_format.anchorHref(), str(words or "")
        iterator += 1


def _links_in(block: QTextBlock) -> Iterator[Part]:
    for link, members in groupby(_fragments(block), key=lambda fragment: fragment[3]):
        stretch = list(members)
        if link:
            name = _plain("".join(text for text, *_ in stretch))
            yield Part(Role.Link, name, stretch[0][1], stretch[-1][2], link=link)


def _figures_in(block: QTextBlock) -> Iterator[Part]:
    for text, start, end, _, words in _fragments(block):
        if _OBJECT in text:
            yield Part(Role.Graphic, words, start, end)


def _marker(block: QTextBlock) -> str:
    """Give what the builder of pages wrote into an anchor: `check:what-to-do/1:tick:what-to-do/1`."""
    iterator = block.begin()
    while not iterator.atEnd():
        names = iterator.fragment().charFormat().anchorNames()
        marker = next((name[2:] for name in names if name.startswith("d:")), "")
        if marker:
            return str(marker)
        iterator += 1
    return ""
