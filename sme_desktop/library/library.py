"""A built edition, opened for reading."""

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping
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
from sme_desktop.library.contents import damaged_lines, read_contents
from sme_desktop.library.manifest import INDEX, PAGES, TEXTS, Manifest, read_manifest
from sme_desktop.library.store import UNREADABLE, connect_read_only, is_text, text_checksum
from sme_desktop.model import LANGUAGES, Entry, Language, Page, PageId, Section, SectionId, Term, Topic

logger = logging.getLogger(__name__)

_FALLBACK = "en"

LANDING = "landing"
"""The kind of the page that opens a topic."""

_PROBES = 3
"""Pages that are tried before a damaged page is told as the only one: on a scratched disc each may take seconds."""


class Library:
    """Pages, contents, glossary and drawings of one edition. Texts are read when they are asked for."""

    def __init__(self, folder: Path, manifest: Manifest, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.manifest = manifest
        self._connection = connection
        self._contents = read_contents(connection)
        self._entries = self._contents.entries
        self._topics: dict[str, tuple[Topic, ...]] = {}

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open an edition; raise EditionNotFoundError, EditionTooNewError or EditionDamagedError."""
        manifest = read_manifest(folder)
        connection = _connect(folder)
        try:
            return cls(folder, manifest, connection)
        except UNREADABLE as error:
            connection.close()
            logger.warning("The contents in %s cannot be read: %s", folder, error)
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
        connection = _connect(self.folder)
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

    def damaged_lines(self) -> frozenset[tuple[PageId, str]]:
        """Give the pages whose title or summary may be wrong; reads all lines of the contents again."""
        return damaged_lines(self._connection)

    def topics(self, language: str) -> tuple[Topic, ...]:
        """Give the contents in reading order; pages missing in this language stand there in English."""
        if language not in self._topics:
            self._topics[language] = tuple(self._grouped(language))
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
        """Read a page; raise PageNotFoundError, PageDamagedError, or why no page can be read.

        That is DiscRemovedError or OtherDiscError, and EditionDamagedError where the pages beside it fail as well.
        """
        entry = self._entries.get((page, language))
        if entry is None:
            raise PageNotFoundError(page=page)
        # What was opened before the disc was out, or the file was mended, fails for ever; anew it may be read.
        for is_last in (False, True):
            read = self._read_page(entry)
            if read is not None:
                return read
            if not self.is_reachable:
                raise DiscRemovedError(folder=self.folder)
            if any(self.is_sound(other) for other in self._others(entry)):
                raise PageDamagedError(page=entry.title)
            if not is_last:
                self.reopen()
        raise EditionDamagedError(file=PAGES)

    def is_sound(self, entry: Entry) -> bool:
        """Tell whether a page can be read and is what was written."""
        return self._read_page(entry) is not None

    def _read_page(self, entry: Entry) -> Page | None:
        """Read a page; give None where it cannot be read or is not what was written."""
        key = (entry.id, entry.language)
        try:
            body = self._connection.execute(
                "SELECT html, checksum FROM body WHERE page = ? AND language = ?", key
            ).fetchone()
            rows = self._connection.execute(
                "SELECT id, title, text FROM section WHERE page = ? AND language = ? ORDER BY position", key
            ).fetchall()
        except UNREADABLE as error:
            logger.warning("The page %s (%s) cannot be read: %s", *key, error)
            return None
        texts = (body[0], *(text for row in rows for text in row)) if body is not None else ()
        if not texts or not is_text(*texts) or text_checksum(texts) != body[1]:
            logger.warning("The page %s (%s) is not what was written", *key)
            return None
        sections = tuple(Section(SectionId(name), title, text) for name, title, text in rows)
        facts = self._contents.facts[key]
        return Page(
            entry, body[0], sections, minutes=facts.minutes, edition=facts.edition, is_outdated=facts.is_outdated
        )

    def _others(self, entry: Entry) -> Iterator[Entry]:
        """Give a few pages that lie in other parts of the file."""
        entries = self.entries
        here = entries.index(entry)
        for share in range(1, _PROBES + 1):
            other = entries[(here + share * len(entries) // (_PROBES + 1)) % len(entries)]
            if other is not entry:
                yield other

    def headings(self, page: PageId, language: str) -> tuple[tuple[SectionId, str], ...]:
        """Give ids and titles of a page's sections; none where they cannot be read."""
        try:
            rows = self._connection.execute(
                "SELECT id, title FROM section WHERE page = ? AND language = ? ORDER BY position", (page, language)
            ).fetchall()
        except UNREADABLE as error:
            logger.warning("The headings of %s cannot be read: %s", page, error)
            return ()
        return tuple((SectionId(row[0]), row[1]) for row in rows if is_text(*row))

    def figure(self, name: str, language: str) -> str | None:
        """Give a drawing as SVG with `@ink@`-like places for colours; None where it is missing or damaged."""
        for code in (language, _FALLBACK):
            try:
                row = self._connection.execute(
                    "SELECT svg, checksum FROM figure WHERE name = ? AND language = ?", (name, code)
                ).fetchone()
            except UNREADABLE as error:
                logger.warning("The figure %s cannot be read: %s", name, error)
                return None
            if row is not None:
                return row[0] if is_text(row[0]) and text_checksum((row[0],)) == row[1] else None
        return None

    def term(self, term: str, language: str) -> Term | None:
        """Give a glossary term with its names in all languages; None where there is none."""
        try:
            rows = self._connection.execute(
                "SELECT language, name, definition, page FROM term WHERE id = ?", (term,)
            ).fetchall()
        except UNREADABLE as error:
            logger.warning("The term %s cannot be read: %s", term, error)
            return None
        by_language = {row[0]: row[1:] for row in rows if is_text(*row)}
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
        except UNREADABLE as error:
            logger.warning("The terms cannot be read: %s", error)
            return ()
        sound = (row for row in rows if is_text(*row))
        return tuple(Term(row[0], language, row[1], row[2], PageId(row[3]), {language: row[1]}) for row in sound)

    def tool(self, name: str) -> Mapping[str, Any]:
        """Give the data of a tool; raise ToolMissingError, or its kind ToolDamagedError where it cannot be trusted."""
        try:
            # Editions older than the tools have no such table (format 1 as well).
            has_tools = self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'tool'").fetchone()
            query = "SELECT data, checksum FROM tool WHERE name = ?"
            row = self._connection.execute(query, (name,)).fetchone() if has_tools else None
            if row is None:
                raise ToolMissingError(tool=name)
            data = json.loads(row[0]) if is_text(row[0]) and text_checksum((row[0],)) == row[1] else None
        except (sqlite3.Error, ValueError) as error:
            logger.warning("The data of the tool %s cannot be read: %s", name, error)
            if not self.is_reachable:
                raise DiscRemovedError(folder=self.folder) from error
            raise ToolDamagedError(tool=name) from error
        if not isinstance(data, dict):
            raise ToolDamagedError(tool=name)
        return data

    def _grouped(self, language: str) -> Iterator[Topic]:
        ids = {page for page, _ in self._entries}
        shown = [entry for page in ids if (entry := self.entry(page, language)) and entry.kind != LANDING]
        shown.sort(key=lambda entry: (entry.position, entry.id))
        for topic in self._contents.topics.get(language, ()):
            entries = tuple(entry for entry in shown if entry.topic == topic.id)
            if entries:
                yield Topic(topic.id, topic.title, topic.intro, entries)


def _connect(folder: Path) -> sqlite3.Connection:
    try:
        if not (folder / PAGES).is_file():
            raise EditionDamagedError(file=PAGES)
        return connect_read_only(folder / PAGES)
    except (OSError, *UNREADABLE) as error:
        logger.warning("pages.sqlite cannot be opened: %s", error)
        raise EditionDamagedError(file=PAGES) from error
