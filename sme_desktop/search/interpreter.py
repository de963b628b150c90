"""Reads a query by the rules of one index: completes, corrects, adds other names, keeps phrases and exclusions."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from sme_desktop.model import LANGUAGES, Correction, Expansion, Query
from sme_desktop.search.analysis import Analyzer, Token
from sme_desktop.search.concepts import ConceptIndex, Naming, word_keys
from sme_desktop.search.lexicon import Lexicon
from sme_desktop.search.queries import parse_query
from sme_desktop.search.scorer import Part, Words
from sme_desktop.values import dataclass

COMPLETIONS = 12
"""How many spellings the word being typed may stand for."""

_MOST_COMPLETED = 20_000
"""Documents that completions may have in all: a first letter in 50,000 sections says too little to count them all."""

CORRECTED = 0.95
"""What a corrected word counts against one that was typed right."""

OTHER_NAME = 0.5
"""What another name of a notion counts against the typed one."""

_MEANT = 2
"""Known words that a mistyped one may stand for; the most frequent is told."""

_LONGEST_ENDING = 4
"""Letters that an inflected form has more than its stem; a mistyped word may lose more."""

_MOST_NAMES = 8
"""Other names of a notion that are searched for; the first are the established ones."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What is searched for."""

    parts: tuple[Part, ...]
    phrases: tuple[str, ...] = ()
    required: tuple[Words, ...] = ()
    excluded: frozenset[str] = frozenset()
    beginning: str = ""
    """Folded letters of the word being typed, for marking it."""
    corrections: tuple[Correction, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    term: str = ""
    """The notion that the query as a whole names."""
    group: str = ""
    """The documents that explain that notion."""
    unknown: int = 0
    """Words that stand in no document as they were typed, and name no notion."""

    @property
    def terms(self) -> frozenset[str]:
        """The terms whose words are marked in a text wherever they stand."""
        names = (name for part in self.parts for name in (*((word,) for word in part.typed), *part.others))
        return frozenset().union(*(name[0] for name in names if len(name) == 1))

    @property
    def names(self) -> tuple[Words, ...]:
        """Names of several words, which are marked where their words stand together."""
        return tuple(name for part in self.parts for name in part.others if len(name) > 1)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a query and what is searched for in its place."""

    token: Token
    typed: str
    terms: frozenset[str]
    used: str = ""
    """The spelling that was taken for a mistyped word."""
    is_unknown: bool = False
    is_unfinished: bool = False

    @property
    def spoken(self) -> str:
        return self.used or self.typed

    @property
    def weight(self) -> float:
        return CORRECTED if self.used else 1.0

    def is_compound_of(self, before: "_Word") -> bool:
        return _is_compound(self.token, before.token)


class Interpreter:
    """Reads queries for one language; `foreign` are the analyzers of the other languages, for names of notions."""

    def __init__(
        self,
        analyzer: Analyzer,
        lexicon: Lexicon,
        concepts: ConceptIndex,
        *,
        foreign: Callable[[str], Analyzer],
        knows: Callable[[str], bool],
    ) -> None:
        self._analyzer = analyzer
        self._lexicon = lexicon
        self._concepts = concepts
        self._foreign = foreign
        self._knows = knows

    def read(self, query: Query) -> Interpretation:
        """Give what a query asks for; nothing where it has no word that carries meaning."""
        parsed = parse_query(query.text)
        tokens = list(self._analyzer.tokens(parsed.text, is_query=True))
        unfinished = tokens[-1] if query.is_typing and tokens and tokens[-1].end == len(parsed.text) else None
        words = [self._word(query, parsed.text, token, is_unfinished=token is unfinished) for token in tokens]
        namings, plain, words = self._named(query, words)
        parts, expansions, named = self._parts(words, plain, namings)
        term = _whole_name(words, plain, namings)
        excluded = {
            term for word in parsed.excluded for token in self._analyzer.tokens(word.lower()) for term in token.terms
        }
        return Interpretation(
            parts=parts,
            phrases=parsed.phrases,
            required=tuple(self._words(phrase) for phrase in parsed.phrases),
            excluded=frozenset(excluded),
            beginning=unfinished.form if unfinished and unfinished.terms else "",
            corrections=tuple(Correction(word.typed, word.used) for word in words if word.used),
            expansions=expansions,
            term=term,
            group=self._concepts.group(term),
            unknown=sum(word.is_unknown for place, word in enumerate(words) if place not in named),
        )

    def _word(self, query: Query, text: str, token: Token, *, is_unfinished: bool) -> "_Word":
        typed = text[token.start : token.end]
        terms = set(token.terms)
        if is_unfinished:
            for form in self._completions(token.form):
                terms.update(self._analyzer.terms(form))
        is_known = not terms or any(map(self._knows, terms))
        if is_known and (query.is_exact or is_unfinished or not self._is_accident(token)):
            return _Word(token, typed, frozenset(terms), is_unfinished=is_unfinished)
        meant = () if query.is_exact else self._lexicon.corrections(token.form, _MEANT)
        if is_known and (not meant or not terms.isdisjoint(self._analyzer.terms(meant[0]))):
            return _Word(token, typed, frozenset(terms), is_unfinished=is_unfinished)
        if meant:
            # The words beside it decide which one was meant: documents that have those as well come first.
            terms = {term for word in meant for term in self._analyzer.terms(word)}
        spelling = self._lexicon.spelling(meant[0]) if meant else ""
        return _Word(token, typed, frozenset(terms), used=spelling, is_unknown=True, is_unfinished=is_unfinished)

    def _is_accident(self, token: Token) -> bool:
        """Tell whether an unknown spelling has a known stem only because little of it is left: `revenication`, `reven`."""
        if not token.terms or self._lexicon.frequency(token.form):
            return False
        return len(token.form) - max(map(len, token.terms)) > _LONGEST_ENDING

    def _completions(self, beginning: str) -> tuple[str, ...]:
        """Give the spellings a beginning may stand for: the most frequent ones, as far as they can be scored in time."""
        kept: list[str] = []
        postings = 0
        for form in self._lexicon.completions(beginning, COMPLETIONS):
            postings += self._lexicon.frequency(form)
            if kept and postings > _MOST_COMPLETED:
                break
            kept.append(form)
        return tuple(kept)

    def _words(self, text: str) -> Words:
        """Give the words of a name or phrase with their terms, stop words and compounds left out."""
        tokens = [token for token in self._analyzer.tokens(text, is_query=True) if token.terms]
        apart = [
            token for token, before in zip(tokens, [None, *tokens], strict=False) if not _is_compound(token, before)
        ]
        return tuple(frozenset(token.terms) for token in apart)

    def _named(self, query: Query, words: list["_Word"]) -> tuple[tuple[Naming, ...], list[int], list["_Word"]]:
        """Give the notions that the words name, the places of the words that are no compounds, and the words again.

        Words that name a notion as they were typed, perhaps in another language, are not corrected.
        """
        plain = [place for place, word in enumerate(words) if not (place and word.is_compound_of(words[place - 1]))]
        if query.is_exact:
            return (), plain, words
        if any(word.used for word in words):
            typed = [replace(word, terms=frozenset(word.token.terms), used="") for word in words]
            namings = self._namings([typed[place] for place in plain])
            named = {plain[place] for naming in namings for place in range(naming.first, naming.last)}
            words = [typed[place] if place in named else word for place, word in enumerate(words)]
        return self._namings([words[place] for place in plain]), plain, words

    def _parts(
        self, words: list["_Word"], plain: list[int], namings: tuple[Naming, ...]
    ) -> tuple[tuple[Part, ...], tuple[Expansion, ...], frozenset[int]]:
        parts: dict[Part, None] = {}
        expansions = []
        covered: set[int] = set()
        named: set[int] = set()
        for naming in namings:
            first = plain[naming.first]
            end = plain[naming.last] if naming.last < len(plain) else len(words)
            inside = [word for word in words[first:end] if word.terms]
            covered.update(range(first, end))
            typed = tuple(dict.fromkeys(word.terms for word in inside))
            called = self._concepts.names(naming.concept)[:_MOST_NAMES]
            others = tuple(found for name in called if (found := self._words(name.lower())) and found != typed)
            weight = min((word.weight for word in inside), default=1.0)
            # A name from another language says nothing here by its own words: its notion counts in full.
            is_foreign = naming.language != self._analyzer.language
            parts[Part(typed, weight, others, 1.0 if is_foreign else OTHER_NAME)] = None
            if others:
                named.update(range(first, end))
                spoken = " ".join(words[place].spoken for place in plain[naming.first : naming.last])
                expansions.append(Expansion(spoken, self._shown(naming, spoken), naming.concept))
        for place, word in enumerate(words):
            if word.terms and place not in covered:
                parts[Part((word.terms,), word.weight)] = None
        return tuple(parts), tuple(expansions), frozenset(named)

    def _namings(self, words: list["_Word"]) -> tuple[Naming, ...]:
        kept = [word.spoken for word in words if not word.is_unfinished]
        if not kept or not self._concepts.languages:
            return ()
        languages = (self._analyzer.language, *self._concepts.languages)
        by_language = {code: word_keys(self._foreign(code), " ".join(kept)) for code in dict.fromkeys(languages)}
        namings = self._concepts.namings({c: keys for c, keys in by_language.items() if len(keys) == len(kept)})
        if namings:
            return namings
        # A language that parts words in another way, as Chinese does, can name the query as a whole.
        for code, keys in by_language.items():
            whole = self._concepts.namings({code: keys})
            if len(whole) == 1 and (whole[0].first, whole[0].last) == (0, len(keys)):
                return (Naming(0, len(kept), whole[0].concept, code),)
        return ()

    def _shown(self, naming: Naming, spoken: str) -> tuple[str, ...]:
        """Give the names to tell the reader: in their own language first, then the established ones elsewhere."""
        own = self._concepts.names(naming.concept)[:3]
        known = self._concepts.languages
        languages = [code for code in LANGUAGES if code in known and code != self._analyzer.language]
        others = [label for code in languages if (label := self._concepts.label(naming.concept, code))]
        names = [name for name in dict.fromkeys((*own, *others)) if name.lower() != spoken.lower()]
        return tuple(names[:4])


def _whole_name(words: list[_Word], plain: list[int], namings: tuple[Naming, ...]) -> str:
    """Give the one notion that is named by all words that carry meaning."""
    if len(namings) != 1:
        return ""
    inside = set(plain[namings[0].first : namings[0].last])
    outside = [place for place in plain if place not in inside and words[place].terms]
    return "" if outside else namings[0].concept


def _is_compound(token: Token, before: Token | None) -> bool:
    return before is not None and token.start == before.start and token.end > before.end


def is_phrase_in(text: str, phrase: str, analyzer: Analyzer) -> bool:
    """Tell whether the words of a phrase stand in a text one after the other, accents and capitals apart."""
    return f" {_forms(phrase, analyzer)} " in f" {_forms(text, analyzer)} "


def _forms(text: str, analyzer: Analyzer) -> str:
    tokens = list(analyzer.tokens(text, is_query=True))
    return " ".join(
        token.form
        for before, token in pairwise([None, *tokens])
        if token is not None and not _is_compound(token, before)
    )
