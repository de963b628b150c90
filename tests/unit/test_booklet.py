"""What is printed: one page, a topic, or the basket."""

import sqlite3
from pathlib import Path

import pytest

from sme_desktop.errors import PageDamagedError, PageNotFoundError
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, SectionId
from sme_desktop.reader.booklet import (
    PrintedNote,
    booklet_of_basket,
    booklet_of_page,
    booklet_of_topic,
)

MARKS = PageId("biz-trademarks")


def test_a_single_page_has_no_title_page(library: Library) -> None:
    booklet = booklet_of_page(library, MARKS, "fr")

    (printed,) = booklet.pages
    assert not booklet.has_title_page
    assert booklet.title == printed.page.entry.title
    assert printed.page.entry.language == "fr"
    assert (printed.code, printed.codes[SectionId("what-to-do")]) == ("BIZ-9", "BIZ-9.4")


def test_a_topic_has_all_its_pages_in_reading_order(library: Library) -> None:
    topic = library.topics("es")[1]

    booklet = booklet_of_topic(library, topic.id, "es")

    assert booklet.has_title_page
    assert (booklet.title, booklet.intro) == (topic.title, topic.intro)
    assert [printed.page.entry.id for printed in booklet.pages] == [entry.id for entry in topic.entries]


def test_a_basket_has_its_pages_in_the_order_of_the_reader(library: Library) -> None:
    pages = (PageId("tool-deadlines"), PageId("other-page"), MARKS)

    booklet = booklet_of_basket(library, pages, "en", title="For Amina")

    assert [printed.page.entry.id for printed in booklet.pages] == ["tool-deadlines", MARKS]
    assert [printed.topic for printed in booklet.pages] == ["Tools", "IP for business"]
    assert booklet.title == "For Amina"


def test_notes_are_asked_for_by_page_and_language(library: Library) -> None:
    note = PrintedNote(SectionId("how"), "a shape or a sound", "Ask about our jingle.")

    booklet = booklet_of_page(
        library, MARKS, "fr", notes=lambda page, language: (note,) if (page, language) == (MARKS, "fr") else ()
    )

    assert booklet.pages[0].notes == (note,)


def test_a_damaged_page_is_left_out_of_a_topic_and_told(own_edition: Path) -> None:
    with sqlite3.connect(own_edition / "pages.sqlite") as connection:
        connection.execute("UPDATE body SET html = 'scratched' WHERE page = ? AND language = 'en'", (MARKS,))
    connection.close()
    library = Library.open(own_edition)

    booklet = booklet_of_topic(library, "business", "en")

    assert MARKS not in [printed.page.entry.id for printed in booklet.pages]
    assert [type(error) for error in booklet.trouble] == [PageDamagedError]
    with pytest.raises(PageDamagedError):
        booklet_of_page(library, MARKS, "en")
    with pytest.raises(PageDamagedError):
        booklet_of_basket(library, (MARKS,), "en", title="")
    library.close()


def test_what_does_not_exist_cannot_be_printed(library: Library) -> None:
    with pytest.raises(PageNotFoundError):
        booklet_of_page(library, PageId("nix"), "en")
    with pytest.raises(PageNotFoundError):
        booklet_of_topic(library, "nix", "en")
    with pytest.raises(PageNotFoundError):
        booklet_of_basket(library, (PageId("nix"),), "en", title="")
