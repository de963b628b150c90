"""The glossary: terms, definitions and variants by language (glossary.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sme_desktop.sources.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One notion with its name, variants and definition in each language."""

    id: str
    names: Mapping[str, str]
    variants: Mapping[str, tuple[str, ...]]
    definitions: Mapping[str, str]
    page: str
    has_card: bool
    """False for words too common to be marked in running text."""
    not_expanded: frozenset[str]
    """Variants too short or too common to stand for the term."""
    ambiguous: frozenset[str]
    """Variants that several terms claim."""


def read_glossary(content: Path) -> tuple[GlossaryTerm, ...]:
    """Read the glossary; raise YamlError."""
    rows = read_yaml(content / "glossary.yaml", content)["terms"]
    return tuple(
        GlossaryTerm(
            id=row["id"],
            names={language: term["term"] for language, term in row["terms"].items()},
            variants={language: tuple(term.get("variants", ())) for language, term in row["terms"].items()},
            definitions=row["definition"],
            page=row.get("page", ""),
            has_card=row.get("hover", True),
            not_expanded=frozenset(row.get("no_expand", ())),
            ambiguous=frozenset(row.get("ambiguous", ())),
        )
        for row in rows
    )
