"""The file edition.json: what an edition is, and the checksum of each of its files."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.errors import EditionDamagedError, EditionNotFoundError, EditionTooNewError
from sme_desktop.paths import is_foreign

FORMAT = 1
"""The edition format that this program writes and reads."""

MANIFEST = "edition.json"
PAGES = "pages.sqlite"
INDEX = "index"
TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What edition.json says."""

    id: str
    date: str
    """ISO 8601 day."""
    publisher: str
    titles: Mapping[str, str]
    complete_languages: tuple[str, ...]
    partial_languages: tuple[str, ...]
    page_counts: Mapping[str, int]
    files: Mapping[str, str]
    """SHA-256 in hexadecimal by path below the edition, with `/`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages of the edition, complete ones first."""
        return self.complete_languages + self.partial_languages

    def to_json(self) -> str:
        """Give the text of edition.json, the same for equal manifests."""
        data = {
            "format": FORMAT,
            "id": self.id,
            "date": self.date,
            "publisher": self.publisher,
            "titles": dict(self.titles),
            "languages": {"complete": list(self.complete_languages), "partial": list(self.partial_languages)},
            "pages": dict(self.page_counts),
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Read edition.json.

    Raise EditionNotFoundError, EditionTooNewError, or EditionDamagedError.
    """
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EditionNotFoundError(folder=folder) from error
    except (OSError, ValueError) as error:
        raise EditionDamagedError(file=MANIFEST) from error
    try:
        if int(data["format"]) > FORMAT:
            raise EditionTooNewError(folder=folder)
        return Manifest(
            id=str(data["id"]),
            date=str(data["date"]),
            publisher=str(data["publisher"]),
            titles=dict(data["titles"]),
            complete_languages=tuple(data["languages"]["complete"]),
            partial_languages=tuple(data["languages"]["partial"]),
            page_counts=dict(data["pages"]),
            files=dict(data["files"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EditionDamagedError(file=MANIFEST) from error


def checksum(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal; raise OSError."""
    import hashlib  # noqa: PLC0415 - OpenSSL takes 3 ms that no reader waits for at the start

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def damaged_files(
    folder: Path, manifest: Manifest, on_progress: Callable[[int, int], None] = lambda _done, _all: None
) -> tuple[str, ...]:
    """Compare every file with its checksum; give the paths of those that are missing, changed or not ours."""
    damaged: list[str] = []
    for done, (name, expected) in enumerate(sorted(manifest.files.items()), 1):
        try:
            found = checksum(folder / name)
        except OSError:
            found = ""
        if found != expected:
            damaged.append(name)
        on_progress(done, len(manifest.files))
    files = (path for path in folder.rglob("*") if path.is_file() and not is_foreign(path.name))
    strangers = {path.relative_to(folder).as_posix() for path in files}
    return (*damaged, *sorted(strangers - set(manifest.files) - {MANIFEST}))
