"""What the search of an edition is made of: its documents in order, the notions it knows, and its word lists."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sme_desktop.model import LANGUAGES
from sme_desktop.publish.glossary_page import ANCHOR, glossary_sections
from sme_desktop.publish.records import page_records
from sme_desktop.search import Concept, Document
from sme_desktop.search.analysis import WordLists
from sme_desktop.sources.content import Content
from sme_desktop.sources.glossary import GlossaryTerm
from sme_desktop.sources.page_file import SourcePage


def search_documents(content: Content) -> tuple[Document, ...]:
    """Give one document per section of each page, and one per term of the glossary; the same order each time."""
    documents: list[Document] = []
    for key in sorted(content.pages):
        page = content.pages[key]
        documents += page_records(content, page)
        if page.layout == "glossary":
            documents += _term_records(content, page)
    return tuple(documents)


def search_concepts(content: Content) -> tuple[Concept, ...]:
    """Give the terms as the search knows them: every name that may stand for each, in every language."""
    return tuple(map(_concept, content.glossary))


def search_word_lists(search_data: Path) -> Mapping[str, WordLists]:
    """Give the word lists of all languages, by code; raise ValueError or KeyError on a file that is none."""
    return {code: WordLists.from_toml(search_data / f"{code}.toml") for code in LANGUAGES}


def _concept(term: GlossaryTerm) -> Concept:
    names = {code: (name, *term.variants.get(code, ())) for code, name in term.names.items()}
    return Concept(term.id, names, term.not_expanded | term.ambiguous, term.page)


def _term_records(content: Content, page: SourcePage) -> Iterator[Document]:
    """Give one record per term of the glossary page; the search knows its names in other languages as a concept."""
    by_anchor = {f"{ANCHOR}{term.id}": term for term in content.glossary}
    for anchor, name, definition in glossary_sections(content.glossary, page.language):
        term = by_anchor[anchor]
        words = (name, *term.variants.get(page.language, ()))
        yield Document(
            id=f"{page.id}#{anchor}",
            language=page.language,
            title=page.title,
            text=definition,
            group=page.id,
            keywords=" ".join(dict.fromkeys(words)),
            heading=name,
        )
