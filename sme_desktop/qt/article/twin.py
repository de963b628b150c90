"""Finds the twin of a paragraph: the paragraph at the same place of the same section in another language."""

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat

from sme_desktop.model import Page


def twin_paragraph(document: QTextDocument, offset: int, twin: Page) -> str:
    """Give the words of the twin of the paragraph at an offset of the shown page; its summary for the head of the page."""
    section, number = _place_of(document, offset)
    if not section:
        return f"{twin.entry.title}\n\n{twin.entry.summary}"
    other = QTextDocument()
    other.setHtml(twin.html)
    blocks = _blocks_of(other, section)
    if not blocks:
        return twin.entry.summary
    return blocks[min(number, len(blocks) - 1)]


def _place_of(document: QTextDocument, offset: int) -> tuple[str, int]:
    """Give the section of a paragraph, and its number there; the heading itself is number 0."""
    section, number = "", 0
    end = document.findBlock(offset)
    block = document.begin()
    while block.isValid():
        name = _section_name(block)
        if name:
            section, number = name, 0
        elif _has_words(block):
            number += 1
        if block == end:
            break
        block = block.next()
    return section, number


def _blocks_of(document: QTextDocument, section: str) -> list[str]:
    texts: list[str] = []
    block = document.begin()
    is_inside = False
    while block.isValid():
        name = _section_name(block)
        if name:
            is_inside = name == section
        if is_inside and _has_words(block):
            texts.append(block.text().replace("\ufffc", "").strip())
        block = block.next()
    return texts


def _section_name(block: QTextBlock) -> str:
    iterator = block.begin()
    while not iterator.atEnd():
        char_format = iterator.fragment().charFormat()
        if char_format.hasProperty(QTextFormat.Property.AnchorName):
            for name in char_format.anchorNames():
                if name.startswith("h:"):
                    return str(name[2:])
        iterator += 1
    return ""


def _has_words(block: QTextBlock) -> bool:
    """Tell whether a paragraph belongs to the page: empty ones and the reader's own notes do not count."""
    if not block.text().replace("\ufffc", "").strip():
        return False
    return block.begin().atEnd() or not block.begin().fragment().charFormat().anchorHref().startswith("note:")
