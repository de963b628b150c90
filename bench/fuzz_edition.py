"""Damages an edition at thousands of places and reads it as the window does, in processes of their own with limits.

python bench/fuzz_edition.py [--edition build/edition] [--pages 2500] [--files 500] [--seed 1]

Bits are flipped and sectors lost in every part of pages.sqlite and in every other file, and all files are cut at many
lengths. Ended by a signal, out of time or out of memory, with a traceback, or with a page that is silently another:
each is a finding, named with its damage. fuzz_index.py does the same to an index that no checksum protects.
"""

import argparse
import json
import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from damage_support import Damage, cuts, damages_of_files, damages_of_pages, own_copy, read_through, try_damage  # noqa: E402

from sme_desktop.library.manifest import PAGES  # noqa: E402

BATCH, SECONDS_EACH = 50, 20
MEMORY_BYTES = 600_000_000
"""Address space of a process: the whole journey needs less than half of it."""


def work(folder: Path) -> None:
    """Take damages as lines of JSON, say before each that it begins, and after it what came of it."""
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sound = read_through(folder)
    for line in sys.stdin:
        damage = Damage(**json.loads(line))
        print(json.dumps({"begun": str(damage)}), flush=True)
        start = time.process_time()
        try:
            verdict = try_damage(folder, damage, sound)
            told = {"outcome": verdict.outcome, "findings": verdict.findings, "unchecked": verdict.is_unchecked_changed}
        except Exception:  # noqa: BLE001 - that is what is looked for
            told = {"outcome": "a traceback", "findings": [traceback.format_exc()[-600:]]}
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**told, "seconds": time.process_time() - start, "peak_mb": peak}), flush=True)


class Tally:
    """What came of all damages."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.findings: list[str] = []
        self.slowest_s, self.peak_mb, self.unchecked = 0.0, 0.0, 0

    def take(self, ended: "subprocess.CompletedProcess[str] | None", lines: list[str]) -> None:
        """Take what a process has said until it ended, or was ended: then the last damage it began is what ended it."""
        begun = ""
        for line in lines:
            said = json.loads(line)
            if "begun" in said:
                begun = said["begun"]
                continue
            self.outcomes[said["outcome"]] += 1
            self.findings += [f"{begun}: {finding}" for finding in said["findings"]]
            self.unchecked += bool(said.get("unchecked"))
            self.slowest_s, self.peak_mb = max(self.slowest_s, said["seconds"]), max(self.peak_mb, said["peak_mb"])
            begun = ""
        if ended is None or ended.returncode:
            how = "out of time" if ended is None else f"ended by {ended.returncode}: {ended.stderr[-300:]}"
            self.findings.append(f"{begun}: {how}")


def run_batch(folder: Path, damages: list[Damage], tally: Tally) -> None:
    """Try some damages in a process of their own, on a copy of the edition of its own."""
    with tempfile.TemporaryDirectory() as name:
        copy = own_copy(folder, Path(name))
        command = [sys.executable, __file__, "--work", str(copy)]
        text = "".join(json.dumps(asdict(damage)) + "\n" for damage in damages)
        try:
            ended = subprocess.run(
                command, input=text, capture_output=True, text=True, timeout=SECONDS_EACH * len(damages), check=False
            )
            tally.take(ended, ended.stdout.splitlines())
        except subprocess.TimeoutExpired as error:
            tally.take(None, (error.stdout or b"").decode().splitlines())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edition", type=Path, default=ROOT / "build" / "edition")
    parser.add_argument("--pages", type=int, default=2500)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work)
        return 0
    chance, tally = random.Random(options.seed), Tally()
    with tempfile.TemporaryDirectory() as name:
        copy = own_copy(options.edition, Path(name))
        damages = [
            *damages_of_pages(copy / PAGES, chance, options.pages),
            *damages_of_files(copy, chance, options.files),
            *cuts(copy),
        ]
    for start in range(0, len(damages), BATCH):
        run_batch(options.edition, damages[start : start + BATCH], tally)
    print(f"{len(damages)} damages, {sum(tally.outcomes.values())} read through:")
    for outcome, count in tally.outcomes.most_common():
        print(f"  {count:>5}  {outcome}")
    print(f"{tally.unchecked} changed a glossary term, which has no checksum.")
    print(f"At worst {tally.slowest_s:.1f} s CPU and {tally.peak_mb:.0f} MB. Findings: {len(tally.findings)}")
    for finding in tally.findings[:40]:
        print(f"  {finding}")
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())
