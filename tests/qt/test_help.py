"""The program's own help: opened by F1, found by search, and true to the keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from reader_support import Reader, child

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, Query
from sme_desktop.qt.commands import COMMANDS
from sme_desktop.qt.page_names import HELP
from sme_desktop.qt.popups import ChoiceMenu
from sme_desktop.reader.search_desk import SearchDesk

KEY_WORDS = {
    "en": {},
    "fr": {"Shift": "Maj", "Home": "Début", "Left": "flèche gauche", "Right": "flèche droite", "Escape": "Échap"},
    "es": {"Shift": "Mayús", "Home": "Inicio", "Left": "flecha izquierda", "Right": "flecha derecha"},
}
TOLD_IN_WORDS = {"Ctrl++", "Ctrl+-", "Alt+Left", "Alt+Right", "Escape"}
"""Keys whose names are written out: a plus beside a plus could not be read."""


@pytest.mark.parametrize(("language", "title"), [("en", "Using"), ("fr", "Se servir"), ("es", "Cómo usar")])
def test_f1_opens_the_help_in_the_readers_language(
    qtbot: QtBot, open_reader: Callable[..., Reader], language: str, title: str
) -> None:
    reader = open_reader(language=language)

    qtbot.keyClick(reader.window, Qt.Key.Key_F1)

    assert reader.presenter.state.visit.page == HELP
    assert title in reader.window.article.view.accessibleName()
    qtbot.keyClick(reader.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.window.later.home.isVisible()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_page_of_keys_has_every_key_of_the_program(library: Library, language: str) -> None:
    page = library.page(PageId("help-keys"), language)
    text = " ".join(section.text for section in page.sections).replace("\u202f", " ")
    missing = []
    for command in (command for command in COMMANDS if command.keys):
        key = command.keys[0]
        for word, translated in KEY_WORDS[language].items():
            key = key.replace(word, translated)
        if command.keys[0] not in TOLD_IN_WORDS and key not in text:
            missing.append(key)

    assert missing == []


@pytest.mark.parametrize(("language", "key"), [("en", "Ctrl+Shift+P"), ("fr", "Ctrl+Maj+P"), ("es", "Ctrl+Mayús+P")])
def test_the_menu_tells_the_keys_in_the_words_of_the_help(
    qtbot: QtBot, open_reader: Callable[..., Reader], language: str, key: str
) -> None:
    reader = open_reader(language=language)
    reader.presenter.open_place(Place(PageId("biz-trademarks")))

    qtbot.keyClick(reader.window, Qt.Key.Key_F10)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, ChoiceMenu)
    row = child(menu, QAbstractButton, "choice_basket")
    assert row.accessibleName().endswith(key)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert list(reader.window.later.printing.basket.pages) == ["biz-trademarks"]


@pytest.mark.parametrize(
    ("language", "question", "page"),
    [
        ("en", "keyboard shortcuts", "help-keys"),
        ("en", "how do I print a hand-out", "help-print"),
        ("fr", "raccourcis clavier", "help-keys"),
        ("fr", "marque-page", "help-my-things"),
        ("es", "letra más grande", "help-access"),
        ("es", "imprimir", "help-print"),
    ],
)
def test_the_help_is_found_by_search(library: Library, language: str, question: str, page: str) -> None:
    answer = SearchDesk(library).answer(Query(question, language))

    assert page in [hit.document_id.partition("#")[0] for hit in answer.hits[:3]]
