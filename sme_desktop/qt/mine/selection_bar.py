"""A small bar over selected words: mark them in a colour, write a note, copy them with their source."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.mine.colour_names import COLOUR_NAMES
from sme_desktop.qt.painted import PaintedButton, PushButton, Surface, restyle_all
from sme_desktop.qt.speech import Speech


class _ColourButton(PaintedButton):
    """A pen in the colour it marks with."""

    def __init__(self, look: Look, colour: str, parent: QWidget) -> None:
        super().__init__(look, 40, parent)
        self.colour = colour
        self.setObjectName(f"mark_{colour}")

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(40), self.look.px(40))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.setPen(QPen(look.colour("accent" if self.is_hot else "field"), 2 if self.is_hot else 1))
        painter.setBrush(look.colour(self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 6, 6)
        self.pixmap_at(painter, "marker", "ink", 20, (self.width() - look.px(20)) / 2)


class SelectionBar(Surface):
    """Lies over the page near the selection; it never takes the keyboard, which has keys of its own for all this."""

    marked = Signal(str)
    note_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(look, "card", "round", radius=8, line="rule2", parent=parent)
        self.setObjectName("selection_bar")
        self._speech, self._page = speech, parent
        self._colours = [_ColourButton(look, colour, self) for colour, _ in COLOUR_NAMES]
        self.note = PushButton(look, "icon", "note", self)
        self.note.setObjectName("note_on_selection")
        self.copy = PushButton(look, "icon", "copy", self)
        self.copy.setObjectName("copy_selection")
        self._row = QHBoxLayout(self)
        for button in (*self._colours, self.note, self.copy):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.addWidget(button)
        for button in self._colours:
            button.clicked.connect(self._colour_clicked)
        self.note.clicked.connect(self.note_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        for button, (_colour, words) in zip(self._colours, COLOUR_NAMES, strict=True):
            name = _("Highlight: {colour}").format(colour=_(words).lower())
            button.setToolTip(name)
            button.setAccessibleName(name)
        self.note.set_words(_("Write a note (Ctrl+M)"))
        self.copy.set_words(_("Copy with source (Ctrl+Shift+C)"))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        restyle_all(self, look)
        self._row.setContentsMargins(look.px(4), look.px(2), look.px(4), look.px(2))
        self._row.setSpacing(look.px(2))

    def open_at(self, place: QPoint) -> None:
        """Show the bar below a point of the page, or above it where there is no room."""
        self.adjustSize()
        area = self._page.rect()
        left = max(4, min(place.x() - self.width() // 2, area.width() - self.width() - 4))
        top = place.y() + self._look.px(12)
        if top + self.height() > area.height():
            top = max(4, place.y() - self.height() - self._look.px(40))
        self.move(left, top)
        self.show()
        self.raise_()

    def _colour_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _ColourButton):
            self.marked.emit(button.colour)
