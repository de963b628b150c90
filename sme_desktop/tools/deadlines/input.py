"""Reads dates and years as people type them in English, French and Spanish."""

import re
import unicodedata
from datetime import date

from sme_desktop.i18n import N_
from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.wording import MONTHS, WEEKDAYS, write_parts

FIRST_YEAR, LAST_YEAR = 1800, 2200

LONGEST_QUOTE = 40
"""Characters of a wrong text that an error repeats."""

IGNORED = frozenset({"the", "of", "on", "le", "du", "el", "de", "del", "l"})
OTHER_MONTH_NAMES = {"setiembre": 9, "set": 9}
SHORTEST_MONTH = 3
"""Letters from which a month is known, where no other begins so (“jui” may be June or July)."""


class DateEmptyError(DateError):
    """Nothing was typed."""

    message = N_("Type a date, such as 31 August 2026.")


class DateUnreadableError(DateError):
    """No date can be seen in what was typed."""

    message = N_("“{text}” is not a date. Type the day, the month and the year, such as 31 August 2026.")


class NoSuchDayError(DateError):
    """A day that the calendar does not have."""

    message = N_("There is no {day}.")


class NoSuchMonthError(DateError):
    """A month above twelve: perhaps the month was typed before the day."""

    message = N_("There is no month {month}. Type the day, then the month, then the year, such as 31/08/2026.")


class DayMissingError(DateError):
    """Month and year, and no day."""

    message = N_("The day is missing. Type it too, such as 31 August 2026.")


class YearMissingError(DateError):
    """Day and month, and no year, or one of two digits."""

    message = N_("Type the year with four digits, such as 2026.")


class YearOutOfRangeError(DateError):
    """A year that no deadline of today starts from."""

    message = N_("The year must lie between {first} and {last}.")


class YearUnreadableError(DateError):
    """No year can be seen in what was typed."""

    message = N_("“{text}” is not a year. Type four digits, such as 1962.")


def read_date(text: str, language: str) -> date:
    """Read a date as people write it (“31 August 2026”, “1er mars 2026”, “31/08/2026”, “2026-08-31”); raise DateError.

    Month names of all three languages are known, in any case, with or without accents, also short. Numbers stand in
    the order day, month, year, or year, month, day; `language` chooses the words of an error's date.
    """
    plain = _plain(text)
    if not plain:
        raise DateEmptyError
    parts = [
        part for part in re.split(r"[\s,./‐–—−-]+", plain) if part and part not in IGNORED and not _is_weekday(part)
    ]
    month = _month_named(parts)
    numbers = [_number(part, text) for part in parts]
    if month is None:
        day_number, month, year = _in_order(numbers, text)
    else:
        day_number, year = _around_month(numbers, text)
    _check_year(year)
    if not 1 <= int(month) <= 12:
        raise NoSuchMonthError(month=int(month))
    try:
        return date(int(year), int(month), int(day_number))
    except ValueError as error:
        raise NoSuchDayError(day=write_parts(int(day_number), int(month), int(year), language)) from error


def read_year(text: str) -> int:
    """Read a year of four digits, FIRST_YEAR to LAST_YEAR; raise DateError."""
    plain = _plain(text)
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        raise YearUnreadableError(text=_quoted(text)) if plain else YearMissingError
    _check_year(plain)
    return int(plain)


def _plain(text: str) -> str:
    """Give small letters without accents; digits of other scripts, full-width ones too, become our own."""
    folded = unicodedata.normalize("NFKD", text.replace("º", "").replace("°", "").replace("’", " ").replace("'", " "))
    kept = (character for character in folded.casefold() if not unicodedata.combining(character))
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept).strip()


def _quoted(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= LONGEST_QUOTE else f"{shown[:LONGEST_QUOTE]}…"


def _is_weekday(word: str) -> bool:
    return any(word == _plain(name) for names in WEEKDAYS.values() for name in names)


def _month_named(parts: list[str]) -> str | None:
    """Take the name of a month out of the parts and give its number; None where there is none."""
    for place, part in enumerate(parts):
        number = _month(part)
        if number is not None:
            del parts[place]
            return str(number)
    return None


def _month(word: str) -> int | None:
    if word in OTHER_MONTH_NAMES:
        return OTHER_MONTH_NAMES[word]
    if len(word) < SHORTEST_MONTH or not word.isalpha():
        return None
    found = {
        number for names in MONTHS.values() for number, name in enumerate(names, 1) if _plain(name).startswith(word)
    }
    return found.pop() if len(found) == 1 else None


def _number(part: str, text: str) -> str:
    """Give the digits of “31”, “1er”, “31st”; raise DateUnreadableError."""
    match = re.fullmatch(r"([0-9]{1,9})(?:st|nd|rd|th|er|ero|e|o)?", part)
    if match is None or (len(match[1]) > 2 and match[1] != part):
        raise DateUnreadableError(text=_quoted(text))
    return match[1]


def _in_order(numbers: list[str], text: str) -> tuple[str, str, str]:
    """Give day, month and year of numbers alone: in that order, or year first where it has four digits (ISO 8601)."""
    match [len(number) for number in numbers]:
        case [3 | 4, 1 | 2, 1 | 2]:
            return numbers[2], numbers[1], numbers[0]
        case [1 | 2, 1 | 2, _]:
            return numbers[0], numbers[1], numbers[2]
        case [1 | 2, 1 | 2]:
            raise YearMissingError
        case [1 | 2, 4] | [4, 1 | 2]:
            raise DayMissingError
        case _:
            raise DateUnreadableError(text=_quoted(text))


def _around_month(numbers: list[str], text: str) -> tuple[str, str]:
    """Give day and year of the numbers beside a month's name, whichever comes first."""
    match [len(number) for number in numbers]:
        case [1 | 2, _]:
            return numbers[0], numbers[1]
        case [4, 1 | 2]:
            return numbers[1], numbers[0]
        case [1 | 2]:
            raise YearMissingError
        case [4]:
            raise DayMissingError
        case _:
            raise DateUnreadableError(text=_quoted(text))


def _check_year(year: str) -> None:
    if len(year) == 2:
        raise YearMissingError
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise YearOutOfRangeError(first=FIRST_YEAR, last=LAST_YEAR)
