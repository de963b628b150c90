"""Writes what the reader takes out of the program: aside first, so that no half file is left."""

from contextlib import suppress
from pathlib import Path

from sme_desktop.errors import FileNotWrittenError


def save_text(path: Path, text: str) -> None:
    """Write a text as UTF-8; raise FileNotWrittenError."""
    save_bytes(path, text.encode())


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file; raise FileNotWrittenError."""
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise FileNotWrittenError(file=path) from error
