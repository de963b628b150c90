"""What stands above the results: how many, how the query was read, and the glossary's answer to it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.model import LANGUAGES, Term
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, PushButton, TextLabel, paint_chip, restyle_all
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import line_flags
from sme_desktop.reader.search_desk import Answer

_MOST_CHIPS = 4


class Chips(QWidget):
    """A line of small labels; those that do not fit are left out."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these labels."""
        self._words = words
        self.setAccessibleName(", ".join(words))
        self.updateGeometry()
        self.update()

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(self._look.font(14, 600))
        return [metrics.horizontalAdvance(word) + self._look.px(18) for word in self._words]

    def sizeHint(self) -> QSize:
        gap = self._look.px(8)
        return QSize(sum(self._widths()) + gap * max(0, len(self._words) - 1), self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(14, 600))
        left = 0
        for word, width in zip(self._words, self._widths(), strict=True):
            if left + width > self.width():
                break
            x = self.width() - left - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else left
            rect = QRectF(x, 0, width, self.height())
            paint_chip(painter, self._look, rect, word, fill="card", ink="ink", line="rule2")
            left += width + self._look.px(8)
        painter.end()


class TermTile(PaintedButton):
    """The glossary's answer: name, meaning, and the names in other languages; it leads to the glossary."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, 86, parent)
        self.setObjectName("term_answer")
        self._term: Term | None = None

    @property
    def term(self) -> str:
        """The id of the term that is shown."""
        return self._term.id if self._term else ""

    def show_term(self, term: Term | None) -> None:
        """Show a term, or nothing."""
        self._term = term
        if term is not None:
            self.setAccessibleName(f"{term.name}. {term.definition}")
        self.setVisible(term is not None)
        self.update()

    def paint(self, painter: QPainter) -> None:
        term, look = self._term, self.look
        if term is None:
            return
        painter.setBrush(look.colour("cardhover" if self.is_hot or self.isDown() else "key"))
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "keyline"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self.pixmap_at(painter, "glossary", "accent", 24, look.px(16))
        left = look.px(56)
        width = self.width() - left - look.px(16)
        name_font = look.font(17, 600)
        name_width = QFontMetrics(name_font).horizontalAdvance(term.name) + look.px(10)
        painter.setFont(name_font)
        painter.setPen(look.colour("keyink"))
        first, rest = self._two_parts(term.definition, width - name_width)
        top = 0 if rest else look.px(9)
        direction = self.layoutDirection()
        painter.drawText(
            self.place(left, top + look.px(6), name_width, look.px(26)), line_flags(term.name, direction), term.name
        )
        painter.setFont(look.font(16))
        painter.setPen(look.colour("ink"))
        beside = self.place(left + name_width, top + look.px(6), width - name_width, look.px(26))
        painter.drawText(beside, line_flags(first, direction), first)
        self.text_at(painter, self.place(left, look.px(30), width, look.px(24)), rest)
        others = "  ·  ".join(f"{code}\N{NO-BREAK SPACE}{term.names[code]}" for code in LANGUAGES if code in term.names)
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        self.text_at(painter, self.place(left, look.px(56) if rest else top + look.px(34), width, look.px(22)), others)

    def _two_parts(self, text: str, beside: int) -> tuple[str, str]:
        """Part a meaning into what stands beside the name and what goes on under it."""
        metrics = QFontMetrics(self.look.font(16))
        words = text.split(" ")
        taken = len(words)
        while taken > 0 and metrics.horizontalAdvance(" ".join(words[:taken])) > beside:
            taken -= 1
        return " ".join(words[:taken]), " ".join(words[taken:])


class ResultsHead(QWidget):
    """Title, how the query was read, and the glossary's answer."""

    exact_wanted = Signal()
    term_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._answer: Answer | None = None
        self._is_roomy = True
        self.title = TextLabel(look, 28, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=self)
        self.title.setObjectName("results_title")
        self._read_as = TextLabel(look, 15, 400, "muted", is_wrapped=True, parent=self)
        self._read_as.setObjectName("read_as")
        self._also = TextLabel(look, 15, 400, "muted", parent=self)
        self._also.setObjectName("also_searched")
        self._chips = Chips(look, self)
        # One beside the sentences, one beside the other names: only one is shown.
        self._only_mine = tuple(PushButton(look, "link", "", self) for _ in range(2))
        for button in self._only_mine:
            button.setObjectName("only_my_words")
            button.clicked.connect(self.exact_wanted)
        self.tile = TermTile(look, self)
        self.tile.clicked.connect(self._term_clicked)
        self.tile.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        sentences = QHBoxLayout()
        sentences.addWidget(self._read_as, 1)
        sentences.addWidget(self._only_mine[0])
        column.addLayout(sentences)
        line = QHBoxLayout()
        line.addWidget(self._also)
        line.addWidget(self._chips)
        line.addWidget(self._only_mine[1])
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.tile)
        self._column = column
        self.restyle(look)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        restyle_all(self, look)
        self._column.setSpacing(look.px(10))

    def set_roomy(self, *, is_roomy: bool) -> None:
        """Show the glossary's answer only where there is room for rows as well."""
        self._is_roomy = is_roomy
        self.tile.setVisible(is_roomy and bool(self.tile.term))

    def show_answer(self, answer: Answer | None, term: Term | None) -> None:
        """Take an answer and the glossary term that the query names."""
        self._answer = answer
        self.tile.show_term(term)
        self.set_roomy(is_roomy=self._is_roomy)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _, answer = self._speech.gettext, self._answer
        is_exact = bool(answer and answer.query.is_exact)
        for button in self._only_mine:
            button.set_words(_("Other &names as well") if is_exact else _("Only my &words"))
        self._also.setText(_("Also searched:"))
        sentences = self._sentences(answer) if answer else []
        self._read_as.setText(" ".join(sentences))
        used = [word for expansion in answer.expansions for word in expansion.used] if answer else []
        self._chips.show_words(tuple(dict.fromkeys(used))[:_MOST_CHIPS])
        self._read_as.setVisible(bool(sentences))
        self._also.setVisible(bool(used))
        self._chips.setVisible(bool(used))
        has_changes = bool(answer and (is_exact or answer.corrections or used or answer.language))
        self._only_mine[0].setVisible(has_changes and not used)
        self._only_mine[1].setVisible(has_changes and bool(used))

    @property
    def only_mine(self) -> PushButton:
        """The button that searches for the typed words alone."""
        return self._only_mine[1] if self._only_mine[1].isVisibleTo(self) else self._only_mine[0]

    def _sentences(self, answer: Answer) -> list[str]:
        _ = self._speech.gettext
        words = _("Searched for “{used}” instead of “{typed}”.")
        sentences = [words.format(used=one.used, typed=one.typed) for one in answer.corrections]
        if answer.query.is_exact:
            sentences.append(_("Only your words were searched for, just as they are typed."))
        if answer.language:
            name = LANGUAGES[answer.language].name
            sentences.append(_("Your words were searched for in the pages in this language: {name}.").format(name=name))
        if answer.has_loose_phrases:
            sentences.append(_("No page has these words side by side; these pages have them apart."))
        return sentences

    def _term_clicked(self) -> None:
        self.term_chosen.emit(self.tile.term)
