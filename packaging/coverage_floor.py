"""Fails when the tests cover less than they did: a share for the windows, a higher one for the rest."""

import json
import sys
from pathlib import Path

FLOORS = {"qt": 85.0, "rest": 95.0}


def share(files: dict[str, dict[str, dict[str, int]]], *, is_qt: bool) -> float:
    """Give the covered share of lines and branches, in per cent."""
    chosen = [data["summary"] for name, data in files.items() if ("/qt/" in name) is is_qt]
    covered = sum(s["covered_lines"] + s.get("covered_branches", 0) for s in chosen)
    every = sum(s["num_statements"] + s.get("num_branches", 0) for s in chosen)
    return 100 * covered / max(1, every)


def main() -> int:
    """Print both shares; give 1 where one lies below its floor."""
    files = json.loads(Path(sys.argv[1]).read_text("utf-8"))["files"]
    shares = {"qt": share(files, is_qt=True), "rest": share(files, is_qt=False)}
    for part, value in shares.items():
        print(f"coverage of {part}: {value:.1f} % (floor {FLOORS[part]:.0f} %)")
    return int(any(value < FLOORS[part] for part, value in shares.items()))


if __name__ == "__main__":
    sys.exit(main())
