"""A self-test as the reader goes through it; a result is kept only where they ask for it."""

import json
import os
from collections.abc import Callable
from datetime import date

from sme_desktop.errors import ToolMissingError
from sme_desktop.i18n import Catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.diagnosis_desk import title_of
from sme_desktop.reader.kept_cases import KeptCases
from sme_desktop.reader.profile import Profile
from sme_desktop.tools.selftests.report import key, questions, result
from sme_desktop.tools.selftests.sitting import Sitting, again, begin, score, wrong_ones
from sme_desktop.tools.selftests.tests import TOOL, Question, SelfTest, SelfTests, read_self_tests
from sme_desktop.tools.sheet import Sheet
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result that the reader wanted to be kept."""

    day: date
    right: int
    every: int


class SelfTestDesk:
    """Holds one sitting of the test of a page; raises ToolMissingError where the page has none."""

    def __init__(self, profile: Profile, library: Library, page: PageId, today: Callable[[], date]) -> None:
        self._library, self._today = library, today
        self.tests: SelfTests = read_self_tests(library.tool(TOOL))
        test = self.tests.test(page)
        if test is None or not test.questions:
            raise ToolMissingError(tool=page)
        self.test: SelfTest = test
        self.kept = KeptCases(profile, f"{TOOL}:{page}")
        self.is_kept = False
        self.sitting: Sitting = begin(test)
        self.place = 0

    @property
    def question(self) -> Question:
        """The question that is asked now."""
        found = self.test.question(self.sitting.order[self.place])
        assert found is not None
        return found

    @property
    def given(self) -> str:
        """The answer to the question that is asked now; empty where there is none yet."""
        return self.sitting.given.get(self.question.id, "")

    @property
    def score(self) -> tuple[int, int]:
        """Right answers, and answers."""
        return score(self.test, self.sitting)

    @property
    def has_wrong_ones(self) -> bool:
        """True where anything was answered wrongly."""
        return bool(wrong_ones(self.test, self.sitting))

    @property
    def is_whole(self) -> bool:
        """False while only what was wrong is asked again: its score says nothing of the test."""
        return len(self.sitting.order) == len(self.test.questions)

    def answer(self, option: str) -> None:
        """Answer the question that is asked; the first answer counts."""
        if option in self.question.options:
            self.sitting = self.sitting.with_answer(self.question.id, option)

    def go(self, place: int) -> None:
        """Ask another question of the sitting, from 0."""
        self.place = max(0, min(place, len(self.sitting.order) - 1))

    def begin(self, *, seed: int | None = None) -> None:
        """Begin anew, shuffled by a seed where one is given."""
        self._sit(begin(self.test, seed=seed))

    def repeat_wrong_ones(self) -> None:
        """Ask what was answered wrongly once more."""
        if self.has_wrong_ones:
            self._sit(again(self.test, self.sitting))

    def _sit(self, sitting: Sitting) -> None:
        self.sitting, self.place, self.is_kept = sitting, 0, False

    def keep(self) -> None:
        """Keep the score of this sitting, without the answers."""
        right, every = self.score
        if every and self.is_whole and not self.is_kept:
            day = self._today().isoformat()
            self.kept.keep(os.urandom(8).hex(), day, json.dumps({"day": day, "right": right, "every": every}))
            self.is_kept = True

    def results(self) -> tuple[KeptResult, ...]:
        """Give the kept results by day; those that cannot be read are left out."""
        found = []
        for _id, text in self.kept.all():
            try:
                data = json.loads(text)
                found.append(KeptResult(date.fromisoformat(data["day"]), int(data["right"]), int(data["every"])))
            except (ValueError, TypeError, KeyError):
                continue
        return tuple(found)

    def _title(self, language: str) -> str:
        return title_of(self._library, self.test.page, language) or self.test.page

    def sheet(self, catalogue: Catalogue) -> Sheet:
        """Give the result of the sitting."""
        language = catalogue.language
        titles = lambda page: title_of(self._library, page, language)  # noqa: E731 - said where it is used
        return result(self.tests, self.test, self.sitting, self._title(language), catalogue, titles)

    def papers(self, catalogue: Catalogue) -> tuple[Sheet, ...]:
        """Give the questions for a pen, in the order of the sitting, and the key on a sheet of its own."""
        title = self._title(catalogue.language)
        return (
            questions(self.tests, self.test, self.sitting.order, title, catalogue),
            key(self.tests, self.test, self.sitting.order, title, catalogue),
        )
