"""The register as a file for spreadsheets (RFC 4180), with what spreadsheets make of such files.

Excel writes a byte order mark, or the system's old code page, and semicolons where the comma is the decimal sign;
all of that is read. What begins like a formula is written with an apostrophe before it, so that no spreadsheet counts
it (OWASP, “CSV injection”), and read without it.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import StringIO

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.input import read_date
from sme_desktop.tools.register.assets import KINDS, MAKERS, OWNERS, PAPERS, Asset
from sme_desktop.values import dataclass

COLUMNS: Mapping[str, str] = {
    "kind": N_("Kind"),
    "name": N_("Name"),
    "maker": N_("Made by"),
    "owner": N_("Owned by"),
    "paper": N_("In writing?"),
    "where": N_("Registered in"),
    "number": N_("Number"),
    "until": N_("Valid until"),
    "note": N_("Note"),
}
"""Headings of the columns."""

_CHOICES: Mapping[str, Mapping[str, str]] = {"kind": KINDS, "maker": MAKERS, "owner": OWNERS, "paper": PAPERS}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_ROWS = 5000
_MOST_BYTES = 5_000_000
_LONGEST = 2000


class TableUnreadableError(SmeError):
    """A file that is no table of ours."""

    message = N_("“{file}” is no table that the register can read.")
    advice = N_(
        "Save it in your spreadsheet as CSV, with the headings that “Save as a table” writes. Your register is as it was."
    )


class CellUnreadableError(SmeError):
    """A cell that holds something else than it should; the row was read without it."""

    message = N_("Row {row}, “{column}”: “{text}” was not understood, and is left empty.")


@dataclass(frozen=True, slots=True)
class Table:
    """What was read: assets without ids, and what was not understood."""

    assets: tuple[Asset, ...]
    trouble: tuple[CellUnreadableError, ...]
    known: int = 0
    """Rows that were left out, since the register holds them already."""


def write_table(assets: tuple[Asset, ...], catalogue: Catalogue) -> bytes:
    """Give the register as CSV in UTF-8 with a byte order mark: without it Excel garbles accents."""
    separator = ";" if catalogue.language in ("fr", "es") else ","
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(catalogue.gettext(heading) for heading in COLUMNS.values())
    for asset in assets:
        writer.writerow(_safe(cell) for cell in _cells(asset, catalogue))
    return text.getvalue().encode("utf-8-sig")


def _cells(asset: Asset, catalogue: Catalogue) -> Iterator[str]:
    for column in COLUMNS:
        value = getattr(asset, column)
        if column in _CHOICES:
            yield catalogue.gettext(_CHOICES[column][value])
        elif column == "until":
            yield value.isoformat() if value else ""
        else:
            yield value


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read_table(data: bytes, file: str, catalogues: tuple[Catalogue, ...], new_id: Callable[[], str]) -> Table:
    """Read a table whose headings are in any of the languages; raise TableUnreadableError."""
    try:
        text = _text_of(data)
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)))
    except (csv.Error, UnicodeError) as error:
        raise TableUnreadableError(file=file) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 1 or len(rows) > _MOST_ROWS or len(data) > _MOST_BYTES:
        raise TableUnreadableError(file=file)
    found = _columns(rows[0], catalogues)
    if found is None:
        raise TableUnreadableError(file=file)
    columns, catalogue = found
    trouble: list[CellUnreadableError] = []
    assets = []
    for number, row in enumerate(rows[1:], 2):
        reading = _Row(number, row, columns, catalogues, catalogue, trouble)
        assets.append(reading.asset(new_id()))
    return Table(tuple(assets), tuple(trouble))


def _text_of(data: bytes) -> str:
    if b"\0" in data[:4096]:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        raise UnicodeError("a picture or another file that is no text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _separator(text: str) -> str:
    head = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    return max(";,\t", key=head.count)


def _columns(head: list[str], catalogues: tuple[Catalogue, ...]) -> tuple[Mapping[str, int], Catalogue] | None:
    """Find the columns by their headings, in the language that knows most of them; a name is the least."""
    best: tuple[Mapping[str, int], Catalogue] | None = None
    names = [_plain(cell) for cell in head]
    for catalogue in catalogues:
        known = {column: _plain(catalogue.gettext(heading)) for column, heading in COLUMNS.items()}
        places = {column: names.index(words) for column, words in known.items() if words in names}
        if "name" in places and (best is None or len(places) > len(best[0])):
            best = places, catalogue
    return best


def _plain(text: str) -> str:
    # Spreadsheets and people write the straight apostrophe.
    return " ".join(text.replace("\ufeff", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold()


class _Row:
    """Reads one row."""

    def __init__(
        self,
        number: int,
        row: list[str],
        columns: Mapping[str, int],
        catalogues: tuple[Catalogue, ...],
        catalogue: Catalogue,
        trouble: list[CellUnreadableError],
    ) -> None:
        self._number, self._row, self._columns = number, row, columns
        self._catalogues, self._catalogue, self._trouble = catalogues, catalogue, trouble

    def asset(self, asset_id: str) -> Asset:
        return Asset(
            asset_id,
            kind=self._choice("kind", "name"),
            name=self._text("name"),
            maker=self._choice("maker", ""),
            owner=self._choice("owner", ""),
            paper=self._choice("paper", ""),
            where=self._text("where"),
            number=self._text("number"),
            until=self._day("until"),
            note=self._text("note"),
        )

    def _text(self, column: str) -> str:
        place = self._columns.get(column, -1)
        text = self._row[place].strip() if 0 <= place < len(self._row) else ""
        if text[:1] == "'" and text[1:2] in _FORMULA:
            text = text[1:]
        return text[:_LONGEST]

    def _choice(self, column: str, usual: str) -> str:
        text = self._text(column)
        if not text:
            return usual
        for value, label in _CHOICES[column].items():
            if _plain(text) in {_plain(value), *(_plain(each.gettext(label)) for each in self._catalogues)} - {""}:
                return value
        self._note(column, text)
        return usual

    def _day(self, column: str) -> date | None:
        text = self._text(column)
        if not text:
            return None
        try:
            return read_date(text, self._catalogue.language)
        except DateError:
            self._note(column, text)
            return None

    def _note(self, column: str, text: str) -> None:
        heading = self._catalogue.gettext(COLUMNS[column])
        self._trouble.append(CellUnreadableError(row=self._number, column=heading, text=text[:60]))
