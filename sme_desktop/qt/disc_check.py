"""“Check this disc”: looks at every file and page on a thread of its own, and says in a window what is damaged."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.library.inspection import Inspection, inspect
from sme_desktop.qt.look import Look, palette_of
from sme_desktop.qt.painted import PushButton, TextLabel
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.ask_rows import ProgressParts

_MOST_NAMED = 12


class _Stopped(Exception):  # noqa: N818 - no failure: the reader has closed the card
    """Ends a check that nobody waits for."""


class DiscCheck(QObject):
    """Checks one folder in the background; its signals arrive on the thread that made it."""

    moved = Signal(int, int)
    ended = Signal(object)
    """Gives an Inspection, or the SmeError that kept it from being made."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, name="disc check", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it soon, without a result, and wait for that."""
        self._is_stopped = True
        self._thread.join(timeout=30)

    def _run(self) -> None:
        try:
            result: Inspection | SmeError = inspect(self._folder, self._note)
        except _Stopped:
            return
        except SmeError as error:
            result = error
        if not self._is_stopped:
            self.ended.emit(result)

    def _note(self, done: int, every: int) -> None:
        if self._is_stopped:
            raise _Stopped
        self.moved.emit(done, every)


class DiscCheckWindow(QDialog):
    """Shows how far the check is, then what it found, to be copied for the person who gave the disc."""

    def __init__(self, look: Look, parent: QWidget, speech: Speech, folder: Path) -> None:
        super().__init__(parent)
        self.setObjectName("disc_check")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setPalette(palette_of(look))
        self._speech = speech
        _ = speech.gettext
        self.setWindowTitle(_("Check this disc"))
        self.setAccessibleName(_("Check this disc"))
        self.setFixedWidth(min(look.px(560), parent.width() - look.px(32)))
        pad = look.px(24)
        body = QVBoxLayout(self)
        body.setContentsMargins(pad, pad, pad, pad)
        body.setSpacing(look.px(14))
        title = TextLabel(look, 20, 600, "head", is_serif=True, is_wrapped=True, level=1, parent=self)
        title.setText(_("Check this disc"))
        self.words = TextLabel(look, 16, 400, "ink", is_wrapped=True, parent=self)
        self.words.setObjectName("disc_check_words")
        self.words.setText(
            _("Every file and every page is read. On a slow disc this takes some minutes; you can stop at any time.")
        )
        self._progress = ProgressParts(look, self)
        self._copy = PushButton(look, "plain", "copy", self)
        self._copy.setObjectName("disc_check_copy")
        self._copy.set_words(_("&Copy"))
        self._copy.clicked.connect(self._copy_words)
        self._copy.hide()
        self._close = PushButton(look, "primary", "", self)
        self._close.setObjectName("disc_check_close")
        self._close.set_words(_("Stop"))
        self._close.clicked.connect(self.close)
        for part in (title, self.words, self._progress):
            body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._close)
        row.addWidget(self._copy)
        row.addStretch(1)
        body.addLayout(row)
        self.check = DiscCheck(folder, self)
        self.check.moved.connect(self._show_progress)
        self.check.ended.connect(self._show_result)
        self.check.start()
        self._close.setFocus()

    def _show_progress(self, done: int, every: int) -> None:
        words = self._speech.gettext("{n} of {total}")
        number = self._speech.number
        self._progress.show_shares((done / max(1, every),), words.format(n=number(done), total=number(every)))

    def _show_result(self, result: Inspection | SmeError) -> None:
        _ = self._speech.gettext
        self._progress.hide()
        self._close.set_words(_("Close"))
        if isinstance(result, SmeError):
            words = self._speech.explain(result)
        elif result.is_sound:
            number = self._speech.number
            sound = _("Everything on this disc is sound: {files} files and {pages} pages were read.")
            words = sound.format(files=number(result.files), pages=number(result.pages))
        else:
            words = self._damage(result)
            self._copy.show()
        self.words.setText(words)
        self.setAccessibleDescription(words)
        self.adjustSize()

    def _damage(self, found: Inspection) -> str:
        _, number = self._speech.gettext, self._speech.number
        if found.pages:
            counts = _("Damaged files: {files}. Damaged pages: {pages}. Everything else can be read and searched.")
        else:
            counts = _("Damaged files: {files}. No page can be read.")
        lines = [
            counts.format(files=number(len(found.damaged_files)), pages=number(len(found.damaged_pages))),
            _("Copy the guides again, or ask the person who gave you the disc for another one."),
        ]
        names = [*found.damaged_files, *(f"{page.title} ({page.language})" for page in found.damaged_pages)]
        lines += [f"– {name}" for name in names[:_MOST_NAMED]]
        if len(names) > _MOST_NAMED:
            lines.append(_("And {n} more.").format(n=number(len(names) - _MOST_NAMED)))
        return "\n".join(lines)

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.check.stop()
        super().closeEvent(event)
