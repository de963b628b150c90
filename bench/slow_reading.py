"""Reads from an edition as the program does, and tells how long a reader waits: run it on a slow medium.

usage: slow_reading.py EDITION   (with slowmedium.py: slowmedium.py --profile cd24 DISC -- python bench/slow_reading.py {MNT}/edition)

Prints seconds as one line of JSON, begun by READY: opening the guides, the first page, twelve more pages far from each other
(mean and most), the first search, four more searches, another language.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sme_desktop.library.library import Library
from sme_desktop.search import open_index

_QUESTIONS = ("someone copied my logo", "trade secrets", "how long does a patent last", "licence")


def seconds(work: Callable[[], object]) -> float:
    """Give how long a piece of work takes."""
    begin = time.perf_counter()
    work()
    return round(time.perf_counter() - begin, 3)


def main(folder: Path) -> None:
    """Measure and print."""
    begin = time.perf_counter()
    library = Library.open(folder)
    library.topics("en")
    opened = round(time.perf_counter() - begin, 3)
    entries = [entry for topic in library.topics("en") for entry in topic.entries]
    first = seconds(lambda: library.page(entries[0].id, "en"))
    far = entries[7 :: max(1, len(entries) // 12)][:12]
    pages = [seconds(lambda entry=entry: library.page(entry.id, entry.language)) for entry in far]  # type: ignore[misc]
    index = open_index(library.index_folder, checksums=library.index_checksums)
    search = seconds(lambda: index.search("trade mark", language="en"))
    more = [seconds(lambda words=words: index.search(words, language="en")) for words in _QUESTIONS]  # type: ignore[misc]
    found = {
        "opened": opened,
        "first page": first,
        "pages, mean": round(sum(pages) / len(pages), 3),
        "pages, most": max(pages),
        "first search": search,
        "searches, most": max(more),
        "another language": seconds(lambda: index.search("marque", language="fr")),
    }
    print("READY", json.dumps(found), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
