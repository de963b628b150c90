"""Figures of a page: drawings of the edition in the colours of a look, and the widths that Qt takes from HTML alone."""

import re
from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage

from sme_desktop.qt.look import Look, paint_svg

FigureSource = Callable[[str], str | None]
"""Gives a drawing by its name as SVG with `@ink@`-like places for colours."""

_COLUMN_WIDTH = re.compile(r'width="(\d+)u"')
_COLOURS = {"paper": "paper", "ink": "ink", "muted": "muted", "accent": "accent", "soft": "key", "warn": "warn"}
_MARK = 'src="figure:'
_FIGURE = re.compile(rf'{_MARK}([^"]+)"')


def figure_names(html: str) -> Iterator[str]:
    """Give the names of the figures in a page, in order."""
    for part in html.split(_MARK)[1:]:
        yield part.partition('"')[0]


def coloured(svg: str, look: Look) -> str:
    """Give a drawing in the colours of a look."""
    for place, colour in _COLOURS.items():
        svg = svg.replace(f"@{place}@", look.theme.colours[colour])
    return svg


def height_for(svg: str, width: float) -> int:
    """Give the height of a drawing at a width, by its viewBox."""
    box = svg.partition('viewBox="')[2].partition('"')[0].split()
    if len(box) != 4:
        return round(width)
    return round(width * float(box[3]) / float(box[2]))


def with_widths(html: str, look: Look, figure_width: int) -> str:
    """Give the HTML with the width of figures and columns in pixels: Qt takes the width of a column from HTML alone."""
    html = html.replace('<img src="figure:', f'<img width="{figure_width}" src="figure:')
    return _COLUMN_WIDTH.sub(lambda match: f'width="{look.px(float(match[1]))}"', html)


def with_heights(html: str, figures: FigureSource, width: int) -> str:
    """Give the HTML with the height of each drawing in pixels, so that Qt lays it out without having it painted."""

    def place(match: re.Match[str]) -> str:
        svg = figures(match[1])
        return match[0] if svg is None else f'height="{height_for(svg, width)}" {match[0]}'

    return _FIGURE.sub(place, html)


def paint_figure(name: str, figures: FigureSource, look: Look, *, width: int, ratio: float) -> QImage:
    """Paint a drawing of a page; an empty image where there is none. `ratio` is the device pixel ratio of the screen."""
    svg = figures(name)
    if svg is None:
        return QImage()
    return paint_svg(coloured(svg, look).encode(), width, height_for(svg, width), ratio)
