"""How far the handbook is: pages per language and topic, missing twins, outdated translations, words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sme_desktop.model import LANGUAGES
from sme_desktop.sources.content import Content


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the content; the form of `sme-publish status --json` is fixed."""

    pages: Mapping[str, tuple[str, ...]]
    missing_twins: tuple[tuple[str, str], ...]
    outdated: tuple[tuple[str, str], ...]
    words: Mapping[str, int]
    planned: Mapping[str, tuple[int, int]]
    """By topic: pages written in English, pages planned for the first release."""

    def to_json(self) -> Mapping[str, object]:
        """Give the mapping that other programs read."""
        return {
            "pages": {language: list(ids) for language, ids in self.pages.items()},
            "missing_twins": [list(pair) for pair in self.missing_twins],
            "outdated": [list(pair) for pair in self.outdated],
            "words": dict(self.words),
        }


def content_status(content: Content) -> Status:
    """Count what is there and what is not."""
    languages = [code for code in LANGUAGES if any(language == code for _, language in content.pages)]
    pages = {
        code: tuple(page for page in content.site_map.pages if (page, code) in content.pages) for code in languages
    }
    english = pages.get("en", ())
    missing = [
        (page, code)
        for page in english
        for code in content.plan.complete_languages
        if (page, code) not in content.pages
    ]
    outdated = [
        (page.id, page.language)
        for page in content.pages.values()
        if page.language != "en"
        and (page.id, "en") in content.pages
        and page.revision < content.pages[page.id, "en"].revision
    ]
    planned = {}
    for topic in content.site_map.topics:
        first = [page for page in content.site_map.pages_of(topic.id) if page.priority == 1]
        planned[topic.id] = (sum(page.id in english for page in first), len(first))
    return Status(
        pages=pages,
        missing_twins=tuple(missing),
        outdated=tuple(sorted(outdated)),
        words={code: sum(content.pages[page, code].words for page in ids) for code, ids in pages.items()},
        planned=planned,
    )
