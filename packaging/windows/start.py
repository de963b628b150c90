"""Entry of the Windows program. It has no console: what would be printed there is shown in a box."""

import atexit
import ctypes
import io
import sys

from sme_desktop.cli import reader


def show(said: io.StringIO) -> None:
    """Show what was printed, if anything: wrong options, what keeps the window from opening, the answer to `--version`."""
    if text := said.getvalue().strip():
        ctypes.windll.user32.MessageBoxW(None, text, "SME Desktop", 0x40)  # type: ignore[attr-defined] # MB_ICONINFORMATION


def start() -> int:
    """Run the reader; give the exit code."""
    sys.frozen = True  # type: ignore[attr-defined]
    if sys.stderr is not None:
        return reader(sys.argv[1:])
    said = io.StringIO()
    sys.stdout = sys.stderr = said
    # At the very end, when Python has told of an exception that nobody foresaw.
    atexit.register(show, said)
    code = reader(sys.argv[1:])
    if code == 0:
        atexit.unregister(show)
    return code


sys.exit(start())
