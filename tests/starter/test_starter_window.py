"""The starter's window on a screen that nobody sees, with the mouse and the keyboard of xdotool."""

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_support import Screen
from starter_support import PACKING, Disc, told, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(map(shutil.which, ("gcc", "Xvfb", "openbox", "xdotool"))), reason="there is no screen"),
]

SHOTS = os.environ.get("SME_DESKTOP_SHOTS")
"""A folder for pictures of the windows, to be looked at."""


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with Screen() as screen:
        yield screen


@pytest.fixture
def disc(tmp_path: Path, screen: Screen) -> Disc:
    subprocess.run(["make", "-s", "-C", str(PACKING), "tests"], check=True)
    disc = Disc(tmp_path / "disc", tmp_path)
    disc.pack()
    disc.environment["DISPLAY"] = screen.name
    # The libraries of the screen keep some memory until the end of the process.
    disc.environment["ASAN_OPTIONS"] = "detect_leaks=0"
    return disc


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_button_runs_the_program_from_the_disc(disc: Disc, screen: Screen, language: str) -> None:
    content = disc.trickle()
    process = disc.begin(LANG=f"{language}.UTF-8")
    with disc.archive.open("wb") as pipe:
        pipe.write(content[: len(content) // 2])
        pipe.flush()
        window = screen.window()
        wait_until(lambda: list(disc.base.glob("*.part-*/*")))
        if SHOTS:
            screen.run("import", "-window", "root", "-crop", "620x320+373+224", f"{SHOTS}/starter-{language}.png")

        screen.press_button(window)
        # The starter is at its next reading, or no longer reads at all.
        with contextlib.suppress(BrokenPipeError):
            os.write(pipe.fileno(), content[len(content) // 2 : -5])
    start = told(process)

    assert (start.code, start.programs) == (0, [disc.loose / "sme-desktop"])
    assert not list(disc.base.glob("*.part-*"))


@pytest.mark.parametrize("how", [("key", "Escape"), ("key", "alt+F4")])
def test_a_window_that_is_closed_starts_nothing(disc: Disc, screen: Screen, how: tuple[str, ...]) -> None:
    holder = disc.trickle()
    first = disc.begin(DISPLAY="")
    with disc.archive.open("wb") as pipe:
        pipe.write(holder[: len(holder) // 2])
        pipe.flush()
        wait_until(lambda: list(disc.base.glob("*.part-*/*")))
        waiting = disc.begin()
        screen.window()

        # For most of a second the window is deaf, in case the key that started it is still held down.
        def has_ended() -> bool:
            screen.run("xdotool", *how)
            return waiting.poll() is not None

        wait_until(has_ended)
        first.send_signal(signal.SIGTERM)
    told(first)
    start = told(waiting)

    assert (start.code, start.programs) == (130, [])


def test_a_reason_is_shown_while_the_program_starts_from_the_disc(disc: Disc, screen: Screen, tmp_path: Path) -> None:
    disc.archive.write_bytes(b"")
    os.mkfifo(tmp_path / "gate")
    process = disc.begin(GATE=str(tmp_path / "gate"))
    with (tmp_path / "gate").open("w") as gate:
        window = screen.window()
        if SHOTS:
            screen.run("import", "-window", "root", "-crop", "620x320+373+224", f"{SHOTS}/starter-damaged.png")

        screen.press_button(window)
        wait_until(lambda: not screen.windows())
        assert process.poll() is None
        gate.write("go\n")
    start = told(process)

    assert (start.code, start.programs, start.err) == (0, [disc.loose / "sme-desktop"], "")


def test_without_any_program_a_window_names_the_browser_edition(disc: Disc, screen: Screen) -> None:
    shutil.rmtree(disc.loose)
    disc.archive.unlink()
    process = disc.begin(LANG="fr_FR.UTF-8")
    window = screen.window()
    if SHOTS:
        screen.run("import", "-window", "root", "-crop", "620x320+373+224", f"{SHOTS}/starter-none.png")

    screen.press_button(window)

    assert told(process).code == 1
