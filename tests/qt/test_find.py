"""Finding words in the open page, and walking from one to the next."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reader_support import Reader

from sme_desktop.model import PageId, Place

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def open_page(reader: Reader, page: str) -> None:
    reader.presenter.open_place(Place(PageId(page)))


def find(qtbot: QtBot, reader: Reader, words: str) -> None:
    edit = reader.window.article.find_bar.edit
    qtbot.keyClick(reader.window, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, words)


def test_words_are_found_while_they_are_typed_and_counted(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")
    open_page(reader, "biz-trademarks")
    bar, view = reader.window.article.find_bar, reader.window.article.view

    find(qtbot, reader, "enregistree")

    count = view.plain_text().count("enregistrée")
    qtbot.waitUntil(lambda: view.mark_count == count > 0)
    assert bar.count.text() == f"1 sur {count} dans cette page"


def test_f3_goes_on_shift_f3_back_and_the_ends_meet(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    bar, view = reader.window.article.find_bar, reader.window.article.view
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: view.mark_count > 3)
    count = view.mark_count
    before = view.verticalScrollBar().value()

    for _ in range(count - 1):
        qtbot.keyClick(reader.window, Qt.Key.Key_F3)

    assert bar.count.text() == f"{count} of {count} in this page"
    assert view.verticalScrollBar().value() > before

    qtbot.keyClick(reader.window, Qt.Key.Key_F3)
    assert bar.count.text() == f"1 of {count} in this page"

    qtbot.keyClick(reader.window, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == f"{count} of {count} in this page"


def test_enter_and_the_buttons_step_as_well(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    bar, view = reader.window.article.find_bar, reader.window.article.view
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: view.mark_count > 3)

    qtbot.keyClick(bar.edit, Qt.Key.Key_Return)
    qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.previous, Qt.MouseButton.LeftButton)

    assert bar.count.text().startswith("2 of")


def test_words_that_are_not_there_are_told(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    bar = reader.window.article.find_bar

    find(qtbot, reader, "zebra")

    qtbot.waitUntil(lambda: bar.count.text() == "Not in this page")
    assert not bar.next.isEnabled()


def test_escape_puts_strip_and_marks_away_and_the_page_has_the_keyboard(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    bar, view = reader.window.article.find_bar, reader.window.article.view
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: view.mark_count > 0)

    qtbot.keyClick(bar.edit, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert view.mark_count == 0
    assert view.hasFocus()


def test_a_page_opened_from_the_results_shows_their_words_with_a_count(qtbot: QtBot, reader: Reader) -> None:
    bar, view = reader.window.article.find_bar, reader.window.article.view
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 0)

    reader.presenter.open_result(0)

    qtbot.waitUntil(lambda: view.mark_count > 0)
    assert bar.isVisible()
    assert bar.edit.text() == "licence"
    assert bar.count.text().endswith(f"of {view.mark_count} in this page")
    assert view.hasFocus()


def test_another_page_begins_without_marks(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: reader.window.article.view.mark_count > 0)

    open_page(reader, "right-choose")

    assert not reader.window.article.find_bar.isVisible()
    assert reader.window.article.view.mark_count == 0


def test_what_was_typed_is_found_in_the_twin_after_a_language_switch_only_if_asked_again(
    qtbot: QtBot, reader: Reader
) -> None:
    open_page(reader, "biz-trademarks")
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: reader.window.article.view.mark_count > 0)

    reader.presenter.switch_language("fr")

    assert not reader.window.article.find_bar.isVisible()


def test_marks_survive_a_larger_text(qtbot: QtBot, reader: Reader) -> None:
    open_page(reader, "biz-trademarks")
    view = reader.window.article.view
    find(qtbot, reader, "register")
    qtbot.waitUntil(lambda: view.mark_count > 3)
    count = view.mark_count

    reader.presenter.comfort.change_zoom(1)

    qtbot.waitUntil(lambda: view.mark_count == count)


@pytest.mark.parametrize("key", [(Qt.Key.Key_F, CONTROL), (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier)])
def test_where_there_is_no_page_the_handbook_is_searched(
    qtbot: QtBot, reader: Reader, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    reader.window.bar.language.setFocus()

    qtbot.keyClick(reader.window, *key)

    qtbot.waitUntil(reader.window.search.field.edit.hasFocus)
