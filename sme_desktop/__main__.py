"""`python -m sme_desktop` starts the reader."""

import sys

from sme_desktop.qt.ahead import load_ahead


def main() -> int:
    """Run the reader's window with the arguments of the command line; give the exit code."""
    wait = load_ahead()
    try:
        # Only now: the libraries of Qt are loaded meanwhile.
        from sme_desktop.cli import reader  # noqa: PLC0415

        return reader(sys.argv[1:])
    finally:
        wait()


if __name__ == "__main__":
    sys.exit(main())
