"""The left column of the print window: what is printed, the pages of the basket, with or without notes, on what paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, TextLabel, restyle_all
from sme_desktop.qt.printing.basket_rows import BasketRows
from sme_desktop.qt.printing.choice_row import ChoiceRow
from sme_desktop.qt.printing.paper import PAPERS, Paper
from sme_desktop.qt.printing.print_job import PrintJob
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet
from sme_desktop.reader.booklet import BASKET, PAGE, SHEETS, TOPIC


class ChoicesPanel(QScrollArea):
    """Sends `changed` when something else is to be printed."""

    changed = Signal()

    def __init__(self, look: Look, speech: Speech, job: PrintJob, paper: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("print_choices")
        self._speech, self._job = speech, job
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("print_choices_inside")
        self._column = QVBoxLayout(self._inside)
        self._captions = [TextLabel(look, 13, 600, "muted", parent=self._inside) for _ in range(2)]
        self._what = QWidget(self._inside)
        kinds = ((SHEETS,) if job.sheets else ()) + (PAGE, TOPIC, BASKET)
        self._kinds = {kind: ChoiceRow(look, f"print_{kind}", is_tick=False, parent=self._what) for kind in kinds}
        self.rows = BasketRows(look, speech, self._inside)
        self._clear = PushButton(look, "link", "", self._inside)
        self._clear.setObjectName("basket_clear")
        self._notes = ChoiceRow(look, "print_notes", is_tick=True, parent=self._inside)
        self._papers = QWidget(self._inside)
        self._paper_rows = {
            name: ChoiceRow(look, f"paper_{name}", is_tick=False, parent=self._papers) for name in PAPERS
        }
        self._lay_out()
        self._kinds[job.usual_kind].setChecked(True)
        self._paper_rows[paper.id].setChecked(True)
        self._notes.setVisible(job.has_notes and not job.sheets)
        self._connect()
        self.setWidget(self._inside)
        self.restyle(look)
        self.retranslate()

    def _lay_out(self) -> None:
        for holder, rows in ((self._what, self._kinds), (self._papers, self._paper_rows)):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            for row in rows.values():
                column.addWidget(row)
        leading = Qt.AlignmentFlag.AlignLeft
        self._column.addWidget(self._captions[0])
        self._column.addWidget(self._what)
        self._column.addWidget(self.rows)
        self._column.addWidget(self._clear, 0, leading)
        self._column.addWidget(self._notes)
        self._column.addSpacing(10)
        self._column.addWidget(self._captions[1])
        self._column.addWidget(self._papers)
        self._column.addStretch(1)

    def _connect(self) -> None:
        for row in (*self._kinds.values(), *self._paper_rows.values(), self._notes):
            row.toggled.connect(self._toggled)
        self.rows.moved.connect(self._move)
        self.rows.removed.connect(self._remove)
        self._clear.clicked.connect(self._empty)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.setAccessibleName(_("What to print"))
        self._captions[0].setText(_("What to print"))
        self._captions[1].setText(_("Paper"))
        if self._job.sheets:
            self._kinds[SHEETS].set_words(self._job.sheets[0].title)
        self._kinds[PAGE].set_words(_("This page"))
        self._kinds[TOPIC].set_words(_("The whole topic “{title}”").format(title=self._job.topic_title))
        self._clear.set_words(_("Empty the basket"))
        self._notes.set_words(_("With my notes"))
        for name, row in self._paper_rows.items():
            row.set_words(PAPERS[name].name)
        self._show_basket()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        restyle_all(self._inside, look)
        pad = look.px(14)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(look.px(6))
        palette = self._inside.palette()
        palette.setColor(self._inside.backgroundRole(), look.colour("side"))
        self._inside.setPalette(palette)
        self._inside.setAutoFillBackground(True)
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))

    @property
    def kind(self) -> str:
        """What is to be printed."""
        return next(kind for kind, row in self._kinds.items() if row.isChecked())

    @property
    def paper(self) -> Paper:
        """On what."""
        return PAPERS[next(name for name, row in self._paper_rows.items() if row.isChecked())]

    @property
    def has_notes(self) -> bool:
        """True where the reader's notes are to be printed, too."""
        return self._notes.isChecked()

    def focus_first(self) -> None:
        """Give the keyboard to the choice that is made."""
        self._kinds[self.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_basket(self) -> None:
        _, job = self._speech.gettext, self._job
        titles = job.basket_titles
        words = self._speech.ngettext("My basket ({n} page)", "My basket ({n} pages)", len(titles))
        is_chosen = self.kind == BASKET
        row = self._kinds[BASKET]
        row.set_words(words.format(n=self._speech.number(len(titles))))
        self._kinds[PAGE].setVisible(job.entry is not None)
        self._kinds[TOPIC].setVisible(bool(job.topic_title))
        self.rows.show_pages(titles)
        self.rows.setVisible(is_chosen and bool(titles))
        self._clear.setVisible(is_chosen and bool(titles))

    def _toggled(self, is_on: bool) -> None:
        if is_on or self.sender() is self._notes:
            self._show_basket()
            self.changed.emit()

    def _move(self, page: str, step: int) -> None:
        name = next(name for name in self._job.basket.pages if name == page)
        self._job.basket.move(name, step)
        self._show_basket()
        self.rows.focus_page(name, "up" if step < 0 else "down")
        self.changed.emit()

    def _remove(self, page: str) -> None:
        pages = self._job.basket.pages
        place = next(place for place, name in enumerate(pages) if name == page)
        self._job.basket.remove(pages[place])
        self._show_basket()
        left = self._job.basket.pages
        if left:
            self.rows.focus_page(left[min(place, len(left) - 1)], "remove")
        else:
            self.focus_first()
        self.changed.emit()

    def _empty(self) -> None:
        self._job.basket.clear()
        self._show_basket()
        self.focus_first()
        self.changed.emit()
