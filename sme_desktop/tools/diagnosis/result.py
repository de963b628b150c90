"""What the answers of a check-up come to, by the rules of the data (content/tools/diagnostic.yaml, `scoring`)."""

from collections.abc import Iterable, Mapping

from sme_desktop.tools.diagnosis.answers import Answers
from sme_desktop.tools.diagnosis.questionnaire import Area, Band, Question, Questionnaire
from sme_desktop.values import dataclass

LEAST_IN_AREA = 3
"""Answered questions from which an area has a score."""
LEAST_IN_ALL = 20
"""Answered questions from which the firm has a score."""
FIRST_STEPS = 3
SHOWN_STEPS = 7

UNSURE = ("no", "unknown")
"""Answers that call for advice first."""


@dataclass(frozen=True, slots=True)
class AreaResult:
    """One area: its score from 0 to 100 and its band, None where too little was answered."""

    area: Area
    score: int | None
    band: Band | None
    answered: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with the pages that no step before it has named."""

    question: Question
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The whole result."""

    areas: tuple[AreaResult, ...]
    score: int | None
    band: Band | None
    answered: int
    have: tuple[Question, ...]
    at_risk: tuple[Question, ...]
    steps: tuple[Step, ...]
    reading: tuple[str, ...]
    """Pages that suit the firm's sector and markets, first to last."""


@dataclass(frozen=True, slots=True)
class Change:
    """One area then and now; None where it had no score."""

    area: Area
    before: int | None
    after: int | None


def result_of(questionnaire: Questionnaire, answers: Answers) -> Result:
    """Count a check-up.

    A score is 100 times the sum of weight times points by the sum of weight times 2, over the questions that are
    answered other than “not applicable”; halves are rounded up.
    """
    weights = weights_of(questionnaire, answers)
    areas = []
    for area in questionnaire.areas:
        score, answered = _score(questionnaire, area.questions, answers, weights)
        shown = score if answered >= LEAST_IN_AREA else None
        band = questionnaire.band_of(shown) if shown is not None else None
        areas.append(AreaResult(area, shown, band, answered))
    score, answered = _score(questionnaire, questionnaire.questions, answers, weights)
    overall = score if answered >= LEAST_IN_ALL else None
    ranked = _ranked(questionnaire, answers, weights)
    return Result(
        areas=tuple(areas),
        score=overall,
        band=questionnaire.band_of(overall) if overall is not None else None,
        answered=answered,
        have=tuple(question for question in questionnaire.questions if answers.given.get(question.id) == "yes"),
        at_risk=tuple(question for question in ranked if answers.given[question.id] in UNSURE),
        steps=tuple(_steps(ranked)),
        reading=_reading(questionnaire, answers),
    )


def weights_of(questionnaire: Questionnaire, answers: Answers) -> Mapping[str, int]:
    """Give the weight of each question for this firm."""
    weights = {question.id: question.weight for question in questionnaire.questions}
    for rule in questionnaire.rules:
        if answers.traits.get(rule.trait) in rule.values:
            for question, rise in rule.rises.items():
                weights[question] += rise
    return weights


def changes(questionnaire: Questionnaire, before: Answers, after: Answers) -> tuple[Change, ...]:
    """Give each area then and now."""
    then, now = result_of(questionnaire, before), result_of(questionnaire, after)
    return tuple(Change(old.area, old.score, new.score) for old, new in zip(then.areas, now.areas, strict=True))


def whole_change(questionnaire: Questionnaire, before: Answers, after: Answers) -> tuple[int | None, int | None]:
    """Give the score of the whole firm then and now."""
    return result_of(questionnaire, before).score, result_of(questionnaire, after).score


def _score(
    questionnaire: Questionnaire, questions: Iterable[Question], answers: Answers, weights: Mapping[str, int]
) -> tuple[int, int]:
    reached = most = answered = 0
    for question in questions:
        option = questionnaire.option(answers.given.get(question.id, ""))
        if option is None or option.points is None:
            continue
        answered += 1
        reached += weights[question.id] * option.points
        most += weights[question.id] * 2
    return (200 * reached + most) // (2 * most) if most else 0, answered


def _ranked(questionnaire: Questionnaire, answers: Answers, weights: Mapping[str, int]) -> list[Question]:
    """Give the questions with advice: critical ones first, then no and unknown, then partly; each by weight, then order."""

    def chosen(names: tuple[str, ...], *, critical: tuple[bool, ...]) -> list[Question]:
        found = [
            question
            for question in questionnaire.questions
            if answers.given.get(question.id) in names and question.is_critical in critical
        ]
        # Python's sort keeps the order of equals.
        return sorted(found, key=lambda question: -weights[question.id])

    return [
        *chosen(UNSURE, critical=(True,)),
        *chosen(UNSURE, critical=(False,)),
        *chosen(("partly",), critical=(True, False)),
    ]


def _steps(ranked: Iterable[Question]) -> Iterable[Step]:
    named: set[str] = set()
    for question in ranked:
        yield Step(question, tuple(page for page in question.pages if page not in named))
        named.update(question.pages)


def _reading(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    pages: dict[str, None] = {}
    for rule in questionnaire.rules:
        if answers.traits.get(rule.trait) in rule.values:
            pages.update(dict.fromkeys(rule.pages))
    return tuple(pages)
