"""How wide the column of a page, its margins and its drawings are in a view of a given width; all in px."""

from sme_desktop.qt.article.document import FIGURE_WIDTH
from sme_desktop.qt.look import Look
from sme_desktop.values import dataclass

TOC_FROM = 1180
"""Width of the view from which "On this page" stands beside the text."""

_TOC_WIDTH = 260
_EDGE, _WIDE_EDGE = 28, 64
_GUTTER = 64
"""What the cells of two columns leave free at their sides, and a figure at its own."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one page in one look; `has_toc` where "On this page" may stand in the margin."""

    look: Look
    is_double: bool
    has_toc: bool
    is_right_to_left: bool

    def toc_width(self, width: int) -> int:
        """Give the room kept for "On this page" beside the text; 0 where there is too little, or none is wanted."""
        if self.is_double or not self.has_toc or width < self.look.px(TOC_FROM):
            return 0
        return self.look.px(_TOC_WIDTH)

    def column(self, width: int) -> int:
        """Give the width of the text."""
        look = self.look
        if self.is_double:
            return width - 2 * look.px(_WIDE_EDGE if width >= look.px(TOC_FROM) else _EDGE)
        return int(min(look.px(look.column), max(200, width - 2 * _EDGE - self.toc_width(width))))

    def margins(self, width: int) -> tuple[int, int]:
        """Give the margins at the left and the right of the text."""
        toc = self.toc_width(width)
        free = max(2 * _EDGE, width - toc - self.column(width))
        before = free // 2
        after = free - before + toc
        return (after, before) if self.is_right_to_left else (before, after)

    def figure_width(self, width: int) -> int:
        """Give the width of a drawing."""
        room = self.column(width) - self.look.px(24)
        if self.is_double:
            room = room // 2 - self.look.px(_GUTTER)
        return int(min(room, self.look.px(FIGURE_WIDTH)))
