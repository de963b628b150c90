"""What is remembered between two readings, in one SQLite file in the reader's own folder; other modules know its tables."""

import json
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sme_desktop.errors import FileNotWrittenError, ProfileDamagedError, ProfileNotWritableError, ProfileTooNewError

logger = logging.getLogger(__name__)

FILE = "profile.sqlite"

_UPGRADES = (
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE tick (page TEXT, box TEXT, PRIMARY KEY (page, box)) WITHOUT ROWID;
    """,
    """
    CREATE TABLE bookmark (
        id INTEGER PRIMARY KEY, page TEXT, section TEXT, name TEXT, folder TEXT, position INTEGER,
        UNIQUE (page, section)
    );
    CREATE TABLE passage (
        id TEXT PRIMARY KEY, page TEXT, section TEXT, language TEXT, quote TEXT, before TEXT, after TEXT,
        colour TEXT, note TEXT, made TEXT
    ) WITHOUT ROWID;
    CREATE INDEX passage_page ON passage (page);
    CREATE TABLE reading (id INTEGER PRIMARY KEY, page TEXT, section TEXT, language TEXT, at TEXT);
    """,
    """
    CREATE TABLE tool_case (id TEXT PRIMARY KEY, tool TEXT, name TEXT, data TEXT) WITHOUT ROWID;
    """,
)
"""What makes a profile of each version out of one of the version before; the first makes it out of nothing."""

VERSION = len(_UPGRADES)

_T = TypeVar("_T", str, int, bool)


class Profile:
    """Everything that is kept of a reader. Without a folder, or where it cannot be written, it lasts until the end.

    `trouble` says why nothing is kept, or is None. Each change is in the file when the call returns.
    """

    def __init__(self, folder: Path | None) -> None:
        self.trouble: ProfileNotWritableError | None = None
        self.news: ProfileDamagedError | None = None
        """Said once: a damaged profile was put aside, and an empty one begun."""
        self.on_trouble: Callable[[], None] = lambda: None
        self.folder = folder
        self._connection = self._open()

    @property
    def is_kept(self) -> bool:
        """True where what is written outlives the program."""
        return self.folder is not None and self.trouble is None

    def _open(self) -> sqlite3.Connection:
        if self.folder is not None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                return self._prepared(self.folder / FILE)
            except ProfileTooNewError as error:
                logger.warning("The profile is left alone: %s", error)
                self.trouble = error
            except (OSError, sqlite3.Error) as error:
                self._note_trouble(error)
                return self._readable_copy(self.folder / FILE)
        return self._prepared(None)

    def _readable_copy(self, path: Path) -> sqlite3.Connection:
        """Give what can be read of a profile in a folder that cannot be written, in memory; else an empty one."""
        memory = self._prepared(None)
        if not path.is_file():
            return memory
        try:
            kept = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
            try:
                kept.backup(memory)
            finally:
                kept.close()
            self._upgrade(memory)
        except sqlite3.Error as error:
            logger.warning("The profile cannot be read: %s", error)
            memory.close()
            return self._prepared(None)
        return memory

    def _upgrade(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, script in enumerate(_UPGRADES[version:], version + 1):
            connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")

    def _prepared(self, path: Path | None) -> sqlite3.Connection:
        connection = sqlite3.connect(path or ":memory:", isolation_level=None)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                raise ProfileTooNewError(folder=self.folder)
            # The end of the process, however sudden, loses nothing; and no key waits for a slow disk (SQLite, "WAL").
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if path is not None and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the file is not a database any more: a part of it is damaged")
            # What is wiped is overwritten, not only let go.
            connection.execute("PRAGMA secure_delete = ON")
            self._upgrade(connection)
        except ProfileTooNewError:
            connection.close()
            raise
        except sqlite3.DatabaseError as error:
            connection.close()
            if path is not None and any(words in str(error) for words in ("not a database", "malformed")):
                logger.warning("The profile is damaged, and is put aside: %s", error)
                self.news = ProfileDamagedError(folder=self.folder)
                # A scratched profile is put aside, so that nothing of it is lost.
                path.replace(path.with_suffix(".damaged"))
                for companion in ("-wal", "-shm"):
                    path.with_name(path.name + companion).unlink(missing_ok=True)
                return self._prepared(path)
            raise
        return connection

    def _note_trouble(self, error: Exception) -> None:
        logger.warning("The profile cannot be written: %s", error)
        self.trouble = ProfileNotWritableError(folder=self.folder)

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
        self.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, json.dumps(value)))

    def ticks(self, page: str) -> frozenset[str]:
        """Give the ticked boxes of a page, as `section/number`."""
        return frozenset(str(row[0]) for row in self.rows("SELECT box FROM tick WHERE page = ?", (page,)))

    def toggle_tick(self, page: str, box: str) -> None:
        """Tick a box, or take the tick away."""
        if box in self.ticks(page):
            self.write("DELETE FROM tick WHERE page = ? AND box = ?", (page, box))
        else:
            self.write("INSERT INTO tick VALUES (?, ?)", (page, box))

    def rows(self, statement: str, values: tuple[object, ...] = ()) -> tuple[tuple[object, ...], ...]:
        """Give what is asked for; nothing where it cannot be read."""
        try:
            return tuple(self._connection.execute(statement, values).fetchall())
        except sqlite3.Error as error:
            logger.warning("The profile cannot be read: %s", error)
            return ()

    def write(self, statement: str, values: tuple[object, ...] = ()) -> None:
        """Change something at once; where that fails, `trouble` is set and all goes on in memory."""
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._note_trouble(error)
            self._go_on_in_memory()
            self._connection.execute(statement, values)
            self.on_trouble()

    def clear_traces(self) -> None:
        """Have what was deleted leave the log of changes as well (SQLite, "wal_checkpoint")."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            logger.warning("The log of the profile cannot be emptied: %s", error)

    def copy_to(self, folder: Path) -> None:
        """Write a copy into another folder; raise FileNotWrittenError."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copy = sqlite3.connect(folder / FILE)
            try:
                self._connection.backup(copy)
            finally:
                copy.close()
        except (OSError, sqlite3.Error) as error:
            logger.warning("The profile cannot be copied: %s", error)
            raise FileNotWrittenError(file=folder) from error

    def _go_on_in_memory(self) -> None:
        memory = self._prepared(None)
        try:
            self._connection.backup(memory)
        except sqlite3.Error as error:
            logger.warning("The profile cannot be read any more: %s", error)
            # Half a copy would be as damaged as what it was made from.
            memory.close()
            memory = self._prepared(None)
        self._connection.close()
        self._connection = memory

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()
