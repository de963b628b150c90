"""Asks the reader for files, with the system's own windows."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChooser(Protocol):
    """Asks the reader for a file; an empty answer means that they changed their mind."""

    def to_save(self, parent: QWidget, title: str, name: str) -> str:
        """Ask where to save a file of this name."""

    def to_load(self, parent: QWidget, title: str, pattern: str = "*.json") -> str:
        """Ask which file to load, of those that the pattern names."""


class SystemChooser:
    """Asks with the system's own window."""

    def to_save(self, parent: QWidget, title: str, name: str) -> str:
        """Ask where to save a file of this name."""
        return QFileDialog.getSaveFileName(parent, title, str(Path.home() / name))[0]

    def to_load(self, parent: QWidget, title: str, pattern: str = "*.json") -> str:
        """Ask which file to load."""
        return QFileDialog.getOpenFileName(parent, title, str(Path.home()), f"{pattern};;*")[0]
