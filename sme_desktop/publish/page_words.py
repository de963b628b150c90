"""What every rendering of a page shares: words on boxes, lists drawn as steps, bold and italic, and facts of the page."""

import math
from collections.abc import Mapping

from markupsafe import Markup, escape

from sme_desktop.i18n import Catalogue
from sme_desktop.sources.blocks import Run
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage

WORDS_A_MINUTE = 200
"""Reading pace of a reader who is not a native speaker and wants to remember."""

STEPPED = frozenset({"what-to-do"})
"""Sections whose numbered lists are drawn as steps."""


def labels_in(catalogue: Catalogue) -> Mapping[str, str]:
    """Give the words that stand on boxes and above lists, by their kind."""
    _ = catalogue.gettext
    return {
        "watch": _("Watch out"),
        "tip": _("Tip"),
        "related": _("Read on"),
        "begin": _("Where to begin"),
        "all": _("All that is here"),
        "table": _("Table"),
    }


def styled(run: Run) -> Markup:
    """Give a stretch of text as HTML, without its link."""
    html = escape(run.text)
    if run.is_italic:
        html = Markup("<i>{}</i>").format(html)
    if run.is_bold:
        html = Markup("<b>{}</b>").format(html)
    return html


def minutes_of(page: SourcePage) -> int:
    """Give the minutes that reading takes, one at least."""
    return max(1, math.ceil(page.words / WORDS_A_MINUTE))


def is_outdated(content: Content, page: SourcePage) -> bool:
    """Tell whether a translation follows an earlier English text."""
    english = content.pages.get((page.id, "en"))
    return english is not None and page.language != "en" and page.revision < english.revision
