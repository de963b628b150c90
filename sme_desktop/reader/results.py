"""Hits of the search, told in terms of pages: what the result list shows."""

from collections.abc import Iterable, Mapping

from sme_desktop.library.library import Library
from sme_desktop.model import Hit, PageId, Place, SectionId, Snippet
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the results."""

    place: Place
    kind: str
    topic_id: str
    topic: str
    title: str
    heading: str
    snippet: Snippet
    languages: tuple[str, ...]
    language: str
    """The language of the snippet."""


def results_of(hits: Iterable[Hit], library: Library, language: str, *, spoken: str = "") -> tuple[Result, ...]:
    """Give one result per hit, in the same order; a hit whose page is not in the edition is left out.

    Titles are in `language`; `spoken` says that the snippets are in another one.
    """
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
                topic_id=entry.topic,
                topic=topics.get(entry.topic, ""),
                title=entry.title,
                heading=hit.heading,
                snippet=hit.snippet,
                languages=library.languages_of(entry.id),
                language=spoken or entry.language,
            )
        )
    return tuple(results)


def results_elsewhere(
    found: Mapping[str, tuple[Hit, ...]], own: Iterable[Result], library: Library, language: str
) -> tuple[Result, ...]:
    """Give what the other languages found and the reader's own did not, each page once, language after language."""
    known = {result.place.page for result in own}
    elsewhere: list[Result] = []
    for code, hits in found.items():
        for result in results_of(hits, library, language, spoken=code):
            if result.place.page not in known:
                known.add(result.place.page)
                elsewhere.append(result)
    return tuple(elsewhere)
