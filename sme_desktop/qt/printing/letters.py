"""Puts right which letters a PDF file says that its shapes stand for, so that copied words are the words of the page."""

import re
from collections.abc import Mapping

_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_RANGE = re.compile(rb"(<[0-9A-F]{4}> <[0-9A-F]{4}> )(\[[^\]]*\])")

_MEANT: Mapping[bytes, bytes] = {
    b"<0009>": b"<0020>",
    b"<02BB>": b"<2018>",
    b"<02BC>": b"<2019>",
}
"""Where characters share a shape, WORKAROUND(Qt 6.8 QFontSubset) names the lowest: a tab for a space, a letter of
Hawaiian for an apostrophe. Old and new are equally long, so that nothing in the file moves."""


def with_meant_letters(pdf: bytes) -> bytes:
    """Give the file with its tables of letters put right (ISO 32000-1, 9.10.3)."""
    for number in set(_TABLE.findall(pdf)):
        start = pdf.find(b"\n" + number + b" 0 obj")
        end = pdf.find(b"endstream", start)
        if start >= 0 and end >= 0:
            pdf = pdf[:start] + _RANGE.sub(_put_right, pdf[start:end]) + pdf[end:]
    return pdf


def _put_right(match: re.Match[bytes]) -> bytes:
    letters = match[2]
    for wrong, meant in _MEANT.items():
        letters = letters.replace(wrong, meant)
    return match[1] + letters
