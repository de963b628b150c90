"""A filled-in form, kept as JSON, and the sheet that is made of it."""

import json
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.forms.forms import Form, Forms
from sme_desktop.tools.sheet import Grid, Paragraph, Part, Sheet
from sme_desktop.tools.texts import words
from sme_desktop.values import dataclass

VERSION = 1
BLANK = "\N{NO-BREAK SPACE}"


class FormUnreadableError(SmeError):
    """A kept form that this program cannot read."""

    message = N_("A saved form cannot be read.")
    advice = N_("Fill it in again; the others are as they were.")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written into a form, by the ids of its fields."""

    id: str
    page: str
    name: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)

    def with_entry(self, name: str, text: str) -> "Filled":
        """Give the form with another entry; an empty one is taken away."""
        entries = {known: entry for known, entry in self.entries.items() if known != name}
        return replace(self, entries={**entries, name: text} if text.strip() else entries)


def to_json(filled: Filled) -> str:
    """Give a filled-in form as JSON, the same for equal ones."""
    data = {
        "version": VERSION,
        "id": filled.id,
        "page": filled.page,
        "name": filled.name,
        "entries": dict(filled.entries),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Filled:
    """Read what `to_json` wrote; raise FormUnreadableError for anything else."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data["entries"], dict):
            raise FormUnreadableError
        entries = {_text(name): _text(entry) for name, entry in data["entries"].items()}
        return Filled(_text(data["id"]), _text(data["page"]), _text(data["name"]), entries)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FormUnreadableError from error


def _text(value: Any) -> str:
    if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
        raise FormUnreadableError
    return value


def sheet(forms: Forms, form: Form, filled: Filled, title: str, catalogue: Catalogue) -> Sheet:
    """Give the form as it is printed and saved; what is not filled in leaves room for a pen."""
    _, language = catalogue.gettext, catalogue.language
    rows = tuple((_label(each.label, each.help, language), filled.entries.get(each.id, BLANK)) for each in form.fields)
    parts = (
        Part("entries", _("The entries"), (Grid((_("What to write"), _("Entry")), rows, (40, 60)),)),
        Part("law", f"{words(forms.law_note, language)}", (Paragraph(_(LAW)),)),
    )
    return Sheet(form.page, language, f"{title} – {filled.name}" if filled.name else title, "", parts)


LAW = N_(
    "This form is a help for talks and for your own order, not legal advice. Before anybody signs, have it read by a "
    "professional who knows the law of your country."
)


def _label(label: Mapping[str, str], help_: Mapping[str, str], language: str) -> str:
    return f"{words(label, language)} ({words(help_, language)})" if help_ else words(label, language)
