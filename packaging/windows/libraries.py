"""Lists the libraries of the Windows program that are no package of their own, for parts.py."""

import struct
from pathlib import Path
from typing import Any

from contents import PYTHON

DOC = Path("/usr/share/doc")
HERE = Path(__file__).parent
_MARK = struct.pack("<I", 0xFEEF04BD)
"""Begins VS_FIXEDFILEINFO, after which comes the version of a file of Windows."""


def version_of(library: Path) -> str:
    """Give the version that a library tells of itself, such as `3.45.1`; raise ValueError where it tells none."""
    data = library.read_bytes()
    high, low = struct.unpack_from("<II", data, data.index(_MARK) + 8)
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}"


def python_version(library: Path) -> str:
    """Give the version of CPython, which packs 3.11.9 as 3.11.9150 (PC/python_ver_rc.h)."""
    major, minor, micro = version_of(library).split(".")
    return f"{major}.{minor}.{int(micro) // 1000}"


def libraries(program: Path, standard: str) -> list[dict[str, Any]]:
    """Give name, version where it is known, licence (SPDX) and files with its text.

    `standard` is the version of Python's standard library, which may come from elsewhere than Python itself.
    """
    runtime = program / "runtime"
    # Its text has those of the libraries inside it, too.
    texts = [str(DOC / "python3.11" / "copyright")]
    return [
        {
            "name": "CPython",
            "version": python_version(runtime / f"{PYTHON}.dll"),
            "licence": "PSF-2.0",
            "texts": texts,
        },
        {"name": "CPython-standard-library", "version": standard, "licence": "PSF-2.0", "texts": []},
        {"name": "libffi", "licence": "MIT", "texts": []},
        {"name": "zlib", "licence": "Zlib", "texts": []},
        {"name": "expat", "licence": "MIT", "texts": []},
        {"name": "libmpdec", "licence": "BSD-2-Clause", "texts": []},
        {
            "name": "SQLite",
            "version": version_of(runtime / "sqlite3.dll"),
            "licence": "blessing",
            "texts": [str(DOC / "libsqlite3-0" / "copyright")],
        },
        {
            "name": "Microsoft-Visual-Cpp-Runtime",
            "version": version_of(runtime / "msvcp140.dll"),
            "licence": "LicenseRef-Microsoft-Visual-Cpp-Runtime",
            "texts": [str(HERE / "visual-cpp-runtime.txt")],
        },
        {"name": "mingw-w64", "licence": "ZPL-2.1", "texts": [str(DOC / "mingw-w64-common" / "copyright")]},
        {
            "name": "libgcc",
            "licence": "GPL-3.0-or-later WITH GCC-exception-3.1",
            "texts": [str(DOC / "gcc-mingw-w64-base" / "copyright")],
        },
    ]
