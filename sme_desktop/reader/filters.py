"""Narrows results by kind of page and topic, with the number of results that each choice would leave."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sme_desktop.reader.results import Result
from sme_desktop.values import dataclass

KINDS: Mapping[str, tuple[str, ...]] = {
    "guides": ("guide", "rights-sheet", "sector-guide", "course-module"),
    "tools": ("tool", "template", "checklist"),
    "cases": ("case-study",),
    "questions": ("faq",),
    "glossary": ("glossary",),
    "practices": ("practice-category", "practice-institution"),
    "tests": ("selftest",),
    "documents": ("document",),
}
"""Kinds of page as readers think of them, by the layouts of the pages."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen; nothing chosen in a group means everything."""

    kinds: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()

    def toggled(self, group: str, choice: str) -> "Filters":
        """Give the filters with one choice added or taken away; `group` is `kinds` or `topics`."""
        chosen: frozenset[str] = getattr(self, group)
        return replace(self, **{group: chosen ^ {choice}})

    def __bool__(self) -> bool:
        return bool(self.kinds or self.topics)


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the filters; `count` results would be left if it were chosen alone in its group."""

    group: str
    id: str
    title: str
    count: int
    is_chosen: bool


def kind_of(result: Result) -> str:
    """Give the kind of a result as readers think of it."""
    return next((kind for kind, layouts in KINDS.items() if result.kind in layouts), "guides")


def filtered(results: Iterable[Result], filters: Filters) -> tuple[Result, ...]:
    """Give the results that the filters leave, in the same order."""
    return tuple(
        result
        for result in results
        if (not filters.kinds or kind_of(result) in filters.kinds)
        and (not filters.topics or result.topic_id in filters.topics)
    )


def choices(results: tuple[Result, ...], filters: Filters) -> tuple[Choice, ...]:
    """Give the lines of the filters: all kinds, and the topics that have results; titles of kinds are left to others."""
    by_topic = filtered(results, replace(filters, kinds=frozenset()))
    by_kind = filtered(results, replace(filters, topics=frozenset()))
    kinds = [
        Choice("kinds", kind, "", sum(kind_of(result) == kind for result in by_topic), kind in filters.kinds)
        for kind in KINDS
    ]
    topics = [
        Choice("topics", topic, title, sum(r.topic_id == topic for r in by_kind), topic in filters.topics)
        for topic, title in dict.fromkeys((result.topic_id, result.topic) for result in results)
    ]
    topics.sort(key=lambda choice: -sum(result.topic_id == choice.id for result in results))
    return (*kinds, *topics)
