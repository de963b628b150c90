"""Where the reader is in a page: positions that another language and another text size share."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextBrowser

from sme_desktop.model import SectionId
from sme_desktop.qt.article.document import HeadingPlace
from sme_desktop.reader.state import Position


class PagePlaces:
    """Knows the headings of the page that a view shows."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._headings: tuple[HeadingPlace, ...] = ()

    def show(self, headings: Iterable[HeadingPlace]) -> None:
        """Take the headings of a new document, or none while it is replaced."""
        self._headings = tuple(headings)

    def _tops(self) -> list[tuple[SectionId, float]]:
        if not self._headings:
            return []
        layout = self._view.document().documentLayout()
        # Qt lays out what is visible first; asking for the size finishes it, and with it the scroll bar's range.
        layout.documentSize()
        return [(place.id, layout.blockBoundingRect(place.block).top()) for place in self._headings]

    def _end(self) -> float:
        return float(self._view.document().documentLayout().documentSize().height())

    def position(self) -> Position:
        """Give where the reader is."""
        upper = float(self._view.verticalScrollBar().value())
        tops = self._tops()
        lower = upper + self._view.viewport().height() * 0.75
        section, share = SectionId(""), 0.0
        bounds = [(SectionId(""), 0.0), *tops]
        end = self._end()
        for place, (name, top) in enumerate(bounds):
            below = bounds[place + 1][1] if place + 1 < len(bounds) else end
            if top <= upper < below or (place == 0 and upper < below):
                section, share = name, (upper - top) / max(1.0, below - top)
        for name, top in tops:
            if upper - 1 <= top <= lower:
                return Position(section, share, anchor=name, height_px=top - upper)
        return Position(section, share)

    def restore(self, position: Position) -> None:
        """Go to a place that `position` gave, perhaps in another language or size."""
        tops = self._tops()
        by_name = dict(tops)
        if position.anchor in by_name:
            if position.section == "" and position.share == 0.0:
                target = 0.0  # At the very top one stays there, whatever the length of the lead.
            else:
                target = by_name[position.anchor] - position.height_px
        else:
            bounds = [(SectionId(""), 0.0), *tops, (SectionId("\0"), self._end())]
            names = [name for name, _ in bounds]
            place = names.index(position.section) if position.section in names[:-1] else 0
            top, below = bounds[place][1], bounds[place + 1][1]
            target = top + position.share * (below - top)
        self._view.verticalScrollBar().setValue(round(target))

    def go_to(self, section: SectionId, height_px: int) -> None:
        """Scroll so that a section's heading stands at a distance from the upper edge; an unknown one leads to the top."""
        top = dict(self._tops()).get(section)
        self._view.verticalScrollBar().setValue(0 if top is None else max(0, round(top) - height_px))

    def heading_height(self, section: SectionId) -> float | None:
        """Give the distance of a heading from the upper edge of the view, in px; None for an unknown section."""
        top = dict(self._tops()).get(section)
        return None if top is None else top - self._view.verticalScrollBar().value()

    def current_section(self) -> SectionId:
        """Give the section that is being read: the last whose heading has passed the upper third."""
        line = self._view.verticalScrollBar().value() + self._view.viewport().height() / 3
        current = SectionId("")
        for name, top in self._tops():
            if top <= line:
                current = name
        return current

    def section_at(self, offset: int) -> SectionId:
        """Give the section in which a character of the page's text stands; empty for the head of the page."""
        current = SectionId("")
        for place in self._headings:
            if place.block.position() <= offset:
                current = place.id
        return current

    def start_of(self, section: SectionId) -> int:
        """Give the offset of a section's first character in the page's text; 0 for an unknown one."""
        return next((place.block.position() for place in self._headings if place.id == section), 0)

    def end_of_paragraph(self, offset: int) -> QPoint:
        """Give the lower left corner of the paragraph around a character, in the viewport."""
        rect = self._view.document().documentLayout().blockBoundingRect(self._view.document().findBlock(offset))
        return QPoint(round(rect.left()), round(rect.bottom()) - self._view.verticalScrollBar().value())


def reading_offset(view: QTextBrowser) -> int:
    """Give the character being read: at the text cursor where it can be seen, else in the upper third of the view."""
    if view.textCursor().position() and view.viewport().rect().contains(view.cursorRect().center()):
        return int(view.textCursor().position())
    margins = view.document().rootFrame().frameFormat()
    leading = round(margins.leftMargin()) + 4
    if view.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        leading = view.viewport().width() - round(margins.rightMargin()) - 4
    return int(view.cursorForPosition(QPoint(leading, view.viewport().height() // 3)).position())
