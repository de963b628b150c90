"""Looks at every file and every page of an edition, and tells which are damaged."""

from collections.abc import Callable
from pathlib import Path

from sme_desktop.errors import DiscRemovedError, EditionNotFoundError, SmeError
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import MANIFEST, damaged_files, is_manifest_sound, read_manifest
from sme_desktop.model import Entry
from sme_desktop.values import dataclass

Progress = Callable[[int, int], None]
"""Takes how much is looked at, and how much there is."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found; paths are those of the manifest."""

    files: int
    pages: int
    """How many were looked at; no page where pages.sqlite cannot be opened."""
    damaged_files: tuple[str, ...]
    """Missing, changed, or not of this edition."""
    strangers: tuple[str, ...]
    """Those of them that are not of this edition."""
    damaged_pages: tuple[Entry, ...]

    @property
    def sound_files(self) -> int:
        """How many files of the edition are as they were made."""
        return self.files - len(self.damaged_files) + len(self.strangers)

    @property
    def sound_pages(self) -> int:
        """How many pages can be read."""
        return self.pages - len(self.damaged_pages)

    @property
    def is_sound(self) -> bool:
        """True where nothing is damaged."""
        return not self.damaged_files and not self.damaged_pages


def inspect(folder: Path, on_progress: Progress = lambda _done, _all: None) -> Inspection:
    """Look at an edition; raise EditionNotFoundError, EditionTooNewError or EditionDamagedError where it cannot be opened.

    Raise DiscRemovedError where the disc is pulled out in the middle: nothing was found out about it.

    Works on the thread that calls it; an exception that `on_progress` raises ends it.
    """
    manifest = read_manifest(folder)
    pages = sum(manifest.page_counts.values())
    every = len(manifest.files) + pages
    files = damaged_files(folder, manifest, lambda done, _all: on_progress(done, every))
    strangers = tuple(name for name in files if name not in manifest.files)
    if not is_manifest_sound(folder):
        files = (MANIFEST, *files)
    try:
        library = Library.open(folder)
    except SmeError as error:
        if _is_gone(folder):
            raise DiscRemovedError(folder=folder) from error
        # Its file stands among the damaged ones.
        return Inspection(len(manifest.files) + 1, 0, files, strangers, ())
    try:
        entries, damaged = library.entries, []
        lines = library.damaged_lines()
        for number, entry in enumerate(entries, 1):
            if (entry.id, entry.language) in lines or not library.is_sound(entry):
                damaged.append(entry)
            on_progress(min(every, len(manifest.files) + number), every)
        if damaged and _is_gone(folder):
            raise DiscRemovedError(folder=folder)
        return Inspection(len(manifest.files) + 1, len(entries), files, strangers, tuple(damaged))
    finally:
        library.close()


def _is_gone(folder: Path) -> bool:
    """Tell whether nothing at all can be read of the edition: the disc was pulled out while it was looked at."""
    try:
        read_manifest(folder)
    except EditionNotFoundError:
        return True
    except SmeError:
        return not (folder / MANIFEST).exists()
    return False
