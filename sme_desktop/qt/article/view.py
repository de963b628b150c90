"""The reading view: a text browser that shows one page, knows where the reader is in it, and follows links."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from shiboken6 import isValid

from sme_desktop.model import SectionId
from sme_desktop.qt.article.document import ArticleDocument, Box, build_document
from sme_desktop.qt.article.figures import paint_figure, with_heights, with_widths
from sme_desktop.qt.article.highlights import HighlightSource, apply_highlights
from sme_desktop.qt.article.layers import SelectionLayers, spoken_mark
from sme_desktop.qt.article.link_ring import begin_tab_here, paint_link_ring
from sme_desktop.qt.article.marks import PageMarks
from sme_desktop.qt.article.measures import Measures
from sme_desktop.qt.article.page_keys import take_key
from sme_desktop.qt.article.painter import BoxPainter, hit_box
from sme_desktop.qt.article.places import PagePlaces
from sme_desktop.qt.article.reading import NOTHING, Reading
from sme_desktop.qt.look import Look
from sme_desktop.qt.styles import style_sheet
from sme_desktop.qt.viewport import hold_viewport
from sme_desktop.reader.state import Position

_DRAG = 4
"""Pixels from which a pressed pointer draws a selection, even from a link on."""
_HEADING_AT = 24
"""Where a section's heading stands below the upper edge after a jump to it."""


class ArticleView(QTextBrowser):
    """Shows a page. It opens nothing by itself: links are told, pictures come from the edition alone."""

    link_clicked = Signal(str)
    position_changed = Signal()
    laid_out = Signal()
    passage_selected = Signal()
    menu_wanted = Signal(QPoint)
    """Where a menu is to open, in coordinates of the screen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self._look = look
        self.has_margin = True
        """False where no “On this page” stands beside the text of a wide view."""
        self._reading = NOTHING
        self._highlights: HighlightSource = lambda _text: ()
        self._bookmarks: Collection[str] = ()
        self._spoken: tuple[int, int] | None = None
        self._ticks: Collection[str] = ()
        self._article: ArticleDocument | None = None
        self._painter: BoxPainter | None = None
        self._is_measured = self._is_on_link = False
        self._pressed_at = QPointF()
        self._hovered: Box | None = None
        self.places = PagePlaces(self)
        self.layers = SelectionLayers(self)
        self.marks = PageMarks(self, self.layers)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._ground = hold_viewport(self)
        self._ground.setMouseTracking(True)
        self.anchorClicked.connect(self._anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # Content

    def show_page(self, reading: Reading, ticks: Collection[str]) -> None:
        """Show a page from its top."""
        self._reading, self._ticks = reading, ticks
        self._spoken = None
        self.setAccessibleName(reading.title)
        self.marks.forget()
        self._rebuild()
        self.document().setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, reading.title)
        self.verticalScrollBar().setValue(0)

    def renew(self, reading: Reading) -> None:
        """Show the same page with other notes in it, staying at the same place."""
        position = self.position()
        self._reading = reading
        self._rebuild()
        self.restore(position)

    def set_highlights(self, source: HighlightSource) -> None:
        """Tell where the highlights of each page come from."""
        self._highlights = source

    def set_bookmarks(self, sections: Collection[str]) -> None:
        """Show which sections are bookmarked; the empty one stands for the page."""
        self._bookmarks = sections
        self.viewport().update()

    def restyle(self, look: Look) -> None:
        """Draw in another theme or size, staying at the same place of the text."""
        position = self.position() if self._article else None
        self._look = look
        if self._article is not None:
            self._rebuild()
            if position is not None:
                self.restore(position)
        self._set_palette()

    @property
    def ticks(self) -> Collection[str]:
        """The boxes that are ticked, as `section/number`."""
        return self._ticks

    def set_ticks(self, ticks: Collection[str]) -> None:
        """Show which boxes are ticked."""
        self._ticks = ticks
        self.viewport().update()

    @property
    def sections(self) -> tuple[tuple[SectionId, str], ...]:
        """Ids and titles of the page's sections, in order."""
        return tuple((place.id, place.title) for place in self._article.headings) if self._article else ()

    def _rebuild(self) -> None:
        document = QTextDocument(self)
        width = self._figure_width()
        html = with_widths(self._reading.html, self._look, width)
        html = with_heights(html, self._reading.figures, width)
        article = build_document(
            document, html, self._look, self._reading.language, is_right_to_left=self._reading.is_right_to_left
        )
        apply_highlights(document, self._highlights(document.toPlainText()), self._look)
        # Selections, boxes and marks point into the old document.
        self.marks.release()
        self._hovered, self._article, self._painter = None, None, None
        self.places.show(())
        # Before the document has a layout, and as if the scroll bar were there: else it would be laid out twice.
        guess = self.width() - self.verticalScrollBar().sizeHint().width()
        self._set_margins(document, guess)
        old = self.document()
        self.setDocument(document)
        if self.viewport().width() != guess:
            self._set_margins(document, self.viewport().width())
        # Asked for its pages, Qt lays the whole document out and not piece by piece; it tells the scroll bar of pieces
        # only.
        layout = document.documentLayout()
        document.pageCount()
        layout.documentSizeChanged.emit(layout.documentSize())
        if isValid(old) and old is not document:
            old.deleteLater()
        self._article = article
        self.places.show(article.headings)
        self._painter = BoxPainter(article, self._look)
        self._is_measured = False
        self.marks.renew(self._look)
        self.show_spoken(self._spoken)
        layout.documentSizeChanged.connect(self._size_changed)
        self._set_palette()
        self.laid_out.emit()

    def _set_palette(self) -> None:
        palette = self.palette()
        for role, name in (
            (QPalette.ColorRole.Base, "paper"),
            (QPalette.ColorRole.Text, "ink"),
            (QPalette.ColorRole.Highlight, "selection"),
            (QPalette.ColorRole.HighlightedText, "ink"),
            (QPalette.ColorRole.Link, "link"),
        ):
            palette.setColor(role, self._look.colour(name))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", self._look, "en"))

    # Figures

    @property
    def _measures(self) -> Measures:
        reading = self._reading
        return Measures(
            self._look, reading.is_double, has_toc=self.has_margin, is_right_to_left=reading.is_right_to_left
        )

    def _figure_width(self) -> int:
        return self._measures.figure_width(self.viewport().width())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a drawing of the edition, painted when it first comes into view; the document keeps it.

        For everything else nothing: with no answer Qt would open the address itself, be it a file of the reader's.
        """
        address = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or address.scheme() != "figure":
            return QImage()
        ratio = max(1.0, self.devicePixelRatioF())
        figures, width = self._reading.figures, self._figure_width()
        return paint_figure(address.path(), figures, self._look, width=width, ratio=ratio)

    # Layout

    @property
    def is_double(self) -> bool:
        """True while two languages stand side by side."""
        return self._reading.is_double

    def toc_width(self) -> int:
        """Give the room kept for "On this page" beside the text; 0 where there is too little."""
        return self._measures.toc_width(self.viewport().width())

    def _set_margins(self, document: QTextDocument, width: int) -> None:
        frame = document.rootFrame()
        frame_format = frame.frameFormat()
        left, right = self._measures.margins(width)
        frame_format.setLeftMargin(left)
        frame_format.setRightMargin(right)
        frame_format.setTopMargin(self._look.px(30))
        frame_format.setBottomMargin(self._look.px(90))
        frame.setFrameFormat(frame_format)

    def text_edges(self) -> tuple[int, int]:
        """Give the left and right edge of the text column in the view."""
        frame_format = self.document().rootFrame().frameFormat()
        return int(frame_format.leftMargin()), int(self.viewport().width() - frame_format.rightMargin())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._article is None or event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        position = self.position()
        column = self._measures.column
        needs_figures = "figure:" in self._reading.html and column(event.size().width()) != column(
            event.oldSize().width()
        )
        super().resizeEvent(event)
        if needs_figures:
            self._rebuild()
        else:
            self._set_margins(self.document(), event.size().width())
        self._is_measured = False
        self.restore(position)
        self.laid_out.emit()

    def _size_changed(self) -> None:
        self._is_measured = False

    # Place

    def position(self) -> Position:
        """Give where the reader is."""
        return self.places.position()

    def restore(self, position: Position) -> None:
        """Go to a place that `position` gave, perhaps in another language or size."""
        self.places.restore(position)

    def go_to(self, section: SectionId) -> None:
        """Scroll to a section's heading; an unknown one leads to the top."""
        self.places.go_to(section, self._look.px(_HEADING_AT))

    def heading_height(self, section: SectionId) -> float | None:
        """Give the distance of a heading from the upper edge of the view, in px; None for an unknown section."""
        return self.places.heading_height(section)

    def current_section(self) -> SectionId:
        """Give the section that is being read: the last whose heading has passed the upper third."""
        return self.places.current_section()

    def _scrolled(self) -> None:
        if self._article is not None:
            self.position_changed.emit()

    def is_second_column(self, offset: int) -> bool:
        """Tell whether a character stands in the column of the second language."""
        second = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        return self._article is not None and self._article.column_at(offset) == second

    # Marks

    def plain_text(self) -> str:
        """Give the page's text, one character per position, for marking words in it."""
        return self.document().toPlainText()

    def mark(self, spans: Iterable[tuple[int, int]]) -> None:
        """Mark words by their offsets in `plain_text`."""
        self.marks.show(spans, self._look)

    def show_spoken(self, span: tuple[int, int] | None) -> None:
        """Mark the sentence that is read aloud, and scroll so that it can be read; None takes the mark away."""
        self._spoken = span
        self.layers.set("spoken", () if span is None else (spoken_mark(self, span, self._look),))
        if span is not None:
            self.marks.bring_into_view(span[0], self._look)

    def step_mark(self, step: int) -> None:
        """Go to the next marked word, or with -1 to the one before."""
        self.marks.step(step, self._look)

    def reveal_mark(self) -> None:
        """Scroll to the current marked word where it cannot be seen."""
        self.marks.reveal(self._look)

    @property
    def mark_count(self) -> int:
        """Number of marked words."""
        return self.marks.count

    # Painting and pointing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is not None and self._article is not None:
            if not self._is_measured:
                self._painter.measure()
                self._is_measured = True
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            offset = self.verticalScrollBar().value()
            painter.translate(0, -offset)
            visible = QRectF(event.rect()).translated(0, offset)
            try:
                self._painter.paint(painter, visible, self.viewport().width(), self._hovered, self._ticks)
                self._painter.paint_ribbons(painter, self._bookmarks, visible)
                paint_link_ring(painter, self, self._look)
            finally:
                # An exception with a painter still open would end the process.
                painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        # QTextEdit would overwrite the document's default font.
        if event.type() != QEvent.Type.FontChange:
            super().changeEvent(event)

    def _box_at(self, point: QPointF) -> Box | None:
        if self._article is None:
            return None
        return hit_box(self._article, QPointF(point.x(), point.y() + self.verticalScrollBar().value()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self._box_at(event.position())
        if box is not self._hovered:
            self._hovered = box
            self.viewport().update()
        is_link = box is not None or bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        self._is_on_link = bool(self.anchorAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        box = self._box_at(event.position())
        is_plain = not self.anchorAt(event.position().toPoint()) and not self.textCursor().hasSelection()
        if box is not None and event.button() == Qt.MouseButton.LeftButton and is_plain:
            self.link_clicked.emit(box.link)
        else:
            super().mouseReleaseEvent(event)
            # A click on a link selects its words too; that is no wish to mark them.
            has_moved = (event.position() - self._pressed_at).manhattanLength() > _DRAG or not self._is_on_link
            if event.button() == Qt.MouseButton.LeftButton and has_moved and self.textCursor().hasSelection():
                self.passage_selected.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the window's own menu, under the pointer or under the text cursor."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if is_by_key else event.globalPos()
        self.menu_wanted.emit(place)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        begin_tab_here(self, is_next=is_next)
        is_done = super().focusNextPrevChild(is_next)
        self.viewport().update()
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not take_key(self, event, super().keyPressEvent):
            super().keyPressEvent(event)

    def _anchor_clicked(self, url: QUrl) -> None:
        self.link_clicked.emit(url.toString())
