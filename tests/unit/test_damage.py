"""Scratches and cut files, wherever they fall: what comes out is what was written, or one of our errors; nothing else.

`bench/fuzz_edition.py` does the same some thousand times, in processes of their own.
"""

import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from damage_support import (
    Damage,
    Reading,
    cuts,
    damaged,
    damages_of_files,
    damages_of_pages,
    own_copy,
    parts_of,
    read_through,
    try_damage,
)

from sme_desktop.cli import publish
from sme_desktop.errors import EditionDamagedError, PageDamagedError, SmeError
from sme_desktop.i18n import catalogue_of, read_texts
from sme_desktop.library.inspection import inspect
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import MANIFEST, PAGES
from sme_desktop.model import Page, PageId

SCRATCHED = PageId("right-patents")


@pytest.fixture(scope="module")
def disc(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition; every test leaves it as it was."""
    return own_copy(edition, tmp_path_factory.mktemp("disc"))


@pytest.fixture(scope="module")
def sound(disc: Path) -> Reading:
    return read_through(disc)


def test_the_journey_goes_through_the_whole_of_a_sound_edition(sound: Reading) -> None:
    kinds = Counter(key[0] for key in sound.found)

    assert not [value for value in sound.found.values() if isinstance(value, SmeError)]
    assert kinds["page"] > 300
    assert kinds["figure"] > 30
    assert (kinds["tool"], kinds["answer"]) == (5, 8)
    assert not sound.damaged_files


def tried(disc: Path, damages: Iterable[Damage], sound: Reading) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for damage in damages:
        verdict = try_damage(disc, damage, sound)
        assert not verdict.findings, f"{damage}: {verdict.findings}"
        outcomes[verdict.outcome] += 1
    return outcomes


def test_a_scratch_in_any_part_of_the_pages_is_told_or_harmless(disc: Path, sound: Reading) -> None:
    outcomes = tried(disc, damages_of_pages(disc / PAGES, random.Random(11), len(parts_of(disc / PAGES)) + 2), sound)

    assert len(outcomes) >= 3


def test_no_scratch_in_the_schema_brings_anything_but_our_own_error(disc: Path) -> None:
    told = 0
    for at in range(100, 4096, 7):
        # The upper bit makes what is no UTF-8, also in SQLite's own words.
        with damaged(disc, Damage(PAGES, "flip", at, 7)):
            try:
                Library.open(disc).close()
            except EditionDamagedError:
                told += 1

    assert told > 50


def test_a_scratch_in_any_other_file_is_told_or_harmless(disc: Path, sound: Reading) -> None:
    assert len(tried(disc, damages_of_files(disc, random.Random(5), 6), sound)) >= 2


def test_cut_files_are_told(disc: Path, sound: Reading) -> None:
    chosen = [damage for damage in cuts(disc) if damage.file in (PAGES, MANIFEST, "texts/fr.mo")]

    assert len(tried(disc, chosen, sound)) >= 2


@pytest.mark.slow
def test_many_scratches_are_told_or_harmless(disc: Path, sound: Reading) -> None:
    chance = random.Random(23)

    tried(disc, (*damages_of_pages(disc / PAGES, chance, 150), *damages_of_files(disc, chance, 60)), sound)
    tried(disc, cuts(disc), sound)


@pytest.mark.parametrize("table", ["page", "page_again", "topic", "topic_again", "contents_checksum"])
def test_no_lost_part_of_the_contents_keeps_the_guides_from_opening(disc: Path, sound: Reading, table: str) -> None:
    places = [
        place for part, places in parts_of(disc / PAGES).items() if part.startswith(f"{table} ") for place in places
    ]
    assert places
    for at in places:
        with damaged(disc, Damage(PAGES, "noise", at)):
            library = Library.open(disc)
            assert library.topics("fr") == sound.found["topics", "fr"]
            assert library.page(SCRATCHED, "fr") == sound.found["page", SCRATCHED, "fr"]
            library.close()


def test_a_changed_letter_of_a_title_is_not_shown_and_its_page_is_named(disc: Path, sound: Reading) -> None:
    page = sound.found["page", SCRATCHED, "en"]
    assert isinstance(page, Page)
    needle = page.entry.summary.encode()
    at = (disc / PAGES).read_bytes().index(needle)

    with damaged(disc, Damage(PAGES, "flip", at + 3)):
        library = Library.open(disc)
        assert library.entry(SCRATCHED, "en") == page.entry
        library.close()
        assert [(entry.id, entry.language) for entry in inspect(disc).damaged_pages] == [(SCRATCHED, "en")]


def test_while_other_pages_can_be_read_the_page_is_damaged_else_the_file_is(disc: Path) -> None:
    library = Library.open(disc)
    html = library.page(SCRATCHED, "en").html.encode()
    library.close()
    at = (disc / PAGES).read_bytes().index(html[2000:2060])

    told = []
    for damage in (Damage(PAGES, "flip", at), Damage(PAGES, "cut", 8192)):
        library = Library.open(disc)
        with damaged(disc, damage), pytest.raises(SmeError) as error:
            library.page(SCRATCHED, "en")
        told.append(error.value)
        library.close()

    one, every = told
    assert isinstance(one, PageDamagedError)
    assert "Other pages can be read" in str(one)
    assert "Patents" in str(one)
    assert isinstance(every, EditionDamagedError)
    assert PAGES in str(every)


def test_damaged_interface_texts_are_not_used(disc: Path) -> None:
    size = (disc / "texts" / "fr.mo").stat().st_size
    for at in range(0, size - 8, size // 40):
        with damaged(disc, Damage("texts/fr.mo", "flip", at, 2)):
            assert read_texts(disc / "texts", "fr") == b""


def test_texts_without_a_checksum_are_english_or_readable_whatever_happened_to_them(disc: Path) -> None:
    texts, chance = (disc / "texts" / "fr.mo").read_bytes()[:-8], random.Random(3)
    for _ in range(150):
        spoilt = bytearray(texts)
        spoilt[chance.randrange(2500)] ^= 1 << chance.randrange(8)

        assert catalogue_of(bytes(spoilt), "fr").ngettext("{n} result", "{n} results", 2)


def test_every_flipped_bit_of_the_list_of_files_is_noticed(disc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size = (disc / MANIFEST).stat().st_size
    for at in range(0, size, size // 12):
        with damaged(disc, Damage(MANIFEST, "flip", at, at % 7)):
            code = publish(["verify", str(disc)])
        said = capsys.readouterr()
        assert code == 1
        assert MANIFEST in said.out + said.err or "newer version" in said.err, at


def test_verify_names_the_file_and_the_page(disc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = Library.open(disc)
    html = library.page(SCRATCHED, "es").html.encode()
    library.close()
    at = (disc / PAGES).read_bytes().index(html[1500:1560])

    with damaged(disc, Damage(PAGES, "flip", at)):
        assert publish(["verify", str(disc)]) == 1

    told = capsys.readouterr().out
    assert f"{PAGES}: damaged" in told
    assert f"page {SCRATCHED} (es)" in told
    assert told.count("damaged") == 2
