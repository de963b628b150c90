"""French grammar by Grammalecte (Debian package grammalecte-cli): a report of what is neither mended nor listed as false.

`grammar.py CONTENT` reads all French pages; findings that were looked at and are false stand in
`CONTENT/grammar_fr.yaml` (rule and the words it stumbles over). Exit code 1 where something is left.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.sources.content import read_content
from sme_desktop.sources.words import page_texts
from sme_desktop.sources.yaml_file import read_yaml

FALSE_FINDINGS = "grammar_fr.yaml"
# Typography is checked by sme-publish check, by our own rules (U+202F); apostrophes are typographic already.
OFF = ("typo", "apos", "esp", "nbsp", "unit", "num", "liga", "html", "latex", "md", "tab", "virg", "poncfin")


def findings(content: Path) -> Iterator[tuple[str, int, str, str, str]]:
    """Give (file, line, rule, words, message) of each finding."""
    pages = [page for page in read_content(content).pages.values() if page.language == "fr"]
    places: list[tuple[str, int]] = []
    lines: list[str] = []
    for page in pages:
        for line, text in page_texts(page):
            for row in text.split("\n"):
                if row.strip():
                    places.append((page.file, line))
                    lines.append(row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        command = ["grammalecte-cli", "-f", str(path), "-j", "-off", *OFF]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    for paragraph in json.loads(run.stdout)["data"]:
        place = paragraph["iParagraph"] - 1
        for error in paragraph["lGrammarErrors"]:
            words = lines[place][error["nStart"] : error["nEnd"]]
            yield (*places[place], error["sRuleId"], words, error["sMessage"])


def main() -> int:
    """Print what is left; give the exit code."""
    if shutil.which("grammalecte-cli") is None:
        print("French grammar is checked with the Debian package grammalecte-cli; please install it.", file=sys.stderr)
        return 2
    content = Path(sys.argv[1] if len(sys.argv) > 1 else "content")
    path = content / FALSE_FINDINGS
    false = {(row["rule"], row["words"]) for row in read_yaml(path, content)["false"]} if path.exists() else set()
    found = list(findings(content))
    left = [row for row in found if (row[2], row[3]) not in false]
    for file, line, rule, words, message in left:
        print(f"{file}:{line}: {rule}: “{words}”: {message}")
    for rule, words in sorted(false - {(row[2], row[3]) for row in found}):
        print(f"{FALSE_FINDINGS}:1: no longer found: {rule}: “{words}”")
    print(f"{len(found)} findings, {len(found) - len(left)} of them false, {len(left)} left", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
