"""What every rendering of a page shares: the words on its boxes, the lists that are drawn as steps, bold and italic."""

from collections.abc import Mapping

from markupsafe import Markup, escape

from sme_desktop.i18n import Catalogue
from sme_desktop.sources.blocks import Run

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
