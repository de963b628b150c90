"""All dates together: a list, a calendar for the wall, a file for calendar programs."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tools_support import QUICK

from sme_desktop.i18n import english_catalogue
from sme_desktop.tools.deadlines.diary import DiaryDate, diary_ics, diary_sheet, upcoming, wall_sheets
from sme_desktop.tools.sheet import Grid, as_text

TODAY = date(2026, 11, 28)
MARK = DiaryDate(date(2027, 2, 28), "End of the priority period", "Aurora")
DOMAIN = DiaryDate(date(2026, 12, 1), "The registration ends.", "aurora.example")


def test_what_has_passed_is_left_out_and_the_rest_stands_in_order() -> None:
    past = DiaryDate(TODAY - timedelta(days=1), "Past", "")

    assert upcoming((MARK, past, DOMAIN), TODAY) == (DOMAIN, MARK)


def test_the_list_is_parted_by_years() -> None:
    sheet = diary_sheet("tool-deadlines", (DOMAIN, MARK), TODAY, english_catalogue())

    assert [part.title for part in sheet.parts[:2]] == ["2026", "2027"]
    assert "28 February 2027, Sunday" in as_text(sheet)


def test_an_empty_list_says_where_dates_come_from() -> None:
    assert "Keep a case" in as_text(diary_sheet("tool-deadlines", (), TODAY, english_catalogue()))


def test_the_wall_calendar_has_twelve_months_with_each_date_in_its_day() -> None:
    sheets = wall_sheets("tool-deadlines", (DOMAIN, MARK), TODAY, english_catalogue())

    assert [len(sheet.parts) for sheet in sheets] == [3, 3, 3, 3]
    parts = [part for sheet in sheets for part in sheet.parts]
    assert [part.title for part in parts][::11] == ["November 2026", "October 2027"]
    february = parts[3].blocks[0]
    assert isinstance(february, Grid)
    # 28 February 2027 is a Sunday: the last cell of its week.
    assert february.rows[3][6] == "28\nAurora"


@QUICK
@given(st.dates(date(2, 1, 1), date(9990, 1, 1)))
def test_every_day_of_every_month_stands_once_in_its_column(today: date) -> None:
    sheets = wall_sheets("tool-deadlines", (), today, english_catalogue())
    for part in (part for sheet in sheets for part in sheet.parts):
        grid = part.blocks[0]
        assert isinstance(grid, Grid)
        year, month = map(int, part.id.removeprefix("month-").split("-"))
        days = [(int(str(cell)), column) for row in grid.rows for column, cell in enumerate(row) if cell]
        assert [day for day, _column in days] == list(range(1, len(days) + 1))
        assert all(date(year, month, day).weekday() == column for day, column in days)


def test_a_calendar_program_gets_each_date_with_its_reminders() -> None:
    data = diary_ics((DOMAIN, MARK), "2026-11-28", TODAY, english_catalogue())

    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events] == [DOMAIN.day, MARK.day]
    assert str(events[1]["SUMMARY"]) == "Aurora: End of the priority period"
    # Three months before 1 December and one month before it have passed.
    assert [len(event.walk("VALARM")) for event in events] == [0, 2]
    assert diary_ics((DOMAIN, MARK), "2026-11-28", TODAY, english_catalogue()) == data
