"""Spanish. The stemmer drops accents, so the accented word itself is the exact spelling; ñ folds to n for those who lack it."""

from sme_desktop.search.languages.base import Rules


class Spanish(Rules):
    """Snowball's Spanish stemmer."""

    stemmer_name = "spanish"
