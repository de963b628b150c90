"""Fills a style sheet with a look: `@ink` is a colour, `18u` a length, `line(18)` the line height of 18 px text."""

import re
from collections.abc import Iterator
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


_RULE = re.compile(r"^(?P<part>[^{]+?) *\{(?P<what>.*)\}$", re.MULTILINE)
_PADDING = re.compile(r"padding: (?P<top>\S+) (?P<right>\S+) (?P<bottom>\S+) (?P<left>[^\s;]+);")
_INDENT = re.compile(r"margin-left: (?P<left>[^;]+);")
_FIXED = ("td.card", "td.side")
"""Cells that are named by the side of the screen they stand at."""

_UPRIGHT = "font-style: normal; font-weight: 600;"
"""Arabic letters do not slope: what is stressed is heavier."""


@lru_cache(maxsize=8)
def two_way_style_sheet(look: Look, language: str) -> str:
    """Give the style sheet of pages with rules for the parts that run from right to left, whatever stands around them.

    Qt mirrors neither padding nor margins; it does know selectors of attributes.
    """
    css = style_sheet("page.css", look, language)
    return css + "\n".join(_mirrored_rules(css))


def _mirrored_rules(css: str) -> Iterator[str]:
    plain, turned = [("i", "font-style: italic; font-weight: 400;")], [("i", _UPRIGHT)]
    for rule in _RULE.finditer(css):
        padding, indent = _PADDING.search(rule["what"]), _INDENT.search(rule["what"])
        if padding and padding["left"] != padding["right"] and not rule["part"].startswith(_FIXED):
            plain.append((rule["part"], padding[0]))
            turned.append((rule["part"], padding.expand(r"padding: \g<top> \g<left> \g<bottom> \g<right>;")))
        if indent:
            plain.append((rule["part"], f"{indent[0]} margin-right: 0;"))
            turned.append((rule["part"], f"margin-left: 0; margin-right: {indent['left']};"))
    for around, rules in (("body[dir=rtl]", turned), ("td[dir=ltr]", plain), ("td[dir=rtl]", turned)):
        yield from (f"{around} {part} {{ {what} }}" for part, what in rules)
