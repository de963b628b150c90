"""Finds the words of a query in a text and cuts the passage that shows most of them."""

from collections.abc import Iterable

from sme_desktop.model import Snippet
from sme_desktop.search.analysis import Analyzer, Token
from sme_desktop.search.scorer import Words

WIDTH = 220
"""Length of a snippet in characters: two lines of the result list."""


def marks(
    text: str, terms: frozenset[str], analyzer: Analyzer, beginning: str = "", names: Iterable[Words] = ()
) -> tuple[tuple[int, int], ...]:
    """Give (start, end) of each word of `text` to be marked; in order, never overlapping.

    Marked is a word that shares one of the `terms` or has the folded `beginning`, and the words of a name of several
    words where they stand one after the other, stop words between them left aside.
    """
    tokens = [token for token in analyzer.tokens(text) if token.terms]
    places = [
        (token.start, token.end)
        for token in tokens
        if not terms.isdisjoint(token.terms) or (beginning and token.form.startswith(beginning))
    ]
    by_first: dict[str, list[Words]] = {}
    for name in names:
        for term in name[0]:
            by_first.setdefault(term, []).append(name)
    for first, token in enumerate(tokens):
        for name in {name for term in token.terms for name in by_first.get(term, ())} if by_first else ():
            words = tokens[first : first + len(name)]
            if len(words) == len(name) and all(map(_is_word, name, words)):
                places += [(word.start, word.end) for word in words]
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _is_word(wanted: frozenset[str], word: Token) -> bool:
    return not wanted.isdisjoint(word.terms)


def best_window(text: str, places: Iterable[tuple[int, int]], width: int = WIDTH) -> Snippet:
    """Cut the window with most different marked words, then most marks, then nearest to the start; whole words only."""
    spans = list(places)
    if not spans:
        return Snippet(_tidy(text[: _word_end(text, width)], text), ())
    best, chosen = (0, 0), (0, 0)
    last = 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1][1] - start <= width:
            last += 1
        words = {text[a:b].lower()[:5] for a, b in spans[first : last + 1]}
        if (len(words), last - first) > best:
            best, chosen = (len(words), last - first), (first, last)
    first, last = chosen
    start, end = _window(text, spans[first][0], spans[last][1], width)
    before = "… " if start > 0 and not _starts_sentence(text, start) else ""
    after = "…" if end < len(text) and text[end - 1] not in ".!?" else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in spans if a >= start and b <= end)
    return Snippet(before + text[start:end].replace("\n", " ") + after, inside)


def _window(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Begin at the sentence of the first mark if the last still fits, else a little before it; end at a word."""
    sentence = max(text.rfind(stop, 0, first) for stop in (". ", "? ", "! ", "\n"))
    start = 0 if sentence < 0 else sentence + (1 if text[sentence] == "\n" else 2)
    if last - start > width:
        start = max(start, first - max(0, (width - (last - first)) // 3))
        while 0 < start < first and not text[start - 1].isspace():
            start += 1
    return start, _word_end(text, max(start + width, last))


def _word_end(text: str, limit: int) -> int:
    """Give the end of the last whole word that ends at or before `limit`."""
    if limit >= len(text):
        return len(text)
    end = limit
    while end > 0 and not text[end].isspace():
        end -= 1
    end = end or limit
    return len(text[:end].rstrip())


def _starts_sentence(text: str, start: int) -> bool:
    return text[start - 1] == "\n" or text[:start].rstrip()[-1:] in ".?!"


def _tidy(piece: str, text: str) -> str:
    piece = piece.replace("\n", " ")
    return piece + ("…" if len(piece) < len(text) and piece[-1:] not in ".!?" else "")
