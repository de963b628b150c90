"""The file pages.sqlite: its tables, and how to open it so that nothing is ever written beside it."""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

SCHEMA = """
CREATE TABLE topic (
    id TEXT, language TEXT, position INTEGER, title TEXT, intro TEXT,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
CREATE TABLE page (
    id TEXT, language TEXT, topic TEXT, position INTEGER, kind TEXT, title TEXT, summary TEXT,
    minutes INTEGER, edition TEXT, is_outdated INTEGER,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
CREATE TABLE section (
    page TEXT, language TEXT, position INTEGER, id TEXT, title TEXT, text TEXT,
    PRIMARY KEY (page, language, position)
) WITHOUT ROWID;
CREATE TABLE body (
    page TEXT, language TEXT, html TEXT, checksum INTEGER,
    PRIMARY KEY (page, language)
) WITHOUT ROWID;
CREATE TABLE figure (
    name TEXT, language TEXT, svg TEXT, checksum INTEGER,
    PRIMARY KEY (name, language)
) WITHOUT ROWID;
CREATE TABLE term (
    id TEXT, language TEXT, name TEXT, definition TEXT, page TEXT,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
CREATE TABLE tool (name TEXT PRIMARY KEY, data TEXT, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE contents_checksum (name TEXT PRIMARY KEY, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE topic_again (
    id TEXT, language TEXT, position INTEGER, title TEXT, intro TEXT,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
CREATE TABLE page_again (
    id TEXT, language TEXT, topic TEXT, position INTEGER, kind TEXT, title TEXT, summary TEXT,
    minutes INTEGER, edition TEXT, is_outdated INTEGER,
    PRIMARY KEY (id, language)
) WITHOUT ROWID;
"""
"""What makes an empty file of pages. SQLite puts the tables into the file in this order: the second copies of the
contents lie as far from the first as can be."""


MOST_BYTES = 16_000_000
"""Longest text that is read: far above any page, and little enough for an old PC where a damaged length asks for more."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file raises; the second comes from Python, where SQLite's own words name something damaged."""

_SETTINGS = (
    "query_only = 1",
    # A crafted file must not run functions hidden in its schema (SQLite, "Defense Against The Dark Arts", as the next).
    "trusted_schema = 0",
    "cell_size_check = 1",
    # A mapped file that is cut or pulled out ends the program at once; a read that fails can be told.
    "mmap_size = 0",
    # Sorting writes nothing beside the program.
    "temp_store = 2",
)


def text_checksum(texts: Iterable[str]) -> int:
    """Give the CRC-32 of texts, which finds a flipped byte in what one page is made of."""
    return zlib.crc32("".join([f"{text}\0" for text in texts]).encode("utf-8", "surrogatepass"))


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open the file without locks or journals (SQLite URI parameter `immutable=1`); raise sqlite3.Error."""
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=True)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
    except UNREADABLE:
        connection.close()
        raise
    return connection


def is_text(*values: object) -> bool:
    """Tell whether all values are texts: a scratch also changes what kind of value a column holds."""
    return all(isinstance(value, str) for value in values)
