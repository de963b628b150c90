"""The card of a highlight or note: the words it belongs to, its colour, and what the reader writes on it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look, palette_of
from sme_desktop.qt.mine.colour_names import COLOUR_NAMES
from sme_desktop.qt.painted import PushButton, Surface, TextLabel
from sme_desktop.qt.popups import Popup
from sme_desktop.qt.segments import Segments
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.passages import Passage, Passages

_QUOTE = 160
_WIDTH, _PAD = 440, 20


class NoteCard(Popup):
    """Keeps each letter as it is typed: nothing need be saved, and nothing can be lost."""

    changed = Signal()
    """Sent when the card closes and the page has to show something else."""

    def __init__(
        self, look: Look, parent: QWidget, speech: Speech, passages: Passages, passage: Passage, place: str
    ) -> None:
        width = min(_WIDTH, int((parent.width() - 16) * 100 / look.zoom))
        super().__init__(look, parent, width)
        self.setObjectName("note_card")
        self._speech, self._passages, self._passage = speech, passages, passage
        self._before = passages.get(passage.id)
        _ = speech.gettext
        self.setAccessibleName(_("Note"))
        pad = look.px(_PAD)
        self.body.setContentsMargins(pad, look.px(16), pad, look.px(16))
        self.body.setSpacing(look.px(10))
        self.body.addLayout(self._head(place))
        if passage.quote:
            quote = TextLabel(look, 16, 400, "ink", is_serif=True, is_wrapped=True, parent=self)
            cut = passage.quote if len(passage.quote) <= _QUOTE else passage.quote[:_QUOTE].rsplit(" ", 1)[0] + " …"
            quote.setText(speech.quoted(cut))
            self.body.addWidget(quote)
        self.edit = self._editor(passage.note)
        if passage.quote:
            room = look.px(width) - 2 * pad - 2
            self.colours = Segments(look, "colour", room, self)
            choices = tuple((value, _(words)) for value, words in COLOUR_NAMES)
            self.colours.show_choices(_("Colour"), choices, passage.colour)
            self.colours.chosen.connect(self._choose_colour)
            self.body.addWidget(self.colours)
        self.body.addLayout(self._buttons())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, place: str) -> QHBoxLayout:
        head = QHBoxLayout()
        title = TextLabel(self._look, 14, 600, "muted", is_wrapped=True, parent=self)
        title.setText(place)
        head.addWidget(title, 1)
        close = PushButton(self._look, "icon", "close", self)
        close.set_words(self._speech.gettext("Close"))
        close.clicked.connect(self.close)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _editor(self, words: str) -> QPlainTextEdit:
        look, _ = self._look, self._speech.gettext
        frame = self._frame = Surface(look, "paper", "round", radius=8, line="focus", parent=self)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(look.px(8), look.px(6), look.px(8), look.px(6))
        edit = QPlainTextEdit(words, frame)
        edit.setObjectName("note_text")
        edit.setAccessibleName(_("My note"))
        edit.setPlaceholderText(_("Write what you think, or what to do"))
        edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        edit.setTabChangesFocus(True)
        edit.setFont(look.font(17))
        edit.setPalette(palette_of(look))
        edit.setMinimumHeight(look.px(120))
        edit.textChanged.connect(self._keep)
        edit.installEventFilter(self)
        inside.addWidget(edit)
        self.body.addWidget(frame)
        return edit

    def _buttons(self) -> QHBoxLayout:
        _ = self._speech.gettext
        line = QHBoxLayout()
        done = PushButton(self._look, "primary", "", self)
        done.setObjectName("done")
        done.set_words(_("Done"))
        done.clicked.connect(self.close)
        line.addWidget(done)
        line.addStretch(1)
        self.remove = PushButton(self._look, "link", "trash", self)
        self.remove.setObjectName("remove_note")
        self.remove.set_words(_("Remove"))
        self.remove.clicked.connect(self._remove)
        line.addWidget(self.remove)
        return line

    def _keep(self) -> None:
        self._passage = replace(self._passage, note=self.edit.toPlainText().strip("\n"))
        if self._passage.note or self._passage.quote:
            self._passages.keep(self._passage)
        else:
            self._passages.remove(self._passage)

    def _choose_colour(self, colour: str) -> None:
        self._passage = replace(self._passage, colour=colour)
        self._keep()

    def _remove(self) -> None:
        self._passages.remove(self._passage)
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.set_line("focus" if event.type() is QEvent.Type.FocusIn else "field")
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._passages.get(self._passage.id) != self._before:
            self.changed.emit()
