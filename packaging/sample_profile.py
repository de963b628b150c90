"""Writes a profile for the screenshots: theme, text size, and a few things of a reader's own.

usage: sample_profile.py FOLDER EDITION THEME ZOOM [things] [tools]
"""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.bookmarks import Bookmark
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diagnosis_desk import DiagnosisDesk
from sme_desktop.reader.form_desk import FormDesk
from sme_desktop.reader.passages import new_passage
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.register_desk import RegisterDesk
from sme_desktop.reader.things import Things
from sme_desktop.tools.register.assets import Asset

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
FIRM = ("agro", "growing", "soon")
ANSWERS = ("yes", "no", "partly", "yes", "yes", "unknown", "yes", "partly", "no", "yes", "na")
ASSETS = (
    Asset("1", "name", "Aurora", "owner", "firm", "none", "OAPI", "4711", date(2027, 3, 4), "Folder 1"),
    Asset("2", "logo", "Rising sun", "freelancer", "firm", "no"),
    Asset("3", "domain", "aurora.example", "employee", "person", until=date(2027, 1, 31)),
    Asset("4", "secret", "Sourdough, third step", "owner", "firm", "no"),
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


def today() -> date:
    """Give the day of the pictures."""
    return date(2026, 11, 28)


def add_answers(profile: Profile, edition: Path) -> None:
    """Add answers of a small bakery to the tools."""
    library = Library.open(edition)
    check_up = DiagnosisDesk(profile, library, today)
    for place in range(len(check_up.steps)):
        check_up.go(place)
        check_up.answer(FIRM[place] if place < len(FIRM) else ANSWERS[place % len(ANSWERS)])
    check_up.keep("Aurora bakery")
    form = FormDesk(profile, library, PageId("tool-nda"))
    form.enter("1", "Boulangerie Aurore, 5 rue du Four\nMoules du Sud, 12 quai des Salines")
    form.enter("2", "Établir un prix pour le moule 2")
    register = RegisterDesk(profile, library, today)
    for asset in ASSETS:
        register.keep(asset)
    deadlines = DeadlineDesk(profile, library, today)
    deadlines.set_start("2026-08-31", "en")
    deadlines.keep("Aurora abroad")
    library.close()


def main(folder: Path, edition: Path, theme: str, zoom: int, *, extras: list[str]) -> None:
    """Write the profile."""
    profile = Profile(folder)
    profile.set("theme", theme)
    profile.set("zoom", zoom)
    if "things" in extras:
        add_things(profile, edition)
    if "tools" in extras:
        add_answers(profile, edition)
    profile.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), extras=sys.argv[5:])
