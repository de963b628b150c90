"""Cuts the data of ICU (libicudata) to what Qt asks of it in the languages that the handbook may have.

Qt keeps its own tables of dates, numbers and letters; of ICU it takes the order of words, the names of time zones, and
old encodings, which this program never reads. `order.py` shows that the order stays as it was.

usage: trim_icu.py LIBRARY   (replaces it; needs icupkg of icu-devtools, gcc, readelf)
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

LANGUAGES = "ar|en|es|fr|ru|zh|zh_Hans|zh_Hant"
KEPT = re.compile(
    rf"(coll/|zone/)?({LANGUAGES}|root|res_index|pool)\.res|coll/ucadata\.icu"
    r"|(icuver|icustd|keyTypeData|likelySubtags|metadata|metaZones|numberingSystems|plurals|supplementalData|timezoneTypes"
    r"|zoneinfo64)\.res|(cnvalias|ulayout)\.icu"
)
"""Names within the package; all others go."""

_SYMBOL = re.compile(r"\s*\d+:\s+([0-9a-f]+)\s+(0x[0-9a-f]+|\d+)\s+OBJECT\s.*\s(icudt(\d+)_dat)")
_SEGMENT = re.compile(r"\s+LOAD\s+0x(\w+)\s+0x(\w+)\s+0x\w+\s+0x(\w+)")

_ASSEMBLY = """
.section .rodata
.globl {symbol}
.type {symbol},@object
.balign 16
{symbol}:
.incbin "{package}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def package_of(library: Path) -> tuple[str, str, bytes]:
    """Give the symbol that ICU looks for, ICU's major version, and the package of data behind that symbol."""
    symbols = map(_SYMBOL.match, _run("readelf", "-W", "--dyn-syms", str(library)).splitlines())
    address, size, symbol, version = next(found for found in symbols if found).groups()
    begin, length = int(address, 16), int(size, 0)
    for segment in map(_SEGMENT.match, _run("readelf", "-Wl", str(library)).splitlines()):
        if segment:
            offset, virtual, filled = (int(number, 16) for number in segment.groups())
            if virtual <= begin and begin + length <= virtual + filled:
                start = offset + begin - virtual
                return symbol, version, library.read_bytes()[start : start + length]
    raise ValueError(library)


def trim(library: Path) -> None:
    """Replace the library with one that holds the kept names only."""
    symbol, version, data = package_of(library)
    with tempfile.TemporaryDirectory() as scratch:
        whole, source = Path(scratch, "whole", f"icudt{version}l.dat"), Path(scratch, "data.S")
        whole.parent.mkdir()
        whole.write_bytes(data)
        # icupkg names what is inside after the file it writes: under any other name ICU would find nothing.
        package = Path(scratch, whole.name)
        names = _run("icupkg", "-l", str(whole)).split()
        leaving = Path(scratch, "leaving.lst")
        leaving.write_text("".join(f"{name}\n" for name in names if not KEPT.fullmatch(name)), "ascii")
        _run("icupkg", "-r", str(leaving), str(whole), str(package))
        source.write_text(_ASSEMBLY.format(symbol=symbol, package=package), "ascii")
        soname = f"-Wl,-soname,{library.name},--build-id=none"
        _run("gcc", "-shared", "-nostdlib", "-s", soname, "-o", str(library), str(source))


if __name__ == "__main__":
    trim(Path(sys.argv[1]))
