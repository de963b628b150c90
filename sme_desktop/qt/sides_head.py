"""The strip above two languages side by side: which they are, changing places, and the way back to one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from sme_desktop.model import LANGUAGES
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, PushButton, Surface, TextLabel
from sme_desktop.qt.speech import Speech

_HEIGHT = 56


class _ColumnButton(PaintedButton):
    """The language of a column by its own name."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(look, 40, parent)
        self.setObjectName(name)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.look.font(17, 600)).horizontalAdvance(self.text())
        return QSize(width + self.look.px(44), self.look.px(40))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        if self.is_hot or self.isDown():
            painter.setPen(QPen(look.colour("field"), 1))
            painter.setBrush(look.colour("cardhover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)
        painter.setFont(look.font(17, 600))
        painter.setPen(look.colour("head"))
        width = self.width() - look.px(40)
        self.text_at(painter, self.place(look.px(8), 0, width, self.height() - 1), self.text())
        self.pixmap_at(painter, "chevron-down", "muted", 18, self.width() - look.px(28))


class SidesHead(Surface):
    """Stands over the columns it names; sends which language menu is wanted, `own` or `twin`."""

    menu_wanted = Signal(str)
    swapped = Signal()
    closed = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "hero", "bottom", parent=parent)
        self.setObjectName("sides_head")
        self._speech = speech
        self._languages: tuple[str, ...] = ()
        self._has_twin = True
        self._scroll_bar = 0
        self.own = _ColumnButton(look, "side_own", self)
        self.twin = _ColumnButton(look, "side_twin", self)
        self._notes = (TextLabel(look, 14, 400, "muted", parent=self), TextLabel(look, 14, 400, "muted", parent=self))
        self.swap = PushButton(look, "plain", "swap", self)
        self.swap.setObjectName("swap")
        self.shut = PushButton(look, "icon", "close", self)
        self.shut.setObjectName("close_sides")
        self.own.clicked.connect(self._own_clicked)
        self.twin.clicked.connect(self._twin_clicked)
        self.swap.clicked.connect(self.swapped)
        self.shut.clicked.connect(self.closed)
        for first, second in ((self.own, self.swap), (self.swap, self.twin), (self.twin, self.shut)):
            QWidget.setTabOrder(first, second)
        self.hide()
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.swap.setToolTip(_("Let the languages change places"))
        self.swap.setAccessibleName(_("Let the languages change places"))
        self.shut.set_words(_("Back to one language (F4)"))
        for button, code in zip((self.own, self.twin), self._languages, strict=False):
            name = LANGUAGES[code].name
            button.setText(name)
            button.setAccessibleName(_("Language of this column: {language}").format(language=name))
        self._notes[0].setText(_("this page: available"))
        self._notes[1].setText(_("this page: available") if self._has_twin else _("this page: not yet"))
        self._arrange()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        for part in (self.own, self.twin, self.swap, self.shut, *self._notes):
            part.restyle(look)
        self.setFixedHeight(look.px(_HEIGHT))
        self._arrange()

    def set_scroll_bar(self, width: int) -> None:
        """Tell the width of the scroll bar below, which the columns do not share."""
        if width != self._scroll_bar:
            self._scroll_bar = width
            self._arrange()

    def show_languages(self, own: str, twin: str, *, has_twin: bool) -> None:
        """Name the two columns."""
        self._languages, self._has_twin = (own, twin), has_twin
        self.retranslate()

    def _own_clicked(self) -> None:
        self.menu_wanted.emit("own")

    def _twin_clicked(self) -> None:
        self.menu_wanted.emit("twin")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place each name above its column; the button between them stands on the gutter."""
        look, width, height = self._look, self.width() - self._scroll_bar, self.height()
        edge = look.px(64 if width >= look.px(1180) else 28)
        middle, side = width // 2, look.px(40)
        top = (height - side) // 2
        self._place(self.swap, middle - side // 2, top, side, side)
        self._place(self.shut, width - edge - side, top, side, side)
        for button, note, left, end in (
            (self.own, self._notes[0], edge - look.px(8), middle - side),
            (self.twin, self._notes[1], middle + look.px(32), width - edge - side - look.px(8)),
        ):
            room = min(button.sizeHint().width(), end - left)
            self._place(button, left, top, room, side)
            rest = end - left - room - look.px(8)
            note.setVisible(rest >= note.sizeHint().width())
            self._place(note, left + room + look.px(8), 0, rest, height)

    def _place(self, widget: QWidget, left: int, top: int, width: int, height: int) -> None:
        free = self.rect().adjusted(0, 0, -self._scroll_bar, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            free = self.rect().adjusted(self._scroll_bar, 0, 0, 0)
            left += self._scroll_bar
        rect = QStyle.visualRect(self.layoutDirection(), free, QRect(left, top, width, height))
        widget.setGeometry(rect)
