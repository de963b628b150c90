"""The list under the search field while one types; it never takes the focus."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget

from sme_desktop.model import Place
from sme_desktop.qt.kinds import kind_icon
from sme_desktop.qt.look import Look
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.results import Result

WIDTH = 640
ROWS = 6
_ROW, _CAPTION, _FOOT = 40, 34, 44


class SuggestionList(QWidget):
    """Shows the best results of what is typed; arrows move in it through `move`, Enter takes `chosen`."""

    place_chosen = Signal(object)
    all_chosen = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("suggestions")
        self._look, self._speech = look, speech
        self._results: tuple[Result, ...] = ()
        self._total = 0
        self._row = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.hide()

    def show_results(self, results: tuple[Result, ...], field: QRect) -> None:
        """Show results under the search field, given in the parent's coordinates; nothing found hides the list."""
        self._results, self._total = results[:ROWS], len(results)
        self._row = -1
        if not results:
            self.hide()
            return
        look = self._look
        parent = self._parent
        width = min(look.px(WIDTH), parent.width() - look.px(16))
        height = look.px(_CAPTION + _ROW * len(self._results) + _FOOT + 4)
        left = field.left() if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else field.right() - width
        left = max(look.px(8), min(left, parent.width() - width - look.px(8)))
        self.setGeometry(left, field.bottom() + 4, width, min(height, parent.height() - field.bottom() - 8))
        names = "; ".join(self._name(result) for result in self._results)
        self.setAccessibleName(names)
        self.show()
        self.raise_()
        self.update()

    def move_choice(self, step: int) -> None:
        """Move the choice up or down; above the first row nothing is chosen, and Enter opens all results."""
        if self.isVisible():
            self._row = max(-1, min(len(self._results) - 1, self._row + step))
            self.update()

    @property
    def chosen(self) -> Place | None:
        """The place of the chosen row."""
        return self._results[self._row].place if self.isVisible() and self._row >= 0 else None

    def _name(self, result: Result) -> str:
        return f"{result.title} › {result.heading}" if result.heading else result.title

    def _row_rect(self, number: int) -> QRect:
        look = self._look
        return QRect(look.px(8), look.px(_CAPTION) + number * look.px(_ROW), self.width() - look.px(16), look.px(_ROW))

    def _row_at(self, y: float) -> int:
        for number in range(len(self._results)):
            rect = self._row_rect(number)
            if rect.top() <= y <= rect.bottom():
                return number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._row = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The press must not reach the page below.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().y())
        if row >= 0:
            self.place_chosen.emit(self._results[row].place)
        elif event.position().y() > self.height() - self._look.px(_FOOT):
            self.all_chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(look.colour("paper"))
        painter.setPen(QPen(look.colour("rule2"), 1))
        painter.drawRoundedRect(frame, 8, 8)
        painter.setFont(look.font(13, 600))
        painter.setPen(look.colour("muted"))
        caption = self._place(look.px(24), 0, self.width() - look.px(48), look.px(_CAPTION))
        painter.drawText(
            caption,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._speech.gettext("Pages and sections"),
        )
        for number, result in enumerate(self._results):
            self._paint_row(painter, number, result)
        self._paint_foot(painter)
        painter.end()

    def _place(self, left: int, top: int, width: int, height: int) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, top, width, height))

    def _paint_row(self, painter: QPainter, number: int, result: Result) -> None:
        look = self._look
        rect = self._row_rect(number)
        if number == self._row:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sel"))
            painter.drawRoundedRect(rect, 8, 8)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(self._place(rect.left(), rect.top() + 10, 3, rect.height() - 20), 1.5, 1.5)
        side = look.px(20)
        icon = look.icon(kind_icon(result.kind), "accent", 20, ratio=self.devicePixelRatioF())
        painter.drawPixmap(self._place(look.px(24), rect.center().y() - side // 2, side, side), icon)
        painter.setFont(look.font(14))
        topic_width = min(painter.fontMetrics().horizontalAdvance(result.topic), look.px(200))
        topic = self._place(self.width() - look.px(24) - topic_width, rect.top(), topic_width, rect.height())
        painter.setPen(look.colour("muted"))
        line = painter.fontMetrics().elidedText(result.topic, Qt.TextElideMode.ElideRight, topic_width)
        painter.drawText(topic, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line)
        left = look.px(60)
        width = self.width() - left - look.px(24) - topic_width - look.px(16)
        painter.setFont(look.font(16))
        painter.setPen(look.colour("head"))
        text = painter.fontMetrics().elidedText(self._name(result), Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            self._place(left, rect.top(), width, rect.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            text,
        )

    def _paint_foot(self, painter: QPainter) -> None:
        look = self._look
        height = look.px(_FOOT)
        top = self.height() - height
        painter.fillRect(QRectF(1, top, self.width() - 2, 1), look.colour("rule"))
        painter.setFont(look.font(14, 600))
        painter.setPen(look.colour("link"))
        words = self._speech.ngettext("Enter: see the one result", "Enter: see all {n} results", self._total)
        text = words.format(n=self._speech.number(self._total))
        area = self._place(look.px(24), top, self.width() - look.px(48), height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setFont(look.font(14))
        painter.setPen(look.colour("muted"))
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self._speech.gettext("↑ ↓ choose · Esc close"),
        )
