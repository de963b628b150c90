"""The starter on a disc's Linux side: what a reader meets at the first start, at later ones, and at several at once."""

import io
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from starter_support import (
    Disc,
    Told,
    is_from_copy,
    is_from_disc,
    names_in,
    run_to_gate,
    told,
    wait_until,
)
from tests_support import ROOT

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no C compiler")


# The first start and later ones


def test_the_first_start_makes_a_copy_and_runs_it(disc: Disc) -> None:
    start = disc.start()

    assert start.code == 0
    assert is_from_copy(disc, start)
    assert start.err == ""
    for path in disc.loose.rglob("*"):
        if path.is_file():
            assert (disc.copy / path.relative_to(disc.loose)).read_bytes() == path.read_bytes()
    assert names_in(disc.base) == {disc.copy.name, f"{disc.copy.name}.lock", "unpack.lock"}


def test_a_later_start_needs_no_archive(disc: Disc) -> None:
    disc.start()
    disc.archive.unlink()

    assert is_from_copy(disc, disc.start())


def test_the_program_is_told_where_things_are_and_gets_its_arguments_as_they_are(disc: Disc) -> None:
    wanted = ["--page", "right patents#costs", "", "été", 'a "quoted" \\ one', "--", "--from-disc"]

    start = disc.start(*wanted)

    arguments = ["--edition", str(disc.folder / "edition"), *wanted]
    assert start.lines("argument") == [f"<{argument}>" for argument in arguments]
    assert start.lines("cache") == [str(disc.base)]
    assert start.lines("disc") == [str(disc.loose)]


def test_the_starter_ends_as_the_program_does(disc: Disc) -> None:
    start = disc.start(CODE="5")

    assert start.code == 5
    assert len(start.programs) == 1


def test_from_the_disc_on_wish_nothing_is_written(disc: Disc) -> None:
    start = disc.start("--from-disc", "--page", "home")

    assert is_from_disc(disc, start)
    assert start.lines("cache") == ["none"]
    assert "<--from-disc>" not in start.lines("argument")
    assert names_in(disc.home) == set()


def test_a_disc_without_an_archive_runs_as_it_lies(disc: Disc) -> None:
    disc.archive.unlink()
    disc.description.unlink()

    start = disc.start()

    assert is_from_disc(disc, start)
    assert start.err == ""


def test_without_a_cache_of_its_own_the_system_has_one_in_the_home(disc: Disc) -> None:
    start = disc.start(XDG_CACHE_HOME="relative/counts/not", HOME=str(disc.home))

    assert start.lines("cache") == [str(disc.home / ".cache" / "sme-desktop" / "program")]


def test_the_script_at_the_top_of_the_disc_starts_the_starter(disc: Disc) -> None:
    shutil.copy(ROOT / "packaging" / "linux" / "start-linux.sh", disc.folder)
    (disc.place / "glibc-floor").write_text("2.17\n", "utf-8")

    command = ["sh", str(disc.folder / "start-linux.sh"), "--page", "home"]
    found = subprocess.run(command, env=disc.environment, capture_output=True, text=True, check=True)

    start = Told(found.returncode, found.stdout, found.stderr)
    assert is_from_copy(disc, start)
    assert start.lines("argument")[2:] == ["<--page>", "<home>"]


# Interrupted, and several at once


def begin_slowly(disc: Disc, content: bytes) -> tuple[subprocess.Popen[str], io.BufferedWriter]:
    """Start with an archive that comes in slowly, and go on when half of it was read and files are being written."""
    process = disc.begin()
    pipe = disc.archive.open("wb")
    pipe.write(content[: len(content) // 2])
    pipe.flush()
    wait_until(lambda: list(disc.base.glob("*.part-*/*")))
    return process, pipe


def test_a_start_that_was_killed_leaves_nothing_that_is_taken_for_whole(disc: Disc) -> None:
    content = disc.trickle()
    process, pipe = begin_slowly(disc, content)
    process.kill()
    process.communicate()
    pipe.close()
    assert list(disc.base.glob("*.part-*"))

    disc.archive.unlink()
    disc.archive.write_bytes(content)
    start = disc.start()

    assert is_from_copy(disc, start)
    assert not list(disc.base.glob("*.part-*"))


def test_a_start_that_is_told_to_end_tidies_up(disc: Disc) -> None:
    content = disc.trickle()
    process, pipe = begin_slowly(disc, content)

    process.terminate()
    pipe.close()
    start = told(process)

    assert start.code == 128 + signal.SIGTERM
    assert start.programs == []
    assert not list(disc.base.glob("*.part-*"))


def test_of_four_starts_at_once_one_unpacks_and_all_run(disc: Disc) -> None:
    content = disc.trickle()
    first, pipe = begin_slowly(disc, content)
    others = [disc.begin() for _ in range(3)]

    pipe.write(content[len(content) // 2 :])
    pipe.close()

    for start in map(told, (first, *others)):
        assert start.code == 0
        assert is_from_copy(disc, start)
    assert names_in(disc.base) == {disc.copy.name, f"{disc.copy.name}.lock", "unpack.lock"}


def test_four_starts_at_once_from_a_fast_disc_are_safe(disc: Disc) -> None:
    starts = [told(process) for process in [disc.begin() for _ in range(4)]]

    assert all(start.code == 0 and is_from_copy(disc, start) for start in starts)


def test_who_waits_takes_over_when_the_first_is_killed(disc: Disc) -> None:
    content = disc.trickle()
    first, pipe = begin_slowly(disc, content)
    first.send_signal(signal.SIGSTOP)
    pipe.close()
    second = disc.begin()
    first.kill()
    first.communicate()

    with disc.archive.open("wb") as again:
        again.write(content)

    assert is_from_copy(disc, told(second))


# Signals


def test_a_signal_reaches_the_program(disc: Disc, tmp_path: Path) -> None:
    process = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w"):
        process.terminate()
        start = told(process)

    assert start.code == 128 + signal.SIGTERM
    assert len(start.programs) == 1


def test_the_program_does_not_outlive_a_starter_that_was_killed(disc: Disc, tmp_path: Path) -> None:
    process = run_to_gate(disc, tmp_path / "gate")
    with (tmp_path / "gate").open("w"):
        process.kill()
        # Its end of standard output is closed when the program has ended too.
        process.communicate(timeout=20)
