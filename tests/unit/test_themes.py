"""Colours that can be read: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

import pytest

from sme_desktop.qt.themes import THEMES, Theme

TEXT = (
    ("ink", "paper"), ("ink", "side"), ("ink", "card"), ("head", "hero"), ("head", "paper"), ("muted", "paper"), ("muted", "side"),
    ("muted", "hero"), ("muted", "card"), ("muted", "press"), ("link", "paper"), ("link", "side"), ("link", "card"),
    ("on", "accent"), ("on", "accenthover"), ("keyink", "key"), ("keyink", "sel"), ("ink", "key"), ("okink", "okbg"), ("ink", "okbg"),
    ("okink", "cardhover"), ("warnink", "warnbg"), ("ink", "warnbg"), ("riskink", "riskbg"), ("markink", "mark"), ("barink", "bar"),
    ("disabled", "paper"), ("ink", "selection"),
)  # fmt: skip
SHAPES = (
    ("field", "paper"),
    ("field", "side"),
    ("focus", "paper"),
    ("focus", "sel"),
    ("accent", "card"),
    ("barink", "bar"),
)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, first: str, second: str) -> float:
    light, dark = sorted((luminance(theme.colours[first]), luminance(theme.colours[second])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_has_a_contrast_of_four_and_a_half(theme: Theme) -> None:
    weak = {pair: round(contrast(theme, *pair), 2) for pair in TEXT if contrast(theme, *pair) < 4.5}

    assert weak == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_shapes_that_mean_something_have_a_contrast_of_three(theme: Theme) -> None:
    weak = {pair: round(contrast(theme, *pair), 2) for pair in SHAPES if contrast(theme, *pair) < 3.0}

    assert weak == {}
