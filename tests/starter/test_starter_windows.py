"""The starter on a disc's Windows side, under Wine: what differs from Linux."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_support import Screen
from starter_support import DATA, PACKING, WINE, WindowsDisc, told, wait_until
from tests_support import ROOT

_COMPILER = "x86_64-w64-mingw32-gcc"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(map(shutil.which, (_COMPILER, WINE, "Xvfb", "openbox", "xdotool"))), reason="there is no Wine"
    ),
]

SHOTS = os.environ.get("SME_DESKTOP_SHOTS")


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with Screen() as screen:
        yield screen


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory, screen: Screen) -> Iterator[dict[str, str]]:
    """The environment of a Windows whose user has a name that old programs cannot spell."""
    folder = tmp_path_factory.mktemp("wine")
    environment = {
        **screen.environment,
        "WINEPREFIX": str(folder / "prefix"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;winedbg.exe=d",
    }
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
    subprocess.run([WINE, "wineboot", "-i"], env=environment, check=True, capture_output=True)
    command = [WINE, "reg", "add", key, "/v", "Local AppData", "/d", r"C:\users\Zoë 文\Local", "/f"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    (folder / "prefix" / "drive_c" / "users" / "Zoë 文" / "Local").mkdir(parents=True)
    yield environment
    subprocess.run([str(Path(WINE).with_name("wineserver")), "-k"], env=environment, check=False)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny program, built; and the starter."""
    subprocess.run(["make", "-s", "-C", str(PACKING), "windows"], check=True)
    built = tmp_path_factory.mktemp("program") / "sme-desktop.exe"
    source = ROOT / "tests" / "data" / "starter" / "program.c"
    subprocess.run([_COMPILER, "-municode", "-O1", "-o", str(built), str(source)], check=True)
    return built


@pytest.fixture
def disc(tmp_path: Path, wine: dict[str, str], program: Path) -> Iterator[WindowsDisc]:
    disc = WindowsDisc(tmp_path / "a disc é", wine, program)
    disc.pack()
    yield disc
    shutil.rmtree(disc.base.parent, ignore_errors=True)


def test_the_first_start_makes_a_copy_and_later_ones_need_no_archive(disc: WindowsDisc) -> None:
    wanted = ["--page", "right patents", "", "été", 'a "quoted" one\\', "back\\slash", '\\"', "end\\\\"]
    first = disc.start(*wanted)
    assert first.code == 0
    assert first.programs == [disc.copied_program]
    assert first.lines("argument") == ["--edition", f"{disc.letter}/edition", *wanted]
    for path in disc.loose.rglob("*"):
        if path.is_file():
            assert (disc.copy / path.relative_to(disc.loose)).read_bytes() == path.read_bytes()

    disc.archive.unlink()
    later = disc.start()

    assert later.programs == [disc.copied_program]
    assert later.lines("disc") == [str(disc.letter).replace("/", "\\") + "\\windows\\sme-desktop"]
    assert later.lines("cache") == [r"C:\users\Zoë 文\Local\sme-desktop\program"]


def test_a_changed_byte_is_found_when_the_program_fails(disc: WindowsDisc) -> None:
    disc.start()
    data = disc.copy / DATA
    data.write_bytes(data.read_bytes()[:-1] + b"x")

    start = disc.start()

    assert start.code == 0
    assert start.programs == [disc.copied_program] * 2


def test_a_cut_file_is_found_before_the_start(disc: WindowsDisc) -> None:
    disc.start()
    os.truncate(disc.copy / DATA, 10)

    assert disc.start().programs == [disc.copied_program]


def test_the_starter_ends_as_the_program_does(disc: WindowsDisc) -> None:
    start = disc.start(CODE="5")

    assert (start.code, len(start.programs)) == (5, 1)


def test_from_the_disc_on_wish(disc: WindowsDisc) -> None:
    start = disc.start("--from-disc")

    assert start.programs == [disc.loose_program]
    assert start.lines("cache") == ["none"]
    assert not disc.base.exists()


def test_three_starts_at_once_are_safe(disc: WindowsDisc) -> None:
    starts = [told(process) for process in [disc.begin() for _ in range(3)]]

    assert all(start.code == 0 and start.programs == [disc.copied_program] for start in starts)
    assert {path.name for path in disc.base.iterdir()} == {disc.copy.name, f"{disc.copy.name}.lock", "unpack.lock"}


def test_a_newer_disc_takes_the_place_of_an_older_one_that_nobody_runs(
    disc: WindowsDisc, tmp_path: Path, wine: dict[str, str], program: Path
) -> None:
    newer = WindowsDisc(tmp_path / "newer", wine, program, version="2")
    newer.pack()
    gate = tmp_path / "gate"
    reading = disc.begin(GATE=f"Z:{gate}")
    wait_until(lambda: (disc.base / f"{disc.copy.name}.lock").exists() and disc.copy.exists())
    newer.start()
    assert (disc.copy / DATA).exists()

    gate.touch()
    told(reading)
    newer.start()

    assert not disc.copy.exists()


def press(screen: Screen, process: subprocess.Popen[str], shot: str) -> None:
    """Look at a starter's window, and press its button when it is no longer deaf."""
    screen.window()
    if SHOTS:
        screen.run("import", "-window", "root", "-crop", "620x320+373+224", f"{SHOTS}/{shot}.png")

    def is_done() -> bool:
        for window in screen.windows():
            screen.press_button(window)
        return process.poll() is not None

    wait_until(is_done)


def test_a_program_removes_its_copy_by_ending_with_77(disc: WindowsDisc, screen: Screen) -> None:
    disc.start()
    process = disc.begin(CODE="77")

    press(screen, process, "windows-removed")

    assert told(process).code == 0
    assert not disc.base.parent.exists()


def test_a_damaged_archive_gives_way_to_the_program_on_the_disc(disc: WindowsDisc) -> None:
    disc.archive.write_bytes(disc.archive.read_bytes()[:-1])

    start = disc.start()

    assert start.programs == [disc.loose_program]
    assert not list(disc.base.glob("*.part-*"))


def test_the_button_runs_the_program_from_the_disc_while_another_start_unpacks(
    disc: WindowsDisc, screen: Screen
) -> None:
    (disc.loose / "large").write_bytes(bytes(200_000_000))
    disc.pack()
    first = disc.begin()
    wait_until(lambda: list(disc.base.glob("*.part-*/*")))
    if SHOTS:
        screen.window()
        screen.run("import", "-window", "root", "-crop", "620x320+373+224", f"{SHOTS}/windows-first.png")
    for number in starters(disc):
        os.kill(number, signal.SIGSTOP)
    second = disc.begin()

    press(screen, second, "windows-waiting")

    assert told(second).programs == [disc.loose_program]
    for number in starters(disc):
        os.kill(number, signal.SIGCONT)
    assert told(first).code == 0


def starters(disc: WindowsDisc) -> list[int]:
    """Give the processes that run the starter of this disc."""
    found = subprocess.run(
        ["pgrep", "-f", str(disc.folder / "SME-Desktop.exe")], capture_output=True, text=True, check=False
    )
    return [int(number) for number in found.stdout.split()]
