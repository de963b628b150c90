"""The tinted head of a page: where it stands, title, reading time, lead."""

from html import escape

from sme_desktop.library.library import LANDING, Library
from sme_desktop.model import Page
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.tool_cards import ABOUT_THE_PROGRAM, tool_card

HERO_END = "heroend"


def head_html(page: Page, library: Library, speech: Speech) -> str:
    """Give the HTML that stands before the sections of a page."""
    entry = page.entry
    _ = speech.gettext
    home = _("Home")
    steps = [f'<a href="app:home">{escape(home)}</a>']
    if entry.kind != LANDING:
        topic = next((t for t in library.topics(entry.language) if t.id == entry.topic), None)
        if topic is not None:
            steps.append(f'<a href="page:{library.landing(topic.id)}">{escape(topic.title)}</a>')
    steps.append(escape(entry.title))
    # From right to left it is drawn turned round (Unicode: Bidi_Mirrored).
    crumbs = "&nbsp; › &nbsp;".join(steps)
    facts = _facts(page, speech)
    return (
        f'<p class="crumbs">{crumbs}</p>'
        f'<p class="h1"><a name="h1:"></a>{escape(entry.title)}</p>'
        f'<p class="meta">{escape(facts)}</p>'
        f'<p class="lead">{escape(entry.summary)}</p>'
        f'<p class="{HERO_END}"><a name="{HERO_END}"></a>&nbsp;</p>'
    )


def tool_html(page: Page, speech: Speech) -> str:
    """Give the card that leads from a page to the tool it explains; nothing for other pages."""
    words = tool_card(page.entry.id, page.entry.kind)
    if words is None:
        return ""
    title, note = (escape(speech.gettext(text)) for text in words)
    link = f"tool:{page.entry.id.removeprefix('tool-')}"
    return (
        '<table class="cards" width="100%" cellspacing="0" cellpadding="0" border="0"><tr><td width="100%">'
        '<table width="100%" cellspacing="0" cellpadding="0" border="0"><tr><td class="card">'
        f'<p class="ct"><a name="d:card:0:{link}"></a><a class="link" href="{link}">{title}</a></p>'
        f'<p class="cp">{note}</p></td></tr></table></td></tr></table>'
    )


def column_head_html(page: Page) -> str:
    """Give the HTML that stands before the sections of a page beside its twin: title and lead."""
    title, lead = escape(page.entry.title), escape(page.entry.summary)
    return f'<p class="h1 columntitle"><a name="h1:"></a>{title}</p><p class="lead columnlead">{lead}</p>'


def _facts(page: Page, speech: Speech) -> str:
    _ = speech.gettext
    edition = _("Edition of {month}").format(month=speech.month(page.edition))
    if page.entry.kind == LANDING:
        return edition
    time = speech.ngettext("{n} minute to read", "{n} minutes to read", page.minutes)
    facts = [time.format(n=speech.number(page.minutes)), edition]
    if page.entry.kind not in ABOUT_THE_PROGRAM:
        facts.append(_("Laws differ by country"))
    if page.is_outdated:
        facts.append(_("This translation follows an earlier English text"))
    return " · ".join(facts)
