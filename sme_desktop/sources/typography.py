"""Characters that each language asks for: spaces, quotation marks, apostrophes (content guide, section 9)."""

import re
from collections.abc import Iterator, Mapping

from sme_desktop.model import Problem
from sme_desktop.sources.blocks import block_text
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage

_EVERYWHERE = (
    (re.compile(r"'"), "a straight apostrophe; ’ is meant"),
    (re.compile(r"[$€£¥]|\b(?:USD|EUR|CHF)\b"), "a currency sign or code; amounts of money have no place here"),
    (re.compile(r"[ \u00a0\u202f]{2}"), "two spaces"),
    (re.compile(r"\bwww\.|[\w.]+@[\w.]+"), "an address; addresses have their own place"),
)
_RULES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": (
        (re.compile(r"[“”«»\"]"), "English quotation marks are ‘ ’"),
        (re.compile(r" [;:!?,.](?=\s|$)"), "a space before a punctuation mark"),
    ),
    "fr": (
        (re.compile(r"(?<![\u202f!?…])[;!?](?=[\s»)]|$)"), "; ! ? take a narrow no-break space (U+202F) before them"),
        (re.compile(r"(?<!\u00a0):(?=\s|$)"), ": takes a no-break space (U+00A0) before it"),
        (re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"), "no-break spaces (U+00A0) stand inside « »"),
        (re.compile(r"\d[ \u00a0]?%"), "% takes a narrow no-break space (U+202F) before it"),
        (re.compile(r"\""), "straight quotation marks; « » are meant"),
    ),
    "es": (
        (re.compile(r"\""), "straight quotation marks; « » are meant"),
        (re.compile(r" [;:!?,.](?=\s|$)"), "a space before a punctuation mark"),
    ),
}
_PAIRS = (("¿", "?"), ("¡", "!"))


def check_typography(_content: Content, page: SourcePage) -> Iterator[Problem]:
    """Give each break of the language's rules, with the words around it."""
    rules = (*_EVERYWHERE, *_RULES.get(page.language, ()))
    texts = [(1, page.title), (1, page.summary)]
    for section in page.sections:
        texts.append((section.line, section.title))
        texts += [(block.line, block_text(block)) for block in section.blocks]
    for line, text in texts:
        for pattern, message in rules:
            for match in pattern.finditer(text):
                around = text[max(0, match.start() - 15) : match.end() + 10].replace("\n", " ")
                yield Problem(page.file, line, f"{message}: “{around}”")
        if page.language == "es":
            for opening, closing in _PAIRS:
                if text.count(opening) != text.count(closing):
                    yield Problem(page.file, line, f"{opening} and {closing} are not in pairs")
