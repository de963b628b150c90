"""The main job as a reader does it: ask, choose, read, switch the language, go back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.page_names import GLOSSARY
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.popups import ChoiceMenu, LinkCard, TermCard
from sme_desktop.reader.state import Screen


def type_into_search(qtbot: QtBot, reader: Reader, text: str) -> None:
    field = reader.window.search.field.edit
    qtbot.keyClick(reader.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, text)


def wait_for_results(qtbot: QtBot, reader: Reader, query: str) -> None:
    def is_answered() -> bool:
        answer = reader.presenter.answer
        return answer is not None and answer.query.text == query and reader.window.later.results.list.count() > 0

    qtbot.waitUntil(is_answered)


def choose_language(qtbot: QtBot, reader: Reader, code: str) -> None:
    qtbot.mouseClick(reader.window.bar.language, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    qtbot.mouseClick(menu.findChild(object, f"choice_{code}"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reader.speech.language == code)


def test_open_search_choose_switch_language_and_go_back_twice(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")
    window, view = reader.window, reader.window.article.view

    type_into_search(qtbot, reader, "marque")
    qtbot.waitUntil(window.search.suggestions.isVisible)
    qtbot.keyClick(window.search.field.edit, Qt.Key.Key_Return)
    wait_for_results(qtbot, reader, "marque")
    assert window.later.results.isVisible()
    row = next(n for n, result in enumerate(reader.presenter.results) if result.place.page == "biz-trademarks")
    item = window.later.results.list.item(row)
    window.later.results.list.scrollToItem(item)
    chosen = reader.presenter.results[row].place
    centre = window.later.results.list.visualItemRect(item).center()
    qtbot.mouseClick(window.later.results.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    qtbot.waitUntil(view.isVisible)
    height = view.heading_height(chosen.section)
    assert height is not None
    assert 0 <= height <= 60
    qtbot.waitUntil(lambda: view.mark_count > 3)

    choose_language(qtbot, reader, "es")

    assert reader.presenter.state.visit.page == "biz-trademarks"
    assert "éxito" in view.accessibleName()
    after = view.heading_height(chosen.section)
    assert after is not None
    assert abs(after - height) <= 5

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.later.results.isVisible)
    assert window.bar.search.edit.text() == "marque"
    assert window.later.results.list.currentRow() == row
    qtbot.waitUntil(window.later.results.list.hasFocus)

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.later.home.isVisible)
    assert reader.speech.language == "es"


@pytest.mark.parametrize("section", ["why", "how", "what-to-do", "watch-out"])
def test_a_language_switch_keeps_the_section_at_its_height(qtbot: QtBot, reader: Reader, section: str) -> None:
    view = reader.window.article.view
    reader.presenter.open_place(Place(PageId("biz-trademarks"), SectionId(section)))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 100)
    before = view.heading_height(SectionId(section))
    assert before is not None

    for code in ("fr", "es", "en"):
        choose_language(qtbot, reader, code)
        after = view.heading_height(SectionId(section))
        assert after is not None
        assert abs(after - before) <= 5


def test_a_language_switch_deep_inside_a_section_stays_in_that_section(qtbot: QtBot, reader: Reader) -> None:
    view = reader.window.article.view
    reader.presenter.open_place(Place(PageId("biz-trademarks"), SectionId("how")))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 600)
    before = view.position()
    assert before.anchor == ""
    assert before.section == "how"

    choose_language(qtbot, reader, "fr")

    after = view.position()
    assert after.section == "how"
    assert abs(after.share - before.share) < 0.02


def test_the_results_are_asked_again_in_the_new_language(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("patent")
    wait_for_results(qtbot, reader, "patent")

    choose_language(qtbot, reader, "es")

    qtbot.waitUntil(lambda: reader.presenter.answer is not None and reader.presenter.answer.query.language == "es")
    assert reader.window.bar.search.edit.text() == "patent"
    assert reader.presenter.state.visit.screen is Screen.RESULTS


def test_an_old_answer_does_not_replace_a_newer_one(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.type_query("patent")
    reader.presenter.type_query("trade mark")

    qtbot.waitUntil(lambda: reader.presenter.answer is not None and reader.presenter.answer.query.text == "trade mark")
    qtbot.waitUntil(reader.worker._jobs.empty)
    assert reader.presenter.answer is not None
    assert reader.presenter.answer.query.text == "trade mark"


def test_arrows_choose_a_suggestion_and_enter_opens_it(qtbot: QtBot, reader: Reader) -> None:
    window = reader.window
    type_into_search(qtbot, reader, "trade secret")
    qtbot.waitUntil(window.search.suggestions.isVisible)
    field = window.search.field.edit

    qtbot.keyClick(field, Qt.Key.Key_Down)
    chosen = window.search.suggestions.chosen
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert chosen is not None
    assert chosen.place is not None
    qtbot.waitUntil(window.article.isVisible)
    assert reader.presenter.state.visit.page == chosen.place.page


def test_escape_closes_the_suggestions_and_keeps_the_words(qtbot: QtBot, reader: Reader) -> None:
    type_into_search(qtbot, reader, "patent")
    qtbot.waitUntil(reader.window.search.suggestions.isVisible)

    qtbot.keyClick(reader.window.search.field.edit, Qt.Key.Key_Escape)

    assert not reader.window.search.suggestions.isVisible()
    assert reader.window.search.field.edit.text() == "patent"


def test_nothing_found_says_so_and_offers_a_way_on(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")
    reader.presenter.submit_query("xyzzyx")

    results = reader.window.later.results
    qtbot.waitUntil(lambda: "Aucun résultat" in results.head.title.text())
    assert not results.list.isVisible()
    way = next(button for button in all_of(results.nothing, PushButton) if button.objectName() == "way_app:home")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)

    assert reader.presenter.state.visit.screen is Screen.HOME


def test_a_tile_of_the_home_screen_opens_its_page(qtbot: QtBot, reader: Reader) -> None:
    tile = reader.window.later.home.findChild(object, "link_page:biz-export")

    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(reader.window.article.isVisible)
    assert reader.presenter.state.visit.page == "biz-export"


def test_enter_opens_a_tile_as_a_click_does(qtbot: QtBot, reader: Reader) -> None:
    tile = reader.window.later.home.findChild(object, "link_page:biz-export")

    qtbot.keyClick(tile, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "biz-export")


def test_the_contents_open_a_page_and_list_its_sections(qtbot: QtBot, reader: Reader) -> None:
    window = reader.window
    reader.presenter.open_place(Place(PageId("right-choose")))
    link = "page:right-patents"

    centre = window.contents.row_centre(link)
    assert centre is not None
    qtbot.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "right-patents")
    assert window.contents.open_link == link
    item = window.contents._pages[link]
    assert item.child(0).text(0) == "In short"


def test_a_wide_window_shows_the_sections_in_the_margin(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(size=(1920, 1000))

    reader.presenter.open_place(Place(PageId("right-patents")))

    assert reader.window.article.has_margin_contents
    assert reader.window.article._toc.height() > 11 * 30
    assert reader.window.contents._pages["page:right-patents"].childCount() == 0


def test_a_glossary_word_opens_its_card_by_click_and_by_enter(qtbot: QtBot, reader: Reader) -> None:
    view = reader.window.article.view
    reader.presenter.open_place(Place(PageId("biz-trademarks")))

    reader.presenter.follow("term:trade-mark")
    card = QApplication.activePopupWidget()
    assert isinstance(card, TermCard)
    names = {label.text() for label in all_of(card, QLabel)}
    assert {"Français: marque", "marca", "товарный знак"} <= names
    card.close()

    view.setFocus()
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        if view.textCursor().charFormat().anchorHref().startswith("term:"):
            break
    qtbot.keyClick(view, Qt.Key.Key_Return)
    card = QApplication.activePopupWidget()
    assert isinstance(card, TermCard)
    card.close()


def test_a_link_outside_shows_its_address_to_be_copied(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.follow("https://example.org/x")

    card = QApplication.activePopupWidget()
    assert isinstance(card, LinkCard)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "https://example.org/x"


def test_ticks_are_kept_until_the_next_time(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    first = open_reader()
    first.presenter.open_place(Place(PageId("right-choose"), SectionId("checklist")))
    view = first.window.article.view
    view.repaint()
    box = next(box for box in view._article.boxes if box.kind == "check") if view._article else None
    assert box is not None
    y = box.rect.center().y() - view.verticalScrollBar().value()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(box.rect.left()) + 25, int(y)))
    assert first.profile.ticks("right-choose") == {"checklist/1"}
    first.window.close()

    second = open_reader()

    assert second.profile.ticks("right-choose") == {"checklist/1"}


def test_a_box_is_ticked_by_keyboard_alone_and_by_one_click_on_its_words(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(Place(PageId("right-choose"), SectionId("checklist")))
    view = reader.window.article.view
    view.setFocus()

    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        if view.textCursor().charFormat().anchorHref() == "tick:checklist/1":
            break
    assert view.textCursor().charFormat().anchorHref() == "tick:checklist/1"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reader.profile.ticks("right-choose") == {"checklist/1"}

    view.go_to(SectionId("checklist"))
    view.repaint()
    assert view._article is not None
    box = next(box for box in view._article.boxes if box.kind == "check")
    y = box.rect.top() + 24 - view.verticalScrollBar().value()
    place = QPoint(int(box.rect.left()) + 90, int(y))
    assert view.anchorAt(place) == "tick:checklist/1"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.profile.ticks("right-choose") == frozenset()


def test_the_place_in_the_last_page_is_offered_again(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    first = open_reader()
    first.presenter.open_place(Place(PageId("biz-trademarks"), SectionId("watch-out")))
    first.window.close()

    second = open_reader()

    card = second.window.later.home.findChild(object, "continue")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(second.window.article.isVisible)
    assert second.presenter.state.visit.page == "biz-trademarks"
    height = second.window.article.view.heading_height(SectionId("watch-out"))
    assert height is not None
    assert 0 <= height <= 60


def test_a_correction_is_shown_and_can_be_undone(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr")
    results = reader.window.later.results
    reader.presenter.submit_query("contrefasson")
    qtbot.waitUntil(lambda: results.list.count() > 0)
    assert (
        results.head._read_as.text()
        == "Recherché\u00a0: «\u00a0contrefaçon\u00a0» au lieu de «\u00a0contrefasson\u00a0»."
    )

    qtbot.mouseClick(results.head.only_mine, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "Aucun résultat" in results.head.title.text())
    assert "contrefaçon" not in results.head._read_as.text()


@pytest.mark.parametrize("word", ["brevet", "patente", "патент", "专利"])
def test_a_term_in_another_language_finds_its_entry_in_the_glossary(qtbot: QtBot, reader: Reader, word: str) -> None:
    reader.presenter.submit_query(word)

    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 0)
    assert any(result.place.page == GLOSSARY for result in reader.presenter.results)
