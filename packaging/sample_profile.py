"""Writes a profile for the screenshots: theme, text size, and a few things of a reader's own.

usage: sample_profile.py FOLDER EDITION THEME ZOOM [things]
"""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.bookmarks import Bookmark
from sme_desktop.reader.passages import new_passage
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.things import Things

BOOKMARKS = (
    ("biz-trademarks", "what-to-do", "", ""),
    ("right-patents", "", "", ""),
    ("case-penja", "", "Pepper of Penja, for the talk", "Course in March"),
    ("biz-licensing", "watch-out", "", "Course in March"),
)
NOTES = (
    ("in-short", "en", "Search and file before you pay for signs and packaging", "yellow", ""),
    (
        "why",
        "en",
        "The sign that leads them back is your trade mark",
        "green",
        "Ask Aïcha whether our label was checked.",
    ),
    ("why", "fr", "Le signe qui la ramène chez vous est votre marque", "blue", "Bonne phrase pour l’affiche."),
)
READ = ("welcome-how-to-use", "right-choose", "right-patents", "biz-trademarks")


def add_things(profile: Profile, edition: Path) -> None:
    """Add bookmarks, highlights, notes and readings."""
    library = Library.open(edition)
    things = Things(profile, library)
    for page, section, name, folder in BOOKMARKS:
        things.bookmarks.keep(Bookmark(0, Place(PageId(page), SectionId(section)), name, folder))
    marks = PageId("biz-trademarks")
    for section, language, words, colour, note in NOTES:
        text = "\n".join(part.text for part in library.page(marks, language).sections)
        start = text.index(words)
        passage = new_passage(marks, SectionId(section), language, text, span=(start, start + len(words)))
        things.passages.keep(replace(passage, colour=colour, note=note))
    for page in READ:
        things.readings.note(Place(PageId(page)), "en")
    library.close()


def main(folder: Path, edition: Path, theme: str, zoom: int, *, has_things: bool) -> None:
    """Write the profile."""
    profile = Profile(folder)
    profile.set("theme", theme)
    profile.set("zoom", zoom)
    if has_things:
        add_things(profile, edition)
    profile.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), has_things=sys.argv[5:] == ["things"])
