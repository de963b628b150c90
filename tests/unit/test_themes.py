"""Colours that can be read: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

import pytest

from sme_desktop.qt.themes import THEMES, Theme

GROUNDS = ("paper", "hero", "side", "card", "cardhover", "key", "sel", "hover", "press")
"""What words and shapes stand on: screens, cards at rest and under the pointer, chosen and pressed rows."""

INKS = ("ink", "head", "muted", "link", "accent", "keyink", "okink", "warnink")
"""What is written with; each is measured on every ground, so that no pair that the code uses is forgotten."""

BOXES = ("okbg", "warnbg", "riskbg")

HIGHLIGHTS = ("yellow", "green", "blue")
"""What readers mark words with, whatever those are written in."""

TEXT = (
    *((ink, ground) for ink in INKS for ground in (*GROUNDS, *HIGHLIGHTS)),
    *(("ink", box) for box in BOXES), *(("link", box) for box in BOXES), *(("accent", box) for box in BOXES),
    ("okink", "okbg"), ("warnink", "warnbg"), ("riskink", "riskbg"), ("ink", "selection"),
    ("on", "accent"), ("on", "accenthover"), ("markink", "mark"), ("barink", "bar"), ("disabled", "paper"),
)  # fmt: skip
SHAPES = (
    *((shape, ground) for shape in ("focus", "accent") for ground in GROUNDS),
    # The edges of fields, buttons and boxes to tick, on what they stand on before they are chosen.
    *(("field", ground) for ground in ("paper", "hero", "side", "card", "cardhover", "key", "hover")),
    ("ok", "paper"), ("ok", "okbg"), ("ok", "cardhover"), ("ok", "sel"), ("paper", "ok"),
    ("warn", "bar"), ("barink", "bar"), ("warnink", "hover"), ("on", "accent"), ("mark", "markink"),
)  # fmt: skip
ORNAMENTS = ("rule", "rule2", "keyline", "warn", "risk")
"""Hairlines and bars beside words: nothing is told by them alone."""


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


def mixed(theme: Theme, ink: str, ground: str, alpha: int) -> str:
    """Give the colour that a see-through ink makes on a ground."""
    pairs = [[int(theme.colours[name][place : place + 2], 16) for name in (ink, ground)] for place in (1, 3, 5)]
    return "#" + "".join(f"{round((over * alpha + under * (255 - alpha)) / 255):02x}" for over, under in pairs)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("alpha", [26, 36, 44, 64])
def test_words_on_the_glow_of_the_bar_can_be_read(theme: Theme, alpha: int) -> None:
    light, dark = sorted(
        (luminance(theme.colours["barink"]), luminance(mixed(theme, "barink", "bar", alpha))), reverse=True
    )

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_is_measured_or_only_an_ornament() -> None:
    measured = {name for pair in (*TEXT, *SHAPES) for name in pair}

    for theme in THEMES.values():
        assert set(theme.colours) - measured - set(ORNAMENTS) == set()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_shapes_that_mean_something_have_a_contrast_of_three(theme: Theme) -> None:
    weak = {pair: round(contrast(theme, *pair), 2) for pair in SHAPES if contrast(theme, *pair) < 3.0}

    assert weak == {}
