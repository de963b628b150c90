"""Puts all objects together in one visible order, and runs the window."""

import logging
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import TracebackType

from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.i18n import Catalogue, english_catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.paths import spare_texts
from sme_desktop.qt.accessibility.factory import install
from sme_desktop.qt.collector import Collector
from sme_desktop.qt.look import SANS, Look, app_icon, load_faces
from sme_desktop.qt.main_window import MainWindow
from sme_desktop.qt.notices import log_words
from sme_desktop.qt.opening import Start, open_library, system_language
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import THEMES
from sme_desktop.qt.worker import Worker
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.search_desk import SearchDesk

logger = logging.getLogger(__name__)


def run(start: Start, library: Library | SmeError, profile: Profile) -> int:
    """Show the window until it is closed; give the exit code."""
    if start.is_safe_mode:
        os.environ.setdefault("QT_WIDGETS_RHI", "0")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("SME Desktop")
    application.setDesktopFileName("sme-desktop")
    if application.style().objectName().lower() != "fusion":
        application.setStyle("Fusion")
    qInstallMessageHandler(log_qt)
    install()
    load_faces()
    # Else the system's face would be read for a first measure of each field, and seen nowhere.
    application.setFont(QFont(SANS, application.font().pointSize()))
    collector = Collector()
    desk = Desk(start, profile)
    sys.excepthook = partial(tell_unforeseen, catalogue=desk.catalogue)
    desk.open(library)
    code: int = application.exec()
    desk.close()
    collector.stop()
    profile.close()
    return code


class Desk:
    """Holds what belongs to the edition that is open; opening another one replaces it."""

    def __init__(self, start: Start, profile: Profile) -> None:
        self._start = start
        self._profile = profile
        self._worker: Worker | None = None
        self._library: Library | None = None
        self._presenter: Presenter | None = None
        self._speech: Speech | None = None
        self.window: QWidget | None = None

    def catalogue(self) -> Catalogue:
        """Give the texts that are spoken now; English ones before the guides are open."""
        return self._speech.catalogue if self._speech is not None else english_catalogue()

    def open(self, library: Library | SmeError) -> None:
        """Show the edition, or why it cannot be shown."""
        if isinstance(library, SmeError):
            self._show_trouble(library)
        else:
            self._show(library)

    def _show_trouble(self, error: SmeError) -> None:
        language = self._start.language or self._profile.get("language", "") or system_language()
        from sme_desktop.qt.no_edition import NoEditionWindow  # noqa: PLC0415 - when there are no guides

        window = NoEditionWindow(Look(THEMES["light"]), spare_texts(), language, error)
        show_icon()
        window.retried.connect(self._retry)
        window.folder_chosen.connect(self._open_folder)
        window.language_chosen.connect(self._keep_language)
        self._replace(window)

    def _keep_language(self, language: str) -> None:
        """Speak it from now on, also where the command line named another: the reader has the last word."""
        self._start = replace(self._start, language=language)
        self._profile.set("language", language)

    def _retry(self) -> None:
        try:
            self.open(open_library(self._start.edition))
        except SmeError as error:
            self.open(error)

    def _open_folder(self, folder) -> None:  # type: ignore[no-untyped-def]
        try:
            self.open(Library.open(folder))
        except SmeError as error:
            self.open(error)

    def _show(self, library: Library) -> None:
        codes = [language.code for language in library.languages]
        wanted = self._start.language or self._profile.get("language", "")
        known = wanted if wanted in codes else ""
        fallback = system_language() if system_language() in codes else codes[0]
        speech = Speech(library.texts_folder)
        speech.speak(known or fallback)
        self._speech = speech
        worker = Worker()
        presenter = Presenter(library, SearchDesk(library), worker, self._profile, known or fallback)
        self._library, self._worker, self._presenter = library, worker, presenter
        if known:
            self._show_window(presenter, speech)
        else:
            self._ask_language(presenter, speech, fallback)

    def _ask_language(self, presenter: Presenter, speech: Speech, preferred: str) -> None:
        library = presenter.library
        offers = []
        for language in library.languages:
            offers.append(
                (language, speech.texts_in(language.code), library.manifest.page_counts.get(language.code, 0))
            )
        from sme_desktop.qt.first_run import FirstRun  # noqa: PLC0415 - once in the life of a profile

        screen = FirstRun(Look(THEMES["light"], presenter.comfort.zoom), tuple(offers), preferred)
        show_icon()
        screen.setWindowTitle(library.title(preferred))
        area = screen.screen().availableGeometry()
        screen.resize(min(1100, area.width() - 16), min(640, area.height() - 48))
        screen.language_chosen.connect(lambda code: self._language_chosen(presenter, speech, code))
        self._replace(screen)
        screen.focus_preferred()
        self._announce()

    def _language_chosen(self, presenter: Presenter, speech: Speech, code: str) -> None:
        presenter.switch_language(code)
        speech.speak(code)
        self._show_window(presenter, speech)

    def _show_window(self, presenter: Presenter, speech: Speech) -> None:
        start = self._start
        if start.page:
            page, _, section = start.page.partition("#")
            presenter.open_place(Place(PageId(page), SectionId(section)))
        if start.search:
            presenter.submit_query(start.search)
        if not start.page and not start.search:
            presenter.resume()
        window = MainWindow(presenter, speech)
        window.restore_place()
        picture = window.first_picture
        picture.painted.connect(self._announce)
        picture.painted.connect(show_icon)
        codes = [language.code for language in presenter.library.languages]
        picture.painted.connect(lambda: speech.learn(codes))
        picture.painted.connect(lambda: attach_announcer(window, presenter, speech))
        picture.painted.connect(lambda: watch_disc(window, presenter))
        picture.painted.connect(presenter.warm_search)
        self._replace(window)

    def _replace(self, window: QWidget) -> None:
        old, self.window = self.window, window
        window.show()
        if old is not None:
            old.close()
            # Python would destroy the old window at once, perhaps in the middle of its own click: hold it until then.
            QTimer.singleShot(0, old.deleteLater)

    def _announce(self) -> None:
        """Tell benchmarks and smoke tests that the first screen is painted."""
        if os.environ.get("SME_DESKTOP_READY") == "1":
            print("READY", flush=True)  # noqa: T201 - the command line promises it

    def close(self) -> None:
        """Close the window, end the background thread and give the files back, in this order."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        if self._worker is not None:
            self._worker.stop()
        if self._library is not None:
            self._library.close()


def show_icon() -> None:
    """Give all windows the program's icon; called once the first screen is painted."""
    QApplication.setWindowIcon(app_icon(64))


def attach_announcer(window: MainWindow, presenter: Presenter, speech: Speech) -> None:
    """Have screen readers told what changes; called once the first screen is painted."""
    from sme_desktop.qt.announcer import Announcer  # noqa: PLC0415 - not at the start of the program

    announcer = Announcer(window, presenter, speech)
    window.search.suggestions.choice_changed.connect(announcer.announce)
    window.things.bookmarked.connect(announcer.announce_bookmark)


def watch_disc(window: MainWindow, presenter: Presenter) -> None:
    """Have the reader told when the disc is gone; called once the first screen is painted."""
    from sme_desktop.qt.disc_watch import DiscWatch  # noqa: PLC0415 - not at the start of the program

    watch = DiscWatch(presenter, window)
    window.notice.retried.connect(watch.look)


def log_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """Put what Qt says into the log."""
    level = logging.DEBUG if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    logging.getLogger("qt").log(level, "%s", message)


def tell_unforeseen(
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    *,
    catalogue: Callable[[], Catalogue] = english_catalogue,
) -> None:
    """Log what nobody foresaw, and tell it in one dialog with its place and that of the log."""
    logger.error("Unforeseen: %s", "".join(traceback.format_exception(kind, error, trace)))
    place = traceback.extract_tb(trace)[-1] if trace else None
    where = f"{place.name}, line {place.lineno}" if place else ""
    application = QApplication.instance()
    texts = catalogue()
    if isinstance(application, QApplication) and not issubclass(kind, KeyboardInterrupt):
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - never, one hopes

        words = texts.gettext("Something unforeseen happened. You can go on reading.")
        lines = (words, "", f"{kind.__name__}: {error}", where, *log_words(texts))
        box = QMessageBox(QMessageBox.Icon.Warning, "SME Desktop", "\n".join(lines))
        box.exec()
