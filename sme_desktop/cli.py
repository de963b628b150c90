"""Both commands: `sme-desktop` opens an edition, `sme-publish` makes one. Each loads only what it needs."""

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from sme_desktop import __version__
from sme_desktop.errors import SmeError

_Handler = Callable[[argparse.Namespace], int]


def reader(arguments: Sequence[str] | None = None) -> int:
    """Run the reader's window; give the exit code."""
    parser = argparse.ArgumentParser(
        prog="sme-desktop", description="Read an offline handbook of intellectual property."
    )
    parser.add_argument("--edition", type=Path, metavar="DIR", help="the folder with the guides")
    parser.add_argument("--language", metavar="CODE", help="language to begin with, such as fr")
    parser.add_argument("--page", metavar="ID[#SECTION]", help="page to open")
    parser.add_argument("--search", metavar="TEXT", help="words to search for at once")
    keeping = parser.add_mutually_exclusive_group()
    keeping.add_argument("--profile", type=Path, metavar="DIR", help="folder for your settings")
    keeping.add_argument("--private", action="store_true", help="keep nothing after the window is closed")
    parser.add_argument("--safe-mode", action="store_true", help="start with default settings and draw without effects")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    options = parser.parse_args(arguments)

    from sme_desktop.qt.opening import Start
    from sme_desktop.qt.start import run_reader

    return run_reader(
        Start(
            edition=options.edition,
            language=options.language,
            page=options.page,
            search=options.search,
            profile=options.profile,
            is_private=options.private,
            is_safe_mode=options.safe_mode,
        )
    )


def publish(arguments: Sequence[str] | None = None) -> int:
    """Run the publishing command; give the exit code."""
    options = _publish_parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    handler: _Handler = options.handler
    try:
        return handler(options)
    except SmeError as error:
        for problem in getattr(error, "problems", ()):
            print(problem, file=sys.stderr)
        if not getattr(error, "problems", ()):
            print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _publish_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sme-publish", description="Check content and build editions.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, handler: _Handler, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(handler=handler)
        return sub

    check = command("check", _check, "Report all problems of the content as file:line: message.")
    build = command("build", _build, "Build an edition.")
    web = command("web", _web, "Write the browser edition, for a disc or a server.")
    status = command("status", _status, "Show how far the content is.")
    for sub in (check, build, web, status):
        sub.add_argument("content", nargs="?", type=Path, default=Path("content"), metavar="CONTENT")
        sub.add_argument("--overlay", type=Path, metavar="DIR", help="a national edition's own pages and slots")
    for sub in (build, web):
        sub.add_argument("--output", type=Path, required=True, metavar="DIR")
    status.add_argument("--json", action="store_true")

    search = command("search", _search, "Search an edition as the window does.")
    search.add_argument("edition", type=Path, metavar="EDITION")
    search.add_argument("query", metavar="QUERY", help="a query that begins with a dash follows --")
    search.add_argument("--language", required=True, metavar="CODE")
    search.add_argument("--limit", type=int, default=10, metavar="N")
    search.add_argument("--json", action="store_true")

    verify = command("verify", _verify, "Compare every file of an edition with its checksum.")
    verify.add_argument("edition", type=Path, metavar="EDITION")

    disc = command("disc", _disc, "Put an edition and its doors together, as a folder and as an image.")
    disc.add_argument("edition", type=Path, metavar="EDITION")
    for door, made in (
        ("linux", "what packaging/linux has made"),
        ("windows", "what packaging/windows has made"),
        ("web", "the browser edition, written by sme-publish web"),
    ):
        disc.add_argument(f"--{door}", type=Path, metavar="DIR", help=made)
    disc.add_argument("--output", type=Path, required=True, metavar="DIR")
    return parser


def _sources(options: argparse.Namespace):  # type: ignore[no-untyped-def]
    from sme_desktop.publish.edition import Sources

    content: Path = options.content
    return Sources(content, content.parent / "index", content.parent / "translations", options.overlay)


def _check(options: argparse.Namespace) -> int:
    from sme_desktop.publish.edition import proofread_content

    content, problems = proofread_content(_sources(options))
    for problem in problems:
        print(problem)
    errors = sum(not problem.is_warning for problem in problems)
    if errors:
        print(f"{errors} errors, {len(problems) - errors} warnings", file=sys.stderr)
        return 1
    print(f"{len(content.pages)} pages are in order, {len(problems)} warnings", file=sys.stderr)
    return 0


def _build(options: argparse.Namespace) -> int:
    from sme_desktop.publish.edition import build_edition

    bar = _ProgressBar()
    try:
        manifest = build_edition(_sources(options), options.output, bar.show)
    finally:
        bar.clear()
    counts = ", ".join(f"{count} in {language}" for language, count in manifest.page_counts.items())
    print(f"The edition of {manifest.date} stands in {options.output}: pages: {counts}.")
    return 0


def _web(options: argparse.Namespace) -> int:
    from sme_desktop.publish.web.site import write_web

    bar = _ProgressBar()
    try:
        web = write_web(_sources(options), options.output, lambda done, every: bar.show("pages", done, every))
    finally:
        bar.clear()
    print(f"The browser edition stands in {web.folder}: {web.pages} pages, {web.size / 1e6:.1f} MB.")
    return 0


class _ProgressBar:
    """A bar on a terminal; nothing where the output goes into a file."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def show(self, step: str, done: int, every: int) -> None:
        """Draw the bar."""
        if self._is_shown:
            filled = 30 * done // max(1, every)
            print(f"\r{step:<10}[{'#' * filled}{'.' * (30 - filled)}] {done}/{every} ", end="", file=sys.stderr)

    def clear(self) -> None:
        """Wipe the bar off the line."""
        if self._is_shown:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr)


def _status(options: argparse.Namespace) -> int:
    from sme_desktop.publish.edition import checked_content
    from sme_desktop.publish.status import content_status

    content, _ = checked_content(_sources(options))
    status = content_status(content)
    if options.json:
        print(json.dumps(status.to_json(), ensure_ascii=False))
        return 0
    for topic, (written, planned) in status.planned.items():
        print(f"{topic:<14}{written:>4} of {planned}")
    for language, ids in status.pages.items():
        print(f"{language}: {len(ids)} pages, {status.words[language]} words")
    for page, language in status.missing_twins:
        print(f"missing: {page} in {language}")
    for page, language in status.outdated:
        print(f"outdated: {page} in {language}")
    return 0


def _search(options: argparse.Namespace) -> int:
    from sme_desktop.library.library import Library
    from sme_desktop.search import open_index

    library = Library.open(options.edition)
    index = open_index(library.index_folder, checksums=library.index_checksums)
    hits = index.search(options.query, language=options.language, limit=max(1, options.limit))
    rows = []
    for hit in hits:
        page, _, section = hit.document_id.partition("#")
        rows.append(
            {
                "page": page,
                "section": section,
                "language": options.language,
                "title": f"{hit.title} › {hit.heading}" if hit.heading else hit.title,
                "snippet": hit.snippet.text,
                "score": round(hit.score, 4),
            }
        )
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in rows if not options.json else ():
        print(f"{row['title']}  [{row['page']}#{row['section']}]\n    {row['snippet']}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from sme_desktop.library.inspection import inspect

    bar = _ProgressBar()
    try:
        found = inspect(options.edition, lambda done, every: bar.show("checking", done, every))
    finally:
        bar.clear()
    for name in found.damaged_files:
        print(f"{name}: damaged, missing, or not of this edition")
    for entry in found.damaged_pages:
        print(f"page {entry.id} ({entry.language}), “{entry.title}”: damaged")
    print(f"{found.sound_files} of {found.files} files and {found.sound_pages} of {found.pages} pages are sound")
    return 0 if found.is_sound else 1


def _disc(options: argparse.Namespace) -> int:
    from sme_desktop.publish.disc import Doors, write_disc

    disc = write_disc(options.edition, Doors(options.linux, options.windows, options.web), options.output)
    print(f"{disc.image}: {disc.files} files, {disc.size / 1e6:.0f} MB; the same as a folder: {disc.tree}")
    return 0
