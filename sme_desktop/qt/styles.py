"""Fills a style sheet with a look: `@ink` is a colour, `18u` a length, `line(18)` the line height of 18 px text."""

import re
from functools import lru_cache

from sme_desktop.paths import template
from sme_desktop.qt.look import Look

LINE_HEIGHT = 1.58
"""Line height as a multiple of the text size; in px, since Qt counts per cent from the font's own tall line."""

_TALL_SCRIPTS = {"ar": 1.75, "zh": 1.75}
_PLACE = re.compile(r"@(?P<name>\w+)|line\((?P<line>[\d.]+)\)|(?P<length>-?[\d.]+)u\b")


@lru_cache(maxsize=8)
def _source(name: str) -> str:
    return template("window", name).read_text("utf-8")


@lru_cache(maxsize=64)
def style_sheet(name: str, look: Look, language: str) -> str:
    """Give a style sheet of `templates/window` for a look and a language."""
    factor = _TALL_SCRIPTS.get(language, LINE_HEIGHT)

    def fill(match: re.Match[str]) -> str:
        if match["name"]:
            return {"serif": look.serif, "sans": look.sans}.get(match["name"]) or look.theme.colours[match["name"]]
        if match["line"]:
            return f"{look.px(float(match['line']) * factor * look.spacing / 100)}px"
        length = float(match["length"])
        return f"-{look.px(-length)}px" if length < 0 else f"{look.px(length)}px"

    return _PLACE.sub(fill, _source(name))
