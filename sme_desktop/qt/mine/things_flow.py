"""The reader's own things on an open page: bookmarks, highlights, notes, copying with the source."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sme_desktop.model import PageId, Place
from sme_desktop.qt.article.composition import NoteLine
from sme_desktop.qt.article.highlights import Highlight
from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.bar import Bar
from sme_desktop.qt.commands import Commands
from sme_desktop.qt.look import Look
from sme_desktop.qt.mine.colour_names import COLOUR_NAMES
from sme_desktop.qt.page_flow import PageFlow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.passages import COLOURS, Passage, locate, new_passage, whole_words
from sme_desktop.reader.state import Screen

if TYPE_CHECKING:
    from sme_desktop.qt.mine.selection_bar import SelectionBar

_LINE = 70
"""Characters of a note that are told under a heading."""


class ThingsOwner(Protocol):
    """What is needed of the window."""

    look: Look
    bar: Bar
    article: ArticlePanel
    pages: PageFlow
    commands: Commands

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class ThingsFlow(QObject):
    """Ties what the profile keeps to the page on the screen."""

    bookmarked = Signal(bool)
    """Sent when a bookmark was made (True) or taken away."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ThingsOwner) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self._panel = window.article
        self._view = self._panel.view
        self._lost: frozenset[str] = frozenset()
        """Passages whose words the page does not have any more."""
        self._bar: SelectionBar | None = None
        self._view.set_highlights(self._highlights)
        self._panel.notes = self._note_lines
        self._view.passage_selected.connect(self._offer)
        self._view.selectionChanged.connect(self._selection_changed)
        self._view.position_changed.connect(self._hide_bar)
        self._view.menu_wanted.connect(self._open_menu)
        presenter.note_wanted.connect(self.open_note)
        presenter.things_changed.connect(self.show_things)
        window.pages.page_shown.connect(self._page_shown)
        window.pages.section_changed.connect(self._show_bookmark)

    @property
    def bar(self) -> "SelectionBar":
        """The bar over selected words, made when it is first wanted."""
        if self._bar is None:
            from sme_desktop.qt.mine.selection_bar import SelectionBar  # noqa: PLC0415 - not at the start of the program

            self._bar = SelectionBar(self._window.look, self._speech, self._view.viewport())
            self._bar.marked.connect(self.highlight)
            self._bar.note_wanted.connect(self.write_note)
            self._bar.copy_wanted.connect(self.copy_with_source)
        return self._bar

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()

    # What the page shows

    @property
    def _page(self) -> PageId:
        return self._presenter.state.visit.page

    def _passages(self) -> tuple[Passage, ...]:
        return self._presenter.things.passages.on(self._page)

    def _highlights(self, text: str) -> Iterator[Highlight]:
        """Find the passages of the shown languages in the page's text."""
        lost = set()
        for passage in self._passages():
            if passage.quote and passage.language in self._panel.languages:
                span = locate(passage, text, self._view.places.start_of(passage.section))
                if span is None:
                    lost.add(passage.id)
                else:
                    yield Highlight(passage.id, *span, passage.colour)
        self._lost = frozenset(lost)

    def _note_lines(self) -> tuple[NoteLine, ...]:
        """Tell the notes that have no words on this page: of whole sections, of other languages, of older editions."""
        _ = self._speech.gettext
        lines = []
        for passage in self._passages():
            words = _cut(passage.note or passage.quote)
            language = self._speech.language_name(passage.language)
            if passage.language not in self._panel.languages:
                text = _("Note made in {language}: {words}").format(language=language, words=words)
            elif not passage.quote:
                text = _("My note: {words}").format(words=words)
            elif passage.id in self._lost:
                text = _("Note on words that are not here any more: {words}").format(words=words)
            else:
                continue
            lines.append(NoteLine(passage.id, passage.section, text))
        return tuple(lines)

    def _page_shown(self) -> None:
        if self._lost:
            self._panel.renew()
        place = Place(self._page, self._view.current_section())
        self._presenter.things.readings.note(place, self._presenter.page_language)
        self._show_bookmarks()

    def show_things(self) -> None:
        """Show the page again after notes or bookmarks have changed."""
        if self._presenter.state.visit.screen is Screen.PAGE and self._window.pages.is_shown:
            self._lost = frozenset()
            self._panel.renew()
            if self._lost:
                self._panel.renew()
            self._show_bookmarks()

    def _show_bookmarks(self) -> None:
        self._view.set_bookmarks(self._presenter.things.bookmarks.on(self._page))
        self._show_bookmark()

    def _show_bookmark(self) -> None:
        is_kept = self._view.current_section() in self._presenter.things.bookmarks.on(self._page)
        self._window.bar.show_bookmark(is_kept=is_kept)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        if self._bar is not None:
            self._bar.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        if self._bar is not None:
            self._bar.retranslate()

    # What the reader does

    @property
    def _is_page(self) -> bool:
        return self._presenter.state.visit.screen is Screen.PAGE and self._window.pages.is_shown

    @property
    def here(self) -> Place:
        """The place on the screen: the page and the section that is being read."""
        return Place(self._page, self._view.current_section())

    def toggle_bookmark(self) -> None:
        """Bookmark the place on the screen, or take its bookmark away."""
        if self._is_page:
            self.bookmarked.emit(self._presenter.things.bookmarks.toggle(self.here))
            self._show_bookmarks()

    def highlight(self, colour: str = COLOURS[0]) -> None:
        """Mark the selected words."""
        passage = self._selected_passage(colour)
        if passage is not None:
            self._presenter.things.passages.keep(passage)
            self._clear_selection()
            self.show_things()

    def write_note(self) -> None:
        """Write on the selected words, or on the section that is being read."""
        if not self._is_page:
            return
        passage = self._selected_passage(COLOURS[0])
        if passage is None:
            language = self._presenter.page_language
            passage = new_passage(self._page, self.here.section, language, "", span=None)
        self._open_card(passage, self._corner())

    def open_note(self, passage_id: str) -> None:
        """Open the card of a note on the page."""
        passage = self._presenter.things.passages.get(passage_id)
        if passage is not None:
            self._open_card(passage, self._corner())

    def _corner(self) -> QPoint:
        """Give where a card opens: under the words it is for, or near the top of the text where they are not on the screen."""
        view = self._view
        place = view.cursorRect().bottomLeft()
        if not view.viewport().rect().contains(place):
            place = QPoint(view.text_edges()[0], view.viewport().height() // 4)
        return view.viewport().mapToGlobal(place)

    def _open_card(self, passage: Passage, corner: QPoint) -> None:
        from sme_desktop.qt.mine.note_card import NoteCard  # noqa: PLC0415 - not at the start of the program

        self._hide_bar()
        things, window = self._presenter.things, self._window
        place = things.name_of(things.passage_place(passage), self._presenter.state.language).words
        card = NoteCard(window.look, window.as_widget(), self._speech, things.passages, passage, place)
        card.changed.connect(self._note_changed)
        card.open_at(corner + QPoint(0, 6))

    def _note_changed(self) -> None:
        self._clear_selection()
        self.show_things()
        self._view.setFocus()

    def copy_with_source(self) -> None:
        """Put the selected words on the clipboard, with page, section and edition under them."""
        cursor = self._view.textCursor()
        if not (self._is_page and cursor.hasSelection()):
            return
        section = self._view.places.section_at(cursor.selectionStart())
        place = Place(self._page, section)
        words = cursor.selection().toPlainText().strip()
        QGuiApplication.clipboard().setText(f"{self._speech.quoted(words)}\n{self.source_of(place)}")
        self._hide_bar()
        self._presenter.tell(self._speech.gettext("Copied, with the line that tells where it comes from."))

    def source_of(self, place: Place) -> str:
        """Give the line that tells where words come from."""
        library, language = self._presenter.library, self._presenter.state.language
        name = self._presenter.things.name_of(place, self._presenter.page_language)
        month = self._speech.month(library.manifest.date[:7])
        edition = self._speech.gettext("{title}, edition of {month}").format(title=library.title(language), month=month)
        return f"{name.words} — {edition} [{place.link}]"

    def copy_link(self) -> None:
        """Put the link to the place on the screen on the clipboard; the search box takes it."""
        if self._is_page:
            QGuiApplication.clipboard().setText(self.here.link)
            self._presenter.tell(self._speech.gettext("Copied. Paste it into the search box to come back here."))

    def _selected_passage(self, colour: str) -> Passage | None:
        cursor = self._view.textCursor()
        if not (self._is_page and cursor.hasSelection()):
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        text = self._view.plain_text()
        span = whole_words(text, start, end)
        if span is None:
            return None
        start, end = span
        section = self._view.places.section_at(start)
        passage = new_passage(self._page, section, self._language_at(start), text, span=(start, end))
        return replace(passage, colour=colour)

    def _language_at(self, offset: int) -> str:
        """Give the language of the words at an offset: side by side, that of their column."""
        shown = self._panel.languages
        return shown[-1] if len(shown) > 1 and self._view.is_second_column(offset) else shown[0]

    def _open_menu(self, corner: QPoint) -> None:
        """Offer what can be done with the selected words, or with the place."""
        from sme_desktop.qt.popups import Choice, ChoiceMenu  # noqa: PLC0415 - not at the start of the program

        if not self._is_page:
            return
        _ = self._speech.gettext
        choices: list[Choice] = []
        link = self._view.anchorAt(self._view.viewport().mapFromGlobal(corner))
        if link.startswith("note:"):
            choices.append(Choice(link, _("Open the note"), icon="pen"))
            choices.append(Choice(link.replace("note:", "wipe:"), _("Take the colour and the note away"), icon="trash"))
        if self._view.textCursor().hasSelection():
            for colour, words in COLOUR_NAMES:
                choices.append(
                    Choice(f"mark_{colour}", _("Highlight: {colour}").format(colour=_(words).lower()), icon="marker")
                )
            choices.append(Choice("note", _("Write a note"), icon="note"))
            choices.append(Choice("copy", _("Copy"), icon="copy"))
            choices.append(Choice("copy_source", _("Copy with source"), icon="copy"))
        else:
            choices.append(Choice("bookmark", _("Bookmark this place"), icon="bookmark"))
            choices.append(Choice("note", _("Write a note"), icon="note"))
        choices.append(Choice("peek", _("In the other language"), icon="peek"))
        choices.append(Choice("copy_link", _("Copy link to this place"), icon="copy"))
        window = self._window
        menu = ChoiceMenu(window.look, window.as_widget(), _("Menu"), tuple(choices), "", width=380, row_height=36)
        menu.setObjectName("page_menu")
        menu.chosen.connect(self._menu_chosen)
        menu.open_at(corner)

    def _menu_chosen(self, name: str) -> None:
        if name.startswith("mark_"):
            self.highlight(name.removeprefix("mark_"))
        elif name.startswith("note:"):
            self.open_note(name.removeprefix("note:"))
        elif name.startswith("wipe:"):
            self._remove(name.removeprefix("wipe:"))
        elif name == "copy":
            self._view.copy()
        else:
            self._window.commands.run(name)

    def _remove(self, passage_id: str) -> None:
        passage = self._presenter.things.passages.get(passage_id)
        if passage is not None:
            self._presenter.things.passages.remove(passage)
            self.show_things()

    def _offer(self) -> None:
        if self._is_page:
            self.bar.open_at(self._view.cursorRect().bottomLeft())

    def _selection_changed(self) -> None:
        if not self._view.textCursor().hasSelection():
            self._hide_bar()

    def _clear_selection(self) -> None:
        self._hide_bar()
        cursor = self._view.textCursor()
        # To set a cursor is to scroll to it: one that selects nothing stays where it is.
        if cursor.hasSelection():
            cursor.clearSelection()
            self._view.setTextCursor(cursor)


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LINE else text[:_LINE].rsplit(" ", 1)[0] + " …"
