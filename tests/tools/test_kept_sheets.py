"""Golden cases: the same answers give the same sheets in three languages, word for word."""

from datetime import date
from pathlib import Path

import pytest

from sme_desktop.i18n import Catalogue, open_catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diagnosis_desk import DiagnosisDesk
from sme_desktop.reader.diary_desk import DiaryDesk
from sme_desktop.reader.form_desk import FormDesk
from sme_desktop.reader.profile import Profile
from sme_desktop.reader.register_desk import RegisterDesk
from sme_desktop.reader.self_test_desk import SelfTestDesk
from sme_desktop.tools.deadlines.answer_sheet import answer_sheet
from sme_desktop.tools.register.assets import Asset
from sme_desktop.tools.sheet import Sheet, as_text

KEPT = Path(__file__).parent.parent / "data" / "tools"
LANGUAGES = ("en", "fr", "es")


def today() -> date:
    return date(2026, 11, 28)


def check_up(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    """A small bakery: a name in use and not registered, a logo by a freelancer, a recipe that two people know."""
    desk = DiagnosisDesk(profile, library, today)
    for place, answer in enumerate(("agro", "growing", "soon")):
        desk.go(place)
        desk.answer(answer)
    given = {"d06": "no", "d07": "no", "d11": "partly", "d16": "unknown", "d21": "yes", "d22": "na", "d26": "no"}
    for place, step in enumerate(desk.steps[3:], 3):
        desk.go(place)
        desk.answer(given.get(step.id, "yes" if place % 3 else "partly"))
    desk.keep("Aurora")
    return (desk.sheet(catalogue),)


def self_test(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    desk = SelfTestDesk(profile, library, PageId("tool-selftest-brands"), today)
    for place, question in enumerate(desk.test.questions):
        desk.go(place)
        wrong = next(option for option in question.options if option != question.answer)
        desk.answer(wrong if place % 5 == 0 else question.answer)
    return (desk.sheet(catalogue), *desk.papers(catalogue))


def form(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    desk = FormDesk(profile, library, PageId("tool-nda"))
    desk.enter("1", "Aurora\nMoulds of the South")
    desk.enter("8", "2026–2029")
    desk.rename("Lamp 2")
    return (desk.sheet(catalogue),)


def register(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    desk = RegisterDesk(profile, library, today)
    for asset in (
        Asset("1", "name", "Aurora", "owner", "firm", "none", "OAPI", "4711", date(2027, 3, 4), "folder 1"),
        Asset("2", "logo", "Sun", "freelancer", "", "no"),
        Asset("3", "domain", "aurora.example", "employee", "person", "", "", "", date(2026, 11, 1)),
        Asset("4", "secret", "Sourdough", "owner", "firm", "no"),
    ):
        desk.keep(asset)
    return (desk.sheet(catalogue),)


def diary(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    register(library, profile, catalogue)
    cases = DeadlineDesk(profile, library, today)
    cases.set_start("2026-08-31", "en")
    cases.keep("Aurora abroad")
    desk = DiaryDesk(library, cases, RegisterDesk(profile, library, today), today)
    return (desk.sheet(catalogue), *desk.wall(catalogue))


def deadlines(library: Library, profile: Profile, catalogue: Catalogue) -> tuple[Sheet, ...]:
    desk = DeadlineDesk(profile, library, today)
    desk.set_start("2026-08-31", "en")
    desk.keep("Aurora abroad")
    report = desk.report()
    assert report is not None
    return (answer_sheet("tool-deadlines", report, catalogue.gettext("Deadline calculator"), catalogue),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [check_up, self_test, form, register, diary, deadlines])
def test_the_sheet_is_the_kept_one(  # type: ignore[no-untyped-def]
    library: Library, make, language: str, request: pytest.FixtureRequest
) -> None:
    sheets = make(library, Profile(None), open_catalogue(library.texts_folder, language))
    text = "\n\n".join(map(as_text, sheets))

    kept = KEPT / f"{make.__name__}.{language}.txt"
    if request.config.getoption("--update-kept"):
        kept.write_text(text, "utf-8")

    assert text == kept.read_text("utf-8")
