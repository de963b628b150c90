"""What an index is made of."""

from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One searchable text.

    Documents with the same `group` (the sections of one page) give at most one hit, the best of them. `keywords` are
    found like words of the title, but are never shown; `heading` is shown after the title, but not searched.
    """

    id: str
    language: str
    title: str
    text: str
    group: str = ""
    keywords: str = ""
    heading: str = ""
