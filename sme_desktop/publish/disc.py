"""Puts an edition and its doors (Windows, Linux, any browser) together as the tree of a disc or stick, and its image."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.errors import (
    DiscNameError,
    DiskFullError,
    NoDoorError,
    OtherWebEditionError,
    OutputFolderError,
    ProgramMissingError,
)
from sme_desktop.i18n import open_catalogue
from sme_desktop.library.manifest import MANIFEST, TEXTS, Manifest, checksum, damaged_files, read_manifest
from sme_desktop.publish.files import swap_folder
from sme_desktop.publish.image import write_image
from sme_desktop.publish.start_here import AUTORUN, START_HERE, autorun, start_here
from sme_desktop.publish.web.addresses import START
from sme_desktop.publish.web.choice import choice_html
from sme_desktop.publish.web.site import MARK

TREE, SUMS = "tree", "SHA256SUMS"
LICENCES, PARTS, FLOOR = "licences", "parts.cdx.json", "glibc-floor"
PROGRAM, PACK, PACK_FACTS = "sme-desktop", "sme-desktop.pack", "pack.txt"
LINUX_STARTER, WINDOWS_STARTER, ICON = "start-linux.sh", "SME-Desktop.exe", "sme-desktop.ico"
WEB = "web"

LONGEST_NAME = 60
"""Characters of a file's name: Joliet and some sticks cut longer ones."""

_LINUX_PARTS = ("starter", PACK, PACK_FACTS, FLOOR)
_WINDOWS_PARTS = (PACK, PACK_FACTS)
"""What lies beside the program in the folder of its system."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Ways into an edition: what packaging/ has made for each system, and the browser edition. None where a disc lacks it."""

    linux: Path | None = None
    windows: Path | None = None
    web: Path | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """What was written."""

    tree: Path
    image: Path
    files: int
    size: int
    """Bytes of the image."""


def write_disc(edition: Path, doors: Doors, output: Path) -> Disc:
    """Write the tree and its image into `output`.

    Raise EditionNotFoundError and its like for the edition, NoDoorError, ProgramMissingError, OtherWebEditionError,
    DiscNameError, OutputFolderError, ImageToolError or DiskFullError; the last good disc then stays.
    """
    manifest = read_manifest(edition)
    _check_parts(edition, doors, manifest)
    if output.exists() and not output.is_dir():
        raise OutputFolderError(folder=output)
    fresh = output / f"{TREE}.new"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _fill(fresh, edition, doors, manifest)
        _check_names(fresh)
        files = _write_sums(fresh)
        name = manifest.id if manifest.id.startswith(PROGRAM) else f"{PROGRAM}-{manifest.id}"
        image = output / f"{name}-{manifest.date}.iso"
        write_image(fresh, image, manifest.id, manifest.date)
        swap_folder(fresh, output / TREE)
    except OSError as error:
        raise DiskFullError(folder=output, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Disc(output / TREE, image, files, image.stat().st_size)


def _check_parts(edition: Path, doors: Doors, manifest: Manifest) -> None:
    """See that nothing damaged and nothing of another edition goes onto a disc."""
    damaged = damaged_files(edition, manifest)
    if damaged:
        raise ProgramMissingError(file=edition / damaged[0])
    if doors == Doors():
        raise NoDoorError
    shared = (LICENCES, PARTS)
    needed = [
        *((doors.linux, name) for name in (*shared, *_LINUX_PARTS, LINUX_STARTER, f"{PROGRAM}/{PROGRAM}")),
        *(
            (doors.windows, name)
            for name in (*shared, *_WINDOWS_PARTS, WINDOWS_STARTER, ICON, f"{PROGRAM}/{PROGRAM}.exe")
        ),
        (doors.web, MARK),
    ]
    for folder, name in needed:
        if folder is not None and not (folder / name).exists():
            raise ProgramMissingError(file=folder / name)
    if doors.web is not None:
        try:
            mark = json.loads((doors.web / MARK).read_text("utf-8"))
        except ValueError:
            mark = {}
        if (mark.get("id"), mark.get("date")) != (manifest.id, manifest.date):
            raise OtherWebEditionError(folder=doors.web)


def _fill(tree: Path, edition: Path, doors: Doors, manifest: Manifest) -> None:
    for name in (MANIFEST, *manifest.files):
        _copy(edition / name, tree / "edition" / name)
    facts = {"sums": SUMS, "licences": LICENCES}
    if doors.windows is not None:
        _add_program(tree, doors.windows, "windows", _WINDOWS_PARTS)
        _copy(doors.windows / WINDOWS_STARTER, tree / WINDOWS_STARTER)
        _copy(doors.windows / ICON, tree / ICON)
        (tree / AUTORUN).write_bytes(autorun(manifest, WINDOWS_STARTER, ICON))
        facts["windows"] = WINDOWS_STARTER
    if doors.linux is not None:
        _add_program(tree, doors.linux, "linux", _LINUX_PARTS)
        _copy(doors.linux / LINUX_STARTER, tree / LINUX_STARTER)
        facts |= {"linux": LINUX_STARTER, "floor": (doors.linux / FLOOR).read_text("utf-8").strip()}
    if doors.web is not None:
        shutil.copytree(doors.web, tree / WEB)
        catalogues = {code: open_catalogue(edition / TEXTS, code) for code in manifest.languages}
        door = choice_html(manifest.titles, manifest.languages, catalogues, f"{WEB}/")
        (tree / START).write_text(door, "utf-8", newline="\n")
        facts["web"] = START
    (tree / START_HERE).write_bytes(start_here(edition, manifest, facts))


def _add_program(tree: Path, built: Path, system: str, parts: tuple[str, ...]) -> None:
    """Add a program: packed, for a quick first start, and loose, to run from the disc; with licences and list of parts."""
    shutil.copytree(built / PROGRAM, tree / system / PROGRAM)
    for name in parts:
        _copy(built / name, tree / system / name)
    shutil.copytree(built / LICENCES, tree / LICENCES, dirs_exist_ok=True)
    _copy(built / PARTS, tree / LICENCES / f"{system}-{PARTS}")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _check_names(tree: Path) -> None:
    for path in sorted(tree.rglob("*")):
        if path.is_symlink() or len(path.name) > LONGEST_NAME or not path.name.isascii():
            raise DiscNameError(file=path.relative_to(tree).as_posix(), most=LONGEST_NAME)


def _write_sums(tree: Path) -> int:
    """Write the checksums of all files, in the form that `sha256sum -c` reads; give their number."""
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    lines = [f"{checksum(path)}  {path.relative_to(tree).as_posix()}\n" for path in files]
    (tree / SUMS).write_text("".join(lines), "utf-8")
    return len(files) + 1
