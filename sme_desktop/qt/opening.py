"""What to open: what the command line asked for, the edition, the language of the system."""

import ctypes
import os
import sys
from pathlib import Path

from sme_desktop.errors import EditionNotFoundError
from sme_desktop.library.library import Library
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import edition_candidates
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """What was asked for on the command line."""

    edition: Path | None = None
    language: str | None = None
    page: str | None = None
    search: str | None = None
    profile: Path | None = None
    is_private: bool = False
    is_safe_mode: bool = False


def open_library(folder: Path | None) -> Library:
    """Open the named edition, or the first that lies in its usual places; raise what `Library.open` raises."""
    if folder is not None:
        return Library.open(folder)
    candidates = edition_candidates()
    for candidate in candidates:
        if candidate.is_dir():
            return Library.open(candidate)
    raise EditionNotFoundError(folder=candidates[0])


_WINDOWS_LANGUAGES = {0x01: "ar", 0x04: "zh", 0x09: "en", 0x0A: "es", 0x0C: "fr", 0x19: "ru"}
"""By primary language identifier ([MS-LCID], section 2.2)."""


def system_language() -> str:
    """Give the language that the system is set to, or English: by the POSIX locale variables, or that of Windows’ menus."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    if sys.platform == "win32":
        return language_of_windows(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return "en"


def language_of_windows(identifier: int) -> str:
    """Give the language of a Windows language identifier, such as 0x040C for the French of France; else English."""
    return _WINDOWS_LANGUAGES.get(identifier & 0x3FF, "en")
