"""What is remembered between two readings: settings, the last place, ticks. One SQLite file in the reader's own folder."""

import json
import logging
import sqlite3
from pathlib import Path
from typing import TypeVar

from sme_desktop.errors import ProfileNotWritableError

logger = logging.getLogger(__name__)

FILE = "profile.sqlite"
VERSION = 1

_SCHEMA = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tick (page TEXT, box TEXT, PRIMARY KEY (page, box)) WITHOUT ROWID;
"""

_T = TypeVar("_T", str, int, bool)


class Profile:
    """Settings and ticks. Without a folder, or where the folder cannot be written, they last until the end.

    `trouble` says why nothing is kept, or is None.
    """

    def __init__(self, folder: Path | None) -> None:
        self.trouble: ProfileNotWritableError | None = None
        self.is_trouble_told = False
        self._folder = folder
        self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._folder is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                return self._prepared(self._folder / FILE)
            except (OSError, sqlite3.Error) as error:
                self._note_trouble(error)
        return self._prepared(None)

    def _prepared(self, path: Path | None) -> sqlite3.Connection:
        connection = sqlite3.connect(path or ":memory:", isolation_level=None)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                # Written by a newer program: leave it alone rather than spoil it.
                raise sqlite3.DatabaseError(f"profile version {version} is newer than {VERSION}")
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.DatabaseError as error:
            connection.close()
            if path is not None and "not a database" in str(error):
                # A scratched profile is put aside, so that nothing of it is lost.
                path.replace(path.with_suffix(".damaged"))
                return self._prepared(path)
            raise
        return connection

    def _note_trouble(self, error: Exception) -> None:
        logger.warning("The profile cannot be written: %s", error)
        self.trouble = ProfileNotWritableError(folder=self._folder)

    def get(self, name: str, default: _T) -> _T:
        """Give a setting; the default where it is missing or of another kind."""
        try:
            row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            value = json.loads(row[0]) if row else default
        except (sqlite3.Error, ValueError) as error:
            logger.warning("The setting %s cannot be read: %s", name, error)
            return default
        return value if type(value) is type(default) else default

    def set(self, name: str, value: str | int | bool) -> None:
        """Keep a setting at once; where that fails, `trouble` is set and it lasts until the end."""
        self._write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value)))

    def ticks(self, page: str) -> frozenset[str]:
        """Give the ticked boxes of a page, as `section/number`."""
        try:
            rows = self._connection.execute("SELECT box FROM tick WHERE page = ?", (page,))
            return frozenset(row[0] for row in rows)
        except sqlite3.Error as error:
            logger.warning("The ticks of %s cannot be read: %s", page, error)
            return frozenset()

    def toggle_tick(self, page: str, box: str) -> None:
        """Tick a box, or take the tick away."""
        if box in self.ticks(page):
            self._write("DELETE FROM tick WHERE page = ? AND box = ?", (page, box))
        else:
            self._write("INSERT INTO tick VALUES (?, ?)", (page, box))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._note_trouble(error)
            self._go_on_in_memory()
            self._connection.execute(statement, values)

    def _go_on_in_memory(self) -> None:
        memory = self._prepared(None)
        try:
            self._connection.backup(memory)
        except sqlite3.Error as error:
            logger.warning("The profile cannot be read any more: %s", error)
        self._connection.close()
        self._connection = memory

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()
