"""Where things lie, and how they are written."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sme_desktop import paths
from sme_desktop.errors import EditionNotFoundError, SmeError
from sme_desktop.i18n import open_catalogue
from sme_desktop.publish.files import swap_folder
from sme_desktop.publish.texts import write_texts


@pytest.mark.parametrize(
    ("platform", "environment", "end"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sme-desktop"),
        ("linux", {}, ".local/share/sme-desktop"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/sme-desktop"),
        ("win32", {}, "AppData/Roaming/sme-desktop"),
        ("darwin", {}, "Library/Application Support/sme-desktop"),
    ],
)
def test_settings_lie_where_the_platform_wants_them(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], end: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)

    assert paths.profile_folder(environment).as_posix().endswith(end)


def test_a_frozen_program_looks_beside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "sme-desktop"))

    assert paths.edition_candidates()[:2] == (tmp_path / "program" / "edition", tmp_path / "edition")
    assert paths.spare_texts() == tmp_path / "program" / "texts"


def frozen_at(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "sme-desktop"))


def test_a_profile_beside_the_program_is_used_where_the_reader_has_put_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    frozen_at(monkeypatch, tmp_path / "stick")
    assert paths.usual_profile() == paths.profile_folder()

    (tmp_path / "stick" / paths.PORTABLE).mkdir()

    assert paths.usual_profile() == tmp_path / "stick" / paths.PORTABLE


def test_on_a_disc_nobody_is_offered_a_profile_beside_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    frozen_at(monkeypatch, tmp_path / "disc")
    (tmp_path / "disc" / paths.PORTABLE).mkdir()
    # Whoever runs the tests as root could write even there.
    monkeypatch.setattr(os, "access", lambda *_arguments: False)

    assert paths.portable_profile() is None
    assert paths.usual_profile() == paths.profile_folder()


def test_on_windows_a_folder_is_writable_when_something_could_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    # There, the system says yes to every folder.
    monkeypatch.setattr(os, "access", lambda *_arguments: True)
    frozen_at(monkeypatch, tmp_path / "stick")

    assert paths.portable_profile() == tmp_path / "stick" / paths.PORTABLE
    assert list((tmp_path / "stick").iterdir()) == []

    monkeypatch.setattr(sys, "executable", "/proc/sme-desktop")
    assert paths.portable_profile() is None


def test_a_program_whose_modules_lie_in_an_archive_finds_its_files_beside_it(tmp_path: Path) -> None:
    archive = tmp_path / "modules.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for name in ("__init__.py", "paths.py"):
            written.write(paths.PACKAGE / name, f"sme_desktop/{name}")
    told = "from sme_desktop import paths; print(paths.resource('app', 'app.svg'))"

    answer = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(archive)!r}); {told}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == str(tmp_path / "sme_desktop" / "resources" / "app" / "app.svg")


def test_from_the_sources_the_built_edition_is_found() -> None:
    assert paths.edition_candidates()[-1].as_posix().endswith("build/edition")
    assert paths.spare_texts().as_posix().endswith("build/texts")


def test_a_swap_that_fails_puts_the_old_folder_back(tmp_path: Path) -> None:
    place = tmp_path / "edition"
    place.mkdir()
    (place / "page").write_text("old")

    with pytest.raises(OSError, match="No such file"):
        swap_folder(tmp_path / "missing", place)

    assert (place / "page").read_text() == "old"


def test_a_swap_clears_what_an_earlier_one_left(tmp_path: Path) -> None:
    for name in ("edition", "edition.old", "edition.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)

    swap_folder(tmp_path / "edition.new", tmp_path / "edition")

    assert (tmp_path / "edition" / "page").read_text() == "edition.new"
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_a_translation_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "sme_desktop.po").write_text('msgid "a"\nmsgstr "b"\nnonsense\n', "utf-8")

    problems = write_texts(tmp_path, tmp_path / "out")

    assert len(problems) == 1
    assert "the translation cannot be read" in problems[0].message


def test_a_damaged_catalogue_gives_english(tmp_path: Path) -> None:
    (tmp_path / "fr.mo").write_bytes(b"scratched")

    assert open_catalogue(tmp_path, "fr").gettext("Close") == "Close"
    assert open_catalogue(tmp_path, "es").ngettext("{n} page", "{n} pages", 2) == "{n} pages"


def test_an_error_explains_itself_with_its_facts() -> None:
    assert str(EditionNotFoundError(folder="D:")) == (
        "There are no guides in “D:”. Put the disc back, or choose another folder."
    )
    assert str(SmeError()) == "Something went wrong."
