"""What stands around the text of a page in a browser: bar, languages, contents, foot; and the facts of its head."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.model import LANGUAGES, Topic
from sme_desktop.paths import resource
from sme_desktop.publish.page_words import is_outdated, minutes_of
from sme_desktop.publish.web.addresses import CONTENTS, HOME, RESULTS, page_file
from sme_desktop.publish.web.contents import SourceContents
from sme_desktop.reader.home import first_lines, guides, other_topics, shelves, wishes
from sme_desktop.reader.tool_cards import ABOUT_THE_PROGRAM, tool_card
from sme_desktop.sources.content import Content
from sme_desktop.sources.page_file import SourcePage

_NOT_OFFICIAL = N_(
    "Edition of {month} · General information, not legal advice. Not an official publication of any organisation."
)


class Frame:
    """What stands around the text of every page of one language: bar, contents, foot."""

    def __init__(
        self,
        content: Content,
        contents: SourceContents,
        language: str,
        catalogue: Catalogue,
        languages: tuple[str, ...],
    ) -> None:
        self.language = language
        self._content = content
        self._contents = contents
        self._catalogue = catalogue
        self._languages = languages
        self._topics = contents.topics(language)

    def topic(self, name: str) -> Topic | None:
        """Give a topic that has pages."""
        return next((topic for topic in self._topics if topic.id == name), None)

    def own_pages(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give (file, facts) of start, contents and search."""
        _ = self._catalogue.gettext
        home = self._around(HOME, self._title, "", HOME)
        home["wishes"] = [
            {"href": page_file(wish.page), "title": _(wish.title), "note": _(wish.note), "icon": _icon(wish.icon)}
            for wish in wishes(self._contents)
        ]
        home["guides"] = guides(self._contents, self.language)
        home["shelves"] = [(topic, first_lines(topic)) for topic in shelves(self._contents, self.language)]
        home["others"] = other_topics(self._contents, self.language)
        yield HOME, home
        yield CONTENTS, self._around(CONTENTS, _("Contents"), "", CONTENTS)
        yield RESULTS, self._around(RESULTS, _("Search"), "", RESULTS)

    def landing(self, topic: Topic) -> dict[str, Any]:
        """Give the facts of a topic's own page."""
        file = page_file(f"topic-{topic.id}")
        facts = self._around(file, topic.title, topic.intro, topic.id)
        return facts | {"meta": [self._edition(self._content.plan.date)], "crumb": None, "letters": (), "note": ""}

    def page(self, page: SourcePage) -> dict[str, Any]:
        """Give the facts of a page of the handbook."""
        _ = self._catalogue.gettext
        planned = self._content.site_map.pages[page.id]
        facts = self._around(page_file(page.id), page.title, page.summary, planned.topic)
        minutes = minutes_of(page)
        time = self._catalogue.ngettext("{n} minute to read", "{n} minutes to read", minutes)
        meta = [time.format(n=minutes), self._edition(page.edition)]
        if page.layout not in ABOUT_THE_PROGRAM:
            meta.append(_("Laws differ by country"))
        if is_outdated(self._content, page):
            meta.append(_("This translation follows an earlier English text"))
        note = ""
        if tool_card(page.id, page.layout) is not None:
            note = _("The program on this disc does this on the screen. Here is the sheet for doing it by hand.")
        sections = [(section.id, section.title) for section in page.sections]
        return facts | {
            "meta": meta,
            "crumb": self.topic(planned.topic),
            "letters": (),
            "note": note,
            "sections": sections,
            "onward": self._onward(page.id),
        }

    def _onward(self, page: str) -> Mapping[str, str] | None:
        entries = [entry for topic in self._topics for entry in topic.entries]
        places = [place for place, entry in enumerate(entries) if entry.id == page]
        if not places or places[0] + 1 >= len(entries):
            return None
        entry = entries[places[0] + 1]
        return {"href": self.link_to(entry.id, entry.language), "title": entry.title, "language": entry.language}

    def link_to(self, page: str, language: str) -> str:
        """Give the address of a page, perhaps in the folder of another language."""
        return page_file(page) if language == self.language else f"../{language}/{page_file(page)}"

    def _around(self, file: str, title: str, summary: str, topic: str) -> dict[str, Any]:
        return {
            "_": self._catalogue.gettext,
            "language": self.language,
            "direction": "rtl" if LANGUAGES[self.language].is_right_to_left else "ltr",
            "file": file,
            "edition_title": self._title,
            "title": title,
            "summary": summary,
            "topics": self._topics,
            "here": topic,
            "twins": self._twins(file),
            "page_file": page_file,
            "link_to": self.link_to,
            "count": lambda n: self._catalogue.ngettext("{n} page", "{n} pages", n).format(n=n),
            "foot": self._catalogue.gettext(_NOT_OFFICIAL).format(month=self._month(self._content.plan.date)),
            "sections": (),
            "onward": None,
        }

    def _twins(self, file: str) -> list[Mapping[str, Any]]:
        """Give a link to the same page in each language; where it is not written, to the start of that language."""
        page = file.removesuffix(".html")
        written = self._content.languages_of(page)
        is_everywhere = not written
        return [
            {
                "code": code,
                "name": LANGUAGES[code].name,
                "href": f"../{code}/{file if is_everywhere or code in written else HOME}",
                "is_here": code == self.language,
            }
            for code in self._languages
        ]

    @property
    def _title(self) -> str:
        titles = self._content.plan.titles
        return titles.get(self.language) or titles["en"]

    def _edition(self, day: str) -> str:
        return self._catalogue.gettext("Edition of {month}").format(month=self._month(day))

    def _month(self, day: str) -> str:
        """Write the month of `2026-11` or `2026-11-28` as the language does."""
        pattern = "MMMM 'de' y" if self.language == "es" else "MMMM y"
        return format_date(date.fromisoformat(f"{day[:7]}-01"), pattern, locale=self.language)


def _icon(name: str) -> Markup:
    """Give a drawing of the program that takes the colour of its words."""
    return Markup(resource("icons", f"{name}.svg").read_text("utf-8").replace("#000000", "currentColor").strip())
