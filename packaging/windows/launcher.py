"""Makes sme-desktop.exe: icon, version, manifest, and a few lines of C.

usage: launcher.py TARGET.exe WORK, which makes a Python with a console for tests
"""

import os
import struct
import subprocess
import sys
from pathlib import Path

from contents import PYTHON

from sme_desktop import __version__

HERE = Path(__file__).parent
_SIZES = (16, 24, 32, 48, 64, 256)


def icon() -> bytes:
    """Give the program's icon as an .ico file of PNG images (Windows Vista and later)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer  # noqa: PLC0415 - the platform must be chosen first
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from sme_desktop.qt.look import app_icon  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    images = []
    for size in _SIZES:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        app_icon(size).save(buffer, "PNG")
        images.append(bytes(buffer.data().data()))
    del application
    head = struct.pack("<HHH", 0, 1, len(images))
    place = len(head) + 16 * len(images)
    entries = b""
    for size, image in zip(_SIZES, images, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(image), place)
        place += len(image)
    return head + entries + b"".join(images)


def write_launcher(target: Path, work: Path, *, is_plain_python: bool = False) -> None:
    """Compile the launcher; raise subprocess.CalledProcessError."""
    (work / "app.ico").write_bytes(icon())
    numbers = ",".join([*__version__.split("."), "0"])
    resources = work / "launcher.o"
    subprocess.run(
        [
            "x86_64-w64-mingw32-windres", "--codepage=65001", f"-I{work}", f"-I{HERE}", f"-DVERSION_NUMBERS={numbers}",
            f'-DVERSION_TEXT=\\"{__version__}\\"', str(HERE / "launcher.rc"), str(resources),
        ],
        check=True,
    )  # fmt: skip
    kind = ["-mconsole", "-DPLAIN_PYTHON"] if is_plain_python else ["-mwindows"]
    subprocess.run(
        [
            "x86_64-w64-mingw32-gcc", "-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-static-libgcc",
            "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--nxcompat", "-Wl,--high-entropy-va", *kind,
            f'-DLIBRARY=L"{PYTHON}.dll"', str(HERE / "launcher.c"), str(resources), "-o", str(target), "-lshell32",
        ],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    write_launcher(*map(Path, sys.argv[1:3]), is_plain_python=True)
