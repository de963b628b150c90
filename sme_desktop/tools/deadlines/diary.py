"""All dates of a firm together: a list, sheets for the wall, and a file for calendar programs."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.calendar import add_months
from sme_desktop.tools.deadlines.calendar_file import DayEvent, calendar_file, one_line
from sme_desktop.tools.deadlines.dates import REMINDER_MONTHS
from sme_desktop.tools.deadlines.wording import WEEKDAYS, write_date, write_month, write_weekday
from sme_desktop.tools.sheet import Block, Grid, Paragraph, Part, Sheet
from sme_desktop.tools.texts import named
from sme_desktop.values import dataclass

WALL_MONTHS, MONTHS_A_SHEET = 12, 3

COUNT = N_("{n} dates from {day} on, out of your cases and your register.")
NOTHING = N_("No dates yet. Keep a case in the deadline calculator, or note an end in the asset register.")
SAFE = N_("Safe dates only. Before you rely on a date, ask the office concerned.")


@dataclass(frozen=True, slots=True)
class DiaryDate:
    """A day, what ends or falls due on it, and whose date it is: a case or an asset."""

    day: date
    what: str
    whose: str

    @property
    def short(self) -> str:
        """What fits on a sheet for the wall."""
        return self.whose or self.what


def upcoming(dates: Iterable[DiaryDate], today: date) -> tuple[DiaryDate, ...]:
    """Give the dates that are still to come, by day."""
    return tuple(
        sorted((each for each in dates if each.day >= today), key=lambda each: (each.day, each.whose, each.what))
    )


def diary_sheet(page: str, dates: tuple[DiaryDate, ...], today: date, catalogue: Catalogue) -> Sheet:
    """Give the list of the dates, year by year."""
    _, language = catalogue.gettext, catalogue.language
    title = _("All my dates")
    if not dates:
        return Sheet(page, language, title, "", (Part("none", _("Nothing to keep yet"), (Paragraph(_(NOTHING)),)),))
    parts = []
    for year, group in groupby(dates, key=lambda each: each.day.year):
        rows = tuple((_day(each.day, language), each.what, each.whose) for each in group)
        parts.append(Part(f"year-{year}", str(year), (Grid((_("Day"), _("What"), _("Whose")), rows, (28, 46, 26)),)))
    parts.append(Part("limits", _("What this is worth"), (Paragraph(_(SAFE)),)))
    lead = catalogue.fill(COUNT, {"n": len(dates), "day": write_date(today, language)})
    return Sheet(page, language, title, lead, tuple(parts))


def wall_sheets(page: str, dates: tuple[DiaryDate, ...], today: date, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """Give a calendar of twelve months for the wall, with the dates in their days, three months to a sheet of paper."""
    first = today.replace(day=1)
    months = [add_months(first, number) for number in range(WALL_MONTHS)]
    return tuple(
        _wall_sheet(page, months[start : start + MONTHS_A_SHEET], dates, catalogue)
        for start in range(0, WALL_MONTHS, MONTHS_A_SHEET)
    )


def _wall_sheet(page: str, months: list[date], dates: tuple[DiaryDate, ...], catalogue: Catalogue) -> Sheet:
    language = catalogue.language
    parts = tuple(
        Part(f"month-{month:%Y-%m}", _heading(month, language), (_month(month, dates, language),)) for month in months
    )
    facts = {"first": write_month(months[0], language), "last": write_month(months[-1], language)}
    title = catalogue.fill(N_("Wall calendar, {first} – {last}"), facts)
    return Sheet(page, language, title, "", parts)


def _heading(month: date, language: str) -> str:
    """Give the month as a heading: with a capital, which French and Spanish do not write within a sentence."""
    name = write_month(month, language)
    return name[:1].upper() + name[1:]


def _day(day: date, language: str) -> str:
    weekday = write_weekday(day, language)
    return f"{write_date(day, language)}, {weekday}" if weekday else write_date(day, language)


def _month(month: date, dates: tuple[DiaryDate, ...], language: str) -> Block:
    names = WEEKDAYS.get(language)
    # Monday first (ISO 8601); short names, since a seventh of a sheet is narrow.
    head = tuple(name[:3] for name in names) if names else tuple(str(number) for number in range(1, 8))
    cells = [""] * month.weekday()
    day = month
    while day.month == month.month:
        said = [each.short for each in dates if each.day == day]
        cells.append("\n".join((str(day.day), *said)))
        if day == date.max:
            break
        day += timedelta(days=1)
    cells += [""] * (-len(cells) % 7)
    rows = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return Grid(head, rows, (15, 14, 14, 14, 14, 14, 15))


def diary_ics(dates: tuple[DiaryDate, ...], edition: str, today: date, catalogue: Catalogue) -> bytes:
    """Give an iCalendar file: an all-day event for each date, with reminders three months and one before.

    `edition` is the day of the edition in ISO 8601.
    """
    events = (_day_event(each, today, catalogue) for each in dates)
    return calendar_file("Diary", catalogue.language, edition, events)


def _day_event(each: DiaryDate, today: date, catalogue: Catalogue) -> DayEvent:
    title = one_line(named(each.whose, each.what, catalogue) if each.whose else each.what)
    reminded = (add_months(each.day, -back) for back in REMINDER_MONTHS)
    alarms = tuple(day for day in reminded if day >= today)
    return DayEvent(f"sme-desktop:diary:{title}\n{each.day}", each.day, title, catalogue.gettext(SAFE), alarms)
