"""What menus, notices and the trouble screen say, in the language of the interface."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from sme_desktop.errors import PageDamagedError, SmeError
from sme_desktop.i18n import N_
from sme_desktop.model import LANGUAGES, Term
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.look import Look
from sme_desktop.qt.popups import Choice, ChoiceMenu, LinkCard, TermCard
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import FOLLOW_SYSTEM
from sme_desktop.reader.state import MissingTwin, Notice, Screen

_THEME_NAMES: Mapping[str, str] = {
    FOLLOW_SYSTEM: N_("As the system"),
    "light": N_("Light"),
    "sepia": N_("Sepia"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}


class MenuOwner(Protocol):
    """What menus need of the window."""

    look: Look
    bar: Bar
    article: ArticlePanel

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class Menus(QObject):
    """Opens menus and cards over the window; `window` has the bar and the article that they belong to."""

    def __init__(self, presenter: Presenter, speech: Speech, window: MenuOwner) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window

    def open_themes(self) -> None:
        """Offer the themes."""
        _ = self._speech.gettext
        choices = tuple(Choice(name, _(words)) for name, words in _THEME_NAMES.items())
        caption = _("Colours of the page")
        menu = ChoiceMenu(
            self._window.look, self._window.as_widget(), caption, choices, self._presenter.theme, width=260
        )
        menu.chosen.connect(self._presenter.choose_theme)
        self._open_below(menu, self._window.bar.theme)

    def open_languages(self) -> None:
        """Offer the languages; on a page the menu says for each whether the page is there."""
        _ = self._speech.gettext
        presenter = self._presenter
        is_page = presenter.state.visit.screen is Screen.PAGE
        written = presenter.library.languages_of(presenter.state.visit.page)
        choices = []
        for language in presenter.library.languages:
            note, dot = "", ""
            if is_page and language.code in written:
                note, dot = _("this page: full"), "full"
            elif is_page:
                note, dot = _("this page: not yet"), "ring"
            choices.append(Choice(language.code, language.name, note, dot))
        caption = _("Read this page in") if is_page else _("Choose your language")
        current = presenter.state.language
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, tuple(choices), current)
        menu.chosen.connect(presenter.switch_language)
        self._open_below(menu, self._window.bar.language)

    def show_term(self, term: Term) -> None:
        """Show what a word means."""
        has_glossary = self._presenter.has_glossary
        card = TermCard(self._window.look, self._window.as_widget(), self._speech, term, has_glossary=has_glossary)
        card.glossary_wanted.connect(self._presenter.open_glossary)
        card.open_at(self._card_corner())

    def show_address(self, address: str) -> None:
        """Show an address outside the handbook."""
        LinkCard(self._window.look, self._window.as_widget(), self._speech, address).open_at(self._card_corner())

    def _open_below(self, menu: ChoiceMenu, button: QWidget) -> None:
        is_trailing = not self._speech.is_right_to_left
        corner = button.rect().bottomRight() if is_trailing else button.rect().bottomLeft()
        menu.open_at(button.mapToGlobal(corner) + QPoint(0, 6), is_trailing=is_trailing)

    def _card_corner(self) -> QPoint:
        """Give where a card opens: under the pointer, or under the link that has the keyboard."""
        view = self._window.article.view
        if view.viewport().underMouse():
            return QCursor.pos() + QPoint(-40, 16)
        return view.viewport().mapToGlobal(view.cursorRect().bottomLeft()) + QPoint(0, 6)


def notice_text(notice: Notice | None, speech: Speech) -> str:
    """Give a notice as a sentence; an empty text for none."""
    if notice is None:
        return ""
    if isinstance(notice, MissingTwin):
        words = speech.gettext("This page is not available in {language} yet. It is shown in {shown}.")
        return words.format(language=LANGUAGES[notice.language].name, shown=LANGUAGES[notice.shown].name)
    return speech.explain(notice)


def trouble_of(
    error: SmeError, presenter: Presenter, speech: Speech
) -> tuple[str, str, tuple[tuple[str, str], ...], str]:
    """Give title, sentence, ways on as (text, link), and facts for the giver of the guides."""
    _ = speech.gettext
    library, page = presenter.library, presenter.state.visit.page
    shown = presenter.page_language
    ways = []
    if isinstance(error, PageDamagedError):
        for code in library.languages_of(page):
            if code != shown:
                ways.append((_("Read it in {language}").format(language=LANGUAGES[code].name), f"language:{code}"))
                break
    ways.append((_("Try again"), "app:retry"))
    after = library.neighbour(page, speech.language)
    if after is not None:
        ways.append((_("Next page: {title}").format(title=after.title), f"page:{after.id}"))
    else:
        ways.append((_("To the home page"), "app:home"))
    manifest = library.manifest
    facts = f"{page}.{shown} · pages.sqlite · {manifest.id} {manifest.date} · {type(error).__name__}"
    return _("This page cannot be read"), speech.explain(error), tuple(ways), facts
