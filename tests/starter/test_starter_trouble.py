"""The starter where something is damaged, or where a computer takes no copy."""

import os
import re
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from starter_support import DATA, Disc, is_from_copy, is_from_disc, told

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler")


# Damage


def test_a_file_that_was_cut_is_noticed_before_the_start(disc: Disc) -> None:
    disc.start()
    os.truncate(disc.copy / DATA, 100)

    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)


@pytest.mark.parametrize("name", ["files.txt", DATA, "version.txt"])
def test_a_file_that_is_gone_comes_back(disc: Disc, name: str) -> None:
    disc.start()
    (disc.copy / name).unlink()

    assert is_from_copy(disc, disc.start())

    assert (disc.copy / name).exists()


def test_a_list_that_was_cut_is_no_list(disc: Disc) -> None:
    disc.start()
    listing = disc.copy / "files.txt"
    whole = listing.read_bytes()
    os.truncate(listing, whole.index(b"\n", 200) + 1)

    assert disc.start().code == 0

    assert listing.read_bytes() == whole


def spoil(path: Path) -> None:
    """Change the last byte of a file."""
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


def test_a_program_that_fails_for_a_changed_byte_is_renewed_and_started_once_more(disc: Disc) -> None:
    disc.start()
    spoil(disc.copy / DATA)

    start = disc.start()

    assert start.code == 0
    assert start.programs == [disc.copy / "sme-desktop"] * 2
    assert (disc.copy / DATA).read_bytes() == (disc.loose / DATA).read_bytes()


def test_a_program_file_that_cannot_be_started_any_more_is_renewed(disc: Disc) -> None:
    disc.start()
    program = disc.copy / "sme-desktop"
    program.write_bytes(b"#!/none" + program.read_bytes()[7:])

    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)


@pytest.mark.parametrize("place", [20, -2000, -1])
def test_a_damaged_archive_gives_way_to_the_program_on_the_disc(disc: Disc, place: int) -> None:
    content = bytearray(disc.archive.read_bytes())
    content[place] ^= 8
    disc.archive.write_bytes(content)

    start = disc.start()

    assert start.code == 0
    assert is_from_disc(disc, start)
    assert "packed program on this disc is damaged" in start.err
    assert not list(disc.base.glob("*.part-*"))


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data[:900], lambda data: data + b"x", lambda _data: b""]
)
def test_an_archive_of_another_length_is_damaged(disc: Disc, change: Callable[[bytes], bytes]) -> None:
    disc.archive.write_bytes(change(disc.archive.read_bytes()))

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "damaged" in start.err


@pytest.mark.parametrize("text", ["", "format 2\n", "format 1\nsha256 xyz\nsize 1\nunpacked 1\n", "\0" * 5000])
def test_a_description_that_says_nothing_is_damaged(disc: Disc, text: str) -> None:
    disc.description.write_text(text, "utf-8")

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "damaged" in start.err


# Places that take no copy


def test_without_room_the_program_runs_from_the_disc_and_says_so(disc: Disc) -> None:
    described = disc.description.read_text("utf-8")
    disc.description.write_text(re.sub(r"unpacked \d+", f"unpacked {10**15}", described), "utf-8")

    start = disc.start()

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err
    assert "1000000000 MB" in start.err.replace("\u00a0", " ")


def test_a_drive_that_fills_up_meanwhile_is_one_without_room(disc: Disc) -> None:
    def allow_small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    process = subprocess.Popen(
        [disc.place / "starter"],
        env=disc.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=allow_small_files_only,
    )
    start = told(process)

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err
    assert not list(disc.base.glob("*.part-*"))


def mounted(disc: Disc, options: str) -> tuple[str, ...]:
    """Give what to start the starter with, so that the home is a drive of its own; skip where that is not allowed."""
    script = f'mount -t tmpfs -o {options} tmpfs "$0" && exec "$@"'
    prefix = ("unshare", "-rm", "sh", "-c", script, str(disc.home))
    if (
        shutil.which("unshare") is None
        or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no drive can be mounted here")
    return prefix


def test_a_small_drive_has_no_room(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "size=40m"))

    assert is_from_disc(disc, start)
    assert "not enough room" in start.err


def test_a_home_that_cannot_be_written_takes_no_copy(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "ro"))

    assert is_from_disc(disc, start)
    assert "may not be kept" in start.err


def test_a_home_that_starts_no_programs_takes_no_copy(disc: Disc) -> None:
    start = disc.start(prefix=mounted(disc, "noexec"))

    assert is_from_disc(disc, start)
    assert "does not let programs start" in start.err


@pytest.mark.parametrize("cache", ["/proc/nowhere", "/dev/null"])
def test_a_cache_that_is_no_folder_takes_no_copy(disc: Disc, cache: str) -> None:
    start = disc.start(XDG_CACHE_HOME=cache)

    assert is_from_disc(disc, start)
    assert "may not be kept" in start.err


def test_without_any_program_the_browser_edition_is_named(disc: Disc) -> None:
    shutil.rmtree(disc.loose)
    disc.archive.unlink()

    start = disc.start()

    assert start.code == 1
    assert "START.html" in start.err


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "endommagé\u202f;"),
        ({"LANGUAGE": "de:es:fr", "LANG": "fr_FR.UTF-8"}, "está dañado"),
        ({"LC_ALL": "es", "LANG": "fr_FR.UTF-8"}, "está dañado"),
        ({"LANGUAGE": "fr", "LC_ALL": "C"}, "is damaged"),
        ({"LANG": "de_DE.UTF-8"}, "is damaged"),
    ],
)
def test_sentences_come_in_the_language_of_the_system(disc: Disc, variables: dict[str, str], words: str) -> None:
    disc.archive.write_bytes(b"")

    assert words in disc.start(prefix=("env", *(f"{name}={value}" for name, value in variables.items()))).err
