"""Booklets on sheets and in PDF files: nothing torn, nothing lost, nothing left behind."""

import gc
import os
import re
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from printing_support import (
    LONG_PAGES,
    MARKS,
    arabic_booklet,
    fonts_of,
    furniture_of,
    needs_poppler,
    set_booklet,
    set_pages,
    speech_of,
    text_of,
    words_of,
)
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
from tests_support import ROOT

from sme_desktop.errors import PdfNotSavedError
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, SectionId
from sme_desktop.qt.look import Look, palette_of
from sme_desktop.qt.printing.article_sheets import SetPage
from sme_desktop.qt.printing.choosers import file_name
from sme_desktop.qt.printing.layout import PrintLayout
from sme_desktop.qt.printing.output import pdf_of, print_layout, save_pdf
from sme_desktop.qt.printing.paper import PAPERS, usual_paper
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import THEMES
from sme_desktop.reader.booklet import (
    PrintedNote,
    booklet_of_basket,
    booklet_of_page,
    booklet_of_topic,
)

pytestmark = pytest.mark.usefixtures("faces")

GREY_WHITE, LIGHTEST_LINE = 255, 200
"""Greys; a line that is lighter vanishes on a poor printer."""


@pytest.fixture
def speak(library: Library, qapp: QApplication) -> Iterator[Callable[[str], Speech]]:
    """Give a function that gives the texts of a language."""
    yield lambda language: speech_of(library, language)
    speech_of(library, "en").speak("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painted(layout: PrintLayout, number: int, scale: float = 1.0) -> QImage:
    """Give a sheet as a picture in greys, one unit a pixel."""
    paper = layout.paper
    image = QImage(round(paper.width * scale), round(paper.height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    layout.paint(painter, number)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def grey(image: QImage, x: float, y: float) -> int:
    return image.pixelColor(round(x), round(y)).value()


def is_numbered(sheet: str, number: int, total: int) -> bool:
    return re.search(rf"^{number}\s*/\s*{total}$", sheet, re.MULTILINE) is not None


def lines_of(page: SetPage) -> Iterator[tuple[float, float]]:
    layout = page.document.documentLayout()
    block = page.document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).top()
        if block.length() > 1:
            for number in range(block.layout().lineCount()):
                rect = block.layout().lineAt(number).rect()
                yield top + rect.top(), top + rect.bottom()
        block = block.next()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_box_line_or_heading_is_torn(
    library: Library, speak: Callable[[str], Speech], language: str, paper: str
) -> None:
    booklet = booklet_of_basket(library, LONG_PAGES, language, title="")

    for page in set_pages(set_booklet(booklet, library, speak(language), paper)):
        height = page.paper.body.height()
        cuts = [part.bottom for part in page.slices[:-1]]
        assert len(cuts) >= 3
        assert all(part.bottom - part.top <= height for part in page.slices)
        for top, bottom in lines_of(page):
            assert not any(top + 0.6 < cut < bottom - 0.6 for cut in cuts)
        boxes = [box for box in page.article.boxes if box.kind not in ("table", "cards") and box.rect.height() < height]
        for box in boxes:
            assert not any(box.rect.top() + 0.6 < cut < box.rect.bottom() - 0.6 for cut in cuts), box.kind
        for heading in page.article.headings:
            below = page.document.documentLayout().blockBoundingRect(heading.block).bottom()
            (part,) = [part for part in page.slices if part.top <= below <= part.bottom]
            assert part.bottom > below + 20, heading.title


def test_no_sheet_loses_or_doubles_a_part_of_the_page(library: Library, speak: Callable[[str], Speech]) -> None:
    booklet = booklet_of_topic(library, "practices", "en")

    for page in set_pages(set_booklet(booklet, library, speak("en"))):
        for top, bottom in lines_of(page):
            middle = (top + bottom) / 2
            assert len([part for part in page.slices if part.top <= middle <= part.bottom]) == 1


@needs_poppler
@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", LONG_PAGES)
def test_every_word_of_a_page_can_be_copied_from_its_pdf_once(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path, page: PageId, language: str
) -> None:
    layout = set_booklet(booklet_of_page(library, page, language), library, speak(language))
    (set_page,) = set_pages(layout)

    save_pdf(layout, tmp_path / "page.pdf")

    printed = Counter(words_of(text_of(tmp_path / "page.pdf")))
    wanted = Counter(words_of(set_page.document.toPlainText()))
    assert wanted - printed == Counter()
    # What is added: head, foot, codes, the words of drawings. No line of the text stands on two sheets.
    rare = {word for word, count in wanted.items() if count == 1 and len(word) > 9 and word.isalpha()}
    furniture = furniture_of(layout)
    assert [word for word in rare - furniture if printed[word] != 1] == []


@needs_poppler
def test_copied_apostrophes_spaces_and_ligatures_are_those_of_the_page(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    for language in ("en", "fr", "es"):
        layout = set_booklet(booklet_of_page(library, MARKS, language), library, speak(language))
        save_pdf(layout, tmp_path / "page.pdf")

        copied = text_of(tmp_path / "page.pdf")
        assert not set(copied) & set("\tʻʼﬁﬂﬀﬃﬄ\ufffd")
        assert b"<0009> <00" not in (tmp_path / "page.pdf").read_bytes().split(b"beginbfrange")[1]
        assert "’" in copied or language == "es"


@needs_poppler
def test_the_fonts_are_in_the_file_and_a_figure_is_no_picture_of_letters(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    layout = set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en"))

    save_pdf(layout, tmp_path / "page.pdf")

    fonts = fonts_of(tmp_path / "page.pdf")
    assert {name for name, _ in fonts} >= {"SourceSerif4-Regular", "SourceSans3-Regular"}
    assert {embedded for _, embedded in fonts} == {"yes"}
    assert "Opens its register" in text_of(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size < 300_000
    assert b"/Title" in (tmp_path / "page.pdf").read_bytes()


@needs_poppler
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_contents_tell_the_sheets_on_which_the_pages_begin(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path, paper: str
) -> None:
    booklet = booklet_of_topic(library, "business", "fr")

    layout = set_booklet(booklet, library, speak("fr"), paper)
    save_pdf(layout, tmp_path / "topic.pdf")

    contents = text_of(tmp_path / "topic.pdf", sheet=2)
    assert "Sommaire" in contents
    numbers = [int(line) for line in contents.splitlines() if line.strip().isdigit()]
    assert len(numbers) == len(booklet.pages)
    for number, printed in zip(numbers, booklet.pages, strict=True):
        sheet = text_of(tmp_path / "topic.pdf", sheet=number)
        assert f"{printed.code} ·" in sheet
        assert is_numbered(sheet, number, len(layout.sheets))
    front = text_of(tmp_path / "topic.pdf", sheet=1)
    assert booklet.title in front
    assert "novembre 2026" in front
    assert not is_numbered(front, 1, len(layout.sheets))


@needs_poppler
def test_every_sheet_has_title_topic_edition_and_small_print(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    save_pdf(set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en")), tmp_path / "page.pdf")

    for number in range(1, 6):
        sheet = text_of(tmp_path / "page.pdf", sheet=number)
        for words in (
            "Why trade marks matter to your success",
            "IP for business",
            "IP Guide for Small Business",
            "Edition of November 2026 · General information, not legal advice.",
        ):
            assert words in sheet
        assert is_numbered(sheet, number, 5)


@needs_poppler
def test_sections_have_their_codes_and_cards_those_of_their_pages(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    booklet = booklet_of_page(library, MARKS, "es")

    save_pdf(set_booklet(booklet, library, speak("es")), tmp_path / "page.pdf")

    found = text_of(tmp_path / "page.pdf").split()
    for code in booklet.pages[0].codes.values():
        assert found.count(code) == 1
    assert "CASE-3" in found or any(word.startswith("CASE-") for word in found)


@needs_poppler
def test_notes_stand_after_their_section_and_the_others_at_the_end(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    notes = (
        PrintedNote(SectionId("why"), "the same  bread", "Ask Amina.\nBefore March."),
        PrintedNote(SectionId("in-short"), "", "First <of> all."),
        PrintedNote(SectionId("gone"), "", "Of a section that is no more."),
        PrintedNote(SectionId(""), "", "Of the whole page."),
    )
    booklet = booklet_of_page(library, MARKS, "en", notes=lambda _page, _language: notes)

    save_pdf(set_booklet(booklet, library, speak("en")), tmp_path / "page.pdf")

    text = text_of(tmp_path / "page.pdf")
    order = [
        "In short",
        "First <of> all.",
        "Why it matters",
        "“the same bread”",
        "Ask Amina.",
        "Before March.",
        "How it works",
        "Sources",
        "My notes",
        "Of a section that is no more.",
        "Of the whole page.",
    ]
    body = text[text.index("BIZ-9 ·") :]
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_boxes_hold_without_colour(library: Library, speak: Callable[[str], Speech]) -> None:
    layout = set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en"))
    (page,) = set_pages(layout)
    body = layout.paper.body
    seen = set()
    for number, part in enumerate(page.slices):
        image = painted(layout, number, 3)
        for box in page.article.boxes:
            if box.kind in ("key", "tip", "watch", "figure") and part.top <= box.rect.top() < part.bottom:
                rect = box.rect.translated(body.left(), body.top() - part.top)
                middle = rect.center()
                top = min(grey(image, 3 * middle.x(), 3 * rect.top() + step) for step in range(-3, 4))
                right = min(grey(image, 3 * rect.right() + step, 3 * middle.y()) for step in range(-3, 4))
                assert top < LIGHTEST_LINE, box.kind
                assert right < LIGHTEST_LINE, box.kind
                if box.kind in ("tip", "watch"):
                    assert grey(image, 3 * (rect.left() + 3), 3 * middle.y()) < 160
                seen.add(box.kind)
    assert seen == {"key", "tip", "watch", "figure"}


def test_the_sheets_are_the_same_in_the_dark_theme(library: Library, speak: Callable[[str], Speech]) -> None:
    booklet = booklet_of_page(library, LONG_PAGES[2], "en")
    light = painted(set_booklet(booklet, library, speak("en")), 0)
    usual = QApplication.palette()
    QApplication.setPalette(palette_of(Look(THEMES["dark"])))
    try:
        dark = painted(set_booklet(booklet, library, speak("en")), 0)
    finally:
        QApplication.setPalette(usual)

    assert grey(light, 5, 5) == GREY_WHITE
    assert dark == light


def test_a_page_from_a_stranger_reads_no_file_of_the_reader(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    secret = QImage(400, 400, QImage.Format.Format_RGB32)
    secret.fill(Qt.GlobalColor.black)
    assert secret.save(str(tmp_path / "secret.png"))
    booklet = booklet_of_page(library, MARKS, "en")
    (printed,) = booklet.pages
    html = f'<p><img src="{(tmp_path / "secret.png").as_uri()}"></p>' * 2
    strange = replace(printed, page=replace(printed.page, html=html))

    (page,) = set_pages(set_booklet(replace(booklet, pages=(strange,)), library, speak("en")))

    assert page.slices[-1].bottom < 300


def test_right_to_left_everything_is_mirrored(library: Library, speak: Callable[[str], Speech]) -> None:
    mirrored = set_booklet(arabic_booklet(library), library, speak("en"))
    (page,) = set_pages(mirrored)
    (tip,) = [box for box in page.article.boxes if box.kind == "tip"]
    body = mirrored.paper.body

    image = painted(mirrored, 0)

    top = body.top() - page.slices[0].top
    right, left, middle = body.right(), body.left(), top + tip.rect.center().y()
    # The bar stands at the right; the edge at the left is an outline alone.
    assert grey(image, right - 3, middle) < 160
    assert grey(image, left + 4, middle) > 220

    def darkest(x: float, width: float, y: float, height: float) -> int:
        return min(grey(image, x + dx, y + dy) for dx in range(int(width)) for dy in range(int(height)))

    header, footer = mirrored.paper.header_top, mirrored.paper.footer_rule
    assert darkest(right - 60, 60, header, 18) < 160  # the title
    assert darkest(left, 30, header, 18) < 160  # the topic
    assert darkest(left, 30, footer + 8, 18) < 160  # the number of the sheet
    heading = page.document.documentLayout().blockBoundingRect(page.article.headings[0].block)
    assert darkest(right + 8, 60, top + heading.top(), heading.height()) < 200  # the code
    assert darkest(left - 100, 90, top + heading.top(), heading.height()) == GREY_WHITE


def test_a_box_higher_than_a_sheet_is_cut_between_lines_and_stays_in_the_body(
    library: Library, speak: Callable[[str], Speech]
) -> None:
    long = "\n".join(f"Line {number} of a very long note." for number in range(120))
    note = PrintedNote(SectionId("why"), "", long)
    booklet = booklet_of_page(library, MARKS, "en", notes=lambda _page, _language: (note,))

    layout = set_booklet(booklet, library, speak("en"))

    (page,) = set_pages(layout)
    (box,) = [box for box in page.article.boxes if box.argument == "mine"]
    body = layout.paper.body
    inside = [n for n, part in enumerate(page.slices) if box.rect.top() < part.top and part.bottom < box.rect.bottom()]
    assert inside
    image = painted(layout, inside[0])
    for y in (layout.paper.header_rule + 8, body.bottom() + 8):
        assert {grey(image, x, y) for x in range(int(body.left()), int(body.right()))} == {GREY_WHITE}


def test_a_table_that_goes_on_overleaf_stays_in_the_body(library: Library, speak: Callable[[str], Speech]) -> None:
    layout = set_booklet(booklet_of_page(library, LONG_PAGES[2], "en"), library, speak("en"))
    body = layout.paper.body

    above = range(int(layout.paper.header_rule) + 4, int(body.top()) - 3)
    below = range(int(body.bottom()) + 4, int(layout.paper.footer_rule) - 3)
    for number in range(len(layout.sheets)):
        image = painted(layout, number)
        for x in (body.left() + 40, body.center().x(), body.right() - 40):
            assert {grey(image, x, y) for y in (*above, *below)} == {GREY_WHITE}


@needs_poppler
def test_a_printer_prints_the_chosen_sheets_on_the_paper_it_has(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    layout = set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en"), "letter")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)

    print_layout(layout, printer)

    assert is_numbered(text_of(tmp_path / "printed.pdf", sheet=1), 2, 5)
    assert is_numbered(text_of(tmp_path / "printed.pdf", sheet=2), 3, 5)
    assert not is_numbered(text_of(tmp_path / "printed.pdf"), 4, 5)


def test_a_folder_that_is_not_there_is_told_with_advice(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    layout = set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en"))

    with pytest.raises(PdfNotSavedError, match=r"cannot be saved in .*gone.*Make room or choose another folder"):
        save_pdf(layout, tmp_path / "gone" / "page.pdf")


def test_a_full_disk_leaves_the_older_file_and_nothing_half_written(
    library: Library, speak: Callable[[str], Speech], tmp_path: Path
) -> None:
    layout = set_booklet(booklet_of_page(library, MARKS, "en"), library, speak("en"))
    older = tmp_path / "page.pdf"
    older.write_bytes(b"older")
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # The system then refuses the rest of the file, just as a full disk does.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(PdfNotSavedError):
            save_pdf(layout, older)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)

    assert older.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [older]


@pytest.mark.slow
def test_twenty_prints_leave_no_document_behind(library: Library, speak: Callable[[str], Speech]) -> None:
    def documents() -> int:
        return sum(isinstance(found, QTextDocument) for found in Shiboken.getAllValidWrappers())

    speech = speak("en")
    before = documents()
    for _ in range(20):
        pdf_of(set_booklet(booklet_of_page(library, MARKS, "en"), library, speech))
    gc.collect()

    assert documents() == before


def test_paper_is_letter_where_that_is_customary() -> None:
    assert usual_paper(QLocale("en_US")) is PAPERS["letter"]
    assert usual_paper(QLocale("es_MX")) is PAPERS["letter"]
    assert usual_paper(QLocale("fr_SN")) is PAPERS["a4"]


def test_the_name_of_the_file_is_one_that_every_system_takes() -> None:
    assert file_name("Which right? A/B: “marks”") == "Which right A B “marks”.pdf"
    assert file_name("???") == "SME Desktop.pdf"
    assert len(file_name("x" * 300)) < 100


def test_no_word_is_broken_at_the_end_of_a_line(library: Library, speak: Callable[[str], Speech]) -> None:
    for language in ("en", "fr", "es"):
        booklet = booklet_of_topic(library, "tools", language)

        for page in set_pages(set_booklet(booklet, library, speak(language))):
            block = page.document.begin()
            while block.isValid():
                layout, text = block.layout(), block.text()
                assert layout.lineCount() or not text.strip()
                for number in range(layout.lineCount()):
                    line = layout.lineAt(number)
                    end = line.textStart() + line.textLength()
                    assert not text[end - 1 : end].isalpha() or not text[end : end + 1].isalpha(), text
                block = block.next()


def test_the_program_starts_without_what_only_printing_needs() -> None:
    script = "import sys, sme_desktop.qt.printing.flow; sys.exit('PySide6.QtPrintSupport' in sys.modules)"

    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
