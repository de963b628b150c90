"""Where nothing was found: what was probably meant, terms that look like it, other languages, and ways on."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.model import LANGUAGES, Term
from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.keyboard import focused_name, give_back
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, PushButton, TextLabel
from sme_desktop.qt.scrolled import Inside, Scrolled
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _GuessTile(PaintedButton):
    """The words that were probably meant; Enter in the search field takes them."""

    def __init__(self, look: Look, title: str, note: str, parent: QWidget) -> None:
        super().__init__(look, 84, parent)
        self.setObjectName("guess")
        self.setText(title)
        self._note = note
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)

    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.setBrush(look.colour("cardhover" if self.is_hot or self.isDown() else "key"))
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self.pixmap_at(painter, "search", "accent", 32, look.px(20))
        left = look.px(64)
        width = self.width() - left - look.px(16)
        painter.setFont(look.font(19, 600, is_serif=True))
        painter.setPen(look.colour("head"))
        self.text_at(painter, self.place(left, look.px(16), width, look.px(28)), self.text())
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        self.text_at(painter, self.place(left, look.px(46), width, look.px(22)), self._note)


class _TermRow(PaintedButton):
    """A glossary term with the beginning of its meaning."""

    def __init__(self, look: Look, term: Term, parent: QWidget) -> None:
        super().__init__(look, 34, parent)
        self.term = term
        self.setText(term.name)
        self.setObjectName(f"near_{term.id}")
        self.setAccessibleName(term.name)
        self.setAccessibleDescription(term.definition)

    def paint(self, painter: QPainter) -> None:
        look = self.look
        font = look.font(16, 600)
        font.setUnderline(self.is_hot)
        width = max(look.px(150), QFontMetrics(font).horizontalAdvance(self.text()) + look.px(24))
        painter.setFont(font)
        painter.setPen(look.colour("link"))
        self.text_at(painter, self.place(0, 0, width, self.height()), self.text())
        painter.setFont(look.font(15))
        painter.setPen(look.colour("muted"))
        self.text_at(painter, self.place(width, 0, self.width() - width, self.height()), self.term.definition)


class NothingView(QWidget):
    """Sends what is chosen: a query, a term, a language, or a link such as `app:home`."""

    guess_chosen = Signal(str)
    term_chosen = Signal(str)
    language_chosen = Signal(str)
    link_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._speech = look, speech
        self._guess = ""
        self._terms: tuple[Term, ...] = ()
        self._counts: Mapping[str, int] = {}
        self._has_glossary = self._has_questions = False
        self._scrolled = Scrolled(look, self)
        self._inside = self._scrolled.inside

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._scrolled.restyle(look)
        self._rebuild()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self._rebuild()

    def show_ways(
        self,
        guess: str,
        terms: tuple[Term, ...],
        counts: Mapping[str, int],
        *,
        has_glossary: bool,
        has_questions: bool,
    ) -> None:
        """Show what may help; `counts` has the number of pages of the same search by language."""
        self._guess, self._terms, self._counts = guess, terms, counts
        self._has_glossary, self._has_questions = has_glossary, has_questions
        self._rebuild()

    @property
    def guess(self) -> str:
        """What was probably meant; empty where there is no guess."""
        return self._guess

    def _rebuild(self) -> None:
        had_keyboard = focused_name(self)
        self._inside = inside = Inside()
        _, look = self._speech.gettext, self._look
        column = QVBoxLayout(inside)
        set_margins(column, 0, look.px(6), look.px(24), 0)
        column.setSpacing(look.px(8))
        if self._guess:
            title = _("Did you mean “{words}”?").format(words=self._guess)
            tile = _GuessTile(look, title, _("Press Enter to search for it"), inside)
            tile.clicked.connect(self._guess_clicked)
            column.addWidget(tile)
        if self._terms:
            self._caption(column, _("Terms that look like it"))
            for term in self._terms:
                row = _TermRow(look, term, inside)
                row.clicked.connect(self._term_clicked)
                column.addWidget(row)
        if self._counts:
            self._caption(column, _("The same search in other languages"))
            line = self._line(column)
            for code, count in self._counts.items():
                button = self._button(line, f"language_{code}", "")
                words = self._speech.ngettext("{name}: {n} page", "{name}: {n} pages", count)
                button.set_words(words.format(name=LANGUAGES[code].name, n=self._speech.number(count)))
                button.clicked.connect(self._language_clicked)
        self._caption(column, _("Or start from here"))
        line = self._line(column)
        ways = [("app:home", "guide", _("All contents"), True)]
        ways.append(("page:help-glossary", "glossary", _("Glossary"), self._has_glossary))
        ways.append(("page:topic-faq", "quiz", _("Questions and answers"), self._has_questions))
        for link, icon, words, is_there in ways:
            if is_there:
                button = self._button(line, f"way_{link}", icon)
                button.set_words(words)
                button.clicked.connect(self._way_clicked)
        column.addStretch(1)
        self._scrolled.replace(inside)
        give_back(self._buttons(), had_keyboard)

    def _buttons(self) -> list[QWidget]:
        return [part for part in self._inside.children() if isinstance(part, PaintedButton)]

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        give_back(self._buttons(), "")

    def _caption(self, column: QVBoxLayout, words: str) -> None:
        caption = TextLabel(self._look, 17, 600, "head", is_wrapped=True, level=2, parent=self._inside)
        caption.setText(words)
        column.addSpacing(self._look.px(16))
        column.addWidget(caption)

    def _line(self, column: QVBoxLayout) -> FlowLayout:
        line = FlowLayout(self._look.px(12))
        column.addLayout(line)
        return line

    def _button(self, line: FlowLayout, name: str, icon: str) -> PushButton:
        button = PushButton(self._look, "plain", icon, self._inside)
        button.setObjectName(name)
        line.addWidget(button)
        return button

    def _guess_clicked(self) -> None:
        self.guess_chosen.emit(self._guess)

    def _term_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _TermRow):
            self.term_chosen.emit(row.term.id)

    def _language_clicked(self) -> None:
        self.language_chosen.emit(self.sender().objectName().removeprefix("language_"))

    def _way_clicked(self) -> None:
        self.link_chosen.emit(self.sender().objectName().removeprefix("way_"))
