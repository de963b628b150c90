"""The list under the search field while one types; it never takes the focus."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from sme_desktop.i18n import N_
from sme_desktop.qt.cuts import Cuts
from sme_desktop.qt.kinds import kind_icon
from sme_desktop.qt.look import Look
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import line_flags
from sme_desktop.reader.suggestions import PAGES, PLACE, RECENT, TERMS, Suggestion
from sme_desktop.values import dataclass

WIDTH = 640
_ROW, _CAPTION, _FOOT = 40, 34, 44
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CAPTIONS: Mapping[str, str] = {
    PLACE: N_("Go straight to"),
    PAGES: N_("Pages and sections"),
    TERMS: N_("Glossary and tools"),
    RECENT: N_("Your last searches"),
}


@dataclass(frozen=True, slots=True)
class _Foot:
    """The last line: what Enter or a click does there, and a few words on keys."""

    words: str
    keys: str


class SuggestionList(QWidget):
    """Shows suggestions; arrows move in it through `move_choice`, Enter takes `chosen`."""

    suggestion_chosen = Signal(object)
    foot_clicked = Signal()
    choice_changed = Signal(str)
    """The words of the line that the arrows have reached; empty above the first one. To be read aloud."""

    accessible_role = QAccessible.Role.List

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("suggestions")
        self._look, self._speech = look, speech
        self._rows: tuple[Suggestion, ...] = ()
        self._given: tuple[Suggestion, ...] = ()
        self._foot = _Foot("", "")
        self._row = -1
        self.cuts = Cuts()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.hide()

    def show_rows(self, rows: tuple[Suggestion, ...], foot: str, keys: str, field: QRect) -> None:
        """Show lines under the search field, given in the parent's coordinates; no lines and no foot hide the list.

        The same lines again change nothing, so that a late answer never moves what the pointer rests on.
        """
        if self.isVisible() and rows == self._given and foot == self._foot.words:
            return
        look, parent = self._look, self._parent
        self._given = rows
        rows = self._fitting(rows, parent.height() - field.bottom() - 8)
        self._rows, self._foot, self._row = rows, _Foot(foot, keys), -1
        if not rows and not foot:
            self.hide()
            return
        width = min(look.px(WIDTH), parent.width() - look.px(16))
        height = self._height_of(rows)
        left = field.left() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else field.right() - width
        left = max(look.px(8), min(left, parent.width() - width - look.px(8)))
        self.setGeometry(left, field.bottom() + 4, width, min(height, parent.height() - field.bottom() - 8))
        self.setAccessibleName("; ".join((*(row.text for row in rows), foot)))
        self.show()
        self.raise_()
        self.update()

    def _height_of(self, rows: tuple[Suggestion, ...]) -> int:
        look = self._look
        captions = len(dict.fromkeys(row.group for row in rows))
        return look.px(_CAPTION) * captions + look.px(_ROW) * len(rows) + look.px(_FOOT + 4)

    def _fitting(self, rows: tuple[Suggestion, ...], room: int) -> tuple[Suggestion, ...]:
        """Leave lines out of the longest group, from its end, until a low window has room for the rest."""
        while rows and self._height_of(rows) > room:
            counts = Counter(row.group for row in rows)
            longest = max(counts, key=lambda group: counts[group])
            last = max(number for number, row in enumerate(rows) if row.group == longest)
            rows = (*rows[:last], *rows[last + 1 :])
        return rows

    def move_choice(self, step: int) -> None:
        """Move the choice up or down; above the first row nothing is chosen, and Enter opens all results."""
        if self.isVisible():
            last = len(self._rows) - (0 if self._foot.words and not self._has_results else 1)
            self._row = max(-1, min(last, self._row + step))
            words = self._spoken()
            self.setAccessibleDescription(words)
            self.choice_changed.emit(words)
            self.update()

    def _spoken(self) -> str:
        if self.is_foot_chosen:
            return self._foot.words
        if self._row < 0:
            return ""
        row = self._rows[self._row]
        return ", ".join(words for words in (row.text, row.note) if words)

    @property
    def _has_results(self) -> bool:
        """True where the foot stands for what Enter does anyway."""
        return any(row.group != RECENT for row in self._rows)

    @property
    def is_foot_chosen(self) -> bool:
        """True where the arrows have come to the last line."""
        return self.isVisible() and self._row == len(self._rows) and self._row >= 0 and not self._has_results

    @property
    def rows(self) -> tuple[Suggestion, ...]:
        """The lines that are shown."""
        return self._rows if self.isVisible() else ()

    @property
    def chosen(self) -> Suggestion | None:
        """The chosen line."""
        return self._rows[self._row] if self.isVisible() and 0 <= self._row < len(self._rows) else None

    def row_rect(self, number: int) -> QRect:
        """Give the place of a line."""
        look = self._look
        captions = len(dict.fromkeys(row.group for row in self._rows[: number + 1]))
        top = captions * look.px(_CAPTION) + number * look.px(_ROW)
        return QRect(look.px(8), top, self.width() - look.px(16), look.px(_ROW))

    def _row_at(self, y: float) -> int:
        rects = (self.row_rect(number) for number in range(len(self._rows)))
        return next((number for number, rect in enumerate(rects) if rect.top() <= y <= rect.bottom()), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._row = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The press must not reach the page below.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0:
            self.suggestion_chosen.emit(self._rows[row])
        elif event.position().y() > self.height() - self._look.px(_FOOT):
            self.foot_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        try:
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setBrush(look.colour("paper"))
            painter.setPen(QPen(look.colour("rule2"), 1))
            painter.drawRoundedRect(frame, 8, 8)
            group = ""
            for number, row in enumerate(self._rows):
                if row.group != group:
                    group = row.group
                    self._paint_caption(painter, self.row_rect(number).top() - look.px(_CAPTION), group)
                self._paint_row(painter, number, row)
            self._paint_foot(painter)
        finally:
            painter.end()

    def _place(self, left: int, top: int, width: int, height: int) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, top, width, height))

    def _flags(self, text: str, *, is_trailing: bool = False) -> int:
        return line_flags(text, self.layoutDirection(), is_trailing=is_trailing)

    def _paint_caption(self, painter: QPainter, top: int, group: str) -> None:
        look = self._look
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("muted"))
        area = self._place(look.px(24), top, self.width() - look.px(48), look.px(_CAPTION))
        words = self._speech.gettext(_CAPTIONS[group])
        painter.drawText(area, self._flags(words), words)

    def _paint_row(self, painter: QPainter, number: int, row: Suggestion) -> None:
        look = self._look
        rect = self.row_rect(number)
        if number == self._row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel"))
            painter.drawRoundedRect(rect, 8, 8)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(self._place(rect.left(), rect.top() + 10, 3, rect.height() - 20), 1.5, 1.5)
        side = look.px(20)
        name = "search" if row.group == RECENT else kind_icon(row.kind)
        icon = look.icon(name, "accent", 20, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._place(look.px(24), rect.center().y() - side // 2, side, side), icon)
        left = look.px(60)
        painter.setFont(look.font(14))
        room = self.width() - left - look.px(24)
        least = min(painter.fontMetrics().horizontalAdvance(row.note), look.px(200))
        painter.setFont(look.font(16, 600))
        wanted = painter.fontMetrics().horizontalAdvance(row.text)
        # A short name leaves its note more room; a long one still leaves it some.
        note_width = max(least, min(room - wanted - look.px(16), room)) if row.note else 0
        width = room - note_width - (look.px(16) if row.note else 0)
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        note = self.cuts.elided(row.note, painter.fontMetrics(), note_width)
        area = self._place(self.width() - look.px(24) - note_width, rect.top(), note_width, rect.height())
        painter.drawText(area, self._flags(row.note, is_trailing=True), note)
        self._paint_words(painter, row, self._place(left, rect.top(), width, rect.height()))

    def _paint_words(self, painter: QPainter, row: Suggestion, area: QRect) -> None:
        """Paint a line's words, the typed letters heavier; right to left, where letters join, all alike."""
        look = self._look
        plain, heavy = look.font(16), look.font(16, 600)
        painter.setPen(look.colour("head"))
        painter.setFont(plain)
        text = self.cuts.elided(row.text, painter.fontMetrics(), area.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft or not row.marks:
            painter.drawText(area, self._flags(row.text), text)
            return
        position, x = 0, area.left()
        for start, end in (*row.marks, (len(text), len(text))):
            for part, font, ink in ((text[position:start], plain, "head"), (text[start:end], heavy, "link")):
                painter.setFont(font)
                painter.setPen(look.colour(ink))
                width = painter.fontMetrics().horizontalAdvance(part)
                painter.drawText(QRect(x, area.top(), min(width + 4, area.right() - x), area.height()), _LEFT, part)
                x += width
            position = min(end, len(text))

    def _paint_foot(self, painter: QPainter) -> None:
        look = self._look
        height = look.px(_FOOT)
        top = self.height() - height
        if self._rows:
            painter.fillRect(QRectF(1, top, self.width() - 2, 1), look.colour("rule"))
        area = self._place(look.px(24), top, self.width() - look.px(48), height)
        if self.is_foot_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel"))
            painter.drawRoundedRect(self._place(look.px(8), top + 3, self.width() - look.px(16), height - 7), 8, 8)
        painter.setFont(look.font(14, 600))
        painter.setPen(look.colour("link"))
        words = self.cuts.elided(self._foot.words, painter.fontMetrics(), area.width())
        painter.drawText(area, self._flags(words), words)
        taken = painter.fontMetrics().horizontalAdvance(words)
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        if taken + look.px(24) + painter.fontMetrics().horizontalAdvance(self._foot.keys) <= area.width():
            painter.drawText(area, self._flags(self._foot.keys, is_trailing=True), self._foot.keys)
