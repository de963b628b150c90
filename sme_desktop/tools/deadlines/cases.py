"""A named case: what was asked of the deadline calculator, to be kept and asked again."""

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.tools.deadlines.calendar import WEEKENDS
from sme_desktop.values import dataclass

EDITION_WEEKEND = "edition"
_FIELDS = {"id", "name", "right", "event", "start", "others", "weekend"}


class CaseUnreadableError(SmeError):
    """A kept case that this program cannot read."""

    message = N_("A saved case cannot be read.")
    advice = N_("Enter it again; the others are as they were.")


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its name; for a year event `start` is the first day of the year."""

    id: str
    name: str
    right: str
    event: str
    start: date
    others: Mapping[str, date] = field(default_factory=dict)
    """Further events that are known."""
    weekend: str = "saturday-sunday"
    """A name of calendar.WEEKENDS, or EDITION_WEEKEND for the days off of a national edition."""


def to_json(case: Case) -> str:
    """Give a case as JSON, the same for equal cases; dates as ISO 8601."""
    data = {
        "id": case.id,
        "name": case.name,
        "right": case.right,
        "event": case.event,
        "start": case.start.isoformat(),
        "others": {event: day.isoformat() for event, day in case.others.items()},
        "weekend": case.weekend,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Case:
    """Read what to_json wrote; raise CaseUnreadableError for anything else."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or set(data) != _FIELDS:
            raise CaseUnreadableError
        others = data["others"]
        if not isinstance(others, dict) or data["weekend"] not in (*WEEKENDS, EDITION_WEEKEND):
            raise CaseUnreadableError
        return Case(
            id=_name(data["id"]),
            name=_text(data["name"]),
            right=_name(data["right"]),
            event=_name(data["event"]),
            start=_day(data["start"]),
            others={_name(event): _day(day) for event, day in others.items()},
            weekend=data["weekend"],
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise CaseUnreadableError from error


def _text(value: Any) -> str:
    if not isinstance(value, str) or not _is_writable(value):
        raise CaseUnreadableError
    return value


def _is_writable(text: str) -> bool:
    """Tell half a character of a broken file, which no file or database takes."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _name(value: Any) -> str:
    if not _text(value):
        raise CaseUnreadableError
    return str(value)


def _day(value: Any) -> date:
    day = date.fromisoformat(_text(value))
    # Of the many forms of ISO 8601 that Python reads, we wrote one.
    if day.isoformat() != value:
        raise CaseUnreadableError
    return day
