"""Keeps a crafted index from running code.

Whoosh unpickles the table of contents, block headers, postings and stored rows when it opens and reads an index, and
unpickling may call anything (Python documentation, module pickle, "Warning"). Here every such place is given an
unpickler with an allow-list: plain containers for data, the classes of our own schema for the table of contents.
"""

import io
import pickle
import types
from typing import Any, BinaryIO

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.index
import whoosh.util.loading

_DATA = frozenset(
    {
        ("array", "_array_reconstructor"),
        ("array", "array"),
        ("builtins", "bytes"),
        ("builtins", "set"),
        ("_codecs", "encode"),
    }
)
_CONTENTS = _DATA | {
    ("builtins", "frozenset"),
    ("builtins", "object"),
    ("__builtin__", "frozenset"),
    ("__builtin__", "object"),
    ("__builtin__", "set"),
    ("__builtin__", "int"),
    ("builtins", "int"),
    ("collections", "defaultdict"),
    ("copy_reg", "_reconstructor"),
    ("copyreg", "_reconstructor"),
    ("re", "_compile"),
    ("whoosh.analysis.tokenizers", "IDTokenizer"),
    ("whoosh.codec.whoosh3", "W3Codec"),
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("whoosh.fields", "Schema"),
    ("whoosh.fields", "STORED"),
    ("whoosh.fields", "TEXT"),
    ("whoosh.formats", "Frequency"),
    ("whoosh.formats", "Existence"),
}


LOADER = "load" if hasattr(whoosh.filedb.structfile, "load") else "load_pickle"
"""What Whoosh calls `pickle.load` where it reads its files; the older fork Whoosh-Reloaded has another name for it."""


class UntrustedIndexError(pickle.UnpicklingError):
    """The index asks for a class that has no place in one."""


class _DataUnpickler(pickle.Unpickler):
    allowed: frozenset[tuple[str, str]] = _DATA

    def find_class(self, module_name: str, global_name: str) -> Any:
        if (module_name, global_name) in self.allowed:
            return super().find_class(module_name, global_name)
        raise UntrustedIndexError(f"the index asks for {module_name}.{global_name}")


class _ContentsUnpickler(_DataUnpickler):
    allowed = _CONTENTS


def _load_data(stream: BinaryIO) -> Any:
    return _DataUnpickler(stream).load()


def _loads_data(data: bytes) -> Any:
    return _load_data(io.BytesIO(data))


def _load_contents(stream: BinaryIO) -> Any:
    return _ContentsUnpickler(stream).load()


def _loads_contents(data: bytes) -> Any:
    return _load_contents(io.BytesIO(data))


def _refuse(*_arguments: object, **_options: object) -> Any:
    raise UntrustedIndexError("an index of an ancient format is not read")


def guard_whoosh() -> None:
    """Put the allow-list unpicklers in Whoosh's place of `pickle`; calling it again changes nothing."""
    if getattr(whoosh.filedb.structfile, LOADER) is _load_data:
        return
    setattr(whoosh.filedb.structfile, LOADER, _load_data)
    whoosh.columns.loads = _loads_data
    whoosh.codec.whoosh3.loads = _loads_data
    whoosh.util.loading.RenamingUnpickler.load = _refuse
    names = ("dumps", "dump", "PicklingError", "UnpicklingError", "HIGHEST_PROTOCOL")
    guarded = types.SimpleNamespace(**{name: getattr(pickle, name) for name in names})
    guarded.loads = _loads_contents
    guarded.load = _load_contents
    whoosh.index.pickle = guarded
    _guard_contents_reader()


def _guard_contents_reader() -> None:
    """Let the table of contents, and nothing else, use the wider allow-list for its list of segments."""
    original = whoosh.index.TOC.read.__func__
    structfile = whoosh.filedb.structfile

    def read(cls: type, *arguments: Any, **options: Any) -> Any:
        narrow = getattr(structfile, LOADER)
        setattr(structfile, LOADER, _load_contents)
        try:
            return original(cls, *arguments, **options)
        finally:
            setattr(structfile, LOADER, narrow)

    whoosh.index.TOC.read = classmethod(read)
