"""The check-up counts as the page on paper counts."""

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import LANGUAGES, QUICK, data_of

from sme_desktop.errors import ToolDamagedError
from sme_desktop.i18n import english_catalogue
from sme_desktop.tools.diagnosis.answers import (
    Answers,
    AnswersTooNewError,
    AnswersUnreadableError,
    from_json,
    to_json,
)
from sme_desktop.tools.diagnosis.bars import bars
from sme_desktop.tools.diagnosis.questionnaire import Questionnaire, read_questionnaire
from sme_desktop.tools.diagnosis.report import report
from sme_desktop.tools.diagnosis.result import changes, result_of, weights_of
from sme_desktop.tools.sheet import Callout, Grid, Points, Sheet

DAY = date(2026, 11, 28)
OPTIONS = ("yes", "partly", "no", "unknown", "na")


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return read_questionnaire(data_of("diagnostic"))


def answers_of(asked: Questionnaire, usual: str = "", **given_: str) -> Answers:
    """Answer every question alike, but for those that are named."""
    given = {question.id: usual for question in asked.questions} if usual else {}
    return Answers(day=DAY, given={**given, **given_})


def sheet_of(asked: Questionnaire, answers: Answers, **how: Any) -> Sheet:
    return report(asked, answers, "tool-diagnostic", english_catalogue(), lambda page: f"Title of {page}", **how)


def test_the_example_of_the_page_has_the_score_that_the_page_says(asked: Questionnaire) -> None:
    answers = answers_of(asked, d06="partly", d07="no", d08="yes", d09="unknown", d10="na")

    area = result_of(asked, answers).areas[1]

    assert (area.score, area.band.id if area.band else "", area.answered) == (31, "red", 4)


@pytest.mark.parametrize(("option", "score"), [("yes", 100), ("partly", 50), ("no", 0), ("unknown", 0)])
def test_equal_answers_give_the_points_of_that_answer(asked: Questionnaire, option: str, score: int) -> None:
    result = result_of(asked, answers_of(asked, option))

    assert result.score == score
    assert {area.score for area in result.areas} == {score}


def test_what_does_not_apply_is_left_out_of_every_sum(asked: Questionnaire) -> None:
    result = result_of(asked, answers_of(asked, "na"))

    assert (result.score, result.answered) == (None, 0)
    assert all(area.score is None for area in result.areas)


def test_an_area_has_a_score_from_three_answers_and_the_firm_from_twenty(asked: Questionnaire) -> None:
    assert result_of(asked, answers_of(asked, d01="yes", d02="yes")).areas[0].score is None
    assert result_of(asked, answers_of(asked, d01="yes", d02="yes", d03="no")).areas[0].score == 75
    names = [question.id for question in asked.questions]
    assert result_of(asked, answers_of(asked, **dict.fromkeys(names[:19], "yes"))).score is None
    assert result_of(asked, answers_of(asked, **dict.fromkeys(names[:20], "yes"))).score == 100


@pytest.mark.parametrize(
    ("trait", "value", "risen"),
    [
        ("exports", "soon", {"d26": 1}),
        ("sector", "crafts", {"d10": 1, "d35": 1}),
        ("sector", "ecommerce", {"d08": 1, "d17": 1, "d31": 1}),
        ("stage", "idea", {"d06": 1, "d11": 1}),
        ("exports", "no", {}),
    ],
)
def test_what_is_known_of_the_firm_raises_weights(
    asked: Questionnaire, trait: str, value: str, risen: dict[str, int]
) -> None:
    usual = {question.id: question.weight for question in asked.questions}

    weights = weights_of(asked, Answers().with_trait(trait, value))

    assert {name: weights[name] - usual[name] for name in usual if weights[name] != usual[name]} == risen


def test_an_exporter_is_always_given_the_page_on_export(asked: Questionnaire) -> None:
    assert result_of(asked, Answers(traits={"exports": "yes", "sector": "agro"})).reading == (
        "sector-agro",
        "biz-export",
    )


def test_critical_questions_come_first_then_the_weighty_ones_then_the_half_done(asked: Questionnaire) -> None:
    answers = answers_of(asked, d02="no", d01="unknown", d07="unknown", d16="no", d06="partly")

    assert [step.question.id for step in result_of(asked, answers).steps] == ["d07", "d16", "d01", "d02", "d06"]


def test_a_page_is_named_once_under_the_highest_advice(asked: Questionnaire) -> None:
    pages = [page for step in result_of(asked, answers_of(asked, "no")).steps for page in step.pages]

    assert len(pages) == len(set(pages))


def test_the_report_has_areas_steps_what_the_firm_has_and_what_is_at_risk(asked: Questionnaire) -> None:
    sheet = sheet_of(asked, answers_of(asked, "yes", d07="no", d16="unknown"))

    parts = {part.id: part for part in sheet.parts}
    grid = next(block for block in parts["figures"].blocks if isinstance(block, Grid))
    assert len(grid.rows) == 7
    steps = parts["steps"].blocks[0]
    assert isinstance(steps, Points)
    assert steps.is_numbered
    assert steps.items[0].links[0].target == "page:biz-trademarks"
    have, risk = parts["state"].blocks
    assert isinstance(have, Callout)
    assert isinstance(risk, Callout)
    assert len(have.items) == 33
    assert len(risk.items) == 2
    assert "90 of 100" in sheet.lead


def test_seven_steps_are_shown_until_all_are_asked_for(asked: Questionnaire) -> None:
    def count(sheet: Sheet) -> int:
        blocks = [block for part in sheet.parts if part.id in ("steps", "later") for block in part.blocks]
        return sum(len(block.items) for block in blocks if isinstance(block, Points))

    answers = answers_of(asked, "no")
    assert count(sheet_of(asked, answers)) == 7
    assert count(sheet_of(asked, answers, is_whole=True)) == 35


def test_a_firm_with_nothing_to_do_is_told_so(asked: Questionnaire) -> None:
    steps = next(part for part in sheet_of(asked, answers_of(asked, "yes")).parts if part.id == "steps")

    assert "Go through the questions again in a year" in str(steps.blocks[0])


def test_two_check_ups_are_compared_area_by_area(asked: Questionnaire) -> None:
    before, after = (
        answers_of(asked, "no"),
        answers_of(asked, "no", d01="yes", d02="yes", d03="yes", d04="yes", d05="yes"),
    )

    assert [(change.before, change.after) for change in changes(asked, before, after)][:2] == [(0, 100), (0, 0)]
    compared = next(part for part in sheet_of(asked, after, before=before).parts if part.id == "compared")
    grid = compared.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows[0][1:] == ("0", "100", "+100")
    assert grid.rows[-1] == ("The whole firm", "0", "10", "+10")


def test_the_picture_names_every_area_and_band_and_only_places_for_colours(asked: Questionnaire) -> None:
    svg = bars(result_of(asked, answers_of(asked, "partly")).areas, asked.bands, english_catalogue())

    assert svg.count("<rect") >= 14
    assert "Names and signs" in svg
    assert "Well managed" in svg
    assert "#" not in svg


@QUICK
@given(data=st.data())
def test_a_better_answer_never_lowers_a_score(asked: Questionnaire, data: st.DataObject) -> None:
    names = [question.id for question in asked.questions]
    given_ = data.draw(st.fixed_dictionaries({name: st.sampled_from(OPTIONS) for name in names}))
    worse = [name for name in names if given_[name] in ("no", "partly", "unknown")]
    better = {**given_, **({data.draw(st.sampled_from(worse)): "yes"} if worse else {})}

    before, after = result_of(asked, Answers(given=given_)), result_of(asked, Answers(given=better))

    assert all(area.score is None or 0 <= area.score <= 100 for area in before.areas)
    assert before.score is None or (after.score or 0) >= before.score
    assert len(after.steps) <= len(before.steps)


@QUICK
@given(
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=5),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=100),
    st.none() | st.dates(),
)
def test_what_is_kept_is_read_again(given_: dict[str, str], name: str, day: date | None) -> None:
    answers = Answers("7", name, day, {"sector": "agro"}, given_)

    assert from_json(to_json(answers)) == answers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"format": "sme-desktop-check-up"}',
        "[" * 100_000,
        '{"format": 1, "version": 1}',
        "\x89PNG",
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(AnswersUnreadableError, match="no check-up"):
        from_json(text)


def test_a_check_up_of_a_newer_version_says_so() -> None:
    data = {**json.loads(to_json(Answers())), "version": 2}

    with pytest.raises(AnswersTooNewError, match="newer version"):
        from_json(json.dumps(data))


def test_answers_that_an_edition_does_not_know_count_for_nothing(asked: Questionnaire) -> None:
    strange = Answers(given={"d99": "yes", "d01": "perhaps"}, traits={"planet": "Mars"})

    assert result_of(asked, strange).answered == 0


def test_every_text_is_there_in_three_languages(asked: Questionnaire) -> None:
    for question in asked.questions:
        for texts in (question.text, question.help, question.have, question.risk, question.advice):
            assert all(texts[language].strip() for language in LANGUAGES), question.id


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("sections"),
        lambda data: data["sections"][0]["questions"][0].update(weight=0),
        lambda data: data["sections"][0]["questions"][0]["text"].pop("en"),
        lambda data: data["sections"][0]["questions"].append(data["sections"][0]["questions"][0]),
        lambda data: data["scoring"]["profile"]["rules"].append({"when": {"sector": ["moon"]}}),
        lambda data: data["scoring"]["bands"].pop(),
        lambda data: data["scoring"]["answers"][0].update(points=7),
    ],
)
def test_damaged_data_is_told_and_not_counted_with(spoil: Any) -> None:
    data = copy.deepcopy(data_of("diagnostic"))
    spoil(data)

    with pytest.raises(ToolDamagedError):
        read_questionnaire(data)
