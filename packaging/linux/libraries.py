"""Lists the libraries in the frozen program that are no package of their own, for parts.py: those of the system it was frozen on.

usage: libraries.py PROGRAM LIST.json
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

# Not installed as a package of the system: parts.py knows them otherwise.
_KNOWN = re.compile(r"libpython|libQt6|libpyside|libshiboken|Stemmer")
_ICU = re.compile(r"libicudata\.so\.(\d+)$")


def package_of(library: str) -> str | None:
    """Give the Debian package that brings a library; None where none does."""
    found = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    names = sorted({line.split(":")[0] for line in found.stdout.splitlines() if line.endswith(f"/{library}")})
    return names[0] if names else None


def described(package: str) -> dict[str, Any]:
    """Describe a Debian package; its text of licences is the one that Debian has gathered."""
    version = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=True
    ).stdout
    text = Path("/usr/share/doc", package, "copyright")
    texts = [str(text)] if text.exists() else []
    return {"name": package, "version": version, "licence": "LicenseRef-Debian-copyright", "texts": texts}


def libraries(program: Path) -> list[dict[str, Any]]:
    """Give name, version, licence and files with its text of each library, by name.

    Raise ValueError for one that no package brings: nobody would know whose it is.
    """
    files = sorted(path for path in program.rglob("*.so*") if path.is_file() and not path.is_symlink())
    packages = set()
    for path in files:
        if path.parent.name == "_internal" and not _KNOWN.search(path.name):
            package = package_of(path.name)
            if package is None:
                raise ValueError(f"no package brings {path.name}")
            packages.add(package)
    found = [described(package) for package in sorted(packages)]
    icu = next((match[1] for path in files if (match := _ICU.search(path.name))), None)
    if icu:
        found.append({"name": "ICU", "version": icu, "licence": "ICU", "texts": []})
    return found


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(libraries(Path(sys.argv[1])), indent=1) + "\n", "utf-8")
