"""`python -m sme_desktop` starts the reader."""

import sys

from sme_desktop.cli import reader

if __name__ == "__main__":
    sys.exit(reader(sys.argv[1:]))
