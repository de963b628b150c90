"""One background thread for work that must not stop the window: plain values in, plain values out."""

import logging
import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

logger = logging.getLogger(__name__)

Job = Callable[[], object]


class Worker(QObject):
    """Runs jobs one after the other. A job that a newer one of its kind overtook is left out.

    `finished` gives kind, number and result, or the exception that the job raised.
    """

    finished = Signal(str, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[tuple[str, int, Job] | None] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._count = 0
        self._is_stopped = False
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)
        self._thread.start()

    def submit(self, kind: str, job: Job) -> int:
        """Queue a job and give its number; numbers rise."""
        self._count += 1
        self._newest[kind] = self._count
        self._jobs.put((kind, self._count, job))
        return self._count

    def stop(self) -> None:
        """Let the running job end, drop the others, and wait for the thread."""
        self._is_stopped = True
        self._jobs.put(None)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while (item := self._jobs.get()) is not None and not self._is_stopped:
            kind, number, job = item
            if number < self._newest[kind]:
                continue  # Nobody will look at this answer.
            try:
                result = job()
            except Exception as error:
                logger.exception("The job “%s” failed", kind)
                result = error
            if not self._is_stopped:
                self.finished.emit(kind, number, result)
