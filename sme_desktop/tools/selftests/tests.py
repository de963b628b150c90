"""The self-tests, read from the data of the edition (content/tools/selftests.yaml)."""

import re
from collections.abc import Mapping
from typing import Any

from sme_desktop.errors import ToolDamagedError
from sme_desktop.tools.texts import Texts, read_texts, words
from sme_desktop.values import dataclass

TOOL = "selftests"
TRUE, FALSE = "true", "false"
_OPTION = re.compile(r"\s([a-h])\)\s")
"""Where a choice begins in the words of a question: “… a) pay b) ask first”."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `answer` is `true`, `false` or the letter of the right choice."""

    id: str
    stem: Texts
    choices: Mapping[str, Texts]
    """Words by letter; empty where the question is whether a sentence is true."""
    answer: str
    explanation: Texts
    pages: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """What can be answered."""
        return tuple(self.choices) or (TRUE, FALSE)


@dataclass(frozen=True, slots=True)
class SelfTest:
    """A test, known by the page that explains it."""

    page: str
    questions: tuple[Question, ...]

    def question(self, name: str) -> Question | None:
        """Give a question by its id."""
        return next((question for question in self.questions if question.id == name), None)


@dataclass(frozen=True, slots=True)
class SelfTests:
    """All tests, the words of `true` and `false`, and what a share of right answers means."""

    tests: tuple[SelfTest, ...]
    labels: Mapping[str, Texts]

    def test(self, page: str) -> SelfTest | None:
        """Give the test of a page."""
        return next((test for test in self.tests if test.page == page), None)

    def verdict(self, right: int, every: int, language: str) -> str:
        """Give what a share means: below 50 per cent, 50 to 79, 80 and more."""
        share = 100 * right // every if every else 0
        name = "80_and_more" if share >= 80 else "50_to_79" if share >= 50 else "below_50"
        return words(self.labels[name], language)

    def option_words(self, question: Question, option: str, language: str) -> str:
        """Give the words of an answer."""
        return words(question.choices.get(option) or self.labels[option], language)


def read_self_tests(data: Mapping[str, Any]) -> SelfTests:
    """Read the data of the self-tests; raise ToolDamagedError."""
    try:
        labels = {name: read_texts(texts) for name, texts in data["meta"]["display_labels"].items()}
        for name in (TRUE, FALSE, "below_50", "50_to_79", "80_and_more"):
            labels[name]["en"]
        tests = tuple(
            SelfTest(str(row["page"]), tuple(_question(question) for question in row["questions"]))
            for row in data["tests"]
        )
        return SelfTests(tests, labels)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ToolDamagedError(tool=TOOL, reason=str(error)) from error


def _question(row: Mapping[str, Any]) -> Question:
    name = str(row["n"])
    stems = read_texts({key.removeprefix("stem_"): text for key, text in row.items() if key.startswith("stem_")})
    explanation = {key.removeprefix("explain_"): text for key, text in row.items() if key.startswith("explain_")}
    answer = str(row["answer"]).lower()
    stem, choices = _parted(stems) if row["kind"] == "multiple-choice" else (stems, {})
    if answer not in (choices or (TRUE, FALSE)):
        raise ValueError(f"question {name}: there is no answer {answer}")
    return Question(name, stem, choices, answer, read_texts(explanation), tuple(map(str, row["pages"])))


def _parted(stems: Texts) -> tuple[Texts, Mapping[str, Texts]]:
    """Part the words of a question from those of its choices."""
    stem: dict[str, str] = {}
    choices: dict[str, dict[str, str]] = {}
    for language, text in stems.items():
        pieces = _OPTION.split(text)
        stem[language] = pieces[0].strip()
        for letter, choice in zip(pieces[1::2], pieces[2::2], strict=True):
            choices.setdefault(letter, {})[language] = choice.strip()
    if len(choices) < 2 or any(set(texts) != set(stems) for texts in choices.values()):
        raise ValueError(f"choices differ between languages: {stem.get('en')}")
    return stem, choices
