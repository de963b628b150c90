"""What is remembered between two readings."""

import sqlite3
from pathlib import Path

import pytest

from sme_desktop.reader.profile import FILE, Profile


def test_settings_come_back_after_a_restart(tmp_path: Path) -> None:
    first = Profile(tmp_path / "new" / "folder")
    first.set("language", "fr")
    first.set("zoom", 120)
    first.toggle_tick("right-choose", "checklist/2")
    first.close()

    second = Profile(tmp_path / "new" / "folder")

    assert second.get("language", "") == "fr"
    assert second.get("zoom", 100) == 120
    assert second.ticks("right-choose") == {"checklist/2"}
    second.close()


def test_a_second_click_takes_a_tick_away(tmp_path: Path) -> None:
    profile = Profile(tmp_path)

    profile.toggle_tick("right-choose", "checklist/1")
    profile.toggle_tick("right-choose", "checklist/1")

    assert profile.ticks("right-choose") == frozenset()
    profile.close()


def test_a_setting_of_the_wrong_kind_gives_the_default(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.set("zoom", "very large")

    assert profile.get("zoom", 100) == 100
    profile.close()


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = Profile(None)

    profile.set("language", "es")

    assert profile.get("language", "") == "es"
    assert list(tmp_path.iterdir()) == []
    profile.close()


def test_a_folder_that_cannot_be_made_is_told_and_settings_last_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    profile = Profile(blocked / "profile")
    profile.set("zoom", 150)

    assert profile.trouble is not None
    assert str(blocked) in str(profile.trouble)
    assert profile.get("zoom", 100) == 150
    profile.close()


def test_a_disk_that_fills_up_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.set("language", "fr")
    profile._connection.execute("PRAGMA max_page_count = 1")

    profile.set("note", "x" * 100_000)

    assert profile.trouble is not None
    assert profile.get("language", "") == "fr"
    assert profile.get("note", "") == "x" * 100_000
    profile.close()


def test_a_scratched_profile_is_put_aside_and_a_fresh_one_begun(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 100)

    profile = Profile(tmp_path)
    profile.set("language", "es")

    assert profile.trouble is None
    assert profile.get("language", "") == "es"
    assert (tmp_path / "profile.damaged").exists()
    profile.close()


def test_a_profile_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / FILE).read_bytes()

    profile = Profile(tmp_path)
    profile.set("language", "es")

    assert profile.trouble is not None
    assert (tmp_path / FILE).read_bytes() == before
    profile.close()


def test_a_kill_loses_nothing(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.set("zoom", 130)

    # Not closed: another process sees what was set.
    other = sqlite3.connect(f"file:{tmp_path / FILE}?mode=ro", uri=True)
    row = other.execute("SELECT value FROM setting WHERE name = 'zoom'").fetchone()
    other.close()

    assert row == ("130",)
    profile.close()
