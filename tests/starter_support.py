"""A disc with a tiny program, packed and loose, and the starter in front of it; the program tells how it was started."""

import os
import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests_support import ROOT

PACKING = ROOT / "packaging" / "starter"
BUILT = ROOT / "build" / "starter" / "tests"
PATIENCE_S = 30
WINE = shutil.which("wine64") or "/usr/lib/wine/wine64"
"""Debian keeps it out of the way."""

PROGRAM = """#!/bin/sh
echo "program $0"
echo "cache ${SME_DESKTOP_STARTED_FROM_CACHE-none}"
echo "disc ${SME_DESKTOP_PROGRAM_ON_DISC-none}"
for argument; do echo "argument <$argument>"; done
[ -z "$GATE" ] || read -r _ <"$GATE"
here=$(dirname "$0")
[ "$(tail -c 5 "$here/_internal/data.bin")" = sound ] || exit 3
exit ${CODE:-0}
"""
"""What the tiny program does: with GATE it waits for a line from that pipe, it ends with CODE, and it cannot do without
one of its files."""

DATA = "_internal/data.bin"


def wait_until(is_true: Callable[[], object]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE_S
    while not is_true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def write_program(folder: Path, *, version: str = "1") -> None:
    """Write the tiny program as a folder."""
    files = {
        "sme-desktop": PROGRAM.encode(),
        DATA: random.Random(1).randbytes(300_000) + b"sound",
        "version.txt": version.encode(),
        "_internal/library.so.1": b"\x7fELF" + calls(55_000) + b"\xe8\xe9",
        "_internal/library.dll": b"MZ" + calls(10) + b"\xe8abc",
        "_internal/short.dll": b"MZ\xe8",
        "_internal/empty": b"",
        "_internal/déjà vu/文.txt": "été".encode(),
        "/".join(["a-rather-long-name-of-a-folder-that-somebody-chose"] * 4 + ["file.txt"]): b"far below",
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "sme-desktop").chmod(0o755)


def calls(count: int) -> bytes:
    """Give machine code that calls near places, far ones and such as cannot be; longer than what is read at once."""
    chance = random.Random(count)
    distances = (0, 1, -1, 700_000, -700_000, 2**31 - 1, -(2**31))
    return b"".join(
        chance.choice((b"\xe8", b"\xe9"))
        + struct.pack("<i", chance.choice((*distances, chance.randrange(-600_000, 600_000))))
        for _ in range(count)
    )


class Disc:
    """A disc, and a reader's home to start it in."""

    def __init__(self, folder: Path, home: Path, *, version: str = "1") -> None:
        self.folder, self.home = folder, home
        self.place = folder / "linux"
        self.loose = self.place / "sme-desktop"
        self.archive, self.description = self.place / "sme-desktop.pack", self.place / "pack.txt"
        self.base = home / "cache" / "sme-desktop" / "program"
        write_program(self.loose, version=version)
        shutil.copy2(BUILT / "linux" / "starter", self.place)
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "LANGUAGE", "LC_ALL")},
            "XDG_CACHE_HOME": str(home / "cache"),
            "LANG": "C.UTF-8",
        }

    def pack(self) -> None:
        """Pack the program."""
        command = [sys.executable, str(PACKING / "pack.py"), str(self.loose), str(self.place), "1.0"]
        subprocess.run(command, check=True, capture_output=True)

    @property
    def copy(self) -> Path:
        """The folder of the copy in the cache."""
        described = dict(line.split(" ", 1) for line in self.description.read_text("utf-8").splitlines())
        return self.base / described["sha256"][:16]

    @property
    def starter(self) -> tuple[str, ...]:
        """The command that starts from this disc."""
        return (str(self.place / "starter"),)

    def begin(self, *arguments: str, prefix: tuple[str, ...] = (), **environment: str) -> subprocess.Popen[str]:
        """Start, and go on at once."""
        return subprocess.Popen(
            [*prefix, *self.starter, *arguments],
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def start(self, *arguments: str, prefix: tuple[str, ...] = (), **environment: str) -> "Told":
        """Start, and wait for the end."""
        return told(self.begin(*arguments, prefix=prefix, **environment))

    def trickle(self) -> bytes:
        """Put a pipe in the place of the archive, as a medium that is as slow as one likes; give the archive."""
        content = self.archive.read_bytes()
        self.archive.unlink()
        os.mkfifo(self.archive)
        return content


class WindowsDisc(Disc):
    """The Windows side of a disc, under Wine; the tiny program is built from C there."""

    def __init__(self, folder: Path, wine: dict[str, str], program: Path, *, version: str = "1") -> None:
        self.folder, self.environment = folder, dict(wine)
        self.place = folder / "windows"
        self.loose = self.place / "sme-desktop"
        self.archive, self.description = self.place / "sme-desktop.pack", self.place / "pack.txt"
        self.home = Path(wine["WINEPREFIX"]) / "drive_c" / "users" / "Zoë 文"
        self.base = self.home / "Local" / "sme-desktop" / "program"
        write_program(self.loose, version=version)
        (self.loose / "sme-desktop").unlink()
        shutil.copy2(program, self.loose)
        shutil.copy2(BUILT.parent / "windows" / "SME-Desktop.exe", folder)

    @property
    def starter(self) -> tuple[str, ...]:
        return (WINE, str(self.folder / "SME-Desktop.exe"))

    @property
    def letter(self) -> str:
        """The folder of the disc as Windows has it, with `/`."""
        return f"Z:{self.folder}"

    @property
    def copied_program(self) -> Path:
        return Path(f"C:\\users\\Zoë 文\\Local\\sme-desktop\\program\\{self.copy.name}\\sme-desktop.exe")

    @property
    def loose_program(self) -> Path:
        return Path(self.letter.replace("/", "\\") + "\\windows\\sme-desktop\\sme-desktop.exe")


class Told:
    """What was told until the end."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def lines(self, word: str) -> list[str]:
        """What the program told under a word."""
        return [line.partition(" ")[2] for line in self.out.splitlines() if line.startswith(word + " ")]

    @property
    def programs(self) -> list[Path]:
        """The programs that ran, in order."""
        return [Path(path) for path in self.lines("program")]


def told(process: subprocess.Popen[str]) -> Told:
    """Wait for the end of a start."""
    out, err = process.communicate(timeout=PATIENCE_S)
    assert "Sanitizer" not in err, err
    assert "runtime error" not in err, err
    return Told(process.returncode, out, err)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def is_from_copy(disc: Disc, start: Told) -> bool:
    return start.programs == [disc.copy / "sme-desktop"]


def is_from_disc(disc: Disc, start: Told) -> bool:
    return start.programs == [disc.loose / "sme-desktop"]


def run_to_gate(disc: Disc, gate: Path) -> subprocess.Popen[str]:
    """Start a program that stays open until a line comes through the gate."""
    os.mkfifo(gate)
    return disc.begin(GATE=str(gate))
