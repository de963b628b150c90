"""Turns text into search terms, by the rules of its language.

Each word gives up to three terms at one place (see DECISIONS.md, "Accents in search"): the stem with accents, which
only exactly spelt words share and which therefore weighs more; the folded stem; and the stem of the folded word,
which is what people get who type without accents.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sme_desktop.search.folding import fold, lower, normal_form
from sme_desktop.search.languages import rules_for
from sme_desktop.values import dataclass

_CACHE_LIMIT = 200_000


@dataclass(frozen=True, slots=True)
class WordLists:
    """The words of a language that need care; all in lower case."""

    stop_words: frozenset[str] = frozenset()
    """Words that carry no meaning in a search."""
    protected: frozenset[str] = frozenset()
    """Words that are never stemmed."""
    compounds: frozenset[tuple[str, ...]] = frozenset()
    """Terms written apart, with a hyphen or as one word; all spellings meet."""

    def to_json(self) -> str:
        """Give the lists as text that `from_json` reads; sorted, so that equal lists give equal text."""
        return json.dumps(
            {
                "stop_words": sorted(self.stop_words),
                "protected": sorted(self.protected),
                "compounds": sorted(" ".join(words) for words in self.compounds),
            },
            ensure_ascii=False,
            indent=0,
        )

    @classmethod
    def from_json(cls, text: str) -> "WordLists":
        """Read what `to_json` wrote; raise ValueError, KeyError or TypeError on anything else."""
        return cls._from_mapping(json.loads(text))

    @classmethod
    def from_toml(cls, path: Path) -> "WordLists":
        """Read `<language>.toml` of the `index/` folder; a language without a file has empty lists."""
        if not path.exists():
            return cls()
        return cls._from_mapping(tomllib.loads(path.read_text("utf-8")))

    @classmethod
    def _from_mapping(cls, lists: Mapping[str, list[str]]) -> "WordLists":
        stop_words = {normal_form(word) for word in lists["stop_words"]}
        return cls(
            stop_words=frozenset(stop_words | {fold(word) for word in stop_words}),
            protected=frozenset(lists["protected"]),
            compounds=frozenset(tuple(compound.split()) for compound in lists["compounds"]),
        )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its place (offsets into the text), its folded spelling and its search terms."""

    start: int
    end: int
    form: str
    terms: tuple[str, ...]


class Analyzer:
    """The rules of one language with its word lists. Texts and queries must pass through the same one."""

    def __init__(self, language: str, lists: WordLists) -> None:
        self.language = language
        self.lists = lists
        self._rules = rules_for(language)
        self._terms: dict[str, tuple[str, ...]] = {}
        self._stop_forms = {self._rules.form(word) for word in lists.stop_words}
        self._first_parts = {words[0] for words in lists.compounds}

    def terms(self, word: str) -> tuple[str, ...]:
        """Give the terms of one lower-case word; none for a stop word."""
        known = self._terms.get(word)
        if known is not None:
            return known
        if len(self._terms) > _CACHE_LIMIT:
            self._terms.clear()
        terms = self._terms[word] = self._analyse(word)
        return terms

    def form(self, word: str) -> str:
        """Give the spelling of a lower-case word without what readers do not care about."""
        return self._rules.form(word)

    def key(self, word: str) -> str:
        """Give the one term that all spellings of a lower-case word share; empty for a stop word."""
        return self._rules.key(word) if self.terms(word) else ""

    def _analyse(self, word: str) -> tuple[str, ...]:
        form = self._rules.form(word)
        if form in self._stop_forms:
            return ()
        return self._rules.terms(word, is_protected=form in self.lists.protected)

    def tokens(self, text: str, *, is_query: bool = False) -> Iterator[Token]:
        """Give the words of a text in order, stop words included (with no terms); the text must be in NFC.

        A hyphenated word, and each compound of the word lists, is given again as one word over its whole length.
        """
        lowered = lower(text)
        words = list(self._rules.words(lowered, is_query=is_query))
        for place, (start, end, word) in enumerate(words):
            yield Token(start, end, self._rules.form(word), self.terms(word))
            joined = self._joined(lowered, words, place)
            if joined is not None:
                yield joined

    def _joined(self, lowered: str, words: list[tuple[int, int, str]], place: int) -> Token | None:
        """Give the compound that begins at this word, if one does."""
        start, end, word = words[place]
        parts = [word]
        for next_start, next_end, next_word in words[place + 1 : place + 4]:
            gap = lowered[end:next_start]
            if gap not in ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"):
                break
            parts.append(next_word)
            end = next_end
        if len(parts) == 1 and fold(word) in self._first_parts and place + 1 < len(words):
            next_start, next_end, next_word = words[place + 1]
            if lowered[end:next_start].isspace() and (fold(word), fold(next_word)) in self.lists.compounds:
                parts.append(next_word)
                end = next_end
        if len(parts) == 1:
            return None
        whole = "".join(parts)
        return Token(start, end, fold(whole), self.terms(whole))


@cache
def _analyzer(language: str, lists: WordLists) -> Analyzer:
    return Analyzer(language, lists)


def analyzer_for(language: str, lists: WordLists) -> Analyzer:
    """Give the analyzer of a language; equal rules share one, since its cache of stems is worth keeping."""
    return _analyzer(language, lists)
