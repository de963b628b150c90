"""Gathers the whole folder `content/`, with a national overlay, before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sme_desktop.model import LANGUAGES, Problem
from sme_desktop.paths import is_foreign
from sme_desktop.sources.figures import FigureSource, read_figures
from sme_desktop.sources.glossary import GlossaryTerm, read_glossary
from sme_desktop.sources.page_file import SourcePage, read_page
from sme_desktop.sources.pointers import without_dead_pointers
from sme_desktop.sources.site_map import SiteMap, read_site_map
from sme_desktop.sources.tool_sheets import TOOLS, read_tool_sheets
from sme_desktop.sources.yaml_file import YamlError, read_yaml


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """What edition.yaml says of the edition as a whole."""

    id: str
    date: str
    """ISO 8601 day."""
    publisher: str
    titles: Mapping[str, str]
    complete_languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was read, good or not; `problems` says what is wrong."""

    root: Path
    plan: EditionPlan
    site_map: SiteMap
    glossary: tuple[GlossaryTerm, ...]
    facts: frozenset[str]
    slots: Mapping[str, Mapping[str, str]]
    """Text of each country slot by language: the neutral sentence, or the overlay's own."""
    figures: Mapping[str, FigureSource]
    pages: Mapping[tuple[str, str], SourcePage]
    """By page id and language."""
    problems: tuple[Problem, ...]
    tools: Mapping[str, Any]
    """Data of the tools by file name: plain mappings, lists, texts and numbers."""

    def languages_of(self, page_id: str) -> tuple[str, ...]:
        """Give the languages in which a page is written, in the order of LANGUAGES."""
        return tuple(code for code in LANGUAGES if (page_id, code) in self.pages)


def read_content(root: Path, overlay: Path | None = None) -> Content:
    """Read all files; raise YamlError where the plan itself cannot be read.

    A page of the overlay (`<language>/<topic>/<id>.md`) takes the place of ours, its `slots.yaml` fills slots, and its
    `edition.yaml` gives the edition another id, publisher and titles. A file of its folder `tools` takes the place of
    ours of the same name.
    """
    if overlay is not None and not overlay.is_dir():
        raise YamlError(Problem(str(overlay), 1, "there is no such folder for the national edition"))
    problems: list[Problem] = []
    pages: dict[tuple[str, str], SourcePage] = {}
    site_map = read_site_map(root)
    folders = [folder for folder in (root, overlay) if folder is not None]
    known = {path.stem for folder in folders for language in LANGUAGES for path in (folder / language).rglob("*.md")}
    sheets = read_tool_sheets(root, site_map, known, overlay)
    for folder in (root, overlay):
        if folder is None:
            continue
        seen: dict[tuple[str, str], str] = {}
        for language in LANGUAGES:
            for path in sorted((folder / language).rglob("*.md")):
                page, found = read_page(path, folder)
                problems += found
                if page is None:
                    continue
                key = (page.id, page.language)
                if key in seen:
                    problems.append(Problem(page.file, 1, f"the page is given twice, also in {seen[key]}"))
                seen[key] = page.file
                if sheets is not None:
                    page, found = sheets.expanded(page)
                    problems += found
                pages[key] = without_dead_pointers(page, known)
    problems += _overlay_problems(overlay, root) if overlay is not None else ()
    figures, found = read_figures(root)
    problems += found
    slots, found = _read_slots(root, overlay)
    problems += found
    return Content(
        root=root,
        plan=_read_plan(root, overlay),
        site_map=site_map,
        glossary=read_glossary(root),
        facts=frozenset(row["id"] for row in read_yaml(root / "facts.yaml", root)["facts"]),
        slots=slots,
        figures=figures,
        pages=pages,
        problems=tuple(problems),
        tools=sheets.data if sheets is not None else {},
    )


def _overlay_problems(overlay: Path, root: Path) -> Iterator[Problem]:
    """Tell files that nothing reads, and pages that the overlay has in some languages only."""
    languages: dict[str, set[str]] = {}
    for path in sorted(overlay.rglob("*")):
        name = path.relative_to(overlay).as_posix()
        if not path.is_file() or is_foreign(path.name) or name in ("edition.yaml", "slots.yaml"):
            continue
        if path.suffix == ".yaml" and path.parent == overlay / TOOLS and (root / name).exists():
            continue
        language = name.partition("/")[0]
        if path.suffix != ".md" or language not in LANGUAGES or "/" not in name:
            yield Problem(name, 1, "this file is not read: see the guide on national editions", is_warning=True)
        else:
            languages.setdefault(path.stem, set()).add(language)
    every = set().union(*languages.values()) if languages else set()
    for page, own in sorted(languages.items()):
        for language in sorted(every - own):
            message = f"your folder has the page “{page}” in {', '.join(sorted(own))}, not in {language}"
            yield Problem(f"{language}/…/{page}.md", 1, message, is_warning=True)


def _read_plan(root: Path, overlay: Path | None) -> EditionPlan:
    plan = read_yaml(root / "edition.yaml", root)
    if overlay is not None and (overlay / "edition.yaml").exists():
        own = read_yaml(overlay / "edition.yaml", overlay)
        plan = {**plan, **own, "title": {**plan.get("title", {}), **own.get("title", {})}}
    missing = [name for name in ("id", "date", "publisher", "title", "languages") if name not in plan]
    if missing:
        raise YamlError(Problem("edition.yaml", 1, f"the edition lacks {', '.join(missing)}"))
    texts = {"id": plan["id"], "publisher": plan["publisher"], **{f"title {k}": v for k, v in plan["title"].items()}}
    wrong = [name for name, text in texts.items() if not isinstance(text, str)]
    if wrong:
        raise YamlError(Problem("edition.yaml", 1, f"in quotes, as a text: {', '.join(wrong)}"))
    try:
        date.fromisoformat(str(plan["date"]))
    except ValueError as error:
        raise YamlError(Problem("edition.yaml", 1, f"the date is a day such as 2026-12-01: {error}")) from error
    return EditionPlan(
        id=str(plan["id"]),
        date=str(plan["date"]),
        publisher=plan["publisher"],
        titles=plan["title"],
        complete_languages=tuple(plan["languages"]),
    )


def _read_slots(root: Path, overlay: Path | None) -> tuple[Mapping[str, Mapping[str, str]], tuple[Problem, ...]]:
    slots: dict[str, Mapping[str, str]] = dict(read_yaml(root / "slots.yaml", root)["slots"])
    problems = []
    if overlay is not None and (overlay / "slots.yaml").exists():
        for name, texts in read_yaml(overlay / "slots.yaml", overlay)["slots"].items():
            if name not in slots:
                problems.append(Problem("slots.yaml", 1, f"the handbook has no slot “{name}”"))
            if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
                message = f"the slot “{name}” needs a text for each language, in quotes where it is a number or a date"
                problems.append(Problem("slots.yaml", 1, message))
                continue
            slots[name] = {**slots.get(name, {}), **texts}
    return slots, tuple(problems)
