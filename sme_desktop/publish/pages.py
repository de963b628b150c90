"""Writes pages.sqlite: the rows of every page, topic, drawing, term and tool, in a fixed order."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from sme_desktop.i18n import Catalogue
from sme_desktop.library.contents import keep_twice
from sme_desktop.library.library import LANDING
from sme_desktop.library.store import SCHEMA, text_checksum
from sme_desktop.publish.glossary_page import glossary_html, glossary_sections
from sme_desktop.publish.page_html import PageRenderer
from sme_desktop.publish.page_words import is_outdated, minutes_of
from sme_desktop.publish.records import section_text
from sme_desktop.publish.tool_data import write_tools
from sme_desktop.publish.ways_on import WaysOn
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import PlannedTopic


class PagesWriter:
    """Writes one file of pages. `on_page` is called after each page."""

    def __init__(self, content: Content, catalogues: Mapping[str, Catalogue], on_page: Callable[[], None]) -> None:
        self._content = content
        self._on_page = on_page
        self._languages = tuple(sorted({language for _, language in content.pages}))
        self._renderers = {
            language: PageRenderer(content, language, catalogues[language]) for language in self._languages
        }

    def write(self, path: Path) -> None:
        """Write the file; raise OSError or sqlite3.Error when it cannot be written."""
        connection = sqlite3.connect(path)
        try:
            connection.executescript(SCHEMA)
            for language in self._languages:
                for topic in self._content.site_map.topics:
                    self._write_topic(connection, topic, language)
            for key in sorted(self._content.pages):
                self._write_page(connection, self._content.pages[key])
                self._on_page()
            self._write_figures(connection)
            self._write_terms(connection)
            write_tools(connection, self._content.tools)
            keep_twice(connection)
            connection.commit()
            connection.execute("VACUUM")
        finally:
            connection.close()

    def _write_topic(self, connection: sqlite3.Connection, topic: PlannedTopic, language: str) -> None:
        title, intro = topic.titles[language], topic.intros.get(language, "")
        connection.execute("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", (topic.id, language, topic.order, title, intro))
        cards = WaysOn(self._content, language).topic_cards(topic)
        if not cards:
            return
        figure = self._content.figures.get(topic.figure)
        html = self._renderers[language].render_landing(cards, topic.beginnings, figure)
        row = (f"topic-{topic.id}", language, topic.id, 0, LANDING, title, intro, 1, self._content.plan.date[:7], 0)
        self._insert_page(connection, row, html, ())

    def _write_page(self, connection: sqlite3.Connection, page: SourcePage) -> None:
        planned = self._content.site_map.pages[page.id]
        html = self._renderers[page.language].render(page)
        sections = [(s.id, s.title, section_text(self._content, page, s)) for s in page.sections]
        if page.layout == "glossary":
            html += glossary_html(self._content.glossary, page.language)
            sections += glossary_sections(self._content.glossary, page.language)
        place = (planned.topic, planned.order)
        words = (page.title, page.summary)
        facts = (minutes_of(page), page.edition, is_outdated(self._content, page))
        row = (page.id, page.language, *place, page.layout, *words, *facts)
        self._insert_page(connection, row, html, sections)

    def _insert_page(
        self,
        connection: sqlite3.Connection,
        row: tuple[object, ...],
        html: str,
        sections: Iterable[tuple[str, str, str]],
    ) -> None:
        page, language = row[:2]
        connection.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        numbered = [(page, language, place, *section) for place, section in enumerate(sections)]
        connection.executemany("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?)", numbered)
        value = text_checksum((html, *(text for section in numbered for text in map(str, section[3:]))))
        connection.execute("INSERT INTO body VALUES (?, ?, ?, ?)", (page, language, html, value))

    def _write_figures(self, connection: sqlite3.Connection) -> None:
        for name, figure in sorted(self._content.figures.items()):
            for language in sorted(figure.languages & set(self._languages)):
                svg = figure.svg(language)
                row = (name, language, svg, text_checksum((svg,)))
                connection.execute("INSERT INTO figure VALUES (?, ?, ?, ?)", row)

    def _write_terms(self, connection: sqlite3.Connection) -> None:
        for term in sorted(self._content.glossary, key=lambda term: term.id):
            for language, name in sorted(term.names.items()):
                row = (term.id, language, name, term.definitions.get(language, ""), term.page)
                connection.execute("INSERT INTO term VALUES (?, ?, ?, ?, ?)", row)
