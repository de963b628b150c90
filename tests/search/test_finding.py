"""What people type, and the document that it must find first."""

from pathlib import Path

import pytest
from tests_support import ROOT

from sme_desktop.model import Correction, Query
from sme_desktop.search import Document, SearchIndex, open_index, write_index
from sme_desktop.search.analysis import WordLists
from sme_desktop.search.spelling import distance

DOCUMENTS = (
    Document("en/mark", "en", "Trade marks", "A trade-mark is a sign. Register it before you print labels."),
    Document("en/patent", "en", "Patents", "A patent protects inventions for 20 years from the filing date."),
    Document("en/secret", "en", "Trade secrets", "Know-how stays yours while you keep it secret."),
    Document("fr/marque", "fr", "Les marques", "Une marque déposée protège l’enseigne et les produits."),
    Document("fr/brevet", "fr", "Les brevets", "L’invention est protégée vingt ans ; la contrefaçon est punie."),
    Document("fr/oeuvre", "fr", "Le droit d’auteur", "Une œuvre est protégée dès sa création, où que l’on soit."),
    Document("es/marca", "es", "Las marcas", "Una marca registrada distingue los productos de la empresa."),
    Document("es/patente", "es", "Las patentes", "La invención se protege veinte años desde la solicitud."),
    Document("es/ano", "es", "Plazos", "Cada año hay que pagar una tasa de mantenimiento."),
)

FOUND_FIRST = (
    ("en", "trademark", "en/mark"),
    ("en", "trade mark", "en/mark"),
    ("en", "trade-mark", "en/mark"),
    ("en", "TRADEMARKS", "en/mark"),
    ("en", "registering a sign", "en/mark"),
    ("en", "how long does a patent last for an invention", "en/patent"),
    ("en", "knowhow", "en/secret"),
    ("en", "know-how", "en/secret"),
    ("fr", "marques", "fr/marque"),
    ("fr", "marque deposee", "fr/marque"),
    ("fr", "Marque déposée", "fr/marque"),
    ("fr", "enseigne", "fr/marque"),
    ("fr", "l'enseigne", "fr/marque"),
    ("fr", "l’enseigne", "fr/marque"),
    ("fr", "contrefacons", "fr/brevet"),
    ("fr", "contrefaçon", "fr/brevet"),
    ("fr", "inventions", "fr/brevet"),
    ("fr", "oeuvres", "fr/oeuvre"),
    ("fr", "œuvre", "fr/oeuvre"),
    ("es", "marcas registradas", "es/marca"),
    ("es", "invencion", "es/patente"),
    ("es", "invenciones", "es/patente"),
    ("es", "año", "es/ano"),
    ("es", "tasas", "es/ano"),
)

TYPED = (
    ("en", "pat", "en/patent"),
    ("en", "trade m", "en/mark"),
    ("en", "tradem", "en/mark"),
    ("fr", "marq", "fr/marque"),
    ("fr", "marque dép", "fr/marque"),
    ("fr", "contref", "fr/brevet"),
    ("es", "inv", "es/patente"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("index")
    lists = {code: WordLists.from_toml(ROOT / "index" / f"{code}.toml") for code in ("en", "fr", "es")}
    write_index(folder, DOCUMENTS, word_lists=lists)
    return open_index(folder)


@pytest.mark.parametrize(("language", "query", "document"), FOUND_FIRST)
def test_a_submitted_query_finds_its_document_first(
    index: SearchIndex, language: str, query: str, document: str
) -> None:
    hits = index.search(query, language=language)

    assert hits[0].document_id == document


@pytest.mark.parametrize(("language", "query", "document"), TYPED)
def test_the_last_word_may_be_unfinished_while_typing(
    index: SearchIndex, language: str, query: str, document: str
) -> None:
    hits = index.search(query, language=language, is_typing=True)

    assert hits[0].document_id == document


def test_an_unfinished_word_finds_nothing_once_submitted(index: SearchIndex) -> None:
    assert index.search("marq", language="fr") == ()


def test_the_exactly_accented_spelling_comes_first(tmp_path: Path) -> None:
    documents = (
        Document("plain", "es", "Uno", "La cota publica del valle."),
        Document("accented", "es", "Dos", "La cota pública del valle."),
    )
    write_index(tmp_path, documents)
    index = open_index(tmp_path)

    accented = index.search("pública", language="es")
    plain = index.search("publica", language="es")

    assert [hit.document_id for hit in accented] == ["accented", "plain"]
    assert {hit.document_id for hit in plain} == {"accented", "plain"}


def test_snippets_show_the_original_spelling_with_marks(index: SearchIndex) -> None:
    snippet = index.search("deposee", language="fr")[0].snippet

    assert [snippet.text[start:end] for start, end in snippet.marks] == ["déposée"]
    assert "l’enseigne" in snippet.text


def test_a_word_that_is_nowhere_is_an_empty_answer(index: SearchIndex) -> None:
    assert index.search("zzzz", language="en") == ()
    assert index.search("", language="en") == ()
    assert index.search("the of and", language="en") == ()


def test_the_documents_of_a_group_give_one_hit_even_when_they_are_many(tmp_path: Path) -> None:
    documents = [Document(f"glossary#{n}", "en", "Glossary", "patent", group="glossary") for n in range(200)]
    documents.append(Document("sheet", "en", "Fact sheet", "All about the patent and what it costs a small firm."))
    write_index(tmp_path, documents)

    hits = open_index(tmp_path).search("patent", language="en", limit=3)

    assert {hit.document_id.partition("#")[0] for hit in hits} == {"glossary", "sheet"}


def test_a_title_that_says_just_what_was_asked_comes_first(tmp_path: Path) -> None:
    documents = (
        Document("other", "en", "Patents of others and what you may learn", "Patent patent patent patent."),
        Document("sheet", "en", "Patents", "What a patent is, what it costs and how long it lasts for a small firm."),
        Document("glossary", "en", "Glossary", "Patent."),
    )
    write_index(tmp_path, documents)

    hits = open_index(tmp_path).search("patents", language="en")

    assert hits[0].document_id == "sheet"


def test_keywords_are_found_and_not_shown(tmp_path: Path) -> None:
    write_index(tmp_path, [Document("a", "en", "Marks", "A sign of trade.", keywords="branding")])

    hit = open_index(tmp_path).search("branding", language="en")[0]

    assert hit.document_id == "a"
    assert hit.snippet.text == "A sign of trade."


def test_marks_in_a_page_cover_whole_words_of_all_forms(index: SearchIndex) -> None:
    text = "Les marques, une marque et l’immatriculation des Marques."

    spans = index.marks(text, "marque", language="fr")

    assert [text[start:end] for start, end in spans] == ["marques", "marque", "Marques"]


def test_every_language_of_the_index_is_named(index: SearchIndex) -> None:
    assert index.languages == ("en", "es", "fr")


@pytest.mark.parametrize(
    "query", ["x" * 10_000, '"' * 200, "\x00\x01\x02", "\ud800", "a" * 399 + "é", "−− (( [[ \\ /", "AND OR NOT *?"]
)
def test_strange_queries_are_harmless(index: SearchIndex, query: str) -> None:
    index.search(query, language="fr")
    index.search(query, language="fr", is_typing=True)


MISTYPED = (
    ("en", "trademrak", "en/mark"),
    ("en", "patnet", "en/patent"),
    ("en", "secrte", "en/secret"),
    ("fr", "contrefasson", "fr/brevet"),
    ("fr", "ensegne", "fr/marque"),
    ("es", "rejistrada", "es/marca"),
    ("es", "inbencion", "es/patente"),
)


@pytest.mark.parametrize(("language", "query", "document"), MISTYPED)
def test_a_mistyped_word_is_corrected_and_the_correction_is_told(
    index: SearchIndex, language: str, query: str, document: str
) -> None:
    findings = index.ask(Query(query, language))

    assert findings.hits[0].document_id == document
    assert [correction.typed for correction in findings.corrections] == [query]


def test_a_correction_is_told_as_the_word_is_written(index: SearchIndex) -> None:
    findings = index.ask(Query("depozée", "fr"))

    assert findings.corrections == (Correction("depozée", "déposée"),)


def test_an_exact_query_is_not_corrected(index: SearchIndex) -> None:
    assert index.ask(Query("trademrak", "en", is_exact=True)).hits == ()


def test_known_words_short_words_and_numbers_are_left_alone(index: SearchIndex) -> None:
    for query in ("patent", "inventing", "zq", "12345", "patents 2026"):
        assert index.ask(Query(query, "en")).corrections == ()


@pytest.mark.parametrize(
    ("first", "second", "errors"),
    [
        ("marque", "marque", 0),
        ("marque", "marqe", 1),
        ("marque", "mraque", 1),
        ("abcdef", "badcfe", 3),
        ("a", "abcd", 3),
    ],
)
def test_errors_between_words_are_counted(first: str, second: str, errors: int) -> None:
    assert distance(first, second, 2) == min(errors, 3)
    assert distance(second, first, 2) == min(errors, 3)
