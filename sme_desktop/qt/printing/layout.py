"""Lays a booklet out on sheets of paper; the same sheets are previewed, saved and printed."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtGui import QPainter

from sme_desktop.library.codes import code_of_link
from sme_desktop.library.library import Library
from sme_desktop.model import LANGUAGES, PageId
from sme_desktop.qt.printing.article_sheets import BodySheet, SetPage
from sme_desktop.qt.printing.front_sheets import Line, TitleSheet, contents_sheets
from sme_desktop.qt.printing.paper import Paper
from sme_desktop.qt.printing.print_look import print_look
from sme_desktop.qt.printing.sheets import Frame, Sheet
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.booklet import PAGE, Booklet, BookletPage
from sme_desktop.values import dataclass

TickSource = Callable[[PageId], Collection[str]]
"""Gives the ticked boxes of a page."""


@dataclass(frozen=True, slots=True)
class PrintLayout:
    """A booklet on sheets."""

    title: str
    creator: str
    paper: Paper
    sheets: tuple[Sheet, ...]

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet, counted from 0, in units from the upper left corner of the paper."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.sheets[number].paint(painter, number + 1, len(self.sheets))
        finally:
            painter.restore()


def lay_out(booklet: Booklet, library: Library, speech: Speech, paper: Paper, ticks: TickSource) -> PrintLayout:
    """Set a booklet: title page and contents if it has several pages, then each page from the head of a sheet."""
    frame = _frame(booklet, library, speech, paper)
    pages = []
    for printed in booklet.pages:
        entry = printed.page.entry
        pages.append(
            SetPage(
                printed,
                frame,
                figures=_figure_source(library, printed),
                ticks=ticks(entry.id),
                code_of=lambda link: code_of_link(library, link),
            )
        )
    front = _front(booklet, frame, pages, library) if booklet.has_title_page else ()
    body = (BodySheet(frame, page, part) for page in pages for part in page.slices)
    return PrintLayout(booklet.title, frame.edition, paper, (*front, *body))


def _figure_source(library: Library, printed: BookletPage) -> Callable[[str], str | None]:
    language = printed.page.entry.language
    return lambda name: printed.drawings.get(name) or library.figure(name, language)


def _frame(booklet: Booklet, library: Library, speech: Speech, paper: Paper) -> Frame:
    _ = speech.gettext
    small_print = _(
        "Edition of {month} · General information, not legal advice. Not an official publication of any organisation."
    )
    page_language = booklet.pages[0].page.entry.language
    is_right_to_left = booklet.is_right_to_left
    if booklet.kind == PAGE:
        # A single page that is not written in the reader's language runs in its own direction.
        is_right_to_left = LANGUAGES[page_language].is_right_to_left
    return Frame(
        look=print_look(),
        paper=paper,
        edition=library.title(speech.language),
        small_print=small_print.format(month=speech.month(library.manifest.date[:7])),
        page_of=_("{n} / {total}"),
        speech=speech,
        is_right_to_left=is_right_to_left,
    )


def _front(booklet: Booklet, frame: Frame, pages: list[SetPage], library: Library) -> tuple[Sheet, ...]:
    speech = frame.speech
    lines = tuple(Line(page.printed.code, page.printed.page.entry.title, 0) for page in pages)
    blank = contents_sheets(frame, booklet.title, lines)
    number = 1 + len(blank) + 1
    numbered = []
    for line, page in zip(lines, pages, strict=True):
        numbered.append(replace(line, number=number))
        number += len(page.slices)
    example = next((page.printed.code for page in pages if page.printed.code), "")
    facts = [speech.gettext("A code such as {code} leads to its place: type it into the search box of the handbook.")]
    facts = [fact.format(code=example) for fact in facts] if example else []
    facts = [*facts, library.manifest.publisher, frame.small_print]
    title = TitleSheet(frame, booklet.title, booklet.intro, tuple(facts))
    return (title, *contents_sheets(frame, booklet.title, tuple(numbered)))
