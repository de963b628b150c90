"""The picture of a check-up: a bar for each area, with the limits of the bands (SVG 1.1, colours as places)."""

from collections.abc import Sequence
from html import escape

from sme_desktop.i18n import Catalogue
from sme_desktop.tools.diagnosis.questionnaire import Band
from sme_desktop.tools.diagnosis.result import AreaResult
from sme_desktop.tools.texts import words

NO_SCORE = "–"
_WIDTH, _HEAD, _ROW, _BAR, _EDGE = 680, 40, 50, 12, 44
_TRACK = _WIDTH - _EDGE
_FONT = "font-family='Source Sans 3' "


def bars(areas: Sequence[AreaResult], bands: Sequence[Band], catalogue: Catalogue) -> str:
    """Draw the areas from top to bottom; lengths in px of the design at the usual text size."""
    height = _HEAD + _ROW * len(areas)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}">',
        *_limits(bands, catalogue, height),
    ]
    for place, result in enumerate(areas):
        parts += _row(result, _HEAD + place * _ROW, catalogue.language)
    return "".join((*parts, "</svg>"))


def _limits(bands: Sequence[Band], catalogue: Catalogue, height: int) -> list[str]:
    parts, before = [], 0
    for band in bands:
        left, right = before * _TRACK / 100, (band.most if band.most == 100 else band.most + 1) * _TRACK / 100
        middle = (left + right) / 2
        name = escape(words(band.label, catalogue.language))
        parts.append(
            f"<text x='{middle:.1f}' y='14' text-anchor='middle' {_FONT}font-size='14' fill='@muted@'>{name}</text>"
        )
        parts.append(
            f"<rect x='{left + 1:.1f}' y='22' width='{right - left - 2:.1f}' height='3' rx='1.5' fill='@muted@'/>"
        )
        if band.most < 100:
            parts.append(
                f"<line x1='{right:.1f}' y1='28' x2='{right:.1f}' y2='{height}' stroke='@muted@' stroke-dasharray='2 3'/>"
            )
        before = band.most + 1
    return parts


def _row(result: AreaResult, top: int, language: str) -> list[str]:
    title = escape(words(result.area.title, language))
    score = NO_SCORE if result.score is None else str(result.score)
    bar = top + 22
    parts = [
        f"<text x='0' y='{top + 14}' {_FONT}font-size='16' fill='@ink@'>{title}</text>",
        f"<rect x='0' y='{bar}' width='{_TRACK}' height='{_BAR}' rx='4' fill='@soft@'/>",
        f"<text x='{_WIDTH}' y='{bar + _BAR}' text-anchor='end' {_FONT}font-size='17' font-weight='600' fill='@ink@'>{score}</text>",
    ]
    if result.score:
        width = max(4.0, result.score * _TRACK / 100)
        parts.append(f"<rect x='0' y='{bar}' width='{width:.1f}' height='{_BAR}' rx='4' fill='@accent@'/>")
    return parts
