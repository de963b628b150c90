"""The results screen: how the query was read, filters, other languages, and what helps where nothing was found."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of

from sme_desktop.qt.filters_view import FilterRow
from sme_desktop.qt.nothing_view import _TermRow
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.result_rows import RESULT
from sme_desktop.reader.filters import kind_of
from sme_desktop.reader.state import Screen


def ask(qtbot: QtBot, reader: Reader, query: str) -> None:
    reader.presenter.submit_query(query)

    def is_answered() -> bool:
        answer = reader.presenter.answer
        return answer is not None and answer.query.text == query and answer.is_whole

    qtbot.waitUntil(is_answered)


def click(qtbot: QtBot, reader: Reader, row: int) -> None:
    rows = reader.window.later.results.list
    rows.scrollToItem(rows.item(row))
    centre = rows.visualItemRect(rows.item(row)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def filter_row(reader: Reader, name: str) -> FilterRow:
    return next(row for row in reader.window.side.filters.rows if row.objectName() == name)


def test_other_names_are_told_and_left_out_when_only_the_own_words_are_wanted(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "trade mark")
    head = reader.window.later.results.head
    before = len(reader.presenter.found)
    assert head._also.isVisible()
    assert "marque" in head._chips.accessibleName()

    qtbot.mouseClick(head.only_mine, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(reader.presenter.answer and reader.presenter.answer.query.is_exact))
    assert not head._also.isVisible()
    assert "Only your words" in head._read_as.text()
    assert 0 < len(reader.presenter.found) <= before

    qtbot.mouseClick(head.only_mine, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(reader.presenter.answer and not reader.presenter.answer.query.is_exact))
    assert head._also.isVisible()


def test_the_glossary_answers_a_query_that_names_a_term_and_leads_there(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "marca")  # Spanish, in an English window.
    tile = reader.window.later.results.head.tile
    assert tile.isVisible()
    assert tile.accessibleName().startswith("trade mark. ")

    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "help-glossary")
    assert reader.window.article.view.isVisible()


def test_a_question_is_no_term(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "how to register a trade mark abroad")

    assert not reader.window.later.results.head.tile.isVisible()


def test_words_of_another_language_are_told_to_be_so(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")

    ask(qtbot, reader, "how long does a patent last")

    assert "English" in reader.window.later.results.head._read_as.text()
    assert all(result.language == "fr" for result in reader.presenter.results)


def test_a_filter_narrows_the_list_and_another_click_widens_it(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    everything = len(reader.presenter.results)
    row = filter_row(reader, "filter_kinds_questions")
    assert row.text() == "Questions"
    count = row.choice.count

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)

    assert 0 < count < everything
    assert len(reader.presenter.results) == count
    assert {kind_of(result) for result in reader.presenter.results} == {"questions"}
    assert filter_row(reader, "filter_kinds_questions").isChecked()
    assert reader.window.later.results.head.title.text() == f"{count} of {everything} pages for “licence”"

    qtbot.mouseClick(filter_row(reader, "filter_kinds_questions"), Qt.MouseButton.LeftButton)
    assert len(reader.presenter.results) == everything


def test_filters_tell_what_each_choice_would_leave_and_grey_what_leaves_nothing(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    qtbot.mouseClick(filter_row(reader, "filter_kinds_questions"), Qt.MouseButton.LeftButton)

    rights = next(row for row in reader.window.side.filters.rows if row.choice.id == "rights")
    assert rights.choice.count == 0
    assert not rights.isEnabled()

    qtbot.mouseClick(
        next(b for b in all_of(reader.window.side.filters, PushButton) if b.objectName() == "clear_filters"),
        Qt.MouseButton.LeftButton,
    )
    assert not any(row.isChecked() for row in reader.window.side.filters.rows)


def test_back_returns_to_the_same_row_of_the_same_narrowed_list(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    qtbot.mouseClick(filter_row(reader, "filter_kinds_guides"), Qt.MouseButton.LeftButton)
    shown = [result.place for result in reader.presenter.results]

    click(qtbot, reader, 2)
    qtbot.waitUntil(lambda: reader.presenter.state.visit.screen is Screen.PAGE)
    qtbot.keyClick(reader.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(reader.window.later.results.isVisible)
    qtbot.waitUntil(lambda: [result.place for result in reader.presenter.results] == shown)
    assert reader.window.later.results.list.currentRow() == 2


def test_another_query_begins_without_filters(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    qtbot.mouseClick(filter_row(reader, "filter_kinds_questions"), Qt.MouseButton.LeftButton)

    ask(qtbot, reader, "patent")

    assert not reader.presenter.state.visit.filters


def test_what_only_other_languages_have_is_folded_under_the_list_and_opens_the_same_page(
    qtbot: QtBot, reader: Reader
) -> None:
    ask(qtbot, reader, "licence")
    assert reader.presenter.elsewhere, "the edition has pages that only another language finds"
    rows = reader.window.later.results.list
    own = len(reader.presenter.results)
    assert rows.count() == own + 1
    assert rows.item(own).text().startswith(f"In other languages ({len(reader.presenter.elsewhere)})")

    click(qtbot, reader, own)
    assert rows.count() == own + 1 + len(reader.presenter.elsewhere)
    assert rows.item(own + 1).data(RESULT).language in ("fr", "es")

    place = reader.presenter.elsewhere[0].place
    click(qtbot, reader, own + 1)
    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == place.page)
    assert reader.speech.language == "en"


def test_enter_unfolds_as_a_click_does(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    rows = reader.window.later.results.list
    own = len(reader.presenter.results)
    rows.setCurrentRow(own)

    qtbot.keyClick(rows, Qt.Key.Key_Return)

    assert rows.count() > own + 1


def test_the_filters_give_way_to_the_contents_where_nothing_was_found(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "licence")
    assert reader.window.side.filters.isVisible()

    ask(qtbot, reader, "zzqzzq")

    assert reader.window.contents.isVisible()
    assert not reader.window.side.filters.isVisible()
    assert reader.window.later.results.nothing.isVisible()


def test_enter_takes_what_was_probably_meant(qtbot: QtBot, reader: Reader) -> None:
    results, field = reader.window.later.results, reader.window.bar.search.edit
    ask(qtbot, reader, "trademrak")
    reader.presenter.toggle_exact()
    qtbot.waitUntil(results.nothing.isVisible)
    assert results.nothing.guess == "trade mark"

    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(reader.presenter.found) > 3)
    assert field.text() == "trade mark"


def test_terms_that_look_like_it_lead_to_the_glossary(qtbot: QtBot, reader: Reader) -> None:
    ask(qtbot, reader, "zzpatemt")
    rows = all_of(reader.window.later.results.nothing, _TermRow)
    assert rows
    assert rows[0].term.id == "patent"

    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "help-glossary")


def test_the_same_search_in_another_language_switches_to_it(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("contrefaire")
    qtbot.waitUntil(lambda: reader.presenter.answer is not None)
    reader.presenter.toggle_exact()
    results = reader.window.later.results
    qtbot.waitUntil(lambda: bool(reader.presenter.answer and reader.presenter.answer.query.is_exact))
    if results.nothing.isVisible():
        button = next(b for b in all_of(results.nothing, PushButton) if b.objectName() == "language_fr")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: reader.speech.language == "fr")
    qtbot.waitUntil(lambda: len(reader.presenter.found) > 0)
