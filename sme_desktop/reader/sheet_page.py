"""Makes a page of a tool's sheet, in the very HTML of the guides: shown, read aloud and printed as they are."""

from collections.abc import Iterable
from html import escape

from sme_desktop.library.library import Library
from sme_desktop.model import LANGUAGES, Entry, Page, PageId, Section, SectionId
from sme_desktop.tools.sheet import Block, Callout, Drawing, Grid, Item, Link, Paragraph, Part, Points, Sheet

_TABLE = 'width="100%" cellspacing="0" cellpadding="0" border="0"'


def page_of(sheet: Sheet, library: Library) -> Page:
    """Give the sheet as a page of the topic of its tool."""
    own = library.entry(PageId(sheet.page), sheet.language)
    topic, position = (own.topic, own.position) if own is not None else ("", 0)
    entry = Entry(PageId(sheet.page), sheet.language, topic, position, "tool", sheet.title, sheet.lead)
    writer = _Writer(sheet)
    html = "".join(writer.part(part) for part in sheet.parts)
    sections = tuple(Section(SectionId(part.id), part.title, "") for part in sheet.parts)
    return Page(entry, html, sections, 1, library.manifest.date[:7], is_outdated=False)


class _Writer:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._is_right_to_left = LANGUAGES[sheet.language].is_right_to_left

    def _order(self, cells: Iterable[str]) -> str:
        """Put cells in the order of the page: Qt does not mirror the columns of a table."""
        found = list(cells)
        return "".join(reversed(found) if self._is_right_to_left else found)

    def part(self, part: Part) -> str:
        heading = f'\n<!--section:{part.id}-->\n<p class="h2"><a name="h:{part.id}"></a>{escape(part.title)}</p>'
        return heading + "".join(self._block(block) for block in part.blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(text):
                return f"<p>{_lines(text)}</p>"
            case Points(items, is_numbered, first):
                return self._steps(items, first) if is_numbered else self._bullets(items)
            case Grid():
                return self._grid(block)
            case Drawing(name, alternative):
                image = f'<img src="figure:{name}" alt="{escape(alternative)}">'
                inside = f'<p class="fig" align="center"><a name="d:figure"></a>{image}</p>'
                return f'<table class="box" {_TABLE}><tr><td class="figure">{inside}</td></tr></table>'
            case Callout(kind, title, items):
                lines = "".join(f'<p class="bp">•&nbsp;&nbsp;{_lines(item)}</p>' for item in items)
                head = f'<p class="bt {kind}title"><a name="d:{kind}"></a>{escape(title)}</p>'
                return f'<table class="box" {_TABLE}><tr><td class="note">{head}{lines}</td></tr></table>'

    def _steps(self, items: tuple[Item, ...], first: int) -> str:
        numbered = enumerate(items, first)
        return "".join(self._step(item, number, is_last=item is items[-1]) for number, item in numbered)

    def _step(self, item: Item, number: int, *, is_last: bool) -> str:
        mark = f'<a name="d:step:{"last" if is_last else "mid"}"></a>{number}'
        cells = (
            f'<td class="stepnum" width="56u" align="center"><p class="num" align="center">{mark}</p></td>',
            f'<td class="stepwords"><p class="sp">{_lines(item.text)}</p>{_links(item.links)}</td>',
        )
        return f'<table class="step" {_TABLE}><tr>{self._order(cells)}</tr></table>'

    def _bullets(self, items: tuple[Item, ...]) -> str:
        return f"<ul>{''.join(f'<li>{self._bullet(item)}</li>' for item in items)}</ul>"

    def _bullet(self, item: Item) -> str:
        links = ", ".join(map(_link, item.links))
        return f"{_lines(item.text)} {links}".strip()

    def _grid(self, grid: Grid) -> str:
        shares = [f' width="{share}%"' for share in grid.shares]
        heads = [f'<p class="thp">{escape(head)}</p>' for head in grid.head]
        heads[0] = heads[0].replace('">', '"><a name="d:table"></a>', 1)
        head = self._order(f'<td class="th"{share}>{text}</td>' for share, text in zip(shares, heads, strict=True))
        rows = "".join(
            "<tr>"
            + self._order(
                f'<td class="td"{share}><p class="tdp">{_cell(cell)}</p></td>'
                for share, cell in zip(shares, row, strict=True)
            )
            + "</tr>"
            for row in grid.rows
        )
        return f'<table class="data" {_TABLE}><thead><tr>{head}</tr></thead>{rows}</table><p class="aftertable"></p>'


def _cell(cell: str | Link) -> str:
    return _link(cell) if isinstance(cell, Link) else _lines(cell)


def _lines(text: str) -> str:
    return "<br>".join(escape(line, quote=False) for line in text.split("\n"))


def _link(link: Link) -> str:
    return f'<a class="link" href="{escape(link.target)}">{escape(link.words, quote=False)}</a>'


def _links(links: tuple[Link, ...]) -> str:
    return f'<p class="cp">{" · ".join(map(_link, links))}</p>' if links else ""
