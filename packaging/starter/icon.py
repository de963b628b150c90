"""Draws the program's icon for the starters: pixels as a C header, and an icon file of Windows.

usage: icon.py SVG SMALL_SVG HEADER.h ICON.ico   (SMALL_SVG is drawn for 16 pixels)
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

WINDOW_SIDE = 96
"""Pixels of the picture in the window on Linux, drawn 48 wide and up."""

_SIDES = (16, 20, 24, 32, 40, 48, 64)
"""Sizes that Windows shows, as bitmaps; the largest one, 256, is a PNG, which Windows Vista and later read."""


def drawn(svg: Path, side: int) -> QImage:
    """Give the picture in ARGB, colours not multiplied."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def pixels_of(image: QImage) -> list[int]:
    """Give 0xAARRGGBB row by row."""
    return [image.pixel(x, y) for y in range(image.height()) for x in range(image.width())]


def header(image: QImage) -> str:
    """Give the picture as C."""
    pixels = pixels_of(image)
    rows = (pixels[start : start + 12] for start in range(0, len(pixels), 12))
    lines = ["    " + " ".join(f"0x{pixel:08x}," for pixel in row) for row in rows]
    body = "\n".join(lines)
    return (
        "/* Drawn by icon.py: 0xAARRGGBB. */\n#include <stdint.h>\n\n"
        f"enum {{ ICON_SIDE = {image.width()} }};\nstatic const uint32_t ICON_PIXELS[ICON_SIDE * ICON_SIDE] = {{\n{body}\n}};\n"
    )


def bitmap(image: QImage) -> bytes:
    """Give the picture as icon files of Windows hold it: rows from below, then an empty mask."""
    side = image.width()
    rows = [pixels_of(image.copy(0, y, side, 1)) for y in reversed(range(side))]
    mask = bytes((side + 31) // 32 * 4 * side)
    colours = b"".join(struct.pack(f"<{side}I", *row) for row in rows)
    return (
        struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, len(colours) + len(mask), 0, 0, 0, 0) + colours + mask
    )


def png(image: QImage) -> bytes:
    """Give the picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def icon_file(pictures: list[tuple[int, bytes]]) -> bytes:
    """Put pictures of one side each into an icon file."""
    entries, content = b"", b""
    for side, data in pictures:
        place = 6 + 16 * len(pictures) + len(content)
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), place)
        content += data
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + content


def main(svg: Path, small: Path, c_header: Path, icon: Path) -> None:
    """Write both."""
    c_header.write_text(header(drawn(svg, WINDOW_SIDE)), "ascii")
    pictures = [(side, bitmap(drawn(small if side < 24 else svg, side))) for side in _SIDES]
    icon.write_bytes(icon_file([*pictures, (256, png(drawn(svg, 256)))]))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
