"""Finds the word that was meant where one was mistyped: edit distance by Damerau (1964) and Levenshtein (1966)."""

from collections.abc import Callable, Iterable, Iterator

LEAST_LENGTH = 4
"""Shorter words are never corrected: too many others are near."""

MOST_LENGTH = 40
"""Longer words are no words: looking for near ones would take a second."""

FAR_FROM = 7
"""Length from which two errors are forgiven."""


def near_words(word: str, letters: Iterable[str]) -> Iterator[str]:
    """Give every word at one error: a letter left out, doubled or foreign, a wrong letter, two letters swapped."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    alphabet = tuple(letters)
    for before, after in parts:
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in alphabet:
            if after:
                yield before + letter + after[1:]
            yield before + letter + after


def distance(first: str, second: str, limit: int) -> int:
    """Give the number of errors between two words, or `limit + 1` where there are more; a swap counts as one."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (letter != other))
            is_swap = row > 1 and column > 1 and letter == second[column - 2] and other == first[row - 2]
            current.append(min(cost, before[column - 2] + 1) if is_swap else cost)
        if min(current) > limit:
            return limit + 1
        before, above = above, current
    return above[-1]


def corrections(
    word: str,
    *,
    frequency: Callable[[str], int],
    letters: Iterable[str],
    alike: Callable[[str], Iterable[str]],
    limit: int = 1,
) -> tuple[str, ...]:
    """Give the most frequent known words at one error, or at two for a long word, best first; none where none is near.

    `frequency` gives 0 for an unknown word, `alike` the known words that begin as the given letters do. A first letter
    that differs is rarely the error, so it counts against a candidate.
    """
    if not LEAST_LENGTH <= len(word) <= MOST_LENGTH or any(letter.isdigit() for letter in word):
        return ()
    scores: dict[str, float] = {}
    for candidate in near_words(word, letters):
        score = frequency(candidate) * (1.0 if candidate[:1] == word[:1] else 0.2)
        if score > 0:
            scores[candidate] = score
    if not scores and len(word) >= FAR_FROM:
        letters_of_word = set(word)
        for candidate in alike(word[:1]):
            # Two errors change four letters at most: most candidates need no closer look.
            if abs(len(candidate) - len(word)) > 2 or len(letters_of_word.symmetric_difference(candidate)) > 4:
                continue
            if distance(word, candidate, 2) <= 2:
                scores[candidate] = frequency(candidate)
    return tuple(sorted(scores, key=lambda candidate: (-scores[candidate], candidate))[:limit])
