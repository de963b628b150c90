"""The first screen ever: the languages of the guides, each in its own script."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sme_desktop.i18n import Catalogue
from sme_desktop.model import Language
from sme_desktop.qt.look import Look, app_icon
from sme_desktop.qt.painted import PaintedButton, Surface, TextLabel
from sme_desktop.qt.scrolled import Scrolled

_COLUMNS = 3
_GAP = 16


class _LanguageCard(PaintedButton):
    def __init__(self, look: Look, language: Language, note: str, parent: QWidget) -> None:
        super().__init__(look, 112, parent)
        self.code = language.code
        self._note = note
        self.setObjectName(f"language_{language.code}")
        self.setText(language.name)
        self.setAccessibleName(f"{language.name}. {note}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        is_mirrored = language.is_right_to_left
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(304), self.look.px(112))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter) -> None:
        look = self.look
        painter.setBrush(look.colour("cardhover" if self.is_hot else "paper"))
        painter.setPen(QPen(look.colour("accent" if self.is_hot or self.hasFocus() else "rule2"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        left = look.px(24)
        painter.setFont(look.font(28, 600, is_serif=True))
        painter.setPen(look.colour("head"))
        self.text_at(painter, self.place(left, look.px(18), self.width() - 2 * left, look.px(40)), self.text())
        painter.setFont(look.font(15))
        painter.setPen(look.colour("muted"))
        self.text_at(painter, self.place(left, look.px(64), self.width() - 2 * left, look.px(24)), self._note)


class FirstRun(Surface):
    """Sends the language that was chosen; the focus stands on the system's language."""

    language_chosen = Signal(str)

    def __init__(self, look: Look, languages: tuple[tuple[Language, Catalogue, int], ...], preferred: str) -> None:
        super().__init__(look, "hero")
        self.setObjectName("first_run")
        self._look = look
        self._columns = _COLUMNS
        self._scrolled = Scrolled(look, self)
        inside = self._scrolled.inside
        column = QVBoxLayout(inside)
        column.setSpacing(look.px(28))
        column.addStretch(1)
        icon = QLabel(inside)
        icon.setPixmap(app_icon(look.px(90), self.devicePixelRatioF()))
        column.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        invitations = [catalogue.gettext("Choose your language") for _, catalogue, _ in languages]
        label = TextLabel(look, 18, 400, "ink", is_wrapped=True, parent=inside)
        label.setText("  ·  ".join(invitations))
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(_GAP))
        self._cards = [self._card(*offer) for offer in languages]
        column.addLayout(self._grid)
        column.setAlignment(self._grid, Qt.AlignmentFlag.AlignHCenter)
        hint = TextLabel(look, 14, 400, "muted", parent=inside)
        hint.setText("← →   Enter  ·  Alt+L")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(hint)
        column.addStretch(1)
        self._arrange()
        self._preferred = next((card for card in self._cards if card.code == preferred), self._cards[0])

    def _card(self, language: Language, catalogue: Catalogue, pages: int) -> _LanguageCard:
        note = catalogue.ngettext("{n} page", "{n} pages", pages).format(n=pages)
        card = _LanguageCard(self._look, language, note, self._scrolled.inside)
        card.clicked.connect(self._clicked)
        return card

    def _arrange(self) -> None:
        """Place the cards in as many columns as there is room for."""
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // self._columns, place % self._columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._look.px(_GAP)
        room = self.width() - 4 * gap
        columns = max(1, min(_COLUMNS, (room + gap) // (self._cards[0].sizeHint().width() + gap)))
        if columns != self._columns:
            self._columns = columns
            self._arrange()
            self._scrolled.refit()

    def focus_preferred(self) -> None:
        """Put the focus on the system's language."""
        self._preferred.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            steps = {key: -way for key, way in steps.items()}
        steps |= {Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        step = steps.get(Qt.Key(event.key()))
        focused = next((place for place, card in enumerate(self._cards) if card is self.focusWidget()), 0)
        if step is not None:
            place = max(0, min(len(self._cards) - 1, focused + step))
            self._cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._cards[focused].click()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, _LanguageCard):
            self.language_chosen.emit(card.code)
