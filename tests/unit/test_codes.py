"""Short codes of places: what is printed leads back to the very place, in every language."""

import pytest

from sme_desktop.library.codes import (
    code_of_link,
    page_code,
    place_of_code,
    place_of_link,
    section_code,
    section_codes,
)
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId

MARKS = PageId("biz-trademarks")
GLOSSARY = PageId("help-glossary")


def test_every_code_leads_back_to_its_place_in_every_language(library: Library) -> None:
    codes: set[str] = set()
    for topic in library.topics("en"):
        for entry in topic.entries:
            code = page_code(library, entry.id)
            assert place_of_code(library, code, "fr") == Place(entry.id)
            found = section_codes(library, library.page(entry.id, entry.language))
            for section, name in found.items():
                assert name not in codes
                codes.add(name)
                for language in library.languages_of(entry.id):
                    assert section_code(library, entry.id, section, language) == name
                    assert place_of_code(library, name, language) == Place(entry.id, section)

    assert len(codes) > 500


@pytest.mark.parametrize(
    "typed", ["BIZ-9.4", "biz9.4", "BIZ 9.4", " biz - 9 . 4 ", "Biz–9.4", "biz-9,4", "biz 9 4", "ＢＩＺ‐９．４"]
)
def test_a_code_is_understood_however_it_is_typed(library: Library, typed: str) -> None:
    assert place_of_code(library, typed, "es") == Place(MARKS, SectionId("what-to-do"))


@pytest.mark.parametrize(
    "typed",
    ["", "-", "9.4", "BIZ-0", "BIZ-99", "BIZ-9.0", "BIZ-9.99", "NIX-1", "BIZ-9.4.1", "BIZ-9x", "trade mark 9.4"],
)
def test_what_is_no_code_or_does_not_exist_leads_nowhere(library: Library, typed: str) -> None:
    assert place_of_code(library, typed, "en") is None


def test_a_topic_has_its_letters_as_code(library: Library) -> None:
    landing = library.landing("business")

    assert page_code(library, landing) == "BIZ"
    assert place_of_code(library, "biz", "en") == Place(landing)
    assert place_of_code(library, "BIZ.1", "en") is None


def test_glossary_terms_have_no_codes_and_do_not_count(library: Library) -> None:
    assert section_code(library, GLOSSARY, SectionId("term-patent"), "en") == ""
    assert section_code(library, GLOSSARY, SectionId("how"), "en") == f"{page_code(library, GLOSSARY)}.2"
    for name in section_codes(library, library.page(GLOSSARY, "fr")):
        assert not name.startswith("term-")


def test_an_unknown_page_or_section_has_no_code(library: Library) -> None:
    assert page_code(library, PageId("nix")) == ""
    assert section_code(library, PageId("nix"), SectionId("how"), "en") == ""
    assert section_code(library, MARKS, SectionId("nix"), "en") == ""


def test_a_card_tells_the_code_of_the_page_that_it_leads_to(library: Library) -> None:
    assert code_of_link(library, "page:biz-trademarks#how") == "BIZ-9"
    assert code_of_link(library, "term:patent") == ""


def test_a_link_leads_to_its_place_and_an_unknown_section_to_the_top(library: Library) -> None:
    assert place_of_link(library, " sme:biz-trademarks#what-to-do ", "fr") == Place(MARKS, SectionId("what-to-do"))
    assert place_of_link(library, "SME:biz-trademarks", "fr") == Place(MARKS)
    assert place_of_link(library, "sme:biz-trademarks#nix", "fr") == Place(MARKS)
    assert place_of_link(library, "sme:help-glossary#term-patent", "en") == Place(GLOSSARY, SectionId("term-patent"))
    for text in ("sme:nix", "sme:", "biz-trademarks", "https://example.org"):
        assert place_of_link(library, text, "fr") is None
