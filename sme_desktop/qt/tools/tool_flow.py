"""What all tools share: a stack of screens, menus, names, files, printing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.qt.choosers import FileChooser, SystemChooser
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.look import Look
from sme_desktop.qt.popups import Choice, ChoiceMenu
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.question_window import ask
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.saving import save_bytes
from sme_desktop.reader.tool_answers import wipe_answers
from sme_desktop.tools.sheet import Sheet

if TYPE_CHECKING:
    from sme_desktop.qt.tools.ask_view import AskView
    from sme_desktop.qt.tools.asset_view import AssetView
    from sme_desktop.qt.tools.deadlines_view import DeadlinesView
    from sme_desktop.qt.tools.form_view import FormView
    from sme_desktop.qt.tools.sheet_view import SheetView

    _Screen = AskView | SheetView | FormView | AssetView | DeadlinesView


class ToolOwner(Protocol):
    """What is needed of the window."""

    look: Look

    def as_widget(self) -> QWidget:
        """Give the window itself."""

    def print_pages(self) -> None:
        """Show what can be printed."""


class ToolFlow(QObject):
    """One tool on the screen. A subclass fills `screens` and implements `show` and `sheets`."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self.chooser: FileChooser = SystemChooser()
        self.screens = QStackedWidget()
        self._views: dict[int, _Screen] = {}
        self.on_wiped: Callable[[], None] = lambda: None

    def _add(self, view: "_Screen") -> None:
        self._views[self.screens.addWidget(view)] = view

    def show(self) -> None:
        """Show the tool in the language of the interface."""
        raise NotImplementedError

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what is printed from the screen that is shown, each sheet from the head of a page; nothing to print: none."""
        return ()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        for view in self._views.values():
            view.restyle(look)

    def focus_first(self) -> None:
        """Give the keyboard to what is used first."""
        self._views[self.screens.currentIndex()].focus_first()

    # Menus and names

    def _offer(
        self, name: str, caption: str, choices: tuple[Choice, ...], corner: QPoint, take: Callable[[str], None]
    ) -> None:
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), caption, choices, "-")
        menu.setObjectName(name)
        menu.chosen.connect(take)
        menu.open_at(corner)

    def _ask_name(self, title: str, name: str, corner: QPoint, take: Callable[[str], None]) -> None:
        card = InputCard(self._window.look, self._window.as_widget(), self._speech, title, name)
        card.entered.connect(take)
        card.open_at(corner)

    def _offer_to_wipe(self) -> None:
        """Ask once more before every answer of every tool goes."""
        _ = self._speech.gettext
        texts = (
            _("Wipe everything?"),
            _("Wipe the answers, cases, forms and lists of all tools? They do not come back."),
            _("No, keep them"),
            _("Yes, wipe them all"),
        )
        ask(self._window.look, self._window.as_widget(), texts, self._wipe)

    def _offer_to_remove(self, name: str, then: Callable[[], None]) -> None:
        """Ask before one thing with a name goes."""
        _ = self._speech.gettext
        words = _("“{name}” does not come back.").format(name=name)
        texts = (_("Wipe “{name}”").format(name=name), words, _("No, keep it"), _("Yes, wipe it"))
        ask(self._window.look, self._window.as_widget(), texts, then)

    def _wipe(self) -> None:
        wipe_answers(self._presenter.profile)
        self.on_wiped()
        self._presenter.tell(self._speech.gettext("Nothing that you entered into the tools is kept any more."))

    # Files

    def _save(self, title: str, name: str, data: Callable[[], bytes]) -> None:
        """Ask where, and save; what goes wrong is told."""
        chosen = self.chooser.to_save(self._window.as_widget(), title, name)
        if not chosen:
            return
        try:
            save_bytes(Path(chosen), data())
        except SmeError as error:
            self._presenter.note(error)
            return
        self._presenter.tell(self._speech.gettext("Saved as “{file}”.").format(file=Path(chosen).name))

    def _read_file(self, title: str, pattern: str, most_bytes: int) -> tuple[str, bytes] | None:
        """Ask for a file, and give its name and what is in it, cut where no file of ours is that long."""
        chosen = self.chooser.to_load(self._window.as_widget(), title, pattern)
        if not chosen:
            return None
        path = Path(chosen)
        with path.open("rb") as stream:
            return path.name, stream.read(most_bytes + 1)
