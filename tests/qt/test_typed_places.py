"""Codes and links typed or pasted into the search box."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader

from sme_desktop.model import SectionId
from sme_desktop.reader.state import Screen
from sme_desktop.reader.suggestions import PLACE


def type_words(qtbot: QtBot, reader: Reader, words: str) -> None:
    field = reader.window.search.field.edit
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)


def enter(qtbot: QtBot, reader: Reader) -> None:
    qtbot.keyClick(reader.window.search.field.edit, Qt.Key.Key_Return)


def is_at(reader: Reader, section: str) -> bool:
    height = reader.window.article.view.heading_height(SectionId(section))
    return height is not None and 0 <= height < 100


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_code_is_offered_first_and_opened_with_enter(
    qtbot: QtBot, open_reader: Callable[..., Reader], language: str
) -> None:
    reader = open_reader(language=language)
    rows = reader.window.search.suggestions
    type_words(qtbot, reader, "biz-9.4")
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].group == PLACE)
    assert rows.rows[0].note == "BIZ-9.4"
    assert rows.chosen == rows.rows[0]

    enter(qtbot, reader)

    visit = reader.presenter.state.visit
    assert (visit.screen, visit.page, visit.query) == (Screen.PAGE, "biz-trademarks", "")
    assert is_at(reader, "what-to-do")


def test_a_code_opens_at_once_even_before_anything_is_offered(qtbot: QtBot, reader: Reader) -> None:
    type_words(qtbot, reader, "BIZ 9")
    enter(qtbot, reader)

    assert reader.presenter.state.visit.page == "biz-trademarks"


def test_a_code_opens_from_the_list_of_results(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: bool(reader.presenter.found))
    type_words(qtbot, reader, "RIGHT-3.2")

    enter(qtbot, reader)

    assert reader.presenter.state.visit.page == "right-patents"


def test_a_pasted_link_opens_its_place(qtbot: QtBot, reader: Reader) -> None:
    field = reader.window.search.field.edit
    field.setFocus()
    QGuiApplication.clipboard().setText("sme:biz-trademarks#what-to-do")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, reader)

    assert reader.presenter.state.visit.page == "biz-trademarks"
    assert is_at(reader, "what-to-do")


def test_what_is_no_code_is_searched_for(qtbot: QtBot, reader: Reader) -> None:
    for words in ("BIZ-99", "trade mark 9"):
        type_words(qtbot, reader, words)
        enter(qtbot, reader)

        assert reader.presenter.state.visit.screen is Screen.RESULTS


def test_letters_that_are_a_word_are_searched_for_and_the_topic_only_offered(qtbot: QtBot, reader: Reader) -> None:
    rows = reader.window.search.suggestions
    type_words(qtbot, reader, "right")
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].group == PLACE)
    assert rows.chosen is None

    enter(qtbot, reader)

    assert reader.presenter.state.visit.screen is Screen.RESULTS
