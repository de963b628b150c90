"""Takes dates out of the program: as plain text, and as a file for calendar programs (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.calendar import SATURDAY_SUNDAY, DaysOff
from sme_desktop.tools.deadlines.calendar_file import DayEvent, calendar_file, one_line
from sme_desktop.tools.deadlines.dates import Deadline, reminders
from sme_desktop.tools.deadlines.rules import RuleBook
from sme_desktop.tools.deadlines.wording import write_date, write_long_date
from sme_desktop.tools.texts import named, words
from sme_desktop.values import dataclass

BEFORE = N_("A day off: act by {day}.")
BESIDE = N_("{name}: {value}. Do not count on it.")
REMINDERS = N_("Suggested reminders: {first} and {second}")
REMINDER = N_("Suggested reminder: {first}")
NEEDS = N_("Needs one more date: {event}.")
SECOND = N_("Or {period} from another date: {event}.")
NOT_COUNTED = N_("The other date, {date}, comes earlier.")
ABOUT = N_("Date (approximate): {date}")
LAST = N_("The protection ends on this day; nothing is left to renew.")
WEEKEND_ONLY = N_("Days off: only the weekend is known; holidays of your office are not.")
WITH_HOLIDAYS = N_("Days off: the weekend and the holidays that this edition knows.")
OF_EDITION = N_("Edition of {date}.")


@dataclass(frozen=True, slots=True)
class Report:
    """What was asked, and what came of it."""

    book: RuleBook
    right: str
    event: str
    start: date
    deadlines: tuple[Deadline, ...]
    edition: str
    """Day of the edition, ISO 8601 (`library.manifest.date`)."""
    name: str = ""
    """Name of the case, "" where it has none."""
    days_off: DaysOff = SATURDAY_SUNDAY
    today: date | None = None
    """Reminders before this day are left out; all are given without it."""


def as_text(report: Report, catalogue: Catalogue) -> str:
    """Give the dates as plain text in the catalogue's language, lines parted by line feeds."""
    language, book = catalogue.language, report.book
    asked = str(report.start.year) if book.is_year_event(report.event) else write_long_date(report.start, language)
    lines = [*([one_line(report.name)] if one_line(report.name) else [])]
    lines.append(words(book.right_names[report.right], language))
    lines += [named(words(book.events[report.event], language), asked, catalogue), ""]
    told: set[str] = set()
    for deadline in report.deadlines:
        lines.append(words(deadline.rule.label, language))
        if deadline.safe is not None:
            lines.append(f"  {_first_date(report, deadline, catalogue)}")
        # A repeat says again only what differs.
        said = (
            _second_dates(report, deadline, catalogue)
            if deadline.rule.id in told
            else said_of(report, deadline, catalogue)
        )
        told.add(deadline.rule.id)
        lines += [f"  {line}" for line in said]
        first, second = (*reminders(deadline, today=report.today), None, None)[:2]
        if first is not None:
            facts = {"first": write_date(first, language), "second": write_date(second or first, language)}
            lines.append(f"  {catalogue.fill(REMINDERS if second else REMINDER, facts)}")
        lines.append("")
    return "\n".join((*lines, *said_under_all(report, catalogue), ""))


def as_ics(report: Report, catalogue: Catalogue) -> bytes:
    """Give an iCalendar file: an all-day event for each date, with the suggested reminders as alarms.

    Dates whose event is missing are left out. Each date keeps its UID from file to file.
    """
    return calendar_file("Deadline calculator", catalogue.language, report.edition, _day_events(report, catalogue))


def _day_events(report: Report, catalogue: Catalogue) -> Iterator[DayEvent]:
    for deadline in report.deadlines:
        if deadline.safe is None:
            continue
        title, name = words(deadline.rule.label, catalogue.language), one_line(report.name)
        about = (_first_date(report, deadline, catalogue),) if deadline.is_approximate else ()
        description = (*about, *said_of(report, deadline, catalogue), *said_under_all(report, catalogue))
        yield DayEvent(
            key=_key(report, deadline),
            day=deadline.safe,
            title=named(name, title, catalogue) if name else title,
            description="\n".join(description),
            alarms=reminders(deadline, today=report.today),
        )


def _key(report: Report, deadline: Deadline) -> str:
    """Give the same name to the same date of the same case."""
    parts = (one_line(report.name), report.right, report.event, deadline.rule.id, str(deadline.start), deadline.number)
    return "sme-desktop:deadline:" + "\n".join(map(str, parts))


def _first_date(report: Report, deadline: Deadline, catalogue: Catalogue) -> str:
    """Give the safe date by that name, or as approximate where an office, not the reader, has to act."""
    day = write_long_date(deadline.safe, catalogue.language) if deadline.safe is not None else ""
    if deadline.is_approximate:
        return catalogue.fill(ABOUT, {"date": day})
    return named(words(report.book.labels["safe_date"], catalogue.language), day, catalogue)


def _second_dates(report: Report, deadline: Deadline, catalogue: Catalogue) -> Iterator[str]:
    """Give what else is to be known of one date: rolled, late, last, the later of two, what is missing."""
    book, rule, language = report.book, deadline.rule, catalogue.language
    if deadline.before is not None:
        yield catalogue.fill(BEFORE, {"day": write_long_date(deadline.before, language)})
    if deadline.rolled is not None:
        rolled = write_long_date(deadline.rolled, language)
        yield catalogue.fill(BESIDE, {"name": words(book.labels["next_working_day"], language), "value": rolled})
    if deadline.late is not None:
        yield named(
            words(book.labels["late_with_surcharge"], language), write_long_date(deadline.late, language), catalogue
        )
    if deadline.is_end:
        yield catalogue.gettext(LAST)
    if rule.later_of is not None and deadline.needs == rule.later_of.event:
        event = words(book.events[deadline.needs], language)
        yield catalogue.fill(SECOND, {"period": book.length(rule.later_of.period, language), "event": event})
        yield words(book.labels["later_counts"], language)
    elif deadline.needs:
        yield catalogue.fill(NEEDS, {"event": words(book.events[deadline.needs], language)})
    if deadline.other is not None:
        other = catalogue.fill(NOT_COUNTED, {"date": write_date(deadline.other, language)})
        yield f"{words(book.labels['later_counts'], language)} {other}"


def said_of(report: Report, deadline: Deadline, catalogue: Catalogue) -> Iterator[str]:
    """Give what is said below a date: second dates, the rule in words, its source."""
    book, rule, language = report.book, deadline.rule, catalogue.language
    yield from _second_dates(report, deadline, catalogue)
    if deadline.is_typical:
        yield f"{words(book.labels['typical_value'], language)}."
    # What a country decides is said in a line of its own.
    period = book.in_words(replace(rule, slot=""), language)
    yield named(words(book.phrases["period"], language), period, catalogue)
    if deadline.start is not None:
        start = str(deadline.start.year) if rule.end_of_year else write_date(deadline.start, language)
        event = words(book.events[rule.start_event], language)
        yield named(words(book.phrases["from"], language), f"{event}, {start}", catalogue)
    yield words(rule.note, language)
    yield named(words(book.phrases["source"], language), words(rule.source, language), catalogue)


def said_under_all(report: Report, catalogue: Catalogue) -> Iterator[str]:
    """Give what is always said: what the days off are, that all this is indicative, and of which edition."""
    known = [deadline for deadline in report.deadlines if deadline.safe is not None]
    counted = any(deadline.rolled or deadline.before or deadline.rule.unit == "working_days" for deadline in known)
    if counted:
        yield catalogue.gettext(WITH_HOLIDAYS if report.days_off.holidays else WEEKEND_ONLY)
    yield words(report.book.labels["indicative"], catalogue.language)
    edition = write_date(date.fromisoformat(report.edition), catalogue.language)
    yield catalogue.fill(OF_EDITION, {"date": edition})
