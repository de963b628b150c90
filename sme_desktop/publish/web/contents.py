"""The contents of an edition as its sources have them, for the start screen and the lists of pages."""

from collections.abc import Iterator

from sme_desktop.model import Entry, PageId, Topic
from sme_desktop.sources.content import Content


class SourceContents:
    """Topics and languages of the pages that are written."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def topics(self, language: str) -> tuple[Topic, ...]:
        """Give the contents in reading order; pages missing in this language stand there in another."""
        found = []
        for planned in self._content.site_map.topics:
            entries = tuple(self._entries(planned.id, language))
            if entries:
                intro = planned.intros.get(language, "")
                found.append(Topic(planned.id, planned.titles[language], intro, entries))
        return tuple(found)

    def languages_of(self, page: PageId) -> tuple[str, ...]:
        """Give the languages that a page is written in; none for an unknown page."""
        return self._content.languages_of(page)

    def _entries(self, topic: str, language: str) -> Iterator[Entry]:
        for planned in self._content.site_map.pages_of(topic):
            codes = self._content.languages_of(planned.id)
            if codes:
                page = self._content.pages[planned.id, language if language in codes else codes[0]]
                place = (planned.topic, planned.order, page.layout)
                yield Entry(PageId(page.id), page.language, *place, page.title, page.summary)
