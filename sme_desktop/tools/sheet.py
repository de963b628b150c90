"""What a tool puts on the screen and on paper: a titled sheet of sections, made of a few kinds of block."""

from collections.abc import Callable, Mapping
from dataclasses import field

from sme_desktop.values import dataclass

TitleOf = Callable[[str], str]
"""Gives the title of a page in the language of the sheet; an empty one for a page that is not in the edition."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page or a tool: `page:biz-export`, `tool:tool-deadlines`."""

    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, with the pages to read about it."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list; numbered from `first` where the order counts."""

    items: tuple[Item, ...]
    is_numbered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a row of headings and rows of texts or links; `shares` are the widths of the columns in per cent."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | Link, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture by its name among the sheet's drawings, with what it shows in words."""

    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed list under a title: `tip` for what is good, `watch` for what is at risk."""

    kind: str
    title: str
    items: tuple[str, ...]


Block = Paragraph | Points | Grid | Drawing | Callout


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a sheet."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A result to be read, printed, saved and copied, in one language."""

    page: str
    """Id of the page of the tool that made it."""
    language: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    drawings: Mapping[str, str] = field(default_factory=dict)
    """SVG by name, with places such as `@ink@` for the colours of a theme."""


def as_text(sheet: Sheet) -> str:
    """Give a sheet as plain text, lines parted by line feeds."""
    lines = [sheet.title, "=" * len(sheet.title), "", *([sheet.lead, ""] if sheet.lead else [])]
    for part in sheet.parts:
        lines += [part.title, "-" * len(part.title), ""]
        for block in part.blocks:
            written = _written(block, "\N{NO-BREAK SPACE}:" if sheet.language == "fr" else ":")
            lines += [*written, ""] if written else []
    return "\n".join(lines)


def _written(block: Block, colon: str) -> list[str]:
    match block:
        case Paragraph(text):
            return [text]
        case Points(items, is_numbered, first):
            marks = [f"{number}." if is_numbered else "-" for number, _item in enumerate(items, first)]
            lines = []
            for mark, item in zip(marks, items, strict=True):
                lines.append(f"{mark} {item.text}")
                lines += [f"   → {link.words}" for link in item.links]
            return lines
        case Grid(head, rows, _shares):
            lines = []
            for row in rows:
                cells = [cell.words if isinstance(cell, Link) else cell for cell in row]
                lines += [
                    f"{name}{colon} {cell}" if name else cell for name, cell in zip(head, cells, strict=True) if cell
                ]
                lines.append("")
            return lines[:-1]
        case Callout(_kind, title, items):
            return [title, *(f"- {item}" for item in items)]
        case Drawing():
            # The table beside it says the same.
            return []
