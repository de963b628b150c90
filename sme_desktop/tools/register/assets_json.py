"""Keeps an asset as JSON."""

import json
from dataclasses import asdict, fields
from datetime import date

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.tools.register.assets import KINDS, MAKERS, OWNERS, PAPERS, Asset


class AssetUnreadableError(SmeError):
    """A kept line of the register that this program cannot read."""

    message = N_("A line of the register cannot be read.")
    advice = N_("Enter it again; the others are as they were.")


_CHOICES = {"kind": KINDS, "maker": MAKERS, "owner": OWNERS, "paper": PAPERS}
_NAMES = frozenset(field.name for field in fields(Asset))


def to_json(asset: Asset) -> str:
    """Give an asset as JSON, the same for equal ones; the date in ISO 8601."""
    data = {**asdict(asset), "until": asset.until.isoformat() if asset.until else ""}
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Asset:
    """Read what `to_json` wrote; raise AssetUnreadableError for anything else."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or set(data) != _NAMES or not all(isinstance(v, str) for v in data.values()):
            raise AssetUnreadableError
        if any(data[name] not in known for name, known in _CHOICES.items()):
            raise AssetUnreadableError
        until = date.fromisoformat(data["until"]) if data["until"] else None
        return Asset(**{**data, "until": until})
    except (ValueError, TypeError, RecursionError) as error:
        raise AssetUnreadableError from error
