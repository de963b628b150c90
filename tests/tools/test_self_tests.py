"""The self-tests: what is right, what is said, what is asked again."""

import copy
from typing import Any

import pytest
from tools_support import LANGUAGES, data_of

from sme_desktop.errors import ToolDamagedError
from sme_desktop.i18n import english_catalogue
from sme_desktop.tools.selftests.report import key, questions, result
from sme_desktop.tools.selftests.sitting import again, begin, score, wrong_ones
from sme_desktop.tools.selftests.tests import SelfTest, SelfTests, read_self_tests
from sme_desktop.tools.sheet import Points, as_text


@pytest.fixture(scope="module")
def tests() -> SelfTests:
    return read_self_tests(data_of("selftests"))


@pytest.fixture(scope="module")
def basics(tests: SelfTests) -> SelfTest:
    found = tests.test("tool-selftest-basics")
    assert found is not None
    return found


def test_all_65_questions_have_one_right_answer_and_words_in_three_languages(tests: SelfTests) -> None:
    asked = [question for test in tests.tests for question in test.questions]

    assert len(asked) == 65
    for question in asked:
        assert question.answer in question.options
        for language in LANGUAGES:
            assert question.stem[language]
            assert question.explanation[language]
            assert all(tests.option_words(question, option, language) for option in question.options)
            assert " a) " not in question.stem[language]


def test_choices_are_parted_from_the_question(tests: SelfTests) -> None:
    shop = tests.test("ecom-selftest")
    assert shop is not None
    question = shop.questions[1]

    assert question.stem["en"] == "What can be protected by IP in a web shop?"
    assert question.choices["d"]["fr"] == "tout cela"
    assert question.options == ("a", "b", "c", "d")


def test_the_first_answer_counts_since_the_right_one_is_told_at_once(basics: SelfTest) -> None:
    question = basics.questions[0]
    wrong = next(option for option in question.options if option != question.answer)

    sitting = begin(basics).with_answer(question.id, wrong).with_answer(question.id, question.answer)

    assert score(basics, sitting) == (0, 1)
    assert wrong_ones(basics, sitting) == (question.id,)


def test_what_was_wrong_is_asked_again_and_nothing_else(basics: SelfTest) -> None:
    sitting = begin(basics)
    for place, question in enumerate(basics.questions):
        wrong = next(option for option in question.options if option != question.answer)
        sitting = sitting.with_answer(question.id, wrong if place in (2, 5) else question.answer)

    repeated = again(basics, sitting)

    assert sitting.is_finished
    assert score(basics, sitting) == (13, 15)
    assert repeated.order == (basics.questions[2].id, basics.questions[5].id)
    assert not repeated.is_finished


def test_shuffled_holds_the_same_questions_in_another_order(basics: SelfTest) -> None:
    usual, shuffled = begin(basics), begin(basics, seed=7)

    assert shuffled.order != usual.order
    assert sorted(shuffled.order) == sorted(usual.order)
    assert begin(basics, seed=7) == shuffled


@pytest.mark.parametrize(
    ("right", "words"), [(7, "Read first"), (8, "Good start"), (11, "Good start"), (12, "Well done")]
)
def test_a_share_is_judged_as_the_page_judges_it(tests: SelfTests, right: int, words: str) -> None:
    assert tests.verdict(right, 15, "en") == words


def test_the_sheet_for_a_pen_tells_no_answer_and_the_key_tells_all(tests: SelfTests, basics: SelfTest) -> None:
    order = begin(basics, seed=3).order
    asked = questions(tests, basics, order, "IP basics", english_catalogue())
    told = key(tests, basics, order, "IP basics", english_catalogue())

    assert all(question.explanation["en"] not in as_text(asked) for question in basics.questions)
    block = told.parts[0].blocks[0]
    assert isinstance(block, Points)
    first = basics.question(order[0])
    assert first is not None
    assert first.explanation["en"] in block.items[0].text
    assert len(block.items) == 15


def test_the_result_explains_what_was_wrong_with_pages_to_read(tests: SelfTests, basics: SelfTest) -> None:
    question = basics.questions[0]
    wrong = next(option for option in question.options if option != question.answer)
    sitting = begin(basics).with_answer(question.id, wrong)

    sheet = result(tests, basics, sitting, "IP basics", english_catalogue(), lambda page: f"Title of {page}")

    assert sheet.lead == "0 of 1 right: read first."
    block = sheet.parts[0].blocks[0]
    assert isinstance(block, Points)
    assert question.explanation["en"] in block.items[0].text
    assert block.items[0].links[0].words.startswith("Title of ")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("tests"),
        lambda data: data["meta"]["display_labels"].pop("true"),
        lambda data: data["tests"][0]["questions"][1].update(answer="z"),
        lambda data: data["tests"][0]["questions"][1].update(stem_fr="Sans choix"),
        lambda data: data["tests"][0]["questions"][0].pop("explain_en"),
    ],
)
def test_damaged_data_is_told(spoil: Any) -> None:
    data = copy.deepcopy(data_of("selftests"))
    spoil(data)

    with pytest.raises(ToolDamagedError):
        read_self_tests(data)
