"""Where ink stands in a picture of a widget: in blocks of columns, so that two pictures can be held against each other."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLabel, QTreeView, QWidget
from reader_support import all_of

from sme_desktop.qt.painted import PaintedButton
from sme_desktop.qt.suggestions import SuggestionList

Blocks = tuple[tuple[int, int], ...]

_GAP = 9
"""Columns without ink that part two blocks: more than between letters or words."""

_EDGE = 4
"""Frames and hairlines, which are left out."""


def pictures_of(screen: QWidget) -> Iterator[tuple[str, QImage]]:
    """Give a picture of each part that paints itself, row by row for lists, in the order in which they were made."""
    for place, widget in enumerate(all_of(screen, QWidget)):
        if not widget.isVisible() or (
            isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QAbstractItemView)
        ):
            continue
        name = f"{place} {type(widget).__name__} {widget.objectName()}"
        if isinstance(widget, QAbstractItemView):
            image = widget.viewport().grab().toImage()
            for row, area in enumerate(_rows_of(widget)):
                across = QRect(0, area.top(), image.width(), area.height())
                if image.rect().contains(across):
                    yield f"{name} {row}", image.copy(across)
        elif isinstance(widget, (PaintedButton, QLabel, SuggestionList)):
            yield name, widget.grab().toImage()


def _rows_of(view: QAbstractItemView) -> Iterator[QRect]:
    """Give the places of the rows that are seen, those within others too."""
    index = view.model().index(0, 0)
    while index.isValid():
        area = view.visualRect(index)
        if area.isValid():
            yield area
        index = view.indexBelow(index) if isinstance(view, QTreeView) else index.siblingAtRow(index.row() + 1)


def blocks_of(image: QImage) -> Blocks:
    """Give the first and last column of each block of ink."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    stride, data = grey.bytesPerLine(), bytes(grey.constBits())
    inside = range(_EDGE, grey.height() - _EDGE)
    if not inside:
        return ()
    ground = max(set(data[inside.start * stride : inside.stop * stride]), key=data.count)
    columns = []
    for x in range(_EDGE, grey.width() - _EDGE):
        column = data[inside.start * stride + x : inside.stop * stride : stride]
        if column.count(ground) < len(column):
            columns.append(x)
    return _in_blocks(columns)


def columns_in(image: QImage, colour: QColor) -> Blocks:
    """Give the blocks of columns in which a colour is seen."""
    wide = image.convertToFormat(QImage.Format.Format_RGB32)
    stride, data = wide.bytesPerLine(), bytes(wide.constBits())
    wanted = colour.rgb().to_bytes(4, "little")
    columns = set()
    for y in range(wide.height()):
        row = data[y * stride : y * stride + 4 * wide.width()]
        at = row.find(wanted)
        while at >= 0:
            if at % 4 == 0:
                columns.add(at // 4)
            at = row.find(wanted, at + 1)
    return _in_blocks(sorted(columns))


def mirrored(blocks: Blocks, width: int) -> Blocks:
    """Give blocks as a mirror shows them."""
    return tuple((width - 1 - last, width - 1 - first) for first, last in reversed(blocks))


def are_alike(first: Blocks, second: Blocks, tolerance: int = 3) -> bool:
    """Tell whether blocks stand at the same places."""
    return len(first) == len(second) and all(
        abs(a - b) <= tolerance
        for one, other in zip(first, second, strict=True)
        for a, b in zip(one, other, strict=True)
    )


def _in_blocks(columns: list[int]) -> Blocks:
    blocks: list[tuple[int, int]] = []
    for x in columns:
        if blocks and x - blocks[-1][1] <= _GAP:
            blocks[-1] = (blocks[-1][0], x)
        else:
            blocks.append((x, x))
    return tuple(blocks)
