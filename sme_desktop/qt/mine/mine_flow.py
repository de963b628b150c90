"""What can be done with one's own things: put them in order, take them away and back, save, load, wipe."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.paths import portable_profile
from sme_desktop.qt.choosers import FileChooser, SystemChooser
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.look import Look
from sme_desktop.qt.mine.mine_view import MineView
from sme_desktop.qt.mine.note_card import NoteCard
from sme_desktop.qt.popups import Choice, ChoiceMenu
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.bookmarks import Bookmark
from sme_desktop.reader.passages import Passage
from sme_desktop.reader.readings import Reading
from sme_desktop.reader.saving import save_text
from sme_desktop.reader.things_file import Words, as_html, as_json, as_text, take_in

_FILES = (
    ("html", N_("Save as a web page"), "online"),
    ("txt", N_("Save as plain text"), "guide"),
    ("json", N_("Save as a data file"), "save"),
    ("load", N_("Load a data file"), "load"),
    ("along", N_("Take my things along"), "mine"),
    ("forget", N_("Wipe everything of mine"), "trash"),
)


class MineOwner(Protocol):
    """What is needed of the window."""

    look: Look

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class MineFlow(QObject):
    """Ties the screen of one's own things to the profile."""

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        window: MineOwner,
        view: MineView,
        *,
        chooser: FileChooser | None = None,
    ) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self.chooser: FileChooser = chooser or SystemChooser()
        self._view = view
        self._undo: tuple[str, Callable[[], None]] | None = None
        self._view.action_chosen.connect(self._act)
        self._view.place_chosen.connect(presenter.open_place)

    def show(self) -> None:
        """Fill the list."""
        self._view.show_things()

    def _act(self, action: str, key: object) -> None:
        if isinstance(key, Bookmark) and action in ("rename", "folder", "up", "down"):
            self._order(action, key)
            return
        match action:
            case "edit" if isinstance(key, Passage):
                self._edit(key)
            case "remove":
                self._remove(key)
            case "undo" if self._undo is not None:
                (tab, undo), self._undo, self._view.can_undo = self._undo, None, False
                undo()
                self._view.show_tab(tab)
                self._view.focus_first()
            case "wipe":
                self._ask_to_wipe("readings", N_("Wipe the whole history?"), "wipe")
            case "files":
                self._open_files()

    def _order(self, action: str, bookmark: Bookmark) -> None:
        bookmarks = self._presenter.things.bookmarks
        _, look, window = self._speech.gettext, self._window.look, self._window.as_widget()
        if action in ("up", "down"):
            bookmarks.move(bookmark, -1 if action == "up" else 1)
            self._refresh(bookmark)
            return
        if action == "rename":
            name = self._presenter.things.title_of(bookmark, self._speech.language)
            card = InputCard(look, window, self._speech, _("Name of the bookmark"), name)
            card.entered.connect(lambda words: self._rename(bookmark, words))
        else:
            title = _("Folder for the bookmark")
            card = InputCard(look, window, self._speech, title, bookmark.folder, earlier=bookmarks.folders())
            card.entered.connect(lambda words: self._put_into(bookmark, words))
        card.open_at(self._view.corner_of(action))

    def _rename(self, bookmark: Bookmark, name: str) -> None:
        titles = self._presenter.things.name_of(bookmark.place, self._speech.language).words
        self._presenter.things.bookmarks.rename(bookmark, "" if name.strip() == titles else name)
        self._refresh(bookmark)

    def _put_into(self, bookmark: Bookmark, folder: str) -> None:
        self._presenter.things.bookmarks.put_into(bookmark, folder)
        self._refresh(bookmark)

    def _refresh(self, bookmark: Bookmark) -> None:
        self._view.show_things(self._presenter.things.bookmarks.at(bookmark.place))
        self._view.focus_first()

    def _edit(self, passage: Passage) -> None:
        things, window = self._presenter.things, self._window
        place = things.name_of(things.passage_place(passage), self._speech.language).words
        card = NoteCard(window.look, window.as_widget(), self._speech, things.passages, passage, place)
        card.changed.connect(self._view.show_things)
        card.open_at(self._view.corner_of("edit"))

    def _remove(self, key: object) -> None:
        things = self._presenter.things
        if isinstance(key, Bookmark):
            things.bookmarks.remove(key)
            self._undo = ("bookmarks", lambda: things.bookmarks.restore(key))
        elif isinstance(key, Passage):
            things.passages.remove(key)
            self._undo = ("notes", lambda: things.passages.keep(key))
        elif isinstance(key, Reading):
            things.readings.remove(key)
        else:
            return
        self._view.can_undo = self._undo is not None
        self._view.show_things()
        self._view.focus_first()

    # Wiping

    def _ask_to_wipe(self, what: str, question: str, button: str) -> None:
        _ = self._speech.gettext
        choices = (Choice("", _("No, keep it")), Choice(what, _("Yes, wipe it"), icon="trash"))
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), _(question), choices, "")
        menu.setObjectName("wipe_menu")
        menu.chosen.connect(self._wipe)
        menu.open_at(self._view.corner_of(button))

    def _wipe(self, what: str) -> None:
        if what == "readings":
            self._presenter.things.readings.wipe()
        elif what == "everything":
            self._presenter.things.wipe()
        self._undo, self._view.can_undo = None, False
        self._view.show_things()
        self._presenter.readings_changed.emit()
        self._presenter.tell(self._speech.gettext("Wiped."))

    # Files

    def _open_files(self) -> None:
        _ = self._speech.gettext
        choices = tuple(Choice(value, _(words), icon=icon) for value, words, icon in _FILES)
        if not self._presenter.profile.is_kept or portable_profile() is None:
            choices = tuple(choice for choice in choices if choice.value != "along")
        caption = _("Save, load, take along").replace("&", "")
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, choices, "", width=440)
        menu.setObjectName("files_menu")
        menu.chosen.connect(self._file_chosen)
        menu.open_at(self._view.corner_of("files"))

    def _file_chosen(self, what: str) -> None:
        if what == "forget":
            self._ask_to_wipe("everything", N_("Wipe all your bookmarks, notes and history?"), "files")
            return
        try:
            if what == "load":
                self._load()
            elif what == "along":
                self._ask_to_take_along()
            else:
                self._save(what)
        except SmeError as error:
            self._presenter.note(error)

    def _save(self, kind: str) -> None:
        things, words = self._presenter.things, self._words()
        text = {"html": as_html, "txt": as_text}[kind](things, words) if kind != "json" else as_json(things)
        title = self._speech.gettext("Save my notes and bookmarks")
        chosen = self.chooser.to_save(self._window.as_widget(), title, f"sme-desktop-notes.{kind}")
        if chosen:
            save_text(Path(chosen), text)
            words_of_it = self._speech.gettext("Saved as “{file}”.").format(file=Path(chosen).name)
            self._presenter.tell(words_of_it)

    def _load(self) -> None:
        title = self._speech.gettext("Load notes and bookmarks")
        chosen = self.chooser.to_load(self._window.as_widget(), title)
        if not chosen:
            return
        taken = take_in(self._presenter.things, Path(chosen))
        self._view.show_things()
        speech = self._speech
        bookmarks = speech.ngettext("{n} new bookmark", "{n} new bookmarks", taken.bookmarks)
        notes = speech.ngettext("{n} new note", "{n} new notes", taken.notes)
        self._presenter.tell(
            " · ".join(
                words.format(n=speech.number(n)) for words, n in ((bookmarks, taken.bookmarks), (notes, taken.notes))
            )
        )

    def _ask_to_take_along(self) -> None:
        _, folder = self._speech.gettext, portable_profile()
        choices = (Choice("", _("No")), Choice("along", _("Yes, copy them"), icon="mine"))
        caption = _("Copy your things to “{folder}”?").format(folder=folder)
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, choices, "", width=480)
        menu.setObjectName("along_menu")
        menu.chosen.connect(self._along_chosen)
        menu.open_at(self._view.corner_of("files"))

    def _along_chosen(self, what: str) -> None:
        if what == "along":
            try:
                self._take_along()
            except SmeError as error:
                self._presenter.note(error)

    def _take_along(self) -> None:
        folder = portable_profile()
        if folder is not None:
            self._presenter.profile.copy_to(folder)
            words = self._speech.gettext(
                "Your things are copied to “{folder}”. Start the program again from the stick to use them there."
            )
            self._presenter.tell(words.format(folder=folder))

    def _words(self) -> Words:
        speech, library = self._speech, self._presenter.library
        month = speech.month(library.manifest.date[:7])
        title = library.title(speech.language)
        edition = speech.gettext("{title}, edition of {month}").format(title=title, month=month)
        return Words(speech.gettext, speech.language, speech.day, edition)
