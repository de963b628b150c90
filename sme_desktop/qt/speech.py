"""The interface's language at run time: our texts, Qt's own texts, numbers, dates, and the direction of writing."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_, Catalogue, catalogue_of, english_catalogue, read_texts
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import spare_texts

LANGUAGE_NAMES: Mapping[str, str] = {
    "en": N_("English"),
    "fr": N_("French"),
    "es": N_("Spanish"),
    "ar": N_("Arabic"),
    "zh": N_("Chinese"),
    "ru": N_("Russian"),
}
"""The languages in words of the interface; on buttons each goes by its own name."""


class Speech(QObject):
    """Speaks one language at a time; `language_changed` tells every widget to set its texts again.

    Do not wait for Qt's own LanguageChange event: it is sent only for languages that have a qtbase file.
    """

    language_changed = Signal()

    def __init__(self, texts: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._catalogue: Catalogue = english_catalogue()
        self._locale = QLocale("en")
        self._translator = QTranslator(self)
        self._read: Mapping[str, bytes] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The texts spoken now, for what is written without a window."""
        return self._catalogue

    @property
    def language(self) -> str:
        """Code of the language spoken now."""
        return self._catalogue.language

    @property
    def is_right_to_left(self) -> bool:
        """True for Arabic."""
        return LANGUAGES[self.language].is_right_to_left

    def speak(self, language: str) -> None:
        """Change the language; tell everybody if it is another one."""
        if language == self.language and language != "en":
            return
        self._catalogue = self.texts_in(language)
        self._locale = QLocale(language)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(self._locale, "qtbase", "_", folder):
            application.installTranslator(self._translator)
        direction = Qt.LayoutDirection.RightToLeft if self.is_right_to_left else Qt.LayoutDirection.LeftToRight
        application.setLayoutDirection(direction)
        self.language_changed.emit()

    def texts_in(self, language: str) -> Catalogue:
        """Give the texts of any language; those beside the program where the edition's are damaged, else English ones."""
        return catalogue_of(self._read.get(language) or self._texts_of(language), language)

    def _texts_of(self, language: str) -> bytes:
        return read_texts(self._texts, language) or read_texts(spare_texts(), language)

    def learn(self, languages: Iterable[str]) -> None:
        """Read the texts of languages, so that a switch needs no disc."""
        self._read = {language: self._texts_of(language) for language in languages}

    def gettext(self, message: str) -> str:
        """Give a text in the language spoken now."""
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Give the form of a text that suits a number."""
        return self._catalogue.ngettext(singular, plural, n)

    def quoted(self, words: str) -> str:
        """Put words into the quotation marks of the language."""
        return self.gettext("“{words}”").format(words=words)

    def language_name(self, code: str) -> str:
        """Give the name of a language as it stands within a sentence: French, français, francés."""
        return self.gettext(LANGUAGE_NAMES[code])

    def explain(self, error: SmeError) -> str:
        """Give an error's message and advice."""
        return error.explain(self._catalogue)

    def number(self, value: int) -> str:
        """Write a number as the language does."""
        return self._locale.toString(value)

    def month(self, month: str) -> str:
        """Write `2026-11` as the language does: November 2026, novembre 2026, noviembre de 2026."""
        date = QDate.fromString(f"{month}-01", "yyyy-MM-dd")
        pattern = "MMMM 'de' yyyy" if self.language == "es" else "MMMM yyyy"
        return self._locale.toString(date, pattern) if date.isValid() else month

    def day(self, moment: str) -> str:
        """Write the day of a moment (ISO 8601, UTC) as the language and the clock of this computer do."""
        local = _local(moment)
        pattern = "d 'de' MMMM 'de' yyyy" if self.language == "es" else "d MMMM yyyy"
        return self._locale.toString(local.date(), pattern) if local.isValid() else moment[:10]

    def time(self, moment: str) -> str:
        """Write the time of day of a moment (ISO 8601, UTC) as the language and the clock of this computer do."""
        return self._locale.toString(_local(moment).time(), QLocale.FormatType.ShortFormat)


def _local(moment: str) -> QDateTime:
    return QDateTime.fromString(moment, Qt.DateFormat.ISODate).toLocalTime()
