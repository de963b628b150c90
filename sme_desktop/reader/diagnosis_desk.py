"""The check-up as the reader goes through it; kept in the profile at each answer, so that one can go on later."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sme_desktop.i18n import Catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.kept_cases import KeptCases
from sme_desktop.reader.profile import Profile
from sme_desktop.tools.diagnosis.answers import Answers, AnswersUnreadableError, from_json, to_json
from sme_desktop.tools.diagnosis.questionnaire import TOOL, Question, Questionnaire, Trait, read_questionnaire
from sme_desktop.tools.diagnosis.report import report
from sme_desktop.tools.diagnosis.result import Result, result_of
from sme_desktop.tools.sheet import Sheet

PAGE = PageId("tool-diagnostic")
_LAST, _PLACE = "check_up_last", "check_up_place"


class DiagnosisDesk:
    """Holds one check-up. `place` counts the steps from 0: first what is asked of the firm, then the questions."""

    def __init__(self, profile: Profile, library: Library, today: Callable[[], date]) -> None:
        self._profile, self._library, self._today = profile, library, today
        self.questionnaire: Questionnaire = read_questionnaire(library.tool(TOOL))
        self.kept = KeptCases(profile, TOOL)
        self.answers = Answers()
        self.before: Answers | None = None
        self.place = 0
        with suppress(AnswersUnreadableError):
            self.answers = from_json(profile.get(_LAST, ""))
            place = profile.get(_PLACE, "")
            self.place = min(int(place), len(self.steps) - 1) if place.isdecimal() else 0

    @property
    def steps(self) -> tuple[Trait | Question, ...]:
        """What is asked, in order."""
        return (*self.questionnaire.traits, *self.questionnaire.questions)

    @property
    def step(self) -> Trait | Question:
        """What is asked now."""
        return self.steps[self.place]

    @property
    def given(self) -> str:
        """The answer to what is asked now; empty where there is none."""
        step = self.step
        known = self.answers.traits if isinstance(step, Trait) else self.answers.given
        return known.get(step.id, "")

    @property
    def is_complete(self) -> bool:
        """True where every question has an answer."""
        return all(question.id in self.answers.given for question in self.questionnaire.questions)

    @property
    def is_begun(self) -> bool:
        """True where anything was answered."""
        return bool(self.answers.given or self.answers.traits)

    def result(self) -> Result:
        """Count what was answered."""
        return result_of(self.questionnaire, self.answers)

    def answer(self, option: str) -> None:
        """Answer what is asked; an unknown answer is none."""
        step = self.step
        # What was kept under a name stays as it was then; a changed answer makes another check-up of it.
        self.answers = replace(self.answers, id="", name="")
        if isinstance(step, Trait):
            if option in dict(step.choices):
                self.answers = self.answers.with_trait(step.id, option)
        elif self.questionnaire.option(option) is not None:
            self.answers = self.answers.with_answer(step.id, option, self._today())
        self._keep_last()

    def go(self, place: int) -> None:
        """Ask another step."""
        self.place = max(0, min(place, len(self.steps) - 1))
        self._keep_last()

    def go_to_area(self, area: str) -> None:
        """Ask the first question of an area that has no answer yet, else its first."""
        numbered = [(place, each) for place, each in enumerate(self.steps) if getattr(each, "area", "") == area]
        open_ones = [place for place, each in numbered if each.id not in self.answers.given]
        if numbered:
            self.go((open_ones or [numbered[0][0]])[0])

    def _keep_last(self) -> None:
        self._profile.set(_LAST, to_json(self.answers))
        self._profile.set(_PLACE, str(self.place))

    # Several check-ups

    def keep(self, name: str) -> None:
        """Keep the check-up under a name, in the place of one of the same name; an empty name keeps nothing."""
        name = " ".join(name.split())
        if name:
            same = next((case.id for case in self.cases() if case.name == name), "")
            self.answers = replace(self.answers, id=same or os.urandom(8).hex(), name=name)
            self.kept.keep(self.answers.id, name, to_json(self.answers))
            self._keep_last()

    def cases(self) -> tuple[Answers, ...]:
        """Give the kept check-ups by name; those that cannot be read are left out."""
        found = []
        for _id, text in self.kept.all():
            with suppress(AnswersUnreadableError):
                found.append(from_json(text))
        return tuple(found)

    def open(self, answers: Answers) -> None:
        """Go on with a kept check-up; an open one without a name is kept under its day."""
        if self.answers.given and not self.answers.id:
            self.keep(self._unnamed(self.answers))
        self.answers, self.before, self.place = answers, None, 0
        self._keep_last()

    def begin(self) -> None:
        """Begin a new check-up; kept ones stay."""
        self.open(Answers())

    def forget(self) -> None:
        """Take the open check-up away, and begin a new one."""
        if self.answers.id:
            self.kept.remove(self.answers.id)
        self.answers = Answers()
        self.begin()

    def compare_with(self, before: Answers | None) -> None:
        """Set an earlier check-up beside this one."""
        self.before = before

    def load(self, text: str) -> None:
        """Take a check-up out of a file, as another kept one; raise AnswersUnreadableError."""
        loaded = from_json(text)
        # Of its own: a file of this very check-up must not overwrite what was answered since.
        loaded = replace(loaded, id=os.urandom(8).hex(), name=loaded.name or self._unnamed(loaded))
        self.kept.keep(loaded.id, loaded.name, to_json(loaded))
        self.open(loaded)

    def _unnamed(self, answers: Answers) -> str:
        return answers.day.isoformat() if answers.day else self._today().isoformat()

    def as_json(self) -> str:
        """Give the check-up as it is saved in a file."""
        return to_json(self.answers)

    def sheet(self, catalogue: Catalogue, *, is_whole: bool = False) -> Sheet:
        """Give the result in a language; `is_whole` with all the advice."""
        language = catalogue.language
        return report(
            self.questionnaire,
            self.answers,
            PAGE,
            catalogue,
            lambda page: title_of(self._library, page, language),
            before=self.before,
            is_whole=is_whole,
        )


def title_of(library: Library, page: str, language: str) -> str:
    """Give the title of a page in this language; empty for a page that the edition does not have in it."""
    name = PageId(page)
    entry = library.entry(name, language) if language in library.languages_of(name) else None
    return entry.title if entry is not None else ""
