"""Booklets laid out for tests, and what poppler reads in their PDF files."""

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Section, SectionId
from sme_desktop.qt.printing.article_sheets import BodySheet, SetPage
from sme_desktop.qt.printing.layout import PrintLayout, lay_out
from sme_desktop.qt.printing.paper import PAPERS
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.booklet import Booklet, BookletPage, booklet_of_page

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

MARKS = PageId("biz-trademarks")
LONG_PAGES = tuple(PageId(name) for name in ("biz-trademarks", "right-patents", "tool-deadlines"))

ARABIC = (
    '<table class="box" width="100%" cellspacing="0" cellpadding="0" border="0"><tr><td class="note">'
    '<p class="bt tiptitle"><a name="d:tip"></a>نصيحة</p><p class="bp">ابحث قبل أن تطبع.</p></td></tr></table>\n'
    '<p class="h2"><a name="h:how"></a>كيف</p>\n<p>العلامة التجارية هي الإشارة التي يعرفك بها زبائنك.</p>\n'
    "<ul><li>اسم</li><li>شعار</li></ul>\n"
)


def speech_of(library: Library, language: str) -> Speech:
    """Give the texts of a language, without turning the program's direction."""
    speech = Speech(library.texts_folder)
    speech.speak(language)
    return speech


def set_booklet(booklet: Booklet, library: Library, speech: Speech, paper: str = "a4") -> PrintLayout:
    """Lay a booklet out without ticks."""
    return lay_out(booklet, library, speech, PAPERS[paper], lambda _page: ())


def set_pages(layout: PrintLayout) -> tuple[SetPage, ...]:
    """Give the pages of a booklet, each once."""
    return tuple(dict.fromkeys(sheet.set_page for sheet in layout.sheets if isinstance(sheet, BodySheet)))


def arabic_booklet(library: Library) -> Booklet:
    """Give a small page by hand: the edition has none in Arabic."""
    (printed,) = booklet_of_page(library, MARKS, "en").pages
    entry = replace(printed.page.entry, language="ar", title="العلامات التجارية", summary="ملخص")
    page = replace(printed.page, entry=entry, html=ARABIC, sections=(Section(SectionId("how"), "كيف", ""),))
    mirrored = BookletPage(page, "الأعمال", printed.code, {SectionId("how"): "BIZ-9.3"})
    return Booklet(entry.title, "page", "ar", "", (mirrored,))


def furniture_of(layout: PrintLayout) -> set[str]:
    """Give the words of heads, feet and drawings."""
    sheet = layout.sheets[-1]
    assert isinstance(sheet, BodySheet)
    page, frame = sheet.set_page, sheet.frame
    texts = (page.printed.page.entry.title, page.printed.topic, frame.edition, frame.small_print)
    return set(words_of(" ".join((*texts, *page.painter._drawings.values()))))


def text_of(pdf: Path, *, sheet: int = 0) -> str:
    """Give the text of a PDF file, or of one sheet, as it can be copied."""
    only = ["-f", str(sheet), "-l", str(sheet)] if sheet else []
    ended = subprocess.run(["pdftotext", *only, str(pdf), "-"], capture_output=True, text=True, check=True)
    return unicodedata.normalize("NFC", ended.stdout)


def fonts_of(pdf: Path) -> tuple[tuple[str, str], ...]:
    """Give (name, `yes` or `no` for embedded) of each font of a PDF file."""
    ended = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True)
    rows = (line.rsplit(maxsplit=5) for line in ended.stdout.splitlines()[2:])
    return tuple((row[0].split()[0], row[1]) for row in rows)


def words_of(text: str) -> list[str]:
    """Give the words of a text; lines may break at hyphens, apostrophes and brackets."""
    return re.findall(r"[^\W_]+", text)
