"""Starts a built program on a screen that nobody sees, searches, opens a page, switches the language, and closes it.

usage: smoke.py [--picture FILE.png | --only-start] [--visitor] EDITION COMMAND [ARGUMENT ...]

With --visitor the program runs as a user without rights in a home of its own, and may leave nothing outside its profile
and its cache.

Needs Xvfb, openbox and xdotool, and ImageMagick where a picture of the opened page is wanted. With `--only-start` it waits
for the first screen and ends the program, for one that draws on no screen. Ends with 1 and a sentence where anything is
not as it should be.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from visitor import ALLOWED, Visitor

PATIENCE_S = 60


class SmokeError(Exception):
    """What did not happen."""


def wait_for(what: str, is_true: Callable[[], bool]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if is_true():
            return
        time.sleep(0.1)
    raise SmokeError(what)


class Screen:
    """One virtual screen with a window manager, and the keyboard before it."""

    def __init__(self, number: int) -> None:
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "WAYLAND"))
        }
        self.environment |= {"DISPLAY": f":{number}", "SME_DESKTOP_READY": "1"}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._servers = [subprocess.Popen(["Xvfb", f":{number}", "-screen", "0", "1366x768x24"], **quiet)]  # type: ignore[call-overload]
        socket = Path(f"/tmp/.X11-unix/X{number}")
        wait_for("a virtual screen", socket.exists)
        self._servers.append(subprocess.Popen(["openbox"], env=self.environment, **quiet))  # type: ignore[call-overload]

    def tool(self, *arguments: str) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        """Press keys, slowly enough for an old PC."""
        for key in keys:
            self.tool("key", key)
            time.sleep(0.3)

    def close(self) -> None:
        """Take the screen away."""
        for server in reversed(self._servers):
            server.terminate()
            server.wait()


class Trial:
    """One run of the program on a screen, with a fresh profile; what it says goes into `folder`."""

    def __init__(
        self, edition: Path, command: list[str], screen: Screen, folder: Path, visitor: Visitor | None = None
    ) -> None:
        self._screen, self._folder = screen, folder
        self._profile = visitor.profile if visitor is not None else folder
        self._begin = time.monotonic()
        arguments = [*command, "--edition", str(edition), "--language", "en"]
        with (folder / "out").open("w") as out, (folder / "err").open("w") as err:
            if visitor is not None:
                self._program = visitor.start(arguments, screen.environment, stdout=out, stderr=err)
            else:
                arguments += ["--profile", str(folder)]
                self._program = subprocess.Popen(arguments, env=screen.environment, stdout=out, stderr=err, cwd=folder)

    def wait_until_ready(self) -> float:
        """Wait for the first screen; give the seconds until then."""
        wait_for(
            "READY on the first screen",
            lambda: "READY" in (self._folder / "out").read_text() or self._program.poll() is not None,
        )
        self._check(None)
        return time.monotonic() - self._begin

    def read(self, picture: Path | None) -> None:
        """Go the way of a reader, take a picture on it, and close the window."""
        screen = self._screen
        window = screen.tool("search", "--onlyvisible", "--name", "IP Guide").splitlines()[-1]
        screen.tool("windowfocus", "--sync", window)
        screen.keys("ctrl+k")
        screen.tool("type", "--delay", "60", "patent")
        time.sleep(1.5)
        screen.keys("Return")
        time.sleep(1.5)
        screen.keys("Return", "Return")
        wait_for("a page opened from the results", lambda: " – " in screen.tool("getwindowname", window))
        if picture is not None:
            subprocess.run(["import", "-window", "root", str(picture)], env=screen.environment, check=True)
        screen.keys("alt+l", "Down", "Return")
        wait_for(
            "French after the language was switched", lambda: "Guide de la PI" in screen.tool("getwindowname", window)
        )
        screen.keys("alt+F4")
        wait_for("an end after the window was closed", lambda: self._program.poll() is not None)
        self._check(0)

    def _check(self, code: int | None) -> None:
        written = (self._folder / "err", self._profile / "sme-desktop.log")
        complaints = "".join(path.read_text() for path in written if path.exists())
        if "Traceback" in complaints or self._program.poll() != code:
            raise SmokeError(f"a run without complaint (exit code {self._program.returncode}): {complaints[-800:]}")

    def end(self) -> None:
        """End the program if it runs still."""
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()


def check_traces(visitor: Visitor) -> None:
    """Raise SmokeError where the program has kept nothing, or has left anything outside its profile and cache."""
    if not (visitor.profile / "profile.sqlite").exists():
        raise SmokeError(f"a profile in {visitor.profile}")
    if visitor.strays():
        raise SmokeError("nothing outside the profile: " + ", ".join(visitor.strays()))
    print(f"As {visitor.account.pw_name}: nothing was left outside ~/{ALLOWED[0]} and ~/{ALLOWED[1]}.")


def main(arguments: list[str]) -> int:
    """Run the smoke test; give the exit code."""
    parser = argparse.ArgumentParser(description="Start a built program and go a reader's way through it.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--picture", type=Path, metavar="FILE.png")
    how.add_argument("--only-start", action="store_true")
    parser.add_argument("--visitor", action="store_true")
    parser.add_argument("edition", type=Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    program, *rest = options.command
    command = [str(Path(program).absolute()) if Path(program).exists() else program, *rest]
    screen = Screen(70 + os.getpid() % 900)
    try:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
            visitor = Visitor(Path(home)) if options.visitor else None
            trial = Trial(options.edition.absolute(), command, screen, Path(folder), visitor)
            try:
                seconds = trial.wait_until_ready()
                if not options.only_start:
                    trial.read(options.picture.absolute() if options.picture else None)
            finally:
                trial.end()
            if visitor is not None and not options.only_start:
                check_traces(visitor)
    except SmokeError as error:
        print(f"The smoke test waited in vain for {error}.", file=sys.stderr)
        return 1
    finally:
        screen.close()
    way = "Started" if options.only_start else "Started, searched, opened, switched, closed"
    print(f"{way}; first screen after {seconds:.2f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
