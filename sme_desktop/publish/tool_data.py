"""Writes the data of the tools into pages.sqlite, so that the program itself can ask the questions."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from sme_desktop.library.store import text_checksum


def write_tools(connection: sqlite3.Connection, tools: Mapping[str, Any]) -> None:
    """Write one row per tool: JSON with sorted keys, the same for equal data. Raise sqlite3.Error."""
    for name, data in sorted(tools.items()):
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        connection.execute("INSERT INTO tool VALUES (?, ?, ?)", (name, text, text_checksum((text,))))
