"""Words found in the open page: those of the search or those typed in the strip, and the way from one to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sme_desktop.qt.article_panel import ArticlePanel
from sme_desktop.qt.presenter import Presenter
from sme_desktop.reader.state import Screen


class FindFlow(QObject):
    """Ties the find strip and the marks of the page to the presenter."""

    left = Signal()
    """Sent when the reader has put marks and strip away."""

    def __init__(
        self, presenter: Presenter, panel: ArticlePanel, search_instead: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter, self._panel = presenter, panel
        self._search_instead = search_instead
        panel.find_bar.typed.connect(self._find)
        panel.find_bar.closed.connect(self.close)
        presenter.marks_found.connect(self._show_marks)

    def open(self) -> None:
        """Let words be typed that are to be found in the page; where there is none, search the handbook."""
        if self._is_page:
            self._panel.find_bar.open_to_type()
        else:
            self._search_instead()

    def step_on(self) -> None:
        """Go to the next place."""
        self._step(1)

    def step_back(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def page_shown(self, query: str, *, is_same: bool) -> None:
        """Mark the words of a search in a page that has just been shown; what was typed in the strip stays for one page."""
        bar, view = self._panel.find_bar, self._panel.view
        typed = bar.edit.text().strip()
        if query:
            bar.open_with(query)
            self._presenter.ask_marks(view.plain_text())
        elif is_same and typed and bar.isVisibleTo(self._panel):
            self._find(typed)
        else:
            bar.edit.clear()
            bar.hide()
            view.mark(())

    def close(self) -> None:
        """Put the strip and all marks away; the keyboard goes back to the page."""
        self._panel.find_bar.edit.clear()
        self._panel.find_bar.hide()
        self._panel.view.mark(())
        self._presenter.clear_marks()
        self._panel.view.setFocus()
        self.left.emit()

    @property
    def _is_page(self) -> bool:
        return self._presenter.state.visit.screen is Screen.PAGE and self._panel.isVisible()

    def _step(self, step: int) -> None:
        if self._is_page and self._panel.view.mark_count:
            self._panel.view.step_mark(step)
        else:
            self.open()

    def _find(self, words: str) -> None:
        self._presenter.find_in_page(self._panel.view.plain_text(), words)

    def _show_marks(self, spans: tuple[tuple[int, int], ...]) -> None:
        self._panel.view.mark(spans)
        if self._panel.find_bar.edit.hasFocus():
            self._panel.view.reveal_mark()
