"""The handbook without a mouse: the whole walk by keys, the order of Tab, and a keyboard that is never lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of

from sme_desktop.errors import EditionNotFoundError
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.comfort_card import ComfortCard
from sme_desktop.qt.filters_view import FilterRow
from sme_desktop.qt.home_parts import LinkButton, Tile
from sme_desktop.qt.keyboard import step_on
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.popups import ChoiceMenu, LinkCard, TermCard
from sme_desktop.qt.themes import THEMES
from sme_desktop.reader.state import Screen

Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def focus() -> QWidget:
    """Give the widget that has the keyboard; there always is one."""
    popup = QApplication.activePopupWidget()
    found = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
    assert found is not None, "the keyboard is lost"
    assert found.isVisible()
    return found


class Keys:
    """Presses keys where the keyboard is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> QWidget:
        for _ in range(times):
            self._qtbot.keyClick(focus(), key, modifiers)
        return focus()

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(focus(), words)

    def tab_to(self, is_it: Callable[[], bool], most: int = 60) -> None:
        for _ in range(most):
            if is_it():
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes there; it ended at {focus()}")


@pytest.fixture
def keys(qtbot: QtBot) -> Keys:
    return Keys(qtbot)


def link_with_focus(reader: Reader) -> str:
    view = reader.window.article.view
    cursor = view.textCursor()
    if not view.hasFocus() or not cursor.hasSelection():
        return ""
    cursor.setPosition(cursor.selectionStart() + 1)
    return cursor.charFormat().anchorHref()


def wait_for_page(qtbot: QtBot, reader: Reader, page: str) -> None:
    view = reader.window.article.view
    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == page and view.hasFocus())


def open_popup(kind: type[QWidget]) -> QWidget:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, kind)
    return popup


def test_search_choose_follow_a_link_and_come_back(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    window = reader.window
    qtbot.keyClick(window, Key.Key_K, CTRL)
    keys.type("why trade marks matter")
    keys.press(Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.later.results.list.count() > 0 and reader.presenter.state.visit.screen is Screen.RESULTS
    )
    qtbot.waitUntil(window.later.results.list.hasFocus)
    qtbot.waitUntil(lambda: reader.presenter.answer is not None and reader.presenter.answer.is_whole)

    pages = [result.place.page for result in reader.presenter.results]
    keys.press(Key.Key_Down, times=pages.index(PageId("biz-trademarks")))
    keys.press(Key.Key_Return)
    wait_for_page(qtbot, reader, "biz-trademarks")

    # Tab goes on from what is read, not from the top of the page.
    keys.tab_to(lambda: link_with_focus(reader).startswith("page:"))
    followed = link_with_focus(reader).removeprefix("page:").partition("#")[0]
    keys.press(Key.Key_Return)
    wait_for_page(qtbot, reader, followed)

    keys.press(Key.Key_Left, ALT)
    wait_for_page(qtbot, reader, "biz-trademarks")
    keys.press(Key.Key_Left, ALT)
    qtbot.waitUntil(window.later.results.list.hasFocus)
    assert window.later.results.list.currentRow() == pages.index(PageId("biz-trademarks"))


def test_a_glossary_card_opens_by_enter_and_closes_by_escape(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    keys.tab_to(lambda: link_with_focus(reader) == "term:trade-mark")

    keys.press(Key.Key_Return)
    open_popup(TermCard)
    keys.press(Key.Key_Escape)

    assert QApplication.activePopupWidget() is None
    assert focus() is reader.window.article.view
    assert link_with_focus(reader) == "term:trade-mark"

    keys.press(Key.Key_Return)
    open_popup(TermCard)
    assert focus().objectName() != "term_card"  # A button: Enter leads on.
    keys.press(Key.Key_Return)
    wait_for_page(qtbot, reader, "help-glossary")


def test_the_language_menu_is_used_by_keys(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks"), SectionId("how")))
    wait_for_page(qtbot, reader, "biz-trademarks")

    keys.press(Key.Key_L, ALT)
    open_popup(ChoiceMenu)
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)

    qtbot.waitUntil(lambda: reader.speech.language == "fr")
    assert focus() is reader.window.article.view
    assert reader.window.article.view.current_section() == "how"


def test_the_contents_are_reached_by_f6_and_walked_by_arrows(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    tree = reader.window.contents

    while focus() is not tree:
        keys.press(Key.Key_F6)
    before = reader.presenter.state.visit.page
    keys.press(Key.Key_Up)
    item = tree.currentItem()
    assert item is not None
    keys.press(Key.Key_Return)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page != before)
    assert item.text(0) == reader.window.article.view.accessibleName()
    qtbot.waitUntil(reader.window.article.view.hasFocus)


def test_a_box_is_ticked_by_enter(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("right-choose")))
    wait_for_page(qtbot, reader, "right-choose")
    keys.tab_to(lambda: link_with_focus(reader).startswith("tick:"))
    box = link_with_focus(reader).removeprefix("tick:")

    keys.press(Key.Key_Return)

    assert box in reader.profile.ticks(PageId("right-choose"))
    assert focus() is reader.window.article.view
    assert link_with_focus(reader) == f"tick:{box}"


def test_filters_are_reached_by_tab_and_keep_the_keyboard(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 3)
    keys.tab_to(lambda: isinstance(focus(), FilterRow))
    name = focus().objectName()
    count = len(reader.presenter.results)

    keys.press(Key.Key_Space)

    qtbot.waitUntil(lambda: len(reader.presenter.results) < count)
    assert focus().objectName() == name
    keys.tab_to(lambda: focus().objectName() == "clear_filters")
    keys.press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(reader.presenter.results) == count)
    focus()


def test_a_tile_of_the_home_screen_leads_on_by_enter(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    keys.press(Key.Key_Home, ALT)
    qtbot.waitUntil(reader.window.later.home.search.edit.hasFocus)

    keys.tab_to(lambda: isinstance(focus(), Tile))
    tile = focus()
    assert isinstance(tile, LinkButton)
    page = tile.link.removeprefix("page:").partition("#")[0]
    keys.press(Key.Key_Return)

    wait_for_page(qtbot, reader, page)


def test_theme_and_text_size_are_chosen_by_keys(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    keys.press(Key.Key_Plus, CTRL)
    assert reader.presenter.comfort.zoom == 110
    keys.press(Key.Key_0, CTRL)
    assert reader.presenter.comfort.zoom == 100

    keys.press(Key.Key_K, CTRL)
    keys.tab_to(lambda: focus() is reader.window.bar.comfort)
    keys.press(Key.Key_Return)
    open_popup(ComfortCard)
    keys.tab_to(lambda: focus().objectName() == "segment_dark")
    keys.press(Key.Key_Return)
    assert reader.window.look.theme.name == "dark"
    keys.press(Key.Key_Escape)

    assert focus() is reader.window.bar.comfort


# The order of Tab


def walk_of(keys: Keys, start: QWidget, most: int = 200) -> list[QWidget]:
    """Give all that Tab reaches from a widget until it comes back there."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    found = [start]
    for _ in range(most):
        reached = keys.press(Key.Key_Tab)
        if reached is start:
            return found
        if reached is not found[-1]:
            found.append(reached)
    raise AssertionError("Tab never comes back")


def top_of(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def test_tab_walks_the_home_screen_from_top_to_bottom(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    home = reader.window.later.home
    walked = walk_of(keys, home.search.edit)

    links = [widget for widget in walked if isinstance(widget, LinkButton)]
    every = [link for link in all_of(home.widget(), LinkButton) if link.isVisible()]
    assert len(links) == len(every)
    assert walked[1 : 1 + len(links)] == links  # Nothing of the bar in between.
    assert [link.link for link in links[:3]] == ["tool:deadlines", "app:mine", "app:help"]
    kinds = [type(link).__name__ for link in links[3:]]
    assert kinds == sorted(kinds, key=["ContinueCard", "Tile", "Guide", "ShelfRow", "FootLink"].index)


def test_tab_walks_a_page_from_its_links_to_what_stands_beside_it(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    links = []
    keys.press(Key.Key_Tab)
    while focus() is reader.window.article.view:
        links.append(link_with_focus(reader))
        keys.press(Key.Key_Tab)

    assert len(links) > 10
    assert links[:3] == ["app:home", "page:topic-business", "term:trade-mark"]


def test_tab_walks_from_the_search_to_the_language_then_to_filters_and_results(
    qtbot: QtBot, reader: Reader, keys: Keys
) -> None:
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 3)

    walked = walk_of(keys, reader.window.bar.search.edit)

    names = [widget.objectName() for widget in walked]
    assert names.index("larger") < names.index("language")
    filters = [place for place, widget in enumerate(walked) if isinstance(widget, FilterRow)]
    assert filters
    assert names.index("language") < filters[0] < names.index("results")
    tops = [top_of(walked[place]) for place in filters]
    assert tops == sorted(tops)


def areas_of(reader: Reader) -> list[QWidget]:
    """Give what F6 steps through."""
    window = reader.window
    screen: QWidget = window._screens.currentWidget()
    if screen is window.later.results and window.later.results.list.isVisible():
        screen = window.later.results.list
    side = [window.side] if window.side.isVisible() else []
    return [window.search.field, *side, screen]


@pytest.mark.parametrize("show", ["home", "page", "results", "nothing", "trouble"])
def test_each_part_of_the_window_is_reached_and_left_by_one_key(
    qtbot: QtBot, reader: Reader, keys: Keys, show: str
) -> None:
    window = reader.window
    if show == "page":
        reader.presenter.open_place(Place(PageId("biz-trademarks")))
    elif show == "results":
        reader.presenter.submit_query("licence")
        qtbot.waitUntil(lambda: window.later.results.list.count() > 3 and window.side.filters.isVisible())
    elif show == "nothing":
        reader.presenter.submit_query("xqzzyv")
        qtbot.waitUntil(window.later.results.nothing.isVisible)
    elif show == "trouble":
        reader.presenter.open_place(Place(PageId("biz-trademarks")))
        window.pages.show_trouble(EditionNotFoundError(folder="x"))
        assert focus() is window.later.trouble._links[0][0]
        assert keys.press(Key.Key_Tab) is window.later.trouble._links[1][0]
    window.search.focus_field()
    areas = areas_of(reader)

    reached = []
    for _ in areas:
        step_on(areas)
        reached.append(focus())

    assert reached[-1] is window.search.field.edit
    assert [area.isAncestorOf(widget) or area is widget for area, widget in zip(areas[1:], reached, strict=False)] == [
        True
    ] * (len(areas) - 1)
    assert len(set(reached)) == len(areas)


def test_a_page_reached_by_a_key_has_a_ring_that_the_pointer_does_not_give_it(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    ring = reader.window.article._ring
    assert not ring.isVisible()

    reader.window.search.focus_field()
    step_on([reader.window.search.field, reader.window.article])
    assert ring.isVisible()
    assert ring.geometry() == reader.window.article.view.geometry()

    reader.window.search.focus_field()
    assert not ring.isVisible()
    qtbot.mouseClick(reader.window.article.view.viewport(), Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


# The keyboard is never lost


def test_the_keyboard_is_somewhere_at_the_start(reader: Reader) -> None:
    assert focus() is reader.window.later.home.search.edit


@pytest.mark.parametrize("start", ["search", "tree", "view", "tool"])
def test_the_keyboard_is_never_lost_on_a_page(qtbot: QtBot, reader: Reader, keys: Keys, start: str) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    window = reader.window
    widget = {
        "search": window.bar.search.edit,
        "tree": window.contents,
        "view": window.article.view,
        "tool": window.bar.larger,
    }[start]

    def begin() -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    begin()
    keys.press(Key.Key_Escape)
    focus()
    begin()
    reader.presenter.switch_language("fr")
    focus()
    begin()
    reader.presenter.comfort.choose_theme("dark")
    focus()
    begin()
    reader.presenter.comfort.change_zoom(3)
    focus()
    begin()
    window.later.menus.open_languages()
    keys.press(Key.Key_Escape)
    assert focus() is widget
    window.later.menus.show_address("https://example.org/")
    open_popup(LinkCard)
    keys.press(Key.Key_Escape)
    assert focus() is widget
    begin()
    keys.press(Key.Key_F, CTRL)
    assert focus() is window.article.find_bar.edit
    keys.press(Key.Key_Escape)
    assert focus() is window.article.view
    begin()
    window.resize(700, 600)
    qtbot.waitUntil(lambda: window.width() == 700)
    focus()
    begin() if widget.isVisible() else None
    reader.presenter.open_place(Place(PageId("right-patents")))
    focus()
    reader.presenter.open_home()
    focus()
    reader.presenter.go_back()
    focus()


def test_the_keyboard_leaves_contents_that_a_narrow_window_hides(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    reader.window.contents.setFocus(Qt.FocusReason.TabFocusReason)

    reader.window.resize(700, 600)

    qtbot.waitUntil(lambda: not reader.window.contents.isVisible())
    assert focus() is reader.window.article.view


def test_filters_that_leave_nothing_keep_the_keyboard(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 3)
    reader.window.later.results.list.setFocus(Qt.FocusReason.TabFocusReason)
    rows = reader.window.side.filters.rows
    kinds = [row for row in rows if row.choice.group == "kinds" and row.choice.count]

    reader.presenter.toggle_filter("kinds", min(kinds, key=lambda row: row.choice.count).choice.id)
    for row in reader.window.side.filters.rows:
        if row.choice.group == "topics" and not row.choice.count:
            reader.presenter.toggle_filter("topics", row.choice.id)
            break

    qtbot.waitUntil(lambda: not reader.presenter.results)
    focus()
    reader.presenter.clear_filters()
    focus()


def test_results_that_turn_into_nothing_keep_the_keyboard(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 3)
    reader.window.later.results.list.setFocus(Qt.FocusReason.TabFocusReason)

    reader.presenter.submit_query("xqzzyv")

    qtbot.waitUntil(reader.window.later.results.nothing.isVisible)
    focus()
    keys.tab_to(lambda: focus().objectName() == "way_app:home")
    keys.press(Key.Key_Return)
    qtbot.waitUntil(reader.window.later.home.isVisible)
    focus()


def test_a_notice_that_is_put_away_leaves_the_keyboard_in_the_page(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.open_place(Place(PageId("biz-trademarks")))
    wait_for_page(qtbot, reader, "biz-trademarks")
    reader.presenter.note(EditionNotFoundError(folder="x"))
    notice = reader.window.notice
    qtbot.waitUntil(notice.isVisible)
    keys.tab_to(lambda: focus().parentWidget() is notice)

    keys.press(Key.Key_Return)

    qtbot.waitUntil(lambda: not notice.isVisible())
    focus()


# Keys with Alt


@pytest.mark.parametrize(
    ("words", "name", "key"),
    [
        ("&Copy the address", "Copy the address", "Alt+C"),
        ("Open the &glossary", "Open the glossary", "Alt+G"),
        ("Tax and R&D", "Tax and R&D", ""),
        ("Marks & names", "Marks & names", ""),
        ("R&D &now", "R&D now", "Alt+N"),
    ],
)
def test_an_ampersand_that_begins_a_word_makes_a_key(
    qtbot: QtBot, faces: None, words: str, name: str, key: str
) -> None:
    look = Look(THEMES["light"])
    button, plain = PushButton(look, "plain"), PushButton(look, "plain")
    qtbot.addWidget(button)
    qtbot.addWidget(plain)

    button.set_words(words)
    plain.set_words(name.replace("&", "+"))

    assert button.accessibleName() == name
    assert button.shortcut().toString() == key
    assert abs(button.sizeHint().width() - plain.sizeHint().width()) <= 8
    if not key:
        plain.set_words(name)
        assert button.grab().toImage() == plain.grab().toImage()


def test_the_key_of_a_button_presses_it(qtbot: QtBot, reader: Reader, keys: Keys) -> None:
    reader.presenter.follow("https://example.org/a")
    open_popup(LinkCard)

    keys.press(Key.Key_C, ALT)

    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert QApplication.clipboard().text() == "https://example.org/a"


def test_a_title_with_an_ampersand_is_no_key(qtbot: QtBot, faces: None) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    row = LinkButton(Look(THEMES["light"]), 32, "page:x", "R&D &c.", owner)

    assert row.shortcut().isEmpty()
    assert row.text() == "R&D &c."
