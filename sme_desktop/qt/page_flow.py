"""Shows the page that the reader's state names, at the very place, alone or beside its twin."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.errors import DiscRemovedError, PageNotFoundError, SmeError
from sme_desktop.model import SectionId
from sme_desktop.qt.article_panel import ArticlePanel, Side
from sme_desktop.qt.contents_view import ContentsView
from sme_desktop.qt.find_flow import FindFlow
from sme_desktop.qt.notices import trouble_of
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import LANGUAGE_NAMES, Speech

if TYPE_CHECKING:
    from sme_desktop.qt.trouble_view import TroubleView


class TroubleMaker(Protocol):
    """Makes the screen of damaged pages when it is first needed."""

    @property
    def trouble(self) -> "TroubleView":
        """The screen."""


class Stage(Protocol):
    """What the flow asks of the window."""

    def show_screen(self, screen: QWidget) -> None:
        """Let a screen fill the window."""

    @property
    def has_size(self) -> bool:
        """True once the system has given the window its size."""


class PageFlow(QObject):
    """Ties article, contents and the screen of damaged pages to the presenter."""

    page_shown = Signal()
    """Sent when another page, another language of it, or a second column has been laid out."""
    section_changed = Signal()

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        article: ArticlePanel,
        contents: ContentsView,
        later: TroubleMaker,
        finding: FindFlow,
        stage: Stage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._speech = presenter, speech
        self._article, self._contents, self._later = article, contents, later
        self._finding, self._stage = finding, stage
        self._shown: tuple[object, ...] = ()
        self.is_double_possible = True
        """False in a window too narrow for two columns."""
        article.view.position_changed.connect(self._note_position)
        article.section_changed.connect(self._show_section)
        article.view.laid_out.connect(self._show_contents)
        article.sides_swapped.connect(presenter.swap_sides)
        article.sides_closed.connect(presenter.toggle_sides)

    @property
    def is_shown(self) -> bool:
        """True while a page that could be read stands in the article."""
        return bool(self._shown)

    def forget(self) -> None:
        """Lay the page out anew the next time it is shown."""
        self._shown = ()

    @property
    def _side_language(self) -> str:
        side = self._presenter.state.side if self.is_double_possible else ""
        return side if side != self._presenter.page_language else ""

    def show(self) -> None:
        """Show the page of the state; before the window has its size nothing is laid out."""
        if not self._stage.has_size:
            self._stage.show_screen(self._article)
            return
        presenter = self._presenter
        visit = presenter.state.visit
        shown = (visit.page, presenter.page_language, presenter.state.language, self._side_language)
        is_same = shown == self._shown
        if not is_same and not self._lay_out(shown):
            return
        self._go_to_place(is_same=is_same)
        self._show_contents()
        self._finding.page_shown(visit.query, is_same=is_same)
        if not is_same:
            self._article.view.setFocus()
            self.page_shown.emit()

    def _lay_out(self, shown: tuple[object, ...]) -> bool:
        presenter = self._presenter
        try:
            page = presenter.read_page()
        except DiscRemovedError as error:
            if self._shown and self._shown[0] != presenter.state.visit.page:
                # The page that is on the screen stays there.
                presenter.stay(error)
            else:
                self.show_trouble(error)
            return False
        except SmeError as error:
            self.show_trouble(error)
            return False
        self._shown = ()
        self._stage.show_screen(self._article)
        self._article.show_page(page, presenter.profile.ticks(presenter.state.visit.page), self._side())
        self._shown = shown
        return True

    def _side(self) -> Side | None:
        """Read the twin; where it is missing or damaged its own language says so."""
        code = self._side_language
        if not code:
            return None
        library = self._presenter.library
        catalogue = self._speech.texts_in(code)
        missing = catalogue.gettext("This part is not available in {language} yet.")
        sentence = missing.format(language=catalogue.gettext(LANGUAGE_NAMES[code]))
        try:
            return Side(code, library.page(self._presenter.state.visit.page, code), sentence)
        except PageNotFoundError:
            return Side(code, None, sentence)
        except SmeError as error:
            return Side(code, None, error.explain(catalogue))

    def _go_to_place(self, *, is_same: bool) -> None:
        """Scroll to where the visit says."""
        visit = self._presenter.state.visit
        if visit.target:
            self._article.view.go_to(visit.target)
        elif visit.position is not None and not is_same:
            self._article.view.restore(visit.position)
        self._note_position()

    def _show_contents(self) -> None:
        """List the sections in the tree where the margin has no room for them."""
        if not self._shown:
            return
        sections = () if self._article.has_margin_contents else self._article.sections
        self._contents.show_open_page(self._presenter.state.visit.page, sections)

    def show_trouble(self, error: SmeError) -> None:
        """Show why a page cannot be read, and the ways on."""
        self._shown = ()
        view = self._later.trouble
        view.show_trouble(*trouble_of(error, self._presenter, self._speech))
        self._contents.show_open_page(self._presenter.state.visit.page, ())
        self._stage.show_screen(view)
        view.focus_first()

    def leave_trouble(self, link: str) -> None:
        """Try the page again, or go where a way on leads."""
        if link == "app:retry":
            self.show()
        else:
            self._presenter.follow(link)

    def _note_position(self) -> None:
        if self._shown and self._stage.has_size:
            self._presenter.remember_position(self._article.view.position())

    def _show_section(self, section: str) -> None:
        self._contents.show_section(SectionId(section))
        self.section_changed.emit()

    def keep_reading(self) -> None:
        """Keep the place in the page for the next time."""
        if self._shown:
            self._presenter.keep_reading(self._article.view.current_section(), self._article.share_read())
