"""Writes archives of compiled modules: the same sources give the same bytes."""

import ast
import importlib.util
import zipfile
from collections.abc import Mapping
from importlib import _bootstrap_external  # type: ignore[attr-defined]
from pathlib import Path

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_EPOCH = (2020, 1, 1, 0, 0, 0)


def compiled(source: bytes, name: str) -> bytes:
    """Give the byte code of a module without docstrings, as in a .pyc file that nobody compares with its source (PEP 552).

    Asserts stay, unlike with `-OO`.
    """
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    code = compile(tree, name, "exec", dont_inherit=True)
    pyc: bytearray = _bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)  # noqa: SLF001
    return bytes(pyc)


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their names, compressed: beside the packed program the loose one lies on the disc, too."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 0
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
