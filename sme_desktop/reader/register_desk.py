"""The asset register, kept in the profile line by line."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sme_desktop.i18n import Catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.diagnosis_desk import title_of
from sme_desktop.reader.kept_cases import KeptCases
from sme_desktop.reader.profile import Profile
from sme_desktop.tools.register.assets import Asset
from sme_desktop.tools.register.assets_json import AssetUnreadableError, from_json, to_json
from sme_desktop.tools.register.report import register_sheet
from sme_desktop.tools.register.spreadsheet import Table, read_table, write_table
from sme_desktop.tools.sheet import Sheet

PAGE = PageId("tool-register")
TOOL = "register"


def new_id() -> str:
    """Give an id that no other asset has."""
    return os.urandom(8).hex()


class RegisterDesk:
    """Holds the assets; each change is kept at once."""

    def __init__(self, profile: Profile, library: Library, today: Callable[[], date]) -> None:
        self._library, self.today = library, today
        self.kept = KeptCases(profile, TOOL)

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The assets by name; lines that cannot be read are left out."""
        found = []
        for _id, text in self.kept.all():
            with suppress(AssetUnreadableError):
                found.append(from_json(text))
        return tuple(found)

    def keep(self, asset: Asset) -> None:
        """Add an asset, or replace the one with its id."""
        self.kept.keep(asset.id, asset.name, to_json(asset))

    def remove(self, asset_id: str) -> None:
        """Take an asset away."""
        self.kept.remove(asset_id)

    def load(self, data: bytes, file: str, catalogues: tuple[Catalogue, ...]) -> Table:
        """Add the assets of a table that the register does not hold already; raise TableUnreadableError."""
        table = read_table(data, file, catalogues, new_id)
        held = {replace(asset, id="") for asset in self.assets}
        fresh = tuple(asset for asset in table.assets if replace(asset, id="") not in held)
        for asset in fresh:
            self.keep(asset)
        return replace(table, assets=fresh, known=len(table.assets) - len(fresh))

    def as_table(self, catalogue: Catalogue) -> bytes:
        """Give the register for a spreadsheet."""
        return write_table(self.assets, catalogue)

    def title(self, language: str) -> str:
        """Give the name of the register."""
        return title_of(self._library, PAGE, language)

    def sheet(self, catalogue: Catalogue, *, is_linked: bool = False) -> Sheet:
        """Give the register to be read and printed; with `is_linked` each name leads to its line."""
        language = catalogue.language
        title = self.title(language) or catalogue.gettext("Asset register")
        return register_sheet(
            PAGE,
            self.assets,
            self.today(),
            title,
            catalogue,
            lambda page: title_of(self._library, page, language),
            is_linked=is_linked,
        )
