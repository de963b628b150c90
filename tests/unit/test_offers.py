"""What is offered under the search field, and what is remembered of earlier searches."""

from pathlib import Path

from sme_desktop.model import PageId, Place, SectionId, Snippet, Term
from sme_desktop.reader.filters import Filters, choices, filtered
from sme_desktop.reader.nearest import nearest_terms
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.recent import MOST, RecentSearches
from sme_desktop.reader.results import Result
from sme_desktop.reader.suggestions import PAGES, TERMS, suggestions


def result(page: str, kind: str, title: str, topic: str = "rights") -> Result:
    place = Place(PageId(page), SectionId("how"))
    return Result(place, kind, topic, topic.title(), title, "How it works", Snippet("", ()), ("en",), "en")


def term(name: str) -> Term:
    return Term(name.replace(" ", "-"), "en", name, f"What {name} means.", PageId(""), {"en": name})


RESULTS = (
    result("right-marks", "rights-sheet", "Les marques"),
    result("help-glossary", "glossary", "Glossaire", "help"),
    result("tool-marks", "tool", "Calcul de marque", "tools"),
    result("case-cafe", "case-study", "Le café", "cases"),
)


def test_pages_then_terms_then_tools() -> None:
    rows = suggestions("marq", RESULTS, (term("marque"), term("marque collective"), term("brevet")))

    assert [(row.group, row.text) for row in rows] == [
        (PAGES, "Les marques › How it works"),
        (PAGES, "Le café › How it works"),
        (TERMS, "marque"),
        (TERMS, "marque collective"),
        (TERMS, "Calcul de marque"),
    ]


def test_typed_beginnings_are_marked_without_accents() -> None:
    (row,) = suggestions("cafe", RESULTS[3:], ())

    assert [row.text[start:end] for start, end in row.marks] == ["café"]


def test_filters_of_a_group_widen_and_of_two_groups_narrow() -> None:
    both = Filters().toggled("kinds", "guides").toggled("kinds", "cases")
    assert [r.place.page for r in filtered(RESULTS, both)] == ["right-marks", "case-cafe"]

    narrow = both.toggled("topics", "cases")
    assert [r.place.page for r in filtered(RESULTS, narrow)] == ["case-cafe"]
    counts = {choice.id: choice.count for choice in choices(RESULTS, narrow)}
    assert counts["guides"] == 0
    assert counts["rights"] == 1

    assert narrow.toggled("topics", "cases") == both


def test_the_terms_most_alike_come_first_and_nothing_where_none_is_alike() -> None:
    terms = (term("patents"), term("patent"), term("royalty"))

    assert [t.name for t in nearest_terms("patemt", terms)] == ["patent", "patents"]
    assert nearest_terms("qqqq", terms) == ()
    assert nearest_terms("  ", terms) == ()


def test_searches_are_kept_newest_first_without_doubles(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    recent = RecentSearches(profile)
    recent.add("before it was allowed")
    recent.allow()

    for number in range(MOST + 3):
        recent.add(f"search {number}")
    recent.add("Search  5")

    assert recent.words[:2] == ("Search 5", f"search {MOST + 2}")
    assert len(recent.words) == MOST
    recent.forget()
    assert recent.words == ()
    profile.close()


def test_a_damaged_list_of_searches_is_empty(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    recent = RecentSearches(profile)
    recent.allow()
    for damaged in ("{", '{"a": 1}', "[1, 2]"):
        profile.set("searches", damaged)
        assert recent.words == ()
    profile.close()
