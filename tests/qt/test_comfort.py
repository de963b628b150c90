"""Text size, themes, languages, keys, the window's place."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QTextBlock, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader, all_of, child
from tests_support import ROOT

from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.comfort_card import ComfortCard
from sme_desktop.qt.look import CLEAR
from sme_desktop.qt.themes import THEMES

MARKS = Place(PageId("biz-trademarks"), SectionId("watch-out"))


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(widget, key, modifier)


def test_control_plus_and_minus_change_page_and_interface_and_are_kept(
    qtbot: QtBot, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader()
    reader.presenter.open_place(MARKS)
    bar = reader.window.bar.height()

    for _ in range(30):
        press(qtbot, reader.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert reader.presenter.comfort.zoom == 200
    assert reader.window.bar.height() == 2 * bar
    assert reader.window.article.view.document().defaultFont().pixelSize() == 36
    assert open_reader().presenter.comfort.zoom == 200


def test_control_zero_returns_to_the_usual_size(qtbot: QtBot, reader: Reader) -> None:
    for _ in range(5):
        press(qtbot, reader.window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert reader.presenter.comfort.zoom == 80

    press(qtbot, reader.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert reader.presenter.comfort.zoom == 100


def test_a_larger_text_stays_at_the_same_place(qtbot: QtBot, reader: Reader) -> None:
    view = reader.window.article.view
    reader.presenter.open_place(MARKS)
    before = view.heading_height(MARKS.section)

    press(qtbot, reader.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    after = view.heading_height(MARKS.section)
    assert before is not None
    assert after is not None
    assert abs(after - before) <= 5


@pytest.mark.parametrize("theme", list(THEMES))
def test_a_theme_reaches_page_and_frame_and_is_kept(open_reader: Callable[..., Reader], theme: str) -> None:
    reader = open_reader()
    reader.presenter.open_place(MARKS)

    reader.presenter.comfort.choose_theme(theme)

    image = reader.window.grab().toImage()
    paper, bar = THEMES[theme].colours["paper"], THEMES[theme].colours["bar"]
    assert image.pixelColor(image.width() - 30, image.height() - 20) == QColor(paper)
    assert image.pixelColor(3, 3) == QColor(bar)
    assert open_reader().presenter.comfort.theme == theme


def open_comfort(qtbot: QtBot, reader: Reader) -> ComfortCard:
    press(qtbot, reader.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    card = QApplication.activePopupWidget()
    assert isinstance(card, ComfortCard)
    return card


def line_height(reader: Reader) -> float:
    """Give the distance of two lines of running text."""
    view = reader.window.article.view
    block = next(
        block
        for block in iter_blocks(view.document())
        if block.layout().lineCount() > 2 and block.charFormat().font().pixelSize() == 18
    )
    return block.layout().lineAt(1).y() - block.layout().lineAt(0).y()


def iter_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_lines_are_set_wider_apart_and_stay_so(qtbot: QtBot, open_reader: Callable[..., Reader]) -> None:
    reader = open_reader()
    reader.presenter.open_place(MARKS)
    before = line_height(reader)

    card = open_comfort(qtbot, reader)
    qtbot.mouseClick(child(card.spacing, QWidget, "segment_wide"), Qt.MouseButton.LeftButton)

    assert line_height(reader) == pytest.approx(before * 1.22, rel=0.05)
    again = open_reader()
    again.presenter.open_place(MARKS)
    assert line_height(again) == pytest.approx(before * 1.22, rel=0.05)


def test_the_column_is_made_narrower_and_broader(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    card = open_comfort(qtbot, reader)
    widths = []
    for name in ("narrow", "normal", "wide"):
        qtbot.mouseClick(child(card.column, QWidget, f"segment_{name}"), Qt.MouseButton.LeftButton)
        left, right = reader.window.article.view.text_edges()
        widths.append(right - left)

    assert widths == [600, 740, 920]


def test_clear_letters_reach_page_and_frame(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    card = open_comfort(qtbot, reader)

    qtbot.mouseClick(child(card.face, QWidget, "segment_clear"), Qt.MouseButton.LeftButton)

    page = reader.window.article.view.document().defaultFont()
    assert QFontInfo(page).family() == CLEAR
    assert QFontInfo(reader.window.bar.name.font()).family() == CLEAR
    assert QFontInfo(reader.window.bar.name.font()).weight() == QFont.Weight.DemiBold


def test_the_card_of_comfort_changes_size_with_the_text_and_keeps_the_keyboard(qtbot: QtBot, reader: Reader) -> None:
    card = open_comfort(qtbot, reader)
    before = card.width()
    for _ in range(3):
        card = cast("ComfortCard", QApplication.activePopupWidget())
        qtbot.mouseClick(card.larger, Qt.MouseButton.LeftButton)

    card = cast("ComfortCard", QApplication.activePopupWidget())
    assert card.width() > before
    assert child(card, QLabel, "size").text() == "130 %"
    assert card.larger.hasFocus()


def test_a_long_page_tells_how_far_it_is_read(qtbot: QtBot, reader: Reader) -> None:
    reader.presenter.open_place(MARKS)
    line = reader.window.article.progress
    first = line.percent

    qtbot.keyClick(reader.window.article.view, Qt.Key.Key_End)

    assert first is not None
    assert 0 < first < 100
    assert line.percent == 100
    assert line.accessibleName() == "100 % of the page"


def test_drawings_and_icons_are_sharp_at_one_and_a_half(edition: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from PySide6.QtCore import QUrl\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from sme_desktop.qt.app import Desk\n"
        "from sme_desktop.qt.opening import Start, open_library\n"
        "from sme_desktop.reader.profile import Profile\n"
        "desk = Desk(Start(language='en', page='right-patents'), Profile(None))\n"
        "desk.open(open_library(pathlib.Path(sys.argv[1])))\n"
        "application.processEvents()\n"
        "document = desk.window.article.view.document()\n"
        "image = document.resource(2, QUrl('figure:patent-path'))\n"
        "print(image.devicePixelRatio(), desk.window.grab().devicePixelRatio())\n"
        "desk.close()\n"
    )
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
    command = [sys.executable, "-c", script, str(edition)]

    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["1.5", "1.5"]


def shown_texts(widget: QWidget) -> Iterator[str]:
    for label in all_of(widget, QLabel):
        yield label.text()
    for button in all_of(widget, QAbstractButton):
        yield from (button.text(), button.toolTip(), button.accessibleName())
    for edit in all_of(widget, QLineEdit):
        yield from (edit.placeholderText(), edit.accessibleName())


SAME_BY_CHANCE = {"Sources", "Documents", "Notes", "Menu (F10)", "Pause"}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_english_is_left_in_the_window(qtbot: QtBot, open_reader: Callable[..., Reader], language: str) -> None:
    english = open_reader()
    reader = open_reader(language=language)
    same_in_both = {"", "FR", "EN", "ES", "Ctrl K"}
    for place in (None, Place(PageId("right-patents")), Place(PageId("right-choose"))):
        for one in (english, reader):
            if place is not None:
                one.presenter.open_place(place)
        left = set(shown_texts(english.window)) & set(shown_texts(reader.window)) - same_in_both

        assert "Home" not in reader.window.article.view.plain_text()
        words = {text for text in left if any(letter.isalpha() for letter in text)}
        # The same in both languages by chance: "3 pages", topics of that name, titles that are a proper name.
        titles = {entry.title for topic in english.library.topics("en") for entry in topic.entries}
        assert {text for text in words - titles if not text.endswith(("page", "pages"))} <= SAME_BY_CHANCE


def test_switching_the_language_sets_every_text_at_once(open_reader: Callable[..., Reader]) -> None:
    switched, fresh = open_reader(), open_reader(language="fr")

    switched.presenter.switch_language("fr")

    assert sorted(shown_texts(switched.window)) == sorted(shown_texts(fresh.window))


def test_the_language_is_kept_for_the_next_time(reader: Reader) -> None:
    reader.presenter.switch_language("es")

    assert reader.profile.get("language", "") == "es"


def test_the_keyboard_alone_is_enough(qtbot: QtBot, reader: Reader) -> None:
    window = reader.window
    press(qtbot, window, Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(window.search.field.edit.hasFocus)
    qtbot.keyClicks(window.search.field.edit, "patent")
    qtbot.keyClick(window.search.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.later.results.list.count() > 2)
    qtbot.keyClick(window.bar.search.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(window.later.results.list.hasFocus)
    qtbot.keyClick(window.later.results.list, Qt.Key.Key_Down)
    qtbot.keyClick(window.later.results.list, Qt.Key.Key_Return)
    qtbot.waitUntil(window.article.isVisible)

    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.later.results.isVisible)
    press(qtbot, window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.article.isVisible)
    press(qtbot, window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.later.home.isVisible)
    press(qtbot, window, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert window.isFullScreen()
    press(qtbot, window, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert not window.isFullScreen()


def test_a_slash_in_the_search_field_is_a_slash(qtbot: QtBot, reader: Reader) -> None:
    field = reader.window.search.field.edit
    field.setFocus()

    qtbot.keyClicks(field, "and/or")

    assert field.text() == "and/or"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (800, 480)])
@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_every_screen_can_be_laid_out_small_and_large(
    qtbot: QtBot, open_reader: Callable[..., Reader], size: tuple[int, int], zoom: int
) -> None:
    reader = open_reader(language="fr", size=size)
    reader.presenter.comfort.zoom = zoom
    reader.window.restyle()
    reader.presenter.submit_query("marque")
    qtbot.waitUntil(lambda: reader.window.later.results.list.count() > 0)
    reader.presenter.open_place(MARKS)
    view = reader.window.article.view
    left, right = view.text_edges()

    assert left >= 0
    assert right - left >= 180
    assert not reader.window.grab().isNull()


def test_the_window_comes_back_where_it_was(open_reader: Callable[..., Reader]) -> None:
    first = open_reader(size=(700, 560))
    first.window.close()

    second = open_reader()
    second.window.restore_place()

    assert (second.window.width(), second.window.height()) == (700, 560)


@pytest.mark.slow
def test_nothing_leaks_over_many_pages_and_switches(reader: Reader) -> None:
    """WORKAROUND(PySide6 6.12.0 on Python 3.11): each wrapped call that returned nothing lost a reference to None."""
    import sys

    pages = [PageId(name) for name in ("biz-trademarks", "right-patents", "right-choose", "case-penja")]
    for number in range(8):
        reader.presenter.open_place(Place(pages[number % 4]))
    before = sys.getrefcount(None)

    for number in range(40):
        reader.presenter.open_place(Place(pages[number % 4]))
        reader.presenter.switch_language(("en", "fr", "es")[number % 3])

    assert sys.getrefcount(None) > before - 500


def test_a_profile_that_cannot_be_written_is_told_and_reading_goes_on(
    open_reader: Callable[..., Reader], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")

    reader = open_reader(language="fr", profile=tmp_path / "file" / "profile")

    assert "ne peuvent pas être enregistrés" in reader.window.notice.words.text()
    assert reader.window.notice.isVisible()
    reader.presenter.open_place(MARKS)
    assert reader.window.article.isVisible()


def test_in_a_small_window_the_contents_come_when_they_are_asked_for(
    qtbot: QtBot, open_reader: Callable[..., Reader]
) -> None:
    reader = open_reader(size=(760, 560))
    window = reader.window
    reader.presenter.open_place(MARKS)
    assert not window.contents.isVisible()

    qtbot.mouseClick(window.bar.contents, Qt.MouseButton.LeftButton)
    assert window.contents.isVisible()
    centre = window.contents.row_centre("page:biz-export")
    assert centre is not None
    qtbot.mouseClick(window.contents.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    qtbot.waitUntil(lambda: reader.presenter.state.visit.page == "biz-export")
    assert not window.contents.isVisible()


@pytest.mark.parametrize("zoom", [100, 160, 200])
def test_the_home_screen_is_never_wider_than_its_window(open_reader: Callable[..., Reader], zoom: int) -> None:
    reader = open_reader(language="fr", size=(1024, 600))
    reader.presenter.comfort.change_zoom((zoom - 100) // 10)
    reader.presenter.open_home()

    home = reader.window.later.home
    assert home.widget().minimumSizeHint().width() <= home.viewport().width()


def test_the_search_keeps_room_at_twice_the_text_size(open_reader: Callable[..., Reader]) -> None:
    reader = open_reader(language="fr", size=(1024, 600))
    for _ in range(10):
        reader.presenter.comfort.change_zoom(1)
    reader.presenter.open_place(MARKS)

    assert reader.window.bar.search.width() >= 150
