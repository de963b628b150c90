"""My things, as a reader keeps them: bookmarks, highlights, notes, history."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Chooser, Reader, all_of, child, select

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.mine.mine_rows import ROW
from sme_desktop.qt.mine.note_card import NoteCard
from sme_desktop.qt.popups import ChoiceMenu
from sme_desktop.reader.passages import new_passage
from sme_desktop.reader.state import Screen

MARKS = Place(PageId("biz-trademarks"), SectionId("watch-out"))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, reader: Reader, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    qtbot.keyClick(reader.window, key, modifier)


def some_words(reader: Reader, place: Place = MARKS) -> str:
    """Give five words of a section of the open page."""
    page = reader.library.page(place.page, reader.presenter.page_language)
    text = next(section.text for section in page.sections if section.id == place.section)
    lines = [line for line in text.splitlines() if len(line.split()) > 7]
    return " ".join(lines[0].split()[1:6])


def text_of(widget: QWidget, name: str) -> str:
    return child(widget, QLabel, name).text()


def the_popup(kind: type[QWidget]) -> QWidget:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, kind)
    return popup


def choose(qtbot: QtBot, value: str) -> None:
    menu = the_popup(ChoiceMenu)
    row = child(menu, QWidget, f"choice_{value}")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def titles(reader: Reader) -> list[str]:
    rows = reader.window.mine.list
    return [rows.item(number).data(ROW).title for number in range(rows.count())]


def click(qtbot: QtBot, reader: Reader, name: str) -> None:
    qtbot.mouseClick(child(reader.window.mine, QWidget, f"mine_{name}"), Qt.MouseButton.LeftButton)


# Bookmarks


def test_a_bookmark_is_kept_with_a_key_and_found_under_my_things(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)

    press(qtbot, reader, Qt.Key.Key_D)
    assert reader.window.bar.bookmark.accessibleName().startswith("Take the bookmark away")
    reader.presenter.open_place(Place(PageId("right-patents")))
    press(qtbot, reader, Qt.Key.Key_B)
    qtbot.waitUntil(reader.window.mine.list.hasFocus)
    qtbot.keyClick(reader.window.mine.list, Qt.Key.Key_Return)

    assert reader.presenter.state.visit.page == MARKS.page
    height = reader.window.article.view.heading_height(MARKS.section)
    assert height is not None
    assert 0 <= height <= 60


def test_the_same_key_takes_the_bookmark_away(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)

    press(qtbot, reader, Qt.Key.Key_D)
    press(qtbot, reader, Qt.Key.Key_D)

    assert reader.presenter.things.bookmarks.all() == ()
    assert reader.window.bar.bookmark.accessibleName().startswith("Bookmark this place")


def test_a_ribbon_stands_beside_a_bookmarked_section(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    before = reader.window.article.view.grab().toImage()

    press(qtbot, reader, Qt.Key.Key_D)

    view = reader.window.article.view
    left, _right = view.text_edges()
    height = view.heading_height(MARKS.section)
    assert height is not None
    place = QPoint(left - 14, round(height) + 10)
    assert view.grab().toImage().pixelColor(place) == reader.window.look.colour("warn")
    assert before.pixelColor(place) != reader.window.look.colour("warn")


def test_bookmarks_are_renamed_ordered_and_put_into_folders(qtbot: QtBot, reader: Reader) -> None:
    for page in ("right-patents", "biz-trademarks", "case-penja"):
        reader.presenter.open_place(Place(PageId(page)))
        press(qtbot, reader, Qt.Key.Key_D)
    press(qtbot, reader, Qt.Key.Key_B)
    reader.window.mine.list.setCurrentRow(2)

    click(qtbot, reader, "up")
    click(qtbot, reader, "rename")
    field = child(the_popup(InputCard), QLineEdit, "input")
    qtbot.keyClicks(field, "Pepper")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    reader.window.mine.list.setCurrentRow(0)
    click(qtbot, reader, "folder")
    field = child(the_popup(InputCard), QLineEdit, "input")
    qtbot.keyClicks(field, "Course")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert titles(reader) == ["Pepper", "Why trade marks matter to your success", "Course", "Patents"]


def test_a_removed_bookmark_comes_back_with_undo(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    press(qtbot, reader, Qt.Key.Key_D)
    press(qtbot, reader, Qt.Key.Key_B)

    qtbot.keyClick(reader.window.mine.list, Qt.Key.Key_Delete)
    assert titles(reader) == []
    assert "Ctrl+D" in text_of(reader.window.mine, "mine_empty")
    click(qtbot, reader, "undo")

    assert len(titles(reader)) == 1


def test_bookmarks_speak_the_language_of_the_reader(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    press(qtbot, reader, Qt.Key.Key_D)
    press(qtbot, reader, Qt.Key.Key_B)

    reader.presenter.switch_language("fr")

    assert titles(reader)[0].endswith("› Points de vigilance")


# Highlights and notes


def test_selected_words_are_marked_and_stay_marked(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader()
    reader.presenter.open_place(MARKS)
    words = some_words(reader)
    select(reader, words)

    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)

    again = open_reader()
    again.presenter.open_place(MARKS)
    assert again.presenter.things.passages.all()[0].quote == words
    for one in (reader, again):
        assert words_marked(one) == [words]


def words_marked(reader: Reader) -> list[str]:
    """Give the words that are tinted as a highlight in the page."""
    found: dict[str, str] = {}
    block = reader.window.article.view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            href = fragment.charFormat().anchorHref()
            is_line = block.text() == fragment.text() and "ote" in fragment.text()[:8]
            if href.startswith("note:") and not is_line:
                found[href] = found.get(href, "") + fragment.text()
            iterator += 1
        block = block.next()
    return list(found.values())


def test_the_bar_over_a_selection_marks_in_three_colours(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view
    words = some_words(reader)
    for colour in ("yellow", "green", "blue"):
        select(reader, words)
        view.passage_selected.emit()
        bar = reader.window.things.bar
        assert bar.isVisible()
        qtbot.mouseClick(child(bar, QWidget, f"mark_{colour}"), Qt.MouseButton.LeftButton)
        assert not bar.isVisible()

    assert {passage.colour for passage in reader.presenter.things.passages.all()} == {"yellow", "green", "blue"}


def test_dragging_over_words_brings_the_bar(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view
    start = view.plain_text().index(some_words(reader))
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    first = view.cursorRect(cursor).center()
    cursor.setPosition(start + 20)
    last = view.cursorRect(cursor).center()

    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)

    qtbot.waitUntil(reader.window.things.bar.isVisible)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, first.y()))
    qtbot.waitUntil(lambda: not reader.window.things.bar.isVisible())


def test_words_are_selected_with_shift_and_arrows_and_marked(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view
    view.setFocus()

    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)

    quote = reader.presenter.things.passages.all()[0].quote
    assert len(quote.split()) >= 8
    assert " ".join(words_marked(reader)[0].split()) == quote


def test_a_click_on_a_marked_passage_opens_it_and_no_bar(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    words = some_words(reader)
    select(reader, words)
    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)
    view = reader.window.article.view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.plain_text().index(words) + 3)

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())

    assert the_popup(NoteCard).isVisible()
    assert not reader.window.things.bar.isVisible()


def test_a_note_is_kept_letter_by_letter_and_opened_again(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    select(reader, some_words(reader))

    press(qtbot, reader, Qt.Key.Key_M)
    field = child(the_popup(NoteCard), QPlainTextEdit, "note_text")
    qtbot.keyClicks(field, "Ask Karim")
    assert reader.presenter.things.passages.all()[0].note == "Ask Karim"
    qtbot.keyClick(the_popup(NoteCard), Qt.Key.Key_Escape)
    passage = reader.presenter.things.passages.all()[0]
    reader.presenter.follow(f"note:{passage.id}")

    field = child(the_popup(NoteCard), QPlainTextEdit, "note_text")
    assert field.toPlainText() == "Ask Karim"


def test_an_empty_note_leaves_nothing_behind(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)

    press(qtbot, reader, Qt.Key.Key_M)
    qtbot.keyClick(the_popup(NoteCard), Qt.Key.Key_Escape)

    assert reader.presenter.things.passages.all() == ()


def test_a_note_on_a_section_stands_under_its_heading(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)

    press(qtbot, reader, Qt.Key.Key_M)
    field = child(the_popup(NoteCard), QPlainTextEdit, "note_text")
    qtbot.keyClicks(field, "Talk to the printer")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: "Watch out\nMy note: Talk to the printer\n" in reader.window.article.view.plain_text())


def test_on_the_twin_the_note_is_told_with_its_language(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    select(reader, some_words(reader))
    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)

    reader.presenter.switch_language("fr")

    assert "Points de vigilance\nNote prise en" in reader.window.article.view.plain_text()
    reader.presenter.switch_language("en")
    assert "Note made in" not in reader.window.article.view.plain_text()


def test_a_note_on_words_that_a_new_edition_no_longer_has_is_told_under_its_section(reader: Reader) -> None:
    passages = reader.presenter.things.passages
    reader.presenter.open_place(MARKS)
    reader.window.things.write_note()
    card = the_popup(NoteCard)
    assert isinstance(card, NoteCard)
    card.close()
    gone = new_passage(MARKS.page, MARKS.section, "en", "Words of an old edition", span=(0, 22))
    passages.keep(replace(gone, note="Still true?"))

    reader.presenter.things_changed.emit()

    text = reader.window.article.view.plain_text()
    assert "Watch out\nNote on words that are not here any more: Still true?\n" in text


def test_the_menu_of_the_page_offers_what_fits(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    select(reader, some_words(reader))

    reader.window.article.view.menu_wanted.emit(reader.window.mapToGlobal(QPoint(600, 300)))
    choose(qtbot, "mark_green")

    assert reader.presenter.things.passages.all()[0].colour == "green"


def test_a_right_click_on_marked_words_takes_the_colour_away(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    words = some_words(reader)
    select(reader, words)
    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)
    view = reader.window.article.view
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.plain_text().index(words) + 3)
    place = view.viewport().mapToGlobal(view.cursorRect(cursor).center())

    view.menu_wanted.emit(place)
    passage = reader.presenter.things.passages.all()[0]
    choose(qtbot, f"wipe:{passage.id}")

    assert reader.presenter.things.passages.all() == ()
    assert words_marked(reader) == []


def test_words_are_copied_with_their_source(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    words = some_words(reader)
    select(reader, words)

    press(qtbot, reader, Qt.Key.Key_C, CONTROL | SHIFT)

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"“{words}”\nWhy trade marks matter to your success › Watch out — IP Guide")
    assert copied.endswith("[sme:biz-trademarks#watch-out]")


def test_the_link_to_a_place_is_copied(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)

    press(qtbot, reader, Qt.Key.Key_L, CONTROL | SHIFT)

    assert QGuiApplication.clipboard().text() == "sme:biz-trademarks#watch-out"


# History


def test_pages_that_were_read_are_marked_in_the_contents_and_can_be_forgotten(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    reader.presenter.open_place(Place(PageId("right-patents")))
    assert reader.window.contents.is_visited("page:biz-trademarks")

    press(qtbot, reader, Qt.Key.Key_B)
    reader.window.mine.show_tab("readings")
    assert titles(reader)[1:] == ["Patents", "Why trade marks matter to your success › Watch out"]
    click(qtbot, reader, "wipe")
    choose(qtbot, "readings")

    assert titles(reader) == []
    assert not reader.window.contents.is_visited("page:biz-trademarks")


# Files


@pytest.mark.parametrize("kind", ["html", "txt", "json"])
def test_notes_are_saved_as_files(qtbot: QtBot, reader: Reader, tmp_path: Path, kind: str) -> None:
    reader.presenter.open_place(MARKS)
    words = some_words(reader)
    select(reader, words)
    press(qtbot, reader, Qt.Key.Key_H, CONTROL | SHIFT)
    press(qtbot, reader, Qt.Key.Key_B)
    reader.window.later.mine_flow.chooser = Chooser(tmp_path / f"notes.{kind}")

    click(qtbot, reader, "files")
    choose(qtbot, kind)

    assert words in (tmp_path / f"notes.{kind}").read_text("utf-8")
    assert reader.window.notice.words.text() == f"Saved as “notes.{kind}”."


def test_a_data_file_is_loaded(qtbot: QtBot, open_reader: Callable[..., Reader], tmp_path: Path) -> None:
    first = open_reader()
    first.presenter.open_place(MARKS)
    press(qtbot, first, Qt.Key.Key_D)
    press(qtbot, first, Qt.Key.Key_B)
    path = tmp_path / "things.json"
    first.window.later.mine_flow.chooser = Chooser(path)
    click(qtbot, first, "files")
    choose(qtbot, "json")
    assert json.loads(path.read_text("utf-8"))["bookmarks"][0]["page"] == MARKS.page
    second = open_reader(profile=tmp_path / "another")
    press(qtbot, second, Qt.Key.Key_B)

    second.window.later.mine_flow.chooser = Chooser(path)
    click(qtbot, second, "files")
    choose(qtbot, "load")

    assert titles(second)[0].endswith("› Watch out")
    assert second.window.notice.words.text().startswith("1 new bookmark")


def test_a_bad_data_file_is_told_and_changes_nothing(qtbot: QtBot, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "holiday.json"
    path.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    press(qtbot, reader, Qt.Key.Key_B)
    reader.window.later.mine_flow.chooser = Chooser(path)

    click(qtbot, reader, "files")
    choose(qtbot, "load")

    assert "“holiday.json” holds no bookmarks" in reader.window.notice.words.text()


def test_a_full_disk_is_told_and_the_notes_stay(qtbot: QtBot, reader: Reader) -> None:
    press(qtbot, reader, Qt.Key.Key_B)
    reader.window.later.mine_flow.chooser = Chooser(Path("/dev/full/notes.txt"))

    click(qtbot, reader, "files")
    choose(qtbot, "txt")

    assert "could not be saved" in reader.window.notice.words.text()


def test_everything_is_wiped_only_after_a_question(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    press(qtbot, reader, Qt.Key.Key_D)
    press(qtbot, reader, Qt.Key.Key_B)

    click(qtbot, reader, "files")
    choose(qtbot, "forget")
    choose(qtbot, "")
    assert len(titles(reader)) == 1
    click(qtbot, reader, "files")
    choose(qtbot, "forget")
    choose(qtbot, "everything")

    assert titles(reader) == []


def test_my_things_can_be_left_again(qtbot: QtBot, reader: Reader) -> None:
    press(qtbot, reader, Qt.Key.Key_B)
    qtbot.waitUntil(reader.window.mine.isVisible)

    qtbot.keyClick(reader.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert reader.presenter.state.visit.screen is Screen.HOME
    assert all_of(reader.window, QPushButton) == []
