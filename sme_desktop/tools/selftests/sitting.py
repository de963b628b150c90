"""A sitting of a self-test: the order of the questions, and the first answer to each."""

import random
from collections.abc import Mapping
from dataclasses import field, replace

from sme_desktop.tools.selftests.tests import SelfTest
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Sitting:
    """The state of one sitting; questions and answers by their ids."""

    page: str
    order: tuple[str, ...]
    given: Mapping[str, str] = field(default_factory=dict)

    def with_answer(self, question: str, option: str) -> "Sitting":
        """Give the sitting with an answer; the first one counts, since the right one is told at once."""
        if question in self.given or question not in self.order:
            return self
        return replace(self, given={**self.given, question: option})

    @property
    def is_finished(self) -> bool:
        """True where every question has its answer."""
        return set(self.order) <= set(self.given)


def begin(test: SelfTest, *, seed: int | None = None) -> Sitting:
    """Give a new sitting, in the order of the test, or shuffled by a seed."""
    order = [question.id for question in test.questions]
    if seed is not None:
        random.Random(seed).shuffle(order)
    return Sitting(test.page, tuple(order))


def wrong_ones(test: SelfTest, sitting: Sitting) -> tuple[str, ...]:
    """Give the questions that were answered wrongly, in the order of the sitting."""
    right = {question.id: question.answer for question in test.questions}
    return tuple(name for name in sitting.order if name in sitting.given and sitting.given[name] != right.get(name))


def again(test: SelfTest, sitting: Sitting) -> Sitting:
    """Give a sitting of the questions that were answered wrongly."""
    return Sitting(sitting.page, wrong_ones(test, sitting))


def score(test: SelfTest, sitting: Sitting) -> tuple[int, int]:
    """Give the number of right answers and of answers."""
    answered = sum(name in sitting.given for name in sitting.order)
    return answered - len(wrong_ones(test, sitting)), answered
