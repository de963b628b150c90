"""One page of the handbook set for printing: its document, cut into sheets."""

import re
from collections.abc import Callable, Collection

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QImage, QPainter, QTextDocument

from sme_desktop.model import LANGUAGES
from sme_desktop.qt.article.document import FIGURE_WIDTH, ArticleDocument, build_document
from sme_desktop.qt.article.figures import FigureSource, coloured, figure_names, height_for, with_widths
from sme_desktop.qt.printing.atoms import atoms_of
from sme_desktop.qt.printing.box_painter import PrintBoxPainter
from sme_desktop.qt.printing.breaks import Slice, slices
from sme_desktop.qt.printing.columns import widen_columns
from sme_desktop.qt.printing.page_html import page_html
from sme_desktop.qt.printing.paper import Paper
from sme_desktop.qt.printing.paragraphs import part_paragraphs
from sme_desktop.qt.printing.print_look import for_paper
from sme_desktop.qt.printing.sheets import Frame
from sme_desktop.reader.booklet import BookletPage
from sme_desktop.values import dataclass

_CELL_PADDING = 9
_INSIDE = 6
"""Far enough from the edge of a sheet to touch no other line, and near enough to touch every line of this one."""

_FIGURE_EDGES = 90
"""Room for the frame and the caption of the highest figure that a sheet takes."""


class _PrintedDocument(QTextDocument):
    """Gives nothing but what was added to it, or Qt would open an address by itself, be it a file of the reader's."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return _nothing()


class SetPage:
    """A page of the handbook, laid out at the width of the column and cut into `slices`, one for each sheet."""

    def __init__(
        self,
        printed: BookletPage,
        frame: Frame,
        *,
        figures: FigureSource,
        ticks: Collection[str],
        code_of: Callable[[str], str],
    ) -> None:
        self.printed = printed
        self._ticks = ticks
        self.paper: Paper = frame.paper
        language = printed.page.entry.language
        self.is_right_to_left = LANGUAGES[language].is_right_to_left
        drawings = _drawings(printed.page.html, figures, frame)
        html = _with_places(page_html(printed, frame.speech), drawings, frame)
        self.document = _PrintedDocument()
        for name in drawings:
            kind = QTextDocument.ResourceType.ImageResource.value
            self.document.addResource(kind, QUrl(f"figure:{name}"), _nothing())
        self.article: ArticleDocument = build_document(
            self.document, html, frame.look, language, is_right_to_left=self.is_right_to_left
        )
        self.document.setDefaultFont(for_paper(self.document.defaultFont()))
        self.document.setTextWidth(self.paper.body.width())
        self.painter = PrintBoxPainter(
            self.article,
            frame.look,
            is_right_to_left=self.is_right_to_left,
            codes=printed.codes,
            drawings=drawings,
            code_of=code_of,
        )
        widen_columns(self.article, self.paper.body.width())
        self._measure()
        self.slices: tuple[Slice, ...] = slices(atoms_of(self.article, _CELL_PADDING), self.paper.body.height())
        part_paragraphs(self.article, self.slices)
        self._measure()

    def _measure(self) -> None:
        # All of it anew: after a change far from its end, Qt leaves a long page half laid out. Asking for the size ends it.
        self.document.markContentsDirty(0, self.document.characterCount())
        self.document.documentLayout().documentSize()
        self.painter.measure()

    def paint_slice(self, painter: QPainter, part: Slice) -> None:
        """Paint what stands on one sheet into the body of the paper."""
        body = self.paper.body
        visible = QRectF(0, part.top, body.width(), part.bottom - part.top)
        painter.save()
        painter.translate(body.left(), body.top() - part.top)
        self.painter.paint_codes(painter, visible, QRectF(0, 0, body.width(), 0), body.left())
        # Outlines lie on the edge; lines of the sheets before and after begin beyond it.
        painter.setClipRect(visible.adjusted(-1, -1, 1, 1))
        self.painter.paint(painter, visible.adjusted(0, 1, 0, -1), body.width(), None, self._ticks)
        context = QAbstractTextDocumentLayout.PaintContext()
        # What begins or ends at the edge stands on another sheet. (The types of PySide lack the name.)
        context.clip = visible.adjusted(-1, _INSIDE, 1, -_INSIDE)  # type: ignore[attr-defined]
        self.document.documentLayout().draw(painter, context)
        painter.restore()


@dataclass(frozen=True, slots=True)
class BodySheet:
    """A sheet with a part of a page."""

    frame: Frame
    set_page: SetPage
    part: Slice

    def paint(self, painter: QPainter, number: int, total: int) -> None:
        """Paint head, text and foot."""
        page = self.set_page.printed
        self.frame.paint(self.frame.canvas(painter), page.page.entry.title, page.topic, number=number, total=total)
        self.set_page.paint_slice(painter, self.part)


def _drawings(html: str, figures: FigureSource, frame: Frame) -> dict[str, str]:
    found = {name: figures(name) for name in figure_names(html)}
    return {name: coloured(svg, frame.look) for name, svg in found.items() if svg is not None}


def _with_places(html: str, drawings: dict[str, str], frame: Frame) -> str:
    """Keep room for each drawing, so much that it fits on a sheet."""
    body = frame.paper.body
    widest = min(body.width() - 24, FIGURE_WIDTH)

    def place(match: re.Match[str]) -> str:
        svg = drawings.get(match[1])
        if svg is None:
            return f'<img width="1" height="1" src="figure:{match[1]}"'
        width = widest
        height = height_for(svg, width)
        highest = body.height() - _FIGURE_EDGES
        if height > highest:
            width, height = width * highest / height, round(highest)
        return f'<img width="{round(width)}" height="{height}" src="figure:{match[1]}"'

    html = re.sub(r'<img src="figure:([^"]+)"', place, html)
    return with_widths(html, frame.look, round(widest))


def _nothing() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
