"""Entry of the frozen program."""

import sys

from sme_desktop.cli import reader

sys.exit(reader(sys.argv[1:]))
