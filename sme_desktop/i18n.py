"""Marks interface texts for translation and looks them up in a catalogue; English sentences are the keys."""

import gettext
import logging
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

logger = logging.getLogger(__name__)

DOMAIN = "sme_desktop"

_SEAL = b"CRC\n"
"""Stands after the last text of a file, before its CRC-32 (4 bytes, big endian). gettext reads by offsets and does not
see it."""


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


def sealed(texts: bytes) -> bytes:
    """Give a .mo file with its checksum, by which `read_texts` knows a damaged one."""
    return texts + _SEAL + zlib.crc32(texts).to_bytes(4, "big")


def _is_sound(data: bytes) -> bool:
    """Tell whether a file is what `sealed` gave; one without a seal is an older one, or cut, which gettext notices."""
    texts, seal, value = data[:-8], data[-8:-4], data[-4:]
    if seal == _SEAL:
        return zlib.crc32(texts).to_bytes(4, "big") == value
    return _translations(data) is not None


def read_texts(folder: Path, language: str) -> bytes:
    """Read `<folder>/<language>.mo` as it is; nothing where that cannot be read or is damaged."""
    try:
        data = (folder / f"{language}.mo").read_bytes()
    except OSError:
        return b""
    if not _is_sound(data):
        logger.warning("The interface texts of %s are damaged", language)
        return b""
    return data


def catalogue_of(texts: bytes, language: str) -> Catalogue:
    """Give the catalogue in the bytes of a file; English texts where it is empty or damaged."""
    return Catalogue(language, _translations(texts) or gettext.NullTranslations())


def _translations(texts: bytes) -> gettext.GNUTranslations | None:
    try:
        return gettext.GNUTranslations(BytesIO(texts))
    except (OSError, ValueError, LookupError, struct.error):
        # GNUTranslations raises any of these for a cut or scratched file.
        return None
