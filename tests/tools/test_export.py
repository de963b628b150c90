"""What people take away: the report as text in three languages, and the file for their calendar program."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar
from tools_support import KEPT, LANGUAGES, catalogue_of

from sme_desktop.tools.deadlines.calendar import SATURDAY_SUNDAY, DaysOff
from sme_desktop.tools.deadlines.dates import deadlines, reminders
from sme_desktop.tools.deadlines.export import Report, as_ics, as_text
from sme_desktop.tools.deadlines.rules import RuleBook

EDITION = "2026-11-22"


@dataclass(frozen=True)
class Asked:
    """A question with its answers: what is typed on the screen."""

    right: str
    event: str
    start: str
    name: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    today: str = ""
    days_off: DaysOff = SATURDAY_SUNDAY


ASKED = {
    "mark": Asked(
        "trade-mark",
        "registration_or_filing_date",
        "2020-02-29",
        "Café Núñez; logo, n.º 1",
        {"first_filing": "2026-08-31", "publication_date": "2026-09-30"},
        today="2026-11-22",
    ),
    "pct": Asked("patent", "priority_date", "2026-08-31", others={"filing_date": "2010-03-10"}, today=EDITION),
    "author": Asked("copyright", "author_death", "1962-01-01", others={"notice_of_suspension": "2026-11-27"}),
}


def report_of(book: RuleBook, asked: Asked) -> Report:
    start = date.fromisoformat(asked.start)
    found = deadlines(
        book,
        asked.right,
        asked.event,
        start,
        others={event: date.fromisoformat(text) for event, text in asked.others.items()},
        days_off=asked.days_off,
        today=date.fromisoformat(asked.today) if asked.today else None,
    )
    return Report(book, asked.right, asked.event, start, found, EDITION, asked.name, asked.days_off)


def events_of(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_reads_as_the_kept_one(
    book: RuleBook, name: str, language: str, request: pytest.FixtureRequest
) -> None:
    kept = KEPT / f"{name}.{language}.txt"
    made = as_text(report_of(book, ASKED[name]), catalogue_of(language))
    if request.config.getoption("--update-kept"):
        kept.write_text(made, "utf-8")

    assert made == kept.read_text("utf-8")


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_program_reads_each_date_with_its_reminders(book: RuleBook, name: str, language: str) -> None:
    report = report_of(book, ASKED[name])

    events = events_of(as_ics(report, catalogue_of(language)))

    known = [deadline for deadline in report.deadlines if deadline.safe is not None]
    assert len(events) == len(known)
    for event, deadline in zip(events, known, strict=True):
        assert deadline.safe is not None
        title = deadline.rule.label[language]
        assert str(event["summary"]).endswith(title)
        assert event.decoded("dtstart") == deadline.safe
        assert event.decoded("dtend") == deadline.safe + timedelta(days=1)
        assert event.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)
        description = str(event["description"])
        assert deadline.rule.note[language] in description
        assert deadline.rule.source[language] in description
        assert book.labels["indicative"][language] in description
        midnight = datetime.combine(deadline.safe, time())
        rings = [midnight + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert rings == [datetime.combine(day, time(9)) for day in reminders(deadline)]
        assert all(str(alarm["action"]) == "DISPLAY" and alarm["description"] for alarm in event.walk("VALARM"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_folded_and_ended_as_the_specification_says(book: RuleBook, language: str) -> None:
    data = as_ics(report_of(book, ASKED["mark"]), catalogue_of(language))

    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for before, line in pairwise(lines):
        # A letter of two octets is not cut, and what is no new property begins with a space.
        before.decode("utf-8")
        assert line == b"" or line.startswith(b" ") or b":" in line
    assert b"SUMMARY:Caf\xc3\xa9 N\xc3\xba\xc3\xb1ez\\; logo\\, n.\xc2\xba 1" in data


def test_the_same_report_gives_the_same_bytes_and_names_each_date_once(book: RuleBook) -> None:
    report = report_of(book, ASKED["mark"])
    first, again = (as_ics(report, catalogue_of("en")) for _ in range(2))
    other_name = as_ics(replace(report, name="Another mark"), catalogue_of("en"))

    uids = [str(event["uid"]) for event in events_of(first)]
    assert first == again
    assert len(set(uids)) == len(uids)
    assert not {str(event["uid"]) for event in events_of(other_name)} & set(uids)
    assert [str(event["uid"]) for event in events_of(as_ics(report, catalogue_of("fr")))] == uids


@pytest.mark.parametrize(
    "name",
    ["", "line\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\x00b\x07c", 'back\\slash; comma, "quote"', "😀" * 60, "א" * 90],
)
def test_a_name_cannot_break_the_file(book: RuleBook, name: str) -> None:
    report = replace(report_of(book, ASKED["mark"]), name=name)

    data = as_ics(report, catalogue_of("en"))

    events = events_of(data)
    assert len(events) == sum(deadline.safe is not None for deadline in report.deadlines)
    shown = "".join(letter for letter in " ".join(name.split()) if letter.isprintable())
    assert all(str(event["summary"]).startswith(shown) for event in events)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert "\x00" not in as_text(report, catalogue_of("en"))


def test_of_two_dates_the_earlier_is_named_as_the_one_that_does_not_count(book: RuleBook) -> None:
    asked = Asked("patent", "priority_date", "2026-01-31", others={"search_report_sent": "2027-11-30"})

    text = as_text(report_of(book, asked), catalogue_of("en"))

    assert "Safe date: Tuesday 29 February 2028" in text
    assert "The later date counts. The other date, 30 November 2027, comes earlier." in text


def test_the_last_day_of_the_calendar_can_be_saved(book: RuleBook) -> None:
    start = date(9949, 1, 1)
    found = tuple(d for d in deadlines(book, "copyright", "author_death", date(9929, 1, 1)) if d.rule.value == 70)
    report = Report(book, "copyright", "author_death", start, found, EDITION)

    (event,) = events_of(as_ics(report, catalogue_of("en")))

    assert event.decoded("dtstart") == date(9999, 12, 31)


def test_the_report_says_which_days_off_it_knew(book: RuleBook) -> None:
    weekend_only = report_of(book, ASKED["mark"])
    holidays = DaysOff(frozenset({5, 6}), frozenset({date(2027, 3, 1)}))
    with_holidays = report_of(book, replace(ASKED["mark"], days_off=holidays))
    without = report_of(book, Asked("copyright", "author_death", "1962-01-01"))

    assert "only the weekend is known" in as_text(weekend_only, catalogue_of("en"))
    assert "the holidays that this edition knows" in as_text(with_holidays, catalogue_of("en"))
    assert "Days off" not in as_text(without, catalogue_of("en"))
