"""Where the reader is and was."""

from dataclasses import replace

from sme_desktop.errors import PageNotFoundError
from sme_desktop.library.library import Library
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.reader import state as steps
from sme_desktop.reader.state import MissingTwin, Position, ReaderState, Screen, Visit

MARKS = Place(PageId("biz-trademarks"), SectionId("what-to-do"))
CHOOSE = Place(PageId("right-choose"))


class LibraryWithoutFrench:
    """Stands for an edition in which one page has no French twin."""

    def languages_of(self, page: PageId) -> tuple[str, ...]:
        return {"biz-trademarks": ("en", "es"), "right-choose": ("en", "fr", "es")}.get(page, ())


def without_french() -> Library:
    return LibraryWithoutFrench()  # type: ignore[return-value]


def test_opening_a_page_remembers_the_step_before() -> None:
    start = ReaderState("en")

    opened = steps.open_page(start, without_french(), MARKS)

    assert opened.visit.page == "biz-trademarks"
    assert opened.visit.target == "what-to-do"
    assert opened.back == (Visit(Screen.HOME),)


def test_back_and_forward_lead_to_the_same_visits() -> None:
    library = without_french()
    first = steps.open_page(ReaderState("en"), library, MARKS)
    second = steps.open_page(first, library, CHOOSE)

    back = steps.go_back(second, library)
    forward = steps.go_forward(back, library)

    assert back.visit == first.visit
    assert forward.visit == second.visit
    assert steps.go_back(steps.go_back(back, library), library).visit == Visit(Screen.HOME)


def test_a_new_step_forgets_what_lay_ahead() -> None:
    library = without_french()
    there = steps.open_page(steps.open_page(ReaderState("en"), library, MARKS), library, CHOOSE)

    elsewhere = steps.open_home(steps.go_back(there, library))

    assert elsewhere.forward == ()


def test_switching_language_stays_on_the_page_when_it_is_not_translated() -> None:
    library = without_french()
    reading = steps.open_page(ReaderState("en"), library, MARKS)

    switched = steps.switch_language(reading, library, "fr")

    assert switched.visit == reading.visit
    assert switched.notice == MissingTwin("fr", "en")
    assert steps.page_language(switched, library) == "en"


def test_switching_language_keeps_the_place_and_the_way_back() -> None:
    library = without_french()
    reading = steps.open_page(ReaderState("en"), library, CHOOSE)
    deep = steps.remember_position(reading, Position(SectionId("meaning"), 0.4))

    switched = steps.switch_language(deep, library, "fr")

    assert switched.visit.position == Position(SectionId("meaning"), 0.4)
    assert switched.back == deep.back
    assert switched.notice is None


def test_an_unknown_page_is_told_and_the_reader_stays() -> None:
    start = ReaderState("en")

    lost = steps.open_page(start, without_french(), Place(PageId("no-such-page")))

    assert lost.visit == start.visit
    assert isinstance(lost.notice, PageNotFoundError)


def test_typing_on_the_results_screen_is_one_step_of_the_history() -> None:
    first = steps.open_results(ReaderState("en"), "mark")
    second = steps.open_results(first, "marks")

    assert second.visit.query == "marks"
    assert second.back == first.back


def test_the_chosen_row_is_kept_for_the_way_back() -> None:
    library = without_french()
    results = steps.remember_row(steps.open_results(ReaderState("en"), "mark"), 4)

    returned = steps.go_back(steps.open_page(results, library, CHOOSE, query="mark"), library)

    assert returned.visit.row == 4


def test_the_history_has_an_end() -> None:
    library = without_french()
    state = ReaderState("en")
    for number in range(500):
        state = steps.open_page(state, library, MARKS if number % 2 else CHOOSE)

    assert len(state.back) == 200


def test_dismissing_a_notice_changes_nothing_else() -> None:
    noticed = replace(ReaderState("en"), notice=MissingTwin("fr", "en"))

    assert steps.open_home(noticed).notice is None
