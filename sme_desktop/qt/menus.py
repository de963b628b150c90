"""Menus and cards over the window: commands, languages, comfort, terms, addresses, the paragraph's twin."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sme_desktop.errors import SmeError
from sme_desktop.model import Term
from sme_desktop.qt.article.places import reading_offset
from sme_desktop.qt.article.twin import twin_paragraph
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.comfort_card import ComfortCard
from sme_desktop.qt.commands import Commands, key_words
from sme_desktop.qt.look import Look
from sme_desktop.qt.peek_card import PeekCard
from sme_desktop.qt.popups import Choice, ChoiceMenu, LinkCard, Popup, TermCard
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.state import Screen


class MenuOwner(Protocol):
    """What menus need of the window."""

    look: Look
    bar: Bar
    article: ArticlePanel
    commands: Commands

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class Menus(QObject):
    """Opens menus and cards over the window; `window` has the bar and the article that they belong to."""

    def __init__(self, presenter: Presenter, speech: Speech, window: MenuOwner) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self._comfort: ComfortCard | None = None

    def open_commands(self) -> None:
        """Offer all that can be done now, in words, with the keys."""
        _ = self._speech.gettext
        commands = self._window.commands.offered(is_page=self._presenter.state.visit.screen is Screen.PAGE)
        choices = tuple(
            Choice(command.name, _(command.words), key_words(command, _), icon=command.icon) for command in commands
        )
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), _("Menu"), choices, "", width=480, row_height=36)
        menu.setObjectName("command_menu")
        menu.chosen.connect(self._window.commands.run)
        self._open_below(menu, self._window.bar.menu)

    def open_comfort(self) -> None:
        """Offer colours, sizes and faces; what is chosen is seen at once behind the card."""
        self._open_comfort()

    def _open_comfort(self) -> ComfortCard:
        card = ComfortCard(self._window.look, self._window.as_widget(), self._speech, self._presenter.comfort)
        self._comfort = card
        self._open_below(card, self._window.bar.comfort)
        return card

    def check_disc(self) -> None:
        """Look at every file and page of the guides, and show what is damaged."""
        from sme_desktop.qt.disc_check import DiscCheckWindow  # noqa: PLC0415 - once in a disc's life

        window = self._window
        DiscCheckWindow(window.look, window.as_widget(), self._speech, self._presenter.library.folder).open()

    def remove_copy(self, folder: Path) -> None:
        """Ask whether the copy of the program on this PC goes."""
        from sme_desktop.qt.removal import ask_to_remove  # noqa: PLC0415 - once in a program's life

        ask_to_remove(self._window.look, self._window.as_widget(), self._speech, folder)

    def look_changed(self) -> None:
        """Draw an open card in the new look; a card whose size changes is opened again."""
        card = self._comfort
        if card is None or not isValid(card) or not card.isVisible():
            return
        if card.zoom == self._window.look.zoom:
            card.restyle(self._window.look)
            return
        card.close()
        self._open_comfort().focus_size()

    def open_languages(self) -> None:
        """Offer the languages; on a page the menu says for each whether the page is there."""
        _ = self._speech.gettext
        presenter = self._presenter
        is_page = presenter.state.visit.screen is Screen.PAGE
        caption = _("Read this page in") if is_page else _("Choose your language")
        current = presenter.state.language
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, self._languages(), current)
        menu.chosen.connect(presenter.switch_language)
        self._open_below(menu, self._window.bar.language)

    def peek(self) -> None:
        """Show the paragraph that is being read as its twin in the second language says it."""
        presenter, view = self._presenter, self._window.article.view
        if presenter.state.visit.screen is not Screen.PAGE or not view.isVisible():
            return
        code = presenter.second_language
        try:
            twin = presenter.library.page(presenter.state.visit.page, code)
        except SmeError as error:
            presenter.note(error)
            return
        offset = reading_offset(view)
        words = twin_paragraph(view.document(), offset, twin)
        card = PeekCard(self._window.look, self._window.as_widget(), self._speech, code, words)
        card.language_wanted.connect(presenter.switch_language)
        card.open_at(view.viewport().mapToGlobal(view.places.end_of_paragraph(offset)) + QPoint(0, 6))

    def _languages(self) -> tuple[Choice, ...]:
        """Give the languages; on a page with a word for each on whether the page is there."""
        _, presenter = self._speech.gettext, self._presenter
        is_page = presenter.state.visit.screen is Screen.PAGE
        written = presenter.library.languages_of(presenter.state.visit.page)
        choices = []
        for language in presenter.library.languages:
            note, dot = "", ""
            if is_page and language.code in written:
                note, dot = _("this page: available"), "full"
            elif is_page:
                note, dot = _("this page: not yet"), "ring"
            choices.append(Choice(language.code, language.name, note, dot))
        return tuple(choices)

    def open_side_languages(self, column: str) -> None:
        """Offer the languages for a column of the side-by-side view: `own` or `twin`."""
        _, presenter = self._speech.gettext, self._presenter
        head = self._window.article.sides_head
        own, button = (column == "own"), (head.own if column == "own" else head.twin)
        shown = presenter.page_language if own else presenter.state.side
        choices = self._languages()
        caption = _("Language of this column")
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, choices, shown)
        menu.chosen.connect(presenter.switch_language if own else presenter.choose_side)
        self._open_below(menu, button, is_leading=True)

    def show_term(self, term: Term) -> None:
        """Show what a word means."""
        has_glossary = self._presenter.has_glossary
        second = self._presenter.second_language
        card = TermCard(
            self._window.look, self._window.as_widget(), self._speech, term, second=second, has_glossary=has_glossary
        )
        card.glossary_wanted.connect(self._presenter.open_glossary)
        card.open_at(self._card_corner())

    def show_address(self, address: str) -> None:
        """Show an address outside the handbook."""
        LinkCard(self._window.look, self._window.as_widget(), self._speech, address).open_at(self._card_corner())

    def _open_below(self, menu: Popup, button: QWidget, *, is_leading: bool = False) -> None:
        """Open under a button, or under the menu's one where that gave way to the search."""
        button = button if button.isVisible() else self._window.bar.menu
        is_trailing = self._speech.is_right_to_left is is_leading
        corner = button.rect().bottomRight() if is_trailing else button.rect().bottomLeft()
        menu.open_at(button.mapToGlobal(corner) + QPoint(0, 6), is_trailing=is_trailing)

    def _card_corner(self) -> QPoint:
        """Give where a card opens: under the pointer, or under the link that has the keyboard."""
        view = self._window.article.view
        if view.viewport().underMouse():
            return QCursor.pos() + QPoint(-40, 16)
        return view.viewport().mapToGlobal(view.cursorRect().bottomLeft()) + QPoint(0, 6)
