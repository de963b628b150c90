"""In a language that is 40 per cent longer and runs from right to left, nothing is cut and everything is mirrored."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from every_screen import MARKS, Walk
from fitting import places_on, problems_of
from ink import Blocks, are_alike, blocks_of, mirrored, pictures_of
from mirror_support import TO_THE_LEFT, TO_THE_RIGHT
from pseudo import pseudo
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reader_support import Reader

from sme_desktop.qt.popups import Popup
from sme_desktop.qt.writing import line_flags

LOW = (1024, 600)

MAY_BE_CUT = {
    r"suggestions: \S+/suggestions": "one line for each suggestion; its page stands whole in the results",
    r"\S+\S*: \S+/near_\S+": "the beginning of a meaning beside its term; the glossary has it whole",
    r"results.*: \S+/results": "the section beside a page's title, on one line",
}
"""What the design cuts: words of the handbook only, never those of the interface, which are marked with brackets."""


MAY_DIFFER = {
    r"^found: .*(find_count|/find_bar\.1/PushButton)": "figures of the language, which have another width",
    r"^comfort: .*(TextLabel|PushButton\.2)": "figures again: the size in per cent",
    r"results_title|language_(es|fr)\b": "figures again: numbers of pages",
    r"^my things: .*mine_list": "dates of the language, whose letters also have another height",
    r"^side by side: .*(side_own|TextLabel )": "the language of the first column by its own name",
    r"^language menu: .*choice_(ar|zh)": "the tick and the heavier letters of the chosen language",
    r"^(check-up|self-test): .*TextLabel": "figures again: the number of the question, and points",
    r"^form: ink of .*TextLabel": "data of the tools in English: words of the other direction break at other places",
    r"^term: .*TextLabel": "names of languages; a meaning in another language stands at that language’s own side",
    r"^trouble: .*TextLabel": "the code of the language in the line for the giver of the guides",
    r"^home: .*biz-financing": "a plant, which is drawn alike on every screen",
    r"^first run: .*TextLabel": "invitations in all languages, in the order of the languages; arrows are those of the keyboard",
    r"^first run: ink of .*_LanguageCard": "each card runs as its own language does",
}
"""What is not at the mirrored place, to the px, and why."""


def is_by_design(problem: str) -> bool:
    place, _, text = problem.partition(": cut: ")
    return bool(text) and not text.startswith("[") and any(re.search(pattern, place) for pattern in MAY_BE_CUT)


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_text_is_cut_in_a_longer_language(
    qtbot: QtBot, open_reader: Callable[..., Reader], mirrored_edition: Path, zoom: int
) -> None:
    reader = open_reader(mirrored_edition, TO_THE_LEFT, size=LOW)
    reader.presenter.comfort.change_zoom((zoom - 100) // 10)
    problems: list[str] = []

    def look(name: str, screen: QWidget) -> None:
        problems.extend(f"{name}: {problem}" for problem in problems_of(screen))
        # Cards may fill the screen, which is higher here; they scroll in a lower one.
        room = screen.screen().size() if isinstance(screen, Popup) else QSize(*LOW)
        if screen.width() > room.width() or screen.height() > room.height():
            problems.append(f"{name}: grew to {screen.width()} × {screen.height()}")

    Walk(qtbot, reader, look).all()

    problems = [problem for problem in problems if not is_by_design(problem)]
    assert not problems, "\n".join(problems)


@dataclass
class Seen:
    """What was seen of a screen."""

    width: int
    places: dict[str, QRect]
    ink: dict[str, tuple[int, Blocks]]


def see_all(qtbot: QtBot, reader: Reader) -> dict[str, Seen]:
    seen: dict[str, Seen] = {}

    def look(name: str, screen: QWidget) -> None:
        places = places_on(screen)
        ink = {part: (image.width(), blocks_of(image)) for part, image in pictures_of(screen)}
        seen[name] = Seen(screen.width(), places, ink)

    Walk(qtbot, reader, look).all()
    reader.window.hide()
    return seen


def unlike(right: Seen, left: Seen) -> Iterator[str]:
    """Tell what does not stand at the mirrored place."""
    for key in sorted(right.places.keys() & left.places.keys()):
        before, after = right.places[key], left.places[key]
        expected = right.width - before.x() - before.width()
        if abs(expected - after.x()) > 2:
            yield f"{key}: at {after.x()}, not {expected}"
    yield from (f"{key}: only one way" for key in sorted(right.places.keys() ^ left.places.keys()))
    for part in right.ink.keys() & left.ink.keys():
        width, blocks = right.ink[part]
        if not are_alike(mirrored(blocks, width), left.ink[part][1]):
            yield f"ink of {part}: {left.ink[part][1]}, not {mirrored(blocks, width)}"


@pytest.mark.slow
def test_every_screen_is_mirrored(qtbot: QtBot, open_reader: Callable[..., Reader], mirrored_edition: Path) -> None:
    right = see_all(qtbot, open_reader(mirrored_edition, TO_THE_RIGHT, size=LOW))
    left = see_all(qtbot, open_reader(mirrored_edition, TO_THE_LEFT, size=LOW))

    assert right.keys() == left.keys()
    problems = [f"{name}: {problem}" for name in right for problem in unlike(right[name], left[name])]
    problems = [problem for problem in problems if not any(re.search(way, problem) for way in MAY_DIFFER)]
    assert not problems, "\n".join(problems)


def test_switching_the_language_turns_what_stands_already(
    qtbot: QtBot, open_reader: Callable[..., Reader], twin_edition: Path, tmp_path: Path
) -> None:
    switched = open_reader(twin_edition, TO_THE_RIGHT, size=LOW, profile=tmp_path / "switched")
    fresh = open_reader(twin_edition, TO_THE_LEFT, size=LOW, profile=tmp_path / "fresh")
    for reader in (switched, fresh):
        reader.presenter.open_place(MARKS)
        reader.window.finding.open()
        reader.window.later.aloud.bar.show_looking()
        reader.presenter.tell("Told")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    fresh_places = []

    switched.presenter.switch_language(TO_THE_LEFT)
    for reader in (switched, fresh):
        reader.presenter.open_mine()
        mine = places_on(reader.window)
        reader.presenter.go_back()
        fresh_places.append((mine, places_on(reader.window)))

    assert fresh_places[0] == fresh_places[1]


def test_the_pseudo_language_is_longer_and_keeps_fields_and_keys() -> None:
    for text in ("What would you like to know?", "{n} of {total} in this page", "Re&name", "&Save, load, take along"):
        longer = pseudo(text)

        fields = sum(map(len, re.findall(r"\{\w+\}", text)))
        assert len(longer) - fields >= 1.35 * (len(text) - fields)
        assert (longer[0], longer[-1]) == ("[", "]")
        assert re.findall(r"\{\w+\}", longer) == re.findall(r"\{\w+\}", text)
        assert re.findall(r"&\w", longer) == re.findall(r"&\w", text)


@pytest.mark.parametrize("text", ["Is it mine?", "هل هو لي؟", "1. Costs (2026)"])
@pytest.mark.parametrize("is_trailing", [False, True])
def test_a_painted_line_reads_alike_in_both_directions(qapp: QApplication, text: str, *, is_trailing: bool) -> None:
    images = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = QImage(300, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        # Windows of other tests leave their size to the application.
        font = painter.font()
        font.setPixelSize(13)
        painter.setFont(font)
        painter.drawText(image.rect(), line_flags(text, direction, is_trailing=is_trailing), text)
        painter.end()
        blocks = blocks_of(image)
        first, last = blocks[0][0], blocks[-1][1]
        is_at_the_right = (direction is Qt.LayoutDirection.RightToLeft) is not is_trailing
        assert (first > 150) is is_at_the_right
        images.append(image.copy(QRect(first, 0, last - first + 1, 40)))

        force = Qt.TextFlag.TextForceRightToLeft if "هل" in text else Qt.TextFlag.TextForceLeftToRight
        assert line_flags(text, direction) & force.value

    assert abs(images[0].width() - images[1].width()) <= 1
