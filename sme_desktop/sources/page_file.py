"""One content file: front matter and sections, or the problems that keep it from being a page."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sme_desktop.model import Problem
from sme_desktop.sources.blocks import SourceSection, block_text
from sme_desktop.sources.markdown import MarkdownReader
from sme_desktop.sources.yaml_file import YamlError, parse_yaml

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_EDITION = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
_STATUSES = ("draft", "checked", "approved")
_FIELDS: Mapping[str, type] = {
    "id": str,
    "lang": str,
    "title": str,
    "summary": str,
    "type": str,
    "level": str,
    "edition": str,
    "facts": list,
    "keywords": list,
    "related": list,
    "slots": list,
    "status": str,
}


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as its authors wrote it."""

    file: str
    """Path below the content folder, with `/`."""
    id: str
    language: str
    title: str
    summary: str
    layout: str
    level: str
    edition: str
    facts: tuple[str, ...]
    keywords: tuple[str, ...]
    related: tuple[str, ...]
    slots: tuple[str, ...]
    status: str
    revision: int
    """The English text's own revision; for a translation, the revision it follows."""
    sections: tuple[SourceSection, ...]

    @property
    def words(self) -> int:
        """Number of words of the sections, headings left out."""
        text = "\n".join(block_text(block) for section in self.sections for block in section.blocks)
        return len(re.findall(r"\w[\w’'-]*", text))


def read_page(path: Path, root: Path) -> tuple[SourcePage | None, tuple[Problem, ...]]:
    """Read one file below the content folder `root`; the page is None where too much is missing to go on."""
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")  # Editors of Windows put a mark before UTF-8.
    except UnicodeDecodeError as error:
        return None, (Problem(file, 1, f"the file is not UTF-8 (byte {error.start})"),)
    except OSError as error:
        return None, (Problem(file, 1, f"the file cannot be read: {error.strerror}"),)
    problems = list(_form_problems(file, text))
    text = text.replace("\r\n", "\n")
    match = _FRONT_MATTER.match(text)
    if match is None:
        problems.append(Problem(file, 1, "the page does not begin with a front matter between two lines of ---"))
        return None, tuple(problems)
    try:
        matter = parse_yaml(match[1], file=file, first_line=2)
    except YamlError as error:
        return None, (*problems, error.problem)
    found = tuple(_matter_problems(file, match[1], matter))
    problems += found
    if any("lacks" in problem.message or "must be" in problem.message for problem in found):
        return None, tuple(problems)
    reader = MarkdownReader(text[match.end() :], text[: match.end()].count("\n") + 1)
    sections = reader.sections()
    problems += [Problem(file, line, message) for line, message in reader.complaints]
    return _page(file, matter, sections), tuple(problems)


def _form_problems(file: str, text: str) -> list[Problem]:
    problems = []
    if unicodedata.normalize("NFC", text) != text:
        line = next(n for n, row in enumerate(text.splitlines(), 1) if unicodedata.normalize("NFC", row) != row)
        problems.append(Problem(file, line, "the text is not in Unicode normal form C"))
    if "\r" in text:
        problems.append(Problem(file, 1, "lines end with CR LF; LF alone is expected"))
    return problems


def _matter_problems(file: str, source: str, matter: Mapping[str, Any]) -> list[Problem]:
    lines = {row.split(":")[0]: n for n, row in enumerate(source.splitlines(), 2) if ":" in row}

    def problem(field: str, message: str) -> Problem:
        return Problem(file, lines.get(field, 1), message)

    problems = [problem(name, f"the front matter lacks “{name}”") for name in _FIELDS if name not in matter]
    for name, kind in _FIELDS.items():
        value = matter.get(name)
        if value is not None and not isinstance(value, kind):
            problems.append(problem(name, f"“{name}” must be {'a list' if kind is list else 'a text'}, not {value!r}"))
        elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
            problems.append(problem(name, f"“{name}” must be a list of texts; put quotes around numbers"))
    revision = "rev" if matter.get("lang") == "en" else "source_rev"
    if not isinstance(matter.get(revision), int):
        problems.append(problem(revision, f"the front matter lacks “{revision}” with a whole number"))
    known = {*_FIELDS, "rev", "source_rev"}
    problems += [
        problem(str(name), f"“{name}” has no place in the front matter") for name in matter if name not in known
    ]
    if not _EDITION.match(str(matter.get("edition", ""))):
        problems.append(problem("edition", f"the edition is a month such as 2026-11, not “{matter.get('edition')}”"))
    if matter.get("status") not in _STATUSES:
        problems.append(problem("status", f"the status is one of {', '.join(_STATUSES)}, not “{matter.get('status')}”"))
    if len(str(matter.get("summary", ""))) > 165:
        problems.append(problem("summary", "the summary is longer than 165 characters"))
    return problems


def _page(file: str, matter: Mapping[str, Any], sections: tuple[SourceSection, ...]) -> SourcePage:
    return SourcePage(
        file=file,
        id=matter["id"],
        language=matter["lang"],
        title=matter["title"],
        summary=matter["summary"],
        layout=matter["type"],
        level=matter["level"],
        edition=matter["edition"],
        facts=tuple(matter["facts"]),
        keywords=tuple(matter["keywords"]),
        related=tuple(matter["related"]),
        slots=tuple(matter["slots"]),
        status=matter["status"],
        revision=matter["rev"] if matter["lang"] == "en" else matter["source_rev"],
        sections=sections,
    )
