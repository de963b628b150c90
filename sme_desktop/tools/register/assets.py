"""The assets of a firm, and the gaps in its papers."""

from collections.abc import Mapping
from datetime import date, timedelta

from sme_desktop.i18n import N_
from sme_desktop.values import dataclass

KINDS: Mapping[str, str] = {
    "name": N_("Name or brand"),
    "logo": N_("Logo"),
    "design": N_("Design"),
    "invention": N_("Invention"),
    "secret": N_("Secret"),
    "text": N_("Text, picture or music"),
    "software": N_("Software"),
    "domain": N_("Domain name"),
    "contract": N_("Contract or licence"),
}
MAKERS: Mapping[str, str] = {
    "": N_("Not noted"),
    "owner": N_("The owner of the firm"),
    "employee": N_("An employee"),
    "freelancer": N_("A freelancer or agency"),
    "partner": N_("A partner firm"),
}
OWNERS: Mapping[str, str] = {
    "": N_("Not clear"),
    "firm": N_("The firm"),
    "person": N_("A person in the firm"),
    "other": N_("Somebody else"),
}
PAPERS: Mapping[str, str] = {
    "": N_("Not noted"),
    "yes": N_("Yes, signed"),
    "no": N_("No"),
    "none": N_("Not needed"),
}
"""Whether what the owner rests on is in writing: a transfer, a contract, a confidentiality agreement."""

SOON = timedelta(days=183)
"""An end within half a year is named as a gap."""

_MADE_OUTSIDE = ("freelancer", "partner")
_WRITTEN = ("design", "logo", "text", "software", "invention")
_REGISTERED = ("name", "logo", "design", "invention", "domain")
"""Kinds whose registration runs out."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One thing the firm has. Choices are keys of KINDS, MAKERS, OWNERS and PAPERS."""

    id: str
    kind: str = "name"
    name: str = ""
    maker: str = ""
    owner: str = ""
    paper: str = ""
    where: str = ""
    """Countries or offices where it is registered; empty where it is not."""
    number: str = ""
    until: date | None = None
    note: str = ""


GAPS: Mapping[str, str] = {
    "transfer": N_("Made outside the firm, and no transfer in writing."),
    "owner": N_("Nobody has noted who owns it."),
    "person": N_("It does not stand in the firm’s name."),
    "secret": N_("A secret with no confidentiality agreement noted."),
    "end": N_("Registered, but the day on which it ends is not noted."),
    "past": N_("The day on which it ends has passed."),
    "soon": N_("It ends within six months."),
}
GAP_PAGES: Mapping[str, str] = {
    "transfer": "ecom-contracts",
    "owner": "manage-audit",
    "person": "biz-managing-assets",
    "secret": "tool-nda",
    "end": "tool-deadlines",
    "past": "biz-acquire-maintain",
    "soon": "biz-acquire-maintain",
}
"""The page to read about each gap."""


def gaps_of(asset: Asset, today: date) -> tuple[str, ...]:
    """Give the gaps of an asset as keys of GAPS, the graver first."""
    return tuple(name for name, is_open in _checks(asset, today) if is_open)


def _checks(asset: Asset, today: date) -> tuple[tuple[str, bool], ...]:
    is_signed = asset.paper in ("yes", "none")
    is_past = asset.until is not None and asset.until < today
    return (
        ("past", is_past),
        ("transfer", asset.maker in _MADE_OUTSIDE and asset.kind in _WRITTEN and not is_signed),
        ("secret", asset.kind == "secret" and not is_signed),
        ("owner", asset.owner == ""),
        ("person", asset.owner in ("person", "other") and asset.kind in _REGISTERED),
        ("end", bool(asset.where or asset.number) and asset.kind in _REGISTERED and asset.until is None),
        ("soon", asset.until is not None and not is_past and asset.until <= today + SOON),
    )
