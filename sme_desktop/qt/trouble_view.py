"""What stands in the place of a page that cannot be read, or of guides that cannot be opened: what, why, and ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.keyboard import put_in_order
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.speech import Speech

_WIDTH = 740


class TroubleView(Surface):
    """Sends the link of the way on that was chosen."""

    link_chosen = Signal(str)

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.setObjectName("trouble")
        self._look = look
        self._speech = speech
        self._links: list[tuple[PushButton, str]] = []
        self._scrolled = Scrolled(look, self)
        inside = self._scrolled.inside
        self._icon = QLabel(inside)
        self.title = TextLabel(look, 34, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self.words = TextLabel(look, 18, 400, "ink", is_serif=True, is_wrapped=True, parent=inside)
        self.words.setObjectName("trouble_words")
        self._way_row = QWidget(inside)
        self._ways = FlowLayout(look.px(8), self._way_row)
        self._box = Surface(look, "card", "round", radius=8, parent=inside)
        inner = QHBoxLayout(self._box)
        facts = QVBoxLayout()
        self._facts_title = TextLabel(look, 15, 600, "head", is_wrapped=True, level=2, parent=self._box)
        self._facts = TextLabel(look, 14, 400, "muted", is_wrapped=True, parent=self._box)
        facts.addWidget(self._facts_title)
        facts.addWidget(self._facts)
        inner.addLayout(facts, 1)
        self._copy = PushButton(look, "link", "copy", self._box)
        self._copy.clicked.connect(self._copy_facts)
        inner.addWidget(self._copy)
        self._layout = QVBoxLayout(inside)
        for part in (self._icon, self.title, self.words, self._way_row, self._box):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text that does not depend on the trouble."""
        _ = self._speech.gettext
        self._facts_title.setText(_("For the person who gave you the guides"))
        self._copy.set_words(_("&Copy"))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._look = look
        restyle_all(self, look)
        self._icon.setPixmap(look.icon("page-torn", "warn", 48, ratio=self.devicePixelRatioF()))
        self._layout.setSpacing(look.px(18))
        self._ways.set_gap(look.px(8))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side = max(self._look.px(28), (self.width() - self._look.px(_WIDTH)) // 2)
        self._layout.setContentsMargins(side, self._look.px(72), side, self._look.px(24))

    def show_trouble(self, title: str, words: str, ways: tuple[tuple[str, str], ...], facts: str) -> None:
        """Show what happened, and ways on as (text, link); the first is the one to take."""
        self.title.setText(title)
        self.words.setText(words)
        self._facts.setText(facts)
        self.setAccessibleName(title)
        while self._ways.count():
            item = self._ways.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._links = []
        for number, (text, link) in enumerate(ways):
            button = PushButton(self._look, "plain" if number else "primary", "", self._way_row)
            button.set_words(text)
            button.clicked.connect(self._clicked)
            self._ways.addWidget(button)
            self._links.append((button, link))
        put_in_order(self, [button for button, _ in self._links])

    def focus_first(self) -> None:
        """Give the keyboard to the first way on."""
        if self._links:
            self._links[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        for button, link in self._links:
            if button is self.sender():
                self.link_chosen.emit(link)

    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self._facts.text())
