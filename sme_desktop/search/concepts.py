"""Notions with their names in all languages: `trade mark = brand = marque = marca = 商标`.

A query that names a notion in any language is also searched by the other names it has in the language of the index.
Names flagged as too short or too common never stand for their notion, and a name that several notions share stands for
none.
"""

import json
from collections.abc import Mapping

from sme_desktop.search.analysis import Analyzer
from sme_desktop.search.folding import normal_form
from sme_desktop.values import dataclass

CONCEPTS = "concepts.json"

LONGEST_NAME = 6
"""Words of a name that are looked for in a query."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion; `names` by language, the established name first."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    not_expanded: frozenset[str] = frozenset()
    """Names that do not stand for the notion: too short, too common, or claimed by others."""
    group: str = ""
    """The group of documents (the page) that explains the notion; empty where none does."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A notion named in a query: the words first to last (not included), and the language of the name."""

    first: int
    last: int
    concept: str
    language: str


class ConceptIndex:
    """Finds notions in queries. A name's key are the keys of its words, stop words left out."""

    def __init__(
        self,
        keys: Mapping[str, Mapping[str, str]],
        names: Mapping[str, tuple[str, ...]],
        labels: Mapping[str, Mapping[str, str]],
        groups: Mapping[str, str],
    ) -> None:
        self._keys = keys
        self._names = names
        self._labels = labels
        self._groups = groups

    @classmethod
    def none(cls) -> "ConceptIndex":
        """Give an index without notions."""
        return cls({}, {}, {}, {})

    @classmethod
    def from_json(cls, text: str) -> "ConceptIndex":
        """Read what `concepts_json` wrote; raise ValueError, KeyError, AttributeError or TypeError on anything else."""
        data = json.loads(text)
        names = {concept: tuple(names) for concept, names in data["names"].items()}
        return cls(data["keys"], names, data["labels"], data["groups"])

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which notions have names."""
        return tuple(self._keys)

    def names(self, concept: str) -> tuple[str, ...]:
        """Give the names that stand for a notion in the language of the index."""
        return self._names.get(concept, ())

    def group(self, concept: str) -> str:
        """Give the group of documents that explains a notion; empty where none does."""
        return self._groups.get(concept, "")

    def label(self, concept: str, language: str) -> str:
        """Give the established name of a notion in a language; empty where it has none."""
        return self._labels.get(concept, {}).get(language, "")

    def namings(self, words_by_language: Mapping[str, list[str]]) -> tuple[Naming, ...]:
        """Give the notions named in a query, longest name first found from the left, none overlapping.

        `words_by_language` has the keys of the query's words by the rules of each language, the index's own language
        first; a stop word is an empty text.
        """
        found: list[Naming] = []
        taken: set[int] = set()
        spans = [
            (size, start, language, words)
            for language, words in words_by_language.items()
            for size in range(1, LONGEST_NAME + 1)
            for start in range(len(words) - size + 1)
        ]
        order = {language: place for place, language in enumerate(words_by_language)}
        for size, start, language, words in sorted(spans, key=lambda row: (-row[0], order[row[2]], row[1])):
            span = words[start : start + size]
            if not span[0] or not span[-1] or not taken.isdisjoint(range(start, start + size)):
                continue
            concept = self._keys.get(language, {}).get(" ".join(word for word in span if word))
            if concept:
                found.append(Naming(start, start + size, concept, language))
                taken.update(range(start, start + size))
        return tuple(sorted(found, key=lambda naming: naming.first))


def word_keys(analyzer: Analyzer, text: str) -> list[str]:
    """Give the key of each word of a text, empty for stop words; compounds are left to their parts."""
    text = normal_form(text).lower()
    covered = -1
    keys = []
    for token in analyzer.tokens(text, is_query=True):
        if token.start == covered:
            continue  # A compound stands beside its first part.
        covered = token.start
        keys.append(analyzer.key(text[token.start : token.end]) if token.terms else "")
    return keys


def concepts_json(concepts: tuple[Concept, ...], language: str, analyzers: Mapping[str, Analyzer]) -> str:
    """Give the notions as the text that an index of one language carries; equal notions give equal text."""
    keys: dict[str, dict[str, str]] = {code: {} for code in analyzers}
    names: dict[str, list[str]] = {}
    labels: dict[str, dict[str, str]] = {}
    groups = {concept.id: concept.group for concept in concepts if concept.group}
    for concept in sorted(concepts, key=lambda concept: concept.id):
        labels[concept.id] = {code: called[0] for code, called in sorted(concept.names.items()) if called}
        own = [name for name in concept.names.get(language, ()) if name not in concept.not_expanded]
        names[concept.id] = list(dict.fromkeys(own))
        for code, called in sorted(concept.names.items()):
            for name in called:
                if name in concept.not_expanded or code not in analyzers:
                    continue
                key = " ".join(term for term in word_keys(analyzers[code], name) if term)
                # A name that several notions share stands for none.
                keys[code][key] = concept.id if keys[code].get(key, concept.id) == concept.id else ""
    for code in keys:
        keys[code] = {key: concept for key, concept in sorted(keys[code].items()) if key and concept}
    data = {"keys": keys, "names": names, "labels": labels, "groups": groups}
    return json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True)
