"""Spelling, by Hunspell and its dictionaries; the project's own words stand apart (content/spelling/*.txt).

Italics mark names of files and words of other languages, which no dictionary has.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sme_desktop.model import Problem
from sme_desktop.sources.content import Content
from sme_desktop.sources.words import WORD, page_texts

DICTIONARIES: Mapping[str, str] = {"en": "en_GB", "fr": "fr", "es": "es_ES"}
"""Debian: hunspell-en-gb, hunspell-fr-classical, hunspell-es."""

COMMON = "names"
"""The list of proper names and abbreviations, which are the same in every language."""


def check_spelling(content: Content) -> Iterator[Problem]:
    """Give each unknown word once per page, at the line where it first stands.

    Where Hunspell or a dictionary is not installed, one warning says so.
    """
    for language, dictionary in DICTIONARIES.items():
        found: dict[str, list[tuple[str, int]]] = {}
        for page in content.pages.values():
            if page.language != language:
                continue
            for line, text in page_texts(page, has_italics=False):
                for part in (part for word in WORD.findall(text) for part in _parts(word)):
                    found.setdefault(part, []).append((page.file, line))
        unknown = _unknown(sorted(found), dictionary)
        if unknown is None:
            message = f"spelling in {language} was not checked: install hunspell with its dictionary {dictionary}"
            yield Problem("spelling", 1, message, is_warning=True)
            continue
        own = own_words(content.root, language)
        for word in unknown:
            if not _is_own(word, own):
                for file, line in sorted(dict(reversed(found.get(word, [("spelling", 1)]))).items()):
                    yield Problem(file, line, f"unknown word: “{word}”")


def own_words(content: Path, language: str) -> frozenset[str]:
    """Give the project's own words of a language: its list and the common one, a word a line, `#` for remarks."""
    words: set[str] = set()
    for name in (COMMON, language):
        path = content / "spelling" / f"{name}.txt"
        if path.exists():
            lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
            words.update(line.replace("’", "'") for line in lines if line)
    return frozenset(words)


def _parts(word: str) -> Iterator[str]:
    """Give the parts of a hyphenated word, as Hunspell itself reads them; single letters say nothing."""
    yield from (part for part in word.replace("’", "'").split("-") if len(part) > 1)


def _is_own(word: str, own: frozenset[str]) -> bool:
    """Accept a word of the list, also after an elided article, with a possessive, and with a capital."""
    before, _, after = word.partition("'")
    candidates = {word, before, after} if len(before) <= 2 or after == "s" else {word}
    return not own.isdisjoint(candidates | {part[:1].lower() + part[1:] for part in candidates})


def _unknown(words: Iterable[str], dictionary: str) -> tuple[str, ...] | None:
    """Give the words that the dictionary lacks; None where there is no such dictionary."""
    program = shutil.which("hunspell")
    if program is None:
        return None
    command = [program, "-l", "-i", "utf-8", "-d", dictionary]
    run = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        return None
    return tuple(sorted(set(run.stdout.split("\n")) - {""}))
