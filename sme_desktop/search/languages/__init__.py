"""What each language asks of search, one module each: how a text parts into words, and which terms a word gives."""

from collections.abc import Mapping

from sme_desktop.search.languages.arabic import Arabic
from sme_desktop.search.languages.base import Rules
from sme_desktop.search.languages.chinese import Chinese
from sme_desktop.search.languages.english import English
from sme_desktop.search.languages.french import French
from sme_desktop.search.languages.russian import Russian
from sme_desktop.search.languages.spanish import Spanish

__all__ = ["Rules", "rules_for"]

_RULES: Mapping[str, type[Rules]] = {
    "en": English,
    "fr": French,
    "es": Spanish,
    "ar": Arabic,
    "zh": Chinese,
    "ru": Russian,
}


def rules_for(language: str) -> Rules:
    """Give the rules of a language; one that we do not know is only folded."""
    return _RULES.get(language, Rules)()
