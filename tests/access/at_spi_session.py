"""Looks at the real window as a screen reader does, and prints what it found as JSON.

Run by the system's own Python, which has pyatspi, inside `dbus-run-session`: at_spi_session.py PYTHON EDITION
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

LONGEST_WAIT_S = 10


def wait_for(find: Callable[[], Any]) -> Any:
    """Give what is found as soon as it is there, and tell what is not."""
    end = time.monotonic() + LONGEST_WAIT_S
    while time.monotonic() < end:
        while GLib.MainContext.default().pending():
            GLib.MainContext.default().iteration(False)
        try:
            found = find()
        except GLib.GError:
            found = None  # What was looked at has gone away meanwhile.
        if found:
            return found
        time.sleep(0.02)
    return None


def walk(part: Any) -> Iterator[Any]:
    yield part
    for number in range(part.childCount):
        child = part.getChildAtIndex(number)
        if child is not None:
            yield from walk(child)


def the_program() -> Any:
    return next((part for part in pyatspi.Registry.getDesktop(0) if part and "SME" in part.name), None)


def find(role: str, name: str = "") -> Any:
    program = the_program()
    parts = walk(program) if program is not None else iter(())
    return next((part for part in parts if part.getRoleName() == role and name in part.name), None)


def describe(part: Any) -> dict[str, Any]:
    states, interfaces = part.getState(), pyatspi.listInterfaces(part)
    try:
        extents = part.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        extents = None  # The program itself has no place on the screen.
    return {
        "role": part.getRoleName(),
        "name": part.name,
        "attributes": part.getAttributes(),
        "interfaces": interfaces,
        "focusable": bool(states.contains(pyatspi.STATE_FOCUSABLE)),
        "visible": bool(states.contains(pyatspi.STATE_VISIBLE)),
        "size": [extents.width, extents.height] if extents else [0, 0],
    }


def dump(root: Callable[[], Any]) -> list[dict[str, Any]]:
    """Describe all parts; anew where one has gone away meanwhile, as when the window has just got its size."""
    found: list[dict[str, Any]] = wait_for(lambda: [describe(part) for part in walk(root())])
    return found


class Program:
    """The real program, started as people start it."""

    def __init__(self, python: str, edition: str, *options: str) -> None:
        environment = {**os.environ, "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment["QT_QPA_PLATFORM"] = "xcb"
        command = [python, "-m", "sme_desktop", "--edition", edition, "--private", "--language", "en", *options]
        self._process = subprocess.Popen(command, env=environment)

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        wait_for(lambda: the_program() is None)


def look_at_page(python: str, edition: str) -> dict[str, Any]:
    """Dump a page, press a link in it by the screen reader's action, and hear what is announced."""
    heard: list[str] = []
    pyatspi.Registry.registerEventListener(lambda event: heard.append(str(event.any_data)), "object:announcement")
    with Program(python, edition, "--page", "biz-trademarks"):
        wait_for(lambda: find("document web", "trade marks"))
        wait_for(lambda: find("heading", "Sources"))
        found: dict[str, Any] = {"page": dump(the_program)}
        paragraph = find("paragraph", "A customer who liked")
        text = paragraph.queryText()
        found["word"] = list(text.getTextAtOffset(3, pyatspi.TEXT_BOUNDARY_WORD_START))
        found["text"] = text.getText(0, 10)
        link = next(
            part
            for part in walk(find("document web"))
            if (part.getRoleName(), part.name[:16]) == ("link", "Read how a café ")
        )
        action = link.queryAction()
        found["actions"] = [action.getName(number) for number in range(action.nActions)]
        action.doAction(0)
        found["pressed"] = bool(wait_for(lambda: find("document web", "Illustrative example")))
        found["next"] = dump(lambda: find("document web"))
        wait_for(lambda: heard)
        found["heard"] = heard
        found["open"] = [part.name for part in walk(find("tree")) if "open page" in part.name]
    return found


def look_at_results(python: str, edition: str) -> dict[str, Any]:
    """Dump the results of a search."""
    with Program(python, edition, "--search", "trade mark"):
        wait_for(lambda: find("list", "Results") and find("list item"))
        return {"results": dump(the_program)}


if __name__ == "__main__":
    seen = {**look_at_page(*sys.argv[1:3]), **look_at_results(*sys.argv[1:3])}
    print(json.dumps(seen))
