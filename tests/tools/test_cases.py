"""Kept cases: what is written is read again, and nothing else is."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import QUICK

from sme_desktop.tools.deadlines.calendar import WEEKENDS
from sme_desktop.tools.deadlines.cases import EDITION_WEEKEND, Case, CaseUnreadableError, from_json, to_json

CASE = Case("1", "Café Núñez", "trade-mark", "first_filing", date(2026, 8, 31), {"publication_date": date(2026, 9, 30)})
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
cases = st.builds(
    Case,
    id=names,
    name=names | st.just(""),
    right=names,
    event=names,
    start=st.dates(),
    others=st.dictionaries(names, st.dates(), max_size=3),
    weekend=st.sampled_from([*WEEKENDS, EDITION_WEEKEND]),
)


@QUICK
@given(cases)
def test_a_case_that_is_written_is_read_again(case: Case) -> None:
    assert from_json(to_json(case)) == case


def with_field(name: str, value: Any) -> str:
    return json.dumps({**json.loads(to_json(CASE)), name: value})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "3",
        "{}",
        to_json(CASE)[:-1],
        to_json(CASE) + "x",
        "[" * 100_000,
        with_field("more", 1),
        with_field("id", ""),
        with_field("id", 1),
        with_field("name", None),
        with_field("name", "\ud800"),
        with_field("right", ""),
        with_field("event", []),
        with_field("start", "31/08/2026"),
        with_field("start", "20260831"),
        with_field("start", "2026-W35-1"),
        with_field("start", "2026-02-31"),
        with_field("start", 2026),
        with_field("others", []),
        with_field("others", {"publication_date": "soon"}),
        with_field("others", {"": "2026-09-30"}),
        with_field("weekend", "monday"),
        with_field("weekend", ["sunday"]),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(CaseUnreadableError, match="A saved case cannot be read"):
        from_json(text)


def test_equal_cases_are_written_alike() -> None:
    swapped = Case("1", "A", "patent", "filing_date", date(2026, 1, 1), {"b": date(2026, 1, 2), "a": date(2026, 1, 3)})
    ordered = Case("1", "A", "patent", "filing_date", date(2026, 1, 1), {"a": date(2026, 1, 3), "b": date(2026, 1, 2)})

    assert to_json(swapped) == to_json(ordered)
    assert "Café Núñez" in to_json(CASE)
