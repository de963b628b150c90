"""The program's search for the quality bench: writes an index and asks it through the public interface alone.

cd HARNESS && python evaluate.py --adapter PROJECT/bench/search_adapter.py:App --split dev --max 300 --out r.jsonl
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sme_desktop.search import Document, SearchIndex, open_index, write_index  # noqa: E402 - after the path
from sme_desktop.search.analysis import WordLists  # noqa: E402


class App:
    """One index per set of documents."""

    name = "sme_desktop"

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="sme-search-"))
        self._index: SearchIndex | None = None

    def index(self, docs: list[dict[str, str]]) -> None:
        documents = [Document(doc["id"], doc["lang"], doc["title"], doc["text"]) for doc in docs]
        languages = {document.language for document in documents}
        lists = {code: WordLists.from_toml(ROOT / "index" / f"{code}.toml") for code in languages}
        write_index(self._folder, documents, word_lists=lists)
        self._index = open_index(self._folder)

    def search(self, query: str, lang: str, k: int, prefix: bool = False) -> list[str]:
        assert self._index is not None
        hits = self._index.search(query, language=lang, limit=k, is_typing=prefix)
        return [hit.document_id for hit in hits]

    def size(self) -> tuple[int, int]:
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files), len(files)

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
        shutil.rmtree(self._folder, ignore_errors=True)
