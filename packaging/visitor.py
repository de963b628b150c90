"""A reader without rights, in a home of their own: starts a program, and tells what it has left behind.

usage: visitor.py COMMAND [ARGUMENT ...]    runs the command as that reader, and gives its exit code
"""

import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ALLOWED = (".local/share/sme-desktop", ".cache/sme-desktop")
"""Where the program may write, below the home: the profile with its log, and its cache."""

_SHARED = ("/tmp", "/var/tmp", "/dev/shm")


class Visitor:
    """`nobody` where this runs as root, else whoever runs it, who is without rights already."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._is_other = os.geteuid() == 0
        self.account = pwd.getpwnam("nobody") if self._is_other else pwd.getpwuid(os.geteuid())
        if self._is_other:
            os.chown(home, self.account.pw_uid, self.account.pw_gid)
        self._begin = time.time() - 1

    @property
    def profile(self) -> Path:
        """Where the program is expected to keep its profile."""
        return self.home / ALLOWED[0]

    def start(self, command: list[str], environment: Mapping[str, str], **streams: Any) -> subprocess.Popen[bytes]:
        """Start a program in the home."""
        own = {name: value for name, value in environment.items() if not name.startswith("XDG_") and name != "TMPDIR"}
        own |= {"HOME": str(self.home), "USER": self.account.pw_name, "LOGNAME": self.account.pw_name}
        rights: dict[str, Any] = {}
        if self._is_other:
            rights = {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}
        return subprocess.Popen(command, env=own, cwd=self.home, **rights, **streams)

    def strays(self) -> tuple[str, ...]:
        """Give every file and folder that lies where the program has no business."""
        return tuple(sorted({*self._in_home(), *(self._in_shared() if self._is_other else ())}))

    def _in_home(self) -> Iterator[str]:
        for path in self.home.rglob("*"):
            name = path.relative_to(self.home).as_posix()
            # Folders on the way to an allowed one are as good as that one.
            is_on_the_way = any(allowed.startswith(f"{name}/") for allowed in ALLOWED)
            if not is_on_the_way and not any(f"{name}/".startswith(f"{allowed}/") for allowed in ALLOWED):
                yield f"~/{name}"

    def _in_shared(self) -> Iterator[str]:
        for folder in _SHARED:
            for path in Path(folder).glob("*"):
                try:
                    facts = path.lstat()
                except OSError:
                    continue
                if path != self.home and facts.st_uid == self.account.pw_uid and facts.st_mtime >= self._begin:
                    yield str(path)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(Visitor(Path(folder)).start(sys.argv[1:], os.environ).wait())
