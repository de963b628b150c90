"""The check-up as an owner goes through it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Chooser, Reader, all_of, child

from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.popups import ChoiceMenu
from sme_desktop.qt.question_window import QuestionWindow
from sme_desktop.qt.tools.ask_rows import NavRow, OptionRow
from sme_desktop.qt.tools.diagnosis_flow import DiagnosisFlow

LEFT = Qt.MouseButton.LeftButton


def flow_of(reader: Reader) -> DiagnosisFlow:
    return reader.window.later.tools.diagnosis


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    qtbot.mouseClick(child(widget, QAbstractButton, name), LEFT)


def pick(qtbot: QtBot, value: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    qtbot.mouseClick(child(menu, QAbstractButton, f"choice_{value}"), LEFT)


def type_keys(qtbot: QtBot, keys: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, keys)


def enter(qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)


def question(reader: Reader) -> str:
    return child(flow_of(reader).ask, QLabel, "question").text()


def shown_options(reader: Reader) -> list[OptionRow]:
    return [row for row in all_of(flow_of(reader).ask, OptionRow) if row.isVisible()]


@pytest.fixture
def checking(qtbot: QtBot, reader: Reader) -> Reader:
    """Come from the tile of the home screen."""
    press(qtbot, reader.window.later.home, "link_tool:diagnostic")
    qtbot.waitUntil(lambda: flow_of(reader).ask.isVisible())
    return reader


def answer_all(qtbot: QtBot, reader: Reader, keys: str) -> None:
    """Answer everything by keyboard alone: a digit, then Enter."""
    for place in range(len(flow_of(reader).desk.steps)):
        type_keys(qtbot, keys[place % len(keys)])
        enter(qtbot)


def test_a_bakery_goes_through_all_questions_by_keyboard_and_gets_its_report(qtbot: QtBot, checking: Reader) -> None:
    assert question(checking) == "What is your sector?"

    answer_all(qtbot, checking, "1231425")

    flow = flow_of(checking)
    qtbot.waitUntil(flow.report.isVisible)
    text = flow.report.view.plain_text()
    assert "Where your firm stands" in text
    assert "of 35 questions count" in text
    assert "Your next three steps" in text
    assert "What is at risk" in text
    assert flow.report.view.hasFocus()


def test_a_pointer_answers_and_goes_back_to_change_an_answer(qtbot: QtBot, checking: Reader) -> None:
    ask = flow_of(checking).ask
    press(qtbot, ask, "area_S1")
    first = question(checking)
    press(qtbot, ask, "option_partly")
    press(qtbot, ask, "ask_next")
    assert question(checking) != first

    press(qtbot, ask, "ask_back")

    assert question(checking) == first
    assert [row.option for row in shown_options(checking) if row.isChecked()] == ["partly"]
    press(qtbot, ask, "option_no")
    assert flow_of(checking).desk.answers.given == {"d01": "no"}


def test_the_list_beside_tells_what_is_answered_and_leads_to_what_is_not(qtbot: QtBot, checking: Reader) -> None:
    ask = flow_of(checking).ask
    press(qtbot, ask, "area_S2")
    type_keys(qtbot, "1")
    notes = {row.words.id: row.words.note for row in all_of(ask, NavRow) if row.isVisible()}

    assert notes["S2"] == "1 of 5 answered"
    press(qtbot, ask, "area_S2")
    assert flow_of(checking).desk.step.id == "d07"


def test_it_goes_on_the_next_day_where_it_was_left(
    qtbot: QtBot, open_reader: Callable[..., Reader], tmp_path: Path
) -> None:
    first = open_reader()
    first.presenter.open_tool("diagnostic")
    press(qtbot, flow_of(first).ask, "area_S3")
    type_keys(qtbot, "2")
    asked = question(first)
    first.window.close()

    second = open_reader()
    second.presenter.open_tool("diagnostic")

    assert question(second) == asked
    assert flow_of(second).desk.answers.given == {"d11": "partly"}


def test_another_language_midway_keeps_question_and_answers(qtbot: QtBot, checking: Reader) -> None:
    press(qtbot, flow_of(checking).ask, "area_S2")
    type_keys(qtbot, "3")

    checking.presenter.switch_language("fr")

    assert question(checking).startswith("Avez-vous recherché des marques antérieures")
    assert [row.text() for row in shown_options(checking) if row.isChecked()] == ["Non"]
    checking.presenter.switch_language("es")
    press(qtbot, flow_of(checking).ask, "ask_result")
    assert flow_of(checking).report.isVisible()
    assert flow_of(checking).desk.answers.given == {"d06": "no"}


def test_a_step_leads_to_its_page_and_back_again(qtbot: QtBot, checking: Reader) -> None:
    press(qtbot, flow_of(checking).ask, "area_S2")
    type_keys(qtbot, "3")
    press(qtbot, flow_of(checking).ask, "ask_result")

    flow_of(checking).report.view.link_clicked.emit("page:case-cafe-name")
    assert checking.presenter.state.visit.page == "case-cafe-name"
    checking.presenter.go_back()

    assert flow_of(checking).report.isVisible()


def test_two_check_ups_are_kept_and_compared(qtbot: QtBot, checking: Reader) -> None:
    answer_all(qtbot, checking, "3")
    keep(qtbot, checking, "Last year")
    report = flow_of(checking).report
    press(qtbot, report, "do_cases")
    pick(qtbot, "new")
    answer_all(qtbot, checking, "1")
    keep(qtbot, checking, "This year")

    press(qtbot, report, "do_compare")
    pick(qtbot, next(case.id for case in flow_of(checking).desk.cases() if case.name == "Last year"))

    text = report.view.plain_text()
    assert "Compared with “Last year”" in text
    assert "+100" in text


def keep(qtbot: QtBot, reader: Reader, name: str) -> None:
    press(qtbot, flow_of(reader).report, "do_keep")
    card = QApplication.activePopupWidget()
    assert isinstance(card, InputCard)
    qtbot.keyClicks(card.edit, name)
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)


def test_with_nothing_to_compare_it_says_what_to_do(qtbot: QtBot, checking: Reader) -> None:
    answer_all(qtbot, checking, "3")

    press(qtbot, flow_of(checking).report, "do_compare")

    assert "Keep this check-up under a name" in checking.window.notice.words.text()


def test_answers_go_into_a_file_and_come_back(qtbot: QtBot, checking: Reader, tmp_path: Path) -> None:
    flow = flow_of(checking)
    answer_all(qtbot, checking, "2")
    flow.chooser = Chooser(tmp_path / "bakery.json")
    press(qtbot, flow.report, "do_files")
    pick(qtbot, "json")
    press(qtbot, flow.report, "do_cases")
    pick(qtbot, "new")
    assert flow.desk.answers.given == {}

    press(qtbot, flow.ask, "ask_menu")
    pick(qtbot, "load")

    assert len(flow.desk.answers.given) == 35
    assert flow.report.isVisible()
    assert json.loads((tmp_path / "bakery.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x89PNG\r\n", "no check-up that this program saved"),
        (b'{"format": "sme-desktop-check-up", "version": 2}', "newer version"),
        (None, "cannot be read"),
    ],
)
def test_a_wrong_file_gets_a_sentence_and_nothing_is_lost(
    qtbot: QtBot, checking: Reader, tmp_path: Path, data: bytes | None, sentence: str
) -> None:
    flow = flow_of(checking)
    answer_all(qtbot, checking, "2")
    flow.chooser = Chooser(tmp_path / "wrong.json")
    if data is not None:
        (tmp_path / "wrong.json").write_bytes(data)

    press(qtbot, flow.report, "do_files")
    pick(qtbot, "load")

    assert sentence in checking.window.notice.words.text()
    assert len(flow.desk.answers.given) == 35


def test_the_report_is_saved_as_text(qtbot: QtBot, checking: Reader, tmp_path: Path) -> None:
    flow = flow_of(checking)
    answer_all(qtbot, checking, "2")
    flow.chooser = Chooser(tmp_path / "report.txt")

    press(qtbot, flow.report, "do_files")
    pick(qtbot, "text")

    text = (tmp_path / "report.txt").read_text("utf-8")
    # All the advice: the file is for whoever helps the firm.
    assert "35. " in text


def test_ctrl_p_shows_the_report_on_sheets(qtbot: QtBot, checking: Reader) -> None:
    answer_all(qtbot, checking, "2")

    press(qtbot, flow_of(checking).report, "do_print")

    window = checking.window.later.printing.window
    assert window is not None
    qtbot.waitUntil(lambda: window.sheets is not None)
    assert window.sheets is not None
    assert window.sheets.title == "Where your firm stands"
    assert len(window.sheets.sheets) >= 2
    window.close()


def question_window() -> QuestionWindow:
    window = QApplication.activeModalWidget()
    assert isinstance(window, QuestionWindow)
    return window


def test_all_answers_of_all_tools_are_wiped_after_a_second_question(qtbot: QtBot, checking: Reader) -> None:
    press(qtbot, flow_of(checking).ask, "area_S2")
    type_keys(qtbot, "3")
    press(qtbot, flow_of(checking).ask, "ask_menu")
    pick(qtbot, "wipe")
    window = question_window()
    # The second half of a double click answers nothing.
    qtbot.mouseClick(window.yes, LEFT)
    qtbot.waitUntil(window.no.hasFocus)
    qtbot.mouseClick(window.no, LEFT)
    assert flow_of(checking).desk.answers.given == {"d06": "no"}

    press(qtbot, flow_of(checking).ask, "ask_menu")
    pick(qtbot, "wipe")
    window = question_window()
    qtbot.waitUntil(window.yes.isEnabled)
    qtbot.mouseClick(window.yes, LEFT)

    assert flow_of(checking).desk.answers.given == {}
    assert question(checking) == "What is your sector?"
    assert "is kept any more" in checking.window.notice.words.text()


def test_enter_goes_on_after_a_click_and_passes_over_a_question(qtbot: QtBot, checking: Reader) -> None:
    ask = flow_of(checking).ask
    press(qtbot, ask, "area_S2")
    press(qtbot, ask, "option_partly")
    enter(qtbot)
    assert flow_of(checking).desk.step.id == "d07"

    enter(qtbot)

    assert flow_of(checking).desk.step.id == "d08"
    assert flow_of(checking).desk.answers.given == {"d06": "partly"}


def test_the_page_of_the_check_up_leads_to_it(qtbot: QtBot, reader: Reader) -> None:
    reader.window.article.view.link_clicked.emit("page:tool-diagnostic")
    assert "Begin the check-up" in reader.window.article.view.plain_text()

    reader.window.article.view.link_clicked.emit("tool:diagnostic")

    assert flow_of(reader).ask.isVisible()


@pytest.mark.parametrize("words", ["how does my firm stand", "check-up of my firm"])
def test_it_is_found_by_what_it_is_for(qtbot: QtBot, reader: Reader, words: str) -> None:
    reader.presenter.submit_query(words)

    qtbot.waitUntil(lambda: bool(reader.presenter.found))
    assert "tool-diagnostic" in [result.place.page for result in reader.presenter.found[:3]]
