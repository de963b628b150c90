"""The colours of the four themes; figures after a name in the design study are WCAG 2.2 contrasts."""

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from sme_desktop.values import dataclass

_NAMES = [
    "paper",
    "hero",
    "side",
    "ink",
    "head",
    "muted",
    "link",
    "accent",
    "accenthover",
    "on",
    "field",
    "rule",
    "rule2",
    "focus",
    "sel",
    "hover",
    "press",
    "card",
    "cardhover",
    "key",
    "keyink",
    "keyline",
    "okbg",
    "ok",
    "okink",
    "warnbg",
    "warn",
    "warnink",
    "riskbg",
    "risk",
    "riskink",
    "mark",
    "markink",
    "bar",
    "barink",
    "disabled",
    "selection",
    "yellow",
    "green",
    "blue",
]


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours by the name of their use, as `#rrggbb`."""

    name: str
    is_dark: bool
    colours: Mapping[str, str] = field(hash=False, compare=False)


def _theme(name: str, *, is_dark: bool, colours: str) -> Theme:
    values = ["#" + value for value in colours.split()]
    return Theme(name, is_dark, MappingProxyType(dict(zip(_NAMES, values, strict=True))))


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        theme.name: theme
        for theme in (
            _theme(
                "light",
                is_dark=False,
                colours="ffffff f0f5fa f4f6f8 1f2a37 0f1b2d 556373 0a5aa0 0b5fa5 0b4f8a ffffff 7b8896 e1e6ec c9d1da 0b5fa5 "
                "dcebf8 e8edf3 d3e4f4 f8fafb eef5fb edf4fb 0b4f8a edf4fb eaf6ef 2b8a57 17633c fff5e0 d98a0b 8a5200 "
                "fdeceb c2453d 9c2f28 ffe58a 1f2a37 0b3a66 ffffff 66717e b3d4f5 fff0b8 d6f0de dbe8fa",
            ),
            _theme(
                "sepia",
                is_dark=False,
                colours="fbf5e6 f3e9d2 f6eedb 3a2f22 2a2017 69593f 0a5580 0a5580 084466 ffffff 8a7a5c e6dabf cdbd9a 0a5580 "
                "e3e3d6 ece1c8 d6dccf f8f0de eeebdc ecebdd 084466 ecebdd e6eed9 3f7d4e 1f5a32 fbe9c4 c47f12 7d4a00 "
                "f7e0d6 b8443a 92302a f5d97a 2a2017 173a55 ffffff 7b6c52 d8cdb0 f8e5a2 dbe9c6 d3e1ea",
            ),
            _theme(
                "dark",
                is_dark=True,
                colours="15191f 1a212a 1b2027 d5dbe3 f2f5f8 9aa7b6 86bff5 74b3ee 9cc9f5 0d1a28 6f7d8d 2a313b 3f4955 9cceff "
                "243a52 252c36 2b3a4b 1c222a 222c38 17273a a5d0f8 17273a 172a21 4cb782 8fdcb4 2d2413 e0a63a f2c877 "
                "331c1c e5847d f3aaa4 6b5612 fff6dc 0f2136 ffffff 8994a1 2c5a86 443a0e 193f2c 1e3b62",
            ),
            _theme(
                "contrast",
                is_dark=True,
                colours="000000 000000 000000 ffffff ffffff e6e6e6 8fd8ff ffd83d ffffff 000000 ffffff 8c8c8c ffffff ffd83d "
                "3a3000 262626 3a3000 000000 262626 141414 ffd83d ffd83d 001f0c 5ee58f 8ff0b2 241a00 ffd83d ffe27a "
                "2b0000 ff8a80 ffb3ad ffd83d 000000 000000 ffffff a6a6a6 4a4a4a 403500 00380f 00305e",
            ),
        )
    }
)

FOLLOW_SYSTEM = ""
"""The choice of readers who leave the theme to their system."""
