"""Writes files that are really on the disc when they are closed, and swaps a finished folder into place."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def write_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing; flush it to the disc on leaving. Raise OSError."""
    with path.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def swap_folder(fresh: Path, place: Path) -> None:
    """Put the folder `fresh` in the place of `place`; whatever fails, one of the two whole folders stands there."""
    old = place.with_name(f"{place.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
