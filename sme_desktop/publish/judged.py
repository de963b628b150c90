"""Asks a fresh edition the judged questions of `index/judged/`, so that no edition leaves with a search that fails."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.search import SearchIndex
from sme_desktop.sources.yaml_file import read_yaml

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


def read_judged(folder: Path) -> tuple[JudgedQuery, ...]:
    """Read all files of the folder; raise YamlError."""
    queries: list[JudgedQuery] = []
    for path in sorted(folder.glob("*.yaml")):
        for row in read_yaml(path, folder)["queries"]:
            grades = row["relevant"]
            best = frozenset(page for page, grade in grades.items() if grade == max(grades.values()))
            queries.append(JudgedQuery(row["id"], row["lang"], row["query"], frozenset(grades), best))
    return tuple(queries)


def failed_queries(
    index: SearchIndex, queries: Iterable[JudgedQuery], pages: frozenset[tuple[str, str]]
) -> Iterator[tuple[JudgedQuery, bool]]:
    """Give each question that a page of the edition answers exactly, and whether the search failed it."""
    for query in queries:
        if all((page, query.language) not in pages for page in query.best):
            continue
        hits = index.search(query.text, language=query.language, limit=FIRST)
        yield query, query.pages.isdisjoint(hit.document_id.partition("#")[0] for hit in hits)
