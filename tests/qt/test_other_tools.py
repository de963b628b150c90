"""Self-tests, forms and the asset register as a reader uses them."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Chooser, Reader, all_of, child

from sme_desktop.model import PageId
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.popups import ChoiceMenu
from sme_desktop.qt.question_window import QuestionWindow
from sme_desktop.qt.tools.ask_rows import OptionRow
from sme_desktop.qt.tools.form_flow import FormFlow
from sme_desktop.qt.tools.register_flow import RegisterFlow
from sme_desktop.qt.tools.self_test_flow import SelfTestFlow
from sme_desktop.tools.register.assets import Asset

LEFT = Qt.MouseButton.LeftButton
BASICS, NDA = PageId("tool-selftest-basics"), PageId("tool-nda")


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    qtbot.mouseClick(child(widget, QAbstractButton, name), LEFT)


def pick(qtbot: QtBot, value: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    qtbot.mouseClick(child(menu, QAbstractButton, f"choice_{value}"), LEFT)


def agree(qtbot: QtBot) -> None:
    window = QApplication.activeModalWidget()
    assert isinstance(window, QuestionWindow)
    qtbot.waitUntil(window.yes.isEnabled)
    qtbot.mouseClick(window.yes, LEFT)


def told(reader: Reader) -> str:
    return str(reader.window.notice.words.text())


# Self-tests


@pytest.fixture
def tested(reader: Reader) -> SelfTestFlow:
    reader.presenter.open_tool("selftest-basics")
    flow = reader.window.later.tools.flow(BASICS)
    assert isinstance(flow, SelfTestFlow)
    return flow


def answer(qtbot: QtBot, flow: SelfTestFlow, *, is_right: bool) -> None:
    question = flow.desk.question
    wrong = next(option for option in question.options if option != question.answer)
    press(qtbot, flow.ask, f"option_{question.answer if is_right else wrong}")


def test_each_answer_is_explained_at_once_with_pages(qtbot: QtBot, tested: SelfTestFlow) -> None:
    question = tested.desk.question
    feedback = child(tested.ask, QWidget, "feedback")
    assert not feedback.isVisible()

    answer(qtbot, tested, is_right=False)

    assert feedback.isVisible()
    assert question.explanation["en"] in [label.text() for label in all_of(feedback, QLabel)]
    verdicts = {row.option: row.verdict for row in all_of(tested.ask, OptionRow)}
    assert verdicts[question.answer] == "right"
    assert "wrong" in verdicts.values()
    assert child(feedback, QAbstractButton, f"read_page:{question.pages[0]}").isVisible()
    assert tested.ask.next.hasFocus()


def test_the_whole_test_gives_a_score_and_asks_the_wrong_ones_again(qtbot: QtBot, tested: SelfTestFlow) -> None:
    for place in range(15):
        answer(qtbot, tested, is_right=place not in (3, 7))
        press(qtbot, tested.ask, "ask_next")

    assert tested.report.isVisible()
    assert "13 of 15 right: well done." in tested.report.view.plain_text()
    press(qtbot, tested.report, "do_repeat")
    assert len(tested.desk.sitting.order) == 2
    for _ in range(2):
        answer(qtbot, tested, is_right=True)
        press(qtbot, tested.ask, "ask_next")
    assert "Nothing was wrong" in tested.report.view.plain_text()


def test_it_is_shuffled_on_request_and_a_result_kept_on_request(
    qtbot: QtBot, reader: Reader, tested: SelfTestFlow
) -> None:
    press(qtbot, tested.ask, "ask_menu")
    pick(qtbot, "results")
    assert told(reader) == "No result of this test is kept."
    press(qtbot, tested.ask, "ask_menu")
    pick(qtbot, "shuffle")
    assert sorted(tested.desk.sitting.order) == sorted(question.id for question in tested.desk.test.questions)
    answer(qtbot, tested, is_right=True)
    press(qtbot, tested.ask, "ask_result")

    press(qtbot, tested.report, "do_keep")

    press(qtbot, tested.report, "do_results")
    assert "1 of 1" in told(reader)


def test_what_is_asked_again_is_no_result_of_the_test(qtbot: QtBot, tested: SelfTestFlow) -> None:
    answer(qtbot, tested, is_right=False)
    press(qtbot, tested.ask, "ask_result")
    press(qtbot, tested.report, "do_repeat")
    answer(qtbot, tested, is_right=True)
    press(qtbot, tested.ask, "ask_next")

    actions = [button.objectName() for button in all_of(tested.report, QAbstractButton) if button.isVisible()]
    assert "do_again" in actions
    assert "do_keep" not in actions


def test_the_questions_and_the_key_are_printed_on_sheets_apart(
    qtbot: QtBot, reader: Reader, tested: SelfTestFlow
) -> None:
    press(qtbot, tested.ask, "ask_menu")
    pick(qtbot, "print")

    window = reader.window.later.printing.window
    assert window is not None
    qtbot.waitUntil(lambda: window.sheets is not None)
    assert window.sheets is not None
    assert len(window.sheets.sheets) >= 2
    questions, key = reader.window.later.tools.sheets()
    assert key.title.endswith("the answers")
    assert questions.page == key.page
    window.close()


def test_the_language_can_change_within_a_question(qtbot: QtBot, reader: Reader, tested: SelfTestFlow) -> None:
    answer(qtbot, tested, is_right=True)

    reader.presenter.switch_language("fr")

    assert child(tested.ask, QLabel, "question").text() == tested.desk.question.stem["fr"]
    assert tested.desk.score == (1, 1)


def test_the_shop_test_opens_from_its_page(qtbot: QtBot, reader: Reader) -> None:
    reader.window.article.view.link_clicked.emit("page:ecom-selftest")
    assert "Take the test" in reader.window.article.view.plain_text()

    reader.window.article.view.link_clicked.emit("tool:ecom-selftest")

    flow = reader.window.later.tools.flow(PageId("ecom-selftest"))
    assert flow.screens.isVisible()


# Forms


@pytest.fixture
def form(reader: Reader) -> FormFlow:
    reader.presenter.open_tool("nda")
    flow = reader.window.later.tools.flow(NDA)
    assert isinstance(flow, FormFlow)
    return flow


def test_what_is_typed_is_kept_at_once(qtbot: QtBot, form: FormFlow) -> None:
    edit = child(form.view, QPlainTextEdit, "field_1_edit")
    assert edit.hasFocus()

    qtbot.keyClicks(edit, "Aurora Ltd / Moulds")

    assert form.desk.cases()[0].entries == {"1": "Aurora Ltd / Moulds"}
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert child(form.view, QPlainTextEdit, "field_2_edit").hasFocus()


def test_a_field_grows_with_its_words(qtbot: QtBot, form: FormFlow) -> None:
    edit = child(form.view, QPlainTextEdit, "field_1_edit")
    before = edit.height()

    edit.setPlainText("\n".join(f"line {number}" for number in range(8)))

    qtbot.waitUntil(lambda: edit.height() > before)


def test_several_forms_are_kept_by_name(qtbot: QtBot, form: FormFlow) -> None:
    qtbot.keyClicks(child(form.view, QPlainTextEdit, "field_1_edit"), "Aurora")
    press(qtbot, form.view, "do_name")
    card = QApplication.activePopupWidget()
    assert isinstance(card, InputCard)
    qtbot.keyClicks(card.edit, "Mould")
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    mould = form.desk.filled

    press(qtbot, form.view, "do_forms")
    pick(qtbot, "new")
    assert child(form.view, QPlainTextEdit, "field_1_edit").toPlainText() == ""
    press(qtbot, form.view, "do_forms")
    pick(qtbot, mould.id)

    assert child(form.view, QPlainTextEdit, "field_1_edit").toPlainText() == "Aurora"
    press(qtbot, form.view, "do_forms")
    pick(qtbot, "remove")
    agree(qtbot)
    assert form.desk.cases() == ()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "What is confidential"), ("fr", "confidentiel"), ("es", "confidencial")]
)
def test_the_document_holds_entries_and_clauses(
    qtbot: QtBot, reader: Reader, form: FormFlow, tmp_path: Path, language: str, words: str
) -> None:
    reader.presenter.switch_language(language)
    qtbot.keyClicks(child(form.view, QPlainTextEdit, "field_1_edit"), "Aurora & Co")
    form.chooser = Chooser(tmp_path / "nda.odt")

    press(qtbot, form.view, "do_odt")

    with zipfile.ZipFile(tmp_path / "nda.odt") as document:
        assert document.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        text = document.read("content.xml").decode()
    assert "Aurora &amp; Co" in text
    assert words in text
    assert "nda.odt" in told(reader)


def test_a_form_is_printed_with_room_for_a_pen(qtbot: QtBot, reader: Reader, form: FormFlow) -> None:
    press(qtbot, form.view, "do_print")

    window = reader.window.later.printing.window
    assert window is not None
    qtbot.waitUntil(lambda: window.sheets is not None)
    window.close()


# The asset register


@pytest.fixture
def register(reader: Reader) -> RegisterFlow:
    reader.presenter.open_tool("register")
    flow = reader.window.later.tools.register
    assert flow.list.isVisible()
    return flow


def choose(qtbot: QtBot, flow: RegisterFlow, field: str, value: str) -> None:
    press(qtbot, flow.form, f"asset_{field}_button")
    pick(qtbot, value)


def write(qtbot: QtBot, flow: RegisterFlow, field: str, words: str) -> None:
    edit = child(flow.form, QLineEdit, f"asset_{field}_edit")
    edit.clear()
    qtbot.keyClicks(edit, words)


def test_a_logo_by_a_freelancer_without_a_paper_is_a_gap(qtbot: QtBot, register: RegisterFlow) -> None:
    press(qtbot, register.list, "do_new")
    choose(qtbot, register, "kind", "logo")
    write(qtbot, register, "name", "Heron")
    choose(qtbot, register, "maker", "freelancer")
    choose(qtbot, register, "owner", "firm")

    press(qtbot, register.form, "do_keep")

    text = register.list.view.plain_text()
    assert "Heron: Made outside the firm, and no transfer in writing." in text
    register.list.view.link_clicked.emit(f"asset:{register.desk.assets[0].id}")
    assert "no transfer in writing" in child(register.form, QLabel, "asset_gaps").text()
    choose(qtbot, register, "paper", "yes")
    press(qtbot, register.form, "do_keep")
    assert "None found" in register.list.view.plain_text()


@pytest.mark.parametrize("typed", ["31 February 2031", "0", "31/x/2031"])
def test_a_wrong_date_gets_a_sentence_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, register: RegisterFlow, typed: str
) -> None:
    press(qtbot, register.list, "do_new")
    write(qtbot, register, "name", "Heron")
    write(qtbot, register, "until", typed)

    press(qtbot, register.form, "do_keep")

    assert register.form.isVisible()
    assert child(register.form, QLabel, "asset_until_trouble").text()
    assert child(register.form, QLineEdit, "asset_name_edit").text() == "Heron"
    write(qtbot, register, "until", "31/8/2031")
    press(qtbot, register.form, "do_keep")
    assert register.desk.assets[0].until == date(2031, 8, 31)


def test_an_entry_without_a_name_is_asked_for_one(qtbot: QtBot, register: RegisterFlow) -> None:
    press(qtbot, register.list, "do_new")

    press(qtbot, register.form, "do_keep")

    assert "Give it a name" in child(register.form, QLabel, "asset_name_trouble").text()
    press(qtbot, register.form, "do_cancel")
    assert register.desk.assets == ()


def test_a_table_goes_out_and_comes_back(qtbot: QtBot, reader: Reader, register: RegisterFlow, tmp_path: Path) -> None:
    asset = Asset("1", "domain", "aurora.example", "owner", "firm", "none", "", "", date(2031, 8, 31))
    register.desk.keep(asset)
    register.show()
    register.chooser = Chooser(tmp_path / "register.csv")
    press(qtbot, register.list, "do_table")
    register.desk.remove("1")

    press(qtbot, register.list, "do_load")

    assert told(reader).startswith("1 entry was added.")
    assert [(each.name, each.until) for each in register.desk.assets] == [("aurora.example", date(2031, 8, 31))]


def test_a_picture_is_no_table(qtbot: QtBot, reader: Reader, register: RegisterFlow, tmp_path: Path) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    register.chooser = Chooser(tmp_path / "picture.csv")

    press(qtbot, register.list, "do_load")

    assert "“picture.csv” is no table that the register can read." in told(reader)


def test_dates_of_the_register_stand_in_the_deadline_list(
    qtbot: QtBot, reader: Reader, register: RegisterFlow, tmp_path: Path
) -> None:
    register.desk.keep(Asset("1", "domain", "aurora.example", until=date(2031, 8, 31)))
    press(qtbot, register.list, "do_more")

    pick(qtbot, "dates")

    deadlines = reader.window.later.tools.deadlines
    assert deadlines.dates.isVisible()
    assert "aurora.example" in deadlines.dates.view.plain_text()
    deadlines.chooser = Chooser(tmp_path / "all.ics")
    press(qtbot, deadlines.dates, "do_ics")
    assert b"aurora.example" in (tmp_path / "all.ics").read_bytes()
    press(qtbot, deadlines.dates, "do_print")
    window = reader.window.later.printing.window
    assert window is not None
    qtbot.waitUntil(lambda: window.sheets is not None)
    window.close()
    press(qtbot, deadlines.dates, "do_one")
    assert deadlines.view.isVisible()
    reader.presenter.go_back()
    assert deadlines.dates.isVisible()


# Found by what they are for


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        ("en", "when must I file abroad", "tool-deadlines"),
        ("en", "list of what my firm owns", "tool-register"),
        ("en", "confidentiality agreement template", "tool-nda"),
        ("en", "test my knowledge of trade marks", "tool-selftest-brands"),
        ("fr", "quand dois-je déposer à l’étranger", "tool-deadlines"),
        ("fr", "modèle d’accord de confidentialité", "tool-nda"),
        ("es", "cuándo debo presentar la solicitud en el extranjero", "tool-deadlines"),
        ("es", "modelo de acuerdo de confidencialidad", "tool-nda"),
    ],
)
def test_a_tool_is_found_by_its_purpose(qtbot: QtBot, reader: Reader, language: str, words: str, page: str) -> None:
    reader.presenter.switch_language(language)

    reader.presenter.submit_query(words)

    qtbot.waitUntil(lambda: bool(reader.presenter.found))
    assert page in [result.place.page for result in reader.presenter.found[:4]]
