"""The contents of an edition: a line for each page, and the topics.

Without them nothing can be opened, so pages.sqlite has them twice: once at its beginning, once at its end, where a
scratch that hits the first does not reach. A checksum tells which of the two is right.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sme_desktop.library.store import UNREADABLE, text_checksum
from sme_desktop.model import Entry, PageId
from sme_desktop.values import dataclass

logger = logging.getLogger(__name__)

_Row = tuple[Any, ...]
_T = TypeVar("_T")

COLUMNS: Mapping[str, Mapping[str, type]] = {
    "page": {
        "id": str,
        "language": str,
        "topic": str,
        "position": int,
        "kind": str,
        "title": str,
        "summary": str,
        "minutes": int,
        "edition": str,
        "is_outdated": int,
    },
    "topic": {"id": str, "language": str, "position": int, "title": str, "intro": str},
}
"""Name and kind of every column, by table."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands under the title of a page."""

    minutes: int
    edition: str
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic without its pages."""

    id: str
    position: int
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that is known of an edition without opening a page."""

    entries: Mapping[tuple[PageId, str], Entry]
    facts: Mapping[tuple[PageId, str], Facts]
    topics: Mapping[str, tuple[Heading, ...]]
    """By language, in reading order."""


def keep_twice(connection: sqlite3.Connection) -> None:
    """Write the second copy of the contents, and the checksums of both; raise sqlite3.Error."""
    for table in COLUMNS:
        connection.execute(f"INSERT INTO {table}_again SELECT * FROM {table}")
        checksum = _checksum(_rows(connection, table, table))
        connection.execute("INSERT INTO contents_checksum VALUES (?, ?)", (table, checksum))


def read_contents(connection: sqlite3.Connection) -> Contents:
    """Read the contents; raise sqlite3.Error where neither copy can be read."""
    pages = _sound_rows(connection, "page")
    topics: dict[str, list[Heading]] = {}
    for name, language, position, title, intro in _sound_rows(connection, "topic"):
        topics.setdefault(language, []).append(Heading(name, position, title, intro))
    return Contents(
        {(PageId(row[0]), row[1]): Entry(PageId(row[0]), *row[1:7]) for row in pages},
        {(PageId(row[0]), row[1]): Facts(row[7], row[8], bool(row[9])) for row in pages},
        {language: tuple(sorted(rows, key=lambda row: row.position)) for language, rows in topics.items()},
    )


def damaged_lines(connection: sqlite3.Connection) -> frozenset[tuple[PageId, str]]:
    """Give the pages, by id and language, whose line differs between the copies or can be read in one of them only."""
    copies = []
    for table in ("page", "page_again"):
        try:
            copies.append(set(_rows(connection, table, "page")))
        except UNREADABLE as error:
            logger.warning("The table %s cannot be read: %s", table, error)
    if len(copies) < 2:
        return frozenset()
    return frozenset((PageId(row[0]), row[1]) for row in copies[0] ^ copies[1])


def _sound_rows(connection: sqlite3.Connection, table: str) -> list[_Row]:
    """Give the rows of the copy that agrees with the checksum, else of the first that can be read at all."""
    expected = _attempt(lambda: _expected(connection, table))
    readable: list[list[_Row]] = []
    for copy in (table, f"{table}_again"):
        rows = _attempt(lambda copy=copy: _rows(connection, copy, table))  # type: ignore[misc]
        if rows is None:
            continue
        if expected is None or _checksum(rows) == expected:
            return rows
        readable.append(rows)
    if not readable:
        raise sqlite3.DatabaseError(f"neither copy of the table {table} can be read")
    return readable[0]


def _attempt(read: Callable[[], _T]) -> _T | None:
    try:
        return read()
    except UNREADABLE as error:
        logger.warning("A part of the contents cannot be read: %s", error)
        return None


def _expected(connection: sqlite3.Connection, table: str) -> int | None:
    """Give the checksum of a table; None in editions that have none."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'contents_checksum'").fetchone():
        return None
    row = connection.execute("SELECT checksum FROM contents_checksum WHERE name = ?", (table,)).fetchone()
    return row[0] if row is not None and isinstance(row[0], int) else None


def _rows(connection: sqlite3.Connection, copy: str, table: str) -> list[_Row]:
    """Give all rows of a copy of a table; raise sqlite3.Error, also where a value is not of its kind."""
    columns = COLUMNS[table]
    rows: list[_Row] = connection.execute(f"SELECT {', '.join(columns)} FROM {copy}").fetchall()
    kinds = tuple(columns.values())
    if any(tuple(map(type, row)) != kinds for row in rows):
        raise sqlite3.DatabaseError(f"{copy} has values of other kinds")
    return rows


def _checksum(rows: list[_Row]) -> int:
    return text_checksum(str(value) for row in rows for value in row)
