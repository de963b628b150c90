"""Editions for tests in which the window speaks the pseudo-language, from right to left (`ar`) and to the right (`zh`)."""

import json
import shutil
import sqlite3
from pathlib import Path

import yaml
from pseudo import write_pseudo
from tests_support import ARABIC, ROOT

from sme_desktop.library.contents import COLUMNS, keep_twice
from sme_desktop.library.manifest import INDEX, MANIFEST, PAGES, TEXTS, checksum
from sme_desktop.publish.edition import Sources, build_edition
from sme_desktop.publish.texts import write_texts

TO_THE_LEFT, TO_THE_RIGHT = "ar", "zh"
"""Codes that speak the pseudo-language; the button of each name has the same width."""

_BY_LANGUAGE = {
    "topic": "id, language, position, title, intro",
    "page": "id, language, topic, position, kind, title, summary, minutes, edition, is_outdated",
    "section": "page, language, position, id, title, text",
    "body": "page, language, html, checksum",
    "figure": "name, language, svg, checksum",
    "term": "id, language, name, definition, page",
}


def search_data(folder: Path) -> Path:
    """Give the word lists of the search, without the questions that only the whole handbook can answer."""
    folder.mkdir(parents=True)
    for path in (ROOT / "index").glob("*.toml"):
        shutil.copy(path, folder)
    return folder


def build_arabic(folder: Path, content: Path = ARABIC) -> Path:
    """Build a small edition with pages in Arabic, whose window speaks the pseudo-language."""
    write_pseudo(ROOT / "translations" / "sme_desktop.pot", folder / "translations", TO_THE_LEFT, TO_THE_RIGHT)
    sources = Sources(content, search_data(folder / "index"), folder / "translations")
    build_edition(sources, folder / "edition", lambda *_: None)
    return folder / "edition"


def write_twins(folder: Path) -> Path:
    """Write the small content with the English words under both codes, so that pages differ in direction alone."""
    shutil.copytree(ARABIC / "en", folder / "en")
    shutil.copytree(ARABIC / "images", folder / "images")
    for path in ARABIC.glob("*.yaml"):
        twin = _say_it_in_english(yaml.safe_load(path.read_text("utf-8")))
        (folder / path.name).write_text(yaml.safe_dump(twin, allow_unicode=True, sort_keys=False), "utf-8")
    for path in folder.glob("images/*.yaml"):
        twin = _say_it_in_english(yaml.safe_load(path.read_text("utf-8")))
        path.write_text(yaml.safe_dump(twin, allow_unicode=True), "utf-8")
    for code in (TO_THE_LEFT, TO_THE_RIGHT):
        for path in (folder / "en").rglob("*.md"):
            page = path.read_text("utf-8").replace("\nlang: en\n", f"\nlang: {code}\n")
            target = folder / code / path.relative_to(folder / "en")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.replace("\nrev: 1\n", "\nrev: 1\nsource_rev: 1\n"), "utf-8")
    return folder


def _say_it_in_english(value: object) -> object:
    """Give data in which every text for English stands for both codes as well."""
    if isinstance(value, list):
        return [_say_it_in_english(item) for item in value]
    if not isinstance(value, dict):
        return value if not hasattr(value, "isoformat") else value.isoformat()
    own = {key: _say_it_in_english(item) for key, item in value.items()}
    if "en" in own:
        own |= dict.fromkeys((TO_THE_LEFT, TO_THE_RIGHT), own["en"])
    return own


def mirror_edition(edition: Path, folder: Path) -> Path:
    """Copy the real edition with its English pages under both codes, whose window speaks the pseudo-language."""
    copy = folder / "edition"
    shutil.copytree(edition, copy)
    write_pseudo(ROOT / "translations" / "sme_desktop.pot", folder / "translations", TO_THE_LEFT, TO_THE_RIGHT)
    write_texts(folder / "translations", copy / TEXTS)
    connection = sqlite3.connect(copy / PAGES)
    for code in (TO_THE_LEFT, TO_THE_RIGHT):
        for table, columns in _BY_LANGUAGE.items():
            values = columns.replace("language", f"'{code}'")
            connection.execute(
                f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {values} FROM {table} WHERE language = 'en'"
            )
        shutil.rmtree(copy / INDEX / code, ignore_errors=True)
        shutil.copytree(copy / INDEX / "en", copy / INDEX / code)
    for table in ("contents_checksum", *(f"{table}_again" for table in COLUMNS)):
        connection.execute(f"DELETE FROM {table}")
    keep_twice(connection)
    connection.commit()
    connection.close()
    manifest = json.loads((copy / MANIFEST).read_text("utf-8"))
    manifest["languages"]["partial"] += [TO_THE_LEFT, TO_THE_RIGHT]
    for code in (TO_THE_LEFT, TO_THE_RIGHT):
        manifest["pages"][code] = manifest["pages"]["en"]
        manifest["titles"][code] = manifest["titles"]["en"]
        for path in (copy / INDEX / code).iterdir():
            manifest["files"][path.relative_to(copy).as_posix()] = checksum(path)
    (copy / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    return copy
