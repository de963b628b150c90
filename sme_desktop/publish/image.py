"""Writes the image of a disc: ISO 9660 level 3 (ECMA-119) with Rock Ridge, for names and rights on Linux, and Joliet, for
names on Windows. xorriso writes it, the same bytes for the same tree.
"""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from sme_desktop.errors import DiskFullError, ImageToolError
from sme_desktop.library.manifest import checksum

_VOLUME_ID = 32
"""Characters that ISO 9660 has for the name of a disc."""

_ORDER = (
    "START-HERE.txt",
    "START.html",
    "start-linux.sh",
    "linux/sme-desktop.pack",
    "windows/sme-desktop.pack",
    "edition",
)
"""What lies first on the disc, in this order: what a first start reads, each in one piece. The rest follows by name."""


def write_image(tree: Path, image: Path, volume: str, day: str) -> None:
    """Write the image of a tree; all its files bear the `day` (ISO 8601). Raise ImageToolError or DiskFullError."""
    xorriso = shutil.which("xorriso")
    if xorriso is None:
        raise ImageToolError(tool="xorriso")
    epoch = str(int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()))
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    _share_equal_files(tree)
    name = "".join(each if each.isalnum() else "_" for each in volume.upper())[:_VOLUME_ID]
    weights = [
        argument
        for weight, first in enumerate(reversed(_ORDER), 1)
        if (tree / first).exists()
        for argument in ("--sort-weight", str(weight), f"/{first}")
    ]
    aside = image.with_suffix(".part")
    aside.unlink(missing_ok=True)
    done = subprocess.run(
        [
            *(xorriso, "-report_about", "WARNING", "-as", "mkisofs", "-o", str(aside), "-V", name, "-iso-level", "3"),
            *("-r", "-J", "-joliet-long", *weights, "--set_all_file_dates", f"={epoch}", str(tree)),
        ],
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        aside.unlink(missing_ok=True)
        said = done.stderr.strip().splitlines()
        raise DiskFullError(folder=image.parent, reason=said[-1] if said else "")
    aside.replace(image)


def _share_equal_files(tree: Path) -> None:
    """Let equal files be one: xorriso stores a file with several names once, and the programs bring the same fonts."""
    alike: dict[tuple[int, int], list[Path]] = {}
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        facts = path.stat()
        if facts.st_size:
            alike.setdefault((facts.st_size, facts.st_mode), []).append(path)
    for paths in alike.values():
        known: dict[str, Path] = {}
        for path in paths if len(paths) > 1 else ():
            first = known.setdefault(checksum(path), path)
            if first is path:
                continue
            aside = path.with_name(path.name + ".shared")
            try:
                os.link(first, aside)
            except OSError:
                return  # A stick's file system has no such links; there the image is larger.
            aside.replace(path)
