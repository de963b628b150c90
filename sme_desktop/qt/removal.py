"""“Remove from this PC”: asks, and ends the program so that the disc's starter removes the copy that it has made."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sme_desktop.qt.look import Look
from sme_desktop.qt.question_window import ask
from sme_desktop.qt.speech import Speech

REMOVE_CODE = 77
"""Exit code by which the starter (packaging/starter/starter.c) knows that the copy has to go."""


def ask_to_remove(look: Look, parent: QWidget, speech: Speech, folder: Path) -> None:
    """Say what is kept in `folder` and what stays, and end the program on yes."""
    _ = speech.gettext
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    words = _(
        "So that it starts faster, a copy of the program is kept on this PC: {size} MB in the folder “{folder}”. Only this "
        "copy is removed. The disc, your notes and your settings stay as they are. The program closes now."
    ).format(size=speech.number(round(size / 1e6)), folder=folder)
    texts = (_("Remove the program from this PC?"), words, _("Keep it"), _("Remove and close"))
    ask(look, parent, texts, _end)


def _end() -> None:
    QCoreApplication.exit(REMOVE_CODE)
