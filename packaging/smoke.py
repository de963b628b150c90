"""Starts a built program on a screen that nobody sees, searches, opens a page, switches the language, and closes it.

usage: smoke.py [--visitor] EDITION COMMAND [ARGUMENT ...]

With --visitor the program runs as a user without rights in a home of its own, and may leave nothing outside its profile.

Needs Xvfb, openbox and xdotool. Ends with 1 and a sentence where anything is not as it should be.
"""

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


def try_out(edition: Path, command: list[str], screen: Screen, profile: Path, visitor: Visitor | None = None) -> float:
    """Go the way of a reader; give the seconds to the first screen. What is said goes into the folder of the profile."""
    begin = time.monotonic()
    arguments = [*command, "--edition", str(edition), "--language", "en"]
    with (profile / "out").open("w") as out, (profile / "err").open("w") as err:
        if visitor is not None:
            program = visitor.start(arguments, screen.environment, stdout=out, stderr=err)
        else:
            arguments += ["--profile", str(profile)]
            program = subprocess.Popen(arguments, env=screen.environment, stdout=out, stderr=err, cwd=profile)
    try:
        wait_for("READY on the first screen", lambda: "READY" in (profile / "out").read_text())
        seconds = time.monotonic() - begin
        window = screen.tool("search", "--onlyvisible", "--name", "IP Guide").splitlines()[-1]
        screen.tool("windowfocus", "--sync", window)
        screen.keys("ctrl+k")
        screen.tool("type", "--delay", "60", "patent")
        time.sleep(1.5)
        screen.keys("Return")
        time.sleep(1.5)
        screen.keys("Return", "Return")
        wait_for("a page opened from the results", lambda: " – " in screen.tool("getwindowname", window))
        screen.keys("alt+l", "Down", "Return")
        wait_for(
            "French after the language was switched", lambda: "Guide de la PI" in screen.tool("getwindowname", window)
        )
        screen.keys("alt+F4")
        wait_for("an end after the window was closed", lambda: program.poll() is not None)
    finally:
        if program.poll() is None:
            program.kill()
    if "Traceback" in (profile / "err").read_text():
        raise SmokeError(f"no traceback: {(profile / 'err').read_text()[-800:]}")
    return seconds


def check_traces(visitor: Visitor) -> None:
    """Raise SmokeError where the program has kept nothing, or has left anything outside its profile."""
    if not (visitor.profile / "profile.sqlite").exists():
        raise SmokeError(f"a profile in {visitor.profile}")
    if visitor.strays():
        raise SmokeError("nothing outside the profile: " + ", ".join(visitor.strays()))
    print(f"As {visitor.account.pw_name}: nothing was left outside ~/{ALLOWED[0]}.")


def main(arguments: list[str]) -> int:
    """Run the smoke test; give the exit code."""
    is_visited = arguments[0] == "--visitor"
    edition, program, *rest = arguments[is_visited:]
    command = [str(Path(program).absolute()) if Path(program).exists() else program, *rest]
    screen = Screen(70 + os.getpid() % 900)
    try:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as home:
            visitor = Visitor(Path(home)) if is_visited else None
            seconds = try_out(Path(edition).absolute(), command, screen, Path(folder), visitor)
            if visitor is not None:
                check_traces(visitor)
    except SmokeError as error:
        print(f"The smoke test waited in vain for {error}.", file=sys.stderr)
        return 1
    finally:
        screen.close()
    print(f"Started, searched, opened, switched, closed; first screen after {seconds:.2f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
