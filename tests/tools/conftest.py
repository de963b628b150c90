"""The rules of the content, read once."""

import pytest
from tools_support import rule_book

from sme_desktop.tools.deadlines.rules import RuleBook


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return rule_book()
