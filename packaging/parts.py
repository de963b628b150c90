"""Lists what ships with the program (CycloneDX 1.5, ECMA-424) and gathers the licence texts of those packages.

usage: parts.py REQUIREMENTS LICENCES_FOLDER LIST.cdx.json [LIBRARIES.json]

LIBRARIES.json names what ships and is no package: name, version where it is known, licence, files with its text. Where it has
no CPython, that is the Python that runs this.
"""

import json
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

# Packages of the publishing side are pinned with the others and never frozen.
NOT_SHIPPED = frozenset({"babel", "jinja2", "markdown-it-py", "markupsafe", "mdurl", "pyyaml"})
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^ \\]+)", re.MULTILINE)
_LICENCE = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$|/licenses/", re.IGNORECASE)

# What the starter, the browser edition and both programs hold besides; the texts lie in LICENSES or come with the starter.
_ON_EVERY_DISC = (
    {"name": "Zstandard decoder", "licence": "BSD-3-Clause", "texts": []},
    {"name": "Snowball stemmers in JavaScript", "licence": "BSD-3-Clause", "texts": []},
    {"name": "Source Serif 4", "licence": "OFL-1.1", "texts": []},
    {"name": "Source Sans 3", "licence": "OFL-1.1", "texts": []},
    {"name": "Atkinson Hyperlegible Next", "licence": "OFL-1.1", "texts": []},
)


def shipped(requirements: Path) -> list[metadata.Distribution]:
    """Give the pinned packages that the reader brings along, by name."""
    names = sorted(name for name, _version in _PIN.findall(requirements.read_text("utf-8")))
    return [metadata.distribution(name) for name in names if name.lower() not in NOT_SHIPPED]


def component(part: metadata.Distribution) -> dict[str, Any]:
    """Describe a package as CycloneDX wants it."""
    name, version = part.metadata["Name"], part.version
    licence = part.metadata.get("License-Expression") or part.metadata.get("License") or "see its licence text"
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name.lower()}@{version}",
        "licenses": [{"license": {"name": licence.splitlines()[0]}}],
    }


def this_python() -> dict[str, Any]:
    """Describe the Python that runs this, as LIBRARIES.json would."""
    version = ".".join(map(str, sys.version_info[:3]))
    text = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "LICENSE.txt")
    texts = [str(text)] if text.exists() else []
    return {"name": "CPython", "version": version, "licence": "PSF-2.0", "texts": texts}


def library_component(library: dict[str, Any]) -> dict[str, Any]:
    """Describe what is no package."""
    licence = library["licence"]
    if " WITH " in licence:
        licences: list[dict[str, Any]] = [{"expression": licence}]
    else:
        licences = [{"license": {"name" if licence.startswith("LicenseRef-") else "id": licence}}]
    described = {"type": "framework" if library["name"] == "CPython" else "library", "licenses": licences}
    return described | {key: library[key] for key in ("name", "version") if key in library}


def gather(part: metadata.Distribution, folder: Path) -> None:
    """Copy the licence texts of a package."""
    for file in part.files or ():
        if _LICENCE.search(str(file)) and ".dist-info" in str(file):
            source = Path(str(file.locate()))
            target = folder / part.metadata["Name"].lower() / source.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def main(requirements: Path, licences: Path, listing: Path, libraries: Path | None = None) -> None:
    """Write both."""
    parts = shipped(requirements)
    others: list[dict[str, Any]] = json.loads(libraries.read_text("utf-8")) if libraries else []
    if not any(library["name"] == "CPython" for library in others):
        others.insert(0, this_python())
    others += _ON_EVERY_DISC
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "SME Desktop"}},
        "components": [*map(library_component, others), *map(component, parts)],
    }
    listing.parent.mkdir(parents=True, exist_ok=True)
    listing.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", "utf-8")
    for part in parts:
        gather(part, licences)
    for library in others:
        for text in map(Path, library["texts"]):
            target = licences / library["name"].lower() / f"{text.stem}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)
    for text in sorted(Path("LICENSES").iterdir()):
        (licences / "sme-desktop").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, licences / "sme-desktop" / text.name)
    shutil.copyfile("LICENSE", licences / "sme-desktop" / "LICENSE.txt")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
