"""Tries out the Windows program from inside, as its own Python sees it: every module that ships, and what was left out.

usage: every_module.py PROGRAM EDITION, run by the Python of the program. Ends with 1 and a sentence for each fault.
"""

import datetime
import hashlib
import importlib
import sqlite3
import sys
import traceback
import zipfile
from pathlib import Path

# For packages that some PCs have, for another system, and an encoding that nobody asks for.
OPTIONAL = ("icalendar.timezone.pytz", "encodings.oem", "encodings.bz2_codec")
PUBLISHING = ("babel", "jinja2", "markdown_it", "markupsafe", "yaml", "sme_desktop.publish", "sme_desktop.sources")
QT = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg")
SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def names_in(archive: Path) -> list[str]:
    """Give the names of the modules in an archive."""
    names = [name[:-4] for name in zipfile.ZipFile(archive).namelist() if name.endswith(".pyc")]
    return [name.removesuffix("/__init__").replace("/", ".") for name in names]


def strangers(names: list[str]) -> list[str]:
    """Give a fault for each module of the publishing side."""
    return [f"{name}: is of the publishing side" for name in names if name.startswith(PUBLISHING)]


def faults_of_modules(program: Path) -> list[str]:
    """Import everything; give what cannot be."""
    names = [f"PySide6.{name}" for name in QT] + ["Stemmer", "ctypes", "decimal", "unicodedata", "pyexpat"]
    for archive in ("runtime/python311.zip", "site/modules.zip"):
        names += names_in(program / archive)
    faults = strangers(names)
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            if name not in OPTIONAL:
                faults.append(f"{name}: {error}")
    return faults


def faults_of_library(edition: Path) -> list[str]:
    """Use what Python brings along in other ways than on other systems."""
    from sme_desktop.library.library import Library  # noqa: PLC0415 - after all modules were tried
    from sme_desktop.tools.deadlines.calendar_file import DayEvent, calendar_file  # noqa: PLC0415

    faults = []
    if hashlib.sha256(b"").hexdigest() != SHA256_OF_NOTHING:
        faults.append("hashlib: a wrong checksum")
    if datetime.datetime.strptime("2026-11-30", "%Y-%m-%d").month != 11:  # noqa: DTZ007 - a day
        faults.append("datetime: a wrong month")
    day = datetime.date(2026, 11, 30)
    file = calendar_file("deadlines", "fr", "2026-11-01", [DayEvent("key", day, "Délai", "À payer", (day,))])
    if b"SUMMARY:D\xc3\xa9lai" not in file:
        faults.append("icalendar: the title is missing")
    if sqlite3.connect(":memory:").execute("SELECT upper('a')").fetchone() != ("A",):
        faults.append("sqlite3: a wrong answer")
    with_pages = Library.open(edition)
    if not with_pages.languages:
        faults.append("library: no languages")
    with_pages.close()
    return faults


def main(program: Path, edition: Path) -> int:
    """Give the exit code."""
    faults = faults_of_modules(program)
    try:
        faults += faults_of_library(edition)
    except Exception:  # noqa: BLE001 - whatever it is, it is the finding
        faults.append(traceback.format_exc())
    print("\n".join(faults) or "Every module loads.", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
