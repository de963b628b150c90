"""Whether a translation calls things by their established names: the glossary, page against page."""

from collections.abc import Iterable, Iterator

from sme_desktop.model import Problem
from sme_desktop.search.analysis import Analyzer, WordLists, analyzer_for
from sme_desktop.sources.content import Content
from sme_desktop.sources.glossary import GlossaryTerm
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.words import page_texts

_Stems = tuple[str, ...]


def check_terms(content: Content) -> Iterator[Problem]:
    """Give a warning for each glossary term that an English page uses and its translation never names.

    Words are compared by their stems, so plurals and other forms count; a name or any variant will do.
    """
    analyzers = {code: analyzer_for(code, WordLists()) for code in content.plan.complete_languages}
    if "en" not in analyzers:
        return
    stems = {
        (page.id, page.language): _stems(analyzers[page.language], (text for _, text in page_texts(page)))
        for page in content.pages.values()
        if page.language in analyzers
    }
    for page in content.pages.values():
        english = stems.get((page.id, "en"))
        if page.language == "en" or page.language not in analyzers or english is None:
            continue
        yield from _missing(content, page, english, stems[page.id, page.language], analyzers)


def _missing(
    content: Content, page: SourcePage, english: str, ours: str, analyzers: dict[str, Analyzer]
) -> Iterator[Problem]:
    for term in content.glossary:
        if not term.has_card or page.language not in term.names:
            continue
        name = _stems(analyzers["en"], (term.names["en"],))
        if name not in english:  # A single common word has too many meanings.
            continue
        named = (_stems(analyzers[page.language], (text,)) for text in _names(term, page.language))
        if not any(words in ours for words in named):
            wanted = term.names[page.language]
            message = f"the English page says “{term.names['en']}”; this one never says “{wanted}” or a variant"
            yield Problem(page.file, 1, message, is_warning=True)


def _names(term: GlossaryTerm, language: str) -> Iterable[str]:
    return (term.names[language], *term.variants.get(language, ()))


def _stems(analyzer: Analyzer, texts: Iterable[str]) -> str:
    """Give the folded stems of texts, parted and surrounded by spaces, so that `in` finds whole words only."""
    stems = [token.terms[0] for text in texts for token in analyzer.tokens(text) if token.terms]
    return f" {' '.join(stems)} "
