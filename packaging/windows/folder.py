"""Writes the Windows program as a folder, on Linux: the same sources and packages give the same bytes.

usage: folder.py TARGET WORK [--python-embeddable ZIP]

TARGET holds sme-desktop.exe, runtime/ (CPython) and site/ (everything else). WORK keeps what was brought, and takes a
list of libraries for parts.py. ZIP is the official embeddable package of CPython 3.11 for x64: its libraries and its
standard library are taken then, instead of those of a pinned package and of the Python that runs this.
"""

import argparse
import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import shiboken6
from archive import compiled, write_archive
from contents import HIDDEN, PACKAGES, PYTHON, PYTHON_FILES, UNUSED, VC_RUNTIME, ZONES, is_kept
from forwarder import write_forwarder
from launcher import write_launcher
from libraries import libraries, python_version
from modules import needed_modules
from wheels import fetch, pins

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PACKAGE = ROOT / "sme_desktop"
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "1577836800"))


def unpack(wheel: Path, folder: Path, is_wanted: Callable[[str], bool]) -> None:
    """Write the wanted files of a wheel or archive below a folder."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if is_wanted(name) and not name.endswith("/"):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))


def put_runtime(runtime: Path, python: Path, shiboken: Path, work: Path) -> None:
    """Write CPython's own files from the package that carries them, and the runtime of C++."""
    runtime.mkdir(parents=True)
    with zipfile.ZipFile(python) as source:
        prefix = "" if is_embeddable(python) else "deploy_libs/"
        for name in PYTHON_FILES:
            (runtime / name).write_bytes(source.read(prefix + name))
    with zipfile.ZipFile(shiboken) as source:
        for name in VC_RUNTIME:
            (runtime / name).write_bytes(source.read(f"shiboken6/{name}"))
    write_forwarder(runtime / f"{PYTHON}.dll", runtime / "python3.dll", work)
    # Where modules lie, and nowhere else (Python 3.11, "Finding modules").
    paths = (f"{PYTHON}.zip", ".", "..\\site\\modules.zip", "..\\site")
    (runtime / f"{PYTHON}._pth").write_text("".join(f"{path}\r\n" for path in paths), "ascii", newline="")


def is_embeddable(python: Path) -> bool:
    """Tell whether this is the official embeddable package."""
    with zipfile.ZipFile(python) as source:
        return f"{PYTHON}.zip" in source.namelist()


def put_modules(target: Path, brought: Path, python_package: Path) -> None:
    """Write the archives of modules: Python's own beside it, ours and those of the packages in site/."""
    library = Path(os.__file__).parent
    found = needed_modules(HERE / "start.py", folders=(ROOT, brought, library), hidden=HIDDEN, unused=UNUSED)
    own: dict[str, bytes] = {}
    python: dict[str, bytes] = {}
    for name, source in found.items():
        if source.is_relative_to(library):
            python[name + "c"] = compiled(source.read_bytes(), name)
        elif not is_kept(name):
            own[name + "c"] = compiled(source.read_bytes(), name)
    if is_embeddable(python_package):
        with (
            zipfile.ZipFile(python_package) as outer,
            zipfile.ZipFile(io.BytesIO(outer.read(f"{PYTHON}.zip"))) as inner,
        ):
            python = {name: inner.read(name) for name in python}
    for name in ZONES:
        data = (brought / name).read_bytes()
        own[name + "c" * name.endswith(".py")] = compiled(data, name) if name.endswith(".py") else data
    write_archive(target / "runtime" / f"{PYTHON}.zip", python)
    write_archive(target / "site" / "modules.zip", own)


def put_support(folder: Path, wheel: Path) -> None:
    """Write out what PySide has zipped in a library and would compile at each start (packaging/prepare.sh venv).

    The files are those of the package that is installed here, which has to be the same; raises SystemExit if not.
    """
    if f"-{version('shiboken6')}-" not in wheel.name:
        raise SystemExit(f"{wheel.name} is not the version of shiboken6 that is installed here.")
    shutil.copytree(Path(shiboken6.__path__[0]) / "files.dir", folder, ignore=shutil.ignore_patterns("__pycache__"))


def put_site(site: Path, wheels: dict[str, Path]) -> None:
    """Write what must lie in files: Qt, libraries, and what our package reads."""
    for wheel in wheels.values():
        unpack(wheel, site, is_kept)
    put_support(site / "shiboken6" / "files.dir", wheels["shiboken6"])
    for source in sorted(site.rglob("*.py")):
        source.with_suffix(".pyc").write_bytes(compiled(source.read_bytes(), str(source.relative_to(site))))
        source.unlink()
    (site / "start.pyc").write_bytes(compiled((HERE / "start.py").read_bytes(), "start.py"))
    shutil.copytree(PACKAGE / "resources", site / "sme_desktop" / "resources")
    styles = site / "sme_desktop" / "templates" / "window"
    styles.mkdir(parents=True)
    for name in ("page.css", "scrollbar.qss"):
        shutil.copyfile(PACKAGE / "templates" / "window" / name, styles / name)


def write_folder(target: Path, work: Path, embeddable: Path | None) -> None:
    """Write everything but the texts."""
    shutil.rmtree(target, ignore_errors=True)
    work.mkdir(parents=True, exist_ok=True)
    wheels = fetch(pins(ROOT / "requirements.txt", PACKAGES), work / "wheels")
    python = embeddable or fetch(pins(HERE / "requirements.txt", ["panda3d"]), work / "python")["panda3d"]
    put_runtime(target / "runtime", python, wheels["shiboken6"], work)
    brought = work / "brought"
    shutil.rmtree(brought, ignore_errors=True)
    for wheel in wheels.values():
        unpack(wheel, brought, lambda name: name.endswith(".py") or name in ZONES)
    put_site(target / "site", wheels)
    put_modules(target, brought, python)
    write_launcher(target / "sme-desktop.exe", work)
    own = python_version(target / "runtime" / f"{PYTHON}.dll")
    standard = own if embeddable else ".".join(map(str, sys.version_info[:3]))
    (work / "libraries.json").write_text(json.dumps(libraries(target, standard), indent=1) + "\n", "utf-8")
    for path in target.rglob("*"):
        os.utime(path, (EPOCH, EPOCH))


def main(arguments: list[str]) -> None:
    """Read the command line."""
    if sys.version_info[:2] != (3, 11):
        raise SystemExit("The byte code must be that of CPython 3.11, which ships: run this with Python 3.11.")
    parser = argparse.ArgumentParser(description="Write the Windows program as a folder.")
    parser.add_argument("target", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--python-embeddable", type=Path, metavar="ZIP", help="the official embeddable package, x64")
    options = parser.parse_args(arguments)
    write_folder(options.target, options.work, options.python_embeddable)


if __name__ == "__main__":
    main(sys.argv[1:])
