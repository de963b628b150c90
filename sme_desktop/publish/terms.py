"""Marks glossary terms in running text: the first time on a page, longest name first."""

import re
from collections.abc import Iterable

from sme_desktop.sources.blocks import Inline, Run
from sme_desktop.sources.glossary import GlossaryTerm


class TermMarker:
    """Finds glossary terms of one language in the text of one page."""

    def __init__(self, glossary: Iterable[GlossaryTerm], language: str, page_id: str) -> None:
        self._by_name: dict[str, str] = {}
        for term in glossary:
            # A term needs no card on the page that explains it.
            if term.has_card and language in term.names and term.page != page_id:
                self._by_name.setdefault(term.names[language].lower(), term.id)
        names = sorted(self._by_name, key=lambda name: (-len(name), name))
        plural = r"(?:s|es|x)?" if language in ("en", "fr", "es") else ""
        joined = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in names)
        self._pattern = re.compile(rf"(?<![\w-])({joined}){plural}(?![\w-])", re.IGNORECASE) if names else None
        self._marked: set[str] = set()

    def mark(self, runs: Inline) -> Inline:
        """Give the text with links `term:id` on the terms that have not been marked yet."""
        if self._pattern is None:
            return runs
        return tuple(part for run in runs for part in self._mark_run(run))

    def _mark_run(self, run: Run) -> Iterable[Run]:
        assert self._pattern is not None
        if run.link:
            yield run
            return
        position = 0
        for match in self._pattern.finditer(run.text):
            term = self._by_name[match[1].lower().replace("\u00a0", " ")]
            if term in self._marked:
                continue
            self._marked.add(term)
            if match.start() > position:
                yield Run(run.text[position : match.start()], run.is_bold, run.is_italic)
            yield Run(match[0], run.is_bold, run.is_italic, f"term:{term}")
            position = match.end()
        if position < len(run.text):
            yield Run(run.text[position:], run.is_bold, run.is_italic)
