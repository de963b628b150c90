"""The HTML of a printed page: its head, its sections without what only a screen needs, and the reader's notes."""

import re
from html import escape

from sme_desktop.library.library import LANDING
from sme_desktop.qt.printing.box_painter import MINE
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.booklet import BookletPage, PrintedNote

_SECTION = re.compile(
    r'(?:<table class="box"[^>]*><tr><td class="key">)?<p class="[^"]*">(?:<a name="d:[^"]*"></a>)?<a name="h:([^"]+)"></a>'
)
_SCREEN_LINK = re.compile(r'<a class="(?:term|tick)" href="[^"]*">(.*?)</a>', re.DOTALL)


def page_html(printed: BookletPage, speech: Speech) -> str:
    """Give a whole page for printing."""
    # Dotted words and links to tick a box by lead nowhere on paper.
    body = _SCREEN_LINK.sub(r"\1", printed.page.html)
    return _head(printed, speech) + _with_notes(body, printed.notes, speech)


def _head(printed: BookletPage, speech: Speech) -> str:
    _ = speech.gettext
    page = printed.page
    facts = [printed.code] if printed.code else []
    facts.append(_("Edition of {month}").format(month=speech.month(page.edition)))
    if page.entry.kind != LANDING:
        facts.append(_("Laws differ by country"))
    if page.is_outdated:
        facts.append(_("This translation follows an earlier English text"))
    return (
        f'<p class="crumbs">{escape(printed.topic)}</p>'
        f'<p class="h1"><a name="h1:"></a>{escape(page.entry.title)}</p>'
        f'<p class="meta">{escape(" · ".join(facts))}</p>'
        f'<p class="lead">{escape(page.entry.summary)}</p>'
    )


def _with_notes(body: str, notes: tuple[PrintedNote, ...], speech: Speech) -> str:
    """Put each note after its section; those of the whole page, or of a section that is not there, at the end."""
    if not notes:
        return body
    _ = speech.gettext
    starts = [(match.start(), match[1]) for match in _SECTION.finditer(body)]
    names = [name for _start, name in starts]
    ends = dict(zip(names, [*(start for start, _name in starts[1:]), len(body)], strict=True))
    rest = [note for note in notes if note.section not in ends]
    places = sorted(((ends[note.section], note) for note in notes if note.section in ends), key=lambda place: place[0])
    parts, done = [], 0
    for end, note in places:
        parts.append(body[done:end])
        parts.append(_note_html(note, _("My note"), speech))
        done = end
    parts.append(body[done:])
    if rest:
        heading = escape(_("My notes"))
        parts.append(f'<p class="h2"><a name="h:my-notes"></a>{heading}</p>')
        parts += [_note_html(note, _("My note"), speech) for note in rest]
    return "".join(parts)


def _note_html(note: PrintedNote, title: str, speech: Speech) -> str:
    _ = speech.gettext
    words = [f'<p class="bt tiptitle"><a name="d:tip:{MINE}"></a>{escape(title)}</p>']
    if note.quote.strip():
        quote = _("“{words}”").format(words=" ".join(note.quote.split()))
        words.append(f'<p class="bp"><i>{escape(quote)}</i></p>')
    words += [f'<p class="bp">{escape(line)}</p>' for line in note.text.splitlines() if line.strip()]
    table = '<table class="box" width="100%" cellspacing="0" cellpadding="0" border="0">'
    return f'\n{table}<tr><td class="note">{"".join(words)}</td></tr></table>\n'
