"""From an event to its dates: the vectors of the file, cases with names, and what holds for every start."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import QUICK, data_of, rule_book

from sme_desktop.tools.deadlines.calendar import (
    FRIDAY_SATURDAY,
    NONE,
    SATURDAY_SUNDAY,
    WEEKENDS,
    DateTooFarError,
    DaysOff,
    add_months,
)
from sme_desktop.tools.deadlines.dates import Deadline, deadlines, reminders
from sme_desktop.tools.deadlines.rules import RuleBook

BOOK = rule_book()
PAIRS = [(right.id, event) for right in BOOK.rights() for event in BOOK.events_for(right.id)]
days = st.dates(date(1800, 1, 1), date(2200, 12, 31))
questions = st.sampled_from(PAIRS)
weekends = st.sampled_from(sorted(WEEKENDS)).map(WEEKENDS.__getitem__)


def day(text: str) -> date:
    return date.fromisoformat(text if "-" in text else f"{text}-07-14")


def dates_of(book: RuleBook, rule_id: str, start: str, **more: Any) -> list[Deadline]:
    """Give the dates of one rule, asked as a screen asks: by the rule's first right and its event."""
    rule = next(rule for rule in book.rules if rule.id == rule_id)
    found = deadlines(book, rule.rights[0], rule.start_event, day(start), **more)
    return [deadline for deadline in found if deadline.rule == rule]


@pytest.mark.parametrize("vector", data_of("deadlines")["meta"]["test_vectors"], ids=lambda row: row["rule"])
def test_the_vectors_of_the_file_come_out(book: RuleBook, vector: dict[str, str]) -> None:
    first = dates_of(book, vector["rule"], vector["start"])[0]

    assert first.safe == day(vector.get("safe", vector["expect"]))
    assert (first.rolled or first.safe) == day(vector["expect"])


def test_each_rule_gives_a_date_from_its_own_event(book: RuleBook) -> None:
    for rule in book.rules:
        for right in rule.rights:
            found = deadlines(book, right, rule.start_event, day("2026-08-31"))
            own = [deadline for deadline in found if deadline.rule == rule]
            assert len(own) == (5 if rule.is_repeated else 1), rule.id
            assert all(deadline.safe is not None for deadline in own), rule.id
            assert all(deadline.is_typical == bool(rule.slot) for deadline in own), rule.id


def test_safe_dates_come_in_order_and_what_is_missing_stands_at_the_end(book: RuleBook) -> None:
    found = deadlines(book, "trade-mark", "registration_or_filing_date", day("2026-08-31"))

    assert [(deadline.rule.id, str(deadline.safe)) for deadline in found[:2]] == [
        ("mark-renewal", "2036-08-31"),
        ("mark-renewal", "2046-08-31"),
    ]
    missing = {deadline.rule.id: deadline.needs for deadline in found if deadline.safe is None}
    assert missing["mark-opposition"] == "publication_date"
    assert missing["paris-design-mark"] == "first_filing"
    assert "mark-renewal" not in missing
    assert len(missing) + 1 == sum("trade-mark" in rule.rights for rule in book.rules)


def test_a_further_event_fills_what_was_missing(book: RuleBook) -> None:
    found = deadlines(
        book, "trade-mark", "first_filing", day("2026-08-31"), others={"publication_date": day("2026-11-30")}
    )

    opposition = next(deadline for deadline in found if deadline.rule.id == "mark-opposition")
    assert (opposition.start, opposition.safe, opposition.needs) == (day("2026-11-30"), day("2027-02-28"), "")
    assert opposition.is_typical
    assert opposition.rolled is None


def test_a_day_off_moves_only_the_second_date(book: RuleBook) -> None:
    (saturday_sunday,) = dates_of(book, "paris-design-mark", "2026-08-31")
    (friday_saturday,) = dates_of(book, "paris-design-mark", "2026-08-31", days_off=FRIDAY_SATURDAY)
    holiday = DaysOff(frozenset({5, 6}), frozenset({day("2027-03-01")}))
    (with_holiday,) = dates_of(book, "paris-design-mark", "2026-08-31", days_off=holiday)

    assert (saturday_sunday.safe, saturday_sunday.rolled) == (day("2027-02-28"), day("2027-03-01"))
    assert (friday_saturday.safe, friday_saturday.rolled) == (day("2027-02-28"), None)
    assert (with_holiday.safe, with_holiday.rolled) == (day("2027-02-28"), day("2027-03-02"))


def test_a_safe_date_on_a_day_off_names_the_working_day_before_it(book: RuleBook) -> None:
    (priority,) = dates_of(book, "paris-design-mark", "2026-08-31")
    renewals = dates_of(book, "mark-renewal", "2020-03-02")
    holiday = DaysOff(frozenset({5, 6}), frozenset({day("2027-02-26")}))
    (after_holiday,) = dates_of(book, "paris-design-mark", "2026-08-31", days_off=holiday)

    assert (priority.safe, priority.before) == (day("2027-02-28"), day("2027-02-26"))
    assert after_holiday.before == day("2027-02-25")
    assert [(each.safe, each.before) for each in renewals[:2]] == [
        (day("2030-03-02"), day("2030-03-01")),
        (day("2040-03-02"), None),
    ]


def test_where_nobody_has_to_act_no_earlier_day_is_named(book: RuleBook) -> None:
    quiet = [rule for rule in book.rules if rule.is_approximate or rule.end_of_year]

    assert quiet
    for rule in quiet:
        for start in ("2026-01-03", "2026-01-04", "2026-01-05", "2021-01-05"):
            assert all(each.before is None for each in dates_of(book, rule.id, start)), rule.id


def test_a_grace_period_is_counted_from_the_day_that_was_due(book: RuleBook) -> None:
    first, second, *_ = dates_of(book, "mark-renewal", "2026-08-31")

    assert (first.safe, first.late, first.number) == (day("2036-08-31"), day("2037-02-28"), 1)
    assert (second.safe, second.late, second.number) == (day("2046-08-31"), day("2047-02-28"), 2)


def test_repeats_are_counted_from_the_start_so_that_a_leap_day_comes_back(book: RuleBook) -> None:
    renewals = dates_of(book, "mark-renewal", "2020-02-29")

    assert [str(each.safe) for each in renewals[:3]] == ["2030-02-28", "2040-02-29", "2050-02-28"]


def test_five_repeats_and_the_end_of_the_right(book: RuleBook) -> None:
    eu_design = dates_of(book, "eu-design-renewal", "2026-05-05")
    hague = dates_of(book, "hague-renewal", "2026-05-05")

    assert [each.safe.year for each in eu_design if each.safe] == [2031, 2036, 2041, 2046, 2051]
    assert [each.is_end for each in eu_design] == [False, False, False, False, True]
    assert eu_design[-1].late is None
    assert eu_design[-2].late == day("2046-11-05")
    assert not any(each.is_end for each in hague)


def test_from_today_the_next_repeats_are_shown_also_one_whose_grace_still_runs(book: RuleBook) -> None:
    def numbers(start: str, today: str) -> list[int]:
        return [each.number for each in dates_of(book, "patent-annuity", start, today=day(today))]

    assert numbers("2010-03-10", "2026-11-22") == [17, 18, 19, 20]
    assert numbers("2010-03-10", "2026-09-10") == [16, 17, 18, 19, 20]
    assert numbers("2010-03-10", "2026-09-11") == [17, 18, 19, 20]
    assert numbers("2026-03-10", "2026-11-22") == [1, 2, 3, 4, 5]


def test_a_right_that_has_run_out_shows_its_last_date(book: RuleBook) -> None:
    (last,) = dates_of(book, "eu-design-renewal", "1990-03-10", today=day("2026-11-22"))

    assert (last.safe, last.is_end, last.number) == (day("2015-03-10"), True, 5)


def test_the_later_of_two_dates_counts(book: RuleBook) -> None:
    def demand(sent: str) -> Deadline:
        others = {"search_report_sent": day(sent)} if sent else {}
        return dates_of(book, "pct-demand", "2026-01-31", others=others)[0]

    assert (demand("").safe, demand("").needs, demand("").other) == (day("2027-11-30"), "search_report_sent", None)
    assert (demand("2027-06-01").safe, demand("2027-06-01").other) == (day("2027-11-30"), day("2027-09-01"))
    assert (demand("2027-11-30").safe, demand("2027-11-30").other) == (day("2028-02-29"), day("2027-11-30"))
    assert demand("2027-11-30").needs == ""


def test_terms_of_copyright_end_with_their_year(book: RuleBook) -> None:
    for start in ("1962-01-01", "1962-12-31"):
        assert [str(each.safe) for each in dates_of(book, "copyright-life-70", start)] == ["2032-12-31"]


def test_working_days_leave_out_the_days_off(book: RuleBook) -> None:
    friday = "2026-11-27"

    assert dates_of(book, "customs-action", friday)[0].safe == day("2026-12-11")
    assert dates_of(book, "customs-action", friday, days_off=NONE)[0].safe == day("2026-12-07")


def test_reminders_stand_three_months_and_one_month_before(book: RuleBook) -> None:
    (priority,) = dates_of(book, "paris-design-mark", "2026-08-31")
    (unitary,) = dates_of(book, "unitary-effect", "2026-08-31")
    (answer,) = dates_of(book, "udrp-response", "2026-11-22")
    (opposition,) = dates_of(book, "mark-opposition", "2026-08-30")

    assert reminders(priority) == (day("2026-11-28"), day("2027-01-28"))
    assert reminders(unitary) == reminders(answer) == ()
    assert reminders(opposition) == (day("2026-10-30"),)
    assert reminders(priority, today=day("2026-11-28")) == reminders(priority)
    assert reminders(priority, today=day("2026-11-29")) == (day("2027-01-28"),)
    assert reminders(Deadline(priority.rule, needs="first_filing")) == ()


def test_the_ends_of_the_calendar_are_a_sentence_or_just_fewer_repeats(book: RuleBook) -> None:
    with pytest.raises(DateTooFarError):
        dates_of(book, "copyright-life-50", "9990-01-01")
    with pytest.raises(DateTooFarError):
        dates_of(book, "hague-renewal", "9999-01-01")
    assert [each.number for each in dates_of(book, "hague-renewal", "9985-01-01")] == [1, 2]
    (early,) = dates_of(book, "unitary-effect", "0001-01-01")
    assert reminders(early) == ()


@QUICK
@given(questions, days, weekends, days)
def test_no_date_lies_before_its_start_and_all_stand_in_order(
    question: tuple[str, str], start: date, off: DaysOff, today: date
) -> None:
    found = deadlines(BOOK, *question, start, days_off=off, today=today)

    known = [each.safe for each in found if each.safe is not None]
    assert known == sorted(known)
    assert [each.safe is None for each in found] == sorted(each.safe is None for each in found)
    for each in found:
        if each.safe is None:
            assert each.needs == each.rule.start_event != question[1]
            assert (each.start, each.rolled, each.late, each.other) == (None, None, None, None)
            continue
        assert each.start == start < each.safe
        assert each.rolled is None or (
            each.safe < each.rolled and off.is_off(each.safe) and not off.is_off(each.rolled)
        )
        assert each.before is None or (
            each.before < each.safe and off.is_off(each.safe) and not off.is_off(each.before)
        )
        assert each.late is None or each.late > each.safe
        assert not each.rule.end_of_year or (each.safe.month, each.safe.day) == (12, 31)
        assert all(start < reminder < each.safe for reminder in reminders(each))


@QUICK
@given(questions, days, days)
def test_repeats_follow_each_other_and_stop_at_the_end(question: tuple[str, str], start: date, today: date) -> None:
    found = deadlines(BOOK, *question, start, today=today)

    for rule in BOOK.rules_for(*question):
        repeats = [each for each in found if each.rule == rule]
        numbers = [each.number for each in repeats]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        assert len(numbers) <= (5 if rule.is_repeated else 1)
        assert not rule.most or numbers[-1] <= rule.most
        if len(numbers) > 1:
            assert (repeats[0].late or repeats[0].safe or start) >= today


@QUICK
@given(days)
def test_months_of_a_rule_are_those_of_the_calendar(start: date) -> None:
    for rule in BOOK.rules:
        if rule.unit == "months" and rule.later_of is None:
            found = deadlines(BOOK, rule.rights[0], rule.start_event, start, days_off=SATURDAY_SUNDAY)
            end = add_months(start, rule.value)
            end = add_months(end, rule.then.value) if rule.then is not None else end
            assert [each.safe for each in found if each.rule == rule] == [end]


def test_rules_of_other_data_roll_after_the_later_date(book: RuleBook) -> None:
    rules = tuple(replace(rule, roll=True) if rule.id == "pct-demand" else rule for rule in book.rules)
    others = {"search_report_sent": day("2027-11-28")}
    (demand,) = dates_of(replace(book, rules=rules), "pct-demand", "2026-01-31", others=others)

    assert (demand.safe, demand.rolled) == (day("2028-02-28"), None)
    (demand,) = dates_of(
        replace(book, rules=rules), "pct-demand", "2026-01-31", others={"search_report_sent": day("2027-11-26")}
    )
    assert (demand.safe, demand.rolled) == (day("2028-02-26"), day("2028-02-28"))
