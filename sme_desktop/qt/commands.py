"""What the window can be told to do: the words, the keys, and where it stands in the menu."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sme_desktop.i18n import N_
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command; without words it has a key alone, with `is_for_pages` it works on an open page only."""

    name: str
    words: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_for_pages: bool = False
    works_elsewhere: bool = False
    """True where the key does something else on other screens."""


COMMANDS = (
    Command("search", keys=("Ctrl+K", "/")),
    Command("find", N_("Find in this page"), ("Ctrl+F",), "search", is_for_pages=True, works_elsewhere=True),
    Command("find_next", keys=("F3", "Ctrl+G")),
    Command("find_previous", keys=("Shift+F3", "Ctrl+Shift+G")),
    Command("back", keys=("Alt+Left",)),
    Command("forward", keys=("Alt+Right",)),
    Command("home", N_("Home"), ("Alt+Home",), "home"),
    Command("mine", N_("My things"), ("Ctrl+B",), "mine"),
    Command("tools", N_("Tools"), icon="tool"),
    Command("bookmark", N_("Bookmark this place"), ("Ctrl+D",), "bookmark", is_for_pages=True),
    Command("note", N_("Write a note"), ("Ctrl+M",), "note", is_for_pages=True),
    Command("highlight", keys=("Ctrl+Shift+H",), is_for_pages=True),
    Command("sides", N_("Side by side"), ("F4",), "sides", is_for_pages=True),
    Command("peek", N_("In the other language"), ("Shift+F4",), "peek", is_for_pages=True),
    Command("print", N_("Print"), ("Ctrl+P",), "print"),
    Command("basket", N_("Add to the print basket"), ("Ctrl+Shift+P",), "basket", is_for_pages=True),
    Command("aloud", N_("Read aloud"), ("F8",), "aloud", is_for_pages=True),
    Command("comfort", N_("Comfort of reading"), ("Alt+A",), "theme"),
    Command("larger", keys=("Ctrl++", "Ctrl+=")),
    Command("smaller", keys=("Ctrl+-",)),
    Command("usual_size", keys=("Ctrl+0",)),
    Command("language", N_("Choose the language"), ("Alt+L",), "language"),
    Command("copy_source", keys=("Ctrl+Shift+C",), is_for_pages=True),
    Command("copy_link", N_("Copy link to this place"), ("Ctrl+Shift+L",), "copy", is_for_pages=True),
    Command("full_screen", N_("Full screen"), ("F11",), "full-screen"),
    Command("check_disc", N_("Check this disc"), icon="shield"),
    Command("remove_copy", N_("Remove from this PC…"), icon="trash"),
    Command("menu", keys=("F10",)),
    Command("escape", keys=("Escape",)),
    Command("next_part", keys=("F6",)),
    Command("help", N_("Help"), ("F1",), "help"),
)
"""All commands, in the order of the menu."""


class Commands(QObject):
    """Ties keys to actions, and runs an action by its name."""

    def __init__(
        self,
        window: QWidget,
        actions: Mapping[str, Callable[[], object]],
        is_page: Callable[[], bool],
        refuse: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._actions, self._is_page, self._refuse = actions, is_page, refuse
        for command in COMMANDS:
            if command.name in actions:
                for key in command.keys:
                    QShortcut(QKeySequence(key), window).activated.connect(partial(self.run, command.name))

    def run(self, name: str) -> None:
        """Do what a command says, or say that it needs an open page."""
        command = next(command for command in COMMANDS if command.name == name)
        if command.is_for_pages and not command.works_elsewhere and not self._is_page():
            self._refuse()
        else:
            self._actions[name]()

    def offered(self, *, is_page: bool) -> tuple[Command, ...]:
        """Give the commands of the menu that can be used now."""
        return tuple(
            command
            for command in COMMANDS
            if command.words and command.name in self._actions and (is_page or not command.is_for_pages)
        )


_SHIFT = N_("Shift")


def key_words(command: Command, gettext: Callable[[str], str]) -> str:
    """Give a command's first key in the words of the language, shorter than Qt's own: Ctrl+Maj+P, Ctrl+Mayús+P."""
    parts = command.keys[0].split("+") if command.keys else ()
    return "+".join(gettext(_SHIFT) if part == "Shift" else _key_name(part) for part in parts)


def _key_name(part: str) -> str:
    """Give a key as Qt names it; the other keys to hold are Ctrl and Alt in all our languages."""
    if part in ("Ctrl", "Alt"):
        return part
    return QKeySequence(part).toString(QKeySequence.SequenceFormat.NativeText)
