"""Pulls a disc out under the running program, and damages one under it: the strip says so, and reading goes on.

usage: try_removal.py EDITION COMMAND [ARGUMENT ...]

Puts the edition into an image, mounts it with fuseiso, starts the program on it on a screen that nobody sees, and
- kills the file system in the middle of reading, as a stick that is pulled out does, and mounts the image again;
- takes the mount away lazily while files are open, and mounts it again;
- cuts the image under the mount, so that most reads fail with an I/O error, as on a scratched disc.

Needs fuseiso, xorriso, imagemagick, Xvfb, openbox, xdotool and the right to use /dev/fuse; without those of mounting and
looking it says so and ends with 0.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from smoke import Screen, SmokeError, wait_for

from sme_desktop.qt.themes import THEMES

_TOOLS = ("fuseiso", "fusermount", "xorriso", "import")

FIRST_PAGE = "right-patents"
STRIP = bytes.fromhex(THEMES["light"].colours["warnbg"].removeprefix("#"))
"""The colour of the strip."""


class Drive:
    """An image in a drive."""

    def __init__(self, edition: Path, folder: Path) -> None:
        self.image, self.place = folder / "guides.iso", folder / "drive"
        self.place.mkdir()
        command = ["xorriso", "-report_about", "WARNING", "-as", "mkisofs", "-R", "-J", "-iso-level", "3"]
        subprocess.run([*command, "-o", str(self.image), str(edition)], check=True, capture_output=True)
        self._mount: subprocess.Popen[bytes] | None = None

    def put_in(self) -> None:
        """Mount the image."""
        # In the foreground, so that its process can be ended as one pulls out a stick.
        command = ["fuseiso", str(self.image), str(self.place), "-f", "-o", "ro"]
        self._mount = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("the mounted image", (self.place / "edition.json").exists)

    def pull_out(self) -> None:
        """End the file system with everything open; what is read from it then fails."""
        assert self._mount is not None
        self._mount.kill()
        self._mount.wait()
        self.let_go()

    def let_go(self) -> None:
        """Take the mount away, though files on it are open."""
        subprocess.run(["fusermount", "-uz", str(self.place)], check=False, capture_output=True)

    def scratch(self) -> None:
        """Cut the image behind the first pages of the guides; what lies behind fails to be read."""
        os.truncate(self.image, self.image.stat().st_size // 3)


class Reading:
    """The program in front of the drive."""

    def __init__(self, command: list[str], drive: Drive, screen: Screen, profile: Path) -> None:
        self._screen, self._log = screen, profile / "sme-desktop.log"
        profile.mkdir()
        self._out = profile / "out"
        arguments = [*command, "--edition", str(drive.place), "--profile", str(profile), "--language", "en"]
        with self._out.open("w") as out, (profile / "err").open("w") as err:
            self.program = subprocess.Popen(
                [*arguments, "--page", FIRST_PAGE], env=screen.environment, stdout=out, stderr=err, cwd=profile
            )
        self._err = profile / "err"
        wait_for("READY", lambda: "READY" in self._out.read_text())
        self._window = screen.tool("search", "--onlyvisible", "--name", "IP Guide").splitlines()[-1]
        screen.tool("windowfocus", "--sync", self._window)

    @property
    def title(self) -> str:
        """What the title of the window says: the page that is open."""
        return self._screen.tool("getwindowname", self._window)

    def open_page(self, address: str) -> None:
        """Open a page by its link, through the search field."""
        self._screen.keys("ctrl+k", "ctrl+a")
        self._screen.tool("type", "--delay", "30", address)
        time.sleep(1)
        self._screen.keys("Return")

    def strip_is_shown(self) -> bool:
        """Tell whether the strip lies under the bar: its colour fills a line of the window from side to side."""
        shot = subprocess.run(
            ["import", "-window", self._window, "-crop", "1x300+60+0", "+repage", "-depth", "8", "rgb:-"],
            env=self._screen.environment,
            capture_output=True,
            check=False,
        ).stdout
        return STRIP in {shot[place : place + 3] for place in range(0, len(shot), 3)}

    def told_since(self, line: int) -> str:
        """Give what the log has after some lines."""
        return "\n".join(self._log.read_text().splitlines()[line:]) if self._log.exists() else ""

    def go_on(self) -> None:
        """Raise SmokeError where the program has ended or told a traceback."""
        if self.program.poll() is not None:
            raise SmokeError(f"a program that runs on (ended with {self.program.returncode})")
        if "Traceback" in self._err.read_text() or (self._log.exists() and "Traceback" in self._log.read_text()):
            raise SmokeError(f"no traceback: {self._err.read_text()[-600:]}")

    def close(self) -> None:
        """End it."""
        self._screen.keys("alt+F4")
        try:
            self.program.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()
            raise SmokeError("an end after the window was closed") from None


def go_through(reading: Reading, drive: Drive) -> None:
    """Pull the disc out twice and scratch it once."""
    for pull in (drive.pull_out, drive.let_go):
        before = reading.title
        pull()
        wait_for("the strip that says the disc is out", reading.strip_is_shown)
        reading.open_page("sme:biz-trademarks")
        reading.go_on()
        drive.put_in()
        wait_for("no strip once the disc is back", lambda: not reading.strip_is_shown())
        reading.open_page("sme:biz-licensing")
        wait_for("another page once the disc is back", lambda before=before: reading.title != before)  # type: ignore[misc]
        reading.open_page(f"sme:{FIRST_PAGE}")
        reading.go_on()
    told = len(reading.told_since(0).splitlines())
    drive.scratch()
    for page in ("faq-brands", "tool-register", "welcome-how-to-use", "biz-export"):
        reading.open_page(f"sme:{page}")
        reading.go_on()
    wait_for("a page told as damaged in the log", lambda: "cannot be read" in reading.told_since(told))


def main(arguments: list[str]) -> int:
    """Run it; give the exit code."""
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if missing or not os.access("/dev/fuse", os.R_OK | os.W_OK):
        print("The disc was not pulled out: this needs the right to use /dev/fuse, and", ", ".join(missing or _TOOLS))
        return 0
    edition, program, *rest = arguments
    command = [str(Path(program).absolute()) if Path(program).exists() else program, *rest]
    screen = Screen(71 + os.getpid() % 900)
    with tempfile.TemporaryDirectory() as name:
        drive = Drive(Path(edition).absolute(), Path(name))
        try:
            drive.put_in()
            reading = Reading(command, drive, screen, Path(name) / "profile")
            go_through(reading, drive)
            reading.close()
        except SmokeError as error:
            print(f"Waited in vain for {error}.", file=sys.stderr)
            return 1
        finally:
            drive.let_go()
            screen.close()
    print("Pulled out, put back, scratched: told, and read on.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
