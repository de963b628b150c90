"""The deadline calculator as a reader uses it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Chooser, Reader, all_of, child

from sme_desktop.model import PageId, Place
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.popups import ChoiceMenu
from sme_desktop.qt.question_window import QuestionWindow
from sme_desktop.qt.tools.date_row import DateRow

LEFT = Qt.MouseButton.LeftButton


def open_calculator(qtbot: QtBot, reader: Reader) -> None:
    """Come from the home screen, where everybody starts."""
    qtbot.mouseClick(child(reader.window.later.home, QAbstractButton, "link_tool:deadlines"), LEFT)
    qtbot.waitUntil(lambda: view_of(reader).isVisible())


def view_of(reader: Reader) -> QWidget:
    return reader.window.later.tools.deadlines.view


def type_date(qtbot: QtBot, reader: Reader, text: str) -> None:
    edit = child(view_of(reader), QLineEdit, "date_edit")
    edit.clear()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def rows(reader: Reader) -> list[DateRow]:
    return [row for row in all_of(view_of(reader), DateRow) if row.isVisible()]


def choose(qtbot: QtBot, reader: Reader, field: str, value: str) -> None:
    qtbot.mouseClick(child(view_of(reader), QAbstractButton, f"{field}_button"), LEFT)
    pick(qtbot, value)


def pick(qtbot: QtBot, value: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    qtbot.mouseClick(child(menu, QAbstractButton, f"choice_{value}"), LEFT)


def trouble(reader: Reader) -> str:
    return child(view_of(reader), QLabel, "date_trouble").text()


def test_filed_a_trade_mark_on_31_august_until_when_abroad(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)

    type_date(qtbot, reader, "31 August 2026")

    first = rows(reader)[0].words
    assert (first.day, first.month, first.weekday) == ("28", "February 2027", "Sunday")
    assert first.title.startswith("End of the priority period")
    assert first.reserve[0] == "A day off: act by Friday 26 February 2027."
    assert "Monday 1 March 2027. Do not count on it." in first.reserve[1]
    assert "Paris Convention" in first.source
    assert ("Safe date", "ok") in first.chips


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 February 2026", "There is no 31 February 2026."),
        ("1 January 0", "ear"),
        ("the first of May", "“the first of May”"),
        ("31 August", "Type the year"),
        ("", "Type a date"),
        ("99999999999999", "“99999999999999”"),
    ],
)
def test_a_wrong_date_is_told_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, reader: Reader, typed: str, sentence: str
) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")
    before = [row.words for row in rows(reader)]

    type_date(qtbot, reader, typed)

    assert sentence in trouble(reader)
    assert child(view_of(reader), QLineEdit, "date_edit").text() == typed
    assert [row.words for row in rows(reader)] == before


def test_the_language_changes_midway_and_the_dates_stay(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31/8/2026")

    reader.presenter.switch_language("fr")

    first = rows(reader)[0].words
    assert (first.day, first.month, first.weekday) == ("28", "février 2027", "dimanche")
    assert child(view_of(reader), QLineEdit, "date_edit").text() == "31 août 2026"
    assert not any("Safe date" in label.text() for label in all_of(view_of(reader), QLabel))


def test_another_right_and_another_date_can_be_chosen(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)

    choose(qtbot, reader, "right", "patent")
    choose(qtbot, reader, "event", "filing_date")
    type_date(qtbot, reader, "10 March 2026")

    assert any(row.words.month == "March 2046" and row.words.day == "10" for row in rows(reader))


def test_a_year_is_enough_for_copyright(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)

    choose(qtbot, reader, "right", "copyright")
    choose(qtbot, reader, "event", "author_death")
    type_date(qtbot, reader, "1962")

    ends = {(row.words.day, row.words.month) for row in rows(reader)}
    assert ("31", "December 2012") in ends
    assert ("31", "December 2032") in ends


def test_days_off_move_the_reserve(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")

    choose(qtbot, reader, "weekend", "friday-saturday")

    assert not any("1 March 2027" in text for row in rows(reader) for text in row.words.reserve)


def test_a_missing_date_is_added_in_its_row(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")
    waiting = next(row for row in rows(reader) if row.words.needs and not row.words.day)
    needed = waiting.words.needs

    qtbot.mouseClick(child(waiting, QAbstractButton, f"add_{needed}"), LEFT)
    card = QApplication.activePopupWidget()
    assert isinstance(card, InputCard)
    qtbot.keyClicks(card.edit, "1 October 2026")
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)

    assert not any(row.words.needs == needed and not row.words.day for row in rows(reader))


def test_a_question_comes_back_after_a_restart(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    first = open_reader()
    open_calculator(qtbot, first)
    type_date(qtbot, first, "31 August 2026")

    second = open_reader()
    open_calculator(qtbot, second)

    assert [row.words for row in rows(second)] == [row.words for row in rows(first)]


def test_the_dates_go_into_a_calendar(qtbot: QtBot, reader: Reader, tmp_path: Path) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")
    reader.window.later.tools.deadlines.chooser = Chooser(tmp_path / "dates.ics")

    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "dates_ics"), LEFT)

    calendar = Calendar.from_ical((tmp_path / "dates.ics").read_bytes())
    days = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
    assert date(2027, 2, 28) in days
    assert reader.window.notice.words.text() == "Saved as “dates.ics”."


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")
    reader.window.later.tools.deadlines.chooser = Chooser(Path("/dev/full/dates.ics"))

    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "dates_ics"), LEFT)

    assert "could not be saved" in reader.window.notice.words.text()


def test_the_dates_are_printed(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")

    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "dates_print"), LEFT)

    window = reader.window.later.printing.window
    assert window is not None
    qtbot.waitUntil(lambda: window.sheets is not None)
    assert window.sheets is not None
    assert window.sheets.title == "Deadline calculator"
    window.close()


def test_the_dates_are_copied_as_text(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")

    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "dates_copy"), LEFT)

    assert "28 February 2027" in QGuiApplication.clipboard().text()
    assert "Paris Convention" in QGuiApplication.clipboard().text()


def test_cases_are_kept_by_name_opened_and_wiped(qtbot: QtBot, reader: Reader) -> None:
    open_calculator(qtbot, reader)
    type_date(qtbot, reader, "31 August 2026")
    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "dates_keep"), LEFT)
    card = QApplication.activePopupWidget()
    assert isinstance(card, InputCard)
    qtbot.keyClicks(card.edit, "Bakery mark")
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    case = reader.window.later.tools.deadlines.desk.cases()[0]

    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "deadline_cases"), LEFT)
    pick(qtbot, "")
    assert len(rows(reader)) == 0
    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "deadline_cases"), LEFT)
    pick(qtbot, case.id)
    assert rows(reader)[0].words.day == "28"
    qtbot.mouseClick(child(view_of(reader), QAbstractButton, "deadline_cases"), LEFT)
    pick(qtbot, "remove")
    window = QApplication.activeModalWidget()
    assert isinstance(window, QuestionWindow)
    qtbot.waitUntil(window.yes.isEnabled)
    qtbot.mouseClick(window.yes, LEFT)

    assert reader.window.later.tools.deadlines.desk.cases() == ()


def test_wiping_everything_of_mine_wipes_cases_and_answers(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    first = open_reader()
    open_calculator(qtbot, first)
    type_date(qtbot, first, "31 August 2026")
    first.window.later.tools.deadlines.desk.keep("Bakery mark")

    first.presenter.things.wipe()

    second = open_reader()
    open_calculator(qtbot, second)
    assert rows(second) == []
    assert second.window.later.tools.deadlines.desk.cases() == ()


def test_the_page_leads_to_the_calculator_and_the_dates_lead_to_pages(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(Place(PageId("tool-deadlines")))
    assert "Open the deadline calculator" in reader.window.article.view.plain_text()
    reader.window.article.view.link_clicked.emit("tool:deadlines")
    type_date(qtbot, reader, "31 August 2026")
    buttons = [button for row in rows(reader) for button in all_of(row, QAbstractButton)]
    link = next(button for button in buttons if button.objectName().startswith("read_"))

    link.click()

    qtbot.waitUntil(reader.window.article.isVisible)
    qtbot.keyClick(reader.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(view_of(reader).isVisible)


@pytest.mark.parametrize(("size", "zoom"), [((1024, 600), 100), ((1024, 600), 200), ((700, 560), 100)])
def test_it_fits_small_windows_and_large_text(
    qtbot: QtBot, open_reader: Callable[..., Reader], size: tuple[int, int], zoom: int
) -> None:
    reader = open_reader(language="fr", size=size)
    reader.presenter.comfort.change_zoom((zoom - 100) // 10)
    reader.presenter.open_tool("deadlines")
    type_date(qtbot, reader, "31/8/2026")

    def cut() -> list[str]:
        labels = [label for label in all_of(view_of(reader), QLabel) if label.isVisible() and label.text()]
        return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]

    assert rows(reader)
    qtbot.waitUntil(lambda: not cut())
