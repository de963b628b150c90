"""Makes python3.dll, by whose name modules of the stable ABI ask for Python: it passes everything on to the real one."""

import re
import subprocess
from pathlib import Path

_NAME = re.compile(r"^\s*\[\s*\d+\](?:\s+\+base\[\s*\d+\]\s+\w+)?\s+(_?Py\w+)$", re.MULTILINE)


def exported_names(library: Path) -> list[str]:
    """Give the names of Python's functions and data that a library gives out."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(library)], capture_output=True, text=True, check=True
    ).stdout
    return sorted(set(_NAME.findall(told.split("[Ordinal/Name Pointer] Table", 1)[1])))


def write_forwarder(library: Path, target: Path, work: Path) -> None:
    """Write a library with all names of another, without code of its own."""
    names = "".join(f"  {name}={library.stem}.{name}\n" for name in exported_names(library))
    definition = work / f"{target.stem}.def"
    definition.write_text(f"LIBRARY {target.name}\nEXPORTS\n{names}", "ascii")
    # A fixed base, out of the way of programs: the linker would make one up from the name of the file.
    subprocess.run(
        [
            "x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-s", "-Wl,--no-insert-timestamp", "-Wl,-e,0",
            "-Wl,--image-base,0x310000000", "-o", str(target), str(definition),
        ],
        check=True,
    )  # fmt: skip
