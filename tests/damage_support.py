"""Damages the files of an edition, reads it as the window does, and tells what is not as it should be.

What may come out is what was written, or one of our own errors with a sentence; whatever else is a finding.
"""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sme_desktop.errors import EditionTooNewError, SmeError
from sme_desktop.i18n import catalogue_of, english_catalogue, read_texts
from sme_desktop.library.inspection import inspect
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import MANIFEST, PAGES
from sme_desktop.model import Query
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diagnosis_desk import DiagnosisDesk
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.results import results_elsewhere, results_of
from sme_desktop.reader.search_desk import Answer, SearchDesk
from sme_desktop.reader.suggestions import place_suggestions, suggestions

PAGE_BYTES = 4096
SECTOR_BYTES = 2048
"""What a CD loses at once."""

_FIGURE = re.compile(r'src="figure:([\w/-]+)"')
_TOOLS = ("deadlines", "diagnostic", "selftests", "sheets", "templates")


@dataclass(frozen=True)
class Damage:
    """What is done to one file: `flip` a bit, `zeros` or `noise` for a sector, `cut` from a place on, `gone`."""

    file: str
    kind: str
    at: int = 0
    bit: int = 0
    part: str = ""

    def __str__(self) -> str:
        return f"{self.file} {self.kind} at {self.at}.{self.bit} ({self.part})"


@contextmanager
def damaged(folder: Path, damage: Damage) -> Iterator[bool]:
    """Do the damage, and undo it; gives whether any byte is another one."""
    path = folder / damage.file
    if damage.kind == "gone":
        hidden = folder.parent / "hidden"
        path.rename(hidden)
        try:
            yield True
        finally:
            hidden.rename(path)
        return
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(damage.at)
        before = stream.read() if damage.kind == "cut" else stream.read(1 if damage.kind == "flip" else SECTOR_BYTES)
        after = _spoilt(before, damage)
        stream.seek(damage.at)
        stream.write(after)
        if damage.kind == "cut":
            stream.truncate(damage.at)
    try:
        yield before != after
    finally:
        with path.open("r+b") as stream:
            stream.seek(damage.at)
            stream.write(before)
        assert path.stat().st_size == size


def _spoilt(before: bytes, damage: Damage) -> bytes:
    match damage.kind:
        case "flip":
            return bytes([before[0] ^ (1 << damage.bit)])
        case "zeros":
            return bytes(len(before))
        case "noise":
            return random.Random(damage.at).randbytes(len(before))
        case _:
            return b""


def parts_of(pages: Path) -> Mapping[str, list[int]]:
    """Give where in pages.sqlite the pages of each kind begin, such as `body leaf`, in bytes."""
    connection = sqlite3.connect(f"file:{pages}?mode=ro", uri=True)
    rows = connection.execute("SELECT name, pagetype, pageno FROM dbstat WHERE pageno > 1").fetchall()
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    last = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    parts: dict[str, list[int]] = {}
    for name, kind, number in rows:
        parts.setdefault(f"{name} {kind}", []).append((number - 1) * PAGE_BYTES)
    if free:
        used = {number for _, _, number in rows} | {1}
        parts["free"] = [(number - 1) * PAGE_BYTES for number in range(1, last + 1) if number not in used]
    return parts


def with_free_pages(pages: Path) -> None:
    """Have the file end with a list of free pages, as one has that was written in several steps."""
    connection = sqlite3.connect(pages)
    connection.execute("CREATE TABLE passing (words TEXT)")
    connection.executemany("INSERT INTO passing VALUES (?)", [("passing " * 400,)] * 20)
    connection.execute("DROP TABLE passing")
    connection.commit()
    connection.close()


def lose(pages: Path, table: str) -> None:
    """Fill all of one table of pages.sqlite with noise, as a broad scratch does."""
    for part, places in parts_of(pages).items():
        if part.startswith(f"{table} "):
            data = bytearray(pages.read_bytes())
            for at in places:
                data[at : at + PAGE_BYTES] = random.Random(at).randbytes(PAGE_BYTES)
            pages.write_bytes(data)


def damages_of_pages(pages: Path, chance: random.Random, rounds: int) -> Iterator[Damage]:
    """Give damages of pages.sqlite: each part in turn, at its beginning, where its cells are named, and anywhere."""
    parts = {"header": [0], "schema": [100], **parts_of(pages)}
    names = sorted(parts)
    for number in range(rounds):
        part = names[number % len(names)]
        start = chance.choice(parts[part])
        kind = chance.choice(("flip", "flip", "flip", "zeros", "noise"))
        length = {"header": 100, "schema": PAGE_BYTES - 100}.get(part, PAGE_BYTES)
        near = min(length, 40)
        at = start + chance.randrange(near if chance.random() < 0.4 else length)
        if kind != "flip":
            at = start + (chance.randrange(2) * SECTOR_BYTES if part not in ("header", "schema") else 0)
        yield Damage(PAGES, kind, at, chance.randrange(8), part)


def damages_of_files(folder: Path, chance: random.Random, rounds: int) -> Iterator[Damage]:
    """Give damages of all other files, each in turn."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names.remove(PAGES)
    for number in range(rounds):
        name = names[number % len(names)]
        size = (folder / name).stat().st_size
        kind = chance.choice(("flip", "flip", "flip", "zeros", "noise", "cut", "gone"))
        yield Damage(name, kind, chance.randrange(size), chance.randrange(8), name.rpartition("/")[2])


def cuts(folder: Path) -> Iterator[Damage]:
    """Give every file cut to nothing, one byte, a page, half, and all but one byte; and gone."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, size = path.relative_to(folder).as_posix(), path.stat().st_size
        for length in (0, 1, PAGE_BYTES, size // 2, size - 1):
            if length < size:
                yield Damage(name, "cut", length, part=f"{length} of {size}")
        yield Damage(name, "gone", part="gone")


@dataclass
class Reading:
    """What came out, by what was asked for: a value, or the name of our own error."""

    found: dict[tuple[str, ...], object] = field(default_factory=dict)
    damaged_files: frozenset[str] = frozenset()
    damaged_pages: frozenset[tuple[str, ...]] = frozenset()

    def note(self, key: tuple[str, ...], ask: Callable[[], object]) -> None:
        """Keep what comes out; an error that is not ours goes on its way."""
        try:
            self.found[key] = ask()
        except SmeError as error:
            self.found[key] = error


QUERIES = {
    "en": ('"trade secret" -patent', "how do i protect my logo", "pat", "BIZ-9.2"),
    "fr": ("comment protéger un logo", "brevt"),
    "es": ("patente de invención", "zzzz"),
}


def read_through(folder: Path, *, is_searched: bool = True) -> Reading:
    """Open an edition and everything in it; where it cannot be opened the reading has that alone."""
    reading = Reading()
    reading.note(("texts",), lambda: _texts(folder))
    try:
        library = Library.open(folder)
    except SmeError as error:
        reading.found["edition",] = error
    else:
        try:
            _read_library(library, reading)
            if is_searched:
                _search(library, reading)
        finally:
            library.close()
    try:
        found = inspect(folder)
    except SmeError as error:
        reading.found["inspection",] = error
    else:
        reading.found["inspection",] = "made"
        reading.damaged_files = frozenset(found.damaged_files)
        reading.damaged_pages = frozenset(("page", entry.id, entry.language) for entry in found.damaged_pages)
    return reading


def _texts(folder: Path) -> dict[str, str]:
    said = {}
    for language in ("fr", "es"):
        catalogue = catalogue_of(read_texts(folder / "texts", language), language)
        error = EditionTooNewError(folder="x")
        said[language] = error.explain(catalogue) + catalogue.ngettext("{n} result", "{n} results", 3)
    return said


def _read_library(library: Library, reading: Reading) -> None:
    figures: set[tuple[str, str]] = set()
    reading.note(("title",), lambda: [library.title(code) for code in ("en", "fr", "es")])
    for language in ("en", "fr", "es"):
        reading.note(("topics", language), lambda language=language: library.topics(language))  # type: ignore[misc]
        reading.note(("terms", language), lambda language=language: library.terms(language))  # type: ignore[misc]
    for entry in library.entries:
        key: tuple[str, ...] = ("page", entry.id, entry.language)
        reading.note(key, lambda entry=entry: library.page(entry.id, entry.language))  # type: ignore[misc]
        library.headings(entry.id, entry.language)
        html = getattr(reading.found[key], "html", "")
        figures |= {(name.rpartition("/")[2], entry.language) for name in _FIGURE.findall(html)}
    for name, language in sorted(figures):
        key = ("figure", name, language)
        reading.note(key, lambda name=name, language=language: library.figure(name, language))  # type: ignore[misc]
    for name in ("trade-mark", "patent", "licence", "nothing"):
        reading.note(("term", name), lambda name=name: library.term(name, "fr"))  # type: ignore[misc]
    for name in _TOOLS:
        reading.note(("tool", name), lambda name=name: library.tool(name))  # type: ignore[misc]
    profile = Profile(None)
    reading.note(("desk", "deadlines"), lambda: bool(DeadlineDesk(profile, library, _today)))
    reading.note(("desk", "diagnosis"), lambda: bool(DiagnosisDesk(profile, library, _today)))
    profile.close()


def _today() -> date:
    return date(2026, 11, 28)


def _search(library: Library, reading: Reading) -> None:
    desk = SearchDesk(library)
    for language, queries in QUERIES.items():
        terms = library.terms(language)
        for number, text in enumerate(queries):
            is_typing = number % 2 == 1
            answer = desk.answer(Query(text, language, is_typing=is_typing), is_whole=not is_typing)
            reading.found["answer", language, text] = answer.error or answer
            rows = results_of(answer.hits, library, language)
            results_elsewhere(answer.elsewhere, rows, library, language)
            suggestions(text, rows, terms)
            place_suggestions(text, library, language)
            desk.marks("Marks, marques, marcas", Query(text, language))
            desk.occurrences("Marks, marques, marcas", text)


UNCHECKED = frozenset({"terms", "term"})
"""What has no checksum in the edition: a changed letter there cannot be known."""


@dataclass(frozen=True)
class Verdict:
    """What is not as it should be, and what became of the reading."""

    findings: tuple[str, ...]
    outcome: str
    is_unchecked_changed: bool = False


def judge(sound: Reading, read: Reading, damage: Damage, *, is_changed: bool) -> Verdict:
    """Compare a reading of a damaged edition with that of the sound one."""
    findings = [f"{key} fails without a word" for key, value in read.found.items() if not str(value).strip()]
    told = {key for key, value in read.found.items() if isinstance(value, SmeError)}
    unchecked = False
    for key, value in read.found.items():
        wanted = sound.found.get(key)
        if key[0] in ("texts", "title", "inspection") or isinstance(value, SmeError) or value == wanted:
            continue
        if key[0] == "figure" and value in (None, sound.found.get(("figure", key[1], "en"))):
            continue  # A drawing whose name is damaged is not there, and stands in English.
        if isinstance(value, Answer) and isinstance(wanted, Answer) and _is_part(value, wanted):
            continue
        if key[0] in UNCHECKED:
            unchecked = True
            continue
        if damage.file == MANIFEST:
            continue  # It says which files are sound, and is itself told as damaged.
        findings.append(f"{key} is silently another: {str(value)[:200]}")
    findings += _findings_of_texts(sound, read)
    if is_changed and damage.file not in read.damaged_files and ("inspection",) not in told:
        findings.append("the check calls the file sound")
    failed = {key for key in told if key[0] == "page"}
    if ("inspection",) not in told and not failed <= read.damaged_pages:
        findings.append(f"the check does not name {sorted(failed - read.damaged_pages)[:2]}")
    return Verdict(tuple(findings), _outcome(told), unchecked)


def _is_part(answer: Answer, whole: Answer) -> bool:
    """Tell whether an answer lacks no more than what other languages have, whose index is damaged."""
    elsewhere = all(whole.elsewhere.get(code) == hits for code, hits in answer.elsewhere.items())
    return elsewhere and (answer.hits == whole.hits or bool(whole.language))


def _findings_of_texts(sound: Reading, read: Reading) -> Iterator[str]:
    said, wanted = read.found["texts",], sound.found["texts",]
    assert isinstance(said, dict)
    assert isinstance(wanted, dict)
    english = EditionTooNewError(folder="x").explain(english_catalogue())
    for language, words in said.items():
        if words != wanted[language] and not words.startswith(english):
            yield f"the interface says {words[:80]}"


def _outcome(told: set[tuple[str, ...]]) -> str:
    if ("edition",) in told:
        return "the guides cannot be opened, and say so"
    pages = sum(key[0] == "page" for key in told)
    if pages > 300:
        return "opened, no page can be read, and says so"
    if pages:
        return "pages are told as damaged, the rest opens"
    return "a tool or the search is told as damaged" if told else "everything opens"


def try_damage(folder: Path, damage: Damage, sound: Reading) -> Verdict:
    """Do a damage, read, and judge."""
    with damaged(folder, damage) as is_changed:
        is_index = damage.file.startswith("index/") or (damage.file == MANIFEST and damage.kind == "flip")
        read = read_through(folder, is_searched=is_index)
    return judge(sound, read, damage, is_changed=is_changed)


def own_copy(edition: Path, folder: Path) -> Path:
    """Give a copy of an edition with free pages at the end of its file, whose sum its list of files knows."""
    from sme_desktop.library.manifest import checksum, read_manifest

    copy = folder / "edition"
    shutil.copytree(edition, copy)
    with_free_pages(copy / PAGES)
    manifest = read_manifest(copy)
    assert isinstance(manifest.files, dict)
    manifest.files[PAGES] = checksum(copy / PAGES)
    (copy / MANIFEST).write_bytes(manifest.to_json().encode())
    return copy
