"""The files of one language's index, each read once and whole: what was compared with its checksum is what is used.

Nothing of an index is mapped into memory. A mapped file that is cut, scratched or pulled out under the program ends it
at once (SIGBUS; mmap(2)), without a word to the reader; and a reading in order is what a disc is quick at.
"""

from collections.abc import Mapping
from pathlib import Path

from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import BufferFile

from sme_desktop.paths import is_foreign


def read_files(folder: Path) -> Mapping[str, bytes]:
    """Give the content of each file of a folder by its name, in the order of the names; raise OSError."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not is_foreign(path.name)}


class HeldStorage(RamStorage):  # type: ignore[misc]
    """What Whoosh takes for a folder."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self.files = dict(files)

    def open_file(self, name: str, **options: object) -> BufferFile:
        """Give a file; raise KeyError for a name that is not among them."""
        # Whoosh would hand out a view, of which each reader makes a copy of its own; bytes are shared.
        return BufferFile(self.files[name], name=name, **options)
