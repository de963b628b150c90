"""A small disc with a starter, built once with what finds errors of memory."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starter_support import (
    PACKING,
    Disc,
)


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A disc, packed once; the starter is built first, with what finds errors of memory."""
    # Several workers may come here at once.
    with Path(tempfile.gettempdir(), "sme-desktop-starter.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(["make", "-s", "-C", str(PACKING), "tests"], check=True)
    folder = tmp_path_factory.mktemp("packed")
    Disc(folder / "disc", folder / "home").pack()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A reader's home, in memory where that starts programs: the starter waits until a drive has written all."""
    memory = Path("/dev/shm")
    is_usable = os.access(memory, os.W_OK) and not os.statvfs(memory).f_flag & os.ST_NOEXEC
    with tempfile.TemporaryDirectory(dir=memory if is_usable else tmp_path) as folder:
        home = Path(folder, "höme")
        home.mkdir()
        yield home


@pytest.fixture
def disc(packed: Path, tmp_path: Path, home: Path) -> Disc:
    disc = Disc(tmp_path / "a disc", home)
    for path in (packed / "disc" / "linux").glob("*pack*"):
        shutil.copy2(path, disc.place)
    return disc
