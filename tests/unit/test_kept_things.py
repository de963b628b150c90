"""Bookmarks, highlights, notes and what was read, as they are kept."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests_support import ROOT

from sme_desktop.errors import FileNotWrittenError, ThingsTooNewError, ThingsUnreadableError
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader.basket import Basket
from sme_desktop.reader.bookmarks import Bookmark, Bookmarks
from sme_desktop.reader.passages import Passage, Passages, locate, new_passage
from sme_desktop.reader.profile import FILE, VERSION, Profile
from sme_desktop.reader.readings import Readings
from sme_desktop.reader.recent import RecentSearches
from sme_desktop.reader.saving import save_text
from sme_desktop.reader.things import Things
from sme_desktop.reader.things_file import Words, as_html, as_json, as_text, take_in

MARKS = Place(PageId("biz-trademarks"), SectionId("watch-out"))
PATENTS = Place(PageId("right-patents"))


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(tmp_path / "profile")
    yield profile
    profile.close()


@pytest.fixture
def things(profile: Profile, library: Library) -> Things:
    return Things(profile, library)


def words(language: str = "en") -> Words:
    return Words(lambda text: text, language, lambda moment: moment[:10], "IP Guide, November 2026")


def a_note(quote: str = "Search before you print", note: str = "Ask Aïcha") -> Passage:
    text = f"In short. {quote} a single label."
    passage = new_passage(MARKS.page, MARKS.section, "en", text, span=(10, 10 + len(quote)))
    return replace(passage, note=note)


# Bookmarks


def test_a_bookmark_is_kept_and_taken_away_by_the_same_command(profile: Profile) -> None:
    bookmarks = Bookmarks(profile)

    assert bookmarks.toggle(MARKS)
    assert [bookmark.place for bookmark in bookmarks.all()] == [MARKS]
    assert not bookmarks.toggle(MARKS)
    assert bookmarks.all() == ()


def test_bookmarks_keep_their_order_names_and_folders(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    bookmarks = Bookmarks(profile)
    places = [Place(PageId(name)) for name in ("a", "b", "c")]
    for place in places:
        bookmarks.toggle(place)
    last = bookmarks.all()[2]
    bookmarks.move(last, -1)
    bookmarks.move(last, -1)
    bookmarks.move(last, -1)
    bookmarks.rename(bookmarks.all()[1], "  For  Karim ")
    bookmarks.put_into(bookmarks.all()[2], "Course")
    profile.close()

    again = Bookmarks(Profile(tmp_path)).all()

    assert [(one.place.page, one.name, one.folder) for one in again] == [
        ("c", "", ""), ("a", "For Karim", ""), ("b", "", "Course"),
    ]  # fmt: skip


def test_a_bookmark_that_was_taken_away_comes_back_where_it_was(profile: Profile) -> None:
    bookmarks = Bookmarks(profile)
    for name in ("a", "b", "c"):
        bookmarks.toggle(Place(PageId(name)))
    before = bookmarks.all()

    bookmarks.remove(before[1])
    bookmarks.restore(before[1])

    assert bookmarks.all() == before


def test_a_bookmark_without_a_name_goes_by_its_place_in_each_language(things: Things) -> None:
    bookmark = Bookmark(1, MARKS)

    assert things.title_of(bookmark, "en").endswith("› Watch out")
    assert things.title_of(bookmark, "fr").endswith("› Points de vigilance")
    assert not things.name_of(Place(PageId("gone")), "en").is_there


# Passages


def test_a_passage_is_found_again_where_it_was(profile: Profile) -> None:
    text = "Marks last. Marks last long.\nMarks last ten years."
    start = text.rindex("Marks last")

    passage = new_passage(MARKS.page, MARKS.section, "en", text, span=(start, start + 10))

    assert locate(passage, text, 0) == (start, start + 10)


def test_a_passage_survives_other_line_breaks_and_words_before_it() -> None:
    passage = a_note()

    text = "A paragraph that the old edition did not have.\nIn short.\nSearch before\nyou print a single label."

    span = locate(passage, text, 0)
    assert span is not None
    assert text[span[0] : span[1]] == "Search before\nyou print"


def test_of_two_equal_passages_the_one_in_the_same_surroundings_is_taken() -> None:
    old = "File early. It is cheap. Later on: it is cheap. And so on."
    start = old.index("it is cheap")
    passage = new_passage(MARKS.page, MARKS.section, "en", old, span=(start, start + 11))

    new = "it is cheap here. Then it is cheap there. Later on: it is cheap. And so on."

    assert locate(passage, new, 0) == (new.rindex("it is cheap"), new.rindex("it is cheap") + 11)


def test_words_that_are_gone_are_not_found() -> None:
    assert locate(a_note(), "Nothing of the kind stands here.", 0) is None


def test_notes_come_back_with_everything(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    note = replace(a_note(), colour="blue", note="Ligne 1\nLigne 2 « é »")
    Passages(profile).keep(note)
    profile.close()

    assert Passages(Profile(tmp_path)).all() == (note,)


# Kept at once


def test_a_killed_program_loses_nothing(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from sme_desktop.reader.profile import Profile\n"
        "from sme_desktop.reader.bookmarks import Bookmarks\n"
        "from sme_desktop.model import PageId, Place\n"
        "profile = Profile(pathlib.Path(sys.argv[1]))\n"
        "for number in range(200):\n"
        "    Bookmarks(profile).toggle(Place(PageId(f'page-{number}')))\n"
        "print('done', flush=True)\n"
        "sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == b"done\n"

    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    process.stdin.close()

    assert len(Bookmarks(Profile(tmp_path)).all()) == 200


def test_a_profile_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / FILE)
    old.executescript(
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE tick (page TEXT, box TEXT, PRIMARY KEY (page, box)) WITHOUT ROWID;"
        "INSERT INTO setting VALUES ('zoom', '140'); INSERT INTO tick VALUES ('right-choose', 'checklist/1');"
        "PRAGMA user_version = 1;"
    )
    old.close()

    profile = Profile(tmp_path)
    Bookmarks(profile).toggle(MARKS)

    assert profile.get("zoom", 100) == 140
    assert profile.ticks("right-choose") == {"checklist/1"}
    assert profile.trouble is None
    profile.close()
    check = sqlite3.connect(tmp_path / FILE)
    assert check.execute("PRAGMA user_version").fetchone()[0] == VERSION
    check.close()


def test_a_profile_can_be_taken_along(things: Things, profile: Profile, tmp_path: Path) -> None:
    things.bookmarks.toggle(MARKS)

    profile.copy_to(tmp_path / "stick" / "profile")

    copy = Profile(tmp_path / "stick" / "profile")
    assert [bookmark.place for bookmark in Bookmarks(copy).all()] == [MARKS]
    copy.close()


def test_a_profile_with_a_broken_page_is_put_aside_and_nothing_of_it_is_deleted(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    for number in range(400):
        Bookmarks(profile).toggle(Place(PageId(f"page-{number}")))
    profile.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:16384] = bytes(8192)
    (tmp_path / FILE).write_bytes(data)

    again = Profile(tmp_path)
    Bookmarks(again).toggle(MARKS)

    assert again.trouble is None
    assert [bookmark.place for bookmark in Bookmarks(again).all()] == [MARKS]
    assert (tmp_path / "profile.damaged").read_bytes() == bytes(data)
    again.close()


def test_everything_of_a_reader_is_wiped_and_their_comfort_stays(things: Things, profile: Profile) -> None:
    things.bookmarks.toggle(MARKS)
    things.passages.keep(a_note())
    things.readings.note(PATENTS, "en")
    profile.toggle_tick("right-choose", "checklist/1")
    RecentSearches(profile).allow()
    RecentSearches(profile).add("copied logo")
    Basket(profile, things.library).add(PATENTS.page)
    profile.set("zoom", 150)

    things.wipe()

    assert (things.bookmarks.all(), things.passages.all(), things.readings.all()) == ((), (), ())
    assert profile.ticks("right-choose") == frozenset()
    assert RecentSearches(profile).words == ()
    assert Basket(profile, things.library).pages == ()
    assert profile.get("zoom", 100) == 150


# History


def test_the_history_has_the_newest_page_first_and_each_visit_once(profile: Profile) -> None:
    readings = Readings(profile)
    for place in (MARKS, MARKS, PATENTS, MARKS):
        readings.note(place, "en")

    assert [reading.place.page for reading in readings.all()] == [MARKS.page, PATENTS.page, MARKS.page]
    assert readings.visited == {MARKS.page, PATENTS.page}


def test_a_wiped_history_is_gone_from_the_file_too(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    readings = Readings(profile)
    readings.note(PATENTS, "fr")
    profile.set("last_reading", '["right-patents", "", 0.5]')

    readings.wipe()
    profile.close()

    again = Profile(tmp_path)
    assert Readings(again).all() == ()
    assert Readings(again).visited == frozenset()
    assert again.get("last_reading", "") == ""
    again.close()
    assert b"right-patents" not in (tmp_path / FILE).read_bytes()


# Files


def test_notes_are_told_with_quote_note_and_place(things: Things) -> None:
    things.passages.keep(a_note(quote="<b>Search</b> & print"))
    things.bookmarks.keep(Bookmark(0, PATENTS, "For the course", "Lesson 2"))

    text, html = as_text(things, words()), as_html(things, words())

    assert "“<b>Search</b> & print”\nAsk Aïcha\n" in text
    assert "Watch out  [sme:biz-trademarks#watch-out]" in text
    assert "- Lesson 2: For the course  [sme:right-patents]" in text
    assert '<blockquote class="yellow" lang="en">&lt;b&gt;Search&lt;/b&gt; &amp; print</blockquote>' in html
    assert "<h3>Lesson 2</h3><ul><li>For the course" in html


def test_a_data_file_comes_back_whole_on_another_computer(things: Things, library: Library, tmp_path: Path) -> None:
    things.passages.keep(a_note())
    things.passages.keep(replace(a_note("Register", "Later"), colour="green"))
    things.bookmarks.keep(Bookmark(0, MARKS, "Mine", "Folder"))
    path = tmp_path / "things.json"
    save_text(path, as_json(things))
    other = Things(Profile(None), library)

    first, second = take_in(other, path), take_in(other, path)

    assert (first.bookmarks, first.notes) == (1, 2)
    assert (second.bookmarks, second.notes) == (0, 0)
    assert as_json(other) == as_json(things)


def test_a_note_that_was_changed_here_is_never_overwritten(things: Things, tmp_path: Path) -> None:
    note = a_note(note="old words")
    things.passages.keep(note)
    path = tmp_path / "things.json"
    save_text(path, as_json(things))
    things.passages.keep(replace(note, note="my new words"))

    for _ in range(2):
        take_in(things, path)

    assert sorted(passage.note for passage in things.passages.all()) == ["my new words", "old words"]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "not json",
        "[]",
        '{"kind": "something else", "version": 1}',
        '{"kind": "sme-desktop things", "version": 1, "bookmarks": [3], "notes": []}',
        '{"kind": "sme-desktop things", "version": 1, "bookmarks": [], "notes": [{"id": 7}]}',
        '{"kind": "sme-desktop things", "version": "x", "bookmarks": [], "notes": []}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(things: Things, tmp_path: Path, damage: str) -> None:
    things.bookmarks.toggle(MARKS)
    path = tmp_path / "things.json"
    path.write_text(damage)

    with pytest.raises(ThingsUnreadableError):
        take_in(things, path)

    assert [bookmark.place for bookmark in things.bookmarks.all()] == [MARKS]


def test_a_cut_data_file_changes_nothing(things: Things, tmp_path: Path) -> None:
    things.passages.keep(a_note())
    path = tmp_path / "things.json"
    whole = as_json(things)
    path.write_text(whole[: len(whole) - 20])

    with pytest.raises(ThingsUnreadableError):
        take_in(things, path)


def test_a_data_file_of_a_newer_program_is_told_apart(things: Things, tmp_path: Path) -> None:
    path = tmp_path / "things.json"
    path.write_text(json.dumps({"kind": "sme-desktop things", "version": 2, "bookmarks": [], "notes": []}))

    with pytest.raises(ThingsTooNewError):
        take_in(things, path)


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing(things: Things, tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError):
        save_text(tmp_path / "no such folder" / "notes.txt", "words")

    assert list(tmp_path.glob("**/.*.part")) == []
