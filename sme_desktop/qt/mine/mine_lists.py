"""The lines of My things: bookmarks by folder, notes by page, readings by day, in the reader's language."""

from collections.abc import Iterator
from itertools import groupby

from sme_desktop.qt.mine.mine_rows import Row
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.things import PlaceName, Things

_MOST_READINGS = 300
"""Lines of the history that are listed; the pages before stay marked as read in the contents."""


def bookmark_rows(things: Things, speech: Speech) -> Iterator[Row]:
    """Give the bookmarks, those in folders under the folder's name."""
    for folder, group in groupby(things.bookmarks.all(), lambda bookmark: bookmark.folder):
        if folder:
            yield Row(folder)
        for bookmark in group:
            name = things.name_of(bookmark.place, speech.language)
            title = bookmark.name or _words(name, speech)
            below = name.words if bookmark.name else name.topic
            yield Row(title, below, place=bookmark.place, key=bookmark)


def note_rows(things: Things, speech: Speech) -> Iterator[Row]:
    """Give highlights and notes, newest first, with quote, note and place."""
    _ = speech.gettext
    for passage in things.passages.all():
        place = things.passage_place(passage)
        name = things.name_of(place, speech.language)
        parts = [speech.day(passage.made)]
        if passage.language != speech.language:
            parts.append(_("made in {language}").format(language=speech.language_name(passage.language)))
        yield Row(
            _words(name, speech),
            " · ".join(parts),
            quote=speech.quoted(passage.quote) if passage.quote else "",
            note=passage.note,
            colour=passage.colour if passage.quote else "",
            place=place,
            key=passage,
        )


def reading_rows(things: Things, speech: Speech) -> Iterator[Row]:
    """Give what was read, newest first, under the day."""
    readings = things.readings.all()[:_MOST_READINGS]
    for day, group in groupby(readings, lambda reading: speech.day(reading.at)):
        yield Row(day)
        for reading in group:
            name = things.name_of(reading.place, speech.language)
            below = f"{speech.time(reading.at)} · {name.topic}" if name.topic else speech.time(reading.at)
            yield Row(_words(name, speech), below, place=reading.place, key=reading)


def _words(name: PlaceName, speech: Speech) -> str:
    if name.is_there:
        return name.words
    return speech.gettext("{page} (not in this edition)").format(page=name.title)
