"""What all tests share: no connections, a tiny content to spoil, and the real edition, built once."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from mirror_support import build_arabic, mirror_edition, write_twins
from tests_support import ROOT, TINY, sources_of

from sme_desktop.library.library import Library
from sme_desktop.publish.edition import build_edition

# Windows are opened without a screen, unless one was asked for by name.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--built", type=Path, metavar="DIR", help="the real edition, built already from these sources")
    parser.addoption("--update-kept", action="store_true", help="write the kept copies again; read the diff")


@pytest.fixture(autouse=True)
def _no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, and nothing that it starts in this process, opens a connection."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the tiny content, to be spoilt."""
    shutil.copytree(TINY, tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture(scope="session")
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real edition: the one that `make test` has just built, or one built here. Tests that change it take a copy."""
    built: Path | None = request.config.getoption("--built")
    if built is not None:
        return built.absolute()
    folder = tmp_path_factory.mktemp("edition") / "edition"
    build_edition(sources_of(ROOT), folder, lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def arabic_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition with pages in Arabic; its window speaks the pseudo-language."""
    return build_arabic(tmp_path_factory.mktemp("arabic"))


@pytest.fixture(scope="session")
def twin_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same pages in English words, from left to right and from right to left."""
    folder = tmp_path_factory.mktemp("twins")
    return build_arabic(folder, write_twins(folder / "content"))


@pytest.fixture(scope="session")
def mirrored_edition(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real edition whose window speaks the pseudo-language, in both directions."""
    return mirror_edition(edition, tmp_path_factory.mktemp("mirrored"))


@pytest.fixture
def own_edition(edition: Path, tmp_path: Path) -> Path:
    """A copy of the real edition, to be damaged."""
    shutil.copytree(edition, tmp_path / "edition")
    return tmp_path / "edition"


@pytest.fixture
def library(edition: Path) -> Iterator[Library]:
    library = Library.open(edition)
    yield library
    library.close()
