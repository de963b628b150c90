"""A language for tests: every text of the program 40 per cent longer, marked at both ends, with accents all over."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from sme_desktop.i18n import DOMAIN

LONGER = 0.4

_PARTS = re.compile(r"(\{[^{}]*\}|&(?=\w)\w)")
"""What must stay as it is: fields, and letters of keys."""

_ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZ", "áçéíļñóřšúýžÁÇÉÍĻÑÓŘŠÚÝŽ")
_WORD = 6
"""Letters of a word that is added."""


def pseudo(text: str) -> str:
    """Give a text as the pseudo-language says it: `[Óþéñ ẋẋ]`, 40 per cent longer, with its fields and its key."""
    parts = _PARTS.split(text)
    accented = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    bare = _PARTS.sub("", text)
    more = max(1, round(len(bare) * LONGER) - 3)
    words = [("ž" * _WORD) for _ in range(more // (_WORD + 1))]
    rest = more - len(words) * (_WORD + 1)
    if rest:
        words.append("ž" * rest)
    # A letter is a key where its ampersand begins a word.
    first = "[ " if text.startswith("&") else "["
    return f"{first}{accented} {' '.join(words)}]"


def write_pseudo(template: Path, translations: Path, *languages: str) -> None:
    """Write the texts of the pseudo-language under the codes of some languages, in the plural forms of each."""
    with template.open("rb") as source:
        texts = read_po(source)
    for language in languages:
        catalogue = Catalog(locale=language, domain=DOMAIN)
        for message in texts:
            if not message.id:
                continue
            if isinstance(message.id, tuple):
                singular, plural = message.id
                forms = (singular, *(plural for _ in range(catalogue.num_plurals - 1)))
                said: str | tuple[str, ...] = tuple(map(pseudo, forms))
                # Where there is one form only it stands for every number.
                said = (pseudo(plural),) if catalogue.num_plurals == 1 else said
            else:
                said = pseudo(str(message.id))
            catalogue.add(message.id, said, flags=message.flags, context=message.context)
        folder = translations / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / f"{DOMAIN}.po").open("wb") as target:
            write_po(target, catalogue)
