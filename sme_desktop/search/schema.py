"""The shape of an index: one weighted field of ready-made terms, and what a hit shows."""

from whoosh import fields
from whoosh.analysis import IDTokenizer

LEXICON = "lexicon.txt"
"""One line per spelling, sorted: the folded form, the number of documents that hold it, and, where it differs, how it is
mostly written; parted by tabs."""

WORD_LISTS = "words.json"
"""The word lists that the index was written with; queries must be analysed by the same."""

FIELD = "terms"


def index_schema() -> fields.Schema:
    """Give the schema. Terms are analysed before they reach Whoosh, so the schema holds stock classes only."""
    return fields.Schema(
        id=fields.STORED,
        group=fields.STORED,
        title=fields.STORED,
        heading=fields.STORED,
        text=fields.STORED,
        terms=fields.TEXT(analyzer=IDTokenizer(), phrase=False),
    )
