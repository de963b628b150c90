"""Packs a program's folder into one archive that the starter unpacks: ustar within one frame of Zstandard.

The first member, files.txt, lists the files; beside the archive, pack.txt says what it is. In programs and libraries,
calls and jumps have absolute targets (code.h), which packs better. The same folder gives the same bytes.

usage: pack.py FOLDER OUTPUT VERSION   (writes OUTPUT/sme-desktop.pack and OUTPUT/pack.txt)
"""

import hashlib
import io
import os
import re
import struct
import sys
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import zstandard

ARCHIVE, DESCRIPTION, LIST = "sme-desktop.pack", "pack.txt", "files.txt"
WINDOW_LOG = 26
"""64 MB: what the starter sets aside for unpacking, and an old PC has."""

_LEVEL = 22
_LONGEST = 255
"""Bytes of a path in ustar."""

_FORBIDDEN = frozenset('\\:*?"<>|\x7f') | {chr(code) for code in range(32)}


class PackError(Exception):
    """Something that the starter would refuse."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the program."""

    path: str
    """Below the folder, with `/`."""
    data: bytes
    is_program: bool

    @property
    def line(self) -> str:
        """Its line in the list."""
        digest = hashlib.sha256(self.data).hexdigest()
        return f"{digest} {len(self.data)} {755 if self.is_program else 644} {self.path}\n"


def files_of(folder: Path) -> list[Packed]:
    """Give all files of a folder by name; raise PackError for what cannot be packed."""
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise PackError(f"{name}: neither a file nor a folder")
        if path.is_dir():
            continue
        parts = name.split("/")
        if _FORBIDDEN & set(name) or any(part[-1] in ". " for part in parts) or len(name.encode()) > _LONGEST:
            raise PackError(f"{name}: not a name for every system")
        if name == LIST:
            raise PackError(f"{name}: the name of the list itself")
        found.append(Packed(name, path.read_bytes(), os.access(path, os.X_OK) and path.suffix == ""))
    if not found:
        raise PackError(f"{folder}: no files")
    return sorted(found, key=lambda file: file.path)


_CALL = re.compile(rb"[\xe8\xe9]")


def with_targets(data: bytes) -> bytes:
    """Give a program or library with absolute targets of its calls and jumps; anything else as it is."""
    if not data.startswith((b"\x7fELF", b"MZ")):
        return data
    changed, size, place = bytearray(data), len(data), 0
    while (call := _CALL.search(data, place)) and call.start() + 5 <= size:
        place = call.start()
        (distance,) = struct.unpack_from("<i", data, place + 1)
        if -place <= distance < size:
            target = distance + place
            struct.pack_into("<i", changed, place + 1, target if target < size else distance - size)
        place += 5
    return bytes(changed)


def archive_of(files: list[Packed]) -> bytes:
    """Give the archive before it is compressed."""
    listing = f"sme-desktop-files 1 {len(files)}\n" + "".join(file.line for file in files)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for file in (Packed(LIST, listing.encode(), is_program=False), *files):
            member = tarfile.TarInfo(file.path)
            member.size, member.mode, member.mtime = len(file.data), 0o755 if file.is_program else 0o644, 0
            archive.addfile(member, io.BytesIO(with_targets(file.data)))
    return buffer.getvalue()


def compressed(data: bytes) -> bytes:
    """Compress for the slowest medium and the oldest PC."""
    settings = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, source_size=len(data), window_log=WINDOW_LOG, enable_ldm=True, write_checksum=False
    )
    return zstandard.ZstdCompressor(compression_params=settings).compress(data)


def description(packed: bytes, files: list[Packed], version: str) -> str:
    """Give the text of pack.txt."""
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1577836800")), UTC).date()
    values = {
        "format": 1,
        "sha256": hashlib.sha256(packed).hexdigest(),
        "size": len(packed),
        "unpacked": sum(len(file.data) for file in files),
        "files": len(files),
        "version": version,
        "date": day.isoformat(),
    }
    return "".join(f"{key} {value}\n" for key, value in values.items())


def pack(folder: Path, output: Path, version: str) -> None:
    """Write the archive and its description; raise PackError."""
    files = files_of(folder)
    packed = compressed(archive_of(files))
    output.mkdir(parents=True, exist_ok=True)
    (output / ARCHIVE).write_bytes(packed)
    (output / DESCRIPTION).write_text(description(packed, files, version), "utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Pack; give the exit code."""
    folder, output, version = arguments
    try:
        pack(Path(folder), Path(output), version)
    except (PackError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    size = (Path(output) / ARCHIVE).stat().st_size
    print(f"{Path(output) / ARCHIVE}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
