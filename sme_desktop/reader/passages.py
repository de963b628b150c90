"""Highlights and notes: passages kept by page, section and quoted words, so that they survive a new edition.

The quote with a little of what stands around it is the text quote selector of the W3C Web Annotation Data Model (4.2.4).
"""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime

from sme_desktop.model import PageId, SectionId
from sme_desktop.reader.profile import Profile
from sme_desktop.values import dataclass

COLOURS = ("yellow", "green", "blue")
"""The colours of highlights, the usual one first."""

_SIGNS = "✓•"
"""What is painted before the items of a list and does not belong to their words."""

_BETWEEN = rf"[\s{_SIGNS}]+"

_AROUND = 40
"""Characters kept from before and after a quote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A highlight, a note, or both. Without a quote it belongs to its section, without a section to its page."""

    id: str
    page: PageId
    section: SectionId
    language: str
    quote: str = ""
    before: str = ""
    after: str = ""
    colour: str = COLOURS[0]
    note: str = ""
    made: str = ""
    """When it was made: ISO 8601, UTC."""


def new_passage(page: PageId, section: SectionId, language: str, text: str, *, span: tuple[int, int] | None) -> Passage:
    """Give a passage at a span of a page's plain text, or one for the section as a whole."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    passage = Passage(os.urandom(8).hex(), page, section, language, made=made)
    if span is None:
        return passage
    start, end = span
    return replace(
        passage,
        quote=_words(text[start:end]),
        before=_words(text[max(0, start - _AROUND) : start]),
        after=_words(text[end : end + _AROUND]),
    )


def whole_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a selection to whole words, and leave out spaces and ticks at its ends; None where nothing is left."""
    while start < end and not text[start].isalnum() and (text[start].isspace() or text[start] in _SIGNS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _SIGNS):
        end -= 1
    if start == end:
        return None
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _words(text: str) -> str:
    """Give the words of a text in one line, without the ticks before the items of a list."""
    return " ".join(part for part in text.split() if part not in _SIGNS)


def locate(passage: Passage, text: str, section_start: int) -> tuple[int, int] | None:
    """Find a passage's words in a page's plain text; None where they are not there any more.

    Of several places the one with the same words around it is taken, else the first from the section on.
    """
    words = passage.quote.split()
    if not words:
        return None
    pattern = re.compile(_BETWEEN.join(map(re.escape, words)))
    places = [match.span() for match in pattern.finditer(text)]
    if not places:
        return None

    def likeness(span: tuple[int, int]) -> tuple[int, bool, int]:
        start, end = span
        before = _words(text[max(0, start - 2 * _AROUND) : start])
        after = _words(text[end : end + 2 * _AROUND])
        same = before.endswith(passage.before) + after.startswith(passage.after)
        return same, start >= section_start, -start

    return max(places, key=likeness)


class Passages:
    """The highlights and notes of a profile."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def all(self) -> tuple[Passage, ...]:
        """Give all, newest first."""
        return self._read("ORDER BY made DESC, id")

    def on(self, page: PageId) -> tuple[Passage, ...]:
        """Give those of a page, oldest first."""
        return self._read("WHERE page = ? ORDER BY made, id", page)

    def get(self, passage_id: str) -> Passage | None:
        """Give one by its id; None where there is none."""
        found = self._read("WHERE id = ?", passage_id)
        return found[0] if found else None

    def _read(self, condition: str, *values: str) -> tuple[Passage, ...]:
        rows = self._profile.rows(
            f"SELECT id, page, section, language, quote, before, after, colour, note, made FROM passage {condition}",
            values,
        )
        return tuple(
            Passage(str(row[0]), PageId(str(row[1])), SectionId(str(row[2])), *(str(value) for value in row[3:]))
            for row in rows
        )

    def keep(self, passage: Passage) -> None:
        """Add a passage, or replace the one with its id."""
        self._profile.write(
            "INSERT OR REPLACE INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                passage.id,
                passage.page,
                passage.section,
                passage.language,
                passage.quote,
                passage.before,
                passage.after,
                passage.colour,
                passage.note,
                passage.made,
            ),
        )

    def remove(self, passage: Passage) -> None:
        """Take a passage away."""
        self._profile.write("DELETE FROM passage WHERE id = ?", (passage.id,))
