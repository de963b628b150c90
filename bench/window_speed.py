"""Page switch, language switch and text size in the real window: CPU and wall time, offscreen.

python bench/window_speed.py [--edition build/edition] [--rounds 20]
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtWidgets import QApplication

from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.look import load_faces
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.search_desk import SearchDesk

ROOT = Path(__file__).parent.parent
STEP = 60
"""Pixels that a page moves at a step of the wheel."""
PAGES = ("biz-trademarks", "right-patents", "biz-why-ip", "sector-crafts")


def measure(name: str, rounds: int, action: Callable[[int], None], window: MainWindow) -> None:
    walls, cpus = [], []
    for number in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        action(number)
        window.repaint()
        window.article.view.viewport().repaint()
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    print(f"| {name} | {statistics.median(cpus):.1f} | {statistics.median(walls):.1f} | {max(walls):.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument(
        "--size", default="1366x768", help="of the window; QT_SCALE_FACTOR=1.5 with 2560x1440 is a 4K screen"
    )
    options = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    load_faces()
    library = Library.open(options.edition)
    speech = Speech(library.texts_folder)
    speech.speak("en")
    worker = Worker()
    presenter = Presenter(library, SearchDesk(library), worker, Profile(None), "en")
    window = MainWindow(presenter, speech)
    window.resize(*map(int, options.size.split("x")))
    window.show()
    while not window.first_picture.is_painted:
        application.processEvents()

    def page(number: int) -> None:
        presenter.open_place(Place(PageId(PAGES[number % len(PAGES)])))

    def language(number: int) -> None:
        presenter.switch_language(("fr", "es", "en")[number % 3])

    def zoom(number: int) -> None:
        presenter.comfort.change_zoom(1 if number % 2 else -1)

    page(0)
    print("| what | median CPU ms | median ms | worst ms |")
    print("| --- | --- | --- | --- |")
    measure("page switch (1,000 to 1,500 words)", options.rounds, page, window)
    presenter.open_place(Place(PageId("biz-trademarks"), SectionId("how")))
    measure("language switch on a page", options.rounds, language, window)
    measure("text size on a page", options.rounds, zoom, window)
    presenter.open_place(Place(PageId("right-patents")))
    bar = window.article.view.verticalScrollBar()
    measure("a step of the wheel", bar.maximum() // STEP, lambda number: bar.setValue(number * STEP), window)
    presenter.open_home()
    measure("language switch on the home screen", options.rounds, language, window)
    worker.stop()


if __name__ == "__main__":
    main()
