"""A built edition, opened for reading."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from sme_desktop.errors import DiscRemovedError, PageDamagedError, PageNotFoundError
from sme_desktop.i18n import open_catalogue
from sme_desktop.library.inspection import inspect
from sme_desktop.library.library import Library
from sme_desktop.library.manifest import MANIFEST, PAGES, SEAL, checksum
from sme_desktop.model import PageId


def test_the_contents_stand_in_reading_order(library: Library) -> None:
    business = next(topic for topic in library.topics("fr") if topic.id == "business")

    assert business.title == "La PI au service de l’entreprise"
    assert business.entries[0].id == "biz-why-ip"
    assert all(entry.language == "fr" for entry in business.entries)


def test_the_page_after_the_last_is_none(library: Library) -> None:
    topics = library.topics("en")
    first, second = topics[0].entries[0], (topics[0].entries + topics[1].entries)[1]

    assert library.neighbour(first.id, "en") == second
    assert library.neighbour(topics[-1].entries[-1].id, "en") is None
    assert library.neighbour(PageId("nowhere"), "en") is None


def test_an_unknown_page_has_no_entry_and_no_languages(library: Library) -> None:
    assert library.entry(PageId("nowhere"), "en") is None
    assert library.languages_of(PageId("nowhere")) == ()
    with pytest.raises(PageNotFoundError):
        library.page(PageId("nowhere"), "en")


def test_a_term_has_its_names_in_all_languages(library: Library) -> None:
    term = library.term("trade-mark", "es")

    assert term is not None
    assert term.name == "marca"
    assert term.names["ru"] == "товарный знак"
    assert library.term("nothing", "en") is None


def test_a_drawing_comes_in_its_language_with_places_for_colours(library: Library) -> None:
    svg = library.figure("tm-path", "fr")

    assert svg is not None
    assert "Du nom à la marque enregistrée" in svg
    assert "@accent@" in svg
    assert library.figure("nothing", "en") is None


def test_every_page_has_its_twins_with_the_same_sections(library: Library) -> None:
    for topic in library.topics("en"):
        for entry in topic.entries:
            ids = {
                language: [
                    section.id for section in library.page(entry.id, language).sections if "term-" not in section.id
                ]
                for language in ("en", "fr", "es")
            }
            assert ids["en"] == ids["fr"] == ids["es"], entry.id


def test_reading_goes_on_when_the_disc_was_out_and_is_back_before_anybody_noticed(own_edition: Path) -> None:
    library = Library.open(own_edition)
    library._connection.close()

    assert library.page(PageId("right-choose"), "en").html
    library.close()


def test_a_disc_that_was_taken_out_is_told_from_a_damaged_page(own_edition: Path) -> None:
    library = Library.open(own_edition)
    library._connection.close()
    shutil.rmtree(own_edition)

    with pytest.raises(DiscRemovedError):
        library.page(PageId("right-choose"), "en")
    assert library.figure("tm-path", "en") is None
    assert library.term("trade-mark", "en") is None


def test_a_page_whose_rows_are_gone_is_damaged(own_edition: Path) -> None:
    connection = sqlite3.connect(own_edition / PAGES)
    connection.execute("DELETE FROM body WHERE page = 'right-choose'")
    connection.commit()
    connection.close()
    library = Library.open(own_edition)

    with pytest.raises(PageDamagedError):
        library.page(PageId("right-choose"), "en")
    library.close()


def test_the_title_falls_back_to_english(library: Library) -> None:
    assert library.title("fr") == "Guide de la PI pour les PME"
    assert library.title("zh") == "IP Guide for Small Business"


def test_editions_from_before_the_second_copy_and_the_checksums_open_and_are_sound(own_edition: Path) -> None:
    connection = sqlite3.connect(own_edition / PAGES)
    for table in ("page_again", "topic_again", "contents_checksum"):
        connection.execute(f"DROP TABLE {table}")
    connection.commit()
    connection.close()
    texts = own_edition / "texts" / "fr.mo"
    texts.write_bytes(texts.read_bytes()[:-8])
    data = json.loads((own_edition / MANIFEST).read_text("utf-8"))
    del data[SEAL]
    data["files"] |= {PAGES: checksum(own_edition / PAGES), "texts/fr.mo": checksum(texts)}
    (own_edition / MANIFEST).write_text(json.dumps(data), "utf-8")

    library = Library.open(own_edition)

    assert library.page(PageId("right-choose"), "fr").html
    assert open_catalogue(library.texts_folder, "fr").gettext("Check this disc") == "Vérifier ce disque"
    library.close()
    assert inspect(own_edition).is_sound
