"""Brings the pinned packages for Windows: exact versions, each compared with its hash."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==[^\n]*(?:\n[ \t]+--hash[^\n]*)*", re.MULTILINE)
_WINDOWS = (
    "--platform=win_amd64",
    "--python-version=3.11",
    "--implementation=cp",
    "--abi=cp311",
    "--abi=abi3",
    "--abi=none",
)


def pins(requirements: Path, names: Iterable[str]) -> str:
    """Give the pins of these packages with their hashes; raise KeyError where one is missing."""
    found = {match[1].lower(): match[0] for match in _PIN.finditer(requirements.read_text("utf-8"))}
    return "\n".join(found[name] for name in sorted(names)) + "\n"


def fetch(wanted: str, folder: Path) -> dict[str, Path]:
    """Bring wheels by their pins into a folder, from it where they lie there already; give them by package name.

    Raises subprocess.CalledProcessError where one cannot be had, or is another than the pinned one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listing = folder / "requirements.txt"
    listing.write_text(wanted, "utf-8")
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", *_WINDOWS, "-d", str(folder), "-r", str(listing)]
    is_here = subprocess.run([*command, "--no-index", "--find-links", str(folder)], capture_output=True, check=False)
    if is_here.returncode != 0:
        subprocess.run(command, check=True)
    names = [match[1] for match in _PIN.finditer(wanted)]
    versions = {name: re.search(rf"^{re.escape(name)}==([^ \\]+)", wanted, re.MULTILINE) for name in names}
    wheels = {}
    for name, version in versions.items():
        assert version is not None
        stem = re.sub(r"[-_.]+", "[-_.]", re.escape(name).replace("\\-", "-"))
        pattern = re.compile(rf"{stem}-{re.escape(version[1])}-.*\.whl", re.IGNORECASE)
        wheels[name.lower()] = next(path for path in sorted(folder.iterdir()) if pattern.fullmatch(path.name))
    return wheels
