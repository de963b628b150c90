"""The starter with newer discs, and when its copy is to go."""

import shutil
from pathlib import Path

import pytest
from starter_support import DATA, Disc, is_from_copy, names_in, run_to_gate, told, write_program

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler")


# Newer discs, and removal


@pytest.fixture
def newer(disc: Disc, tmp_path: Path) -> Disc:
    newer = Disc(tmp_path / "newer", disc.home, version="2")
    newer.pack()
    return newer


def test_a_newer_disc_takes_the_place_of_the_older(disc: Disc, newer: Disc) -> None:
    disc.start()

    start = newer.start()

    assert is_from_copy(newer, start)
    assert not disc.copy.exists()
    assert names_in(newer.base) == {newer.copy.name, f"{newer.copy.name}.lock", "unpack.lock"}


def test_an_older_program_in_use_stays_until_it_is_closed(disc: Disc, newer: Disc, tmp_path: Path) -> None:
    older = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w") as gate:
        newer.start()
        assert (disc.copy / DATA).exists()
        gate.write("go\n")
    assert told(older).code == 0

    newer.start()

    assert not disc.copy.exists()


def test_a_program_removes_its_copy_by_ending_with_77(disc: Disc) -> None:
    start = disc.start(CODE="77")

    assert start.code == 0
    assert "was removed" in start.err
    assert names_in(disc.home / "cache") == set()


def test_the_copy_can_be_removed_without_the_program(disc: Disc) -> None:
    disc.start()

    start = disc.start("--remove-from-this-pc")

    assert (start.code, start.programs) == (0, [])
    assert names_in(disc.home / "cache") == set()
    assert "no copy" in disc.start("--remove-from-this-pc").err


def test_a_copy_in_use_is_not_removed(disc: Disc, tmp_path: Path) -> None:
    reading = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w") as gate:
        start = disc.start("--remove-from-this-pc")
        gate.write("go\n")

    assert start.code == 1
    assert "still open" in start.err
    assert told(reading).code == 0
    assert (disc.copy / DATA).exists()


def test_removal_leaves_what_is_not_ours(disc: Disc, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    write_program(precious)
    disc.start()
    (disc.base / "letter.odt").write_text("mine", "utf-8")
    (disc.base / "0123456789abcdef").symlink_to(precious)
    (disc.copy / "link").symlink_to(precious)

    disc.start("--remove-from-this-pc")

    assert names_in(disc.base) == {"letter.odt"}
    assert (precious / DATA).exists()
