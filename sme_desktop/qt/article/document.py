"""Builds the text document of a page, and finds in it what is painted: boxes, bullets, headings."""

import re
from collections.abc import Iterator
from dataclasses import field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
)

from sme_desktop.model import SectionId
from sme_desktop.qt.article.head import HERO_END
from sme_desktop.qt.look import Look
from sme_desktop.qt.styles import style_sheet, two_way_style_sheet
from sme_desktop.values import dataclass

FIGURE_WIDTH = 700

_GAPS = {
    "key": (26, 26),
    "tip": (18, 26),
    "watch": (18, 26),
    "figure": (18, 0),
    "table": (16, 22),
    "check": (5, 4),
    "step": (4, 12),
    "cards": (8, 0),
}
"""Room above and below each kind of box, at 100 per cent."""


_JOINER = "\u2060"
"""WORD JOINER, which is not seen: a name is given to the letter after it, and would part that from the rest of its word."""

_BEFORE_ARABIC = re.compile(r'(<a name="[^"]*"></a>)(?=(?:<[^>]*>)*[\u0600-\u06ff])')


@dataclass(slots=True)
class Box:
    """A table of the document that is painted as a box."""

    kind: str
    argument: str
    link: str
    table: QTextTable
    is_right_to_left: bool
    rect: QRectF = field(default_factory=QRectF)


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """A heading with its place in the text; only headings of sections have an id."""

    id: SectionId
    title: str
    block: QTextBlock
    """Where the section begins in the text: side by side in the column that stands at the left."""
    own: QTextBlock
    """The heading in the first language."""


@dataclass(slots=True)
class ArticleDocument:
    """A laid-out page with what the painter needs to know of it."""

    document: QTextDocument
    boxes: list[Box]
    bullets: list[QTextBlock]
    headings: list[HeadingPlace]
    hero_end: QTextBlock | None
    title: QTextBlock | None = None

    def column_at(self, offset: int) -> int:
        """Give the column in which a character stands, counted from the left; -1 where there is one language only."""
        table = next((box.table for box in self.boxes if box.kind == "sides"), None)
        return table.cellAt(offset).column() if table is not None else -1


def build_document(
    document: QTextDocument, html: str, look: Look, language: str, *, is_right_to_left: bool
) -> ArticleDocument:
    """Fill an empty document with a page; images must have been added to it before."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    option = document.defaultTextOption()
    direction = Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    document.setDefaultTextOption(option)
    font = QFont(look.serif)
    font.setPixelSize(look.px(18))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    document.setDefaultFont(font)
    is_two_way = is_right_to_left or 'dir="rtl"' in html
    style = two_way_style_sheet(look, language) if is_two_way else style_sheet("page.css", look, language)
    html = _BEFORE_ARABIC.sub(rf"\1{_JOINER}", html) if is_two_way else html
    direction_name = "rtl" if is_right_to_left else "ltr"
    document.setHtml(f'<html><head><style>{style}</style></head><body dir="{direction_name}">{html}</body></html>')
    return _Finder(document, look).article()


class _Finder:
    """One pass over the tables and one over the paragraphs of a fresh document."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look
        self._cursor = QTextCursor(document)

    def article(self) -> ArticleDocument:
        self._cursor.beginEditBlock()
        boxes = list(self._boxes(self._document.rootFrame()))
        bullets: list[QTextBlock] = []
        headings: list[HeadingPlace] = []
        hero_end = title = None
        block = self._document.begin()
        while block.isValid():
            names = list(_anchor_names(block))
            if HERO_END in names:
                hero_end = block
            for name in names:
                self._heading(block, name, headings)
                title = block if name == "h1:" and title is None else title
            if block.textList() is not None:
                self._list_item(block, bullets)
            elif block.length() == 1 and block.next().isValid():
                self._flatten(block)
            self._dot_terms(block)
            block = block.next()
        self._cursor.endEditBlock()
        return ArticleDocument(self._document, boxes, bullets, headings, hero_end, title)

    def _boxes(self, frame: QTextFrame) -> Iterator[Box]:
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                box = self._box(child)
                if box is not None:
                    yield box
            yield from self._boxes(child)

    def _box(self, table: QTextTable) -> Box | None:
        firsts = [table.cellAt(0, column).firstCursorPosition().block() for column in (0, table.columns() - 1)]
        first = next((block for block in firsts if _marker(block)), firsts[0])
        marker = _marker(first)
        if not marker and not first.begin().atEnd() and first.begin().fragment().charFormat().isImageFormat():
            marker = "figure"  # An image swallows the anchor before it.
        if not marker and table.childFrames():
            marker = "cards"
        table_format = table.format()
        table_format.setBorder(0)
        table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        kind, _, rest = marker.partition(":")
        argument, _, link = rest.partition(":")
        above, below = _GAPS.get(kind, (0, 0))
        if kind == "cards" and HERO_END in _anchor_names(first.previous()):
            above = _GAPS["key"][0]  # Cards right below the head of the page, as on a topic's own page.
        # The margins of a table and of the next paragraph add up: keep the larger of the two.
        after = table.lastCursorPosition().block().next().next()
        taken = after.blockFormat().topMargin() if after.isValid() else 0.0
        table_format.setTopMargin(self._look.px(above))
        table_format.setBottomMargin(max(0.0, self._look.px(below) - taken))
        table.setFormat(table_format)
        is_right_to_left = first.textDirection() is Qt.LayoutDirection.RightToLeft
        return Box(kind, argument, link, table, is_right_to_left) if kind else None

    def _heading(self, block: QTextBlock, name: str, headings: list[HeadingPlace]) -> None:
        kind, _, anchor = name.partition(":")
        is_twin = kind.startswith("twin-")
        kind = kind.removeprefix("twin-")
        level = {"h1": 1, "h": 2, "s": 3}.get(kind)
        if level is None:
            return
        # Qt ignores px sizes on h1 to h6, so the level is set here, for screen readers.
        block_format = block.blockFormat()
        block_format.setHeadingLevel(level)
        self._cursor.setPosition(block.position())
        self._cursor.setBlockFormat(block_format)
        if kind != "h":
            return
        title = block.text().lstrip(_JOINER)
        # Side by side each section has two headings at one height.
        known = next((number for number, place in enumerate(headings) if place.id == anchor), None)
        if known is None:
            headings.append(HeadingPlace(SectionId(anchor), title, block, block))
        elif not is_twin:
            headings[known] = HeadingPlace(headings[known].id, title, headings[known].block, block)

    def _list_item(self, block: QTextBlock, bullets: list[QTextBlock]) -> None:
        texts = block.textList()
        if texts.format().style() == QTextListFormat.Style.ListDisc:
            # Our own bullets: Qt glues its disc to the text.
            list_format = texts.format()
            list_format.setStyle(QTextListFormat.Style.ListStyleUndefined)
            texts.setFormat(list_format)
        if texts.format().style() == QTextListFormat.Style.ListStyleUndefined:
            bullets.append(block)

    def _flatten(self, block: QTextBlock) -> None:
        """Shrink the empty paragraph that Qt leaves after every table."""
        block_format = block.blockFormat()
        block_format.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block_format.setTopMargin(0)
        block_format.setBottomMargin(0)
        self._cursor.setPosition(block.position())
        self._cursor.setBlockFormat(block_format)

    def _dot_terms(self, block: QTextBlock) -> None:
        """Underline glossary terms with dots, which the style sheet cannot."""
        spans = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().anchorHref().startswith("term:"):
                spans.append((fragment.position(), fragment.length()))
            iterator += 1
        for position, length in spans:
            self._cursor.setPosition(position)
            self._cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            dotted = QTextCharFormat()
            dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            dotted.setUnderlineColor(QColor(self._look.colour("muted")))
            self._cursor.mergeCharFormat(dotted)


def _marker(block: QTextBlock) -> str:
    return next((name[2:] for name in _anchor_names(block) if name.startswith("d:")), "")


def _anchor_names(block: QTextBlock) -> Iterator[str]:
    iterator = block.begin()
    while not iterator.atEnd():
        char_format = iterator.fragment().charFormat()
        if char_format.hasProperty(QTextFormat.Property.AnchorName):
            yield from char_format.anchorNames()
        iterator += 1
