"""From words to an edition."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests_support import ROOT, sources_of

from sme_desktop.errors import (
    DiskFullError,
    EditionDamagedError,
    EditionTooNewError,
    OutputFolderError,
    PageDamagedError,
)
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import MANIFEST, PAGES, checksum, damaged_files, read_manifest
from sme_desktop.model import PageId
from sme_desktop.publish.edition import ContentError, Sources, build_edition, checked_content
from sme_desktop.search import open_index


def build(folder: Path, output: Path) -> None:
    build_edition(sources_of(folder), output, lambda *_: None)


def files_of(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): checksum(p) for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", ["right-marks", "faq-marks", "topic-rights"])
def test_the_html_of_a_page_is_as_kept(
    tiny: Path, tmp_path: Path, page: str, language: str, request: pytest.FixtureRequest
) -> None:
    build(tiny, tmp_path / "edition")
    library = Library.open(tmp_path / "edition")

    html = library.page(PageId(page), language).html

    library.close()
    kept = ROOT / "tests" / "data" / "kept" / f"{page}.{language}.html"
    if request.config.getoption("--update-kept"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(html, "utf-8")
    assert html == kept.read_text("utf-8")


def test_building_twice_gives_the_same_bytes_whatever_the_hash_seed(tiny: Path, tmp_path: Path) -> None:
    code = "import sys; from sme_desktop.cli import publish; sys.exit(publish(sys.argv[1:]))"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        arguments = ["build", str(tiny / "content"), "--output", str(tmp_path / seed)]
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=environment, capture_output=True)

    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")


def test_a_failed_build_leaves_the_last_good_edition(tiny: Path, tmp_path: Path) -> None:
    output = tmp_path / "edition"
    build(tiny, output)
    before = files_of(output)
    (tiny / "content" / "fr" / "faq" / "faq-marks.md").unlink()

    with pytest.raises(ContentError) as caught:
        build(tiny, output)

    assert [str(problem) for problem in caught.value.problems] == ["en/faq/faq-marks.md:1: the page is missing in fr"]
    assert files_of(output) == before
    assert not (tmp_path / "edition.new").exists()


def test_a_disk_that_fills_up_is_told_and_the_last_edition_stays(tiny: Path, tmp_path: Path) -> None:
    output = tmp_path / "edition"
    build(tiny, output)
    before = files_of(output)
    (tmp_path / "edition.new").write_text("a file where the new edition should go")

    with pytest.raises(DiskFullError):
        build(tiny, output)

    assert files_of(output) == before


@pytest.mark.parametrize("place", ["content", "content/en", ".", "index"])
def test_the_build_never_writes_into_its_sources(tiny: Path, place: str) -> None:
    with pytest.raises(OutputFolderError):
        build(tiny, tiny / place)


def test_the_build_never_replaces_a_folder_that_is_no_edition(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "wedding.jpg").write_bytes(b"x")

    with pytest.raises(OutputFolderError):
        build(tiny, tmp_path / "photos")

    assert (tmp_path / "photos" / "wedding.jpg").exists()


def test_a_national_overlay_gives_the_edition_its_own_name(tiny: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    own = "id: sme-samoa\npublisher: An office\ntitle: {fr: Guide national}\n"
    (overlay / "edition.yaml").write_text(own, "utf-8")
    ours = sources_of(tiny)

    manifest = build_edition(
        Sources(ours.content, ours.search_data, ours.translations, overlay), tmp_path / "e", lambda *_: None
    )

    assert (manifest.id, manifest.publisher) == ("sme-samoa", "An office")
    assert manifest.titles["fr"] == "Guide national"
    assert manifest.titles["en"] == build_edition(ours, tmp_path / "plain", lambda *_: None).titles["en"]


def test_an_overlay_that_is_not_there_or_fills_an_unknown_slot_is_told(tiny: Path, tmp_path: Path) -> None:
    ours = sources_of(tiny)
    overlay = tmp_path / "overlay"
    sources = Sources(ours.content, ours.search_data, ours.translations, overlay)

    with pytest.raises(ContentError) as missing:
        build_edition(sources, tmp_path / "e", lambda *_: None)
    overlay.mkdir()
    (overlay / "slots.yaml").write_text("slots:\n  fess: {en: On the notice board.}\n", "utf-8")
    with pytest.raises(ContentError) as misspelt:
        build_edition(sources, tmp_path / "e", lambda *_: None)

    assert "there is no such folder for the national edition" in str(missing.value.problems[0])
    assert [str(problem) for problem in misspelt.value.problems] == ["slots.yaml:1: the handbook has no slot “fess”"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("slots.yaml", "slots:\n  fees: {en: 120}\n", "the slot “fees” needs a text for each language"),
        ("slots.yaml", "slots:\n  fees: [a, b]\n", "the slot “fees” needs a text for each language"),
        ("slots.yaml", "slots:\n  fees: {en: 2026-13-41}\n", "a date or number that cannot be"),
        ("edition.yaml", "title: {en: 2026}\n", "in quotes, as a text: title en"),
        ("edition.yaml", "date: 1 Dec 2026\n", "the date is a day such as 2026-12-01"),
        ("edition.yaml", "date: 2026-02-31\n", "a date or number that cannot be"),
    ],
)
def test_a_slip_in_an_overlay_is_told_in_one_line(
    tiny: Path, tmp_path: Path, name: str, text: str, message: str
) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    (overlay / name).write_text(text, "utf-8")
    ours = sources_of(tiny)

    with pytest.raises(ContentError) as caught:
        build_edition(
            Sources(ours.content, ours.search_data, ours.translations, overlay), tmp_path / "e", lambda *_: None
        )

    assert [message in str(problem) for problem in caught.value.problems] == [True]
    assert str(caught.value.problems[0]).startswith(name)


def test_what_an_overlay_has_for_nothing_or_in_part_is_told(tiny: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    for language in ("en", "fr"):
        folder = overlay / language / "faq"
        folder.mkdir(parents=True)
        source = tiny / "content" / language / "faq" / "faq-marks.md"
        (folder / "faq-marks.md").write_bytes(source.read_bytes())
    rights = overlay / "en" / "rights"
    rights.mkdir()
    (rights / "right-marks.md").write_bytes((tiny / "content" / "en" / "rights" / "right-marks.md").read_bytes())
    (overlay / "slots.yml").write_text("slots: {}\n", "utf-8")
    (overlay / "en" / "faq" / "page.md.txt").write_text("text", "utf-8")
    ours = sources_of(tiny)

    found = checked_content(Sources(ours.content, ours.search_data, ours.translations, overlay))[1]

    assert sorted(str(problem) for problem in found) == [
        "en/faq/page.md.txt:1: warning: this file is not read: see the guide on national editions",
        "fr/…/right-marks.md:1: warning: your folder has the page “right-marks” in en, not in fr",
        "slots.yml:1: warning: this file is not read: see the guide on national editions",
    ]


def test_a_page_from_an_editor_of_windows_is_read(tiny: Path, tmp_path: Path) -> None:
    path = tiny / "content" / "en" / "faq" / "faq-marks.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    build(tiny, tmp_path / "edition")

    assert (tmp_path / "edition" / MANIFEST).exists()


def test_a_national_overlay_replaces_pages_and_fills_slots(tiny: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    (overlay / "en" / "faq").mkdir(parents=True)
    page = (tiny / "content" / "en" / "faq" / "faq-marks.md").read_text("utf-8")
    (overlay / "en" / "faq" / "faq-marks.md").write_text(
        page.replace("Often you may.", "Ask the national office."), "utf-8"
    )
    (overlay / "slots.yaml").write_text("slots:\n  fees: {en: Fees are on the notice board.}\n", "utf-8")
    ours = sources_of(tiny)

    build_edition(Sources(ours.content, ours.search_data, ours.translations, overlay), tmp_path / "e", lambda *_: None)

    library = Library.open(tmp_path / "e")
    assert "Ask the national office." in library.page(PageId("faq-marks"), "en").html
    assert "Fees are on the notice board." in library.page(PageId("right-marks"), "en").html
    assert "Demandez à votre office ses taxes." in library.page(PageId("right-marks"), "fr").html
    library.close()


def test_links_to_pages_that_are_not_written_are_plain_words(tiny: Path, tmp_path: Path) -> None:
    for language in ("en", "fr", "es"):
        (tiny / "content" / language / "faq" / "faq-marks.md").unlink()

    build(tiny, tmp_path / "edition")

    library = Library.open(tmp_path / "edition")
    assert "page:faq-marks" not in library.page(PageId("right-marks"), "en").html
    assert [topic.id for topic in library.topics("en")] == ["rights"]
    library.close()


def test_a_translation_of_an_earlier_text_says_so(tiny: Path, tmp_path: Path) -> None:
    path = tiny / "content" / "en" / "faq" / "faq-marks.md"
    path.write_text(path.read_text("utf-8").replace("rev: 1", "rev: 2"), "utf-8")

    build(tiny, tmp_path / "edition")

    library = Library.open(tmp_path / "edition")
    assert library.page(PageId("faq-marks"), "fr").is_outdated
    assert not library.page(PageId("faq-marks"), "en").is_outdated
    library.close()


def test_every_section_is_found_by_search(tiny: Path, tmp_path: Path) -> None:
    build(tiny, tmp_path / "edition")
    library = Library.open(tmp_path / "edition")
    index = open_index(library.index_folder, checksums=library.index_checksums)

    hits = index.search("foire", language="fr")

    assert [hit.document_id for hit in hits] == ["right-marks#what-to-do"]
    index.close()
    library.close()


def test_one_flipped_byte_in_a_page_is_told_and_the_other_pages_can_be_read(tiny: Path, tmp_path: Path) -> None:
    build(tiny, tmp_path / "edition")
    path = tmp_path / "edition" / PAGES
    data = path.read_bytes()
    place = data.index("Cherchez avant d’".encode())
    path.write_bytes(data[:place] + b"X" + data[place + 1 :])

    library = Library.open(tmp_path / "edition")

    with pytest.raises(PageDamagedError):
        library.page(PageId("right-marks"), "fr")
    assert library.page(PageId("right-marks"), "es").html
    assert library.page(PageId("faq-marks"), "fr").html
    assert damaged_files(tmp_path / "edition", library.manifest) == (PAGES,)
    library.close()


def cut_pages(folder: Path) -> None:
    path = folder / PAGES
    path.write_bytes(path.read_bytes()[:300])


def garble_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text("{", "utf-8")


def empty_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"format": 1}', "utf-8")


def remove_pages(folder: Path) -> None:
    (folder / PAGES).unlink()


@pytest.mark.parametrize("damage", [cut_pages, garble_manifest, empty_manifest, remove_pages])
def test_an_edition_that_cannot_be_opened_names_the_file(
    tiny: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    build(tiny, tmp_path / "edition")
    damage(tmp_path / "edition")

    with pytest.raises(EditionDamagedError) as caught:
        Library.open(tmp_path / "edition")

    assert caught.value.facts["file"] in (PAGES, MANIFEST)


def test_an_edition_of_a_newer_format_asks_for_a_newer_program(tiny: Path, tmp_path: Path) -> None:
    build(tiny, tmp_path / "edition")
    path = tmp_path / "edition" / MANIFEST
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")

    with pytest.raises(EditionTooNewError):
        Library.open(tmp_path / "edition")


def test_reading_an_edition_writes_nothing(tiny: Path, tmp_path: Path) -> None:
    build(tiny, tmp_path / "edition")
    before = files_of(tmp_path / "edition")

    library = Library.open(tmp_path / "edition")
    library.page(PageId("right-marks"), "en")
    index = open_index(library.index_folder, checksums=library.index_checksums)
    index.search("mark", language="en")

    assert files_of(tmp_path / "edition") == before
    index.close()
    library.close()


def test_the_manifest_counts_pages_and_names_all_files(edition: Path) -> None:
    manifest = read_manifest(edition)

    assert manifest.page_counts["en"] == manifest.page_counts["fr"] == manifest.page_counts["es"]
    assert set(manifest.files) == set(files_of(edition)) - {MANIFEST}
    assert damaged_files(edition, manifest) == ()


def test_every_box_to_tick_has_a_name_of_its_own_on_its_page(library: Library) -> None:
    boxes = 0
    for entry in library.entries:
        names = re.findall(r'href="tick:([^"]+)"', library.page(entry.id, entry.language).html)
        boxes += len(names)
        assert len(names) == len(set(names)), entry.id

    assert boxes > 100
