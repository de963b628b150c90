"""The log: a small file beside the settings that tells what went wrong, for the person who gave the guides."""

import logging
from contextlib import suppress
from pathlib import Path

LOG = "sme-desktop.log"
"""Older parts end in `.log.1` and `.log.2`."""

MOST_BYTES = 200_000
"""From this size on the file is put aside and a new one begun."""

_OLDER = 2


class LogFile(logging.FileHandler):
    """Writes a file that stays small, however long the program runs.

    By hand: `logging.handlers` would import the network modules, at 8 ms of every start.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.path = path
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._put_aside()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, in a new file where this one has grown."""
        # A log that cannot be written must not disturb reading.
        with suppress(OSError):
            if self.stream is not None and self.stream.tell() > MOST_BYTES:
                self.close()
                self._put_aside()
            super().emit(record)

    def _put_aside(self) -> None:
        with suppress(OSError):
            if self.path.stat().st_size <= MOST_BYTES:
                return
            for number in range(_OLDER, 0, -1):
                younger = self.path.with_suffix(f".log.{number - 1}") if number > 1 else self.path
                if younger.exists():
                    younger.replace(self.path.with_suffix(f".log.{number}"))


def keep_log(folder: Path) -> None:
    """Write warnings to a file in a folder, never beside the program: discs are read-only."""
    logging.raiseExceptions = False
    file = LogFile(folder / LOG)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(file)


def log_path() -> Path | None:
    """Give the file that warnings go to; None where none is kept."""
    files = [handler.path for handler in logging.getLogger().handlers if isinstance(handler, LogFile)]
    return files[0] if files else None
