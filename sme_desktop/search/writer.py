"""Writes an index: one folder per language, one segment, the same bytes each time."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage

from sme_desktop.search.analysis import Analyzer, WordLists, analyzer_for
from sme_desktop.search.concepts import CONCEPTS, Concept, concepts_json
from sme_desktop.search.documents import Document
from sme_desktop.search.folding import normal_form
from sme_desktop.search.schema import LEXICON, WORD_LISTS, index_schema

TITLE_WEIGHT = 2
"""How often a word of the title counts; one weighted field beats two fields (see DECISIONS.md)."""

_SEGMENT_ID = "smedesktop000000"


class _FixedCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with a fixed name for the one segment, for equal bytes from equal documents."""

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        return W3Segment(self, indexname, segid=_SEGMENT_ID)


class _TimelessStorage(FileStorage):  # type: ignore[misc]
    """A folder whose files have no time: Whoosh writes the times of its work files into the segment."""

    def file_modified(self, name: str) -> float:
        return 0.0


class _StockCodec(_FixedCodec):
    """Pickles itself under the name of Whoosh's own codec, which is all that a reader of the index knows."""

    def __reduce__(self) -> tuple[type, tuple[()], dict[str, Any]]:
        return W3Codec, (), self.__dict__


def write_index(
    folder: Path | str,
    documents: Iterable[Document],
    *,
    word_lists: Mapping[str, WordLists] | None = None,
    concepts: Iterable[Concept] = (),
) -> None:
    """Write `<folder>/<language>/` for each language among the documents; existing files there are replaced.

    `concepts` are notions with their names in any language, under which documents are found as well.

    Raise OSError when the folder cannot be written.
    """
    by_language: dict[str, list[Document]] = {}
    for document in documents:
        by_language.setdefault(document.language, []).append(document)
    named = tuple(concepts)
    analyzers = analyzers_of(by_language, named, word_lists or {})
    for language, group in sorted(by_language.items()):
        _write_language(Path(folder) / language, group, analyzers[language])
        if named:
            _write_text(Path(folder) / language / CONCEPTS, concepts_json(named, language, analyzers))


def analyzers_of(
    languages: Iterable[str], concepts: Iterable[Concept], word_lists: Mapping[str, WordLists]
) -> Mapping[str, Analyzer]:
    """Give the analyzers, by code, of some languages and of all others in which notions have names."""
    codes = sorted({*languages, *(code for concept in concepts for code in concept.names)})
    return {code: analyzer_for(code, word_lists.get(code) or WordLists()) for code in codes}


def _write_language(folder: Path, documents: list[Document], analyzer: Analyzer) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    storage = _TimelessStorage(str(folder))
    index = storage.create_index(index_schema())
    # A directory of its own for the work files keeps other programs' temporary folder out of it.
    writer = index.writer(codec=_StockCodec(), limitmb=256, dir=str(folder))
    frequencies: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for document in documents:
        title, text, keywords = map(normal_form, (document.title, document.text, document.keywords))
        words: set[tuple[str, str]] = set()
        terms = list(_terms(analyzer, f"{title}\n{keywords}", words)) * TITLE_WEIGHT
        terms += _terms(analyzer, text, words)
        frequencies.update({form for form, _ in words})
        for form, spelling in words:
            spellings.setdefault(form, Counter())[spelling] += 1
        writer.add_document(
            id=document.id,
            group=document.group or document.id,
            title=title,
            heading=normal_form(document.heading),
            text=text,
            terms=terms,
        )
    writer.commit(optimize=True)
    index.close()
    for leftover in folder.glob("*LOCK"):
        leftover.unlink()
    lines = [_lexicon_line(form, count, spellings[form]) for form, count in sorted(frequencies.items())]
    _write_text(folder / LEXICON, "".join(lines))
    _write_text(folder / WORD_LISTS, analyzer.lists.to_json())


def _terms(analyzer: Analyzer, text: str, words: set[tuple[str, str]]) -> Iterator[str]:
    """Give the terms of a text, and note its words as (folded form, spelling)."""
    for token in analyzer.tokens(text):
        if token.terms:
            words.add((token.form, text[token.start : token.end].lower()))
            yield from token.terms


def _lexicon_line(form: str, count: int, spellings: Counter[str]) -> str:
    spelling = max(sorted(spellings), key=lambda word: spellings[word])
    return f"{form}\t{count}\n" if spelling == form else f"{form}\t{count}\t{spelling}\n"


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
