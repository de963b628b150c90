"""Two languages side by side, and the peek at one paragraph."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, child, select

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.peek_card import PeekCard
from sme_desktop.qt.popups import ChoiceMenu

MARKS = Place(PageId("biz-trademarks"), SectionId("watch-out"))


def tops(reader: Reader, anchor: str) -> list[float]:
    """Give the heights of the headings of a section, of both columns."""
    document = reader.window.article.view.document()
    found = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            if f"h:{anchor}" in iterator.fragment().charFormat().anchorNames():
                found.append(document.documentLayout().blockBoundingRect(block).top())
            iterator += 1
        block = block.next()
    return sorted(set(found))


def test_f4_shows_the_page_in_two_languages_aligned_by_section(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view

    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    assert view.is_double
    assert not reader.window.contents.isVisible()
    assert "Watch out" in view.plain_text()
    assert "Points de vigilance" in view.plain_text()
    for section, _title in view.sections[1:]:
        assert len(tops(reader, section)) == 1, section
    height = view.heading_height(MARKS.section)
    assert height is not None
    assert 0 <= height <= 60
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: not view.is_double)
    assert reader.window.contents.isVisible()


def test_the_columns_change_places(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    head = reader.window.article.sides_head

    qtbot.mouseClick(head.swap, Qt.MouseButton.LeftButton)

    assert reader.speech.language == "fr"
    assert (head.own.text(), head.twin.text()) == ("Français", "English")
    text = reader.window.article.view.plain_text()
    assert text.index("Pourquoi les marques comptent") < text.index("Why trade marks matter")


def test_the_second_column_takes_any_language(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    qtbot.mouseClick(reader.window.article.sides_head.twin, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    qtbot.mouseClick(child(menu, QWidget, "choice_es"), Qt.MouseButton.LeftButton)

    assert "Tenga cuidado" in reader.window.article.view.plain_text()
    assert reader.speech.language == "en"


def test_choosing_the_language_of_the_other_column_swaps_them(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    reader.presenter.switch_language("fr")

    head = reader.window.article.sides_head
    assert (head.own.text(), head.twin.text()) == ("Français", "English")
    assert reader.window.article.view.is_double


def test_both_columns_stay_while_pages_change_and_come_back_with_the_same_second_language(
    qtbot: QtBot, reader: Reader
) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    reader.presenter.choose_side("es")
    reader.presenter.open_place(Place(PageId("right-patents")))
    assert reader.window.article.view.is_double

    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    assert reader.window.article.sides_head.twin.text() == "Español"


def test_words_are_found_in_both_columns(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    qtbot.keyClick(reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(reader.window.article.find_bar.edit, "vigilance")

    qtbot.waitUntil(lambda: reader.window.article.view.mark_count == 1)


def test_a_highlight_in_the_second_column_belongs_to_its_language(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    select(reader, "Points de vigilance")

    reader.window.things.highlight("blue")

    passage = reader.presenter.things.passages.all()[0]
    assert (passage.language, passage.section) == ("fr", MARKS.section)


def test_a_missing_twin_is_told_in_its_own_language(
    qtbot: QtBot, open_reader: Callable[..., Reader], own_edition: Path
) -> None:
    pages = sqlite3.connect(own_edition / "pages.sqlite")
    for table in ("page", "page_again"):
        pages.execute(f"DELETE FROM {table} WHERE id = 'biz-trademarks' AND language = 'fr'")
    pages.execute("DELETE FROM contents_checksum")
    pages.commit()
    pages.close()
    reader = open_reader(own_edition)
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    assert reader.window.article.sides_head.twin.text() == "Español"

    reader.presenter.choose_side("fr")

    assert "Cette partie n’est pas encore disponible" in reader.window.article.view.plain_text()
    assert reader.window.article.view.is_double


def test_in_a_narrow_window_the_paragraph_is_shown_in_the_other_language(
    qtbot: QtBot, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader(size=(800, 600))
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view
    english = reader.library.page(MARKS.page, "en")
    number = [section.id for section in english.sections].index(MARKS.section)
    first = english.sections[number].text.splitlines()[0]
    french = reader.library.page(MARKS.page, "fr").sections[number].text.splitlines()[0]
    cursor = view.textCursor()
    cursor.setPosition(view.plain_text().index(first[:20]) + 3)
    view.setTextCursor(cursor)

    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    assert not view.is_double
    card = QApplication.activePopupWidget()
    assert isinstance(card, PeekCard)
    words = child(card, QLabel, "peek_words")
    assert words.text() == french
    qtbot.mouseClick(child(card, QWidget, "peek_switch"), Qt.MouseButton.LeftButton)
    assert reader.speech.language == "fr"


def test_a_window_that_becomes_narrow_goes_back_to_one_column(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)

    reader.window.resize(800, 600)
    qtbot.waitUntil(lambda: not reader.window.article.view.is_double)
    assert not reader.window.article.sides_head.isVisible()
    reader.window.resize(1366, 768)

    qtbot.waitUntil(lambda: reader.window.article.view.is_double)


def test_the_swap_button_stands_on_the_gutter(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)
    view, head = reader.window.article.view, reader.window.article.sides_head

    left, right = view.text_edges()
    middle = head.mapFromGlobal(view.viewport().mapToGlobal(QPoint((left + right) // 2, 0))).x()

    assert abs(head.swap.geometry().center().x() - middle) <= 2
