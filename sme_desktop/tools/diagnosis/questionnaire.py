"""The questions of the check-up, read from the data of the edition (content/tools/diagnostic.yaml)."""

from collections.abc import Mapping
from typing import Any

from sme_desktop.errors import ToolDamagedError
from sme_desktop.tools.texts import Texts, read_texts
from sme_desktop.values import dataclass

TOOL = "diagnostic"
NOT_APPLICABLE = "na"
"""The answer that takes a question out of the count."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers; `points` is None where the question is left out of the count."""

    id: str
    points: int | None
    label: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question about the firm; `weight` says how much it counts."""

    id: str
    area: str
    weight: int
    is_critical: bool
    text: Texts
    help: Texts
    have: Texts
    """Said to a firm that answered yes."""
    risk: Texts
    """Said to a firm that answered no, or does not know."""
    advice: Texts
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Five questions of one subject."""

    id: str
    title: Texts
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores that ends at `most`."""

    id: str
    most: int
    label: Texts


@dataclass(frozen=True, slots=True)
class Trait:
    """What is asked about the firm itself: sector, stage, exports."""

    id: str
    question: Texts
    choices: tuple[tuple[str, Texts], ...]


@dataclass(frozen=True, slots=True)
class TraitRule:
    """What a trait changes: weights that rise, pages that stand first in the reading list."""

    trait: str
    values: frozenset[str]
    rises: Mapping[str, int]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All of it."""

    areas: tuple[Area, ...]
    options: tuple[Option, ...]
    bands: tuple[Band, ...]
    traits: tuple[Trait, ...]
    rules: tuple[TraitRule, ...]
    disclaimer: Texts

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in order."""
        return tuple(question for area in self.areas for question in area.questions)

    def option(self, name: str) -> Option | None:
        """Give an answer by its id."""
        return next((option for option in self.options if option.id == name), None)

    def band_of(self, score: int) -> Band:
        """Give the band of a score from 0 to 100."""
        return next((band for band in self.bands if score <= band.most), self.bands[-1])


def read_questionnaire(data: Mapping[str, Any]) -> Questionnaire:
    """Read the data of the check-up; raise ToolDamagedError."""
    try:
        return _read(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ToolDamagedError(tool=TOOL, reason=str(error)) from error


def _read(data: Mapping[str, Any]) -> Questionnaire:
    scoring = data["scoring"]
    areas = tuple(_area(row) for row in data["sections"])
    options = tuple(_option(row) for row in scoring["answers"])
    bands = tuple(Band(str(row["id"]), int(row["max"]), read_texts(row["label"])) for row in scoring["bands"])
    profile = scoring["profile"]
    labels = profile["labels"]
    traits = tuple(
        Trait(
            name,
            read_texts(labels[name]["question"]),
            tuple((str(choice), read_texts(labels[name][choice])) for choice in profile["choices"][name]),
        )
        for name in profile["order"]
    )
    rules = tuple(_rule(row) for row in profile["rules"])
    questions = [question.id for area in areas for question in area.questions]
    known = {trait.id: {choice for choice, _words in trait.choices} for trait in traits}
    if len(set(questions)) != len(questions) or not bands or bands[-1].most != 100:
        raise ValueError("a question is given twice, or the bands do not end at 100")
    for rule in rules:
        if rule.trait not in known or not rule.values <= known[rule.trait] or not set(rule.rises) <= set(questions):
            raise ValueError(f"a rule of the profile names what is not there: {rule.trait}")
    return Questionnaire(areas, options, bands, traits, rules, read_texts(scoring["disclaimer"]))


def _area(row: Mapping[str, Any]) -> Area:
    name = str(row["id"])
    return Area(name, read_texts(row["title"]), tuple(_question(name, question) for question in row["questions"]))


def _question(area: str, row: Mapping[str, Any]) -> Question:
    weight = row["weight"]
    if not isinstance(weight, int) or not 0 < weight < 10 or not isinstance(row["critical"], bool):
        raise ValueError(f"question {row['id']}: weight or critical")
    return Question(
        str(row["id"]),
        area,
        weight,
        row["critical"],
        text=read_texts(row["text"]),
        help=read_texts(row["help"]),
        have=read_texts(row["have"]),
        risk=read_texts(row["risk"]),
        advice=read_texts(row["advice"]),
        pages=tuple(map(str, row["pages"])),
    )


def _option(row: Mapping[str, Any]) -> Option:
    points = row["points"]
    if points is not None and (not isinstance(points, int) or not 0 <= points <= 2):
        raise ValueError(f"answer {row['id']}: points are 0, 1, 2 or none")
    return Option(str(row["id"]), points, read_texts(row["label"]))


def _rule(row: Mapping[str, Any]) -> TraitRule:
    [(trait, values)] = row["when"].items()
    rises = {str(name): int(rise) for name, rise in row.get("raise", {}).items()}
    return TraitRule(str(trait), frozenset(map(str, values)), rises, tuple(map(str, row.get("read", ()))))
