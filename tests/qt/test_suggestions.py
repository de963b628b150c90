"""The list under the search field: pages, terms and tools while typing; earlier searches only if the reader wants them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reader_support import Reader

from sme_desktop.reader.state import Screen
from sme_desktop.reader.suggestions import PAGES, RECENT, TERMS


def type_words(qtbot: QtBot, reader: Reader, words: str) -> None:
    field = reader.window.search.field.edit
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)


def click_foot(qtbot: QtBot, reader: Reader) -> None:
    rows = reader.window.search.suggestions
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(120, rows.height() - 10))


def kept(reader: Reader) -> tuple[bool, tuple[str, ...]]:
    return reader.presenter.recent.is_allowed, reader.presenter.recent.words


def test_pages_come_first_then_terms_and_tools(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")
    rows = reader.window.search.suggestions

    type_words(qtbot, reader, "marque dep")

    qtbot.waitUntil(lambda: bool(rows.rows))
    groups = [row.group for row in rows.rows]
    assert groups == sorted(groups, key=(PAGES, TERMS).index)
    assert PAGES in groups
    first = rows.rows[0]
    assert all(first.text[start:end].lower() in ("marque", "dép") for start, end in first.marks)
    assert first.marks


def test_a_term_that_begins_so_opens_at_its_place_in_the_glossary(qtbot: QtBot, reader: Reader) -> None:
    rows = reader.window.search.suggestions
    type_words(qtbot, reader, "royal")
    qtbot.waitUntil(lambda: any(row.kind == "glossary" for row in rows.rows))
    number = next(n for n, row in enumerate(rows.rows) if row.kind == "glossary")
    assert rows.rows[number].text == "royalty"

    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.row_rect(number).center())

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "help-glossary")
    assert reader.presenter.state.visit.query == ""


def test_tools_are_found_by_what_they_are_for(qtbot: QtBot, reader: Reader) -> None:
    rows = reader.window.search.suggestions

    type_words(qtbot, reader, "deadline")

    qtbot.waitUntil(lambda: any(row.place and row.place.page == "tool-deadlines" for row in rows.rows))


def test_the_same_lines_again_do_not_move_what_is_chosen(qtbot: QtBot, reader: Reader) -> None:
    window, rows = reader.window, reader.window.search.suggestions
    type_words(qtbot, reader, "patent")
    qtbot.waitUntil(lambda: bool(rows.rows))
    qtbot.keyClick(window.search.field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(window.search.field.edit, Qt.Key.Key_Down)
    chosen = rows.chosen

    reader.presenter.answer_changed.emit()

    assert rows.chosen == chosen


def test_no_search_is_remembered_unless_the_reader_wants_it(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("licence")

    assert reader.presenter.recent.words == ()
    assert reader.profile.get("searches", "[]") == "[]"


def test_searches_are_remembered_offered_again_and_wiped_with_one_click(
    qtbot: QtBot, open_reader: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = open_reader(profile=tmp_path / "mine")
    rows, field = reader.window.search.suggestions, reader.window.search.field.edit
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert rows.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert rows.is_foot_chosen
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kept(reader) == (True, ())

    for words in ("licence", "trade secret"):
        reader.presenter.submit_query(words)
    reader.presenter.open_home()
    field = reader.window.search.field.edit
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert [row.text for row in rows.rows] == ["trade secret", "licence"]
    assert {row.group for row in rows.rows} == {RECENT}

    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.presenter.state.visit.screen is Screen.RESULTS)
    assert reader.presenter.query == "licence"

    reader.presenter.open_home()
    field = reader.window.search.field.edit
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    click_foot(qtbot, reader)
    assert kept(reader) == (False, ())
    assert b"licence" not in (tmp_path / "mine" / "profile.sqlite").read_bytes()


def test_fifty_words_typed_fast_lose_no_letter_and_the_last_answer_is_right(qtbot: QtBot, reader: Reader) -> None:
    words = ("how long does a patent last and who may use a registered trade mark abroad " * 4).split()[:50]
    text = " ".join(words)[:390]
    field = reader.window.search.field.edit
    field.setFocus()

    QTest.keyClicks(field, text)

    assert field.text() == text
    qtbot.waitUntil(lambda: reader.presenter.answer is not None and reader.presenter.answer.query.text == text)
    assert reader.presenter.found
