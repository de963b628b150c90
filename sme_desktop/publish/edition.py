"""Builds an edition: read, check, write aside, reopen and try, swap."""

import logging
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.errors import DiskFullError, OutputFolderError, SearchQualityError, SmeError
from sme_desktop.i18n import Catalogue, open_catalogue
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import INDEX, MANIFEST, PAGES, TEXTS, Manifest, checksum, damaged_files
from sme_desktop.model import LANGUAGES, Problem
from sme_desktop.publish.files import swap_folder, write_bytes
from sme_desktop.publish.judged import failed_queries, read_judged_sets
from sme_desktop.publish.pages import PagesWriter
from sme_desktop.publish.search_documents import search_concepts, search_documents, search_word_lists
from sme_desktop.publish.texts import write_texts
from sme_desktop.search import open_index, write_index
from sme_desktop.sources.checks import check_content
from sme_desktop.sources.content import Content, read_content
from sme_desktop.sources.proofreading import proofread, without_accepted
from sme_desktop.sources.yaml_file import YamlError

logger = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called with a step's name, what is done and what there is to do."""


class ContentError(SmeError):
    """The content has problems; `problems` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__()


@dataclass(frozen=True, slots=True)
class Sources:
    """The folders that an edition is built from."""

    content: Path
    search_data: Path
    translations: Path
    overlay: Path | None = None


def checked_content(sources: Sources) -> tuple[Content, tuple[Problem, ...]]:
    """Read and check everything; give the content and all problems. Raise ContentError if there is no plan to go by."""
    try:
        content = read_content(sources.content, sources.overlay)
    except YamlError as error:
        raise ContentError((error.problem,)) from error
    except (KeyError, TypeError, AttributeError) as error:
        problem = Problem(str(sources.content), 1, f"the plan of the content is not as expected: {error!r}")
        raise ContentError((problem,)) from error
    return content, check_content(content)


def proofread_content(sources: Sources) -> tuple[Content, tuple[Problem, ...]]:
    """Check as `checked_content` does and read proofs as well; accepted warnings are left out. Raise ContentError."""
    content, problems = checked_content(sources)
    try:
        left = without_accepted(content, (*problems, *proofread(content)))
    except YamlError as error:
        raise ContentError((error.problem,)) from error
    return content, tuple(sorted(left, key=lambda problem: (problem.file, problem.line, problem.message)))


def build_edition(sources: Sources, output: Path, on_progress: Progress) -> Manifest:
    """Build an edition into `output` and give its manifest.

    Raise ContentError, OutputFolderError, DiskFullError or SearchQualityError; the last good edition then stays.
    """
    check_output(sources, output)
    content, problems = checked_content(sources)
    if any(not problem.is_warning for problem in problems):
        raise ContentError(problems)
    fresh = output.with_name(f"{output.name}.new")
    try:
        if fresh.exists():
            shutil.rmtree(fresh)
        fresh.mkdir(parents=True)
        manifest = _write(content, sources, fresh, on_progress)
        _try_out(sources, fresh, manifest, on_progress)
        swap_folder(fresh, output)
    except OSError as error:
        raise DiskFullError(folder=output, reason=error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise DiskFullError(folder=output, reason=str(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return manifest


def check_output(sources: Sources, output: Path, mark: str = MANIFEST) -> None:
    """Refuse to write into the sources, or over a folder that has other things in it than what bears the `mark`."""
    place = output.resolve()
    for folder in (sources.content, sources.search_data, sources.translations, sources.overlay):
        if folder is not None and (place.is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(place)):
            raise OutputFolderError(folder=output)
    if place.exists() and (not place.is_dir() or (any(place.iterdir()) and not (place / mark).exists())):
        raise OutputFolderError(folder=output)


def _write(content: Content, sources: Sources, folder: Path, on_progress: Progress) -> Manifest:
    problems = write_texts(sources.translations, folder / TEXTS)
    if problems:
        raise ContentError(problems)
    languages = {language for _, language in content.pages}
    catalogues: Mapping[str, Catalogue] = {code: open_catalogue(folder / TEXTS, code) for code in languages}
    done = 0

    def page_written() -> None:
        nonlocal done
        done += 1
        on_progress("pages", done, len(content.pages))

    PagesWriter(content, catalogues, page_written).write(folder / PAGES)
    on_progress("index", 0, 1)
    _write_index(content, sources, folder / INDEX)
    on_progress("index", 1, 1)
    return _write_manifest(content, folder)


def _write_index(content: Content, sources: Sources, folder: Path) -> None:
    write_index(
        folder,
        search_documents(content),
        word_lists=search_word_lists(sources.search_data),
        concepts=search_concepts(content),
    )


def _write_manifest(content: Content, folder: Path) -> Manifest:
    counts = {code: sum(language == code for _, language in content.pages) for code in LANGUAGES}
    complete = content.plan.complete_languages
    manifest = Manifest(
        id=content.plan.id,
        date=content.plan.date,
        publisher=content.plan.publisher,
        titles=content.plan.titles,
        complete_languages=tuple(code for code in complete if counts[code]),
        partial_languages=tuple(code for code in LANGUAGES if counts[code] and code not in complete),
        page_counts={code: count for code, count in counts.items() if count},
        files={
            path.relative_to(folder).as_posix(): checksum(path) for path in sorted(folder.rglob("*")) if path.is_file()
        },
    )
    with write_bytes(folder / MANIFEST) as stream:
        stream.write(manifest.to_json().encode())
    return manifest


def _try_out(sources: Sources, folder: Path, manifest: Manifest, on_progress: Progress) -> None:
    """Open the fresh edition as a reader does: every file, every page, the judged questions."""
    damaged = damaged_files(folder, manifest, lambda done, every: on_progress("checking", done, every))
    if damaged:
        raise OSError(f"{damaged[0]} was not written as it should be")
    library = Library.open(folder)
    pages: set[tuple[str, str]] = set()
    for language in manifest.languages:
        for topic in library.topics(language):
            for entry in topic.entries:
                library.page(entry.id, entry.language)
                pages.add((entry.id, entry.language))
    index = open_index(library.index_folder, checksums=library.index_checksums)
    try:
        for judged in read_judged_sets(sources.search_data / "judged"):
            answers = list(failed_queries(index, judged.queries, frozenset(pages)))
            failed = [query for query, has_failed in answers if has_failed]
            if len(answers) - len(failed) < judged.least * len(answers):
                for query in failed:
                    logger.warning("Not found: “%s” (%s, %s)", query.text, query.id, query.language)
                raise SearchQualityError(found=len(answers) - len(failed), wanted=len(answers))
    finally:
        index.close()
        library.close()
