"""Shows the home screen with what the reader was reading."""

from PySide6.QtCore import QObject

from sme_desktop.model import Place
from sme_desktop.qt.home_view import HomeView
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech


class HomeFlow(QObject):
    """Ties the home screen to the presenter."""

    def __init__(self, presenter: Presenter, speech: Speech, home: HomeView, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter, self._speech, self._home = presenter, speech, home
        home.link_chosen.connect(presenter.follow)

    def prepare(self) -> None:
        """Tell the screen what was read last, before it is shown."""
        self._home.show_reading(self._reading())
        self._home.search.set_text("")

    def show(self) -> None:
        """Lay the screen out and give the keyboard to the search."""
        self._home.rebuild()
        self._home.search.setFocus()

    def _reading(self) -> tuple[str, str, str, float] | None:
        """Give link, title, heading and share of what was read last; None where there is nothing to go on with."""
        last = self._presenter.last_reading()
        if last is None:
            return None
        page, section, share = last
        entry = self._presenter.library.entry(page, self._speech.language)
        if entry is None:
            return None
        heading = self._presenter.things.name_of(Place(page, section), self._speech.language).heading
        return f"page:{page}#{section}" if section else f"page:{page}", entry.title, heading, share
