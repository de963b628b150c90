"""The forms, read from the data of the edition (content/tools/templates.yaml)."""

from collections.abc import Mapping
from typing import Any

from sme_desktop.errors import ToolDamagedError
from sme_desktop.tools.texts import Texts, read_texts
from sme_desktop.values import dataclass

TOOL = "templates"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to write, with its help; the id is its place in the form."""

    id: str
    label: Texts
    help: Texts
    """Empty where the label says all."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form, known by the page that explains it."""

    page: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, and the standing note on national law."""

    forms: tuple[Form, ...]
    law_note: Texts

    def form(self, page: str) -> Form | None:
        """Give the form of a page."""
        return next((form for form in self.forms if form.page == page), None)


def read_forms(data: Mapping[str, Any]) -> Forms:
    """Read the data of the forms; raise ToolDamagedError."""
    try:
        forms = tuple(
            Form(str(row["page"]), tuple(_field(place, field) for place, field in enumerate(row["fields"], 1)))
            for row in data["templates"]
        )
        return Forms(forms, read_texts(data["meta"]["display_labels"]["adapt_to_law"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ToolDamagedError(tool=TOOL, reason=str(error)) from error


def _field(place: int, row: Mapping[str, Any]) -> Field:
    notes = _by_language(row, "note")
    return Field(
        str(row.get("id", place)), read_texts(_by_language(row, "field")), read_texts(notes) if notes["en"] else {}
    )


def _by_language(row: Mapping[str, Any], name: str) -> dict[str, str]:
    """Give `field`, `field_fr` and so on as words by language; the plain name holds English."""
    texts = {key.removeprefix(f"{name}_"): text for key, text in row.items() if key.startswith(f"{name}_")}
    return {"en": row.get(name, ""), **texts}
