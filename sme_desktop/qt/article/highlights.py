"""The reader's highlights in the text of a page: tinted, underlined each in its own way, and a link to the note."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from sme_desktop.qt.look import Look
from sme_desktop.values import dataclass

_LINES: Mapping[str, QTextCharFormat.UnderlineStyle] = {
    "yellow": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "green": QTextCharFormat.UnderlineStyle.DashUnderline,
    "blue": QTextCharFormat.UnderlineStyle.WaveUnderline,
}
"""Colours are never the only difference (WCAG 2.2, 1.4.1)."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage: the id of its note, where it stands in the page's text, and its colour."""

    id: str
    start: int
    end: int
    colour: str


HighlightSource = Callable[[str], Iterable[Highlight]]
"""Gives the highlights of a page by its plain text."""


def apply_highlights(document: QTextDocument, highlights: Iterable[Highlight], look: Look) -> None:
    """Mark passages in a document."""
    cursor = QTextCursor(document)
    last = max(0, document.characterCount() - 1)
    cursor.beginEditBlock()
    for highlight in highlights:
        for start, end, is_free in _fragments(document, highlight.start, min(highlight.end, last)):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marked = QTextCharFormat()
            marked.setBackground(QColor(look.colour(highlight.colour)))
            if is_free:
                marked.setUnderlineStyle(_LINES[highlight.colour])
                marked.setUnderlineColor(QColor(look.colour("muted")))
                marked.setAnchor(True)
                marked.setAnchorHref(f"note:{highlight.id}")
            cursor.mergeCharFormat(marked)
    cursor.endEditBlock()


def _fragments(document: QTextDocument, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Cut a span at paragraphs and links; the last part tells whether it is no link yet."""
    parts = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            first = max(start, fragment.position())
            after = min(end, fragment.position() + fragment.length())
            if first < after:
                parts.append((first, after, not fragment.charFormat().anchorHref()))
            iterator += 1
        block = block.next()
    return parts
