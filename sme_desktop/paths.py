"""Where things lie: the program's own files, the edition beside it, the reader's profile."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def _package(own: Path) -> Path:
    """Give the folder with the files of this package: beside the archive where its modules lie in one (Windows)."""
    return own if own.is_dir() else own.parent.parent / own.name


PACKAGE = _package(Path(__file__).parent)


def resource(*parts: str) -> Path:
    """Give the path of a file that ships with the program (fonts, icons)."""
    return PACKAGE.joinpath("resources", *parts)


def template(*parts: str) -> Path:
    """Give the path of a style sheet or template that ships with the program."""
    return PACKAGE.joinpath("templates", *parts)


def program_folder() -> Path:
    """Give the folder that the program was started from: of the frozen program, or of the source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return PACKAGE.parent


def edition_candidates() -> tuple[Path, ...]:
    """Give the folders where an edition is looked for when none is named, first choice first."""
    folder = program_folder()
    # On the disc the program lies two folders below the edition: linux/sme-desktop/.
    nearby = (folder / "edition", folder.parent / "edition", folder.parent.parent / "edition")
    return (*nearby, folder / "build" / "edition")


def spare_texts() -> Path:
    """Give the folder of interface texts that are used while no edition could be opened."""
    folder = program_folder()
    return folder / "texts" if getattr(sys, "frozen", False) else folder / "build" / "texts"


_FROM_COPY, _ON_DISC = "SME_DESKTOP_STARTED_FROM_CACHE", "SME_DESKTOP_PROGRAM_ON_DISC"
"""Set by the starter of a disc (packaging/starter) when it runs the copy of the program that it has made on this PC."""


def copy_folder() -> Path | None:
    """Give the folder where a disc's starter keeps its copy of the program, if it is this copy that runs."""
    folder = os.environ.get(_FROM_COPY)
    return Path(folder) if folder else None


PORTABLE = "sme-desktop-profile"
"""The folder beside the program that holds the profile of a reader who takes their things along on a stick."""


def portable_profile() -> Path | None:
    """Give the folder for a profile beside the program; None on a disc or wherever else nothing can be written."""
    folder = _own_folder()
    return folder / PORTABLE if _is_writable(folder) else None


def _own_folder() -> Path:
    """Give the folder of the program; for the copy that a starter has made, which may go at any time, that on the disc."""
    return Path(os.environ[_ON_DISC]) if copy_folder() and _ON_DISC in os.environ else program_folder()


def _is_writable(folder: Path) -> bool:
    if sys.platform == "win32":
        return _takes_files(folder)
    return os.access(folder, os.W_OK)


def _takes_files(folder: Path) -> bool:
    """Try it out; on Windows, os.access says yes to every folder, and to those of a disc."""
    probe = folder / f".sme-desktop-{os.getpid()}"
    try:
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError:
        return False
    return True


def usual_profile() -> Path:
    """Give the profile to use when none is named: the one beside the program if there is one, else the platform's."""
    is_there = (_own_folder() / PORTABLE).is_dir()
    return (portable_profile() if is_there else None) or profile_folder()


def profile_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Give the platform's folder for this reader's settings; it need not exist yet.

    Windows: %APPDATA%. macOS: ~/Library/Application Support. Elsewhere the XDG Base Directory Specification 0.8.
    """
    environment = os.environ if environment is None else environment
    home = Path.home()
    if sys.platform == "win32":
        base = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return base / "sme-desktop"


def is_foreign(name: str) -> bool:
    """Tell whether a file's name is one that systems leave on sticks by themselves: they are neither ours nor harmful."""
    return name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini")
