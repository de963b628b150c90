"""Finds the sentences of a page's plain text, one at a time to be read aloud."""

import re
from collections.abc import Iterator

LONGEST = 400
"""Characters; a longer sentence is cut at a semicolon or a comma."""

_CLOSERS = "»”’\"'）)]』」》"
_END = re.compile(
    # A full stop with what closes after it (« Non. »), then a space or the end of the paragraph …
    rf"(?:[.!?…؟۔]+(?:[ \u00a0\u202f]?[{re.escape(_CLOSERS)}])*(?=\s|$))"
    # … or a Chinese one, after which there is no space.
    rf"|(?:[。！？]+[{re.escape(_CLOSERS)}]*)"
)
_SKIPPED_AT_START = re.compile(r"[^\w«“‘\"'(（《「『¿¡$€£%+−-]+")
_LINE = re.compile(r"[^\n\u2028\u2029\ufffc]+")
_SOFT_END = re.compile(r"[;:؛](?=\s)|[，、；]|[,،](?=\s)")

_NEVER_LAST = {
    "en": "mr mrs ms dr prof st e.g i.e cf vs viz approx",
    "fr": "m mm mme mlle dr pr p ex c.-à-d cf env chap st ste vs",
    "es": "sr sra srta sres dr dra ud uds p ej cf aprox cap vs",
    "ru": "т.е напр см ср ул им проф акад",
    "ar": "د أ",
    "zh": "",
}
"""Short forms that always have something after them; kept without their full stop, spaces left out."""

_BEFORE_NUMBER = (
    "no nos nr art arts par para sec ch fig vol p pp ed v n núm nro párr pág págs "
    "ст п пп г гг рис табл гл стр № ч"
)  # fmt: skip
"""Short forms when a number or a bracket follows; at other times words, as in “No. Ask first.”"""

_HAS_WORDS = re.compile(r"[^\W_]")
_WORD_BEFORE = re.compile(r"[^\s(«“‘'’\"]+$")


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Give (start, end) of each sentence in a text of paragraphs, in order; ticks, bullets and figures lie outside.

    A heading or a line of a list is a sentence of its own, whether or not it has a full stop.
    """
    return tuple(span for line in _LINE.finditer(text) for span in _of_line(text, *line.span(), language))


def spoken(text: str) -> str:
    """Give a sentence as one line of words for a voice: no control characters, no signs that only the eye needs."""
    words = re.sub(r"[✓✔☐☑•▪\ufffc\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    words = re.sub(r"\s[·›→|]\s", ", ", words)
    words = re.sub(r"_{2,}|…{2,}|\.{4,}|\[\s*\]", " ", words)  # Room to write in, on forms.
    words = "".join(letter if letter.isprintable() else " " for letter in words)
    # “[[” begins a string of phonemes for espeak-ng, and an order to the voice for macOS.
    return " ".join(re.sub(r"\[(?=\[)", "[ ", words).split())


def _of_line(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _is_end(text, at, match, end, language):
            continue
        yield from _whole(text, at, match.end())
        at = match.end()
    yield from _whole(text, at, end)


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the span without what surrounds its words, in several parts where it is over-long; nothing without words."""
    skipped = _SKIPPED_AT_START.match(text, start, end)
    start = skipped.end() if skipped else start
    while end > start and text[end - 1].isspace():
        end -= 1
    if not _HAS_WORDS.search(text, start, end):
        return
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Give where an over-long sentence is parted: at its last semicolon, comma or space within the longest length."""
    places = [match.end() for match in _SOFT_END.finditer(text, start, start + LONGEST)]
    if not places:
        places = [match.start() for match in re.finditer(r"\s", text[: start + LONGEST]) if match.start() > start]
    return places[-1] if places else start + LONGEST


def _is_end(text: str, start: int, match: re.Match[str], end: int, language: str) -> bool:
    """Tell whether a full stop within a paragraph ends a sentence."""
    mark = match[0]
    if mark[0] in "。！？":
        return True
    rest = text[match.end() : end].lstrip()
    following = rest.lstrip("«“‘\"'([¿¡ \u00a0\u202f")[:1]
    if following.islower() or not _HAS_WORDS.search(rest):
        return False
    return mark[0] in "!?؟۔" or len(mark) > 1 or not _is_short_form(text[start : match.start()], rest, language)


def _is_short_form(before: str, rest: str, language: str) -> bool:
    """Tell whether the full stop after `before` belongs to a short form, an initial or the number of a line."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if word.isdigit():
        # “4. Names” at the start of a line or after a colon; elsewhere a number may end a sentence (“in 2026. The”).
        lead = before[: -len(word)].rstrip(" \u00a0\u202f")
        return len(word) < 3 and (not re.search(r"\w", lead) or lead.endswith((":", "·", "›")))
    bare = word.lower()
    if "." in word and word.isupper() and re.match(r"[\d(§]", rest):
        return True  # “35 U.S.C. 102”
    two = "".join(before.lower().split()[-2:])
    if bare in _BEFORE_NUMBER.split() and re.match(r"[\d(]|[IVXLC]+\b", rest):
        return True
    if bare in _NEVER_LAST.get(language, "").split() or two == "т.е":
        return True
    # Initials: “J. R. Smith”, but “S.A.” or “a.m.” may end a sentence.
    return len(word) == 1 and word.isupper() and word.isalpha() and language != "zh"
