"""Properties of analysis that hold for any text."""

from hypothesis import given
from hypothesis import strategies as st
from tests_support import ROOT

from sme_desktop.model import Snippet
from sme_desktop.search.analysis import Analyzer, WordLists
from sme_desktop.search.folding import fold, lower, normal_form
from sme_desktop.search.snippets import best_window, marks

FRENCH = Analyzer("fr", WordLists.from_toml(ROOT / "index" / "fr.toml"))
TEXT = st.text(max_size=300)


@given(TEXT)
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    text = normal_form(text)
    tokens = list(FRENCH.tokens(text))

    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


@given(TEXT)
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.text(alphabet="abcdeéèêëàâçîïôûùœæñ", min_size=1, max_size=20))
def test_folding_twice_changes_nothing(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text(alphabet="abcdelmnorstéèêàçîôû", min_size=1, max_size=15))
def test_a_word_typed_without_accents_shares_a_term_with_the_accented_one(word: str) -> None:
    accented, plain = FRENCH.terms(word), FRENCH.terms(fold(word))

    assert set(accented) & set(plain) or not accented or not plain


@given(TEXT, st.text(max_size=30))
def test_marks_and_snippets_stay_inside_the_text(text: str, query: str) -> None:
    text = normal_form(text)
    terms = frozenset(term for token in FRENCH.tokens(normal_form(query)) for term in token.terms)
    spans = marks(text, terms, FRENCH)
    snippet = best_window(text, spans)

    assert isinstance(snippet, Snippet)
    assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)


def test_a_snippet_never_breaks_a_word() -> None:
    text = "Avant tout. " + "La marque appartient à la personne qui la dépose la première. " * 12
    terms = frozenset(FRENCH.terms("dépose"))

    snippet = best_window(text, marks(text, terms, FRENCH))

    words = set(text.replace(".", " ").split())
    assert set(snippet.text.replace(".", " ").replace("…", " ").split()) <= words


def test_terms_that_hyphens_join_meet_those_written_as_one() -> None:
    lists = WordLists.from_toml(ROOT / "index" / "en.toml")
    english = Analyzer("en", lists)

    def terms(text: str) -> set[str]:
        return {term for token in english.tokens(text) for term in token.terms}

    assert "trademark" in terms("trade mark") & terms("trade-mark") & terms("trademark")
    assert "trademark" not in terms("trade, mark")
