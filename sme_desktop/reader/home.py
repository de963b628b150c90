"""What the home screen offers: ways in by wish, the business guides, and shelves of the other topics."""

from collections.abc import Iterator
from typing import Protocol

from sme_desktop.i18n import N_
from sme_desktop.model import PageId, Topic
from sme_desktop.values import dataclass


class Contents(Protocol):
    """What a start screen asks of a handbook: a library answers it, and so do the sources of an edition."""

    def topics(self, language: str) -> tuple[Topic, ...]:
        """Give the contents in reading order."""

    def languages_of(self, page: PageId) -> tuple[str, ...]:
        """Give the languages that a page is written in; none for an unknown page."""


GUIDES = "business"
"""The topic whose pages are listed one by one."""

_SHELVES = ("ecommerce", "rights", "tools", "cases")
_SHELF_LINES = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """A tile of the home screen: what a reader wants, and the page that answers."""

    icon: str
    title: str
    note: str
    page: PageId
    """The page that answers, or explains the tool that does."""
    is_tool: bool = False

    @property
    def link(self) -> str:
        """Where the tile leads."""
        return f"tool:{self.page.removeprefix('tool-')}" if self.is_tool else f"page:{self.page}"


_WISHES = (
    Wish("finance", N_("raise finance"), N_("Loans, investors, IP as security"), PageId("biz-financing")),
    Wish("value", N_("add market value"), N_("What a buyer would pay for"), PageId("biz-market-value")),
    Wish("market", N_("market my products"), N_("Names, logos, designs that sell"), PageId("biz-marketing")),
    Wish("partners", N_("find partners"), N_("Licences, franchises, joint work"), PageId("biz-licensing")),
    Wish("export", N_("export"), N_("Marks and patents abroad"), PageId("biz-export")),
    Wish("technology", N_("get technology"), N_("Patent documents as a source"), PageId("biz-patent-information")),
    Wish("online", N_("do business online"), N_("Domain names, content, contracts"), PageId("ecom-understand")),
    Wish("checkup", N_("see where I stand"), N_("A check-up in 35 questions"), PageId("tool-diagnostic"), is_tool=True),
)
"""Seven challenges of small firms and the check-up."""


def wishes(library: Contents) -> tuple[Wish, ...]:
    """Give the wishes that the edition can answer."""
    return tuple(wish for wish in _WISHES if library.languages_of(wish.page))


def guides(library: Contents, language: str) -> Topic | None:
    """Give the topic of the business guides, or None where the edition has none."""
    return next((topic for topic in library.topics(language) if topic.id == GUIDES), None)


def shelves(library: Contents, language: str) -> tuple[Topic, ...]:
    """Give the topics that are shown with their first pages."""
    return tuple(_shelves(library, language))


def _shelves(library: Contents, language: str) -> Iterator[Topic]:
    by_id = {topic.id: topic for topic in library.topics(language)}
    for name in _SHELVES:
        if name in by_id:
            yield by_id[name]


def other_topics(library: Contents, language: str) -> tuple[Topic, ...]:
    """Give the topics that are neither the guides nor on a shelf."""
    return tuple(topic for topic in library.topics(language) if topic.id not in (GUIDES, *_SHELVES))


def first_lines(topic: Topic) -> Topic:
    """Give the topic cut to the lines of a shelf."""
    return Topic(topic.id, topic.title, topic.intro, topic.entries[:_SHELF_LINES])
