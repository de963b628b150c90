"""Writes a file for calendar programs: all-day events with alarms (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from sme_desktop.values import dataclass

ALARM_HOUR = 9
"""Calendar programs ring at midnight else, when nobody is there to hear it."""


@dataclass(frozen=True, slots=True)
class DayEvent:
    """One day; `key` makes its UID (RFC 7986, 5.3: a UUID without anything of the reader's), `alarms` are days before it."""

    key: str
    day: date
    title: str
    description: str
    alarms: tuple[date, ...]


def one_line(text: str) -> str:
    """Give a text without line ends and other controls, which iCalendar forbids (RFC 5545, 3.3.11)."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def calendar_file(name: str, language: str, edition: str, events: Iterable[DayEvent]) -> bytes:
    """Give the file of the tool `name`; `edition` is the day of the edition in ISO 8601.

    The same events give the same bytes, and each keeps its UID, so that a calendar program takes a second file as news
    of the same events.
    """
    # It takes 0.15 s to load, and most people never save a calendar.
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", f"-//SME Desktop//{name}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for each in events:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, each.key)))
        # RFC 5545, 3.8.7.2: without METHOD it is the time of the last revision, here that of the edition.
        event.add("dtstamp", datetime.combine(date.fromisoformat(edition), time(), UTC))
        event.add("dtstart", each.day)
        if each.day < date.max:
            event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.title)
        event.add("description", each.description)
        event.add("transp", "TRANSPARENT")
        for day in each.alarms:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", each.title)
            alarm.add("trigger", timedelta(hours=ALARM_HOUR) - (each.day - day))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
