"""Key to ten results with snippets: CPU time per key at several sizes, with the pages of the handbook multiplied.

    python bench/search_speed.py [--sections 1500] [--edition build/edition]

Every section of the edition is taken again and again, each copy with other words mixed in from the whole handbook,
until there are enough; then the judged questions are typed letter by letter.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.publish.judged import read_judged
from sme_desktop.search import Document, open_index, write_index
from sme_desktop.search.analysis import WordLists

ROOT = Path(__file__).parent.parent


def documents(edition: Path, language: str, count: int) -> list[Document]:
    connection = sqlite3.connect(f"file:{edition / 'pages.sqlite'}?mode=ro&immutable=1", uri=True)
    rows = connection.execute(
        "SELECT s.page, s.id, p.title, s.text FROM section s JOIN page p ON p.id = s.page AND p.language = s.language "
        "WHERE s.language = ? AND s.page != 'help-glossary' ORDER BY s.page, s.position",
        (language,),
    ).fetchall()
    connection.close()
    chance = random.Random(1)
    words = " ".join(row[3] for row in rows).split()
    made = []
    for number in range(count):
        page, section, title, text = rows[number % len(rows)]
        turn = number // len(rows)
        if turn:
            parts = text.split()
            for _ in range(len(parts) // 3):
                parts[chance.randrange(len(parts))] = chance.choice(words)
            text = " ".join(parts)
        made.append(Document(f"{page}-{turn}#{section}", language, title, text, group=f"{page}-{turn}"))
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sections", type=int, nargs="*", default=[500, 1500, 5000])
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    options = parser.parse_args()
    print("| sections | language | median ms | p95 ms | worst ms | keys |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in options.sections:
        for language in ("en", "fr", "es"):
            with tempfile.TemporaryDirectory() as folder:
                lists = {language: WordLists.from_toml(ROOT / "index" / f"{language}.toml")}
                write_index(folder, documents(options.edition, language, count), word_lists=lists)
                index = open_index(folder)
                index.search("warm", language=language)
                times = []
                for query in read_judged(ROOT / "index" / "judged"):
                    if query.language != language:
                        continue
                    for length in range(1, len(query.text) + 1):
                        start = time.process_time()
                        index.search(query.text[:length], language=language, limit=10, is_typing=True)
                        times.append(1000 * (time.process_time() - start))
                index.close()
            p95 = statistics.quantiles(times, n=20)[-1]
            print(
                f"| {count} | {language} | {statistics.median(times):.1f} | {p95:.1f} | {max(times):.1f} | {len(times)} |"
            )


if __name__ == "__main__":
    main()
