"""Fifty words typed at ten keys a second in the real window: letters lost, frames of the window's thread, last answer.

python bench/fast_typing.py [--edition build/edition] [--keys-per-second 10]

A frame is the time that the window's thread is busy without a break, told by a timer that should fire every two ms.
Keys are sent at their time whatever the program does, as a keyboard does. Figures are wall time; the machine's own
pauses count, so a run on a quiet machine is needed, and the same loop without typing stands beside it.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sme_desktop.library.library import Library
from sme_desktop.qt.collector import Collector
from sme_desktop.qt.look import load_faces
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.search_desk import SearchDesk

ROOT = Path(__file__).parent.parent
WORDS = (
    "someone copied my logo what can i do now and how long does a trade mark last if we never use it "
    "may a former employee sell the recipe or the client list and who owns the pictures on our web shop when a "
    "freelancer made them before we signed any contract with them"
)


def run_loop(ms: int) -> list[float]:
    """Run the window's loop for a while and give the gaps between turns of it, in ms."""
    gaps: list[float] = []
    loop, clock, beat = QEventLoop(), QElapsedTimer(), QTimer()
    clock.start()
    last = [clock.nsecsElapsed()]

    def turned() -> None:
        now = clock.nsecsElapsed()
        gaps.append((now - last[0]) / 1e6)
        last[0] = now

    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(turned)
    beat.start(2)
    QTimer.singleShot(ms, loop.quit)
    loop.exec()
    beat.stop()
    return gaps


def tell(name: str, gaps: list[float]) -> None:
    p99 = statistics.quantiles(gaps, n=100)[-1]
    over = sum(gap > 50 for gap in gaps)
    print(f"| {name} | {statistics.median(gaps):.1f} | {p99:.1f} | {max(gaps):.1f} | {over} |")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    parser.add_argument("--keys-per-second", type=int, default=10)
    options = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    load_faces()
    collector = Collector(application)
    assert collector is not None
    library = Library.open(options.edition)
    speech = Speech(library.texts_folder)
    speech.speak("en")
    worker = Worker()
    presenter = Presenter(library, SearchDesk(library), worker, Profile(None), "en")
    window = MainWindow(presenter, speech)
    window.resize(1366, 768)
    window.show()
    run_loop(300)
    presenter.warm_search()
    run_loop(1000)
    print("| what | median ms | p99 ms | worst ms | over 50 ms |")
    print("| --- | --- | --- | --- | --- |")
    tell("nobody types", run_loop(3000))
    field = window.search.field.edit
    field.setFocus()
    text = " ".join(WORDS.split()[:50])
    keys = list(text)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def press() -> None:
        if keys:
            QTest.keyClick(field, keys.pop(0))

    timer.timeout.connect(press)
    step = 1000 // options.keys_per_second
    timer.start(step)
    tell(f"50 words, {len(text)} keys, {options.keys_per_second} a second", run_loop(step * len(text) + 400))
    timer.stop()
    ended = time.perf_counter()
    while (presenter.answer is None or presenter.answer.query.text != text) and time.perf_counter() - ended < 5:
        run_loop(10)
    late = 400 + 1000 * (time.perf_counter() - ended)
    lost = len(text) - len(field.text())
    answer = presenter.answer
    right = "yes" if answer is not None and answer.query.text == text and presenter.found else "NO"
    print(f"\nLetters lost: {lost}. Last answer right: {right}, at most {late:.0f} ms after the last key.")
    worker.stop()
    library.close()


if __name__ == "__main__":
    main()
