"""Places that tests look at."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "data" / "tiny"
