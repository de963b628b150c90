"""Writes the browser edition: every page in every language, contents, search, glossary, for disc and server alike."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sme_desktop.errors import DiskFullError
from sme_desktop.i18n import Catalogue, open_catalogue
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import resource, template
from sme_desktop.publish.edition import ContentError, Sources, check_output, checked_content
from sme_desktop.publish.files import swap_folder
from sme_desktop.publish.texts import write_texts
from sme_desktop.publish.web.addresses import ASSETS, CHOICE, CONTENTS, HOME, RESULTS, page_file
from sme_desktop.publish.web.body import WebBody
from sme_desktop.publish.web.choice import choice_html, web_templates
from sme_desktop.publish.web.contents import SourceContents
from sme_desktop.publish.web.frame import Frame
from sme_desktop.publish.web.glossary import glossary_letters
from sme_desktop.publish.web_search import write_web_search
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage

MARK = "web.json"
"""Tells which edition a folder of pages belongs to."""

_STYLES = ("style.css", "print.css")
_SCRIPTS = ("theme.js", "page.js", "results.js")
_FONTS = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-It.ttf",
    "SourceSerif4-Semibold.ttf",
    "OFL-1.1-SourceSans3.md",
    "OFL-1.1-SourceSerif4.md",
)


@dataclass(frozen=True, slots=True)
class WebEdition:
    """What was written."""

    folder: Path
    pages: int
    size: int
    """Bytes of all files."""


def write_web(sources: Sources, output: Path, on_page: Callable[[int, int], None]) -> WebEdition:
    """Write the browser edition into `output`; `on_page` is called with pages done and pages to do.

    Raise ContentError, OutputFolderError or DiskFullError; the last good folder then stays.
    """
    check_output(sources, output, MARK)
    content, problems = checked_content(sources)
    if any(not problem.is_warning for problem in problems):
        raise ContentError(problems)
    fresh = output.with_name(f"{output.name}.new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        catalogues = _catalogues(sources, fresh)
        site = _Site(content, catalogues, fresh)
        for done, _ in enumerate(site.write(), 1):
            on_page(done, len(content.pages))
        write_web_search(fresh, content, sources.search_data)
        files = [path for path in fresh.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        swap_folder(fresh, output)
    except OSError as error:
        raise DiskFullError(folder=output, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return WebEdition(output, sum(path.suffix == ".html" for path in files), size)


def _catalogues(sources: Sources, folder: Path) -> Mapping[str, Catalogue]:
    texts = folder / "texts"
    problems = write_texts(sources.translations, texts)
    if problems:
        raise ContentError(problems)
    catalogues = {code: open_catalogue(texts, code) for code in LANGUAGES}
    shutil.rmtree(texts)
    return catalogues


class _Site:
    """Writes all files of one edition."""

    def __init__(self, content: Content, catalogues: Mapping[str, Catalogue], folder: Path) -> None:
        self._content = content
        self._catalogues = catalogues
        self._folder = folder
        self._contents = SourceContents(content)
        self._templates = web_templates()
        written = {language for _, language in content.pages}
        self._languages = tuple(code for code in LANGUAGES if code in written)
        self._glossary = next(
            (page for page, _ in content.pages if content.site_map.pages[page].layout == "glossary"), ""
        )

    def write(self) -> Iterator[SourcePage]:
        """Write everything but the search; give each page after it was written."""
        _copy_assets(self._folder / ASSETS)
        plan = self._content.plan
        mark = {"format": 1, "id": plan.id, "date": plan.date}
        self._put(MARK, json.dumps(mark, indent=1, sort_keys=True) + "\n")
        self._put(CHOICE, choice_html(plan.titles, self._languages, self._catalogues))
        for language in self._languages:
            catalogue = self._catalogues[language]
            frame = Frame(self._content, self._contents, language, catalogue, self._languages)
            body = WebBody(self._content, language, catalogue, self._templates, self._glossary)
            yield from self._write_language(frame, body)

    def _write_language(self, frame: Frame, body: WebBody) -> Iterator[SourcePage]:
        language = frame.language
        for name, facts in frame.own_pages():
            self._write(language, name, {HOME: "home", CONTENTS: "contents", RESULTS: "results"}[name], facts)
        for planned in self._content.site_map.topics:
            topic = frame.topic(planned.id)
            if topic is not None:
                facts = frame.landing(topic) | {"body": body.landing(planned)}
                self._write(language, page_file(f"topic-{topic.id}"), "page", facts)
        for key in sorted(self._content.pages):
            page = self._content.pages[key]
            if page.language != language:
                continue
            facts = frame.page(page) | {"body": body.page(page)}
            if page.layout == "glossary":
                facts["letters"] = glossary_letters(self._content.glossary, language)
            self._write(language, page_file(page.id), "page", facts)
            yield page

    def _write(self, language: str, file: str, kind: str, facts: Mapping[str, Any]) -> None:
        self._put(f"{language}/{file}", self._templates.get_template(f"{kind}.html.j2").render(facts))

    def _put(self, name: str, text: str) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _copy_assets(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in (*_STYLES, *_SCRIPTS):
        shutil.copyfile(template("web", name), folder / name)
    for name in _FONTS:
        shutil.copyfile(resource("fonts", name), folder / name)
    shutil.copyfile(resource("app", "app.svg"), folder / "app.svg")
