"""A disc: the tree, its checksums, the image, and the starter that says why it cannot start."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests_support import ROOT, sources_of

from sme_desktop.cli import publish
from sme_desktop.errors import DiscNameError, DiskFullError, ImageToolError, ProgramMissingError
from sme_desktop.library.manifest import PAGES
from sme_desktop.publish.disc import SUMS, Disc, write_disc
from sme_desktop.publish.edition import build_edition

needs_xorriso = pytest.mark.skipif(shutil.which("xorriso") is None, reason="xorriso writes the image")
pytestmark = needs_xorriso


@pytest.fixture
def small(tiny: Path, tmp_path: Path) -> Path:
    """The edition of the tiny content."""
    build_edition(sources_of(tiny), tmp_path / "edition", lambda *_: None)
    return tmp_path / "edition"


@pytest.fixture
def linux(tmp_path: Path) -> Path:
    """What freezing leaves, with a program of one line."""
    folder = tmp_path / "linux"
    (folder / "sme-desktop").mkdir(parents=True)
    program = folder / "sme-desktop" / "sme-desktop"
    program.write_text('#!/bin/sh\necho started "$@"\n')
    program.chmod(0o755)
    (folder / "glibc-floor").write_text("2.17\n")
    (folder / "parts.cdx.json").write_text("{}\n")
    (folder / "licences").mkdir()
    (folder / "licences" / "LICENSE.txt").write_text("Licence\n")
    shutil.copy(ROOT / "packaging" / "linux" / "start-linux.sh", folder)
    return folder


@pytest.fixture
def disc(small: Path, linux: Path, tmp_path: Path) -> Disc:
    return write_disc(small, linux, tmp_path / "disc")


def test_the_tree_holds_edition_program_licences_and_what_to_read_first(disc: Disc) -> None:
    names = {path.relative_to(disc.tree).as_posix() for path in disc.tree.rglob("*") if path.is_file()}

    assert {
        "START-HERE.txt",
        "start-linux.sh",
        "SHA256SUMS",
        "edition/edition.json",
        "linux/sme-desktop/sme-desktop",
        "linux/glibc-floor",
        "licences/LICENSE.txt",
        "licences/parts.cdx.json",
    } <= names
    assert disc.files == len(names)


def test_every_file_has_its_checksum(disc: Disc) -> None:
    done = subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=disc.tree, capture_output=True, check=False)
    assert done.returncode == 0

    (disc.tree / "edition" / PAGES).write_bytes(b"scratched")

    done = subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=disc.tree, capture_output=True, check=False)
    assert b"edition/pages.sqlite" in done.stdout


def test_what_to_read_first_speaks_every_language_of_the_edition(disc: Disc) -> None:
    text = (disc.tree / "START-HERE.txt").read_text("utf-8-sig")

    assert text.count("sh start-linux.sh") == 3
    assert "glibc 2.17" in text
    assert "How to start" in text


def test_the_same_parts_give_the_same_image(disc: Disc, small: Path, linux: Path, tmp_path: Path) -> None:
    again = write_disc(small, linux, tmp_path / "again")

    assert again.image.read_bytes() == disc.image.read_bytes()
    assert again.image.name == disc.image.name


def test_the_image_holds_the_tree(disc: Disc, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [
        "xorriso",
        "-report_about",
        "SORRY",
        "-osirrox",
        "on",
        "-indev",
        str(disc.image),
        "-extract",
        "/",
        str(out),
    ]
    subprocess.run(command, check=True, capture_output=True)

    done = subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=out, capture_output=True, check=False)
    assert done.returncode == 0
    assert os.access(out / "linux" / "sme-desktop" / "sme-desktop", os.X_OK)


def test_a_missing_part_is_named(small: Path, linux: Path, tmp_path: Path) -> None:
    (linux / "glibc-floor").unlink()

    with pytest.raises(ProgramMissingError, match="glibc-floor"):
        write_disc(small, linux, tmp_path / "disc")


def test_a_damaged_edition_never_goes_onto_a_disc(small: Path, linux: Path, tmp_path: Path) -> None:
    (small / PAGES).write_bytes(b"scratched")

    with pytest.raises(ProgramMissingError, match=r"pages\.sqlite"):
        write_disc(small, linux, tmp_path / "disc")


@pytest.mark.parametrize("name", ["é.txt", "a" * 61])
def test_a_name_that_some_system_would_cut_is_refused(small: Path, linux: Path, tmp_path: Path, name: str) -> None:
    (linux / "licences" / name).write_text("x")

    with pytest.raises(DiscNameError):
        write_disc(small, linux, tmp_path / "disc")


def test_a_link_becomes_what_it_points_to(small: Path, linux: Path, tmp_path: Path) -> None:
    (linux / "licences" / "link").symlink_to("LICENSE.txt")
    tree = write_disc(small, linux, tmp_path / "disc").tree

    assert not (tree / "licences" / "link").is_symlink()


def test_a_place_that_cannot_be_written_is_told_and_the_last_disc_stays(disc: Disc, small: Path, linux: Path) -> None:
    before = disc.image.read_bytes()

    with pytest.raises(DiskFullError):
        write_disc(small, linux, Path("/dev/full/disc"))

    assert disc.image.read_bytes() == before


def test_without_the_tool_it_says_what_to_install(
    small: Path, linux: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ImageToolError, match="xorriso"):
        write_disc(small, linux, tmp_path / "disc")


def test_the_command_writes_the_disc(
    small: Path, linux: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = publish(["disc", str(small), "--linux", str(linux), "--output", str(tmp_path / "disc")])

    assert code == 0
    assert ".iso" in capsys.readouterr().out


def start(tree: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        ["sh", str(tree / "start-linux.sh"), "--page", "x"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_starter_hands_edition_and_wishes_to_the_program(disc: Disc) -> None:
    assert start(disc.tree).stdout == f"started --edition {disc.tree}/edition --page x\n"


def test_an_old_linux_is_told_so_in_three_languages(disc: Disc) -> None:
    (disc.tree / "linux" / "glibc-floor").write_text("99.0\n")

    done = start(disc.tree)

    assert done.returncode == 1
    assert "needs a Linux with glibc 99.0" in done.stderr
    assert "demande un Linux avec glibc 99.0" in done.stderr
    assert "necesita un Linux con glibc 99.0" in done.stderr


def test_a_stick_that_forbids_programs_is_told_of(disc: Disc) -> None:
    (disc.tree / "linux" / "sme-desktop" / "sme-desktop").chmod(0o644)

    assert "Copy the disc to your computer" in start(disc.tree).stderr
