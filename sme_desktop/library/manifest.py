"""The file edition.json: what an edition is, and the checksum of each of its files."""

import json
import logging
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sme_desktop.errors import EditionDamagedError, EditionNotFoundError, EditionTooNewError
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import is_foreign
from sme_desktop.values import dataclass

logger = logging.getLogger(__name__)

FORMAT = 1
"""The edition format that this program writes and reads."""

MANIFEST = "edition.json"
PAGES = "pages.sqlite"
SEAL = "checksum"
"""The last entry of edition.json: the CRC-32 of the same text without it. Older editions of format 1 have none."""

_KEYS = frozenset({"format", "id", "date", "publisher", "titles", "languages", "pages", "files"})

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
        return _sealed(data)


def _sealed(data: Mapping[str, Any]) -> str:
    """Give data as the text of edition.json, with a checksum of all the rest at its end."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return json.dumps({**data, SEAL: zlib.crc32(text.encode())}, ensure_ascii=False, indent=1) + "\n"


def is_manifest_sound(folder: Path) -> bool:
    """Tell whether edition.json is as it was written; editions that have no checksum of it are believed."""
    try:
        text = (folder / MANIFEST).read_bytes().decode("utf-8")
        data = json.loads(text)
    except (OSError, ValueError):
        return False
    if not isinstance(data, dict) or SEAL not in data:
        # Its name may be what is damaged.
        return isinstance(data, dict) and set(data) <= _KEYS
    del data[SEAL]
    return text == _sealed(data)


def read_manifest(folder: Path) -> Manifest:
    """Read edition.json.

    Raise EditionNotFoundError, EditionTooNewError, or EditionDamagedError.
    """
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EditionNotFoundError(folder=folder) from error
    except (OSError, ValueError, RecursionError) as error:
        raise EditionDamagedError(file=MANIFEST) from error
    try:
        if int(data["format"]) > FORMAT:
            raise EditionTooNewError(folder=folder)
        manifest = Manifest(
            id=_text(data["id"]),
            date=_text(data["date"]),
            publisher=_text(data["publisher"]),
            titles=_texts_by_text(data["titles"]),
            complete_languages=tuple(map(_text, list(data["languages"]["complete"]))),
            partial_languages=tuple(map(_text, list(data["languages"]["partial"]))),
            page_counts={_text(code): int(count) for code, count in data["pages"].items()},
            files=_texts_by_text(data["files"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EditionDamagedError(file=MANIFEST) from error
    if LANGUAGES.keys().isdisjoint(manifest.languages):
        raise EditionDamagedError(file=MANIFEST)
    return manifest


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _texts_by_text(values: Mapping[str, object]) -> Mapping[str, str]:
    return {_text(name): _text(value) for name, value in values.items()}


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
        except (OSError, ValueError):
            # ValueError: a damaged name that no file can have.
            found = ""
        if found != expected:
            damaged.append(name)
        on_progress(done, len(manifest.files))
    return (*damaged, *sorted(_files_in(folder) - set(manifest.files) - {MANIFEST}))


def _files_in(folder: Path) -> set[str]:
    """Give the files of a folder and all below it, by their paths; what cannot be listed is left out."""
    found = set()
    try:
        for path in folder.rglob("*"):
            if not is_foreign(path.name) and path.is_file():
                found.add(path.relative_to(folder).as_posix())
    except OSError as error:
        logger.warning("%s cannot be listed: %s", folder, error)
    return found
