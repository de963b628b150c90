"""The rules that most languages share: words between other characters, accents folded, endings cut by Snowball."""

from collections.abc import Iterator

import Stemmer

from sme_desktop.search.folding import WORD, fold

Word = tuple[int, int, str]
"""Start and end of a word in the text, and the word in lower case."""
NO_CACHE = 0
"""Words that a stemmer keeps: none, since cutting one takes a microsecond and the words kept would take memory."""


class Rules:
    """A language without rules of its own: words are folded, never cut."""

    stemmer_name = ""
    """Name of the Snowball algorithm; empty where the language has none."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer(self.stemmer_name, NO_CACHE) if self.stemmer_name else None

    def words(self, lowered: str, *, is_query: bool) -> Iterator[Word]:
        """Give the words of a lower-case text in order; queries may be parted more coarsely than texts."""
        return ((match.start(), match.end(), match[0]) for match in WORD.finditer(lowered))

    def form(self, word: str) -> str:
        """Give the spelling under which a word is known to the lexicon."""
        return fold(word)

    def key(self, word: str) -> str:
        """Give the one term that all spellings of a word share, with and without accents."""
        folded = fold(word)
        return fold(self._stemmer.stemWord(folded)) if self._stemmer else folded

    def terms(self, word: str, *, is_protected: bool) -> tuple[str, ...]:
        """Give the terms of a lower-case word: the folded stem, the stem of the folded word, the exact spelling.

        Only exactly spelt words share the last, which is rarer and so weighs more.
        """
        folded = fold(word)
        if self._stemmer is None or is_protected:
            return tuple(dict.fromkeys((word, folded)))
        accented = self._stemmer.stemWord(word)
        plain = fold(self._stemmer.stemWord(folded))
        # Some stemmers drop accents: there the accented word itself stands for the exact spelling.
        exact = accented if accented != fold(accented) else word if word != folded else plain
        return tuple(dict.fromkeys((fold(accented), plain, exact)))
