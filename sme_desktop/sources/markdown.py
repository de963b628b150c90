"""Turns the Markdown of a page into sections of blocks; what has no place in a page becomes a problem."""

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sme_desktop.sources.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Figure,
    Inline,
    Paragraph,
    Run,
    Slot,
    SourceSection,
    Steps,
    Subheading,
    Table,
    ToolSheet,
)

_HEADING = re.compile(r"^(?P<title>.+?)\s*\{#(?P<anchor>[a-z0-9-]+)\}$")
_SLOT = re.compile(r"^\{\{slot:([a-z-]+)\}\}$")
_SHEET = re.compile(r"^\{\{tool:([a-z-]+)\}\}$")
_CALLOUT = re.compile(r"^\[!(WATCH|TIP)\]\s*")
_BOX = re.compile(r"^\[ \]\s+")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


class MarkdownReader:
    """Reads one page; `complaints` are (line, message) in the order found."""

    def __init__(self, text: str, first_line: int) -> None:
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._tokens = parser.parse(text)
        self._first_line = first_line
        self.complaints: list[tuple[int, str]] = []

    def sections(self) -> tuple[SourceSection, ...]:
        """Give the sections in order."""
        sections: list[SourceSection] = []
        current: tuple[int, str, str] | None = None
        blocks: list[Block] = []
        position = 0
        while position < len(self._tokens):
            token = self._tokens[position]
            end = self._end_of(position)
            inner = self._tokens[position + 1 : end]
            if token.type == "heading_open" and token.tag == "h2":
                if current:
                    sections.append(SourceSection(*current, tuple(blocks)))
                blocks = []
                current = self._section_heading(token, inner)
            else:
                found = list(self._blocks(token, inner))
                if found and current is None:
                    self._complain(token, "text before the first section")
                blocks += found
            position = end + 1
        if current:
            sections.append(SourceSection(*current, tuple(blocks)))
        return tuple(sections)

    def _end_of(self, position: int) -> int:
        """Give the position of the token that closes the one at `position`."""
        depth = 0
        for place in range(position, len(self._tokens)):
            depth += self._tokens[place].nesting
            if depth == 0:
                return place
        return len(self._tokens) - 1

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _complain(self, token: Token, message: str) -> None:
        self.complaints.append((self._line(token), message))

    def _section_heading(self, token: Token, inner: list[Token]) -> tuple[int, str, str]:
        text = inner[0].content
        match = _HEADING.match(text)
        if match is None:
            self._complain(token, f"the heading “{text}” has no anchor such as {{#why}}")
            return self._line(token), "", text
        return self._line(token), match["anchor"], match["title"]

    def _blocks(self, token: Token, inner: list[Token]) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                if token.tag != "h3":
                    self._complain(token, f"heading level {token.tag[1]}: only ## and ### have a place in a page")
                yield Subheading(self._line(token), self._inline(inner[0]))
            case "paragraph_open":
                yield from self._paragraph(token, inner[0])
            case "bullet_list_open":
                yield from self._bullets(token, inner)
            case "ordered_list_open":
                yield Steps(self._line(token), self._items(inner))
            case "blockquote_open":
                yield from self._callout(token, inner)
            case "table_open":
                yield from self._table(token, inner)
            case _:
                self._complain(token, f"“{token.type.removesuffix('_open')}” has no place in a page")

    def _paragraph(self, token: Token, inline: Token) -> Iterator[Block]:
        slot = _SLOT.match(inline.content)
        if slot:
            yield Slot(self._line(token), slot[1])
            return
        sheet = _SHEET.match(inline.content)
        if sheet:
            yield ToolSheet(self._line(token), sheet[1])
            return
        children = inline.children or []
        images = [child for child in children if child.type == "image"]
        if not images:
            yield Paragraph(self._line(token), self._inline(inline))
            return
        if len(children) > 1:
            self._complain(token, "a figure stands in a paragraph of its own")
        for image in images:
            source = str(image.attrs.get("src", ""))
            if not source.startswith("figure:"):
                self._complain(token, f"the picture “{source}” is not a figure: name")
                continue
            caption = str(image.attrs.get("title", ""))
            yield Figure(self._line(token), source.removeprefix("figure:"), image.content, caption)

    def _bullets(self, token: Token, inner: list[Token]) -> Iterator[Block]:
        items = self._items(inner)
        boxes = [bool(item) and bool(_BOX.match(item[0].text)) for item in items]
        if not any(boxes):
            yield Bullets(self._line(token), items)
            return
        if not all(boxes):
            self._complain(token, "a list has boxes for all its items or for none")
        cut = tuple((Run(_BOX.sub("", item[0].text)), *item[1:]) for item in items)
        yield Checklist(self._line(token), cut)

    def _items(self, inner: list[Token]) -> tuple[Inline, ...]:
        items: list[Inline] = []
        level = inner[0].level if inner else 0
        for token in inner:
            if token.type == "list_item_open" and token.level == level:
                items.append(())
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._complain(token, "a list inside a list")
            elif token.type == "inline" and items:
                joint: Inline = (Run(" "),) if items[-1] else ()
                items[-1] = (*items[-1], *joint, *self._inline(token))
        return tuple(items)

    def _callout(self, token: Token, inner: list[Token]) -> Iterator[Block]:
        inlines = [part for part in inner if part.type == "inline"]
        match = _CALLOUT.match(inlines[0].content) if inlines else None
        if match is None:
            self._complain(token, "a block quote begins with [!WATCH] or [!TIP]")
            return
        paragraphs = [self._inline(part) for part in inlines]
        first = list(paragraphs[0])
        first[0] = Run(_CALLOUT.sub("", first[0].text))
        while first and not first[0].text.strip():
            first.pop(0)
        paragraphs[0] = tuple(first)
        yield Callout(self._line(token), match[1].lower(), tuple(runs for runs in paragraphs if runs))

    def _table(self, token: Token, inner: list[Token]) -> Iterator[Block]:
        rows: list[list[Inline]] = []
        for part in inner:
            if part.type == "tr_open":
                rows.append([])
            elif part.type == "inline":
                rows[-1].append(self._inline(part))
        yield Table(self._line(token), tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))

    def _inline(self, token: Token) -> Inline:
        runs: list[Run] = []
        bold = italic = 0
        link = ""
        for child in token.children or []:
            match child.type:
                case "text":
                    if "](" in child.content:
                        self._complain(token, f"a link that cannot be followed: {child.content.strip()[:60]}")
                    if _TAG.search(child.content):
                        self._complain(token, f"HTML in the text: {child.content.strip()[:40]}")
                    runs.append(Run(child.content, bold > 0, italic > 0, link))
                case "softbreak":
                    runs.append(Run(" ", bold > 0, italic > 0, link))
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    italic += child.nesting
                case "link_open":
                    link = _target(child.attrs)
                case "link_close":
                    link = ""
                case _:
                    self._complain(token, f"“{child.type}” has no place in a text")
        return _joined(runs)


def _target(attributes: dict[str, Any]) -> str:
    return str(attributes.get("href", ""))


def _joined(runs: list[Run]) -> Inline:
    """Join neighbours of the same style."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (last.is_bold, last.is_italic, last.link) == (run.is_bold, run.is_italic, run.link):
            joined[-1] = Run(last.text + run.text, run.is_bold, run.is_italic, run.link)
        elif run.text:
            joined.append(run)
    return tuple(joined)
