"""Ways on from a page: links that lead somewhere, and the cards of what to read next."""

from collections.abc import Sequence
from dataclasses import dataclass

from sme_desktop.sources.blocks import Bullets, SourceSection
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import Beginning, PlannedTopic


@dataclass(frozen=True, slots=True)
class Card:
    """A way on: where it leads, its words, and a line about the page."""

    target: str
    title: str
    note: str


class WaysOn:
    """Finds where the pages of one language lead."""

    def __init__(self, content: Content, language: str) -> None:
        self._content = content
        self._language = language

    def is_reachable(self, link: str) -> bool:
        """Tell whether a link leads somewhere: pages that are planned but not written are shown as plain words."""
        kind, _, target = link.partition(":")
        return kind != "page" or bool(self._content.languages_of(target.partition("#")[0]))

    def cards(self, page: SourcePage, section: SourceSection) -> tuple[Card, ...]:
        """Give the section's links as cards, and related pages where fewer than two can be opened."""
        found: list[Card] = []
        for block in section.blocks:
            for item in block.items if isinstance(block, Bullets) else ():
                links = [run for run in item if run.link.startswith("page:")]
                if links and self.is_reachable(links[0].link):
                    found.append(self._card(links[0].link, "".join(run.text for run in item)))
        if len(found) < 2:
            found += [card for card in self.related(page) if card.target not in {c.target for c in found}]
        return tuple(found[:4])

    def related(self, page: SourcePage) -> tuple[Card, ...]:
        """Give the related pages; the page's topic where there are none."""
        links = [f"page:{other}" for other in page.related if self._content.languages_of(other)]
        if not links:
            topic = self._content.site_map.pages[page.id].topic
            links = [f"page:topic-{topic}"]
        return tuple(self._card(link, "") for link in links[:4])

    def topic_cards(self, topic: PlannedTopic) -> tuple[Card, ...]:
        """Give all pages of a topic that are written, in reading order."""
        return tuple(
            self._written_card(page.id)
            for page in self._content.site_map.pages_of(topic.id)
            if self._content.languages_of(page.id)
        )

    def _written_card(self, page_id: str) -> Card:
        codes = self._content.languages_of(page_id)
        source = self._content.pages[page_id, self._language if self._language in codes else codes[0]]
        return Card(f"page:{page_id}", source.title, source.summary)

    def _card(self, link: str, words: str) -> Card:
        page_id = link.removeprefix("page:").partition("#")[0]
        if page_id.startswith("topic-"):
            topic = next(t for t in self._content.site_map.topics if f"topic-{t.id}" == page_id)
            return Card(link, topic.titles[self._language], topic.intros.get(self._language, ""))
        planned = self._content.site_map.pages[page_id]
        languages = self._content.languages_of(page_id)
        language = self._language if self._language in languages else languages[0]
        title = self._content.pages[page_id, language].title
        note = title if words and words != title else planned.summaries[language]
        return Card(link, words or title, note)


def beginning_lines(
    cards: Sequence[Card], beginnings: Sequence[Beginning], language: str
) -> tuple[tuple[str, str, str], ...]:
    """Give (situation, target, title) of the places where one may begin, as far as their pages are among the cards."""
    titles = {card.target: card.title for card in cards}
    return tuple(
        (beginning.situations[language], f"page:{beginning.page}", titles[f"page:{beginning.page}"])
        for beginning in beginnings
        if f"page:{beginning.page}" in titles and language in beginning.situations
    )
