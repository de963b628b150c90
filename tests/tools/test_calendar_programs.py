"""The calendar file in libical, the parser of GNOME Calendar, Evolution and KOrganizer, where it is installed."""

import ctypes
import ctypes.util
from datetime import date

import pytest
from tools_support import LANGUAGES, catalogue_of

from sme_desktop.tools.deadlines.dates import deadlines
from sme_desktop.tools.deadlines.export import Report, as_ics
from sme_desktop.tools.deadlines.rules import RuleBook

LIBICAL = ctypes.util.find_library("ical")
VEVENT, VALARM = 4, 10
"""`icalcomponent_kind` of libical 3."""


@pytest.fixture(scope="module")
def libical() -> ctypes.CDLL:
    if LIBICAL is None:
        pytest.skip("libical is not installed: packaging/prepare.sh proofs")
    library = ctypes.CDLL(LIBICAL)
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(library, name).restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalcomponent_get_summary.restype = ctypes.c_char_p
    for name in ("icalcomponent_count_errors", "icalcomponent_get_summary"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    for name in ("get_first_component", "get_next_component", "count_components"):
        getattr(library, f"icalcomponent_{name}").argtypes = [ctypes.c_void_p, ctypes.c_int]
    return library


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_program_finds_no_fault_with_the_file(book: RuleBook, libical: ctypes.CDLL, language: str) -> None:
    start = date(2026, 8, 31)
    for right in book.rights():
        for asked in book.events_for(right.id):
            found = deadlines(book, right.id, asked, start)
            report = Report(book, right.id, asked, start, found, "2026-11-22", "Café; n.º 1, “x”")
            known = [deadline for deadline in found if deadline.safe is not None]

            root = libical.icalparser_parse_string(as_ics(report, catalogue_of(language)))

            assert root
            assert libical.icalcomponent_count_errors(root) == 0
            assert libical.icalcomponent_count_components(root, VEVENT) == len(known)
            event = libical.icalcomponent_get_first_component(root, VEVENT)
            for deadline in known:
                summary = libical.icalcomponent_get_summary(event).decode("utf-8")
                assert summary.startswith("Café; n.º 1, “x”")
                assert summary.endswith(deadline.rule.label[language])
                assert libical.icalcomponent_count_components(event, VALARM) <= 2
                event = libical.icalcomponent_get_next_component(root, VEVENT)


@pytest.mark.parametrize(("good", "bad"), [(b"VALUE=DATE:2", b"VALUE=DATE:x"), (b"TRIGGER:-P", b"TRIGGER:soon")])
def test_the_calendar_program_would_tell_a_fault(book: RuleBook, libical: ctypes.CDLL, good: bytes, bad: bytes) -> None:
    found = deadlines(book, "patent", "filing_date", date(2026, 8, 31))
    report = Report(book, "patent", "filing_date", date(2026, 8, 31), found, "2026-11-22")
    data = as_ics(report, catalogue_of("en"))

    root = libical.icalparser_parse_string(data.replace(good, bad, 1))

    assert libical.icalcomponent_count_errors(root) == 1
