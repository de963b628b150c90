"""A disc: the tree, its checksums, the image, and the starter that says why it cannot start."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests_support import ROOT, sources_of

from sme_desktop.cli import publish
from sme_desktop.errors import (
    DiscNameError,
    DiskFullError,
    ImageToolError,
    NoDoorError,
    OtherWebEditionError,
    ProgramMissingError,
)
from sme_desktop.library.manifest import PAGES
from sme_desktop.publish.disc import SUMS, Disc, Doors, write_disc
from sme_desktop.publish.edition import build_edition
from sme_desktop.publish.web.site import write_web

needs_xorriso = pytest.mark.skipif(shutil.which("xorriso") is None, reason="xorriso writes the image")
pytestmark = needs_xorriso


@pytest.fixture
def small(tiny: Path, tmp_path: Path) -> Path:
    """The edition of the tiny content."""
    build_edition(sources_of(tiny), tmp_path / "edition", lambda *_: None)
    return tmp_path / "edition"


@pytest.fixture
def doors(tiny: Path, tmp_path: Path) -> Doors:
    """All three doors, as packaging/ makes them, with programs of one line."""
    built = tmp_path / "built"
    for system, files in (
        ("linux", ("sme-desktop/sme-desktop", "starter", "start-linux.sh", "glibc-floor")),
        ("windows", ("sme-desktop/sme-desktop.exe", "SME-Desktop.exe", "sme-desktop.ico")),
    ):
        for name in (*files, "sme-desktop.pack", "pack.txt", "parts.cdx.json", "licences/LICENSE.txt"):
            path = built / system / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{system} {name}\n")
    program = '#!/bin/sh\necho started "$@"\n'
    for name in ("starter", "sme-desktop/sme-desktop"):
        (built / "linux" / name).write_text(program)
        (built / "linux" / name).chmod(0o755)
    (built / "linux" / "glibc-floor").write_text("2.17\n")
    shutil.copy(ROOT / "packaging" / "linux" / "start-linux.sh", built / "linux")
    write_web(sources_of(tiny), built / "web", lambda *_: None)
    return Doors(built / "linux", built / "windows", built / "web")


@pytest.fixture
def linux(doors: Doors) -> Path:
    assert doors.linux is not None
    return doors.linux


@pytest.fixture
def disc(small: Path, doors: Doors, tmp_path: Path) -> Disc:
    return write_disc(small, doors, tmp_path / "disc")


def files_in(tree: Path) -> set[str]:
    return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()}


def test_the_tree_holds_edition_doors_licences_and_what_to_read_first(disc: Disc) -> None:
    names = files_in(disc.tree)

    assert {
        "START-HERE.txt",
        "START.html",
        "SHA256SUMS",
        "edition/edition.json",
        "web/en/index.html",
        "start-linux.sh",
        "linux/starter",
        "linux/sme-desktop.pack",
        "linux/pack.txt",
        "linux/glibc-floor",
        "linux/sme-desktop/sme-desktop",
        "SME-Desktop.exe",
        "autorun.inf",
        "sme-desktop.ico",
        "windows/sme-desktop.pack",
        "windows/pack.txt",
        "windows/sme-desktop/sme-desktop.exe",
        "licences/LICENSE.txt",
        "licences/linux-parts.cdx.json",
        "licences/windows-parts.cdx.json",
    } <= names
    assert disc.files == len(names)


def test_the_door_of_browsers_leads_into_the_folder_of_pages(disc: Disc) -> None:
    door = (disc.tree / "START.html").read_text("utf-8")

    for address in re.findall(r'(?:href|src)="([^"]+)"', door):
        assert (disc.tree / address).is_file(), address
    assert 'href="web/fr/index.html"' in door


def test_windows_shows_the_name_and_the_icon(disc: Disc) -> None:
    lines = (disc.tree / "autorun.inf").read_bytes().decode("ascii").split("\r\n")

    assert lines[0] == "[autorun]"
    assert all((disc.tree / line.partition("=")[2]).is_file() for line in lines if line.startswith(("open=", "icon=")))
    assert "label=Tiny guide" in lines


@pytest.mark.parametrize("door", ["linux", "windows", "web"])
def test_a_disc_with_one_door_says_nothing_of_the_others(small: Path, doors: Doors, tmp_path: Path, door: str) -> None:
    tree = write_disc(small, Doors(**{door: getattr(doors, door)}), tmp_path / "disc").tree

    text = (tree / "START-HERE.txt").read_text("utf-8-sig")
    ways = {"linux": "sh start-linux.sh", "windows": "SME-Desktop.exe", "web": "START.html"}
    assert {name for name, way in ways.items() if way in text} == {door}
    assert {name for name in ways if (tree / name).is_dir()} == {door}


def test_a_disc_without_any_door_is_refused(small: Path, tmp_path: Path) -> None:
    with pytest.raises(NoDoorError, match="--web"):
        write_disc(small, Doors(), tmp_path / "disc")


@pytest.mark.parametrize("mark", ['{"id": "other", "date": "2026-11-28"}', "{}", "", "{"])
def test_pages_of_another_edition_are_refused(small: Path, doors: Doors, tmp_path: Path, mark: str) -> None:
    assert doors.web is not None
    (doors.web / "web.json").write_text(mark)

    with pytest.raises(OtherWebEditionError, match="sme-publish web"):
        write_disc(small, doors, tmp_path / "disc")


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


def test_the_same_parts_give_the_same_image(disc: Disc, small: Path, doors: Doors, tmp_path: Path) -> None:
    again = write_disc(small, doors, tmp_path / "again")

    assert again.image.read_bytes() == disc.image.read_bytes()
    assert again.image.name == disc.image.name


def test_equal_files_take_their_room_once(small: Path, doors: Doors, tmp_path: Path) -> None:
    assert doors.linux is not None
    assert doors.windows is not None
    before = write_disc(small, doors, tmp_path / "before").size
    font = bytes(range(256)) * 8_000
    for built in (doors.linux, doors.windows):
        (built / "sme-desktop" / "font.ttf").write_bytes(font)

    after = write_disc(small, doors, tmp_path / "after")

    assert len(font) <= after.size - before < 1.5 * len(font)
    assert (after.tree / "windows" / "sme-desktop" / "font.ttf").read_bytes() == font


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


def test_a_missing_part_is_named(small: Path, doors: Doors, linux: Path, tmp_path: Path) -> None:
    (linux / "glibc-floor").unlink()

    with pytest.raises(ProgramMissingError, match="glibc-floor"):
        write_disc(small, doors, tmp_path / "disc")


def test_a_damaged_edition_never_goes_onto_a_disc(small: Path, doors: Doors, tmp_path: Path) -> None:
    (small / PAGES).write_bytes(b"scratched")

    with pytest.raises(ProgramMissingError, match=r"pages\.sqlite"):
        write_disc(small, doors, tmp_path / "disc")


@pytest.mark.parametrize("name", ["é.txt", "a" * 61])
def test_a_name_that_some_system_would_cut_is_refused(
    small: Path, doors: Doors, linux: Path, tmp_path: Path, name: str
) -> None:
    (linux / "licences" / name).write_text("x")

    with pytest.raises(DiscNameError):
        write_disc(small, doors, tmp_path / "disc")


def test_a_link_becomes_what_it_points_to(small: Path, doors: Doors, linux: Path, tmp_path: Path) -> None:
    (linux / "licences" / "link").symlink_to("LICENSE.txt")
    tree = write_disc(small, doors, tmp_path / "disc").tree

    assert not (tree / "licences" / "link").is_symlink()


def test_a_place_that_cannot_be_written_is_told_and_the_last_disc_stays(disc: Disc, small: Path, doors: Doors) -> None:
    before = disc.image.read_bytes()

    with pytest.raises(DiskFullError):
        write_disc(small, doors, Path("/dev/full/disc"))

    assert disc.image.read_bytes() == before


def test_without_the_tool_it_says_what_to_install(
    small: Path, doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ImageToolError, match="xorriso"):
        write_disc(small, doors, tmp_path / "disc")


def test_the_command_writes_the_disc(
    small: Path, doors: Doors, linux: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
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


def test_the_script_hands_wishes_to_the_starter(disc: Disc) -> None:
    assert start(disc.tree).stdout == "started --page x\n"


def test_without_the_starter_the_script_starts_the_program_itself(disc: Disc) -> None:
    (disc.tree / "linux" / "starter").unlink()

    assert start(disc.tree).stdout == f"started --edition {disc.tree}/edition --page x\n"


def test_an_old_linux_is_told_so_in_three_languages(disc: Disc) -> None:
    (disc.tree / "linux" / "glibc-floor").write_text("99.0\n")

    done = start(disc.tree)

    assert done.returncode == 1
    assert "needs a Linux with glibc 99.0" in done.stderr
    assert "demande un Linux avec glibc 99.0" in done.stderr
    assert "necesita un Linux con glibc 99.0" in done.stderr
    assert done.stderr.count("START.html") == 3


def test_a_stick_that_forbids_programs_is_told_of(disc: Disc) -> None:
    (disc.tree / "linux" / "starter").chmod(0o644)
    (disc.tree / "linux" / "sme-desktop" / "sme-desktop").chmod(0o644)

    assert "Copy the disc to your computer" in start(disc.tree).stderr


@pytest.mark.parametrize(
    ("tool", "expected"),
    [
        ("zenity", "<--error><--no-wrap><--no-markup><--text={}>"),
        ("kdialog", "<--error><{}>"),
        ("xmessage", "<-center><-file><->"),
    ],
)
def test_where_there_is_a_desktop_a_window_says_it(disc: Disc, tmp_path: Path, tool: str, expected: str) -> None:
    (disc.tree / "linux" / "glibc-floor").write_text("99.0\n")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "uname", "cat", "getconf", "awk", "sort", "head", "dirname", "iconv"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    script = (
        f'#!/bin/sh\nfor each in "$@"; do printf "<%s>" "$each"; done >"{tmp_path}/shown"\ncat >"{tmp_path}/read"\n'
    )
    (tools / tool).write_text(script)
    (tools / tool).chmod(0o755)

    done = subprocess.run(
        ["sh", str(disc.tree / "start-linux.sh")],
        env={"PATH": str(tools), "DISPLAY": ":1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    message = done.stderr.decode().removesuffix("\n")
    assert message.startswith("This program needs a Linux with glibc 99.0")
    assert (tmp_path / "shown").read_text() == expected.format(message)
    if tool == "xmessage":
        assert (tmp_path / "read").read_bytes().decode("latin-1").count("\n") == message.count("\n") + 1
