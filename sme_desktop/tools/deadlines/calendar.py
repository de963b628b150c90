"""Arithmetic of days, months and working days as the treaties count them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.values import dataclass


class DateError(SmeError):
    """A date that cannot be used; the sentence belongs at the field where it was typed."""

    message = N_("This date cannot be used.")


class DateTooFarError(DateError):
    """A date that falls outside the calendar of years 1 to 9999."""

    message = N_("This date lies outside the years 1 to 9999.")


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which an office takes nothing: days of the week (Monday 0 … Sunday 6) and holidays.

    Raise ValueError where no working day is left in a week.
    """

    weekend: frozenset[int]
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.weekend <= frozenset(range(7)) or len(self.weekend) == 7:
            raise ValueError(f"not the days off of a week: {sorted(self.weekend)}")

    def is_off(self, day: date) -> bool:
        """Tell whether the office is closed on this day."""
        return day.weekday() in self.weekend or day in self.holidays

    def next_working_day(self, day: date) -> date:
        """Give the day itself where the office is open, else the first open day after it; raise DateTooFarError.

        Paris Convention Art. 4C(3); PCT Rule 80.5; Madrid Regulations Rule 4(4).
        """
        while self.is_off(day):
            day = add_days(day, 1)
        return day

    def last_working_day(self, day: date) -> date:
        """Give the day itself where the office is open, else the last open day before it; raise DateTooFarError."""
        while self.is_off(day):
            day = add_days(day, -1)
        return day


SATURDAY_SUNDAY = DaysOff(frozenset({5, 6}))
FRIDAY_SATURDAY = DaysOff(frozenset({4, 5}))
SUNDAY = DaysOff(frozenset({6}))
NONE = DaysOff(frozenset())

WEEKENDS: Mapping[str, DaysOff] = {
    "saturday-sunday": SATURDAY_SUNDAY,
    "friday-saturday": FRIDAY_SATURDAY,
    "sunday": SUNDAY,
    "none": NONE,
}
"""Presets by the name that a case keeps, in the order in which they are offered."""


def add_months(day: date, n: int) -> date:
    """Give the same day number `n` months later (earlier if negative), or that month's last day; raise DateTooFarError.

    The starting day is not counted: Paris Convention Art. 4C(2); PCT Rules 80.1 and 80.2; Madrid Regulations Rule 4;
    Lisbon Geneva Act Regulations Rule 2.
    """
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        raise DateTooFarError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, n: int) -> date:
    """Give the same day `n` years later, 28 February for a 29 February; raise DateTooFarError. See PCT Rule 80.1."""
    return add_months(day, 12 * n)


def add_days(day: date, n: int) -> date:
    """Give the day `n` calendar days later, the starting day not counted (PCT Rule 80.3); raise DateTooFarError."""
    try:
        return day + timedelta(days=n)
    except OverflowError as error:
        raise DateTooFarError from error


def add_working_days(day: date, n: int, off: DaysOff) -> date:
    """Give the `n`-th open day after `day`, which is not counted (TRIPS Art. 55: working days); raise DateTooFarError."""
    for _ in range(n):
        day = off.next_working_day(add_days(day, 1))
    return day
