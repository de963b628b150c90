"""Hits of the search, told in terms of pages: what the result list shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from sme_desktop.library.library import Library
from sme_desktop.model import Hit, PageId, Place, SectionId, Snippet


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results."""

    place: Place
    kind: str
    topic: str
    title: str
    heading: str
    snippet: Snippet
    languages: tuple[str, ...]


def results_of(hits: Iterable[Hit], library: Library, language: str) -> tuple[Result, ...]:
    """Give one result per hit, in the same order; a hit whose page is not in the edition is left out."""
    topics = {topic.id: topic.title for topic in library.topics(language)}
    results = []
    for hit in hits:
        page, _, section = hit.document_id.partition("#")
        entry = library.entry(PageId(page), language)
        if entry is None:
            continue
        results.append(
            Result(
                place=Place(entry.id, SectionId(section)),
                kind=entry.kind,
                topic=topics.get(entry.topic, ""),
                title=entry.title,
                heading=hit.heading,
                snippet=hit.snippet,
                languages=library.languages_of(entry.id),
            )
        )
    return tuple(results)
