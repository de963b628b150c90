"""Reads YAML with its line numbers, and refuses a key given twice."""

from pathlib import Path
from typing import Any

import yaml

from sme_desktop.model import Problem


class _Loader(yaml.SafeLoader):
    """A safe loader that raises on a repeated key, which YAML would silently drop."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key “{key}” is given twice", key_node.start_mark)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class YamlError(Exception):
    """The text is not the YAML we expect; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> dict[str, Any]:
    """Give the mapping in a YAML text; raise YamlError with file and line."""
    try:
        # A subclass of SafeLoader builds plain values only.
        parsed = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise YamlError(Problem(file, line, str(error.problem or error.context))) from error
    except ValueError as error:
        # YAML takes 2026-13-41 for a date, and Python knows no such day.
        raise YamlError(Problem(file, first_line, f"a date or number that cannot be: {error}")) from error
    except yaml.YAMLError as error:
        raise YamlError(Problem(file, first_line, str(error))) from error
    if not isinstance(parsed, dict):
        raise YamlError(Problem(file, first_line, "a mapping (key: value) is expected"))
    return parsed


def read_yaml(path: Path, root: Path) -> dict[str, Any]:
    """Read a YAML file below `root`; raise YamlError if it is missing or not as expected."""
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise YamlError(Problem(name, 1, f"the file cannot be read: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        raise YamlError(Problem(name, 1, "the file is not UTF-8")) from error
    return parse_yaml(text, file=name)
