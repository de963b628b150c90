"""Draws a figure on paper: its shapes as lines, its words as letters that can be copied.

WORKAROUND(QtSvg 6.8): on a PDF, QSvgRenderer draws each letter as a stroked outline: too bold, a megabyte a figure, and
nothing to copy.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTransform
from PySide6.QtSvg import QSvgRenderer

from sme_desktop.qt.look import SANS
from sme_desktop.qt.printing.print_look import for_paper
from sme_desktop.values import dataclass

_SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"(\w+)\(([^)]*)\)")
_SHARE = {"middle": 0.5, "end": 1.0}
_SEMIBOLD = 600


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    place: QPointF
    size: float
    is_bold: bool
    colour: str
    share: float
    """Of the width that lies before the place."""
    transform: QTransform


def draw(painter: QPainter, svg: str, area: QRectF) -> None:
    """Draw a coloured SVG into an area; one that cannot be taken apart is drawn by Qt as it is."""
    try:
        root = ElementTree.fromstring(svg)
        words = tuple(_taken_out(root, QTransform()))
        box = [float(value) for value in root.get("viewBox", "").split()]
        x, y, width, height = box
    except (ElementTree.ParseError, ValueError):
        QSvgRenderer(QByteArray(svg.encode())).render(painter, area)
        return
    QSvgRenderer(QByteArray(ElementTree.tostring(root))).render(painter, area)
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(area.width() / width, area.height() / height)
    painter.translate(-x, -y)
    for part in words:
        _set(painter, part)
    painter.restore()


def _taken_out(element: ElementTree.Element, transform: QTransform) -> Iterator[_Words]:
    """Take the words out of a drawing; raise ValueError for what is not understood."""
    for child in list(element):
        own = _transform(child.get("transform", "")) * transform
        if child.tag == f"{_SVG}text":
            yield _Words(
                "".join(child.itertext()).strip(),
                QPointF(float(child.get("x", "0")), float(child.get("y", "0"))),
                float(child.get("font-size", "14")),
                child.get("font-weight") == "bold",
                child.get("fill", "#000000"),
                _SHARE.get(child.get("text-anchor", ""), 0.0),
                own,
            )
            element.remove(child)
        else:
            yield from _taken_out(child, own)


def _transform(text: str) -> QTransform:
    result = QTransform()
    for name, numbers in _STEP.findall(text):
        values = [float(value) for value in numbers.replace(",", " ").split()]
        match name, values:
            case "translate", [x, y]:
                step = QTransform.fromTranslate(x, y)
            case "scale", [x, y]:
                step = QTransform.fromScale(x, y)
            case "rotate", [angle]:
                step = QTransform().rotate(angle)
            case "matrix", [a, b, c, d, e, f]:
                step = QTransform(a, b, c, d, e, f)
            case _:
                raise ValueError(name)
        result = step * result
    return result


def _set(painter: QPainter, words: _Words) -> None:
    font = for_paper(QFont(SANS))
    font.setPixelSize(max(1, round(words.size)))
    font.setWeight(QFont.Weight(_SEMIBOLD if words.is_bold else QFont.Weight.Normal.value))
    width = QFontMetricsF(font).horizontalAdvance(words.text)
    painter.save()
    painter.setTransform(words.transform, combine=True)
    painter.setFont(font)
    painter.setPen(QColor(words.colour))
    painter.drawText(words.place - QPointF(width * words.share, 0), words.text)
    painter.restore()
