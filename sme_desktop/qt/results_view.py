"""The results of a search: one row per page, what the other languages have, or that there is nothing and what then."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.model import LANGUAGES, Query, Term
from sme_desktop.qt.keyboard import focused_name, give_back
from sme_desktop.qt.kinds import KIND_NAMES
from sme_desktop.qt.look import Look
from sme_desktop.qt.nothing_view import NothingView
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.result_rows import RESULT, ResultRows
from sme_desktop.qt.results_head import ResultsHead
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.reader.results import Result
from sme_desktop.reader.search_desk import Answer

_WIDEST = 960
_ROOMY = 420
"""Height from which the glossary's answer stands above the rows."""


class _List(QListWidget):
    """Leaves the window's keys to the window, and tells what Enter chooses."""

    entered = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered.emit(self.currentItem())
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or event.text() == "/":
            event.ignore()
            return
        super().keyPressEvent(event)


class ResultsView(Surface):
    """Shows hits, the absence of hits, or why the search could not look; they never look the same."""

    result_chosen = Signal(int)
    row_changed = Signal(int)
    contents_wanted = Signal()
    exact_wanted = Signal()
    filters_cleared = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.look = look
        self.is_unfolded = False
        self._speech = speech
        self._results: tuple[Result, ...] = ()
        self._elsewhere: tuple[Result, ...] = ()
        self._found = 0
        self._query = ""
        self._asked = Query("", "en")
        self._error: SmeError | None = None
        self._is_answered = False
        self._wants_focus = False
        self._is_filling = False
        self.head = ResultsHead(look, speech, self)
        self.head.exact_wanted.connect(self.exact_wanted)
        self._advice = TextLabel(look, 17, 400, "ink", is_wrapped=True, parent=self)
        self._advice.setObjectName("results_advice")
        self._show_all = PushButton(look, "link", "", self)
        self._show_all.setObjectName("show_all")
        self._show_all.clicked.connect(self.filters_cleared)
        self._home = PushButton(look, "plain", "home", self)
        self._home.clicked.connect(self.contents_wanted)
        self.nothing = NothingView(look, speech, self)
        rows = _List(self)
        rows.entered.connect(self._clicked)
        self.list: QListWidget = rows
        self.list.setObjectName("results")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(ResultRows(self))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._clicked)
        self.list.currentRowChanged.connect(self._row_changed)
        self._layout = QVBoxLayout(self)
        for part in (self.head, self._advice, self._show_all, self._home):
            self._layout.addWidget(part)
        self._layout.addWidget(self.list, 1)
        self._layout.addWidget(self.nothing, 1)
        self._layout.addStretch(0)
        self.retranslate()
        self.restyle(look)

    def kind_name(self, kind: str) -> str:
        """Give the name of a kind of page in the language of the interface."""
        return self._speech.gettext(KIND_NAMES.get(kind, "Guide"))

    def row_width(self) -> int:
        """Give the width of a row."""
        return int(min(self.look.px(_WIDEST), self.list.viewport().width() - self.look.px(16)))

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.list.setAccessibleName(_("Results"))
        self._home.set_words(_("To the &home page"))
        self._show_all.set_words(_("&Show all"))
        self.head.retranslate()
        self.nothing.retranslate()
        title, advice = self._words()
        self.head.title.setText(title)
        self.setAccessibleName(title)
        self._advice.setText(advice)
        self._show_parts()

    def _words(self) -> tuple[str, str]:
        """Give the title and, where there are no rows, the sentence under it."""
        _, number = self._speech.gettext, self._speech.number
        if self._error is not None:
            return _("The search cannot be used"), self._speech.explain(self._error)
        if not self._query.strip():
            return _("What are you looking for?"), _("Type a word or a question in the field above.")
        if self._found:
            words = self._speech.ngettext("One page for “{query}”", "{n} pages for “{query}”", self._found)
            title = words.format(n=number(self._found), query=self._query)
            if len(self._results) < self._found:
                narrowed = _("{shown} of {n} pages for “{query}”")
                title = narrowed.format(shown=number(len(self._results)), n=number(self._found), query=self._query)
            return title, "" if self._results else _("The filters leave none of them.")
        if not self._is_answered:
            return self.head.title.text(), ""
        advice = _("Try another word for the same thing, or fewer words.")
        return _("Nothing found for “{query}”").format(query=self._query), advice

    def _show_parts(self) -> None:
        has_query = bool(self._query.strip())
        is_nothing = has_query and self._is_answered and not self._found and self._error is None
        self.list.setVisible(bool(self._results or (self._elsewhere and not is_nothing)))
        self._advice.setVisible(bool(self._advice.text()))
        self._show_all.setVisible(self._found > len(self._results))
        self._home.setVisible(has_query and self._error is not None)
        self.nothing.setVisible(is_nothing)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self.look = look
        restyle_all(self, look)
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("paper"))
        self.list.setPalette(palette)
        self.list.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._arrange()
        self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.list.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _arrange(self) -> None:
        side = self.look.px(40 if self.width() >= self.look.px(800) else 20)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._layout.setContentsMargins(0 if is_mirrored else side, self.look.px(24), side if is_mirrored else 0, 0)
        self._layout.setSpacing(self.look.px(12))
        # In a low window with large letters the rows need the room more than the glossary's answer.
        self.head.set_roomy(is_roomy=self.height() >= self.look.px(_ROOMY))
        self.head.setMaximumWidth(max(200, min(self.look.px(_WIDEST), self.width() - side - self.look.px(28))))

    def show_answer(
        self,
        answer: Answer,
        results: tuple[Result, ...],
        row: int,
        *,
        found: int | None = None,
        elsewhere: tuple[Result, ...] = (),
        term: Term | None = None,
    ) -> None:
        """Show the answer to a query, with a row chosen.

        `results` are its hits as far as the filters leave them, `found` how many there were, `elsewhere` what only
        other languages have, `term` the glossary's answer.
        """
        had_keyboard = focused_name(self)
        is_same = answer.query == self._asked and results and len(results) == len(self._results)
        height = self.list.verticalScrollBar().value() if is_same else 0
        self._asked = answer.query
        self._results, self._elsewhere = results, elsewhere
        self._found = len(results) if found is None else found
        self._query, self._error, self._is_answered = answer.query.text, answer.error, True
        self.head.show_answer(answer, term)
        self._fill_rows(row)
        self.retranslate()
        if is_same:  # More of the same answer: nothing jumps.
            self.list.verticalScrollBar().setValue(height)
        if self._wants_focus and results:
            self._wants_focus = False
            self.focus_list()
        elif had_keyboard is not None and focused_name(self) != had_keyboard:
            self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Hold the keyboard on this screen when what had it has gone: rows, or ways on where there are none."""
        ways = [self.list, self._show_all, self._home]
        if not give_back([way for way in ways if way.isVisibleTo(self)], ""):
            self.nothing.focus_first()

    def _fill_rows(self, row: int) -> None:
        self._is_filling = True
        self.list.clear()
        for result in self._results:
            self._add(result)
        if self._elsewhere:
            fold = QListWidgetItem(self._fold_words())
            fold.setData(Qt.ItemDataRole.AccessibleTextRole, self._fold_words().replace("\n", ", "))
            self.list.addItem(fold)
            for result in self._elsewhere if self.is_unfolded else ():
                self._add(result)
        if self.list.count():
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._is_filling = False

    def _add(self, result: Result) -> None:
        item = QListWidgetItem()
        item.setData(RESULT, result)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(result))
        self.list.addItem(item)

    def _spoken(self, result: Result) -> str:
        """Give a row as it is read aloud: title, place, snippet, kind, and languages that have the page."""
        title = ", ".join(words for words in (result.title, result.heading) if words)
        languages = ", ".join(LANGUAGES[code].name for code in result.languages)
        return f"{title}. {result.snippet.text}. {self.kind_name(result.kind)}. {languages}"

    def _fold_words(self) -> str:
        number = self._speech.number
        head = self._speech.gettext("In other languages ({n})").format(n=number(len(self._elsewhere)))
        codes = dict.fromkeys(result.language for result in self._elsewhere)
        counts = [
            f"{LANGUAGES[code].name} {number(sum(result.language == code for result in self._elsewhere))}"
            for code in codes
        ]
        return f"{head}\n{'  ·  '.join(counts)}"

    def focus_when_filled(self) -> None:
        """Give the keyboard to the rows as soon as there are some."""
        self._wants_focus = True

    def show_waiting(self, query: str) -> None:
        """Take a query whose answer is on its way; the rows keep their place."""
        self._query = query
        if not query.strip():
            self.show_answer(Answer(Query("", "en"), ()), (), 0)

    def focus_list(self) -> None:
        """Give the keyboard to the first rows."""
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if item.data(RESULT) is None:
            self.is_unfolded = not self.is_unfolded
            self._fill_rows(row)
        else:
            self.result_chosen.emit(row if row < len(self._results) else row - 1)

    def _row_changed(self, row: int) -> None:
        if not self._is_filling and row >= 0:
            self.row_changed.emit(row)
