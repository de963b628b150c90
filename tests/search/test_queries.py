"""Signs in a query: quotes, minus, control characters; whatever is typed is a query."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sme_desktop.model import Query
from sme_desktop.search import Document, SearchIndex, open_index, write_index
from sme_desktop.search.queries import LONGEST_QUERY, parse_query

DOCUMENTS = (
    Document("first", "en", "One", "The right of priority lasts 12 months for a patent."),
    Document("second", "en", "Two", "Priority is a right; the patent lasts 20 years."),
    Document("third", "en", "Three", "A design has no patent, and its priority lasts 6 months."),
    Document("first", "zh", "一", "专利的优先权为十二个月。商标注册之后可以续展。"),
    Document("second", "zh", "二", "商标和专利是不同的权利。优先考虑注册。"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    folder = tmp_path_factory.mktemp("index")
    write_index(folder, DOCUMENTS)
    return open_index(folder)


def found(index: SearchIndex, query: str, language: str = "en") -> set[str]:
    return {hit.document_id for hit in index.search(query, language=language)}


@pytest.mark.parametrize("query", ['"right of priority"', "“right of priority”", "«\u00a0Right of PRIORITY\u00a0»"])
def test_words_in_quotes_must_stand_together(index: SearchIndex, query: str) -> None:
    assert found(index, query) == {"first"}


def test_a_phrase_that_stands_nowhere_gives_its_words_apart_and_says_so(index: SearchIndex) -> None:
    findings = index.ask(Query('"patent priority months"', "en"))

    assert findings.has_loose_phrases
    assert {hit.document_id for hit in findings.hits} == {"first", "second", "third"}


def test_words_beside_a_phrase_only_rank(index: SearchIndex) -> None:
    hits = index.search('"priority lasts" design', language="en")

    assert [hit.document_id for hit in hits] == ["third", "first"]
    assert found(index, 'design "right of priority"') == {"first"}


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013"])
def test_a_minus_leaves_out_what_has_the_word(index: SearchIndex, minus: str) -> None:
    assert found(index, f"priority {minus}designs") == {"first", "second"}


def test_a_hyphen_inside_a_word_is_no_minus() -> None:
    assert parse_query("know-how trade-mark").excluded == ()


def test_only_words_left_out_find_nothing(index: SearchIndex) -> None:
    assert found(index, "-patent") == set()


def test_numbers_are_words(index: SearchIndex) -> None:
    assert index.search("12 months", language="en")[0].document_id == "first"


def test_a_phrase_in_chinese_stands_together_too(index: SearchIndex) -> None:
    assert found(index, "“商标注册”", "zh") == {"first"}


def test_an_open_quote_is_still_being_typed(index: SearchIndex) -> None:
    hits = index.search('"right of prio', language="en", is_typing=True)

    assert {hit.document_id for hit in hits} == {"first", "second", "third"}


def test_control_characters_part_words() -> None:
    assert parse_query("right\x00of\u202epriority").text == "right of priority"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=500))
def test_every_text_is_a_query_of_the_same_length(text: str) -> None:
    parsed = parse_query(text)

    assert len(parsed.text) <= LONGEST_QUERY
    assert "\x00" not in parsed.text


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from('"“”«»-−\u2013 \t\x00\ud800abpatent专利优先权éÉöß0123'),
        max_size=60,
    ),
    st.booleans(),
    st.booleans(),
)
def test_no_query_fails(index: SearchIndex, text: str, is_typing: bool, is_exact: bool) -> None:
    for language in ("en", "zh"):
        findings = index.ask(Query(text, language, is_typing, is_exact))

        for hit in findings.hits:
            assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.marks)


@pytest.mark.parametrize(
    "query",
    ["x" * 10_000, "patent " * 2_000, '"' * 200, "\x01\x02\x03", "\ud800" * 50, "- " * 300, "patént\u0301" * 99],
)
def test_hostile_queries_are_answered_at_once(index: SearchIndex, query: str) -> None:
    start = time.process_time()
    index.ask(Query(query, "en"))

    assert time.process_time() - start < 0.5  # Two orders of magnitude above the usual: guards against blow-up only.
