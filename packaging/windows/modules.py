"""Finds the modules that the reader needs, by following its import statements."""

import modulefinder
from collections.abc import Iterable
from pathlib import Path


def needed_modules(
    start: Path, *, folders: Iterable[Path], hidden: Iterable[str], unused: Iterable[str]
) -> dict[str, Path]:
    """Give the sources of all modules that `start` leads to, by the path of each in an archive, such as `json/decoder.py`.

    `folders` are searched in their order. Modules in C are no part of the answer.
    """
    finder = modulefinder.ModuleFinder([str(folder) for folder in folders], excludes=list(unused))
    finder.run_script(str(start))
    for name in hidden:
        finder.import_hook(name)
        finder.import_hook(name, fromlist=["*"])
    found = {}
    for name, module in finder.modules.items():
        if name != "__main__" and module.__file__ and module.__file__.endswith(".py"):
            inside = "/__init__.py" if module.__path__ else ".py"
            found[name.replace(".", "/") + inside] = Path(module.__file__)
    return found
