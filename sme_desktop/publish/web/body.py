"""Renders the sections of a page to the HTML of browsers: real headings, lists, tables and drawings."""

import re

import jinja2
from markupsafe import Markup

from sme_desktop.i18n import Catalogue
from sme_desktop.publish.glossary_page import sorted_terms
from sme_desktop.publish.page_words import STEPPED, labels_in, styled
from sme_desktop.publish.terms import TermMarker
from sme_desktop.publish.ways_on import WaysOn, beginning_lines
from sme_desktop.publish.web.addresses import address
from sme_desktop.sources.blocks import Inline, Run
from sme_desktop.sources.content import Content
from sme_desktop.sources.figures import COLOURS
from sme_desktop.sources.page_file import SourcePage
from sme_desktop.sources.site_map import PlannedTopic

_COLOUR = re.compile("@({})@".format("|".join(COLOURS)))


class WebBody:
    """Renders the bodies of the pages of one language."""

    def __init__(
        self, content: Content, language: str, catalogue: Catalogue, templates: jinja2.Environment, glossary: str
    ) -> None:
        self._content = content
        self._language = language
        self._glossary = glossary
        self._ways = WaysOn(content, language)
        is_written = (glossary, language) in content.pages
        self._terms = {term.id for term in sorted_terms(content.glossary, language)} if is_written else frozenset[str]()
        self._template = templates.get_template("body.html.j2")
        self._landing = templates.get_template("landing.html.j2")
        self._labels = labels_in(catalogue)

    def page(self, page: SourcePage) -> Markup:
        """Give the sections of a page."""
        marker = TermMarker(self._content.glossary, self._language, page.id)
        has_next = any(section.id == "next" for section in page.sections)
        html = self._template.render(
            sections=page.sections,
            stepped=STEPPED,
            labels=self._labels,
            slots=self._content.slots,
            language=self._language,
            inline=lambda runs: self._inline(marker.mark(runs)),
            plain=self._inline,
            cards=lambda section: self._ways.cards(page, section),
            more=() if has_next else self._ways.related(page),
            href=self.href,
            drawing=self.drawing,
            kind=lambda block: type(block).__name__,
        )
        return Markup(html)

    def landing(self, topic: PlannedTopic) -> Markup:
        """Give where to begin in a topic, its drawing, and all that is in it."""
        cards = self._ways.topic_cards(topic)
        html = self._landing.render(
            cards=cards,
            begin=beginning_lines(cards, topic.beginnings, self._language),
            drawing=self.drawing(topic.figure),
            caption=self._caption(topic.figure),
            labels=self._labels,
            href=self.href,
        )
        return Markup(html)

    def href(self, link: str) -> str:
        """Give the relative address of a link; a page that this language lacks is read in another."""
        codes = self._content.languages_of(link.removeprefix("page:").partition("#")[0])
        folder = "" if not codes or self._language in codes else f"../{codes[0]}/"
        return folder + address(link, self._glossary)

    def drawing(self, name: str) -> Markup:
        """Give a drawing as SVG that takes the colours of the page's theme; empty where it does not exist."""
        figure = self._content.figures.get(name)
        if figure is None or self._language not in figure.languages:
            return Markup("")
        return Markup(_COLOUR.sub(r"var(--\1)", figure.svg(self._language)))

    def _caption(self, name: str) -> str:
        figure = self._content.figures.get(name)
        if figure is None or self._language not in figure.languages:
            return ""
        return figure.texts["title"][self._language]

    def _inline(self, runs: Inline) -> Markup:
        return Markup("").join(self._run(run) for run in runs)

    def _run(self, run: Run) -> Markup:
        html = styled(run)
        if run.link and self._is_reachable(run.link):
            css = Markup(' class="term"') if run.link.startswith("term:") else ""
            html = Markup('<a{} href="{}">{}</a>').format(css, self.href(run.link), html)
        return html

    def _is_reachable(self, link: str) -> bool:
        """Tell whether a link leads somewhere; a term does where the glossary of this language tells its meaning."""
        kind, _, target = link.partition(":")
        return target in self._terms if kind == "term" else self._ways.is_reachable(link)
