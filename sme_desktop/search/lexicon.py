"""All spellings of an index with their frequency, for completing the word that is being typed."""

from bisect import bisect_left
from heapq import nlargest
from pathlib import Path


class Lexicon:
    """Folded spellings in alphabetical order; kept as two lists, so that 50,000 words stay small."""

    def __init__(self, forms: list[str], counts: list[int]) -> None:
        self._forms = forms
        self._counts = counts

    @classmethod
    def read(cls, path: Path) -> "Lexicon":
        """Read the file; raise OSError or ValueError if it cannot be read."""
        forms: list[str] = []
        counts: list[int] = []
        for line in path.read_text("utf-8").splitlines():
            form, _, count = line.partition("\t")
            forms.append(form)
            counts.append(int(count))
        return cls(forms, counts)

    def __contains__(self, form: str) -> bool:
        place = bisect_left(self._forms, form)
        return place < len(self._forms) and self._forms[place] == form

    def completions(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Give the most frequent spellings with this beginning, most frequent first, equals by alphabet."""
        first = bisect_left(self._forms, beginning)
        last = bisect_left(self._forms, beginning + "\uffff")
        best = nlargest(limit, range(first, last), key=lambda place: (self._counts[place], -place))
        return tuple(self._forms[place] for place in best)
