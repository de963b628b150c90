"""Looks at all pages together: plan, structure, twins, links, facts, lengths."""

from collections.abc import Callable, Iterator

from sme_desktop.model import Problem
from sme_desktop.sources.blocks import Figure, Slot, Table, block_inlines
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import LANDING_FILE
from sme_desktop.sources.typography import check_typography

Check = Callable[[Content, SourcePage], Iterator[Problem]]


def check_content(content: Content) -> tuple[Problem, ...]:
    """Give all problems of the content, sorted by file and line, each once."""
    problems = [*content.problems, *_landing(content)]
    for page in content.pages.values():
        for check in (_plan, _structure, _twins, _links, _facts, _slots, _length, check_typography):
            problems += check(content, page)
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.file, problem.line, problem.message)))


def _landing(content: Content) -> Iterator[Problem]:
    for topic in content.site_map.topics:
        if topic.figure and topic.figure not in content.figures:
            yield Problem(LANDING_FILE, 1, f"there is no figure “{topic.figure}”")
        for beginning in topic.beginnings:
            if beginning.page not in content.site_map.pages:
                yield Problem(LANDING_FILE, 1, f"the site map has no page “{beginning.page}”")
            for language in content.plan.complete_languages:
                if language not in beginning.situations:
                    yield Problem(LANDING_FILE, 1, f"“{beginning.page}” in “{topic.id}” has no words in {language}")


def _plan(content: Content, page: SourcePage) -> Iterator[Problem]:
    planned = content.site_map.pages.get(page.id)
    if planned is None:
        yield Problem(page.file, 2, f"the site map has no page “{page.id}”")
        return
    expected = f"{page.language}/{planned.path}.md"
    if page.file != expected:
        yield Problem(page.file, 2, f"the page belongs into {expected}")
    if page.layout != planned.layout:
        yield Problem(page.file, 2, f"the type is “{page.layout}”, the site map says “{planned.layout}”")
    if page.level != planned.level:
        yield Problem(page.file, 2, f"the level is “{page.level}”, the site map says “{planned.level}”")


def _structure(content: Content, page: SourcePage) -> Iterator[Problem]:
    layout = content.site_map.layouts.get(page.layout)
    if layout is None:
        yield Problem(page.file, 2, f"there is no layout “{page.layout}”")
        return
    fixed = [name.rstrip("?") for name in layout]
    present = [section.id for section in page.sections]
    for name in layout:
        if not name.endswith("?") and name not in present:
            yield Problem(page.file, 1, f"the section “{name}” of the layout “{page.layout}” is missing")
    order = [name for name in present if name in fixed]
    if order != [name for name in fixed if name in present]:
        yield Problem(page.file, 1, f"the sections stand in the order {', '.join(order)}")
    for section in page.sections:
        if present.count(section.id) > 1:
            yield Problem(page.file, section.line, f"the anchor “{section.id}” is given twice")
        headings = content.site_map.headings.get(section.id)
        if headings and section.title != headings[page.language]:
            wanted = headings[page.language]
            yield Problem(page.file, section.line, f"the heading is “{section.title}”, the layouts say “{wanted}”")
        if not section.blocks:
            yield Problem(page.file, section.line, f"the section “{section.title}” is empty")
        for block in section.blocks:
            if isinstance(block, Table):
                yield from _table(page, block)


def _table(page: SourcePage, table: Table) -> Iterator[Problem]:
    if len(table.head) > 4:
        yield Problem(page.file, table.line, f"the table has {len(table.head)} columns; four is the most")
    for row in table.rows:
        if len(row) != len(table.head):
            yield Problem(page.file, table.line, "a row of the table has not as many cells as its head")


def _shape(page: SourcePage) -> Iterator[tuple[str, str, int]]:
    """Give (section, what, line) for each thing that a translation must share with the English page."""
    for section in page.sections:
        for block in section.blocks:
            kind = type(block).__name__
            items = len(block_inlines(block)) if kind in ("Bullets", "Steps", "Checklist", "Table") else 0
            detail = {"Figure": "name", "Slot": "name", "Callout": "kind"}.get(kind)
            what = getattr(block, detail) if detail else str(items or "")
            if kind != "Paragraph":
                yield section.id, f"{kind} {what}".strip(), block.line


def _twins(content: Content, page: SourcePage) -> Iterator[Problem]:
    if page.language == "en":
        planned = content.site_map.pages.get(page.id)
        complete = set(content.plan.complete_languages)
        for language in planned.languages if planned else ():
            if language in complete and (page.id, language) not in content.pages:
                yield Problem(page.file, 1, f"the page is missing in {language}")
        return
    english = content.pages.get((page.id, "en"))
    if english is None:
        yield Problem(page.file, 1, "there is no English page of this id")
        return
    ours, theirs = [s.id for s in page.sections], [s.id for s in english.sections]
    if ours != theirs:
        yield Problem(page.file, 1, f"the sections are {', '.join(ours)}; in English {', '.join(theirs)}")
    elif [row[:2] for row in _shape(page)] != [row[:2] for row in _shape(english)]:
        pairs = zip(list(_shape(page)), list(_shape(english)), strict=False)
        line, wanted = next(((a[2], b) for a, b in pairs if a[:2] != b[:2]), (1, ("", "another number of lists", 0)))
        yield Problem(page.file, line, f"the English page has here: {wanted[1]} (section “{wanted[0]}”)")
    if page.revision < english.revision:
        message = f"the translation follows revision {page.revision}, the English page is at {english.revision}"
        yield Problem(page.file, 1, message, is_warning=True)
    elif page.revision > english.revision:
        yield Problem(page.file, 1, f"source_rev {page.revision} is ahead of the English page ({english.revision})")
    for name in ("facts", "related", "slots"):
        if set(getattr(page, name)) != set(getattr(english, name)):
            yield Problem(page.file, 1, f"“{name}” differs from the English page")


def _links(content: Content, page: SourcePage) -> Iterator[Problem]:
    terms = {term.id for term in content.glossary}
    for related in page.related:
        if related not in content.site_map.pages:
            yield Problem(page.file, 1, f"related: the site map has no page “{related}”")
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                yield from _figure(content, page, block)
            for run in (run for runs in block_inlines(block) for run in runs if run.link):
                kind, _, target = run.link.partition(":")
                page_id, _, anchor = target.partition("#")
                if kind == "page" and page_id not in content.site_map.pages:
                    yield Problem(page.file, block.line, f"the link leads to no page: {run.link}")
                elif kind == "page" and anchor and not _has_anchor(content, page_id, anchor, page.language):
                    yield Problem(page.file, block.line, f"the link leads to no section: {run.link}")
                elif kind == "term" and target not in terms:
                    yield Problem(page.file, block.line, f"the glossary has no term “{target}”")
                elif kind in ("http", "https") and page.id not in _PAGES_WITH_ADDRESSES:
                    yield Problem(page.file, block.line, f"a web address outside its place: {run.link}")
                elif kind not in ("page", "term", "http", "https"):
                    yield Problem(page.file, block.line, f"the link “{run.link}” is neither page: nor term:")


_PAGES_WITH_ADDRESSES = frozenset({"doc-further-reading"})


def _has_anchor(content: Content, page_id: str, anchor: str, language: str) -> bool:
    page = content.pages.get((page_id, language)) or content.pages.get((page_id, "en"))
    if page is None:
        return True  # Planned, not written yet: the link is shown as plain text until then.
    return any(section.id == anchor for section in page.sections)


def _figure(content: Content, page: SourcePage, block: Figure) -> Iterator[Problem]:
    figure = content.figures.get(block.name)
    if figure is None:
        yield Problem(page.file, block.line, f"there is no figure “{block.name}”")
    elif page.language not in figure.languages:
        yield Problem(page.file, block.line, f"the figure “{block.name}” is not translated")
    missing = sorted(set(figure.facts) - set(page.facts)) if figure else []
    if missing:
        yield Problem(page.file, 1, f"“facts” lacks what the figure “{block.name}” states: {', '.join(missing)}")
    if len(block.alternative) < 20:
        yield Problem(page.file, block.line, "the figure has no alternative text of at least 20 characters")


def _facts(content: Content, page: SourcePage) -> Iterator[Problem]:
    for fact in page.facts:
        if fact not in content.facts:
            yield Problem(page.file, 1, f"there is no fact “{fact}”")


def _slots(content: Content, page: SourcePage) -> Iterator[Problem]:
    used = [block for section in page.sections for block in section.blocks if isinstance(block, Slot)]
    for block in used:
        if block.name not in content.slots:
            yield Problem(page.file, block.line, f"there is no slot “{block.name}”")
        elif page.language not in content.slots[block.name]:
            yield Problem(page.file, block.line, f"the slot “{block.name}” has no text in this language")
    if {block.name for block in used} != set(page.slots):
        yield Problem(page.file, 1, "“slots” does not name the slots of the page")


def _length(content: Content, page: SourcePage) -> Iterator[Problem]:
    planned = content.site_map.pages.get(page.id)
    if planned is None or page.language != "en":
        return
    least, most = 0.6 * planned.words, 1.2 * planned.words
    if not least <= page.words <= most:
        message = f"{page.words} words; the plan allows {least:.0f} to {most:.0f}"
        yield Problem(page.file, 1, message, is_warning=True)
