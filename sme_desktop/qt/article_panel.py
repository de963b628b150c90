"""The reading view with “On this page” in its margin."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.library.library import LANDING, Library
from sme_desktop.model import Page, SectionId
from sme_desktop.qt.article.composition import NoteLine, side_by_side, with_notes
from sme_desktop.qt.article.figures import FigureSource
from sme_desktop.qt.article.head import column_head_html, head_html, tool_html
from sme_desktop.qt.article.reading import Reading
from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.find_bar import FindBar
from sme_desktop.qt.focus_ring import FocusRing
from sme_desktop.qt.look import Look
from sme_desktop.qt.progress_line import ProgressLine
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.toc import PageContents
from sme_desktop.values import dataclass

if TYPE_CHECKING:
    from sme_desktop.qt.sides_head import SidesHead

_TOP = 88

NotesSource = Callable[[], tuple[NoteLine, ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """What stands beside a page: its twin in another language, or a sentence in that language that there is none."""

    language: str
    page: Page | None
    missing: str


class ArticlePanel(QWidget):
    """Shows pages; sends links, and the section that is being read."""

    section_changed = Signal(str)
    side_menu_wanted = Signal(str)
    sides_swapped = Signal()
    sides_closed = Signal()

    def __init__(self, look: Look, speech: Speech, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._speech, self._library = look, speech, library
        self._page: Page | None = None
        self._side: Side | None = None
        self.notes: NotesSource = tuple
        self._head: SidesHead | None = None
        self.progress = ProgressLine(look, speech, self)
        self.view = ArticleView(look, self)
        self._toc = PageContents(look, speech, self.view.viewport())
        self._toc.section_chosen.connect(self._section_chosen)
        self.view.position_changed.connect(self._scrolled)
        self.view.laid_out.connect(self._place_toc)
        self.view.laid_out.connect(self._place_sides)
        self._ring = FocusRing(look, self.view)
        self.find_bar = FindBar(look, speech, self)
        self.view.marks.changed.connect(self.find_bar.show_count)
        self.find_bar.stepped.connect(self.view.step_mark)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.progress)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.find_bar)

    @property
    def sides_head(self) -> "SidesHead":
        """The strip above two languages, made when it is first wanted."""
        if self._head is None:
            from sme_desktop.qt.sides_head import SidesHead  # noqa: PLC0415 - not at the start of the program

            self._head = SidesHead(self._look, self._speech, self)
            self._head.menu_wanted.connect(self.side_menu_wanted)
            self._head.swapped.connect(self.sides_swapped)
            self._head.closed.connect(self.sides_closed)
            self._column.insertWidget(0, self._head)
        return self._head

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self._toc.retranslate()
        if self._head is not None:
            self._head.retranslate()
        self.progress.retranslate()
        self.find_bar.retranslate()

    def restyle(self, look: Look) -> None:
        """Draw in another look, staying at the same place."""
        self._look = look
        self._toc.restyle(look)
        if self._head is not None:
            self._head.restyle(look)
        self.progress.restyle(look)
        self._ring.restyle(look)
        self.find_bar.restyle(look)
        self.view.restyle(look)
        self._place_toc()

    def show_page(self, page: Page, ticks: frozenset[str], side: Side | None = None) -> None:
        """Show a page from its top, alone or beside its twin."""
        self._page, self._side = page, side
        if side is not None or self._head is not None:
            self.sides_head.setVisible(side is not None)
        if side is not None:
            self.sides_head.show_languages(page.entry.language, side.language, has_twin=side.page is not None)
        self.view.show_page(self._reading(page, side), ticks)
        self._scrolled()

    def renew(self) -> None:
        """Show the same page with what the reader has added to it or taken away."""
        if self._page is not None:
            self.view.renew(self._reading(self._page, self._side))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that are shown, that of the page first."""
        if self._page is None:
            return ()
        twin = (self._side.language,) if self._side is not None and self._side.page is not None else ()
        return (self._page.entry.language, *twin)

    def _reading(self, page: Page, side: Side | None) -> Reading:
        language = page.entry.language
        page = replace(page, html=with_notes(page.html, self.notes()))
        if side is None:
            html = head_html(page, self._library, self._speech) + tool_html(page, self._speech) + page.html
        else:
            twin = (side.page, column_head_html(side.page)) if side.page is not None else None
            mirrored = self._speech.is_right_to_left
            html = side_by_side((page, column_head_html(page)), twin, side.missing, is_mirrored=mirrored)
        return Reading(html, page.entry.title, language, self._figure(language), is_double=side is not None)

    def _figure(self, language: str) -> FigureSource:
        """Give drawings by name; a name such as `fr/jar-rights` asks for another language than the page's."""

        def figure(name: str) -> str | None:
            code, _, rest = name.rpartition("/")
            return self._library.figure(rest, code or language)

        return figure

    @property
    def sections(self) -> tuple[tuple[SectionId, str], ...]:
        """The sections that a list of contents shows; single terms of the glossary are left out."""
        return tuple(pair for pair in self.view.sections if not pair[0].startswith("term-"))

    @property
    def has_margin_contents(self) -> bool:
        """True while “On this page” stands in the margin."""
        return self._toc.isVisibleTo(self)

    def share_read(self) -> float:
        """Give how far the page is scrolled, from 0 to 1."""
        bar = self.view.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 1.0

    def _place_toc(self) -> None:
        room = self.view.toc_width()
        if not room or self._page is None or self._page.entry.kind == LANDING:
            self._toc.hide()
            return
        self._toc.show_sections(self.sections, room - self._look.px(24))
        left, right = self.view.text_edges()
        gap = self._look.px(48)
        x = left - gap - self._toc.width() if self._speech.is_right_to_left else right + gap
        x = min(x, self.view.viewport().width() - self._toc.width() - 8)
        self._toc.move(max(0, x), self._look.px(_TOP))
        self._toc.show_current(self.view.current_section())

    def _place_sides(self) -> None:
        if self._head is not None:
            self._head.set_scroll_bar(self.width() - self.view.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toc()

    def _section_chosen(self, section: str) -> None:
        self.view.go_to(SectionId(section))
        self.view.setFocus()

    def _scrolled(self) -> None:
        current = self.view.current_section()
        bar = self.view.verticalScrollBar()
        is_long = bar.maximum() > 2 * self.view.viewport().height()
        self.progress.show_share(self.share_read() if is_long else None)
        self._toc.show_current(current)
        self.section_changed.emit(current)
