"""The asset register: gaps, and tables that spreadsheets have had in hand."""

from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests_support import ROOT
from tools_support import QUICK

from sme_desktop.i18n import Catalogue, english_catalogue, open_catalogue
from sme_desktop.tools.register.assets import GAP_PAGES, GAPS, KINDS, MAKERS, OWNERS, PAPERS, Asset, gaps_of
from sme_desktop.tools.register.assets_json import AssetUnreadableError, from_json, to_json
from sme_desktop.tools.register.report import register_sheet
from sme_desktop.tools.register.spreadsheet import Table, TableUnreadableError, read_table, write_table
from sme_desktop.tools.sheet import Link

TODAY = date(2026, 11, 28)
HERON = Asset("1", "logo", "Heron", "freelancer", "firm", "no", "France", "123", date(2031, 8, 31), "folder 2")
_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)


@pytest.fixture(scope="session")
def catalogues(edition: Path) -> tuple[Catalogue, ...]:
    return tuple(open_catalogue(edition / "texts", code) for code in ("en", "fr", "es"))


def read(data: bytes, catalogues: tuple[Catalogue, ...] = ()) -> Table:
    numbers = count(1)
    return read_table(data, "table.csv", catalogues or (english_catalogue(),), lambda: str(next(numbers)))


@pytest.mark.parametrize(
    ("asset", "gaps"),
    [
        (Asset("1", "logo", maker="freelancer", owner="firm"), ("transfer",)),
        (Asset("1", "logo", maker="freelancer", owner="firm", paper="yes"), ()),
        (Asset("1", "software", maker="partner", owner="firm", paper="no"), ("transfer",)),
        (Asset("1", "name", maker="freelancer", owner="firm"), ()),
        (Asset("1", "secret", owner="firm"), ("secret",)),
        (Asset("1", "secret", owner="firm", paper="yes"), ()),
        (Asset("1", "text"), ("owner",)),
        (Asset("1", "domain", owner="person"), ("person",)),
        (Asset("1", "domain", owner="other"), ("person",)),
        (Asset("1", "text", owner="person"), ()),
        (Asset("1", "name", owner="firm", where="France"), ("end",)),
        (Asset("1", "name", owner="firm", until=date(2026, 11, 27)), ("past",)),
        (Asset("1", "name", owner="firm", until=TODAY), ("soon",)),
        (Asset("1", "name", owner="firm", until=date(2027, 12, 1)), ()),
    ],
)
def test_each_gap_is_named(asset: Asset, gaps: tuple[str, ...]) -> None:
    assert gaps_of(asset, TODAY) == gaps


def test_every_gap_has_a_page_that_the_handbook_has() -> None:
    assert set(GAPS) == set(GAP_PAGES)
    for page in GAP_PAGES.values():
        assert list((ROOT / "content" / "en").glob(f"*/{page}.md")), page


def test_the_sheet_names_the_gaps_first_and_leads_to_each_line() -> None:
    sheet = register_sheet(
        "tool-register",
        (HERON,),
        TODAY,
        "Register",
        english_catalogue(),
        lambda page: f"Title of {page}",
        is_linked=True,
    )

    assert sheet.lead == "Entries: 1. Gaps: 1. As of 28 November 2026."
    assert "Heron: Made outside the firm, and no transfer in writing." in str(sheet.parts[0])
    assert Link("asset:1", "Heron (logo). folder 2") in sheet.parts[1].blocks[0].rows[0]  # type: ignore[union-attr]


_ASSETS = st.builds(
    Asset,
    id=st.just("1"),
    kind=st.sampled_from(list(KINDS)),
    name=_TEXT,
    maker=st.sampled_from(list(MAKERS)),
    owner=st.sampled_from(list(OWNERS)),
    paper=st.sampled_from(list(PAPERS)),
    where=_TEXT,
    number=_TEXT,
    until=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    note=_TEXT,
)


@QUICK
@given(_ASSETS)
def test_what_is_kept_is_read_again(asset: Asset) -> None:
    assert from_json(to_json(asset)) == asset


@pytest.mark.parametrize("language", [0, 1, 2])
def test_a_table_is_read_again_in_every_language(catalogues: tuple[Catalogue, ...], language: int) -> None:
    data = write_table((HERON,), catalogues[language])

    table = read(data, catalogues)

    assert table.assets == (HERON,)
    assert table.trouble == ()


@QUICK
@given(st.lists(_ASSETS, min_size=1, max_size=4))
def test_no_cell_is_lost_on_the_way_through_a_table(assets: list[Asset]) -> None:
    table = read(write_table(tuple(assets), english_catalogue()))

    kept = table.assets
    assert [(a.kind, a.maker, a.owner, a.paper, a.until) for a in kept] == [
        (a.kind, a.maker, a.owner, a.paper, a.until) for a in assets
    ]
    assert table.trouble == ()


@pytest.mark.parametrize(
    "data",
    [
        "Name;Kind;Valid until\r\nÉtoile;Logo;31/08/2031\r\n".encode("utf-8-sig"),
        "Name;Kind;Valid until\nÉtoile;Logo;2031-08-31\n".encode("cp1252"),
        "Name\tKind\tValid until\nÉtoile\tlogo\t31 August 2031\n".encode("utf-16"),
        "kind,NAME,valid  until,Colour\nLogo,Étoile,31.8.2031,blue\n\n,,,\n".encode(),
        b'Name,Kind,Valid until\r"' + '\nÉtoile",Logo,31/8/2031'.encode(),
    ],
)
def test_the_habits_of_spreadsheets_are_understood(data: bytes) -> None:
    table = read(data)

    assert [(asset.kind, asset.name.strip(), asset.until) for asset in table.assets] == [
        ("logo", "Étoile", date(2031, 8, 31))
    ]


def test_a_cell_that_is_not_understood_is_told_and_the_row_is_kept() -> None:
    table = read(b"Name,Kind,Valid until\nHeron,Spaceship,31 February 2031\n")

    assert [(asset.name, asset.kind, asset.until) for asset in table.assets] == [("Heron", "name", None)]
    assert [str(error) for error in table.trouble] == [
        "Row 2, “Kind”: “Spaceship” was not understood, and is left empty.",
        "Row 2, “Valid until”: “31 February 2031” was not understood, and is left empty.",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        b"just some words\nwithout headings\n",
        b"\xff\xfe\0",
        b"Name\n" * 6000,
        ("Name\n" + "a" * 200_000).encode(),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(TableUnreadableError, match="no table that the register can read"):
        read(data)


@pytest.mark.parametrize("text", ["=1+1", "+41 22", "-5", "@cmd", '=HYPERLINK("x")'])
def test_what_looks_like_a_formula_is_no_formula_in_a_spreadsheet(text: str) -> None:
    data = write_table((Asset("1", name=text),), english_catalogue())

    assert f"'{text[0]}" in data.decode()
    assert read(data).assets[0].name == text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}', to_json(HERON).replace("logo", "moon")])
def test_a_broken_line_is_refused(text: str) -> None:
    with pytest.raises(AssetUnreadableError):
        from_json(text)
