"""Renders the sections of a page to HTML in Qt's rich-text subset.

Boxes carry an empty anchor `d:KIND`, which the reader's view turns into a painted decoration; colours and sizes come
from the reader's style sheet, so that one HTML serves all themes and text sizes.
"""

from collections.abc import Callable

import jinja2
from markupsafe import Markup

from sme_desktop.i18n import Catalogue
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import template
from sme_desktop.publish.page_words import STEPPED, labels_in, styled
from sme_desktop.publish.terms import TermMarker
from sme_desktop.publish.ways_on import Card, WaysOn, beginning_lines
from sme_desktop.sources.blocks import Inline, Run
from sme_desktop.sources.content import Content
from sme_desktop.sources.figures import FigureSource
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import Beginning


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
        self._ways = WaysOn(content, language)
        self._template = environment.get_template("body.html.j2")
        self._landing = environment.get_template("landing.html.j2")
        self._is_mirrored = LANGUAGES[language].is_right_to_left
        self._labels = labels_in(catalogue)

    def render(self, page: SourcePage) -> str:
        """Give the HTML of a page's sections."""
        marker = TermMarker(self._content.glossary, self._language, page.id)
        return self._template.render(
            sections=page.sections,
            stepped=STEPPED,
            labels=self._labels,
            slots=self._content.slots,
            language=self._language,
            inline=self._inline_with(marker),
            plain=self._inline_with(None),
            box=self._box_with(marker),
            cards=lambda section: self._ways.cards(page, section),
            more=() if any(section.id == "next" for section in page.sections) else self._ways.related(page),
            order=self._order,
            kind=lambda block: type(block).__name__,
        )

    def render_landing(
        self, cards: tuple[Card, ...], beginnings: tuple[Beginning, ...] = (), figure: FigureSource | None = None
    ) -> str:
        """Give the HTML of a topic's landing page: where to begin, a drawing if it has one, then all that is here."""
        begin = beginning_lines(cards, beginnings, self._language)
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
        html = styled(run)
        if run.link and self._ways.is_reachable(run.link):
            css = "term" if run.link.startswith("term:") else "link"
            html = Markup('<a class="{}" href="{}">{}</a>').format(css, run.link, html)
        return html
