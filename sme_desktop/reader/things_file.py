"""Bookmarks and notes as files: a web page and a plain text to read, JSON to take them to another computer."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from sme_desktop.errors import ThingsTooNewError, ThingsUnreadableError
from sme_desktop.i18n import N_
from sme_desktop.model import LANGUAGES, PageId, Place, SectionId
from sme_desktop.reader.bookmarks import Bookmark
from sme_desktop.reader.passages import COLOURS, Passage
from sme_desktop.reader.things import Things
from sme_desktop.values import dataclass

KIND, VERSION = "sme-desktop things", 1

_MOST_BYTES = 32_000_000
_LONGEST = 100_000
"""Characters of one text: more is no note of a person."""

_STYLE = """body { font: 17px/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #1f2a37; }
h1, h2, .place { font-family: sans-serif; } h2 { border-bottom: 2px solid #0f1b2d; margin-top: 2em; }
blockquote { margin: 1em 0 .4em; padding: .2em 1em; border-inline-start: 6px solid #d98a0b; background: #fff8e6; }
.green { border-color: #2b8a57; background: #eaf6ef; } .blue { border-color: #0b5fa5; background: #edf4fb; }
.place { font-size: 14px; color: #556373; margin: 0 0 .4em; } .note { white-space: pre-wrap; margin: 0 0 1.6em; }"""


@dataclass(frozen=True, slots=True)
class Words:
    """In what words things are told: the interface's texts, its language, and how it writes a day (from ISO 8601)."""

    gettext: Callable[[str], str]
    language: str
    day: Callable[[str], str]
    edition: str
    """Name and date of the edition."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many bookmarks and notes of a file were new."""

    bookmarks: int
    notes: int


_NOTES_AND_BOOKMARKS = N_("My notes and bookmarks")
_BOOKMARKS = N_("Bookmarks")


def as_text(things: Things, words: Words) -> str:
    """Give notes with quotes and places, then bookmarks, as plain text."""
    _ = words.gettext
    lines = [_(_NOTES_AND_BOOKMARKS), words.edition, ""]
    for page, passages in _by_page(things, words):
        lines += [page, "=" * min(78, len(page)), ""]
        for place, passage in passages:
            lines += [f"“{passage.quote}”"] if passage.quote else []
            lines += [passage.note] if passage.note else []
            lines += [f"    {place} · {words.day(passage.made)}", ""]
    bookmarks = things.bookmarks.all()
    if bookmarks:
        lines += [_(_BOOKMARKS), "=" * len(_(_BOOKMARKS)), ""]
    for bookmark in bookmarks:
        folder = f"{bookmark.folder}: " if bookmark.folder else ""
        lines.append(f"- {folder}{things.title_of(bookmark, words.language)}  [{bookmark.place.link}]")
    return "\n".join(lines).rstrip() + "\n"


def as_html(things: Things, words: Words) -> str:
    """Give notes with quotes and places, then bookmarks, as one web page that needs nothing else."""
    _ = words.gettext
    title = escape(_(_NOTES_AND_BOOKMARKS))
    direction = "rtl" if LANGUAGES[words.language].is_right_to_left else "ltr"
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    parts = [
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{direction}"><head>{head}</head><body>',
        f"<h1>{title}</h1><p>{escape(words.edition)}</p>",
    ]
    for page, passages in _by_page(things, words):
        parts.append(f"<h2>{escape(page)}</h2>")
        for place, passage in passages:
            if passage.quote:
                quote = escape(passage.quote)
                parts.append(f'<blockquote class="{passage.colour}" lang="{passage.language}">{quote}</blockquote>')
            parts.append(f'<p class="place">{escape(place)} · {escape(words.day(passage.made))}</p>')
            if passage.note:
                parts.append(f'<p class="note">{escape(passage.note)}</p>')
    bookmarks = things.bookmarks.all()
    if bookmarks:
        parts.append(f"<h2>{escape(_(_BOOKMARKS))}</h2>")
    for folder, group in groupby(bookmarks, lambda bookmark: bookmark.folder):
        rows = "".join(
            f"<li>{escape(things.title_of(bookmark, words.language))} <code>{escape(bookmark.place.link)}</code></li>"
            for bookmark in group
        )
        parts.append((f"<h3>{escape(folder)}</h3>" if folder else "") + f"<ul>{rows}</ul>")
    return "\n".join(parts) + "\n</body></html>\n"


def _by_page(things: Things, words: Words) -> Iterator[tuple[str, tuple[tuple[str, Passage], ...]]]:
    """Give the title of each page with its passages and their places, oldest first."""
    passages = sorted(things.passages.all(), key=lambda passage: (passage.page, passage.made))
    for page, group in groupby(passages, lambda passage: passage.page):
        rows = []
        for passage in group:
            name = things.name_of(things.passage_place(passage), words.language)
            rows.append((f"{name.words}  [{things.passage_place(passage).link}]", passage))
        yield things.name_of(Place(page), words.language).title, tuple(rows)


def as_json(things: Things) -> str:
    """Give bookmarks, highlights and notes as the data file that `take_in` reads."""
    bookmarks = [
        {"page": one.place.page, "section": one.place.section, "name": one.name, "folder": one.folder}
        for one in things.bookmarks.all()
    ]
    passages = [
        {name: getattr(one, name) for name in Passage.__dataclass_fields__} for one in reversed(things.passages.all())
    ]
    data = {"kind": KIND, "version": VERSION, "bookmarks": bookmarks, "notes": passages}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def take_in(things: Things, path: Path) -> TakenIn:
    """Add what a data file holds to the reader's own, which always stay.

    Raise ThingsUnreadableError or ThingsTooNewError before anything is changed.
    """
    bookmarks, passages = _read(path)
    kept = {bookmark.place for bookmark in things.bookmarks.all()}
    fresh = [bookmark for bookmark in bookmarks if bookmark.place not in kept]
    for bookmark in fresh:
        things.bookmarks.keep(bookmark)
    added = 0
    for passage in passages:
        own = things.passages.get(passage.id)
        if own == passage or _is_known(things, passage):
            continue
        things.passages.keep(passage if own is None else replace(passage, id=os.urandom(8).hex()))
        added += 1
    return TakenIn(len(fresh), added)


def _is_known(things: Things, passage: Passage) -> bool:
    """Tell whether the same note is there under another id, as after taking the same file in twice."""
    return any(replace(own, id=passage.id) == passage for own in things.passages.on(passage.page))


def _read(path: Path) -> tuple[tuple[Bookmark, ...], tuple[Passage, ...]]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text("utf-8-sig"))
        if data["kind"] != KIND:
            raise ValueError("another kind of file")
        if int(data["version"]) > VERSION:
            raise ThingsTooNewError(file=path.name)
        return tuple(_bookmarks(data["bookmarks"])), tuple(_passages(data["notes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ThingsUnreadableError(file=path.name) from error


def _bookmarks(rows: Iterable[dict[str, object]]) -> Iterator[Bookmark]:
    for row in rows:
        place = Place(PageId(_text(row["page"])), SectionId(_text(row["section"])))
        yield Bookmark(0, place, _text(row["name"]), _text(row["folder"]))


def _passages(rows: Iterable[dict[str, object]]) -> Iterator[Passage]:
    for row in rows:
        values = {name: _text(row[name]) for name in Passage.__dataclass_fields__}
        if not values["id"] or not values["page"] or values["language"] not in LANGUAGES:
            raise ValueError("not a note")
        colour = values["colour"] if values["colour"] in COLOURS else COLOURS[0]
        places = {"page": PageId(values["page"]), "section": SectionId(values["section"]), "colour": colour}
        yield Passage(**{**values, **places})  # type: ignore[arg-type]  # each field is a string


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("not a text")
    return value
