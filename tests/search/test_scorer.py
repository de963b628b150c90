"""Ranking with short cuts gives exactly what adding everything up gives."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from sme_desktop.search.postings import TermPostings
from sme_desktop.search.scorer import Part, Scorer

TERMS = "abcdef"


class Columns:
    """Postings made by hand: they stand for an index of 400 documents."""

    def __init__(self, columns: dict[str, dict[int, float]]) -> None:
        self._columns = {
            term: TermPostings(array("I", sorted(column)), array("f", [column[n] for n in sorted(column)]))
            for term, column in columns.items()
        }

    def of(self, term: str) -> TermPostings:
        return self._columns.get(term, TermPostings(array("I"), array("f")))


columns = st.dictionaries(
    st.sampled_from(TERMS),
    st.dictionaries(st.integers(0, 400), st.integers(1, 40).map(lambda n: n / 4), max_size=250),
    max_size=6,
)
words = st.frozensets(st.sampled_from(TERMS), min_size=1, max_size=3)
names = st.lists(words, min_size=1, max_size=2).map(tuple)
parts = st.lists(
    st.builds(Part, names, st.sampled_from([1.0, 0.5]), st.lists(names, max_size=2).map(tuple), st.just(0.5)),
    min_size=1,
    max_size=4,
)


def plain_score(index: Columns, part: Part, number: int) -> float:
    def word(terms: frozenset[str]) -> float:
        found = [dict(zip(c.documents, c.scores, strict=True)).get(number, 0.0) for c in map(index.of, terms)]
        return max(found)

    typed = sum(map(word, part.typed))
    others = [sum(map(word, name)) for name in part.others if all(map(word, name))]
    return part.weight * max([typed, *(part.other_weight * score for score in others)])


@settings(max_examples=150, deadline=None)
@given(columns, parts, st.integers(1, 20))
def test_short_cuts_change_nothing(made: dict[str, dict[int, float]], asked: list[Part], limit: int) -> None:
    index = Columns(made)

    best = Scorer(index).best(asked, limit)  # type: ignore[arg-type]

    everything = {number: sum(plain_score(index, part, number) for part in asked) for number in range(401)}
    expected = sorted((round(score, 4) for score in everything.values() if score > 0), reverse=True)[:limit]
    assert [round(score, 4) for _, score in best] == expected
    assert all(round(everything[number], 4) == round(score, 4) for number, score in best)


def test_documents_left_out_or_without_a_required_word_are_not_given() -> None:
    index = Columns({"a": {1: 1.0, 2: 1.0, 3: 1.0}, "b": {2: 1.0}, "c": {1: 1.0, 2: 1.0}})
    asked = (Part((frozenset("a"),)),)
    scorer = Scorer(index)  # type: ignore[arg-type]

    assert [number for number, _ in scorer.best(asked, 5, excluded=["b"])] == [1, 3]
    assert [number for number, _ in scorer.best(asked, 5, required=[(frozenset("c"),)])] == [1, 2]
