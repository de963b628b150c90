"""Cuts the decoder out of Zstandard's single source file, which the source package of `zstandard` brings along.

usage: decoder.py PACKAGE.tar.gz FOLDER   (writes zstd_decoder.c, its two headers, and LICENSE.txt)
"""

import sys
import tarfile
from pathlib import Path

_PART = "/**** start inlining {} ****/"
_COMPRESSION, _DECOMPRESSION, _DICTIONARIES = (
    _PART.format(name) for name in ("compress/fse_compress.c", "decompress/huf_decompress.c", "dictBuilder/cover.c")
)
"""Where the parts begin in the single file; what lies before the first is for both directions."""


def cut(source: str) -> str:
    """Give the source without compression and without the making of dictionaries; raise ValueError where it has other parts."""
    shared, decompression, end = map(source.index, (_COMPRESSION, _DECOMPRESSION, _DICTIONARIES))
    return source[:shared] + source[decompression:end]


def main(package: Path, folder: Path) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        texts = {}
        for member in archive.getmembers():
            parts = Path(member.name).parts
            content = archive.extractfile(member) if parts[1:2] == ("zstd",) else None
            if content:
                texts[parts[-1]] = content.read().decode("utf-8")
    (folder / "zstd_decoder.c").write_text(cut(texts["zstd.c"]), "utf-8")
    for name in ("zstd.h", "zstd_errors.h"):
        (folder / name).write_text(texts[name], "utf-8")
    (folder / "LICENSE.txt").write_text(texts["LICENSE"], "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
