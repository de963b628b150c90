"""Sizes of paper, and where body, header and footer stand on it, in units of 0.6 pt."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPageSize

from sme_desktop.values import dataclass

UNIT_PT = 0.6
"""Text of 18 units is then set in 10.8 pt, and 740 units, the column of the screen, fit between the margins of A4."""

SIDE_MM = 25.0
_HEADER_MM, _HEAD_RULE_MM, _BODY_TOP_MM = 12.5, 19.5, 27.0
_BODY_END_MM, _FOOT_RULE_MM = 27.0, 21.5
"""From the lower edge of the paper."""

_MM = 72 / 25.4 / UNIT_PT
_LETTER_TERRITORIES = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
"""Unicode CLDR, territories with the paper size US-Letter."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper; all lengths that it gives are in units."""

    id: str
    name: str
    size: QPageSize.PageSizeId
    width_mm: float
    height_mm: float

    @property
    def width(self) -> float:
        """Width of the paper."""
        return self.width_mm * _MM

    @property
    def height(self) -> float:
        """Height of the paper."""
        return self.height_mm * _MM

    @property
    def body(self) -> QRectF:
        """Where the text stands."""
        side, top = SIDE_MM * _MM, _BODY_TOP_MM * _MM
        return QRectF(side, top, round(self.width - 2 * side), self.height - top - _BODY_END_MM * _MM)

    @property
    def header_top(self) -> float:
        """Upper edge of the header's line of text."""
        return _HEADER_MM * _MM

    @property
    def header_rule(self) -> float:
        """Where the hairline under the header stands."""
        return _HEAD_RULE_MM * _MM

    @property
    def footer_rule(self) -> float:
        """Where the hairline above the footer stands."""
        return self.height - _FOOT_RULE_MM * _MM


PAPERS: Mapping[str, Paper] = {
    paper.id: paper
    for paper in (
        Paper("a4", "A4", QPageSize.PageSizeId.A4, 210.0, 297.0),
        Paper("letter", "Letter", QPageSize.PageSizeId.Letter, 215.9, 279.4),
    )
}


def usual_paper(locale: QLocale) -> Paper:
    """Give the paper that is customary where the computer stands."""
    is_letter = QLocale.territoryToCode(locale.territory()) in _LETTER_TERRITORIES
    return PAPERS["letter" if is_letter else "a4"]
