"""The HTML of what is read: one page, or one page in two languages with a row for each section."""

import re
from collections.abc import Mapping
from html import escape

from sme_desktop.model import LANGUAGES, Page, SectionId
from sme_desktop.values import dataclass

_SECTION = re.compile(r"<!--section:([\w-]+)-->")
"""Where a section begins in the HTML of a page."""

_HEADING_END = re.compile(r'<a name="h:([\w-]+)"></a>.*?</p>', re.DOTALL)


_HEADING = re.compile(r'<a name="(h1?):')
_HEADING_OR_TWIN = re.compile(r'<a name="(?:twin-)?h1:">')


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note that cannot be shown at its words: it is told under the heading of its section."""

    id: str
    section: SectionId
    words: str


def with_notes(html: str, notes: tuple[NoteLine, ...]) -> str:
    """Put a line for each note under the heading of its section; those of a section that is gone stand at the top."""
    if not notes:
        return html
    known = {match[1] for match in _HEADING_END.finditer(html)}

    def add(match: re.Match[str]) -> str:
        return match[0] + "".join(_line(note) for note in notes if note.section == match[1])

    lost = "".join(_line(note) for note in notes if note.section not in known)
    return lost + _HEADING_END.sub(add, html)


def _line(note: NoteLine) -> str:
    return f'<p class="noteline"><a class="note" href="note:{note.id}">{escape(note.words)}</a></p>'


def parts_of(html: str) -> Mapping[SectionId, str]:
    """Cut the HTML of a page into its sections, in order; what stands before the first has an empty id."""
    pieces = _SECTION.split(html)
    parts = {SectionId(""): pieces[0]}
    for name, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts[SectionId(name)] = body
    return parts


def side_by_side(first: tuple[Page, str], second: tuple[Page, str] | None, missing: str, *, is_mirrored: bool) -> str:
    """Give a table with a row for each section: the first page's at the leading side, its twin's beside it.

    Each page comes with its head. `missing` says in the second language that something is not there; with
    `is_mirrored` the leading side is the right one.
    """
    own, twins = _rows(*first), _twin_rows(*second) if second is not None else {}
    names = [*own, *(name for name in twins if name not in own)]
    sentence = f'<p class="missing">{escape(missing)}</p>'
    rows = []
    for place, name in enumerate(names):
        twin = twins.get(name, sentence if place == 0 or twins else "")
        cells = [(_direction(first[0]), own.get(name, "")), (_direction(second[0]) if second else "", twin)]
        left, right = reversed(cells) if is_mirrored else cells
        rows.append(
            f'<tr><td width="50%" class="sideleft"{left[0]}>{left[1]}</td>'
            f'<td width="50%" class="sideright"{right[0]}>{right[1]}</td></tr>'
        )
    table = f'<table class="sides" width="100%" cellspacing="0" cellpadding="0" border="0">{"".join(rows)}</table>'
    return _HEADING_OR_TWIN.sub(r'<a name="d:sides"></a>\g<0>', table, count=1)


def _rows(page: Page, head: str) -> dict[SectionId, str]:
    """Give the sections; the head of the page and what it says in short are one."""
    parts = dict(parts_of(page.html))
    first = head + parts.pop(SectionId("")) + parts.pop(SectionId("in-short"), "")
    return {SectionId(""): first, **parts}


def _twin_rows(page: Page, head: str) -> dict[SectionId, str]:
    """Give the sections of the second page; its drawings are asked for in its own language, its headings are known as twins."""
    code = page.entry.language
    rows = {name: html.replace('src="figure:', f'src="figure:{code}/') for name, html in _rows(page, head).items()}
    return {name: _HEADING.sub(r'<a name="twin-\1:', html) for name, html in rows.items()}


def _direction(page: Page) -> str:
    return ' dir="rtl"' if LANGUAGES[page.entry.language].is_right_to_left else ' dir="ltr"'
