"""The answers to a check-up, kept as JSON that a later version of the program can still read."""

import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.values import dataclass

FORMAT = "sme-desktop-check-up"
VERSION = 1
_LONGEST_NAME = 120


class AnswersUnreadableError(SmeError):
    """A file that holds no check-up."""

    message = N_("This file holds no check-up that this program saved.")
    advice = N_("Choose a file that was saved with “Save the answers”. Your own answers are as they were.")


class AnswersTooNewError(AnswersUnreadableError):
    """A check-up of a later version of the program."""

    message = N_("This check-up was saved by a newer version of this program.")
    advice = N_("Open it with that version. Your own answers are as they were.")


@dataclass(frozen=True, slots=True)
class Answers:
    """One check-up: what is known of the firm, and the answers given so far; no text in any language."""

    id: str = ""
    name: str = ""
    day: date | None = None
    """The day of the last answer."""
    traits: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    """Id of the answer by id of the question."""

    def with_answer(self, question: str, option: str, day: date) -> "Answers":
        """Give the check-up with one more answer, or another one."""
        return replace(self, given={**self.given, question: option}, day=day)

    def with_trait(self, trait: str, value: str) -> "Answers":
        """Give the check-up with more known of the firm; an empty value takes it back."""
        traits = {name: known for name, known in self.traits.items() if name != trait}
        return replace(self, traits={**traits, trait: value} if value else traits)


def to_json(answers: Answers) -> str:
    """Give a check-up as JSON, the same for equal ones; the day in ISO 8601."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "id": answers.id,
        "name": answers.name,
        "day": answers.day.isoformat() if answers.day else "",
        "firm": dict(answers.traits),
        "answers": dict(answers.given),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)


def from_json(text: str) -> Answers:
    """Read what `to_json` wrote; raise AnswersUnreadableError, or its kind AnswersTooNewError."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("version"), int):
            raise AnswersUnreadableError
        if data["version"] > VERSION:
            raise AnswersTooNewError
        return Answers(
            id=_text(data["id"]),
            name=_text(data["name"])[:_LONGEST_NAME],
            day=date.fromisoformat(_text(data["day"])) if data["day"] else None,
            traits=_pairs(data["firm"]),
            given=_pairs(data["answers"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise AnswersUnreadableError from error


def _text(value: Any) -> str:
    if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
        raise AnswersUnreadableError
    return value


def _pairs(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise AnswersUnreadableError
    return {_text(name): _text(known) for name, known in value.items()}
