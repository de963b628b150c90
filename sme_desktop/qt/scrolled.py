"""What a screen scrolls in where large letters leave it too little height; otherwise it is not seen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import restyle_all
from sme_desktop.qt.styles import style_sheet


class Inside(QWidget):
    """What is scrolled: exactly as high as its words need at its width, where Qt would keep room for narrower ones."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class Scrolled(QScrollArea):
    """Fills a screen; `inside` takes its parts, and shows the screen's own ground through."""

    def __init__(self, look: Look, screen: QWidget) -> None:
        super().__init__(screen)
        self.inside: QWidget = Inside()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)
        for ground in (self.viewport(), self.inside):
            ground.setAutoFillBackground(False)
        outer = QVBoxLayout(screen)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)
        self.restyle(look)

    def replace(self, inside: QWidget) -> None:
        """Take other contents; the old ones are destroyed later, since a click on them may have asked for this."""
        old = self.takeWidget()
        if old is not None:
            old.setParent(None)
            old.deleteLater()
        self.inside = inside
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def refit(self) -> None:
        """Lay out anew at once, after parts have changed their places while the screen was being resized."""
        layout = self.inside.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.inside.updateGeometry()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        self.verticalScrollBar().setStyleSheet(style_sheet("scrollbar.qss", look, "en"))
        restyle_all(self, look)
