"""What the Windows program is made of. That it starts is tried under Wine (make windows-smoke)."""

import importlib
import marshal
import struct
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from tests_support import ROOT

SCRIPTS = ROOT / "packaging" / "windows"


def script(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module(name)


@pytest.mark.parametrize(
    ("file", "ships"),
    [
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/QtPrintSupport.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("Stemmer.cp311-win_amd64.pyd", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt6Pdf.dll", False),
        ("PySide6/plugins/imageformats/qjpeg.dll", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/translations/qt_fr.qm", False),
        ("PySide6/QtCore.pyi", False),
    ],
)
def test_of_qt_only_what_the_reader_loads_ships(monkeypatch: pytest.MonkeyPatch, file: str, ships: bool) -> None:
    assert script(monkeypatch, "contents").is_kept(file) is ships


def test_every_package_that_ships_is_pinned_with_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    pins, packages = script(monkeypatch, "wheels").pins, script(monkeypatch, "contents").PACKAGES

    wanted = pins(ROOT / "requirements.txt", packages) + pins(SCRIPTS / "requirements.txt", ["panda3d"])

    entries = [entry for entry in wanted.splitlines() if "==" in entry]
    assert len(entries) == len(packages) + 1
    assert all(after.lstrip().startswith("--hash=sha256:") for after in wanted.splitlines() if after not in entries)
    assert wanted.count("--hash=") >= len(entries)


def test_a_package_without_a_pin_is_not_brought(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError, match="requests"):
        script(monkeypatch, "wheels").pins(ROOT / "requirements.txt", ["requests"])


def test_the_same_sources_give_the_same_archive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    archive = script(monkeypatch, "archive")
    source = (
        b'"""A module."""\nfrom __future__ import annotations\ndef f(x):\n    """Say."""\n    assert x\n    return x\n'
    )
    files = {"b.pyc": archive.compiled(source, "b.py"), "a.txt": b"a"}

    archive.write_archive(tmp_path / "one.zip", files)
    archive.write_archive(tmp_path / "two.zip", dict(reversed(files.items())))

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["a.txt", "b.pyc"]


def test_byte_code_loses_its_docstrings_and_keeps_its_asserts(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        b'"""A module."""\nclass A:\n    """Nothing else."""\ndef f(x):\n    """Say."""\n    assert x\n    return x\n'
    )
    names: dict[str, object] = {}

    pyc = script(monkeypatch, "archive").compiled(source, "b.py")
    exec(marshal.loads(pyc[16:]), names)

    function = names["f"]
    assert "__doc__" not in names
    assert callable(function)
    assert function.__doc__ is None
    with pytest.raises(AssertionError):
        function(0)


def test_imports_are_followed_into_functions_and_not_into_what_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("")
    (tmp_path / "pack" / "late.py").write_text("import unwanted\n")
    (tmp_path / "unwanted.py").write_text("")
    (tmp_path / "by_name.py").write_text("")
    (tmp_path / "start.py").write_text("def f():\n    from pack import late\n")

    found = script(monkeypatch, "modules").needed_modules(
        tmp_path / "start.py", folders=[tmp_path], hidden=["by_name"], unused=["unwanted"]
    )

    assert sorted(found) == ["by_name.py", "pack/__init__.py", "pack/late.py"]


def test_a_library_tells_its_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    libraries = script(monkeypatch, "libraries")
    python = tmp_path / "python311.dll"
    python.write_bytes(b"MZ..." + struct.pack("<IIII", 0xFEEF04BD, 0x10000, 3 << 16 | 11, 9150 << 16 | 1013))

    assert libraries.version_of(python) == "3.11.9150"
    assert libraries.python_version(python) == "3.11.9"
