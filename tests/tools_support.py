"""The rules of the content, and catalogues of the tools' texts, for the tests of the tools."""

import gettext
from pathlib import Path
from typing import Any

import yaml
from hypothesis import settings

from sme_desktop.i18n import Catalogue
from sme_desktop.tools.deadlines.rules import RuleBook, read_rule_book

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "content" / "tools"
KEPT = Path(__file__).parent / "data" / "tools"
QUICK = settings(derandomize=True, max_examples=150, deadline=None, database=None)
"""The same examples each time, so that a red test stays red."""
LANGUAGES = ("en", "fr", "es")


def data_of(tool: str) -> Any:
    """Give the data of a tool as it stands in the content."""
    return yaml.safe_load((TOOLS / f"{tool}.yaml").read_text("utf-8"))


def rule_book() -> RuleBook:
    """Give the rules of the content."""
    return read_rule_book(data_of("deadlines"), data_of("sheets"))


class _Words(gettext.NullTranslations):
    """The texts of the tools in one language, kept beside the reports that are made with them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        rows = [line.split("\t") for line in (KEPT / "words.tsv").read_text("utf-8").splitlines()]
        self._words = {row[0]: row[LANGUAGES.index(language)] for row in rows}

    def gettext(self, message: str) -> str:
        return self._words[message]


def catalogue_of(language: str) -> Catalogue:
    """Give the tools' texts in a language; a text that is not kept raises KeyError."""
    return Catalogue(language, _Words(language))
