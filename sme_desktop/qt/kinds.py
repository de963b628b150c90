"""How the kinds of page are named and drawn in lists."""

from collections.abc import Mapping

from sme_desktop.i18n import N_

KIND_NAMES: Mapping[str, str] = {
    "guide": N_("Guide"),
    "rights-sheet": N_("Fact sheet"),
    "checklist": N_("Checklist"),
    "selftest": N_("Self-test"),
    "sector-guide": N_("Sector guide"),
    "case-study": N_("Case"),
    "practice-category": N_("Practice"),
    "practice-institution": N_("Practice"),
    "faq": N_("Questions"),
    "document": N_("Document"),
    "template": N_("Form"),
    "tool": N_("Tool"),
    "glossary": N_("Glossary"),
    "course-module": N_("Course"),
    "help": N_("Help"),
    "landing": N_("Contents"),
}

_ICONS: Mapping[str, str] = {
    "case-study": "case",
    "checklist": "checkup",
    "selftest": "quiz",
    "faq": "quiz",
    "practice-category": "practice",
    "practice-institution": "practice",
    "tool": "tool",
    "template": "tool",
    "glossary": "glossary",
    "help": "help",
}


def kind_icon(kind: str) -> str:
    """Give the name of the icon for a kind of page."""
    return _ICONS.get(kind, "guide")
