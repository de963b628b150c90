"""The print window and the basket, used as people do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from printing_support import MARKS, fonts_of, needs_poppler, text_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of
from shiboken6 import Shiboken

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.painted import PaintedButton
from sme_desktop.qt.printing.flow import PrintFlow
from sme_desktop.qt.printing.layout import PrintLayout
from sme_desktop.qt.printing.print_window import PrintWindow
from sme_desktop.reader.booklet import PrintedNote

DEADLINES = PageId("tool-deadlines")


class Printing:
    """A flow wired by hand, which saves and prints into a folder; `told` has the sentences for the reader."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.folder = folder
        self.proposed: list[str] = []
        self.told: list[str] = []
        self.flow = PrintFlow(
            reader.presenter,
            reader.speech,
            reader.window,
            notes=self._notes,
            choose_path=self._path,
            choose_printer=self._printer,
        )
        self.flow.told.connect(self.told.append)

    @property
    def saved(self) -> Path:
        return self.folder / self.proposed[-1]

    @property
    def printed(self) -> Path:
        return self.folder / "printed.pdf"

    def _notes(self, page: PageId, language: str) -> tuple[PrintedNote, ...]:
        return (PrintedNote(SectionId("why"), "", f"Seen in {language}."),) if page == MARKS else ()

    def _path(self, _parent: QWidget, name: str) -> Path:
        self.proposed.append(name)
        return self.folder / name

    def _printer(self, _parent: QWidget, _layout: PrintLayout) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        return printer


@pytest.fixture
def open_printing(
    qtbot: QtBot, open_reader: Callable[..., Reader], tmp_path: Path
) -> Callable[..., tuple[Reader, Printing]]:
    """Give a function that opens a page in a language, ready to be printed."""

    def open_it(language: str = "en", page: str = MARKS, **wishes: object) -> tuple[Reader, Printing]:
        reader = open_reader(language=language, **wishes)
        if page:
            reader.presenter.open_place(Place(PageId(page)))
        folder = tmp_path / "papers"
        folder.mkdir()
        return reader, Printing(reader, folder)

    return open_it


def opened(qtbot: QtBot, printing: Printing) -> PrintWindow:
    printing.flow.open()
    window = printing.flow.window
    assert window is not None
    qtbot.waitUntil(lambda: window.isVisible() and window.sheets is not None)
    return window


def button(window: QWidget, name: str) -> QAbstractButton:
    return next(found for found in all_of(window, QAbstractButton) if found.objectName() == name)


def label(window: QWidget, name: str) -> str:
    return next(found for found in all_of(window, QLabel) if found.objectName() == name).text()


def click(qtbot: QtBot, window: PrintWindow, name: str) -> None:
    """Click a button, and wait until the sheets are there again."""
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window._later.isActive())


def walk(qtbot: QtBot, window: QWidget, name: str) -> QWidget:
    """Go with Tab to a part of the window."""
    for _ in range(40):
        part = window.focusWidget()
        if part.objectName() == name:
            return part
        qtbot.keyClick(part, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


@needs_poppler
def test_the_page_is_saved_as_pdf_with_the_keyboard_alone(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing()
    window = opened(qtbot, printing)
    assert window.focusWidget().objectName() == "print_page"
    assert label(window, "print_count") == "Sheet 1 of 5"

    qtbot.keyClick(walk(qtbot, window, "save_pdf"), Qt.Key.Key_Return)

    assert printing.proposed == ["Why trade marks matter to your success.pdf"]
    assert "Registration lets you stop others" in text_of(printing.saved)
    assert {embedded for _, embedded in fonts_of(printing.saved)} == {"yes"}
    assert label(window, "print_message") == f"Saved: {printing.saved}"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: printing.flow.window is None)


@needs_poppler
def test_the_topic_with_notes_goes_to_the_printer(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing("fr")
    window = opened(qtbot, printing)

    click(qtbot, window, "print_topic")
    click(qtbot, window, "print_notes")
    assert window.preview.count > 60
    qtbot.mouseClick(button(window, "print"), Qt.MouseButton.LeftButton)

    text = text_of(printing.printed)
    assert "Sommaire" in text
    assert text.count("Seen in fr.") == 1
    assert label(window, "print_message")


@needs_poppler
def test_notes_are_printed_only_on_request(qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]) -> None:
    _reader, printing = open_printing()
    window = opened(qtbot, printing)

    click(qtbot, window, "save_pdf")
    assert "Seen in en." not in text_of(printing.saved)

    click(qtbot, window, "print_notes")
    click(qtbot, window, "save_pdf")
    assert "Seen in en." in text_of(printing.saved)


@needs_poppler
def test_pages_are_gathered_ordered_taken_out_and_printed(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    reader, printing = open_printing("es")
    pages = [MARKS, PageId("right-patents"), DEADLINES]
    for page in pages:
        reader.presenter.open_place(Place(page))
        printing.flow.add_to_basket()
    printing.flow.add_to_basket()
    assert len(set(printing.told)) == 4
    window = opened(qtbot, printing)

    click(qtbot, window, "print_basket")
    click(qtbot, window, f"up_{DEADLINES}")
    assert window.focusWidget().objectName() == f"up_{DEADLINES}"
    click(qtbot, window, f"up_{DEADLINES}")
    assert window.focusWidget().objectName() == f"down_{DEADLINES}"
    click(qtbot, window, "remove_right-patents")
    assert list(printing.flow.basket.pages) == [DEADLINES, MARKS]
    click(qtbot, window, "save_pdf")

    contents = text_of(printing.saved, sheet=2)
    assert contents.index("Calculadora de plazos") < contents.index("Por qué las marcas")
    click(qtbot, window, "basket_clear")
    assert not printing.flow.basket.pages
    assert window.sheets is None
    assert not button(window, "save_pdf").isEnabled()
    assert label(window, "print_message")


def test_without_a_page_the_basket_alone_is_offered(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing(page="")
    printing.flow.add_to_basket()
    assert len(printing.told) == 1
    assert printing.flow.basket.pages == ()

    printing.flow.open()
    window = printing.flow.window
    assert window is not None
    qtbot.waitUntil(lambda: bool(label(window, "print_message")))

    assert button(window, "print_page").isHidden()
    assert button(window, "print_topic").isHidden()
    assert button(window, "print_basket").isChecked()


def test_on_the_page_of_a_topic_the_topic_is_offered_first(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing(page="topic-cases")

    window = opened(qtbot, printing)

    assert button(window, "print_topic").isChecked()
    assert window.preview.count > 6


def test_the_paper_is_remembered(qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]) -> None:
    _reader, printing = open_printing()
    window = opened(qtbot, printing)
    other = "paper_letter" if button(window, "paper_a4").isChecked() else "paper_a4"

    click(qtbot, window, other)
    window.close()
    qtbot.waitUntil(lambda: printing.flow.window is None)

    assert button(opened(qtbot, printing), other).isChecked()


def test_the_preview_turns_sheets_and_grows_with_the_keyboard(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing()
    window = opened(qtbot, printing)
    click(qtbot, window, "print_topic")
    preview = walk(qtbot, window, "preview")

    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    below = window.preview.current
    assert below > 0
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert window.preview.current > 60
    assert label(window, "print_count") == f"Sheet {window.preview.current + 1} of {window.preview.count}"
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert window.preview.current == 0
    width = window.preview.sheet_rect(0).width()
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert window.preview.sheet_rect(0).width() > width
    qtbot.keyClick(preview, Qt.Key.Key_Minus)
    assert window.preview.sheet_rect(0).width() == width


def test_a_file_that_cannot_be_saved_is_told_in_the_window(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing()
    window = opened(qtbot, printing)
    printing.folder = printing.folder / "gone"

    click(qtbot, window, "save_pdf")

    assert "choose another folder" in label(window, "print_message")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_at_twice_the_text_size_it_fits_a_small_screen(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]], language: str
) -> None:
    reader, printing = open_printing(language, size=(1024, 600))
    reader.presenter.comfort.change_zoom(99)
    for page in (MARKS, DEADLINES):
        printing.flow.basket.add(page)
    window = opened(qtbot, printing)

    click(qtbot, window, "print_basket")

    assert window.width() <= 1024
    assert window.height() <= 600
    assert window.preview.width() > 300
    for name in ("save_pdf", "print", "close", "sheets_larger"):
        part = button(window, name)
        place = part.rect().translated(part.mapTo(window, part.rect().topLeft()))
        assert window.rect().contains(place), name


def test_everything_has_a_name_for_screen_readers(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    _reader, printing = open_printing()
    printing.flow.basket.add(MARKS)
    window = opened(qtbot, printing)
    click(qtbot, window, "print_basket")

    assert [part.objectName() for part in all_of(window, PaintedButton) if not part.accessibleName()] == []
    assert window.preview.accessibleName()


@pytest.mark.slow
def test_twenty_windows_leave_nothing_behind(
    qtbot: QtBot, open_printing: Callable[..., tuple[Reader, Printing]]
) -> None:
    def left() -> int:
        found = Shiboken.getAllValidWrappers()
        return sum(isinstance(part, QTextDocument | PrintWindow) for part in found)

    _reader, printing = open_printing()
    opened(qtbot, printing).close()
    qtbot.waitUntil(lambda: printing.flow.window is None)
    before = left()
    for _ in range(20):
        window = opened(qtbot, printing)
        click(qtbot, window, "save_pdf")
        window.close()
        del window
        qtbot.waitUntil(lambda: printing.flow.window is None)

    qtbot.waitUntil(lambda: left() <= before)
