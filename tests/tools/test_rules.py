"""The rules of the content, and data that is not as expected."""

import copy
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tools_support import LANGUAGES, ROOT, data_of

from sme_desktop.errors import ToolDamagedError
from sme_desktop.sources.site_map import read_site_map
from sme_desktop.tools.deadlines import dates
from sme_desktop.tools.deadlines.rules import LaterOf, Period, RuleBook, read_rule_book
from sme_desktop.tools.texts import words


def test_every_rule_of_the_file_is_there_and_can_be_reached(book: RuleBook) -> None:
    data = data_of("deadlines")
    reached = {
        rule.id
        for right in book.rights()
        for event in book.events_for(right.id)
        for rule in book.rules_for(right.id, event)
    }

    assert len(book.rules) == data["meta"]["count"] == 41
    assert reached == {row["id"] for row in data["rules"]}


def test_every_rule_names_its_source_and_its_pages_in_each_language(book: RuleBook) -> None:
    planned = set(read_site_map(ROOT / "content").pages)

    for rule in book.rules:
        for texts in (rule.label, rule.note, rule.source):
            assert set(texts) == set(LANGUAGES), rule.id
        assert rule.pages, rule.id
        assert set(rule.pages) <= planned, rule.id


def test_the_code_says_by_which_source_each_rule_is_counted(book: RuleBook) -> None:
    assert dates.__doc__
    told = set(re.findall(r"[a-z]+(?:-[a-z0-9]+)+", dates.__doc__))

    assert {rule.id for rule in book.rules} - told == set()


def test_options_of_the_file_become_what_the_calculation_needs(book: RuleBook) -> None:
    rules = {rule.id: rule for rule in book.rules}

    assert rules["paris-patent"].roll
    assert not rules["pct-national-30"].roll
    assert (rules["patent-annuity"].most, rules["eu-design-renewal"].most, rules["hague-renewal"].most) == (20, 5, 0)
    assert rules["mark-renewal"].grace == Period(6, "months")
    assert rules["pct-demand"].later_of == LaterOf("search_report_sent", Period(3, "months"))
    assert rules["pct-publication"].is_approximate
    assert rules["copyright-life-50"].end_of_year
    assert {rule.id for rule in book.rules if rule.slot} == {
        row["id"] for row in data_of("deadlines")["rules"] if {"slot", "editable"} & set(row.get("options") or {})
    }


def test_only_a_year_is_asked_where_terms_run_to_the_end_of_one(book: RuleBook) -> None:
    asked = {event for event in book.events if book.is_year_event(event)}

    assert asked == {"author_death", "fixation_or_performance", "broadcast_date"}


def test_rights_and_events_stand_in_the_order_of_the_files(book: RuleBook) -> None:
    rights = book.rights()

    assert [right.id for right in rights][:4] == ["patent", "utility-model", "trade-mark", "design"]
    assert words(rights[2].names, "fr") == "Marques"
    assert words(rights[2].names, "ar") == "Trade marks"
    assert book.events_for("utility-model") == ("first_filing", "filing_date")


def test_a_period_is_said_as_on_the_sheets(book: RuleBook) -> None:
    rules = {rule.id: rule for rule in book.rules}

    assert book.length(Period(1, "years"), "es") == "1\N{NO-BREAK SPACE}año"
    assert book.length(Period(10, "working_days"), "fr") == "10\N{NO-BREAK SPACE}jours ouvrables"
    assert book.in_words(rules["madrid-renewal"], "en").replace("\N{NO-BREAK SPACE}", " ") == (
        "every 10 years; late, with surcharge: up to 6 months more"
    )


def changed(change: Callable[[Any], object]) -> tuple[Any, Any]:
    data = copy.deepcopy(data_of("deadlines"))
    change(data)
    return data, data_of("sheets")


def set_option(name: str, value: Any) -> Callable[[Any], object]:
    return lambda data: data["rules"][0].setdefault("options", {}).__setitem__(name, value)


def set_field(name: str, value: Any) -> Callable[[Any], object]:
    return lambda data: data["rules"][0].__setitem__(name, value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data.pop("rules"), "'rules' is missing"),
        (lambda data: data["rules"].clear(), "there are no rules"),
        (lambda data: data["rules"].append(data["rules"][0]), "given twice"),
        (lambda data: data["rules"].append("rule"), "string indices"),
        (lambda data: data["rules"][0].pop("source"), "paris-patent: 'source' is missing"),
        (lambda data: data["events"].pop("first_filing"), "no event first_filing"),
        (lambda data: data["events"].pop("search_report_sent"), "no event search_report_sent"),
        (lambda data: data["events"]["first_filing"].pop("en"), "a text in English"),
        (lambda data: data["meta"]["display_labels"].pop("indicative"), "'indicative'"),
        (set_field("value", "12"), "a number from 1 to 999"),
        (set_field("value", 0), "a number from 1 to 999"),
        (set_field("value", True), "a number from 1 to 999"),
        (set_field("unit", "weeks"), "no unit weeks"),
        (set_field("unit", []), "no unit"),
        (set_field("repeat", "no"), "repeat is true or false"),
        (set_field("rights", "patent"), "lists of names"),
        (set_field("rights", ["plants"]), "no right plants"),
        (set_field("label", {"en": 3}), "label: texts only"),
        (set_field("note_fr", 5), "note: texts only"),
        (set_option("roll", "previous"), "roll is next_working_day"),
        (set_option("end", "30_june"), "end is 31_december"),
        (set_option("grace", "some months"), "paris-patent"),
        (set_option("grace", 6), "paris-patent"),
        (set_option("later_of", "never"), "paris-patent"),
        (set_option("max", "25 days"), "no multiple"),
        (lambda data: data.__setitem__("days_off", {"weekend": ["freitag"]}), "index"),
        (lambda data: data.__setitem__("days_off", {"weekend": [], "holidays": ["31 May"]}), "isoformat"),
    ],
)
def test_data_that_is_not_as_expected_is_told_with_its_place(change: Callable[[Any], object], reason: str) -> None:
    with pytest.raises(ToolDamagedError) as raised:
        read_rule_book(*changed(change))

    assert reason in str(raised.value.facts["reason"])


def test_a_national_edition_sets_its_weekend_holidays_and_values() -> None:
    def make_national(data: Any) -> None:
        data["days_off"] = {"weekend": ["friday", "saturday"], "holidays": ["2027-03-01"]}
        row = next(row for row in data["rules"] if row["id"] == "mark-opposition")
        row["value"], row["options"] = 2, {}

    book = read_rule_book(*changed(make_national))

    rule = next(rule for rule in book.rules if rule.id == "mark-opposition")
    assert (rule.value, rule.slot) == (2, "")
    assert book.days_off is not None
    assert book.days_off.is_off(date(2027, 3, 1))
    assert book.days_off.is_off(date(2027, 3, 5))
    assert not book.days_off.is_off(date(2027, 3, 7))
