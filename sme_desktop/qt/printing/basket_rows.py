"""The pages of the basket in the print window, each with buttons to move it or to take it out."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sme_desktop.model import PageId
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, TextLabel
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins


class BasketRows(QWidget):
    """One row a page, in printing order."""

    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("basket_rows")
        self._look, self._speech = look, speech
        self._pages: tuple[tuple[PageId, str], ...] = ()
        self._rows: list[QWidget] = []
        self._buttons: dict[tuple[str, str], PushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(2))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.setAccessibleName(self._speech.gettext("Pages in the basket"))
        self._rebuild()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._rebuild()

    def show_pages(self, pages: Iterable[tuple[PageId, str]]) -> None:
        """Show pages by id and title."""
        self._pages = tuple(pages)
        self._rebuild()

    def focus_page(self, page: PageId, action: str) -> None:
        """Give the keyboard to a button of a page (`up`, `down`, `remove`), or to the next best one."""
        wanted = (action, "up", "down", "remove")
        usable = [button for name in wanted if (button := self._buttons.get((name, page))) and not button.isHidden()]
        usable[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._buttons.clear()
        self._rows = [self._row(place, page, title) for place, (page, title) in enumerate(self._pages)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, place: int, page: PageId, title: str) -> QWidget:
        _, look = self._speech.gettext, self._look
        row = QWidget(self)
        row.setObjectName(f"row_{page}")
        row.setAccessibleName(title)
        line = QHBoxLayout(row)
        set_margins(line, look.px(12), 0, 0, 0)
        line.setSpacing(0)
        label = TextLabel(look, 14, is_wrapped=True, parent=row)
        label.setText(title)
        label.setMinimumWidth(1)
        line.addWidget(label, 1)
        for action, icon, words in (
            ("up", "chevron-up", _("Move up: {title}")),
            ("down", "chevron-down", _("Move down: {title}")),
            ("remove", "close", _("Take out: {title}")),
        ):
            button = PushButton(look, "icon", icon, row)
            button.setObjectName(f"{action}_{page}")
            button.setProperty("page", page)
            button.setProperty("action", action)
            button.set_words(words.format(title=title))
            button.setFixedWidth(look.px(30))
            # The first page has no way up, the last one none down; their room is kept.
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
            button.setVisible(action == "remove" or 0 <= place + (-1 if action == "up" else 1) < len(self._pages))
            button.clicked.connect(self._clicked)
            self._buttons[action, page] = button
            line.addWidget(button)
        return row

    def _clicked(self) -> None:
        button = self.sender()
        assert button is not None
        page, action = str(button.property("page")), button.property("action")
        if action == "remove":
            self.removed.emit(page)
        else:
            self.moved.emit(page, -1 if action == "up" else 1)
