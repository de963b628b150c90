"""“On this page”: the sections in the margin of a wide window, following the scroll."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sme_desktop.model import SectionId
from sme_desktop.qt.keyboard import focused_name, give_back
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PaintedButton, TextLabel, two_lines
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import line_flags

_MOST = 14


class _TocRow(PaintedButton):
    def __init__(self, look: Look, section: SectionId, title: str, width: int, parent: QWidget) -> None:
        super().__init__(look, 32, parent)
        self.section = section
        self.is_current = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setObjectName(f"toc_{section}")
        self.setFixedWidth(width)
        lines = two_lines(title, QFontMetrics(look.font(15, 600)), width - look.px(18))
        self.setFixedHeight(look.px(14) + len(lines) * look.px(20))

    def paint(self, painter: QPainter) -> None:
        look = self.look
        bar = self.place(0, 0, 2, self.height())
        painter.fillRect(bar, look.colour("accent" if self.is_current else "rule2"))
        painter.setFont(look.font(15, 600 if self.is_current else 400))
        painter.setPen(look.colour("keyink" if self.is_current else "accent" if self.is_hot else "muted"))
        width = self.width() - look.px(18)
        lines = two_lines(self.text(), painter.fontMetrics(), width)
        self.cuts.check(self.text(), lines, painter.fontMetrics(), width)
        for number, line in enumerate(lines):
            place: QRect = self.place(look.px(16), look.px(7) + number * look.px(20), width, look.px(20))
            painter.drawText(place, line_flags(self.text(), self.layoutDirection()), line)


class PageContents(QWidget):
    """Sends the section that was chosen."""

    section_chosen = Signal(str)

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("on_this_page")
        self._look, self._speech = look, speech
        self._rows: list[_TocRow] = []
        self._sections: tuple[tuple[SectionId, str], ...] = ()
        self._label = TextLabel(look, 14, 600, "muted", level=2, parent=self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._label)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        words = self._speech.gettext("On this page")
        self._label.setText(words)
        self.setAccessibleName(words)

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._label.restyle(look)

    def show_sections(self, sections: tuple[tuple[SectionId, str], ...], width: int) -> None:
        """List the sections in the given width; a page with too many for a margin shows none."""
        had_keyboard = focused_name(self)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._sections = sections if len(sections) <= _MOST else ()
        self._layout.setSpacing(0)
        for section, title in self._sections:
            row = _TocRow(self._look, section, title, width, self)
            row.clicked.connect(self._clicked)
            self._layout.addWidget(row)
            self._rows.append(row)
        # By hand: a hidden widget is not laid out, and this one is filled before it is shown.
        height = self._label.sizeHint().height() + sum(row.height() for row in self._rows)
        self.setFixedSize(width, height)
        self.setVisible(bool(self._rows))
        give_back(self._rows, had_keyboard)

    def show_current(self, section: SectionId) -> None:
        """Mark the section that is being read."""
        for row in self._rows:
            if row.is_current != (row.section == section):
                row.is_current = row.section == section
                row.setAccessibleDescription(self._speech.gettext("You are here") if row.is_current else "")
                row.update()

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _TocRow):
            self.section_chosen.emit(row.section)
