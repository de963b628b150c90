"""Reads all pages as a proof-reader does: spelling, terms, ease, passages that stand twice.

Not part of building: a national office builds without dictionaries. Warnings that were looked at and are right as they
are stand in `content/accepted.yaml`, each with its reason; one that no longer applies is itself a problem.
"""

from collections.abc import Iterable, Iterator

from sme_desktop.model import Problem
from sme_desktop.sources.content import Content
from sme_desktop.sources.readability import check_readability
from sme_desktop.sources.sameness import check_sameness
from sme_desktop.sources.spelling import check_spelling
from sme_desktop.sources.term_use import check_terms
from sme_desktop.sources.yaml_file import read_yaml

ACCEPTED = "accepted.yaml"


def proofread(content: Content) -> tuple[Problem, ...]:
    """Give all problems, sorted by file and line, each once."""
    problems = [
        problem
        for check in (check_spelling, check_readability, check_sameness, check_terms)
        for problem in check(content)
    ]
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, problem.message)))


def without_accepted(content: Content, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems without the warnings that the content accepts with a reason; raise YamlError."""
    return tuple(_unaccepted(content, problems))


def _unaccepted(content: Content, problems: Iterable[Problem]) -> Iterator[Problem]:
    path = content.root / ACCEPTED
    rows = read_yaml(path, content.root)["accepted"] if path.exists() else []
    used = [False] * len(rows)
    for problem in problems:
        is_accepted = False
        for place, row in enumerate(rows):
            if problem.is_warning and row["page"] in problem.file and row["says"] in problem.message:
                used[place] = is_accepted = True
        if not is_accepted:
            yield problem
    for row, is_used in zip(rows, used, strict=True):
        if not is_used:
            yield Problem(ACCEPTED, 1, f"no longer needed: {row['page']}: {row['says']}")
        if not row.get("because"):
            yield Problem(ACCEPTED, 1, f"no reason is given: {row['page']}: {row['says']}")
