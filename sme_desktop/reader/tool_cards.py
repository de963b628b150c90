"""Which pages explain a tool that one can use on the screen, and what its card says; which pages are about the program."""

from collections.abc import Mapping

from sme_desktop.i18n import N_

ABOUT_THE_PROGRAM = frozenset({"help", "glossary"})
"""Kinds of page in which no law is told."""

_TOOLS: Mapping[str, tuple[str, str]] = {
    "tool-deadlines": (N_("Open the deadline calculator"), N_("Type one date, and see all that follow from it.")),
    "tool-diagnostic": (N_("Begin the check-up"), N_("35 questions, one at a time. You can stop and go on later.")),
    "tool-register": (N_("Open the register"), N_("List what the firm has, and see what is missing.")),
    "selftest": (N_("Take the test"), N_("One question at a time, with the explanation at once.")),
    "template": (N_("Fill in the form"), N_("On the screen, to be kept, printed or saved as a document.")),
}
"""Title and note of the card by the page, or by the kind of page."""


def tool_card(page: str, kind: str) -> tuple[str, str] | None:
    """Give title and note of the tool that a page explains, to be translated; None for other pages."""
    return _TOOLS.get(page) or _TOOLS.get(kind)
