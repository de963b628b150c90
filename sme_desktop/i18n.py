"""Marks interface texts for translation and looks them up in a catalogue; English sentences are the keys."""

import gettext
import struct
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

DOMAIN = "sme_desktop"


def N_(text: str) -> str:  # noqa: N802 - the customary name, which Babel looks for
    """Mark a text for extraction where no catalogue is at hand yet; give it back unchanged."""
    return text


class Catalogue:
    """The interface texts of one language, with English where a translation is missing."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def gettext(self, message: str) -> str:
        """Give the text in this language."""
        return self._translations.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Give the form of the text that suits the number `n` in this language."""
        return self._translations.ngettext(singular, plural, n)

    def fill(self, message: str, facts: Mapping[str, object]) -> str:
        """Translate a text and put the facts into its named fields."""
        return self.gettext(message).format_map(dict(facts))


def english_catalogue() -> Catalogue:
    """Give the catalogue of the code's own language."""
    return Catalogue("en", gettext.NullTranslations())


def open_catalogue(folder: Path, language: str) -> Catalogue:
    """Open `<folder>/<language>.mo`; a missing or damaged file gives English texts."""
    return catalogue_of(read_texts(folder, language), language)


def read_texts(folder: Path, language: str) -> bytes:
    """Read `<folder>/<language>.mo` as it is; nothing where that cannot be read."""
    try:
        return (folder / f"{language}.mo").read_bytes()
    except OSError:
        return b""


def catalogue_of(texts: bytes, language: str) -> Catalogue:
    """Give the catalogue in the bytes of a file; English texts where it is empty or damaged."""
    try:
        return Catalogue(language, gettext.GNUTranslations(BytesIO(texts)))
    except (OSError, UnicodeDecodeError, ValueError, IndexError, struct.error):
        # GNUTranslations raises any of these for a cut or scratched file.
        return Catalogue(language, gettext.NullTranslations())
