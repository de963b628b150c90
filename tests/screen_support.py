"""A screen that nobody sees, with a window manager, and the mouse and keyboard of xdotool before it."""

import os
import re
import subprocess
from typing import Self

from starter_support import wait_until


class Screen:
    """A virtual screen with a window manager."""

    def __init__(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told_number:
            self.name = ":" + told_number.readline().strip()
        self.environment = dict(os.environ) | {"DISPLAY": self.name}
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        wait_until(lambda: self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").find("window id") > 0)
        self.run("xsetroot", "-solid", "#5a6b7c")

    def run(self, *command: str) -> str:
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout

    def window(self) -> str:
        """Give the starter's window when it is drawn."""
        found: list[str] = []

        def is_there() -> bool:
            found.extend(self.windows())
            return bool(found)

        wait_until(is_there)
        window = found[0]
        self.run("xdotool", "windowfocus", "--sync", window)
        return window

    def windows(self) -> list[str]:
        """Give the starter's windows that are to be seen now."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", "^SME Desktop$").split()

    def press_button(self, window: str) -> None:
        """Click the button, which is at the window's lower right."""
        places = self.run("xdotool", "getwindowgeometry", "--shell", window)
        sizes = dict(re.findall(r"(WIDTH|HEIGHT)=(\d+)", places))
        if sizes:
            place = (str(int(sizes["WIDTH"]) - 60), str(int(sizes["HEIGHT"]) - 30))
            self.run("xdotool", "mousemove", "--window", window, *place, "click", "1")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()
