"""Renders the sections of a page to HTML in Qt's rich-text subset.

Boxes carry an empty anchor `d:KIND`, which the reader's view turns into a painted decoration; colours and sizes come
from the reader's style sheet, so that one HTML serves all themes and text sizes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jinja2
from markupsafe import Markup, escape

from sme_desktop.i18n import Catalogue
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import template
from sme_desktop.publish.terms import TermMarker
from sme_desktop.sources.blocks import Bullets, Inline, Run, SourceSection
from sme_desktop.sources.content import Content
from sme_desktop.sources.figures import FigureSource
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import Beginning

_STEPPED = frozenset({"what-to-do"})
"""Sections whose numbered lists are drawn as steps."""


@dataclass(frozen=True, slots=True)
class Card:
    """A way on: where it leads, its words, and a line about the page."""

    target: str
    title: str
    note: str


class PageRenderer:
    """Renders pages of one language."""

    def __init__(self, content: Content, language: str, catalogue: Catalogue) -> None:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(template("window")),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._content = content
        self._language = language
        self._template = environment.get_template("body.html.j2")
        self._landing = environment.get_template("landing.html.j2")
        self._is_mirrored = LANGUAGES[language].is_right_to_left
        _ = catalogue.gettext
        self._labels: Mapping[str, str] = {
            "watch": _("Watch out"),
            "tip": _("Tip"),
            "related": _("Read on"),
            "begin": _("Where to begin"),
            "all": _("All that is here"),
        }

    def render(self, page: SourcePage) -> str:
        """Give the HTML of a page's sections."""
        marker = TermMarker(self._content.glossary, self._language, page.id)
        return self._template.render(
            sections=page.sections,
            stepped=_STEPPED,
            labels=self._labels,
            slots=self._content.slots,
            language=self._language,
            inline=self._inline_with(marker),
            plain=self._inline_with(None),
            box=self._box_with(marker),
            cards=lambda section: self._cards(page, section),
            more=() if any(section.id == "next" for section in page.sections) else self._related(page),
            order=self._order,
            kind=lambda block: type(block).__name__,
        )

    def render_landing(
        self, cards: tuple[Card, ...], beginnings: tuple[Beginning, ...] = (), figure: FigureSource | None = None
    ) -> str:
        """Give the HTML of a topic's landing page: where to begin, a drawing if it has one, then all that is here."""
        titles = {card.target: card.title for card in cards}
        begin = [
            (beginning.situations[self._language], f"page:{beginning.page}", titles[f"page:{beginning.page}"])
            for beginning in beginnings
            if f"page:{beginning.page}" in titles and self._language in beginning.situations
        ]
        drawing = None
        if figure is not None and self._language in figure.languages:
            drawing = {"name": figure.name, **{key: figure.texts[key][self._language] for key in ("title", "desc")}}
        return self._landing.render(cards=cards, begin=begin, drawing=drawing, labels=self._labels, order=self._order)

    def _order(self, cells: tuple[object, ...]) -> tuple[object, ...]:
        """Give table cells in the order of writing: Qt never mirrors columns."""
        return tuple(reversed(cells)) if self._is_mirrored else tuple(cells)

    def _inline_with(self, marker: TermMarker | None) -> Callable[[Inline], Markup]:
        def inline(runs: Inline) -> Markup:
            marked = marker.mark(runs) if marker else runs
            return Markup("").join(self._run(run) for run in marked)

        return inline

    def _box_with(self, marker: TermMarker) -> Callable[[Inline, str], Markup]:
        """Give the words of a box to tick; the first ones are a link, so that the keyboard reaches the box."""

        def box(runs: Inline, link: str) -> Markup:
            parts = []
            is_linked = False
            for run in marker.mark(runs):
                html = self._run(run)
                if not is_linked and not run.link:
                    html = Markup('<a class="tick" href="{}">{}</a>').format(link, html)
                    is_linked = True
                parts.append(html)
            return Markup("").join(parts)

        return box

    def _run(self, run: Run) -> Markup:
        html = escape(run.text)
        if run.is_italic:
            html = Markup("<i>{}</i>").format(html)
        if run.is_bold:
            html = Markup("<b>{}</b>").format(html)
        if run.link and self._is_reachable(run.link):
            css = "term" if run.link.startswith("term:") else "link"
            html = Markup('<a class="{}" href="{}">{}</a>').format(css, run.link, html)
        return html

    def _is_reachable(self, link: str) -> bool:
        """Tell whether a link leads somewhere: pages that are planned but not written are shown as plain words."""
        kind, _, target = link.partition(":")
        return kind != "page" or bool(self._content.languages_of(target.partition("#")[0]))

    def _cards(self, page: SourcePage, section: SourceSection) -> tuple[Card, ...]:
        """Give the section's links as cards, and related pages where fewer than two can be opened."""
        found: list[Card] = []
        for block in section.blocks:
            for item in block.items if isinstance(block, Bullets) else ():
                links = [run for run in item if run.link.startswith("page:")]
                if links and self._is_reachable(links[0].link):
                    found.append(self._card(links[0].link, "".join(run.text for run in item)))
        if len(found) < 2:
            found += [card for card in self._related(page) if card.target not in {c.target for c in found}]
        return tuple(found[:4])

    def _related(self, page: SourcePage) -> tuple[Card, ...]:
        links = [f"page:{other}" for other in page.related if self._content.languages_of(other)]
        if not links:
            topic = self._content.site_map.pages[page.id].topic
            links = [f"page:topic-{topic}"]
        return tuple(self._card(link, "") for link in links[:4])

    def _card(self, link: str, words: str) -> Card:
        page_id = link.removeprefix("page:").partition("#")[0]
        if page_id.startswith("topic-"):
            topic = next(t for t in self._content.site_map.topics if f"topic-{t.id}" == page_id)
            return Card(link, topic.titles[self._language], topic.intros.get(self._language, ""))
        planned = self._content.site_map.pages[page_id]
        languages = self._content.languages_of(page_id)
        language = self._language if self._language in languages else languages[0]
        title = self._content.pages[page_id, language].title
        note = title if words and words != title else planned.summaries[language]
        return Card(link, words or title, note)
