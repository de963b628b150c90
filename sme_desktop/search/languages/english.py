"""English."""

from sme_desktop.search.languages.base import Rules


class English(Rules):
    """Porter's second stemmer (Snowball)."""

    stemmer_name = "english"
