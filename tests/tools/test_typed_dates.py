"""Dates as people type them, and the sentence at the field where one is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import LANGUAGES, QUICK, catalogue_of

from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.input import read_date, read_year
from sme_desktop.tools.deadlines.wording import MONTHS, write_date, write_long_date, write_month, write_weekday

days = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "31 August 2026",
        "31 AUGUST 2026",
        "31 Aug 2026",
        "31 Aug. 2026",
        "August 31, 2026",
        "31st of August, 2026",
        "Monday 31 August 2026",
        "31 août 2026",
        "31 aout 2026",
        "31 AOÛT 2026",
        "lundi 31 août 2026",
        "le 31 août 2026",
        "31 de agosto de 2026",
        "lunes, 31 de agosto de 2026",
        "31 de agosto del 2026",
        "el 31 ago 2026",
        "31/08/2026",
        "31/8/2026",
        "31.8.2026",
        "31. 8. 2026",
        "31-08-2026",
        "31 08 2026",
        "2026-08-31",
        "2026/08/31",
        "2026 August 31",
        " 31\N{NO-BREAK SPACE}août\N{NARROW NO-BREAK SPACE}2026 ",
        "31\N{NON-BREAKING HYPHEN}08\N{EN DASH}2026",
        "３１/０８/２０２６",
        "٣١/٠٨/٢٠٢٦",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_read_as_it_is_written(text: str, language: str) -> None:
    assert read_date(text, language) == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er mars 2026", "2026-03-01"),
        ("1º de marzo de 2026", "2026-03-01"),
        ("1st March 2026", "2026-03-01"),
        ("3 févr. 2026", "2026-02-03"),
        ("29/2/2028", "2028-02-29"),
        ("15 sept 2026", "2026-09-15"),
        ("15 setiembre 2026", "2026-09-15"),
        ("1 mai 2026", "2026-05-01"),
        ("1 juil. 2026", "2026-07-01"),
        ("1 juin 2026", "2026-06-01"),
        ("01/02/1800", "1800-02-01"),
        ("31/12/2200", "2200-12-31"),
    ],
)
def test_ordinals_short_months_and_leap_days_are_read(text: str, expected: str) -> None:
    assert read_date(text, "fr") == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 February 2026", "There is no 31 February 2026."),
        ("31/02/2026", "There is no 31 February 2026."),
        ("29 février 2027", "There is no 29 February 2027."),
        ("31.4.2026", "There is no 31 April 2026."),
        ("2026-02-30", "There is no 30 February 2026."),
        ("0 March 2026", "There is no 0 March 2026."),
        ("99 March 2026", "There is no 99 March 2026."),
        ("08/31/2026", "There is no month 31."),
        ("2026-13-01", "There is no month 13."),
        ("1/0/2026", "There is no month 0."),
        ("31 August", "Type the year with four digits"),
        ("31/08", "Type the year with four digits"),
        ("31/08/26", "Type the year with four digits"),
        ("August 2026", "The day is missing."),
        ("08/2026", "The day is missing."),
        ("31/08/0", "The year must lie between 1800 and 2200."),
        ("0000-08-31", "The year must lie between 1800 and 2200."),
        ("31 August 1799", "The year must lie between 1800 and 2200."),
        ("31 August 2201", "The year must lie between 1800 and 2200."),
        ("31 August 20266", "The year must lie between 1800 and 2200."),
        ("3l/08/2026", "“3l/08/2026” is not a date."),
        ("31/O8/2026", "“31/O8/2026” is not a date."),
        ("31 Agustus 2026", "“31 Agustus 2026” is not a date."),
        ("31 jui 2026", "“31 jui 2026” is not a date."),
        ("31 August September 2026", "is not a date."),
        ("tomorrow", "“tomorrow” is not a date."),
        ("2026", "“2026” is not a date."),
        ("August", "“August” is not a date."),
        ("1/2/3/2026", "“1/2/3/2026” is not a date."),
        ("12345678901234567890/1/2026", "“12345678901234567890/1/2026” is not a date."),
        ("x" * 500, "x…” is not a date."),
        ("", "Type a date, such as 31 August 2026."),
        (" \t ", "Type a date, such as 31 August 2026."),
    ],
)
def test_a_wrong_date_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as raised:
        read_date(text, "en")

    assert sentence in str(raised.value)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no 31 February 2026."),
        ("fr", "Le 31 février 2026 n’existe pas."),
        ("es", "El 31 de febrero de 2026 no existe."),
    ],
)
def test_the_sentence_is_in_the_language_of_the_reader(language: str, sentence: str) -> None:
    with pytest.raises(DateError) as raised:
        read_date("31/02/2026", language)

    assert raised.value.explain(catalogue_of(language)) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type the year with four digits"),
        ("62", "Type the year with four digits"),
        ("0", "The year must lie between"),
        ("1799", "The year must lie between"),
        ("2201", "The year must lie between"),
        ("196O", "“196O” is not a year."),
        ("1962-63", "“1962-63” is not a year."),
        ("9" * 400, "is not a year."),
    ],
)
def test_a_wrong_year_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as raised:
        read_year(text)

    assert sentence in str(raised.value)


def test_a_year_is_read() -> None:
    assert (read_year("1962"), read_year(" 1800 "), read_year("２２００")) == (1962, 1800, 2200)


@QUICK
@given(days, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_every_day_that_is_written_is_read_again(day: date, written_in: str, read_in: str) -> None:
    written = write_date(day, written_in)

    for text in (written, written.upper(), write_long_date(day, written_in), day.isoformat(), f"{day:%d/%m/%Y}"):
        assert read_date(text, read_in) == day


@QUICK
@given(st.text(max_size=30) | st.text("0123456789/-. augstoûdeº²Ⅳ", max_size=14), st.sampled_from(LANGUAGES))
def test_whatever_is_typed_is_a_date_or_a_sentence(text: str, language: str) -> None:
    try:
        day = read_date(text, language)
    except DateError as error:
        told = error.explain(catalogue_of(language))
    else:
        told = write_date(day, language)
        assert 1800 <= day.year <= 2200

    assert told


def test_every_month_is_known_by_its_name_and_its_first_letters() -> None:
    for names in MONTHS.values():
        for number, name in enumerate(names, 1):
            assert read_date(f"2 {name} 2026", "en") == date(2026, number, 2)
            assert read_date(f"2 {name[:4]}. 2026", "en") == date(2026, number, 2)


def test_dates_are_written_as_each_language_writes_them() -> None:
    first = date(2026, 3, 1)

    assert [write_long_date(first, language) for language in LANGUAGES] == [
        "Sunday 1 March 2026",
        "dimanche 1er mars 2026",
        "domingo 1 de marzo de 2026",
    ]
    assert [write_month(first, language) for language in LANGUAGES] == ["March 2026", "mars 2026", "marzo de 2026"]
    assert (write_long_date(first, "ar"), write_month(first, "ar"), write_weekday(first, "ar")) == (
        "2026-03-01",
        "2026-03",
        "",
    )
