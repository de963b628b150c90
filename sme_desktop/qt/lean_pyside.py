"""Spares the start of the program what PySide6 reads for those who write its type stubs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType

_GENERATOR = "shibokensupport.signature.lib.pyi_generator"


class _EmptyGenerator:
    """Gives an empty module in place of the generator of type stubs; a name that PySide no longer asks for harms nobody."""

    def find_spec(self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name == _GENERATOR else None  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, _module: ModuleType) -> None:
        """Put nothing into it."""


@contextmanager
def without_stub_generator() -> Iterator[None]:
    """While PySide6 is imported here, leave out its generator of type stubs.

    WORKAROUND(PySide 6.8.3) it is imported with PySide6, and compiles two patterns of 20,000 characters: 9 ms, on a
    Python that was built without optimisation 16. It works where `shiboken6/files.dir` exists (packaging/prepare.sh).
    """
    finder = _EmptyGenerator()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
