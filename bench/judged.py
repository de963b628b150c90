"""Judged questions as typed, without accents, and with one typing error: how often a right page is among the first three.

python bench/judged.py [--edition build/edition] [--misses]

Each question of four letters or more is mistyped six times: a letter left out, swapped, wrong, or too much; the same
errors each time, by a seed per question.
"""

import argparse
import random
import string
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.library.library import Library
from sme_desktop.publish.judged import FIRST, JudgedQuery, read_judged_sets
from sme_desktop.search import SearchIndex, open_index
from sme_desktop.search.folding import fold

ROOT = Path(__file__).parent.parent
_ERRORS = 6


def mistyped(text: str, chance: random.Random) -> str | None:
    """Give the text with one error in a word of four letters or more; None where it has none."""
    words = text.split()
    places = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not places:
        return None
    place = chance.choice(places)
    word, at, letter = words[place], chance.randrange(1, len(words[place]) - 1), chance.choice(string.ascii_lowercase)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
    )
    words[place] = chance.choice(kinds)
    return " ".join(words)


def is_answered(index: SearchIndex, query: JudgedQuery, text: str) -> bool:
    """Tell whether a right page is among the first."""
    hits = index.search(text, language=query.language, limit=FIRST)
    return not query.pages.isdisjoint(hit.document_id.partition("#")[0] for hit in hits)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    library = Library.open(options.edition)
    index = open_index(library.index_folder, checksums=library.index_checksums)
    print("| set | language | as typed | without accents | one error each |")
    print("| --- | --- | --- | --- | --- |")
    for judged in read_judged_sets(ROOT / "index" / "judged"):
        counts: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
        for query in judged.queries:
            if not any(query.language in library.languages_of(page) for page in query.best):  # type: ignore[arg-type]
                continue
            texts = [("typed", query.text), ("folded", fold(query.text.lower()))]
            chance = random.Random(query.id)
            texts += [("error", text) for _ in range(_ERRORS) if (text := mistyped(query.text, chance))]
            for kind, text in texts:
                answered = is_answered(index, query, text)
                counts[query.language][kind].append(answered)
                if options.misses and not answered:
                    print(f"{query.id} {query.language} {kind}: {text}", file=sys.stderr)
        for language, kinds in counts.items():
            cells = [
                f"{sum(found)} of {len(found)} ({100 * sum(found) / len(found):.0f} %)"
                for found in (kinds["typed"], kinds["folded"], kinds["error"])
            ]
            print(f"| {judged.name} | {language} | {' | '.join(cells)} |")
    index.close()
    library.close()


if __name__ == "__main__":
    main()
