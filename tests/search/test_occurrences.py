"""Find in this page: as typed, but for accents, capitals and kinds of space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sme_desktop.search.occurrences import occurrences


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Une marque déposée, deux Marques", "marque", ["marque", "Marque"]),
        ("La marque déposée", "deposee", ["déposée"]),
        ("La marque deposee", "déposée", ["deposee"]),
        ("Une œuvre", "oeuvre", ["œuvre"]),
        ("à l’office", "l'office", ["l’office"]),
        ("10\u202f000 boîtes\u00a0: la\nfin", "boites : la fin", ["boîtes\u00a0: la\nfin"]),
        ("العَلامة والعلامات", "علامة", ["عَلامة"]),
        ("商标注册商标", "商标", ["商标", "商标"]),
        ("учёт", "учет", ["учёт"]),
        ("край", "краи", []),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing", "  ", []),
    ],
)
def test_words_are_found_as_readers_mean_them(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == found


@given(st.text(max_size=80), st.text(max_size=8))
def test_places_lie_in_order_inside_the_text(text: str, words: str) -> None:
    last = 0
    for start, end in occurrences(text, words):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet="abcéœ’ -", min_size=1, max_size=30))
def test_a_text_stands_in_itself(text: str) -> None:
    assert occurrences(text, text) or not text.strip(" ")
