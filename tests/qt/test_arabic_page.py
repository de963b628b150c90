"""Pages from right to left: mirrored with all that is painted on them, alone, beside their twin, and on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fitting import settle
from ink import Blocks, are_alike, blocks_of, columns_in, mirrored
from mirror_support import TO_THE_LEFT, TO_THE_RIGHT
from printing_support import set_booklet, speech_of
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader, select

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.article.document import ArticleDocument
from sme_desktop.qt.printing.paper import PAPERS
from sme_desktop.qt.themes import THEMES
from sme_desktop.reader.booklet import booklet_of_page

MARKS = PageId("biz-trademarks")
HOW, STEPS = Place(MARKS, SectionId("how")), Place(MARKS, SectionId("what-to-do"))
COLOURS = ("warn", "ok", "accent", "keyline", "warnbg", "okbg")
"""Ribbon and bar of a warning, bar of a tip and ticks, steps and bullets, and the grounds of boxes."""


@pytest.fixture(autouse=True)
def _direction(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def article(reader: Reader) -> ArticleDocument:
    found = reader.window.article.view._article
    assert found is not None
    return found


def colours_down_the_page(reader: Reader) -> list[dict[str, tuple[int, Blocks]]]:
    """Give where each colour stands, one window height after the other."""
    panel, view = reader.window.article, reader.window.article.view
    bar = view.verticalScrollBar()
    found = []
    for height in range(0, bar.maximum() + 1, view.viewport().height() // 2):
        bar.setValue(height)
        settle()
        image = panel.grab().toImage()
        seen = {name: columns_in(image, panel.view._look.colour(name)) for name in COLOURS}
        found.append({name: (image.width(), blocks) for name, blocks in seen.items()})
    return found


def open_marked_page(reader: Reader) -> None:
    """Open the page with a bookmark and a tick."""
    presenter, window = reader.presenter, reader.window
    presenter.things.bookmarks.toggle(HOW)
    presenter.open_place(HOW)
    presenter.follow("tick:what-to-do/1")
    window.things.show_things()


@pytest.mark.parametrize("size", [(1680, 800), (1024, 600)])
def test_all_that_is_painted_on_a_page_is_mirrored(
    open_reader: Callable[..., Reader], twin_edition: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    seen = []
    for language in (TO_THE_RIGHT, TO_THE_LEFT):
        reader = open_reader(twin_edition, language, size=size, profile=tmp_path / language)
        open_marked_page(reader)
        seen.append(colours_down_the_page(reader))
        reader.window.hide()

    right, left = seen
    assert len(right) == len(left)
    for place, (before, after) in enumerate(zip(right, left, strict=True)):
        for name, (width, blocks) in before.items():
            assert are_alike(mirrored(blocks, width), after[name][1], 2), (place, name, blocks, after[name][1])
    for name in ("warn", "ok", "accent"):
        assert any(one[name][1] for one in right), f"{name} is on no part of the page"


def lines_by_words(reader: Reader) -> dict[str, QRectF]:
    """Give where the first line of each paragraph stands, by its words; those that occur twice are left out."""
    document = article(reader).document
    layout, found = document.documentLayout(), dict[str, list[QRectF]]()
    block = document.begin()
    while block.isValid():
        if block.layout().lineCount() and block.text().strip():
            line = block.layout().lineAt(0).naturalTextRect()
            place = line.translated(layout.blockBoundingRect(block).topLeft())
            found.setdefault(block.text(), []).append(place)
        block = block.next()
    return {words: places[0] for words, places in found.items() if len(places) == 1}


def test_the_words_of_a_page_keep_their_distance_from_boxes_and_edges(
    open_reader: Callable[..., Reader], twin_edition: Path, tmp_path: Path
) -> None:
    lines, widths = [], []
    for language in (TO_THE_RIGHT, TO_THE_LEFT):
        reader = open_reader(twin_edition, language, profile=tmp_path / language)
        reader.presenter.open_place(HOW)
        lines.append(lines_by_words(reader))
        widths.append(reader.window.article.view.viewport().width())
        reader.window.hide()

    right, left = lines
    shared = right.keys() & left.keys()
    assert len(shared) > 25
    for words in shared:
        before, after = right[words], left[words]
        assert abs(widths[0] - before.left() - after.right()) <= 3, words


def test_the_contents_in_the_margin_stand_at_the_other_side(
    open_reader: Callable[..., Reader], twin_edition: Path, tmp_path: Path
) -> None:
    places = []
    for language in (TO_THE_RIGHT, TO_THE_LEFT):
        reader = open_reader(twin_edition, language, size=(1680, 800), profile=tmp_path / language)
        reader.presenter.open_place(HOW)
        panel = reader.window.article
        assert panel.has_margin_contents
        places.append((panel._toc.geometry(), panel.view.viewport().width(), panel.view.text_edges()))
        reader.window.hide()

    (right, width, (_, end)), (left, _, (start, _)) = places
    assert right.left() > end
    assert left.right() < start
    assert abs(left.left() - (width - right.left() - right.width())) <= 2


@pytest.mark.parametrize("language", ["en", TO_THE_LEFT])
def test_side_by_side_each_column_runs_its_own_way(
    qtbot: QtBot, open_reader: Callable[..., Reader], arabic_edition: Path, language: str
) -> None:
    reader = open_reader(arabic_edition, language)
    reader.presenter.open_place(STEPS)
    reader.presenter.choose_side(TO_THE_LEFT if language == "en" else "en")
    view = reader.window.article.view
    qtbot.waitUntil(lambda: view.is_double)

    own = {"en": "What to do", TO_THE_LEFT: "ماذا تفعل"}[language]
    assert dict(view.sections)[STEPS.section] == own

    image = view.viewport().grab().toImage()
    # Arabic stands at the right either way: second in an English window, first in an Arabic one.
    centre = view.viewport().width() // 2
    by_side = {True: set[str](), False: set[str]()}
    for box in article(reader).boxes:
        if box.kind != "sides":
            is_at_the_right = box.rect.left() >= centre - view.viewport().width() // 20
            assert box.is_right_to_left is is_at_the_right, box
            by_side[is_at_the_right].add(box.kind)
    every = {"key", "tip", "watch", "figure", "step", "table", "check", "card", "cards"}
    assert by_side[True] == by_side[False] == every

    middle = image.width() // 2
    sides = [image.copy(QRect(left, 0, middle, image.height())) for left in (0, image.width() - middle)]
    warnings = [columns_in(side, reader.window.look.colour("warn")) for side in sides]
    steps = [columns_in(side, reader.window.look.colour("accent")) for side in sides]
    assert warnings[0]
    assert steps[0]
    # The bar of a warning and the numbers of steps begin the line: outside in both columns.
    assert warnings[0][0][1] < middle // 2 < warnings[1][-1][0]
    assert steps[0][0][1] < middle // 2 < steps[1][-1][0]


@pytest.mark.parametrize("language", ["en", TO_THE_LEFT])
def test_highlights_and_found_words_are_shown_in_both_columns(
    qtbot: QtBot, open_reader: Callable[..., Reader], arabic_edition: Path, language: str
) -> None:
    reader = open_reader(arabic_edition, language)
    window, view = reader.window, reader.window.article.view
    reader.presenter.open_place(HOW)
    reader.presenter.choose_side(TO_THE_LEFT if language == "en" else "en")
    qtbot.waitUntil(lambda: view.is_double)

    for words in ("three towns", "ثلاث مدن"):
        select(reader, words)
        window.things.highlight("green")

    settle()
    image = view.viewport().grab().toImage()
    green = columns_in(image, window.look.colour("green"))
    assert green[0][1] < image.width() // 2 < green[-1][0]
    assert {passage.section for passage in reader.presenter.things.passages.on(MARKS)} == {HOW.section}
    kept = {passage.language: passage.quote for passage in reader.presenter.things.passages.on(MARKS)}
    assert kept == {"en": "three towns", TO_THE_LEFT: "ثلاث مدن"}
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.article.find_bar.edit, "Luna Bakery")
    qtbot.waitUntil(lambda: view.mark_count == 4)


def test_the_ribbon_of_a_bookmark_stands_in_the_column_of_the_first_language(
    qtbot: QtBot, open_reader: Callable[..., Reader], arabic_edition: Path
) -> None:
    reader = open_reader(arabic_edition, TO_THE_LEFT)
    reader.presenter.things.bookmarks.toggle(HOW)
    reader.presenter.open_place(HOW)
    reader.presenter.choose_side("en")
    view = reader.window.article.view
    qtbot.waitUntil(lambda: view.is_double)

    settle()
    image = view.viewport().grab().toImage()
    heading = view.heading_height(HOW.section)
    assert heading is not None
    line = image.copy(QRect(0, round(heading), image.width(), 40))
    (ribbon,) = columns_in(line, reader.window.look.colour("warn"))
    assert ribbon[0] > image.width() * 0.9


def test_a_name_does_not_part_the_first_letter_from_its_word(
    open_reader: Callable[..., Reader], arabic_edition: Path
) -> None:
    reader = open_reader(arabic_edition, TO_THE_LEFT)
    reader.presenter.open_place(HOW)

    (heading,) = [place for place in article(reader).headings if place.id == HOW.section]

    assert heading.title == "كيف يعمل"
    cursor = QTextCursor(heading.block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    width = heading.block.layout().lineAt(0).naturalTextWidth()
    joined = QFontMetrics(cursor.charFormat().font()).horizontalAdvance(heading.title)
    # Twice that is rounded; a letter that stands alone is some 10 px wider.
    assert abs(width - joined) <= 2


def test_arabic_is_never_slanted(open_reader: Callable[..., Reader], arabic_edition: Path) -> None:
    reader = open_reader(arabic_edition, "en")
    reader.presenter.open_place(HOW)
    reader.presenter.choose_side(TO_THE_LEFT)
    view = reader.window.article.view

    text = view.plain_text()
    slanted = {}
    for word in ("boxes", "العلب"):
        cursor = QTextCursor(view.document())
        cursor.setPosition(text.index(word) + 1)
        slanted[word] = cursor.charFormat().fontItalic()

    assert slanted == {"boxes": True, "العلب": False}


def test_a_printed_page_is_mirrored(faces: None, twin_edition: Path, qapp: QApplication) -> None:
    sheets: list[list[QImage]] = []
    for language in (TO_THE_RIGHT, TO_THE_LEFT):
        library = Library.open(twin_edition)
        layout = set_booklet(booklet_of_page(library, MARKS, language), library, speech_of(library, language))
        images = []
        for number in range(len(layout.sheets)):
            image = QImage(round(layout.paper.width), round(layout.paper.height), QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            layout.paint(painter, number)
            painter.end()
            images.append(image)
        sheets.append(images)
        library.close()

    right, left = sheets
    paper = PAPERS["a4"]
    assert len(right) == len(left)
    colours = [THEMES["light"].colours[name] for name in ("accent", "ok", "warn", "okbg", "warnbg")]
    bands = ((paper.header_top, paper.body.top()), (paper.footer_rule - 2, paper.height - 1))
    for before, after in zip(right, left, strict=True):
        for colour in colours:
            wanted = mirrored(columns_in(before, QColor(colour)), before.width())
            assert are_alike(wanted, columns_in(after, QColor(colour))), colour
        for top, bottom in bands:
            area = QRect(0, round(top), before.width(), round(bottom - top))
            blocks, found = (blocks_of(image.copy(area)) for image in (before, after))
            # Words keep their own order within a line: what is mirrored are its ends.
            assert are_alike(_ends(mirrored(blocks, before.width())), _ends(found)), (top, blocks, found)
    assert any(columns_in(sheet, QColor(colours[1])) for sheet in right)


def _ends(blocks: Blocks) -> Blocks:
    return ((blocks[0][0], blocks[-1][1]),)
