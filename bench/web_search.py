"""The search of the browser edition in node: first answer, each question, each key, and the size of its files.

    python bench/web_search.py [--starts 5]

First answer: scripts of one language read and run, its texts analysed, one question answered; median of all starts.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.publish.judged import read_judged
from sme_desktop.publish.web_search import write_web_search
from sme_desktop.sources.content import read_content

ROOT = Path(__file__).parent.parent
DRIVER = ROOT / "tests" / "publish" / "web_search_driver.js"


def times(folder: Path, language: str, texts: list[str], *, is_typing: bool = False) -> list[float]:
    """Give the milliseconds that loading took, and those of each question."""
    scripts = [str(folder / f"{name}.js") for name in ("engine", "names", language)]
    queries = [{"text": text, "language": language, "isTyping": is_typing, "isExact": False} for text in texts]
    lines = "".join(json.dumps(("ask", query, 10)) + "\n" for query in queries)
    done = subprocess.run(["node", str(DRIVER), *scripts], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line)[1] for line in done.stdout.splitlines()]


def row(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} | {statistics.quantiles(values, n=20)[-1]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    judged = read_judged(ROOT / "index" / "judged")
    with tempfile.TemporaryDirectory() as place:
        write_web_search(Path(place), read_content(ROOT / "content", None), ROOT / "index")
        folder = Path(place) / "search"
        print("| language | first answer ms | question median ms | p95 ms | key median ms | p95 ms |")
        print("| --- | --- | --- | --- | --- | --- |")
        for language in ("en", "fr", "es"):
            texts = [query.text for query in judged if query.language == language]
            keys = [text[:end] for text in texts for end in range(1, len(text) + 1)]
            first = statistics.median(sum(times(folder, language, texts[:1])) for _ in range(options.starts))
            questions = times(folder, language, texts)[2:]
            typed = times(folder, language, keys, is_typing=True)[2:]
            print(f"| {language} | {first:.0f} | {row(questions)} | {row(typed)} |")
        sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    print(", ".join(f"{name} {size / 1000:.0f} KB" for name, size in sizes.items()))


if __name__ == "__main__":
    main()
