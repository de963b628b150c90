"""Writes the search of the browser edition: classic scripts, since pages opened from a disc may load nothing else.

`engine.js` holds the same rules as `sme_desktop.search`, `names.js` what all languages share, and `<language>.js` the
documents of one. The index itself is made of them in the browser, when a language is first asked.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from sme_desktop.errors import StemmersMissingError
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import template
from sme_desktop.publish.files import write_bytes
from sme_desktop.publish.search_documents import search_concepts, search_documents, search_word_lists
from sme_desktop.search import Concept, Document
from sme_desktop.search.analysis import Analyzer
from sme_desktop.search.concepts import concepts_json
from sme_desktop.search.folding import normal_form
from sme_desktop.search.writer import analyzers_of
from sme_desktop.sources.content import Content

FOLDER, ENGINE, NAMES = "search", "engine.js", "names.js"

STEMMERS_PACKAGE = "sphinx"
"""The Python package that brings Snowball's stemmers in JavaScript; it is never imported."""

_STEMMERS = ("base", "english", "french", "spanish", "russian")
_STEMMERS_MARK = "/* @snowball */"

_SCRIPTS = (
    "namespace",
    "stemmers",
    "folding",
    "words",
    "languages",
    "english",
    "arabic",
    "chinese",
    "analysis",
    "concepts",
    "spelling",
    "lexicon",
    "queries",
    "postings",
    "writer",
    "scorer",
    "interpreter",
    "snippets",
    "language_index",
    "searcher",
)
"""The scripts in the order in which they need each other."""

# Signs that end a script inside a page, or that old browsers take for the end of a line inside a text.
_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_web_search(folder: Path, content: Content, search_data: Path) -> None:
    """Write `<folder>/search/`: the engine, the names of notions, and the documents of each language.

    Equal content gives equal bytes. Raise StemmersMissingError where the stemmers are not installed, OSError where the
    folder cannot be written.
    """
    documents: dict[str, list[Document]] = {}
    for document in search_documents(content):
        documents.setdefault(document.language, []).append(document)
    concepts = search_concepts(content)
    analyzers = analyzers_of(documents, concepts, search_word_lists(search_data))
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    _write(place / ENGINE, engine())
    _write(place / NAMES, _call("setNames", _names(sorted(documents), concepts, analyzers)))
    for language, group in sorted(documents.items()):
        names = json.loads(concepts_json(concepts, language, analyzers))["names"]
        data = {"language": language, "documents": list(map(_row, group)), "names": _without_empty(names)}
        _write(place / f"{language}.js", _call("add", data))


def engine(stemmers: str = STEMMERS_PACKAGE) -> str:
    """Give all scripts of the search as one, with the stemmers of a package; raise StemmersMissingError."""
    scripts = {name: template("web", "search", f"{name}.js").read_text("utf-8") for name in _SCRIPTS}
    scripts["stemmers"] = scripts["stemmers"].replace(_STEMMERS_MARK, _snowball(stemmers), 1)
    return "".join(scripts.values())


def _snowball(package: str) -> str:
    found = find_spec(package)
    for place in (found.submodule_search_locations if found else None) or ():
        folder = Path(place, "search", "minified-js")
        paths = [folder / f"{name}-stemmer.js" for name in _STEMMERS]
        if all(path.is_file() for path in paths):
            return "\n  ".join(path.read_text("utf-8").strip() for path in paths)
    raise StemmersMissingError(package=package)


def _names(
    languages: list[str], concepts: tuple[Concept, ...], analyzers: Mapping[str, Analyzer]
) -> Mapping[str, object]:
    """Give what all languages share: their word lists, and the notions with their keys, labels and groups."""
    shared = json.loads(concepts_json(concepts, "", analyzers))
    return {
        "languages": languages,
        "order": list(LANGUAGES),
        "lists": {code: json.loads(analyzers[code].lists.to_json()) for code in languages},
        "keys": shared["keys"],
        "labels": shared["labels"],
        "groups": shared["groups"],
    }


def _row(document: Document) -> tuple[str, ...]:
    """Give a document as the engine takes it: id, group, title, heading, text, keywords."""
    texts = (document.title, document.heading, document.text, document.keywords)
    return (document.id, document.group or document.id, *map(normal_form, texts))


def _without_empty(names: Mapping[str, Iterable[str]]) -> Mapping[str, Iterable[str]]:
    return {concept: called for concept, called in names.items() if called}


def _call(function: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"SmeSearch.{function}({text.translate(_ESCAPES)});\n"


def _write(path: Path, text: str) -> None:
    with write_bytes(path) as stream:
        stream.write(text.encode())
