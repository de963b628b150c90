"""A tool's sheet on the screen: a page like any other, with what can be done with it above."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.qt.article.head import HERO_END
from sme_desktop.qt.article.reading import Reading
from sme_desktop.qt.article.view import ArticleView
from sme_desktop.qt.focus_ring import FocusRing
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import Surface
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action, ActionRow
from sme_desktop.reader.sheet_page import page_of
from sme_desktop.tools.sheet import Sheet


class SheetView(Surface):
    """Sends links, and the action that was chosen."""

    link_chosen = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self._speech, self._library = speech, library
        self._sheet: Sheet | None = None
        self._strip = Surface(look, "card", "bottom", parent=self)
        self._strip_column = QVBoxLayout(self._strip)
        self.action_row = ActionRow(look, self._strip)
        self.action_row.chosen.connect(self.action_chosen)
        self._strip_column.addWidget(self.action_row)
        self.view = ArticleView(look, self)
        self.view.setObjectName("sheet")
        self.view.has_margin = False
        self.view.link_clicked.connect(self.link_chosen)
        self._ring = FocusRing(look, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self.view, 1)
        self.restyle(look)

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet, actions: tuple[Action, ...]) -> None:
        """Show a sheet from its top, or where the reader is if it is the same in another state."""
        position = self.view.position() if self._sheet is not None and self._sheet.page == sheet.page else None
        is_same = self._sheet is not None and self._sheet.title == sheet.title
        self._sheet = sheet
        self.setAccessibleName(sheet.title)
        page = page_of(sheet, self._library)
        reading = Reading(self._head(sheet) + page.html, sheet.title, sheet.language, sheet.drawings.get)
        self.view.show_page(reading, ())
        if is_same and position is not None:
            self.view.restore(position)
        self.action_row.show_actions(actions)

    def _head(self, sheet: Sheet) -> str:
        entry = self._library.entry(PageId(sheet.page), sheet.language)
        steps = [f'<a href="app:home">{escape(self._speech.gettext("Home"))}</a>']
        if entry is not None:
            steps.append(f'<a href="page:{sheet.page}">{escape(entry.title)}</a>')
        crumbs = "&nbsp; › &nbsp;".join(steps)
        lead = f'<p class="lead">{escape(sheet.lead)}</p>' if sheet.lead else ""
        return (
            f'<p class="crumbs">{crumbs}</p><p class="h1"><a name="h1:"></a>{escape(sheet.title)}</p>{lead}'
            f'<p class="{HERO_END}"><a name="{HERO_END}"></a>&nbsp;</p>'
        )

    def retranslate(self) -> None:
        """Wait for `show_sheet`, which sets every text."""

    def restyle(self, look: Look) -> None:
        """Draw in another look, staying at the same place."""
        super().restyle(look)
        self._strip.restyle(look)
        self.view.restyle(look)
        self._ring.restyle(look)
        self.action_row.restyle(look)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = self._look
        edge = look.px(24)
        self._strip_column.setContentsMargins(edge, look.px(10), edge, look.px(10))

    def focus_first(self) -> None:
        """Give the keyboard to the sheet."""
        self.view.setFocus()
