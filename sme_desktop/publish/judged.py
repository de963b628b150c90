"""Asks a fresh edition the judged questions of `index/judged/`, so that no edition leaves with a search that fails."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.search import SearchIndex
from sme_desktop.sources.yaml_file import read_yaml

LEAST_ANSWERED = 0.8
"""Share of the answerable questions that a new edition must answer where a file names none."""

FIRST = 3
"""A question is answered when a right page is among the first three."""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A question with the pages that answer it; `best` are those that answer it exactly."""

    id: str
    language: str
    text: str
    pages: frozenset[str]
    best: frozenset[str]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """The questions of one file, with the share that must be answered: the figure once reached, which may only rise."""

    name: str
    least: float
    queries: tuple[JudgedQuery, ...]


def read_judged_sets(folder: Path) -> tuple[JudgedSet, ...]:
    """Read all files of the folder; raise YamlError."""
    sets: list[JudgedSet] = []
    for path in sorted(folder.glob("*.yaml")):
        data = read_yaml(path, folder)
        queries: list[JudgedQuery] = []
        for row in data["queries"]:
            grades = row["relevant"]
            best = frozenset(page for page, grade in grades.items() if grade == max(grades.values()))
            queries.append(JudgedQuery(row["id"], row["lang"], row["query"], frozenset(grades), best))
        sets.append(JudgedSet(path.stem, float(data.get("meta", {}).get("least", LEAST_ANSWERED)), tuple(queries)))
    return tuple(sets)


def read_judged(folder: Path) -> tuple[JudgedQuery, ...]:
    """Read the questions of all files; raise YamlError."""
    return tuple(query for part in read_judged_sets(folder) for query in part.queries)


def failed_queries(
    index: SearchIndex, queries: Iterable[JudgedQuery], pages: frozenset[tuple[str, str]]
) -> Iterator[tuple[JudgedQuery, bool]]:
    """Give each question that a page of the edition answers exactly, and whether the search failed it."""
    for query in queries:
        if all((page, query.language) not in pages for page in query.best):
            continue
        hits = index.search(query.text, language=query.language, limit=FIRST)
        yield query, query.pages.isdisjoint(hit.document_id.partition("#")[0] for hit in hits)
