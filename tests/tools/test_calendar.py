"""Months, years and working days as the treaties count them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import QUICK

from sme_desktop.tools.deadlines.calendar import (
    FRIDAY_SATURDAY,
    NONE,
    SATURDAY_SUNDAY,
    SUNDAY,
    WEEKENDS,
    DateError,
    DateTooFarError,
    DaysOff,
    add_days,
    add_months,
    add_working_days,
    add_years,
)

days = st.dates(date(1800, 1, 1), date(2200, 12, 31))
months = st.integers(0, 1200)
presets = st.sampled_from(sorted(WEEKENDS)).map(WEEKENDS.__getitem__)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("1896-02-29", 48, "1900-02-28"),
        ("2000-02-29", 4800, "2400-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-15", 0, "2026-01-15"),
    ],
)
def test_months_are_added_by_the_number_of_the_day_or_the_last_of_the_month(start: str, n: int, end: str) -> None:
    assert add_months(date.fromisoformat(start), n) == date.fromisoformat(end)


@QUICK
@given(days, months)
def test_months_keep_the_day_or_clamp_it_to_the_last_of_the_month(day: date, n: int) -> None:
    end = add_months(day, n)

    assert end >= day
    assert 12 * (end.year - day.year) + end.month - day.month == n
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@QUICK
@given(days, months, months)
def test_two_steps_lose_at_most_the_days_that_a_short_month_lacks(day: date, first: int, second: int) -> None:
    at_once, in_steps = add_months(day, first + second), add_months(add_months(day, first), second)

    assert timedelta(0) <= at_once - in_steps <= timedelta(days=3)
    assert (at_once.year, at_once.month) == (in_steps.year, in_steps.month)


@QUICK
@given(days, days, months)
def test_an_earlier_start_never_ends_later(one: date, other: date, n: int) -> None:
    first, last = sorted((one, other))

    assert add_months(first, n) <= add_months(last, n)
    assert add_years(first, n % 100) <= add_years(last, n % 100)


@QUICK
@given(days, presets)
def test_the_next_working_day_is_the_first_that_is_not_off(day: date, off: DaysOff) -> None:
    next_day = off.next_working_day(day)

    assert not off.is_off(next_day)
    assert all(off.is_off(day + timedelta(days=n)) for n in range((next_day - day).days))


@QUICK
@given(days, st.integers(1, 30), presets)
def test_working_days_are_counted_without_the_first_day(day: date, n: int, off: DaysOff) -> None:
    end = add_working_days(day, n, off)

    between = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(not off.is_off(each) for each in between) == n
    assert not off.is_off(end)


def test_a_holiday_is_a_day_off_and_the_weekend_after_it_too() -> None:
    good_friday = DaysOff(frozenset({5, 6}), frozenset({date(2027, 3, 26), date(2027, 3, 29)}))

    assert good_friday.next_working_day(date(2027, 3, 26)) == date(2027, 3, 30)
    assert SATURDAY_SUNDAY.next_working_day(date(2027, 3, 26)) == date(2027, 3, 26)
    assert add_working_days(date(2027, 3, 25), 2, good_friday) == date(2027, 3, 31)


def test_weekends_differ_by_country() -> None:
    friday, saturday, sunday = (date(2027, 1, day) for day in (1, 2, 3))

    assert [SATURDAY_SUNDAY.is_off(day) for day in (friday, saturday, sunday)] == [False, True, True]
    assert [FRIDAY_SATURDAY.is_off(day) for day in (friday, saturday, sunday)] == [True, True, False]
    assert [SUNDAY.is_off(day) for day in (friday, saturday, sunday)] == [False, False, True]
    assert not any(NONE.is_off(day) for day in (friday, saturday, sunday))


@pytest.mark.parametrize("weekend", [set(range(7)), {7}, {-1}])
def test_a_week_needs_a_working_day(weekend: set[int]) -> None:
    with pytest.raises(ValueError, match="days off"):
        DaysOff(frozenset(weekend))


BEYOND: tuple[Callable[[], date], ...] = (
    lambda: add_months(date(9999, 12, 31), 1),
    lambda: add_months(date(1, 1, 31), -1),
    lambda: add_years(date(9990, 1, 1), 20),
    lambda: add_days(date(9999, 12, 31), 1),
    lambda: add_working_days(date(9999, 12, 25), 10, SATURDAY_SUNDAY),
    lambda: DaysOff(frozenset(), frozenset({date.max})).next_working_day(date.max),
)


@pytest.mark.parametrize("beyond", BEYOND)
def test_beyond_the_calendar_is_a_sentence_and_no_crash(beyond: Callable[[], date]) -> None:
    with pytest.raises(DateTooFarError, match="outside the years 1 to 9999") as raised:
        beyond()

    assert isinstance(raised.value, DateError)


def test_the_first_and_the_last_day_of_the_calendar_can_be_reached() -> None:
    assert add_months(date(1, 1, 1), 0) == date.min
    assert add_months(date(9999, 11, 30), 1) == date(9999, 12, 30)
    assert add_days(date(9999, 12, 30), 1) == date.max
