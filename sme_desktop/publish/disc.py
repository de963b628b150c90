"""Puts an edition and the programs together as the tree of a disc or stick, and writes an image of it.

The image is ISO 9660 level 3 (ECMA-119) with Rock Ridge, for names and rights on Linux, and Joliet, for names on
Windows; xorriso writes it, the same bytes for the same tree.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sme_desktop.errors import DiscNameError, DiskFullError, ImageToolError, OutputFolderError, ProgramMissingError
from sme_desktop.i18n import N_, Catalogue, open_catalogue
from sme_desktop.library.manifest import MANIFEST, TEXTS, Manifest, checksum, damaged_files, read_manifest
from sme_desktop.publish.files import swap_folder

TREE = "tree"
START_HERE, SUMS = "START-HERE.txt", "SHA256SUMS"
STARTER, FLOOR, PROGRAM, LICENCES, PARTS = "start-linux.sh", "glibc-floor", "sme-desktop", "licences", "parts.cdx.json"
LONGEST_NAME = 60
"""Characters of a file's name: Joliet and some sticks cut longer ones."""

_VOLUME_ID = 32
"""Characters that ISO 9660 has for the name of a disc."""

_TEXTS = (
    (
        N_("What this is"),
        N_(
            "Guides and tools on intellectual property for small firms. No connection is needed, and nothing is installed."
        ),
    ),
    (
        N_("How to start"),
        N_("Linux, 64-bit PC with glibc {floor} or later: open this folder in a terminal and type: sh {starter}"),
    ),
    (
        N_("What it leaves behind"),
        N_(
            "Nothing is written on this disc or beside the program. Settings, notes and answers lie in a folder of yours, "
            "which the help names. Delete that folder and this copy, and nothing is left."
        ),
    ),
    (
        N_("What it is not"),
        N_("General information, not legal advice. Not an official publication of any organisation."),
    ),
    (
        N_("If something does not work"),
        N_(
            "“Check this disc” in the menu of the program (F10) tells what is damaged. {sums} holds a checksum of each file."
        ),
    ),
    (N_("Licences"), N_("Those of the program, its parts and the texts lie in the folder “{licences}”.")),
)
"""Headings and paragraphs of the file that one reads first."""


@dataclass(frozen=True, slots=True)
class Disc:
    """What was written."""

    tree: Path
    image: Path
    files: int
    size: int
    """Bytes of the image."""


def write_disc(edition: Path, linux: Path, output: Path) -> Disc:
    """Write the tree and its image into `output`.

    `linux` is what packaging/linux/freeze.sh has made. Raise EditionNotFoundError and its like for the edition,
    ProgramMissingError, DiscNameError, OutputFolderError, ImageToolError or DiskFullError; the last good disc then stays.
    """
    manifest = read_manifest(edition)
    _check_parts(edition, linux, manifest)
    if output.exists() and not output.is_dir():
        raise OutputFolderError(folder=output)
    fresh = output / f"{TREE}.new"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        _fill(fresh, edition, linux, manifest)
        _check_names(fresh)
        files = _write_sums(fresh)
        name = manifest.id if manifest.id.startswith(PROGRAM) else f"{PROGRAM}-{manifest.id}"
        image = output / f"{name}-{manifest.date}.iso"
        _write_image(fresh, image, manifest)
        swap_folder(fresh, output / TREE)
    except OSError as error:
        raise DiskFullError(folder=output, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Disc(output / TREE, image, files, image.stat().st_size)


def _check_parts(edition: Path, linux: Path, manifest: Manifest) -> None:
    """See that nothing damaged goes onto a disc."""
    damaged = damaged_files(edition, manifest)
    if damaged:
        raise ProgramMissingError(file=edition / damaged[0])
    for name in (STARTER, FLOOR, PARTS, LICENCES, f"{PROGRAM}/{PROGRAM}"):
        if not (linux / name).exists():
            raise ProgramMissingError(file=linux / name)


def _fill(tree: Path, edition: Path, linux: Path, manifest: Manifest) -> None:
    for name in (MANIFEST, *manifest.files):
        _copy(edition / name, tree / "edition" / name)
    shutil.copytree(linux / PROGRAM, tree / "linux" / PROGRAM)
    _copy(linux / FLOOR, tree / "linux" / FLOOR)
    _copy(linux / STARTER, tree / STARTER)
    shutil.copytree(linux / LICENCES, tree / LICENCES)
    _copy(linux / PARTS, tree / LICENCES / PARTS)
    floor = (linux / FLOOR).read_text("utf-8").strip()
    # With a byte order mark, for the editor of old Windows, and with its ends of lines.
    text = "\r\n".join(_start_here(edition, manifest, floor))
    (tree / START_HERE).write_bytes(text.encode("utf-8-sig"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _start_here(edition: Path, manifest: Manifest, floor: str) -> Iterator[str]:
    for language in manifest.complete_languages:
        catalogue: Catalogue = open_catalogue(edition / TEXTS, language)
        title = manifest.titles.get(language) or manifest.id
        facts = {"floor": floor, "starter": STARTER, "sums": SUMS, "licences": LICENCES}
        yield from (title, "=" * len(title), "")
        for heading, words in _TEXTS:
            yield from (catalogue.gettext(heading), catalogue.fill(words, facts), "")
        yield ""


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


def _write_image(tree: Path, image: Path, manifest: Manifest) -> None:
    xorriso = shutil.which("xorriso")
    if xorriso is None:
        raise ImageToolError(tool="xorriso")
    epoch = str(int(datetime.fromisoformat(manifest.date).replace(tzinfo=UTC).timestamp()))
    for path in tree.rglob("*"):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    volume = "".join(each if each.isalnum() else "_" for each in manifest.id.upper())[:_VOLUME_ID]
    aside = image.with_suffix(".part")
    aside.unlink(missing_ok=True)
    done = subprocess.run(
        [
            *(xorriso, "-report_about", "WARNING", "-as", "mkisofs", "-o", str(aside), "-V", volume),
            *("-iso-level", "3", "-r", "-J", "-joliet-long", "--set_all_file_dates", f"={epoch}", str(tree)),
        ],
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        aside.unlink(missing_ok=True)
        raise DiskFullError(
            folder=image.parent, reason=done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
        )
    aside.replace(image)
