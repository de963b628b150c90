"""What the signs in a query mean: “quotes” keep words together, a minus leaves a word out."""

import re

from sme_desktop.search.folding import normal_form
from sme_desktop.values import dataclass

LONGEST_QUERY = 400
"""Characters of a query that are looked at; more are pasted by mistake."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]*[^\W_][^\"“”„«»]*?)\s*[\"“”„«»]")
_LEFT_OUT = re.compile(r"(?:^|(?<=\s))[-\u2212\u2013](?=[^\W_])([^\s\"“”„«»]+)")


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query in its parts. The offsets of `text` are those of the normalised query."""

    text: str
    """The words to score, those in quotes included, those left out replaced by spaces."""
    phrases: tuple[str, ...]
    excluded: tuple[str, ...]


def parse_query(text: str) -> ParsedQuery:
    """Read a query; there are no errors, since every text is a query."""
    plain = _CONTROL.sub(" ", normal_form(text[:LONGEST_QUERY]))
    phrases = tuple(match[1] for match in _QUOTED.finditer(plain))
    bare = _QUOTED.sub(lambda match: " " * len(match[0]), plain)
    excluded = tuple(match[1] for match in _LEFT_OUT.finditer(bare))
    kept = list(plain)
    for match in _LEFT_OUT.finditer(bare):
        kept[match.start() : match.end()] = " " * (match.end() - match.start())
    return ParsedQuery("".join(kept), phrases, excluded)
