"""What the handbook consists of: topics, pages, layouts with their fixed headings (sitemap.yaml, layouts.yaml, landing.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.sources.yaml_file import read_yaml

LANDING_FILE = "landing.yaml"


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of the plan; titles and summaries by language."""

    id: str
    topic: str
    order: int
    path: str
    layout: str
    level: str
    words: int
    priority: int
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    has_country_slots: bool


@dataclass(frozen=True, slots=True)
class PlannedTopic:
    """A chapter of the plan; titles and introductions by language."""

    id: str
    order: int
    titles: Mapping[str, str]
    intros: Mapping[str, str]
    beginnings: tuple["Beginning", ...] = ()
    figure: str = ""
    """Name of the drawing on its landing page; empty for none."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where to begin in a topic: a reader's situation by language, and the page for it."""

    page: str
    situations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The plan of the handbook."""

    topics: tuple[PlannedTopic, ...]
    pages: Mapping[str, PlannedPage]
    layouts: Mapping[str, tuple[str, ...]]
    """Section ids by layout, in order; a trailing `?` marks an optional one."""
    headings: Mapping[str, Mapping[str, str]]
    """Fixed headings: section id -> language -> text."""

    def pages_of(self, topic: str) -> tuple[PlannedPage, ...]:
        """Give the pages of a topic in reading order."""
        return tuple(sorted((p for p in self.pages.values() if p.topic == topic), key=lambda page: page.order))


def read_site_map(content: Path) -> SiteMap:
    """Read the plan, the layouts and, where there is one, landing.yaml; raise YamlError."""
    plan = read_yaml(content / "sitemap.yaml", content)
    layouts = read_yaml(content / "layouts.yaml", content)
    landing = content / LANDING_FILE
    opening = read_yaml(landing, content) if landing.exists() else {}
    begin, figures = opening.get("begin", {}), opening.get("figures", {})
    topics = tuple(
        PlannedTopic(
            id=row["id"],
            order=row["order"],
            titles=row["title"],
            intros=row["intro"],
            beginnings=tuple(Beginning(line["page"], line) for line in begin.get(row["id"], ())),
            figure=figures.get(row["id"], ""),
        )
        for row in sorted(plan["sections"], key=lambda row: row["order"])
    )
    pages = {
        row["id"]: PlannedPage(
            id=row["id"],
            topic=row["section"],
            order=row["order"],
            path=row["path"],
            layout=row["layout"],
            level=row["level"],
            words=row["words"],
            priority=row["priority"],
            languages=tuple(row["languages"]),
            titles=row["title"],
            summaries=row["summary"],
            has_country_slots=row["country_slots"],
        )
        for row in plan["pages"]
    }
    return SiteMap(
        topics=topics,
        pages=pages,
        layouts={name: tuple(ids) for name, ids in layouts["layouts"].items()},
        headings=layouts["headings"],
    )
