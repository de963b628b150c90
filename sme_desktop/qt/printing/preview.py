"""The preview: the sheets as they will be printed, as many beside each other as fit."""

from collections import OrderedDict

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.printing.layout import PrintLayout
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.styles import style_sheet

_GAP = 20
_MOST_KEPT = 16
"""Painted sheets that are kept for scrolling."""

_ZOOMS = (1.0, 1.35, 1.8, 2.4)
"""Sizes of a sheet, as multiples of the one that fits the window."""


class Preview(QAbstractScrollArea):
    """Shows sheets. Page Up and Down turn to the sheet before or after; + and − change their size."""

    moved = Signal()
    """Sent when other sheets are seen."""

    def __init__(self, look: Look, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._look, self._speech = look, speech
        self._layout: PrintLayout | None = None
        self._zoom = 0
        self._kept: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        self.setAccessibleName(self._speech.gettext("Preview of the sheets"))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self.horizontalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        self._arrange()

    def show_layout(self, layout: PrintLayout | None) -> None:
        """Show a booklet from its first sheet; None shows nothing."""
        self._layout = layout
        self._kept.clear()
        self.verticalScrollBar().setValue(0)
        self._arrange()
        self.moved.emit()

    @property
    def current(self) -> int:
        """Number of the first sheet that is mostly seen, counted from 0."""
        rects = [self.sheet_rect(number) for number in range(self.count)]
        return next((number for number, rect in enumerate(rects) if rect.center().y() > 0), 0)

    @property
    def count(self) -> int:
        """Number of sheets."""
        return len(self._layout.sheets) if self._layout else 0

    def change_zoom(self, step: int) -> None:
        """Show the sheets larger or smaller; the same sheet stays in sight."""
        number = self.current
        self._zoom = max(0, min(len(_ZOOMS) - 1, self._zoom + step))
        self._kept.clear()
        self._arrange()
        self.go_to(number)

    def go_to(self, number: int) -> None:
        """Scroll to a sheet, as far as there is one."""
        if self.count:
            rect = self.sheet_rect(max(0, min(self.count - 1, number)))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + rect.top() - _GAP)

    def sheet_rect(self, number: int) -> QRect:
        """Give the place of a sheet in the view."""
        width, height = self._size()
        columns = self._columns()
        free = self.viewport().width() - columns * (width + _GAP) + _GAP
        left = max(_GAP, free // 2) + (number % columns) * (width + _GAP) - self.horizontalScrollBar().value()
        top = _GAP + (number // columns) * (height + _GAP) - self.verticalScrollBar().value()
        rect = QRect(left, top, width, height)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.viewport().width() - rect.right() - 1)
        return rect

    def _size(self) -> tuple[int, int]:
        assert self._layout is not None
        paper = self._layout.paper
        fit = min(
            (self.viewport().height() - 2 * _GAP) / paper.height, (self.viewport().width() - 2 * _GAP) / paper.width
        )
        scale = max(0.1, fit) * _ZOOMS[self._zoom]
        return round(paper.width * scale), round(paper.height * scale)

    def _columns(self) -> int:
        width, _height = self._size()
        return max(1, min(self.count, (self.viewport().width() - _GAP) // (width + _GAP)))

    def _arrange(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if not self.count:
            across.setRange(0, 0)
            down.setRange(0, 0)
        else:
            width, height = self._size()
            rows = -(-self.count // self._columns())
            down.setRange(0, max(0, rows * (height + _GAP) + _GAP - self.viewport().height()))
            down.setPageStep(self.viewport().height())
            down.setSingleStep(max(1, height // 10))
            across.setRange(0, max(0, width + 2 * _GAP - self.viewport().width()))
            across.setPageStep(self.viewport().width())
        self.viewport().update()

    def _scrolled(self) -> None:
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kept.clear()
        self._arrange()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns() if self.count else 1
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self.current + columns)
            case Qt.Key.Key_PageUp:
                self.go_to(self.current - columns)
            case Qt.Key.Key_Home:
                self.go_to(0)
            case Qt.Key.Key_End:
                self.go_to(self.count - 1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.change_zoom(1)
            case Qt.Key.Key_Minus:
                self.change_zoom(-1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            painter.fillRect(event.rect(), self._look.colour("rule"))
            for number in range(self.count):
                rect = self.sheet_rect(number)
                if rect.intersects(event.rect()):
                    painter.drawPixmap(rect.topLeft(), self._sheet(number, rect))
                    painter.setPen(self._look.colour("field"))
                    painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            if self.hasFocus():
                painter.setPen(self._look.colour("focus"))
                painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))
        finally:
            painter.end()

    def _sheet(self, number: int, rect: QRect) -> QPixmap:
        """Give a painted sheet."""
        key = (number, rect.width())
        if key not in self._kept:
            assert self._layout is not None
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.white)
            painter = QPainter(pixmap)
            try:
                painter.scale(rect.width() / self._layout.paper.width, rect.height() / self._layout.paper.height)
                self._layout.paint(painter, number)
            finally:
                painter.end()
            self._kept[key] = pixmap
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]
