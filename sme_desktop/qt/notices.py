"""What notices and the screen of damaged pages say, in the language of the interface."""

from sme_desktop.errors import EditionDamagedError, PageDamagedError, SmeError
from sme_desktop.i18n import N_, Catalogue
from sme_desktop.qt.log_file import log_path
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.reader.state import MissingTwin, Notice, Told

_LOGGED = N_("What went wrong is noted in “{file}”.")


def notice_text(notice: Notice | None, speech: Speech) -> str:
    """Give a notice as a sentence; an empty text for none."""
    if notice is None:
        return ""
    if isinstance(notice, Told):
        return notice.words
    if isinstance(notice, MissingTwin):
        words = speech.gettext("This page is not available in {language} yet. It is shown in {shown}.")
        return words.format(language=speech.language_name(notice.language), shown=speech.language_name(notice.shown))
    return speech.explain(notice)


def trouble_of(
    error: SmeError, presenter: Presenter, speech: Speech
) -> tuple[str, str, tuple[tuple[str, str], ...], str]:
    """Give title, sentence, ways on as (text, link), and facts for the giver of the guides.

    Where no page can be read, none is offered.
    """
    _ = speech.gettext
    library, page = presenter.library, presenter.state.visit.page
    shown = presenter.page_language
    ways = []
    if isinstance(error, PageDamagedError):
        for code in library.languages_of(page):
            if code != shown:
                ways.append(
                    (_("Read it in {language}").format(language=speech.language_name(code)), f"language:{code}")
                )
                break
    ways.append((_("&Try again"), "app:retry"))
    is_whole = isinstance(error, EditionDamagedError)
    after = None if is_whole else library.neighbour(page, speech.language)
    if after is not None:
        ways.append((_("Next page: {title}").format(title=after.title), f"page:{after.id}"))
    else:
        ways.append((_("To the home page"), "app:home"))
    manifest = library.manifest
    facts = f"{page}.{shown} · pages.sqlite · {manifest.id} {manifest.date} · {type(error).__name__}"
    title = _("The guides cannot be opened") if is_whole else _("This page cannot be read")
    return title, speech.explain(error), tuple(ways), "\n".join((facts, *log_words(speech.catalogue)))


def log_words(catalogue: Catalogue) -> tuple[str, ...]:
    """Give a sentence that says where the log is; none where no log is kept."""
    path = log_path()
    return (catalogue.fill(_LOGGED, {"file": path}),) if path is not None else ()
