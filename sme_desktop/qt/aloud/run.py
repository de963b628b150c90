"""One run of a command: fed, watched, and killed at once when it is not wanted any more."""

import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from sme_desktop.qt.aloud.voices import Command

_KILL_WAIT_MS = 300


def system_environment() -> QProcessEnvironment:
    """Give the environment for programs of the system: without the frozen program's own folder of libraries.

    PyInstaller's starter puts that folder first, and keeps what was there before in LD_LIBRARY_PATH_ORIG.
    """
    environment = QProcessEnvironment.systemEnvironment()
    before = environment.value("LD_LIBRARY_PATH_ORIG", "")
    if before:
        environment.insert("LD_LIBRARY_PATH", before)
    elif getattr(sys, "frozen", False):
        environment.remove("LD_LIBRARY_PATH")
    return environment


def let_go(command: Command) -> None:
    """Start a command that ends by itself, apart from us: the window may be closing."""
    process = QProcess()
    process.setProgram(command.program)
    process.setArguments(list(command.arguments))
    process.setProcessEnvironment(system_environment())
    process.startDetached()


class Run(QObject):
    """Runs a command; sends `ended` once, unless it was killed by `kill`."""

    ended = Signal(int, str, str)
    """Exit code (-1 where it did not start, crashed or took too long), standard output, standard error."""

    def __init__(self, command: Command, most_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._is_over = False
        self._process = QProcess(self)
        self._process.setProgram(command.program)
        self._process.setArguments(list(command.arguments))
        self._process.setProcessEnvironment(system_environment())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._watch = QTimer(self, singleShot=True, interval=most_ms)
        self._watch.timeout.connect(self._too_long)
        self._stdin = command.stdin

    def start(self) -> None:
        """Begin; on Windows a command that cannot be started ends within this call."""
        self._watch.start()
        self._process.start()
        if self._stdin:
            self._process.write(self._stdin)
        self._process.closeWriteChannel()

    @property
    def process_id(self) -> int:
        """Number of the system's process, 0 once it has ended."""
        return self._process.processId()

    def kill(self) -> None:
        """End the command now; nothing more is sent."""
        self._is_over = True
        self._watch.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(_KILL_WAIT_MS)
        self.deleteLater()

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._end(code if status is QProcess.ExitStatus.NormalExit else -1)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(-1)

    def _too_long(self) -> None:
        if not self._is_over:
            self.kill()
            self.ended.emit(-1, "", "")

    def _end(self, code: int) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._watch.stop()
        output = bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace")
        complaint = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        self.deleteLater()
        self.ended.emit(code, output, complaint)
