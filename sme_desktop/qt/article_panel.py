"""The reading view with “On this page” in its margin."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.library.library import LANDING, Library
from sme_desktop.model import LANGUAGES, Page, SectionId
from sme_desktop.qt.article.head import head_html
from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.find_bar import FindBar
from sme_desktop.qt.look import Look
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.toc import PageContents

_TOP = 88


class ArticlePanel(QWidget):
    """Shows pages; sends links, and the section that is being read."""

    section_changed = Signal(str)

    def __init__(self, look: Look, speech: Speech, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._speech, self._library = look, speech, library
        self._page: Page | None = None
        self.view = ArticleView(look, self)
        self._toc = PageContents(look, speech, self.view.viewport())
        self._toc.section_chosen.connect(self._section_chosen)
        self.view.position_changed.connect(self._scrolled)
        self.view.laid_out.connect(self._place_toc)
        self.find_bar = FindBar(look, speech, self)
        self.view.marks.changed.connect(self.find_bar.show_count)
        self.find_bar.stepped.connect(self.view.step_mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.find_bar)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self._toc.retranslate()
        self.find_bar.retranslate()

    def restyle(self, look: Look) -> None:
        """Draw in another look, staying at the same place."""
        self._look = look
        self._toc.restyle(look)
        self.find_bar.restyle(look)
        self.view.restyle(look)
        self._place_toc()

    def show_page(self, page: Page, ticks: frozenset[str]) -> None:
        """Show a page from its top."""
        self._page = page
        language = page.entry.language
        self.view.show_page(
            head_html(page, self._library, self._speech) + page.html,
            title=page.entry.title,
            language=language,
            is_right_to_left=LANGUAGES[language].is_right_to_left,
            figures=lambda name: self._library.figure(name, language),
            ticks=ticks,
        )
        self._scrolled()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toc()

    def _section_chosen(self, section: str) -> None:
        self.view.go_to(SectionId(section))
        self.view.setFocus()

    def _scrolled(self) -> None:
        current = self.view.current_section()
        self._toc.show_current(current)
        self.section_changed.emit(current)
