"""Other names of a notion, in the reader's language and in others, and queries in the words of another language."""

from pathlib import Path

import pytest

from sme_desktop.model import Query
from sme_desktop.search import Concept, Document, SearchIndex, open_index, write_index

DOCUMENTS = (
    Document("marks#how", "en", "Trade marks", "A trade mark tells buyers who made the goods.", group="marks"),
    Document("brands#how", "en", "Your brand", "A brand is what people think of the firm.", group="brands"),
    Document("rules#how", "en", "Rules", "The rules of use of a group bind its members.", group="rules"),
    Document("secret#how", "en", "Secrets", "The recipe is kept in a safe.", group="secret"),
    Document("marks#how", "fr", "Les marques", "La marque dit qui a fabriqué les produits.", group="marks"),
    Document("secret#how", "fr", "Les secrets", "La recette reste dans un coffre-fort.", group="secret"),
    Document("only#fr", "fr", "Les taxes", "Une redevance se paie chaque année.", group="only"),
)
CONCEPTS = (
    Concept(
        "trade-mark",
        {
            "en": ("trade mark", "brand", "trademarks"),
            "fr": ("marque", "marque de fabrique"),
            "es": ("marca",),
            "zh": ("商标",),
            "ar": ("علامة تجارية",),
            "ru": ("товарный знак",),
        },
    ),
    Concept("licence", {"en": ("licence", "deal"), "fr": ("licence",)}, frozenset({"deal"})),
    Concept("rules-of-use", {"en": ("rules of use", "regulations"), "fr": ("règlement d’usage",)}),
    Concept("court-order", {"en": ("regulations", "court order")}),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("index")
    write_index(folder, DOCUMENTS, concepts=CONCEPTS)
    return open_index(folder)


def pages(index: SearchIndex, query: str, language: str = "en", *, is_exact: bool = False) -> list[str]:
    findings = index.ask(Query(query, language, is_exact=is_exact))
    return [hit.document_id.partition("#")[0] for hit in findings.hits]


def test_another_name_of_a_notion_is_searched_for_and_told(index: SearchIndex) -> None:
    findings = index.ask(Query("trade mark", "en"))

    assert [hit.document_id for hit in findings.hits] == ["marks#how", "brands#how"]
    (expansion,) = findings.expansions
    assert expansion.typed == "trade mark"
    assert expansion.term == "trade-mark"
    assert "brand" in expansion.used


def test_the_page_that_explains_a_notion_comes_before_others_that_name_it(tmp_path: Path) -> None:
    documents = (
        Document("other#a", "en", "Other", "Pay a royalty. A royalty is paid. Royalty.", group="other"),
        Document("money#a", "en", "Money", "A licence may ask for a royalty each year.", group="money"),
        *DOCUMENTS,
    )
    for group, first in (("", "other"), ("money", "money")):
        folder = tmp_path / (group or "none")
        write_index(folder, documents, concepts=(Concept("royalty", {"en": ("royalty",)}, group=group),))
        assert pages(open_index(folder), "royalty")[0] == first


def test_only_my_words_means_only_mine(index: SearchIndex) -> None:
    assert pages(index, "trade mark", is_exact=True) == ["marks"]


@pytest.mark.parametrize(
    "name", ["marque", "marca", "商标", "علامة تجارية", "товарный знак", "товарного знака", "MARQUES"]
)
def test_a_name_in_any_language_finds_the_pages_of_the_window(index: SearchIndex, name: str) -> None:
    findings = index.ask(Query(name, "en"))

    assert findings.hits[0].document_id == "marks#how"
    assert findings.hits[0].title == "Trade marks"


def test_a_mistyped_name_still_names_its_notion(index: SearchIndex) -> None:
    findings = index.ask(Query("brnad", "en"))

    assert "marks#how" in [hit.document_id for hit in findings.hits]
    assert findings.corrections[0].used == "brand"


def test_a_name_in_another_language_is_not_corrected_into_the_reader_s(index: SearchIndex) -> None:
    findings = index.ask(Query("trade mark", "fr"))  # “mark” is one letter from “marque” by its stem.

    assert findings.corrections == ()
    assert findings.term == "trade-mark"
    assert findings.hits[0].document_id == "marks#how"


def test_a_name_too_common_for_its_notion_does_not_stand_for_it(index: SearchIndex) -> None:
    assert index.ask(Query("deal", "en")).expansions == ()


def test_a_name_of_two_notions_stands_for_none(index: SearchIndex) -> None:
    assert index.ask(Query("regulations", "en")).expansions == ()


def test_a_longer_name_wins_over_one_inside_it(index: SearchIndex) -> None:
    findings = index.ask(Query("rules of use", "en"))

    assert [expansion.term for expansion in findings.expansions] in (["rules-of-use"], [])
    assert findings.hits[0].document_id == "rules#how"


def test_a_question_in_another_language_is_answered_in_the_reader_s(index: SearchIndex) -> None:
    findings = index.ask(Query("recette coffre", "en"))

    assert findings.language == "fr"
    assert [hit.document_id for hit in findings.hits] == ["secret#how"]
    assert findings.hits[0].title == "Secrets"
    assert findings.hits[0].snippet.text.startswith("The recipe")


def test_a_page_that_only_the_other_language_has_is_given_as_it_is(index: SearchIndex) -> None:
    findings = index.ask(Query("redevance", "en"))

    assert findings.hits[0].title == "Les taxes"


def test_only_the_beginning_of_a_pasted_text_says_which_language_it_is_in(index: SearchIndex) -> None:
    pasted = "redevance " * 40 + "zzzzzz " * 1_000

    findings = index.ask(Query(pasted, "en"))

    assert findings.language == "fr"


def test_words_of_the_reader_s_own_language_stay_there(index: SearchIndex) -> None:
    assert index.ask(Query("recipe", "en")).language == ""


def test_the_same_query_is_asked_in_the_other_languages(index: SearchIndex) -> None:
    elsewhere = index.ask_elsewhere(Query("trade mark", "en"))

    assert [hit.document_id for hit in elsewhere["fr"]] == ["marks#how"]


def test_a_damaged_other_language_is_left_out(tmp_path: Path) -> None:
    write_index(tmp_path, DOCUMENTS, concepts=CONCEPTS)
    (tmp_path / "fr" / "lexicon.txt").write_text("no tabs here\n", "utf-8")
    index = open_index(tmp_path)

    assert index.ask_elsewhere(Query("trade mark", "en")) == {}
    assert index.search("marque", language="en")[0].document_id == "marks#how"


@pytest.mark.parametrize(
    "text",
    ["[]", "{", '{"keys": 1, "names": {}, "labels": {}}', '{"names": {}}', '{"keys": {}, "names": {}, "labels": {}}'],
)
def test_damaged_notions_are_an_index_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    from sme_desktop.errors import IndexUnreadableError

    write_index(tmp_path, DOCUMENTS, concepts=CONCEPTS)
    (tmp_path / "en" / "concepts.json").write_text(text, "utf-8")

    with pytest.raises(IndexUnreadableError):
        open_index(tmp_path).search("trade mark", language="en")
