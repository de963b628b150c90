"""Where things lie: the program's own files, the edition beside it, the reader's profile."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).parent


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
    """Give the folder for a profile beside the program; None on a disc or wherever else nothing can be written.

    The copy that a starter has made counts as the program on the disc or stick: it may go at any time.
    """
    folder = Path(os.environ[_ON_DISC]) if copy_folder() and _ON_DISC in os.environ else program_folder()
    return folder / PORTABLE if os.access(folder, os.W_OK) else None


def usual_profile() -> Path:
    """Give the profile to use when none is named: the one beside the program if there is one, else the platform's."""
    beside = portable_profile()
    return beside if beside is not None and beside.is_dir() else profile_folder()


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
