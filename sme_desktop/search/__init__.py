"""All that knows Whoosh: writing an index, asking it, and marking what was found."""

from sme_desktop.search.concepts import Concept
from sme_desktop.search.documents import Document
from sme_desktop.search.searcher import SearchIndex, open_index
from sme_desktop.search.writer import write_index

__all__ = ["Concept", "Document", "SearchIndex", "open_index", "write_index"]
