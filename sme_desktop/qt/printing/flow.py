"""Opens the print window on what is shown, and puts pages into the basket."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.basket import Basket
from sme_desktop.reader.booklet import NoteSource, no_notes
from sme_desktop.reader.state import Screen
from sme_desktop.tools.sheet import Sheet

if TYPE_CHECKING:
    from sme_desktop.qt.printing.choosers import PathChooser, PrinterChooser
    from sme_desktop.qt.printing.print_window import PrintWindow

_PAPER = "paper"


class PrintOwner(Protocol):
    """What printing needs of the window."""

    look: Look

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class PrintFlow(QObject):
    """Ties printing to the presenter. All that lays out and prints is loaded when it is first wanted.

    `notes` gives the reader's notes, `sheets` what the tool that is shown puts on paper; choosers of places and printers can be replaced.
    """

    told = Signal(str)
    """Sent with a sentence for the reader, when a page was put into the basket."""

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        window: PrintOwner,
        *,
        notes: NoteSource = no_notes,
        sheets: Callable[[], tuple[Sheet, ...]] = tuple,
        choose_path: "PathChooser | None" = None,
        choose_printer: "PrinterChooser | None" = None,
    ) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self._notes, self._sheets = notes, sheets
        self._choosers = {"choose_path": choose_path, "choose_printer": choose_printer}
        self.basket = Basket(presenter.profile, presenter.library)
        self.window: PrintWindow | None = None

    def open(self) -> None:
        """Show what can be printed: the page shown, its topic, the basket."""
        if self.window is not None:
            self.window.raise_()
            return
        # 20 ms and a plug-in for printers: not at the start of the program.
        from sme_desktop.qt.printing.paper import PAPERS, usual_paper  # noqa: PLC0415
        from sme_desktop.qt.printing.print_job import PrintJob  # noqa: PLC0415
        from sme_desktop.qt.printing.print_window import PrintWindow  # noqa: PLC0415

        presenter = self._presenter
        visit = presenter.state.visit
        job = PrintJob(
            presenter.library,
            self.basket,
            presenter.state.language,
            visit.page if visit.screen is Screen.PAGE else None,
            self._notes,
            presenter.profile.ticks,
            self._sheets(),
        )
        kept = presenter.profile.get(_PAPER, "")
        paper = PAPERS.get(kept) or usual_paper(QLocale.system())
        choosers = {name: chooser for name, chooser in self._choosers.items() if chooser is not None}
        self.window = PrintWindow(
            self._window.look,
            self._speech,
            job,
            paper,
            self._window.as_widget(),
            **choosers,  # type: ignore[arg-type]
        )
        self.window.choices.changed.connect(self._keep_paper)
        self.window.finished.connect(self._closed)
        self.window.open()

    def add_to_basket(self) -> None:
        """Put the page shown into the basket, and say so."""
        _, speech = self._speech.gettext, self._speech
        visit = self._presenter.state.visit
        if visit.screen is not Screen.PAGE:
            self.told.emit(_("Open a page first: then it can be put into the print basket."))
        elif self.basket.add(visit.page):
            count = len(self.basket.pages)
            words = speech.ngettext(
                "The page is in the print basket, which now holds {n} page.",
                "The page is in the print basket, which now holds {n} pages.",
                count,
            )
            self.told.emit(words.format(n=speech.number(count)))
        else:
            self.told.emit(_("The page is in the print basket already."))

    def _keep_paper(self) -> None:
        if self.window is not None:
            self._presenter.profile.set(_PAPER, self.window.choices.paper.id)

    def _closed(self) -> None:
        self.window = None
