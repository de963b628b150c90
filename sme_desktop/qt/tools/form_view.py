"""A form on the screen: its fields one under the other, what can be done with it above them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.scrolled import Scrolled
from sme_desktop.qt.tools.action_row import Action, ActionRow
from sme_desktop.qt.tools.wide_fields import WideField

_COLUMN = 740


class FormView(Surface):
    """Sends what is written, field by field, and the action that was chosen."""

    written = Signal(str, str)
    action_chosen = Signal(str)
    link_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "paper", parent=parent)
        self.fields: list[WideField] = []
        self._scroll = Scrolled(look, self)
        inside = self._scroll.inside
        self._column = QVBoxLayout(inside)
        self._title = TextLabel(look, 30, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=inside)
        self._lead = TextLabel(look, 16, 400, "muted", is_wrapped=True, parent=inside)
        self.action_row = ActionRow(look, inside)
        self.action_row.chosen.connect(self.action_chosen)
        self._guide = PushButton(look, "link", "guide", inside)
        self._guide.setObjectName("form_guide")
        self._guide.clicked.connect(self._open_guide)
        self._target = ""
        for part in (self._title, self._lead, self.action_row):
            self._column.addWidget(part)
        self._column.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignLeading)
        self._fields = QWidget(inside)
        self._fields_column = QVBoxLayout(self._fields)
        self._fields_column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._fields)
        self._column.addStretch(1)
        self.restyle(look)

    def show_head(self, title: str, lead: str, guide: tuple[str, str], actions: tuple[Action, ...]) -> None:
        """Show name and standing note, the link and words of the page that explains the form, and the actions."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._lead.setText(lead)
        self._target = guide[0]
        self._guide.set_words(guide[1])
        self.action_row.show_actions(actions)

    def show_fields(self, fields: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show fields as (name, label, help, what was written)."""
        if [field.name for field in self.fields] != [name for name, *_rest in fields]:
            for old in self.fields:
                old.hide()
                old.deleteLater()
            self.fields = []
            for name, *_rest in fields:
                field = WideField(self._look, name, self._fields)
                field.written.connect(self.written)
                self._fields_column.addWidget(field)
                self.fields.append(field)
        for field, (_name, label, help_, text) in zip(self.fields, fields, strict=True):
            field.show_words(label, help_)
            field.show_text(text)

    def retranslate(self) -> None:
        """Wait for `show_head` and `show_fields`, which set every text."""

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        self._scroll.restyle(look)
        restyle_all(self, look)
        self._column.setSpacing(look.px(12))
        self._fields_column.setSpacing(look.px(18))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edge = max(self._look.px(24), (self.width() - self._look.px(_COLUMN)) // 2)
        self._column.setContentsMargins(edge, self._look.px(28), edge, self._look.px(40))

    def focus_first(self) -> None:
        """Give the keyboard to the first field that is empty, else to the first."""
        empty = [field for field in self.fields if not field.edit.toPlainText()]
        for field in (empty or self.fields)[:1]:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_guide(self) -> None:
        self.link_chosen.emit(self._target)
