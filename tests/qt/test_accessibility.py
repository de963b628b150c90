"""What screen readers are told: names, roles, the structure of a page, and what has just changed."""

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of

from sme_desktop.errors import EditionNotFoundError
from sme_desktop.i18n import english_catalogue
from sme_desktop.model import LANGUAGES, PageId, Place, SectionId
from sme_desktop.paths import spare_texts
from sme_desktop.qt.accessibility.factory import install
from sme_desktop.qt.accessibility.page import PageAccess, PartNode
from sme_desktop.qt.announcer import TYPING_PAUSE_MS, Announcer
from sme_desktop.qt.article.reading import Reading
from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.first_run import FirstRun
from sme_desktop.qt.look import Look
from sme_desktop.qt.no_edition import NoEditionWindow
from sme_desktop.qt.themes import THEMES
from sme_desktop.reader.state import Screen

Role = QAccessible.Role
Text = QAccessible.Text
CHECKLIST = PageId("right-choose")


@pytest.fixture(scope="module", autouse=True)
def _factory(faces: None) -> None:
    """As in the program; without a screen Qt never says that a screen reader runs, but answers all the same."""
    install()


@pytest.fixture
def told(open_reader: Callable[..., Reader]) -> Reader:
    """The window in English, with its structure told."""
    return open_reader()


def access_of(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def has(access: QAccessibleInterface, flag: str) -> bool:
    """Tell whether a state is set; the stubs do not know them."""
    return bool(getattr(access.state(), flag))


def page_of(reader: Reader) -> PageAccess:
    found = access_of(reader.window.article.view)
    assert isinstance(found, PageAccess)
    return found


def open_page(qtbot: QtBot, reader: Reader, page: str, section: str = "") -> PageAccess:
    reader.presenter.open_place(Place(PageId(page), SectionId(section)))
    qtbot.waitUntil(reader.window.article.view.isVisible)
    return page_of(reader)


def children_of(access: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [access.child(n) for n in range(access.childCount())]
    return [child for child in found if child is not None]


def parts_of(page: PageAccess, role: QAccessible.Role) -> list[PartNode]:
    return [node for node in page.walk() if node.role() is role]


def test_a_page_is_told_as_headings_paragraphs_links_lists_tables_and_figures(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")

    headings = [(node.text(Text.Name), node.part.level) for node in parts_of(page, Role.Heading)]
    assert headings[0] == ("Why trade marks matter to your success", 1)
    assert ("What to do", 2) in headings
    assert ("The procedure", 3) in headings
    level = parts_of(page, Role.Heading)[0].attributesInterface()
    assert level.attributeValue(QAccessible.Attribute.Level) == 1
    assert "Nice Classification" in [node.text(Text.Name) for node in parts_of(page, Role.Link)]
    assert all(node.text(Text.Name) for node in page.walk() if node.role() is not Role.List)
    steps = next(node for node in parts_of(page, Role.List) if children_of(node)[0].text(Text.Name).startswith("1 "))
    assert steps.childCount() == 7
    assert parts_of(page, Role.Graphic)[0].text(Text.Name).startswith("Five stages from the choice of a name")
    assert len(parts_of(page, Role.Paragraph)) > 15


def test_a_table_is_told_by_rows_of_cells_with_their_places(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")

    table = parts_of(page, Role.Table)[0]
    names = [[cell.text(Text.Name) for cell in children_of(row)] for row in children_of(table)]
    assert names[0] == ["Name for a bakery", "What it tells buyers", "Likely answer of the office"]
    assert names[1] == ["Fresh Bread", "What is sold", "Normally refused"]
    cell = children_of(children_of(table)[2])[1].tableCellInterface()
    assert (cell.rowIndex(), cell.columnIndex()) == (2, 1)
    assert [header.text(Text.Name) for header in cell.columnHeaderCells()] == ["What it tells buyers"]


def test_cards_and_lists_hold_their_items(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")

    cards = next(node for node in parts_of(page, Role.List) if "case-cafe-name" in str(node.part))
    assert cards.childCount() >= 2
    assert {card.role() for card in children_of(cards)} == {Role.ListItem}
    assert children_of(children_of(cards)[0])[0].role() is Role.Link


def test_pressing_a_link_follows_it(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")
    link = next(node for node in parts_of(page, Role.Link) if node.part.link.startswith("page:case-cafe-name"))

    assert has(link, "focusable")
    link.actionInterface().doAction("Press")

    qtbot.waitUntil(lambda: told.presenter.state.visit.page == "case-cafe-name")
    assert not link.isValid()
    assert page.text(Text.Name) == told.window.article.view.accessibleName()
    assert parts_of(page, Role.Heading)[0].text(Text.Name) == page.text(Text.Name)


def test_boxes_to_tick_say_whether_they_are_ticked(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, CHECKLIST)
    box = parts_of(page, Role.CheckBox)[0]
    assert box.text(Text.Name)
    assert (has(box, "checkable"), has(box, "checked")) == (True, False)

    box.actionInterface().doAction("Press")

    qtbot.waitUntil(lambda: has(box, "checked"))
    assert not has(parts_of(page, Role.CheckBox)[1], "checked")


def test_tab_in_a_page_puts_the_focus_on_the_link_that_it_reaches(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")
    view = told.window.article.view
    qtbot.waitUntil(view.hasFocus)

    qtbot.keyClick(view, Qt.Key.Key_Tab)

    focused = page.focusChild()
    assert isinstance(focused, PartNode)
    assert focused.role() is Role.Link
    assert focused.text(Text.Name) == "Home"
    assert has(focused, "focused")
    assert [node for node in parts_of(page, Role.Link) if has(node, "focused")] == [focused]

    links = parts_of(page, Role.Link)
    links[2].take_keyboard()

    assert page.focusChild() is links[2]


def test_parts_stand_where_they_are_painted(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")
    view = told.window.article.view

    for node in page.walk():
        if node.role() is Role.Link and not has(node, "offscreen"):
            centre = view.viewport().mapFromGlobal(node.rect().center())
            assert view.anchorAt(centre) == node.part.link
    heading = parts_of(page, Role.Heading)[0]
    centre = heading.rect().center()
    assert page.childAt(centre.x(), centre.y()) is heading
    last = parts_of(page, Role.Heading)[-1]
    assert has(last, "offscreen")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert not has(last, "offscreen")


def test_text_can_be_read_letter_by_letter_and_be_chosen(qtbot: QtBot, told: Reader) -> None:
    page = open_page(qtbot, told, "biz-trademarks")
    paragraph = next(node for node in parts_of(page, Role.Paragraph) if "Monday" in node.text(Text.Name))
    text = paragraph.textInterface()

    assert text.text(0, text.characterCount()) == paragraph.text(Text.Name)
    assert text.text(0, 10) == "A customer"
    assert text.characterRect(0).left() == paragraph.rect().left()
    assert text.offsetAtPoint(text.characterRect(5).center()) in (5, 6)

    text.setSelection(0, 2, 10)

    assert told.window.article.view.textCursor().selectedText() == "customer"
    assert text.selection(0) == (2, 10)
    assert page.textInterface().text(0, 4) == "Home"


@pytest.mark.slow
def test_three_hundred_pages_leave_no_parts_behind(qtbot: QtBot, told: Reader) -> None:
    pages = ("biz-trademarks", "right-patents", "biz-why-ip")
    seen: list[weakref.ref[PartNode]] = []
    page = open_page(qtbot, told, pages[0])

    for number in range(300):
        page = open_page(qtbot, told, pages[number % 3])
        nodes = list(page.walk())
        assert nodes
        for node in nodes[:20]:
            QAccessible.uniqueId(node)
            assert node.textInterface() is not None or node.childCount()
        seen += [weakref.ref(node) for node in nodes]
        del nodes, node
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()

    alive = [found for found in (ref() for ref in seen) if found is not None]
    assert len(alive) == len(list(page.walk()))
    assert all(node.isValid() for node in alive)


def test_parts_that_somebody_still_holds_die_with_the_view(qtbot: QtBot, faces: None) -> None:
    class TwoLanguages(ArticleView):
        """A view of another kind, as beside the first one."""

    look = Look(THEMES["light"])
    view = TwoLanguages(look)
    html = '<p class="h2"><a name="h:one"></a>One</p><p>Words and <a href="term:x">a link</a>.</p>'
    view.show_page(Reading(html, "T", "en", lambda _: None), ())
    page = access_of(view)
    assert isinstance(page, PageAccess)
    nodes = list(page.walk())
    assert [node.role() for node in nodes] == [Role.Heading, Role.Paragraph, Role.Link]

    view.restyle(Look(THEMES["dark"], 120))

    assert not any(node.isValid() for node in nodes)
    assert [node.text(Text.Name) for node in page.walk()] == ["One", "Words and a link.", "a link"]
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page.nodes() == ()


# Every widget of every screen


def show_home(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_home()


def show_page(qtbot: QtBot, reader: Reader) -> None:
    open_page(qtbot, reader, "biz-trademarks")
    qtbot.keyClick(reader.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(reader.window.article.find_bar.isVisible)


def show_results(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("trade mark")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 3)
    reader.presenter.toggle_filter("kinds", reader.window.side.filters.rows[0].choice.id)


def show_nothing(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.submit_query("xqzzyv")
    qtbot.waitUntil(reader.window.later.results.nothing.isVisible)


def show_trouble(qtbot: QtBot, reader: Reader) -> None:
    reader.window.pages.show_trouble(EditionNotFoundError(folder="x"))


def show_languages(qtbot: QtBot, reader: Reader) -> None:
    open_page(qtbot, reader, "biz-trademarks")
    reader.window.later.menus.open_languages()


def show_comfort(qtbot: QtBot, reader: Reader) -> None:
    reader.window.later.menus.open_comfort()


def show_term(qtbot: QtBot, reader: Reader) -> None:
    open_page(qtbot, reader, "biz-trademarks")
    reader.presenter.follow("term:trade-mark")


def show_address(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.follow("https://example.org/")


def show_mine(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.things.bookmarks.toggle(Place(PageId("right-patents")))
    qtbot.keyClick(reader.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def show_sides(qtbot: QtBot, reader: Reader) -> None:
    show_page(qtbot, reader)
    qtbot.keyClick(reader.window, Qt.Key.Key_F4)


def show_note(qtbot: QtBot, reader: Reader) -> None:
    show_page(qtbot, reader)
    qtbot.keyClick(reader.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)


def show_deadlines(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_tool("deadlines")
    view = reader.window.later.tools.deadlines.view
    view.date.edit.setText("31/8/2026")
    qtbot.keyClick(view.date.edit, Qt.Key.Key_Return)


def show_commands(qtbot: QtBot, reader: Reader) -> None:
    qtbot.keyClick(reader.window, Qt.Key.Key_F10)


SCREENS = [
    show_home, show_page, show_results, show_nothing, show_trouble, show_languages, show_comfort, show_term, show_address,
    show_mine, show_sides, show_note, show_commands, show_deadlines,
]  # fmt: skip


def nameless(window: QWidget) -> list[str]:
    """Give the widgets that take the keyboard without saying what they are."""
    found = []
    for widget in (window, *all_of(window, QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or widget.focusProxy() is not None:
            continue
        if isinstance(widget.parentWidget(), QAbstractScrollArea):
            continue  # The viewport or a scroll bar: the area speaks for them.
        access = access_of(widget)
        if not access.text(Text.Name).strip() or access.role() in (Role.Client, Role.Pane, Role.NoRole):
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {access.text(Text.Name)!r} {access.role()}")
    return found


@pytest.mark.parametrize("size", [(1366, 768), (700, 600)], ids=["wide", "narrow"])
@pytest.mark.parametrize("show", SCREENS, ids=lambda show: show.__name__)
def test_whatever_takes_the_keyboard_has_a_name_and_a_role(
    qtbot: QtBot, open_reader: Callable[..., Reader], show: Callable[[QtBot, Reader], None], size: tuple[int, int]
) -> None:
    reader = open_reader(language="fr", size=size)

    show(qtbot, reader)

    popup = QApplication.activePopupWidget()
    assert nameless(reader.window) == []
    if popup is not None:
        assert nameless(popup) == []
        assert access_of(popup).role() is Role.Dialog
        assert access_of(popup).text(Text.Name)
        popup.close()


def test_the_windows_before_the_handbook_name_what_takes_the_keyboard(qtbot: QtBot, faces: None) -> None:
    languages = tuple((LANGUAGES[code], english_catalogue(), 12) for code in ("en", "fr", "es"))
    first = FirstRun(Look(THEMES["light"]), languages, "fr")
    none = NoEditionWindow(Look(THEMES["light"]), spare_texts(), "en", EditionNotFoundError(folder="x"))
    for window in (first, none):
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()

        assert nameless(window) == []


@pytest.mark.parametrize(
    "show",
    [show_home, show_results, show_nothing, show_trouble, show_mine, show_deadlines],
    ids=lambda show: show.__name__,
)
def test_each_screen_has_one_heading_of_the_first_level(
    qtbot: QtBot, told: Reader, show: Callable[[QtBot, Reader], None]
) -> None:
    show(qtbot, told)

    levels = []
    for widget in all_of(told.window, QWidget):
        access = access_of(widget) if widget.isVisible() else None
        if access is not None and access.role() is Role.Heading:
            assert access.text(Text.Name)
            levels.append(access.attributesInterface().attributeValue(QAccessible.Attribute.Level))
    assert levels.count(1) == 1


def test_pictures_that_only_decorate_say_nothing(told: Reader) -> None:
    assert access_of(told.window.bar._icon).text(Text.Name) == ""
    assert access_of(told.window.notice._icon).text(Text.Name) == ""


# What is said by words and states as well as by colour


def test_a_result_is_read_with_title_snippet_kind_and_languages(qtbot: QtBot, told: Reader) -> None:
    told.presenter.submit_query("trade mark")
    qtbot.waitUntil(lambda: told.window.later.results.list.count() > 3)

    rows = access_of(told.window.later.results.list)
    result = told.presenter.results[0]
    assert rows.role() is Role.List
    words = rows.child(0).text(Text.Name)
    for part in (result.title, result.heading, result.snippet.text, "English, Français, Español"):
        assert part in words
    assert told.window.later.results.kind_name(result.kind) in words
    assert rows.child(0).role() is Role.ListItem


def test_filters_and_choices_tell_whether_they_are_chosen(qtbot: QtBot, told: Reader) -> None:
    show_results(qtbot, told)
    qtbot.waitUntil(lambda: told.window.side.filters.rows[0].isChecked())

    states = [access_of(row) for row in told.window.side.filters.rows]
    assert {access.role() for access in states} == {Role.CheckBox}
    assert [has(access, "checked") for access in states].count(True) == 1

    told.window.later.menus.open_languages()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    chosen = [access_of(row) for row in all_of(menu, QWidget) if "choice_" in row.objectName()]
    assert [access.text(Text.Name) for access in chosen if has(access, "checked")] == ["English"]
    menu.close()


def test_the_contents_say_which_page_is_open(qtbot: QtBot, told: Reader) -> None:
    def names() -> list[str]:
        found = told.window.contents.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        spoken = [item.data(0, Qt.ItemDataRole.AccessibleTextRole) for item in found]
        return [words for words in spoken if words and "open page" in words]

    open_page(qtbot, told, "biz-trademarks")
    assert names() == ["Why trade marks matter to your success (page read), open page"]

    open_page(qtbot, told, "right-patents")
    assert names() == ["Patents (page read), open page"]


# What has just changed is announced


@pytest.fixture
def said(told: Reader) -> list[str]:
    announcer = Announcer(told.window, told.presenter, told.speech)
    told.window.search.suggestions.choice_changed.connect(announcer.announce)
    heard: list[str] = []
    announcer.announced.connect(heard.append)
    return heard


def test_a_page_is_announced_once_with_its_sections(qtbot: QtBot, told: Reader, said: list[str]) -> None:
    open_page(qtbot, told, "biz-trademarks")
    count = len(told.presenter.read_page().sections)
    assert said == [f"Why trade marks matter to your success, {count} sections"]

    told.presenter.comfort.change_zoom(1)
    told.presenter.open_place(Place(PageId("biz-trademarks"), SectionId("how")))
    assert len(said) == 1

    told.presenter.open_home()
    assert said[1:] == ["Home"]


def test_the_number_of_results_is_announced_once(qtbot: QtBot, told: Reader, said: list[str]) -> None:
    told.presenter.submit_query("licence")
    qtbot.waitUntil(lambda: bool(said))
    assert said == [f"{len(told.presenter.results)} pages for “licence”"]

    told.presenter.submit_query("xqzzyv")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == "Nothing found for “xqzzyv”"


def test_typing_is_answered_when_it_pauses_and_not_at_each_key(qtbot: QtBot, told: Reader, said: list[str]) -> None:
    field = told.window.search.field.edit
    qtbot.keyClick(told.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    qtbot.keyClicks(field, "licence", delay=5)
    qtbot.waitUntil(lambda: bool(said), timeout=TYPING_PAUSE_MS + 3000)

    assert said == [f"{len(told.presenter.found)} pages for “licence”"]

    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told.window.search.suggestions.chosen is not None
    assert said[1].startswith(told.window.search.suggestions.chosen.text)


def test_a_new_language_is_announced_in_that_language(qtbot: QtBot, told: Reader, said: list[str]) -> None:
    open_page(qtbot, told, "biz-trademarks")
    said.clear()

    told.presenter.switch_language("fr")

    assert len(said) == 1
    assert "Français" in said[0]
    assert told.window.article.view.accessibleName() in said[0]
    assert told.presenter.state.visit.screen is Screen.PAGE


def test_a_bookmark_is_announced(told: Reader) -> None:
    announcer = Announcer(told.window, told.presenter, told.speech)
    heard: list[str] = []
    announcer.announced.connect(heard.append)

    announcer.announce_bookmark(is_kept=True)
    announcer.announce_bookmark(is_kept=False)

    assert heard == ["Bookmark added", "Bookmark removed"]
