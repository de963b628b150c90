"""How easy English is to read: Flesch, “A new readability yardstick”, Journal of Applied Psychology 32 (1948)."""

import re
from collections.abc import Iterator, Mapping

from sme_desktop.model import Problem
from sme_desktop.sources.blocks import Bullets, Callout, Checklist, Paragraph, Steps
from sme_desktop.sources.content import Content
from sme_desktop.sources.words import WORD, block_words

LEAST_EASE: Mapping[str, float] = {"A": 60, "B": 50, "C": 40}
"""Targets of the content guide, section 2."""

MOST_WORDS = 35
"""A sentence of more words is told; the guide asks for at most 30, lists after a colon are longer."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[’)]*\s+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeioudt]ed|[^aeiouscxzh]es)$")


def syllables(word: str) -> int:
    """Count the vowel groups of an English word, without its silent endings; at least 1."""
    lowered = word.lower().replace("’", "").replace("'", "")
    count = len(_VOWELS.findall(lowered))
    if count > 1 and _SILENT.search(lowered):
        count -= 1
    if re.search(r"(?:ia|io|iu|eo|ua)(?!u?s$)", lowered) and not re.search(r"[cstg]i[ao]", lowered):
        count += 1
    return max(1, count)


def reading_ease(sentences: list[str]) -> float:
    """Give Flesch's reading ease, about 0 (very hard) to 100 (very easy)."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 100.0
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 206.835 - 1.015 * per_sentence - 84.6 * per_word


def check_readability(content: Content) -> Iterator[Problem]:
    """Give a warning for each English page that is harder than its level, and for each very long sentence."""
    for page in content.pages.values():
        if page.language != "en":
            continue
        sentences: list[str] = []
        for section in page.sections:
            for block in section.blocks:
                if not isinstance(block, Paragraph | Bullets | Steps | Checklist | Callout) or section.id == "sources":
                    continue
                for sentence in (part for row in block_words(block).split("\n") for part in _SENTENCE_END.split(row)):
                    count = len(WORD.findall(sentence))
                    if count > MOST_WORDS:
                        message = f"a sentence of {count} words: “{sentence[:60]}…”"
                        yield Problem(page.file, block.line, message, is_warning=True)
                    if count:
                        sentences.append(sentence)
        ease = reading_ease(sentences)
        if ease < LEAST_EASE[page.level]:
            message = f"reading ease {ease:.0f}; level {page.level} asks for {LEAST_EASE[page.level]:.0f}"
            yield Problem(page.file, 1, message, is_warning=True)
