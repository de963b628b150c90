"""Places that tests look at."""

from pathlib import Path

from sme_desktop.publish.edition import Sources

ROOT = Path(__file__).parent.parent
TINY = Path(__file__).parent / "data" / "tiny"
ARABIC = Path(__file__).parent / "data" / "arabic" / "content"


def sources_of(folder: Path) -> Sources:
    """Give the sources of a copy of the content."""
    return Sources(folder / "content", folder / "index", folder / "translations")
