"""What the reading view is given to show."""

from sme_desktop.model import LANGUAGES
from sme_desktop.qt.article.figures import FigureSource
from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """HTML with the title and language of its page; `is_double` for two languages side by side."""

    html: str
    title: str
    language: str
    figures: FigureSource
    is_double: bool = False

    @property
    def is_right_to_left(self) -> bool:
        """True where the page is written from right to left."""
        return LANGUAGES[self.language].is_right_to_left


NOTHING = Reading("", "", "en", lambda _name: None)
