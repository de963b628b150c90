"""The rules of the house that no other tool holds: sizes, texts in the code, docstrings."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets
from tests_support import ROOT

MODULES = sorted((ROOT / "sme_desktop").rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES = 400, 50
SHOWN = {"setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "addAction", "set_words"}
SYMBOLS = {"SME Desktop", "← →   Enter  ·  Alt+L", ""}


def functions_of(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
    long = [f.name for f in functions_of(path) if (f.end_lineno or 0) - f.lineno >= MOST_FUNCTION_LINES]
    assert long == []


def is_override(owner: ast.stmt, name: str) -> bool:
    """Tell whether a method is one of Qt's, of a class that has it from Qt: Qt documents those."""
    bases = [base.id for base in owner.bases if isinstance(base, ast.Name)] if isinstance(owner, ast.ClassDef) else []
    kinds = [getattr(module, base, None) for base in bases for module in (QtCore, QtGui, QtWidgets)]
    return any(hasattr(kind, name) for kind in kinds if kind is not None)


OVERRIDES = {"sizeHint", "minimumSizeHint", "paint", "eventFilter", "event", "loadResource"}
"""Of classes that have them from Qt by way of another class of ours."""


def public_functions_of(path: Path) -> Iterator[ast.FunctionDef]:
    """Functions of the module and methods of its public classes, Qt's overrides left out."""
    for node in ast.parse(path.read_text("utf-8")).body:
        members = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        for member in members:
            if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                is_known = member.name in OVERRIDES or member.name.endswith("Event") or is_override(node, member.name)
                yield from () if is_known else (member,)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_public_function_says_what_it_gives(path: Path) -> None:
    silent = [function.name for function in public_functions_of(path) if not ast.get_docstring(function)]

    assert silent == []


@pytest.mark.parametrize("path", sorted((ROOT / "sme_desktop" / "qt").rglob("*.py")), ids=lambda path: path.name)
def test_no_english_is_hard_wired_into_a_widget(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SHOWN:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    assert argument.value in SYMBOLS, f"{path.name}:{node.lineno}: {argument.value!r}"
