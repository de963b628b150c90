"""A form as the reader fills it in; kept in the profile at each entry."""

import os
from contextlib import suppress
from dataclasses import replace

from sme_desktop.errors import SmeError, ToolMissingError
from sme_desktop.i18n import Catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.diagnosis_desk import title_of
from sme_desktop.reader.kept_cases import KeptCases
from sme_desktop.reader.profile import Profile
from sme_desktop.tools.forms.filled import Filled, FormUnreadableError, from_json, sheet, to_json
from sme_desktop.tools.forms.forms import TOOL, Form, Forms, read_forms
from sme_desktop.tools.sheet import Sheet


class FormDesk:
    """Holds one filled-in form of a page; raises ToolMissingError where the page has no form."""

    def __init__(self, profile: Profile, library: Library, page: PageId) -> None:
        self._library = library
        self.forms: Forms = read_forms(library.tool(TOOL))
        form = self.forms.form(page)
        if form is None or not form.fields:
            raise ToolMissingError(tool=page)
        self.form: Form = form
        self.kept = KeptCases(profile, f"{TOOL}:{page}")
        self.filled: Filled = next(iter(self.cases()), self._new())

    def _new(self) -> Filled:
        return Filled(os.urandom(8).hex(), self.form.page)

    def enter(self, name: str, text: str) -> None:
        """Write into a field."""
        filled = self.filled.with_entry(name, text)
        if filled != self.filled:
            self.filled = filled
            self._keep()

    def _keep(self) -> None:
        if self.filled.entries or self.filled.name:
            self.kept.keep(self.filled.id, self.filled.name, to_json(self.filled))
        else:
            self.kept.remove(self.filled.id)

    def rename(self, name: str) -> None:
        """Give the form a name."""
        self.filled = replace(self.filled, name=" ".join(name.split()))
        self._keep()

    def cases(self) -> tuple[Filled, ...]:
        """Give the kept forms by name; those that cannot be read are left out."""
        found = []
        for _id, text in self.kept.all():
            with suppress(FormUnreadableError):
                found.append(from_json(text))
        return tuple(found)

    def open(self, filled: Filled) -> None:
        """Go on with a kept form."""
        self.filled = filled

    def begin(self) -> None:
        """Take a fresh form; the others stay."""
        self.filled = self._new()

    def forget(self) -> None:
        """Take the open form away."""
        self.kept.remove(self.filled.id)
        self.begin()

    def title(self, language: str) -> str:
        """Give the name of the form."""
        return title_of(self._library, self.form.page, language) or self.form.page

    def sheet(self, catalogue: Catalogue) -> Sheet:
        """Give the form as it is printed and saved."""
        return sheet(self.forms, self.form, self.filled, self.title(catalogue.language), catalogue)

    def clauses(self, language: str) -> str:
        """Give the HTML of the wording that belongs to the form, as the page and a national edition have it."""
        name = PageId(self.form.page)
        if language not in self._library.languages_of(name):
            return ""
        try:
            html = self._library.page(name, language).html
        except SmeError:
            return ""
        parts = html.split("<!--section:")
        wording = [part.partition("-->")[2] for part in parts if part.startswith(("form-->", "law-notes-->"))]
        # The table of the fields stands there filled in already.
        cut = [text.partition("</table>")[2] if place == 0 else text for place, text in enumerate(wording)]
        return "".join(cut)
