"""Dates in words, in the languages of the handbook."""

from collections.abc import Mapping
from datetime import date

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


def write_date(day: date, language: str) -> str:
    """Give “31 August 2026”, “1er mars 2026”, “31 de agosto de 2026”; ISO 8601 in other languages."""
    return write_parts(day.day, day.month, day.year, language)


def write_parts(day: int, month: int, year: int, language: str) -> str:
    """Give the same for a day that the calendar may not have, such as 31 February."""
    if language not in MONTHS:
        return f"{year:04}-{month:02}-{day:02}"
    name = MONTHS[language][month - 1]
    if language == "es":
        return f"{day} de {name} de {year}"
    # The first of a month alone has an ordinal in French (Lexique des règles typographiques, “Dates”).
    return f"{day}er {name} {year}" if language == "fr" and day == 1 else f"{day} {name} {year}"


def write_long_date(day: date, language: str) -> str:
    """Give “Monday 31 August 2026”, “lundi 31 août 2026”; ISO 8601 in other languages."""
    return f"{write_weekday(day, language)} {write_date(day, language)}".strip()


def write_weekday(day: date, language: str) -> str:
    """Give “Monday”, “lundi”, “lunes”; nothing in other languages."""
    return WEEKDAYS[language][day.weekday()] if language in WEEKDAYS else ""


def write_month(day: date, language: str) -> str:
    """Give “August 2026”, “août 2026”, “agosto de 2026”; ISO 8601 in other languages."""
    if language not in MONTHS:
        return f"{day.year:04}-{day.month:02}"
    name = MONTHS[language][day.month - 1]
    return f"{name} de {day.year}" if language == "es" else f"{name} {day.year}"
