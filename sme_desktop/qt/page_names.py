"""Pages of the handbook that the program itself opens."""

from sme_desktop.model import PageId

GLOSSARY = PageId("help-glossary")
HELP = PageId("help-using")
DEADLINES = PageId("tool-deadlines")
CHECK_UP = PageId("tool-diagnostic")
REGISTER = PageId("tool-register")
TOOLS = PageId("topic-tools")
