"""What can be done with a sheet or a form: buttons beside each other, the first one filled."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.flow_layout import FlowLayout
from sme_desktop.qt.keyboard import focused_name, give_back, put_in_order
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One of the buttons; its words have the letter of its key after an ampersand."""

    id: str
    words: str
    icon: str = ""


class ActionRow(QWidget):
    """Sends the id of the action that was chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._actions: tuple[Action, ...] = ()
        self._buttons: list[PushButton] = []
        self._flow = FlowLayout(look.px(8), self)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Offer other actions; the keyboard stays on the one it was on."""
        if actions == self._actions:
            return
        had_keyboard = focused_name(self)
        self._actions = actions
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for number, action in enumerate(actions):
            button = PushButton(self._look, "plain" if number else "primary", action.icon, self)
            button.setObjectName(f"do_{action.id}")
            button.set_words(action.words)
            button.clicked.connect(self._clicked)
            self._flow.addWidget(button)
            button.show()
            self._buttons.append(button)
        put_in_order(self, self._buttons)
        give_back(self._buttons, had_keyboard)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._flow.set_gap(look.px(8))
        for button in self._buttons:
            button.restyle(look)

    def corner_of(self, action: str) -> QPoint:
        """Give the point of the screen under a button, where its menu opens."""
        button = next((each for each in self._buttons if each.objectName() == f"do_{action}"), None)
        part: QWidget = button or self
        return part.mapToGlobal(QPoint(0, part.height())) + QPoint(0, 4)

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().objectName().removeprefix("do_"))
