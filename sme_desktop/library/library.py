"""A built edition, opened for reading."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sme_desktop.errors import (
    DiscRemovedError,
    EditionDamagedError,
    OtherDiscError,
    PageDamagedError,
    PageNotFoundError,
    ToolDamagedError,
    ToolMissingError,
)
from sme_desktop.library.manifest import INDEX, PAGES, TEXTS, Manifest, read_manifest
from sme_desktop.library.store import connect_read_only, text_checksum
from sme_desktop.model import LANGUAGES, Entry, Language, Page, PageId, Section, SectionId, Term, Topic

logger = logging.getLogger(__name__)

_FALLBACK = "en"

LANDING = "landing"
"""The kind of the page that opens a topic."""


class Library:
    """Pages, contents, glossary and drawings of one edition. Texts are read when they are asked for."""

    def __init__(self, folder: Path, manifest: Manifest, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.manifest = manifest
        self._connection = connection
        self._entries = self._read_entries()
        self._topics: dict[str, tuple[Topic, ...]] = {}

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open an edition; raise EditionNotFoundError, EditionTooNewError or EditionDamagedError."""
        manifest = read_manifest(folder)
        path = folder / PAGES
        if not path.is_file():
            raise EditionDamagedError(file=PAGES)
        try:
            return cls(folder, manifest, connect_read_only(path))
        except sqlite3.Error as error:
            logger.warning("%s cannot be opened: %s", path, error)
            raise EditionDamagedError(file=PAGES) from error

    @property
    def is_reachable(self) -> bool:
        """False while the disc or folder is gone."""
        try:
            return (self.folder / PAGES).is_file()
        except OSError:
            return False

    def reopen(self) -> None:
        """Read on after the disc was gone; raise OtherDiscError for another edition, or what `open` raises."""
        if read_manifest(self.folder) != self.manifest:
            raise OtherDiscError
        try:
            connection = connect_read_only(self.folder / PAGES)
        except sqlite3.Error as error:
            logger.warning("pages.sqlite cannot be opened again: %s", error)
            raise EditionDamagedError(file=PAGES) from error
        self._connection.close()
        self._connection = connection

    def close(self) -> None:
        """Give the files back."""
        self._connection.close()

    @property
    def index_folder(self) -> Path:
        """Where the search index lies."""
        return self.folder / INDEX

    @property
    def texts_folder(self) -> Path:
        """Where the interface texts lie."""
        return self.folder / TEXTS

    @property
    def index_checksums(self) -> Mapping[str, str]:
        """SHA-256 of the index files, by `<language>/<file>`."""
        start = f"{INDEX}/"
        return {
            name.removeprefix(start): value for name, value in self.manifest.files.items() if name.startswith(start)
        }

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the edition, complete ones first."""
        return tuple(LANGUAGES[code] for code in self.manifest.languages if code in LANGUAGES)

    def title(self, language: str) -> str:
        """Give the edition's name."""
        titles = self.manifest.titles
        return titles.get(language) or titles.get(_FALLBACK) or self.manifest.id

    def languages_of(self, page: PageId) -> tuple[str, ...]:
        """Give the languages that a page is written in; none for an unknown page."""
        return tuple(code for code in self.manifest.languages if (page, code) in self._entries)

    def entry(self, page: PageId, language: str) -> Entry | None:
        """Give what is known of a page in this language, else in English, else in any; None for an unknown page."""
        for code in (language, _FALLBACK, *self.manifest.languages):
            if (page, code) in self._entries:
                return self._entries[page, code]
        return None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every page in every language, by id and language."""
        return tuple(self._entries[key] for key in sorted(self._entries))

    def topics(self, language: str) -> tuple[Topic, ...]:
        """Give the contents in reading order; pages missing in this language stand there in English."""
        if language not in self._topics:
            with self._reading(PageId("")):
                self._topics[language] = tuple(self._read_topics(language))
        return self._topics[language]

    def landing(self, topic: str) -> PageId:
        """Give the id of the page that opens a topic."""
        return PageId(f"topic-{topic}")

    def neighbour(self, page: PageId, language: str) -> Entry | None:
        """Give the page that follows in reading order; None after the last."""
        entries = [entry for topic in self.topics(language) for entry in topic.entries]
        places = [place for place, entry in enumerate(entries) if entry.id == page]
        if not places or places[0] + 1 >= len(entries):
            return None
        return entries[places[0] + 1]

    def page(self, page: PageId, language: str) -> Page:
        """Read a page; raise PageNotFoundError or PageDamagedError."""
        entry = self._entries.get((page, language))
        if entry is None:
            raise PageNotFoundError(page=page)
        with self._reading(page):
            facts = self._connection.execute(
                "SELECT minutes, edition, is_outdated FROM page WHERE id = ? AND language = ?", (page, language)
            ).fetchone()
            body = self._connection.execute(
                "SELECT html, checksum FROM body WHERE page = ? AND language = ?", (page, language)
            ).fetchone()
            rows = self._connection.execute(
                "SELECT id, title, text FROM section WHERE page = ? AND language = ? ORDER BY position",
                (page, language),
            ).fetchall()
            if facts is None or body is None:
                raise PageDamagedError(page=entry.title)
            html, expected = body
            if text_checksum((html, *(text for row in rows for text in row))) != expected:
                raise PageDamagedError(page=entry.title)
        sections = tuple(Section(SectionId(name), title, text) for name, title, text in rows)
        return Page(entry, html, sections, minutes=facts[0], edition=facts[1], is_outdated=bool(facts[2]))

    def headings(self, page: PageId, language: str) -> tuple[tuple[SectionId, str], ...]:
        """Give ids and titles of a page's sections; none where they cannot be read."""
        try:
            rows = self._connection.execute(
                "SELECT id, title FROM section WHERE page = ? AND language = ? ORDER BY position", (page, language)
            ).fetchall()
        except sqlite3.Error as error:
            logger.warning("The headings of %s cannot be read: %s", page, error)
            return ()
        return tuple((SectionId(row[0]), row[1]) for row in rows)

    def figure(self, name: str, language: str) -> str | None:
        """Give a drawing as SVG with `@ink@`-like places for colours; None where it is missing or damaged."""
        for code in (language, _FALLBACK):
            try:
                row = self._connection.execute(
                    "SELECT svg, checksum FROM figure WHERE name = ? AND language = ?", (name, code)
                ).fetchone()
            except sqlite3.Error as error:
                logger.warning("The figure %s cannot be read: %s", name, error)
                return None
            if row is not None:
                return row[0] if text_checksum((row[0],)) == row[1] else None
        return None

    def term(self, term: str, language: str) -> Term | None:
        """Give a glossary term with its names in all languages; None where there is none."""
        try:
            rows = self._connection.execute(
                "SELECT language, name, definition, page FROM term WHERE id = ?", (term,)
            ).fetchall()
        except sqlite3.Error as error:
            logger.warning("The term %s cannot be read: %s", term, error)
            return None
        by_language = {row[0]: row[1:] for row in rows}
        own = by_language.get(language) or by_language.get(_FALLBACK)
        if own is None:
            return None
        names = {code: by_language[code][0] for code in LANGUAGES if code in by_language}
        meanings = {code: by_language[code][1] for code in names if by_language[code][1]}
        return Term(term, language, own[0], own[1], PageId(own[2]), names, meanings)

    def terms(self, language: str) -> tuple[Term, ...]:
        """Give all glossary terms that have a meaning in this language, by name; none where they cannot be read."""
        try:
            rows = self._connection.execute(
                "SELECT id, name, definition, page FROM term WHERE language = ? AND definition != '' ORDER BY name",
                (language,),
            ).fetchall()
        except sqlite3.Error as error:
            logger.warning("The terms cannot be read: %s", error)
            return ()
        return tuple(Term(row[0], language, row[1], row[2], PageId(row[3]), {language: row[1]}) for row in rows)

    def tool(self, name: str) -> Mapping[str, Any]:
        """Give the data of a tool; raise ToolMissingError, or its kind ToolDamagedError where it cannot be trusted."""
        try:
            # Editions older than the tools have no such table (format 1 as well).
            has_tools = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'tool'").fetchone()
            query = "SELECT data, checksum FROM tool WHERE name = ?"
            row = self._connection.execute(query, (name,)).fetchone() if has_tools else None
            if row is None:
                raise ToolMissingError(tool=name)
            data = json.loads(row[0]) if text_checksum((row[0],)) == row[1] else None
        except (sqlite3.Error, ValueError, TypeError, AttributeError) as error:
            logger.warning("The data of the tool %s cannot be read: %s", name, error)
            if not self.is_reachable:
                raise DiscRemovedError(folder=self.folder) from error
            raise ToolDamagedError(tool=name) from error
        if not isinstance(data, dict):
            raise ToolDamagedError(tool=name)
        return data

    def _read_entries(self) -> Mapping[tuple[PageId, str], Entry]:
        rows = self._connection.execute("SELECT id, language, topic, position, kind, title, summary FROM page")
        return {(PageId(row[0]), row[1]): Entry(PageId(row[0]), *row[1:]) for row in rows}

    def _read_topics(self, language: str) -> Iterator[Topic]:
        rows = self._connection.execute(
            "SELECT id, title, intro FROM topic WHERE language = ? ORDER BY position", (language,)
        ).fetchall()
        ids = {page for page, _ in self._entries}
        shown = [entry for page in ids if (entry := self.entry(page, language)) and entry.kind != LANDING]
        shown.sort(key=lambda entry: (entry.position, entry.id))
        for topic, title, intro in rows:
            entries = tuple(entry for entry in shown if entry.topic == topic)
            if entries:
                yield Topic(topic, title, intro, entries)

    @contextmanager
    def _reading(self, page: PageId) -> Iterator[None]:
        """Tell a damaged page from a disc that is gone."""
        try:
            yield
        except sqlite3.Error as error:
            logger.warning("pages.sqlite cannot be read: %s", error)
            if not self.is_reachable:
                raise DiscRemovedError(folder=self.folder) from error
            if not page:
                raise EditionDamagedError(file=PAGES) from error
            raise PageDamagedError(page=page) from error
