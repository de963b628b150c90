"""The files that greet whoever opens a disc: what to read first, in every language, and the name and icon that Windows shows."""

from collections.abc import Iterator
from pathlib import Path

from sme_desktop.i18n import N_, Catalogue, open_catalogue
from sme_desktop.library.manifest import TEXTS, Manifest

START_HERE, AUTORUN = "START-HERE.txt", "autorun.inf"

_WHAT = N_(
    "Guides and tools on intellectual property for small firms. No connection is needed, and nothing has to be installed."
)
_DOORS = {
    "windows": N_("Windows 10 or 11, 64-bit: double-click {windows}"),
    "linux": N_("Linux, 64-bit PC with glibc {floor} or later: open this folder in a terminal and type: sh {linux}"),
    "web": N_(
        "Any other computer, tablet or phone: open {web} in a browser. It has all guides and the search, without the tools."
    ),
}
"""How to start, by the door."""

_LEFT_BEHIND = N_(
    "Nothing is written on this disc. At its first start the program is copied into a folder of yours on this computer, so "
    "that it starts faster the next time; “Remove from this PC…” in its menu (F10) deletes that copy. Settings, notes and "
    "answers lie in a folder of yours, which the help names. Delete it too, and nothing is left."
)
_AFTER = (
    (N_("What it leaves behind"), _LEFT_BEHIND),
    (
        N_("What it is not"),
        N_("General information, not legal advice. Not an official publication of any organisation."),
    ),
    (
        N_("If something does not work"),
        N_(
            "“Check this disc” in the menu of the program (F10) tells what is damaged. {sums} holds a checksum of each file."
        ),
    ),
    (N_("Licences"), N_("Those of the program, its parts and the texts lie in the folder “{licences}”.")),
)
"""Headings and paragraphs that follow."""


def start_here(edition: Path, manifest: Manifest, facts: dict[str, str]) -> bytes:
    """Give the text. `facts` fills the fields; it names the doors that the disc has: `windows`, `linux`, `web`."""
    lines = [line for language in manifest.complete_languages for line in _in(language, edition, manifest, facts)]
    # With a byte order mark, for the editor of old Windows, and with its ends of lines.
    return "\r\n".join(lines).encode("utf-8-sig")


def _in(language: str, edition: Path, manifest: Manifest, facts: dict[str, str]) -> Iterator[str]:
    catalogue: Catalogue = open_catalogue(edition / TEXTS, language)
    title = manifest.titles.get(language) or manifest.id
    yield from (title, "=" * len(title), "")
    yield from (catalogue.gettext(N_("What this is")), catalogue.gettext(_WHAT), "")
    yield catalogue.gettext(N_("How to start"))
    yield from (f"- {catalogue.fill(words, facts)}" for door, words in _DOORS.items() if door in facts)
    yield ""
    for heading, words in _AFTER:
        yield from (catalogue.gettext(heading), catalogue.fill(words, facts), "")
    yield ""


def autorun(manifest: Manifest, program: str, icon: str) -> bytes:
    """Give what tells Windows the name and icon of the disc. Windows reads it in its old code pages: ASCII is safe."""
    title = next(
        (name for name in (manifest.titles.get("en", ""), manifest.id) if name and name.isascii()), "SME Desktop"
    )
    lines = ("[autorun]", f"open={program}", f"icon={icon}", f"label={title}", "")
    return "\r\n".join(lines).encode("ascii")
