"""All spellings of an index with their frequency, for completing and correcting the words of a query."""

from bisect import bisect_left
from collections.abc import Iterator
from heapq import nlargest

from sme_desktop.search.spelling import corrections


class Lexicon:
    """Folded spellings in alphabetical order; kept as two lists, so that 50,000 words stay small."""

    def __init__(self, forms: list[str], counts: list[int], spellings: dict[str, str]) -> None:
        self._forms = forms
        self._counts = counts
        self._spellings = spellings
        self._letters = sorted({letter for form in forms for letter in form})

    @classmethod
    def from_text(cls, text: str) -> "Lexicon":
        """Read the text of the file; raise ValueError on anything else."""
        forms: list[str] = []
        counts: list[int] = []
        spellings: dict[str, str] = {}
        for line in text.splitlines():
            form, count, *spelling = line.split("\t")
            forms.append(form)
            counts.append(int(count))
            if spelling:
                spellings[form] = spelling[0]
        return cls(forms, counts, spellings)

    def frequency(self, form: str) -> int:
        """Give the number of documents with a spelling; 0 for an unknown one."""
        place = bisect_left(self._forms, form)
        return self._counts[place] if place < len(self._forms) and self._forms[place] == form else 0

    def completions(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Give the most frequent spellings with this beginning, most frequent first, equals by alphabet."""
        first, last = self._range(beginning)
        best = nlargest(limit, range(first, last), key=lambda place: (self._counts[place], -place))
        return tuple(self._forms[place] for place in best)

    def correction(self, form: str) -> str | None:
        """Give the known spelling that was probably meant; None where none is near."""
        return next(iter(self.corrections(form, 1)), None)

    def corrections(self, form: str, limit: int) -> tuple[str, ...]:
        """Give the known spellings that may have been meant, the most frequent first."""
        return corrections(form, frequency=self.frequency, letters=self._letters, alike=self._alike, limit=limit)

    def spelling(self, form: str) -> str:
        """Give a folded form as it is mostly written, with its accents."""
        return self._spellings.get(form, form)

    def _alike(self, beginning: str) -> Iterator[str]:
        first, last = self._range(beginning)
        return iter(self._forms[first:last])

    def _range(self, beginning: str) -> tuple[int, int]:
        return bisect_left(self._forms, beginning), bisect_left(self._forms, beginning + "\uffff")
