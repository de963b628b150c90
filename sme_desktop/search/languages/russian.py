"""Russian. ё and е meet, й stays a letter of its own."""

from sme_desktop.search.languages.base import Rules


class Russian(Rules):
    """Snowball's Russian stemmer."""

    stemmer_name = "russian"
