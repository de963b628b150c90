"""One line of the asset register on the screen: what it is, who made and owns it, where it is registered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import Surface, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.tools.action_row import Action, ActionRow
from sme_desktop.qt.tools.fields import PickField, TextField

_COLUMN = 560
PICKS = ("kind", "maker", "paper", "owner")
TEXTS = ("name", "where", "number", "until", "note")
_ORDER = ("kind", "name", "maker", "paper", "owner", "where", "number", "until", "note")


class AssetView(Surface):
    """Sends each choice as (field, value), and the action; `texts` gives what is typed."""

    picked = Signal(str, str)
    action_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "paper")
        self._scroll = Scrolled(look, self)
        inside = self._scroll.inside
        self._column = QVBoxLayout(inside)
        self._title = TextLabel(look, 28, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self._gaps = TextLabel(look, 16, 400, "warnink", is_wrapped=True, parent=inside)
        self._gaps.setObjectName("asset_gaps")
        self._column.addWidget(self._title)
        self._column.addWidget(self._gaps)
        self.picks: dict[str, PickField] = {}
        self.texts: dict[str, TextField] = {}
        for name in _ORDER:
            if name in PICKS:
                pick = PickField(look, f"asset_{name}", inside)
                pick.chosen.connect(self._picked)
                self.picks[name] = pick
                self._column.addWidget(pick)
            else:
                text = TextField(look, f"asset_{name}", inside)
                text.edit.setMaxLength(2000)
                text.entered.connect(self._entered)
                self.texts[name] = text
                self._column.addWidget(text)
        self.action_row = ActionRow(look, inside)
        self.action_row.chosen.connect(self.action_chosen)
        self._column.addWidget(self.action_row)
        self._column.addStretch(1)
        self.restyle(look)

    def show_head(self, title: str, gaps: str, actions: tuple[Action, ...]) -> None:
        """Show which line it is, its gaps, and what can be done with it."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._gaps.setText(gaps)
        self._gaps.setVisible(bool(gaps))
        self.action_row.show_actions(actions)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._scroll.restyle(look)
        restyle_all(self, look)
        self._column.setSpacing(look.px(14))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edge = max(self._look.px(24), (self.width() - self._look.px(_COLUMN)) // 2)
        self._column.setContentsMargins(edge, self._look.px(28), edge, self._look.px(40))

    def to_top(self) -> None:
        """Show the beginning of the form."""
        self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the name."""
        self.texts["name"].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, name: str, words: str) -> None:
        """Say at a field what is wrong with it, and bring it into view."""
        field = self.texts[name]
        field.show_trouble(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.refit()
        self._scroll.ensureWidgetVisible(field)

    def _picked(self, value: str) -> None:
        self.picked.emit(self.sender().objectName().removeprefix("asset_"), value)

    def _entered(self) -> None:
        self.action_chosen.emit("keep")
