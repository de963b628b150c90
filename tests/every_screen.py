"""Walks through every screen, strip, menu and card of the program, and shows each to whoever looks at it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of, child, select

from sme_desktop.errors import EditionNotFoundError, NoVoiceError, PageDamagedError
from sme_desktop.i18n import open_catalogue
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.filters_view import FilterRow
from sme_desktop.qt.first_run import FirstRun
from sme_desktop.qt.mine.mine_view import TABS
from sme_desktop.qt.no_edition import NoEditionWindow
from sme_desktop.qt.painted import PushButton
from sme_desktop.qt.segments import Segment
from sme_desktop.qt.tools.self_test_flow import SelfTestFlow
from sme_desktop.reader.tool_answers import wipe_answers
from sme_desktop.tools.register.assets import Asset

MARKS = Place(PageId("biz-trademarks"), SectionId("how"))

Look = Callable[[str, QWidget], None]
"""Takes the name of a screen, and the window or card that stands there."""


class Walk:
    """One window, taken to all its screens in turn."""

    def __init__(self, qtbot: QtBot, reader: Reader, look: Look) -> None:
        self._qtbot, self._reader, self._look = qtbot, reader, look
        self._window = reader.window

    def all(self) -> None:
        """Go everywhere."""
        self.page()
        self.cards()
        self.sides()
        self.printing()
        self.trouble()
        self.mine()
        self.tools()
        self.search()
        self.home()
        self.before_the_window()

    def _shown(self, name: str, widget: QWidget | None = None) -> None:
        self._look(name, widget or self._window)

    def _popup(self, name: str) -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None, name
        self._look(name, popup)
        popup.close()

    def page(self) -> None:
        """Show a page, the strips under it, and the notices above it."""
        window, presenter = self._window, self._reader.presenter
        presenter.open_place(MARKS)
        self._qtbot.waitUntil(window.article.view.isVisible)
        presenter.things.bookmarks.toggle(MARKS)
        window.things.show_things()
        self._shown("page")
        self._qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.waitUntil(window.article.find_bar.isVisible)
        self._shown("find")
        self._qtbot.keyClicks(window.article.find_bar.edit, "mark")
        self._qtbot.waitUntil(lambda: window.article.view.mark_count > 1)
        self._shown("found")
        window.finding.close()
        bar = window.later.aloud.bar
        bar.show_sentence(3, 140)
        self._shown("aloud")
        bar.show_error(NoVoiceError(language="English"))
        self._shown("no voice")
        bar.hide()
        presenter.tell(self._reader.speech.gettext("The page is in the print basket already."))
        self._shown("notice")
        presenter.note(PageDamagedError(page="Trade marks"))
        self._shown("warning")
        presenter.dismiss_notice()

    def cards(self) -> None:
        """Show the menus and cards that open over a page."""
        window, presenter = self._window, self._reader.presenter
        window.later.open_commands()
        self._popup("command menu")
        window.later.open_languages()
        self._popup("language menu")
        window.later.open_comfort()
        self._popup("comfort")
        presenter.follow("term:trade-mark")
        self._popup("term")
        presenter.follow("https://example.org/a/long/address/of/a/page")
        self._popup("address")
        window.later.peek()
        self._popup("peek")
        select(self._reader, "customers")
        window.things.write_note()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        self._qtbot.keyClicks(popup.focusWidget(), "Ask the office about the fees, and then about the time it takes")
        self._popup("note")

    def sides(self) -> None:
        """Show two languages, or the card that stands for them where the window is narrow."""
        window = self._window
        self._qtbot.keyClick(window, Qt.Key.Key_F4)
        if window.pages.is_double_possible:
            self._qtbot.waitUntil(lambda: window.article.view.is_double)
            self._shown("side by side")
            window.later.open_side_languages("twin")
            self._popup("language of a column")
            self._qtbot.keyClick(window, Qt.Key.Key_F4)
            self._qtbot.waitUntil(lambda: not window.article.view.is_double)
        else:
            self._popup("peek instead of side by side")

    def printing(self) -> None:
        """Show the print window for a page, and for a basket."""
        window, flow = self._window, self._window.later.printing
        flow.add_to_basket()
        flow.basket.add(PageId("right-patents"))
        self._reader.presenter.dismiss_notice()
        flow.open()
        assert flow.window is not None
        preview = flow.window.preview

        def is_laid_out() -> bool:
            return preview.count > 0 and preview.verticalScrollBar().isVisible()

        self._qtbot.waitUntil(is_laid_out)
        self._shown("print", flow.window)
        one_page = preview.count
        self._qtbot.mouseClick(child(flow.window, QWidget, "print_basket"), Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: preview.count != one_page and is_laid_out())
        self._shown("print the basket", flow.window)
        flow.window.close()
        window.activateWindow()

    def trouble(self) -> None:
        """Show what stands in the place of a damaged page."""
        self._window.pages.show_trouble(PageDamagedError(page="Trade marks: the name of your firm"))
        self._shown("trouble")

    def mine(self) -> None:
        """Show one's own things, and the cards that order them."""
        window, presenter = self._window, self._reader.presenter
        presenter.open_mine()
        tabs = {value: f"segment_{value}" for value, _words in TABS}
        for value, name in tabs.items():
            self._qtbot.mouseClick(child(window.mine, Segment, name), Qt.MouseButton.LeftButton)
            assert window.mine.list.count(), value
            self._shown(f"my things: {value}")
        self._click_mine("wipe")
        self._popup("wipe?")
        self._click_mine("files")
        self._popup("files")
        self._qtbot.mouseClick(child(window.mine, Segment, tabs["bookmarks"]), Qt.MouseButton.LeftButton)
        self._click_mine("folder")
        self._popup("folder")
        self._click_mine("remove")
        self._shown("my things: none")

    def _click_mine(self, name: str) -> None:
        self._qtbot.mouseClick(child(self._window.mine, PushButton, f"mine_{name}"), Qt.MouseButton.LeftButton)

    def tools(self) -> None:
        """Show questions, answers, results, forms and lists of the tools."""
        # As on the first day: an earlier walk may have left answers in the profile.
        wipe_answers(self._reader.profile)
        presenter, box = self._reader.presenter, self._window.later.tools
        presenter.open_tool("deadlines")
        box.deadlines.desk.set_start("2026-08-31", "en")
        box.deadlines.desk.keep("Aurora abroad")
        box.deadlines.show()
        self._shown("deadlines")
        presenter.open_tool("deadlines#dates")
        self._shown("all dates")
        presenter.open_tool("diagnostic")
        self._shown("check-up: the firm")
        for place in range(3, len(box.diagnosis.desk.steps)):
            box.diagnosis.desk.go(place)
            box.diagnosis.desk.answer(("yes", "no", "partly", "unknown")[place % 4])
        box.diagnosis.show()
        self._shown("check-up: a question")
        box.diagnosis.is_result = True
        box.diagnosis.show()
        self._shown("check-up: the result")
        presenter.open_tool("selftest-basics")
        test = box.flow(PageId("tool-selftest-basics"))
        assert isinstance(test, SelfTestFlow)
        self._shown("self-test: a question")
        self._qtbot.keyClicks(test.ask, "1")
        self._shown("self-test: an answer")
        self._qtbot.mouseClick(test.ask.result, Qt.MouseButton.LeftButton)
        self._shown("self-test: the result")
        presenter.open_tool("nda")
        self._shown("form")
        box.register.desk.keep(Asset("1", "logo", "Heron logo", "freelancer", "person", "no", "OAPI", "4711"))
        presenter.open_tool("register")
        self._shown("register")
        box.register.list.view.link_clicked.emit("asset:1")
        self._shown("register: an entry")
        self._qtbot.mouseClick(child(box.register.form, PushButton, "do_cancel"), Qt.MouseButton.LeftButton)

    def search(self) -> None:
        """Show suggestions, results with filters, and nothing found."""
        window, presenter = self._window, self._reader.presenter
        field = window.bar.search.edit
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        window.search.focus_field()
        self._qtbot.keyClicks(field, "trade")
        self._qtbot.waitUntil(window.search.suggestions.isVisible)
        self._shown("suggestions")
        for words in ("trade mark", "trade mrak", "how long does a registration last"):
            self._ask(words)
            self._qtbot.waitUntil(lambda: window.later.results.list.count() > 1)
            self._shown(f"results: {words}")
        rows = [row for row in all_of(window.side.filters, FilterRow) if row.isEnabled()]
        if window.side.filters.isVisible():
            self._qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
            self._shown("results, filtered")
        self._ask("xqzwvk")
        self._qtbot.waitUntil(window.later.results.nothing.isVisible)
        self._shown("nothing found")
        near = self._reader.library.terms(presenter.state.language)[:3]
        counts = {"en": 3, "fr": 112, "es": 94}
        window.later.results.nothing.show_ways("trade mark", near, counts, has_glossary=True, has_questions=True)
        self._shown("hardly anything found")
        presenter.submit_query("")
        self._shown("no question")

    def _ask(self, words: str) -> None:
        presenter = self._reader.presenter
        presenter.submit_query(words)

        def is_answered() -> bool:
            answer = presenter.answer
            return answer is not None and answer.query.text == words and answer.is_whole

        self._qtbot.waitUntil(is_answered)

    def home(self) -> None:
        """Show the home screen, with and without what one was reading."""
        window, presenter = self._window, self._reader.presenter
        presenter.open_place(MARKS)
        self._qtbot.waitUntil(window.article.view.isVisible)
        presenter.open_home()
        self._qtbot.waitUntil(window.later.home.isVisible)
        self._shown("home")

    def before_the_window(self) -> None:
        """Show what stands before there is a window: languages to choose from, or no guides at all."""
        window, presenter, library = self._window, self._reader.presenter, self._reader.library
        texts, language = library.texts_folder, presenter.state.language
        offers = tuple((one, open_catalogue(texts, one.code), 116) for one in library.languages)
        first = FirstRun(window.look, offers, language)
        error = EditionNotFoundError(folder=Path("a folder") / "of guides")
        for name, screen in (
            ("first run", first),
            ("no edition", NoEditionWindow(window.look, texts, language, error)),
        ):
            screen.resize(window.size())
            with self._qtbot.waitExposed(screen):
                screen.show()
            self._shown(name, screen)
            screen.close()
            screen.deleteLater()
