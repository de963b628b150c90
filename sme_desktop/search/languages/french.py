"""French. Elided articles part at the apostrophe and are stop words; œ folds to oe."""

from sme_desktop.search.languages.base import Rules


class French(Rules):
    """Snowball's French stemmer."""

    stemmer_name = "french"
