"""Entry of the frozen program."""

import sys

from sme_desktop.__main__ import main

sys.exit(main())
