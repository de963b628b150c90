"""Words of the tools' data in several languages."""

from collections.abc import Mapping
from typing import Any

from sme_desktop.i18n import N_, Catalogue

NAMED = N_("{name}: {value}")

Texts = Mapping[str, str]
"""Words by language code; English is always there."""


def words(texts: Texts, language: str) -> str:
    """Give the words in this language, else in English."""
    return texts.get(language) or texts["en"]


def read_texts(data: Any) -> Texts:
    """Read words by language; raise ValueError where they are no words, or English lacks."""
    if not isinstance(data, dict) or not data.get("en"):
        raise ValueError("words in English are missing")
    if not all(isinstance(text, str) for text in data.values()):
        raise ValueError("words are no text")
    return dict(data)


def named(name: str, value: str, catalogue: Catalogue) -> str:
    """Give “name: value”, with the space that French sets before a colon."""
    return catalogue.fill(NAMED, {"name": name, "value": value})
