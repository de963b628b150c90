"""Named cases of the tools, kept in the profile."""

from sme_desktop.reader.profile import Profile


class KeptCases:
    """The cases of one tool, as the texts that the tool makes of them."""

    def __init__(self, profile: Profile, tool: str) -> None:
        self._profile, self._tool = profile, tool

    def all(self) -> tuple[tuple[str, str], ...]:
        """Give id and text of each case, by name."""
        rows = self._profile.rows("SELECT id, data FROM tool_case WHERE tool = ? ORDER BY name, id", (self._tool,))
        return tuple((str(row[0]), str(row[1])) for row in rows)

    def keep(self, case_id: str, name: str, data: str) -> None:
        """Add a case, or replace the one with its id."""
        self._profile.write("INSERT OR REPLACE INTO tool_case VALUES (?, ?, ?, ?)", (case_id, self._tool, name, data))

    def remove(self, case_id: str) -> None:
        """Take a case away."""
        self._profile.write("DELETE FROM tool_case WHERE id = ?", (case_id,))
