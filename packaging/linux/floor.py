"""Tells the oldest glibc that a folder of programs runs on: the newest symbol version that any of them asks for.

usage: floor.py FOLDER
"""

import re
import subprocess
import sys
from pathlib import Path

_VERSION = re.compile(r"GLIBC_(\d+)\.(\d+)")


def floor_of(folder: Path) -> tuple[int, int]:
    """Give major and minor version; needs readelf."""
    newest = (0, 0)
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.read_bytes()[:4] != b"\x7fELF":
            continue
        listed = subprocess.run(["readelf", "-V", str(path)], capture_output=True, text=True, check=True).stdout
        newest = max([newest, *((int(major), int(minor)) for major, minor in _VERSION.findall(listed))])
    return newest


if __name__ == "__main__":
    print("{}.{}".format(*floor_of(Path(sys.argv[1]))))
