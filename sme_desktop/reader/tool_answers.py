"""All that the tools keep of the reader, and how to wipe it."""

from sme_desktop.reader.profile import Profile

SETTINGS = ("deadlines_last", "check_up_last", "check_up_place", "form_last", "self_test_order")
"""What the tools keep beside their named cases."""


def has_answers(profile: Profile) -> bool:
    """Tell whether any tool keeps anything."""
    return bool(profile.rows("SELECT 1 FROM tool_case LIMIT 1")) or any(profile.get(name, "") for name in SETTINGS)


def wipe_answers(profile: Profile) -> None:
    """Take away every answer, case, form and line of the register, so that the file does not hold them any more."""
    profile.write("DELETE FROM tool_case")
    for name in SETTINGS:
        profile.write("DELETE FROM setting WHERE name = ?", (name,))
    profile.clear_traces()
