"""Menus and cards by mouse and by key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of, child

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.comfort_card import ComfortCard
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.popups import LinkCard, TermCard


def open_popup() -> QWidget:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def button(popup: QWidget, text: str) -> PushButton:
    return next(found for found in all_of(popup, PushButton) if text in (found.text(), found.accessibleName()))


def test_the_theme_is_chosen_with_arrows_and_enter(qtbot: QtBot, reader: Reader) -> None:
    qtbot.mouseClick(reader.window.bar.comfort, Qt.MouseButton.LeftButton)
    card = open_popup()
    assert isinstance(card, ComfortCard)

    for _ in range(3):
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)

    assert reader.presenter.comfort.theme == "dark"
    assert reader.window.look.theme.name == "dark"


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, reader: Reader) -> None:
    qtbot.keyClick(reader.window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    menu = open_popup()

    qtbot.keyClick(menu, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert reader.speech.language == "en"


def test_the_card_of_a_term_has_its_meaning_in_a_second_language(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.choose_side("es")
    spanish = reader.library.term("royalty", "es")
    assert spanish is not None

    reader.presenter.follow("term:royalty")

    card = open_popup()
    assert child(card, QLabel, "second_meaning").text() == spanish.definition
    assert child(card, QLabel, "second_name").text() == f"Español: {spanish.name}"


def test_the_card_of_a_term_leads_to_the_glossary(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.follow("term:royalty")
    card = open_popup()
    assert isinstance(card, TermCard)

    qtbot.mouseClick(button(card, "Open the glossary"), Qt.MouseButton.LeftButton)

    assert reader.presenter.state.visit.page == "help-glossary"
    height = reader.window.article.view.heading_height(SectionId("term-royalty"))
    assert height is not None
    assert 0 <= height <= 60


def test_the_card_of_a_term_can_be_copied(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.follow("term:royalty")

    qtbot.mouseClick(button(open_popup(), "Copy"), Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text().startswith("royalty: ")


def test_a_term_of_an_unknown_name_does_nothing(reader: Reader) -> None:
    reader.presenter.follow("term:nothing-at-all")

    assert QApplication.activePopupWidget() is None


def test_the_card_of_an_address_can_be_closed(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.follow("https://example.org/")
    card = open_popup()
    assert isinstance(card, LinkCard)

    qtbot.mouseClick(button(card, "Close"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_a_suggestion_can_be_clicked_and_so_can_the_foot(qtbot: QtBot, reader: Reader) -> None:
    window = reader.window
    reader.presenter.open_place(Place(PageId("right-choose")))
    for place in ("row", "foot"):
        field = window.search.field.edit
        field.setFocus()
        field.clear()
        qtbot.keyClicks(field, "licence")
        suggestions = window.search.suggestions
        qtbot.waitUntil(suggestions.isVisible)
        point = QPoint(200, suggestions.row_rect(1).center().y() if place == "row" else suggestions.height() - 10)
        qtbot.mouseMove(suggestions, point)
        suggestions.repaint()
        qtbot.mouseClick(suggestions, Qt.MouseButton.LeftButton, pos=point)
        qtbot.waitUntil(window.article.isVisible if place == "row" else window.later.results.isVisible)


def test_the_cross_in_the_search_field_empties_it(qtbot: QtBot, reader: Reader) -> None:
    field = reader.window.search.field
    qtbot.keyClicks(field.edit, "licence")

    qtbot.mouseClick(button(field, "Clear the search"), Qt.MouseButton.LeftButton)

    assert field.edit.text() == ""
    qtbot.waitUntil(lambda: not reader.window.search.suggestions.isVisible())


def test_a_notice_can_be_put_away(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(Place(PageId("no-such-page")))
    assert reader.window.notice.isVisible()

    qtbot.mouseClick(button(reader.window.notice, "Close"), Qt.MouseButton.LeftButton)

    assert not reader.window.notice.isVisible()


def test_f6_walks_through_the_parts_of_the_window(qtbot: QtBot, reader: Reader) -> None:
    window = reader.window
    reader.presenter.open_place(Place(PageId("right-choose")))

    visited = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        visited.append(QApplication.focusWidget())

    assert {window.bar.search.edit, window.contents, window.article.view} <= set(visited)


def test_the_tree_is_used_by_keys(qtbot: QtBot, reader: Reader) -> None:
    contents = reader.window.contents
    reader.presenter.open_place(Place(PageId("right-choose")))
    contents.setFocus()

    qtbot.keyClick(contents, Qt.Key.Key_Down)
    qtbot.keyClick(contents, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.position is not None)
    assert reader.presenter.state.visit.page == "right-choose"
    assert contents.grab().width() > 0


def test_escape_takes_the_marks_away(qtbot: QtBot, reader: Reader) -> None:
    view = reader.window.article.view
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 0)
    reader.presenter.open_result(0)
    qtbot.waitUntil(lambda: view.mark_count > 0)

    qtbot.keyClick(reader.window, Qt.Key.Key_Escape)

    assert view.mark_count == 0


def test_home_and_end_move_through_the_page(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(size=(700, 500))
    view = reader.window.article.view
    reader.presenter.open_place(Place(PageId("biz-trademarks")))

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_pointing_at_a_card_lights_it_up_and_clicking_opens_it(qtbot: QtBot, reader: Reader) -> None:
    view = reader.window.article.view
    reader.presenter.open_place(Place(PageId("biz-trademarks"), SectionId("next")))
    view.repaint()
    assert view._article is not None
    card = next(box for box in view._article.boxes if box.kind == "card")
    point = QPoint(int(card.rect.right()) - 12, int(card.rect.top()) + 8 - view.verticalScrollBar().value())

    place = QPointF(point)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)
    assert view._hovered is card
    view.viewport().repaint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert reader.presenter.state.visit.page == card.link.removeprefix("page:").partition("#")[0]
