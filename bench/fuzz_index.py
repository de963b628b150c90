"""Damages an index at random and asks it: nothing may happen but an answer or “cannot be read”, and no code may run.

python bench/fuzz_index.py [--rounds 2000] [--seed 1]

Bytes are flipped, cut, doubled and swapped in any file, without the checksums that protect an edition, so that Whoosh
and our own readers see the damage; half of the rounds put a pickle that would run code into a file.
"""

import argparse
import pickle
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sme_desktop.errors import IndexUnreadableError
from sme_desktop.search import Concept, Document, open_index, write_index

QUERIES = ("trade mark", "patents -secret", '"trade secret"', "marque", "zzz", "p")


class Bomb:
    """Unpickling it would make a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.mkdir, (self.place,)


def damaged(data: bytes, chance: random.Random, bomb: bytes) -> bytes:
    """Give the bytes with one kind of damage."""
    if not data:
        return bomb
    at = chance.randrange(len(data))
    match chance.randrange(6):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[at : at + 64] + data[at:]
        case 3:
            return data[:at] + bomb
        case 4:
            start = max(data.rfind(b"\x80\x05", 0, at), data.rfind(b"\x80\x04", 0, at), data.rfind(b"\x80\x02", 0, at))
            return data[:start] + bomb + data[start + len(bomb) :] if start >= 0 else bomb
        case _:
            return data[:at] + chance.randbytes(chance.randrange(1, 80)) + data[at + 8 :]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    outcomes: Counter[str] = Counter()
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        sound, place = Path(name) / "sound", Path(name) / "index"
        bomb_place = Path(name) / "ran"
        documents = [
            Document(f"d{number}#s", language, "Trade marks and patents", f"A patent, a secret, a mark {number}. " * 9)
            for number in range(60)
            for language in ("en", "fr")
        ]
        write_index(sound, documents, concepts=[Concept("mark", {"en": ("trade mark",), "fr": ("marque",)})])
        for _ in range(options.rounds):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(sound, place)
            path = chance.choice(sorted((place / "en").iterdir()))
            path.write_bytes(damaged(path.read_bytes(), chance, pickle.dumps(Bomb(bomb_place))))
            index = open_index(place)
            start = time.process_time()
            for query in QUERIES:
                try:
                    index.search(query, language="en")
                    outcomes["answered"] += 1
                except IndexUnreadableError:
                    outcomes["told as unreadable"] += 1
            worst = max(worst, time.process_time() - start)
            index.close()
            if bomb_place.exists():
                print(f"CODE RAN: {path.name}")
                sys.exit(1)
    print(f"{options.rounds} damaged indexes, {sum(outcomes.values())} searches: {dict(outcomes)}; nothing ran;")
    print(f"opening and six searches took {1000 * worst:.0f} ms CPU at worst.")


if __name__ == "__main__":
    main()
