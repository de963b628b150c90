"""How things are drawn on paper: the light theme on white, its lines dark enough to be told apart in greys."""

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtGui import QFont

from sme_desktop.qt.look import Look
from sme_desktop.qt.themes import THEMES

_ON_PAPER = {
    "hero": "#ffffff",
    "rule": "#b6c0cb",
    "rule2": "#8b97a4",
    "keyline": "#7b9fc2",
    "muted": "#4c5967",
    "warn": "#a86400",
}
"""Hairlines of the screen vanish on paper; the tints of boxes are kept, since they never carry a meaning alone."""

_LIGATURES = ("liga", "clig")
"""OpenType features."""


def print_look() -> Look:
    """Give the look of everything that is printed."""
    light = THEMES["light"]
    theme = replace(light, name="print", colours=MappingProxyType({**light.colours, **_ON_PAPER}))
    return Look(theme)


def print_font(look: Look, size: float, weight: int = 400, *, is_serif: bool = False) -> QFont:
    """Give a face for paper."""
    return for_paper(look.font(size, weight, is_serif=is_serif))


def for_paper(font: QFont) -> QFont:
    """Give a face whose letters stand where the printer puts them, not where pixels would, and can be copied one by one.

    A PDF file written by Qt does not tell which letters a ligature stands for.
    """
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for name in _LIGATURES:
        font.setFeature(QFont.Tag.fromString(name), 0)
    return font
