"""Paper sheets made from the data of the tools: questions, answers, advice, periods, forms (content/tools/*.yaml).

A page asks for one by a line such as `{{tool:questions}}`; the blocks stand in its place, as if they had been written
there, so that they are checked, shown, searched and translated like every other text.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sme_desktop.errors import ToolDamagedError
from sme_desktop.model import Problem
from sme_desktop.sources.blocks import Block, Inline, Run, Steps, Subheading, Table, ToolSheet
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import SiteMap
from sme_desktop.sources.yaml_file import YamlError, read_yaml
from sme_desktop.tools.deadlines.rules import RuleBook, read_rule_book
from sme_desktop.tools.texts import words

TOOLS = "tools"
"""Folder of the data, in the content and in an overlay."""

_NARROW = "\N{NARROW NO-BREAK SPACE}"


class ToolSheets:
    """Gives the blocks of each sheet in one language after the other."""

    def __init__(self, data: Mapping[str, Any], book: RuleBook, site_map: SiteMap, known: Collection[str]) -> None:
        self.data = data
        self._book = book
        self._known = known
        self._site_map = site_map
        self._tests = {row["page"]: row for row in data["selftests"]["tests"]}
        self._forms = {row["page"]: row for row in data["templates"]["templates"]}
        self._makers: Mapping[str, Callable[[str, str], Iterator[Block]]] = {
            "questions": self._questions,
            "answers": self._answers,
            "diagnosis": self._diagnosis,
            "advice": self._advice,
            "rules": self._rules,
            "form": self._form,
        }

    def expanded(self, page: SourcePage) -> tuple[SourcePage, tuple[Problem, ...]]:
        """Give the page with its sheets in the place of their directives, and a problem for each that is not there."""
        problems: list[Problem] = []
        sections = []
        for section in page.sections:
            blocks: list[Block] = []
            for block in section.blocks:
                if not isinstance(block, ToolSheet):
                    blocks.append(block)
                    continue
                try:
                    made = list(self._makers[block.name](page.id, page.language))
                except KeyError:
                    message = f"there is no data for the sheet “{block.name}” of this page in {page.language}"
                    problems.append(Problem(page.file, block.line, message))
                    continue
                blocks += [replace(part, line=block.line) for part in made]
            sections.append(replace(section, blocks=tuple(blocks)))
        return replace(page, sections=tuple(sections)), tuple(problems)

    def _label(self, name: str, language: str) -> str:
        text: str = self.data["sheets"]["labels"][name][language]
        return text

    def _head(self, language: str, *names: str) -> tuple[Inline, ...]:
        return tuple((Run(self._label(name, language)),) for name in names)

    def _links(self, pages: list[str], language: str) -> Inline:
        """Give links to the pages that are written, by their titles, after the word “Read:”."""
        runs: list[Run] = []
        for page in (page for page in pages if page in self._known):
            title = self._site_map.pages[page].titles[language]
            runs += [Run("; " if runs else f" {self._label('read', language)} "), Run(title, link=f"page:{page}")]
        if language == "fr":
            runs = [replace(run, text=f"{_NARROW}; ") if run.text == "; " else run for run in runs]
        stop = "" if runs and runs[-1].text.endswith(("?", "!")) else "."
        return (*runs, Run(stop)) if runs and stop else tuple(runs)

    def _questions(self, page: str, language: str) -> Iterator[Block]:
        items: list[Inline] = []
        for row in self._tests[page]["questions"]:
            asked = f" {self._label('true_or_false', language)}" if row["kind"] == "true-false" else ""
            items.append((Run(row[f"stem_{language}"] + asked),))
        yield Steps(0, tuple(items))

    def _answers(self, page: str, language: str) -> Iterator[Block]:
        items: list[Inline] = []
        for row in self._tests[page]["questions"]:
            answer = row["answer"]
            if isinstance(answer, bool):
                words = self._label("true" if answer else "false", language)
            else:
                words = self._label("answer", language).format(letter=answer)
            explanation = row[f"explain_{language}"]
            items.append((Run(f"{words}."), Run(f" {explanation}"), *self._links(row["pages"], language)))
        yield Steps(0, tuple(items))

    def _diagnosis(self, _page: str, language: str) -> Iterator[Block]:
        number = 0
        for area in self.data["diagnostic"]["sections"]:
            rows: list[tuple[Inline, ...]] = []
            for row in area["questions"]:
                number += 1
                rows.append(((Run(str(number)),), (Run(row["text"][language]),), (Run(str(row["weight"])),)))
            yield Subheading(0, (Run(area["title"][language]),))
            yield Table(0, self._head(language, "number", "question", "weight"), tuple(rows), (8, 77, 15))

    def _advice(self, _page: str, language: str) -> Iterator[Block]:
        rows = [row for area in self.data["diagnostic"]["sections"] for row in area["questions"]]
        items = [(Run(row["advice"][language]), *self._links(row["pages"], language)) for row in rows]
        yield Steps(0, tuple(items))

    def _rules(self, _page: str, language: str) -> Iterator[Block]:
        by_right: dict[str, list[tuple[Inline, ...]]] = {}
        for rule in self._book.rules:
            cells: tuple[Inline, ...] = (
                (Run(f"{words(rule.label, language)}.", is_bold=True), Run(f" {words(rule.note, language)}")),
                (Run(self._book.in_words(rule, language)),),
                (Run(words(self._book.events[rule.start_event], language)),),
                (Run(words(rule.source, language)),),
            )
            by_right.setdefault(rule.rights[0], []).append(cells)
        for right, rows in by_right.items():
            yield Subheading(0, (Run(words(self._book.right_names[right], language)),))
            yield Table(0, self._head(language, "what", "period", "from", "source"), tuple(rows), (43, 22, 17, 18))

    def _form(self, page: str, language: str) -> Iterator[Block]:
        suffix = "" if language == "en" else f"_{language}"
        rows = []
        for row in self._forms[page]["fields"]:
            note = row.get(f"note{suffix}", "")
            words: Inline = (Run(row[f"field{suffix}"], is_bold=True), *((Run(f" ({note})"),) if note else ()))
            rows.append((words, (Run("\N{NO-BREAK SPACE}"),)))
        yield Table(0, self._head(language, "field", "entry"), tuple(rows), (56, 44))


def read_tool_sheets(
    content: Path, site_map: SiteMap, known: Collection[str], overlay: Path | None = None
) -> ToolSheets | None:
    """Read the data of the tools; None where an edition has none. Sheets point to `known` pages only. Raise YamlError.

    A file of the overlay's folder `tools` takes the place of ours of the same name.
    """
    data: dict[str, Any] = {}
    for path in sorted((content / TOOLS).glob("*.yaml")):
        own = overlay / TOOLS / path.name if overlay is not None else path
        place, root = (own, overlay) if overlay is not None and own.exists() else (path, content)
        data[path.stem] = _plain(read_yaml(place, root))
    if not data:
        return None
    try:
        book = read_rule_book(data["deadlines"], data["sheets"])
    except ToolDamagedError as error:
        raise YamlError(Problem(f"{TOOLS}/deadlines.yaml", 1, str(error.facts["reason"]))) from error
    return ToolSheets(data, book, site_map, known)


def _plain(value: Any) -> Any:
    """Give what JSON can hold: a date that YAML has read becomes text again, and so does a key."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
