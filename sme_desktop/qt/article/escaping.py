"""Plain words in HTML."""


def escape(text: str) -> str:
    """Give words as HTML shows them, also between quotes: `html.escape`, whose module first reads all names of letters."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(sign, name)
    return text
