"""The tools keep what is entered at once, go on later, and forget all of it when they are told to."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sme_desktop.errors import ToolMissingError
from sme_desktop.i18n import english_catalogue, open_catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diagnosis_desk import DiagnosisDesk
from sme_desktop.reader.diary_desk import DiaryDesk
from sme_desktop.reader.form_desk import FormDesk
from sme_desktop.reader.profile import FILE, Profile
from sme_desktop.reader.register_desk import RegisterDesk
from sme_desktop.reader.self_test_desk import SelfTestDesk
from sme_desktop.reader.tool_answers import has_answers, wipe_answers
from sme_desktop.tools.diagnosis.answers import AnswersTooNewError, AnswersUnreadableError
from sme_desktop.tools.register.assets import Asset

NDA, BASICS = PageId("tool-nda"), PageId("tool-selftest-basics")
SECRET = "Turnip Mix No. Seven"


def today() -> date:
    return date(2026, 11, 28)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def again(profile: Profile) -> Profile:
    """Open the profile as the next start of the program does."""
    assert profile.folder is not None
    profile.close()
    return Profile(profile.folder)


def test_a_check_up_goes_on_where_it_was_left(profile: Profile, library: Library) -> None:
    desk = DiagnosisDesk(profile, library, today)
    desk.answer("agro")
    desk.go(3)
    desk.answer("partly")
    desk.go(4)

    later = DiagnosisDesk(again(profile), library, today)

    assert later.place == 4
    assert later.answers.given == {"d01": "partly"}
    assert later.answers.traits == {"sector": "agro"}
    assert later.answers.day == today()


def test_kept_check_ups_are_opened_compared_and_wiped_one_by_one(profile: Profile, library: Library) -> None:
    desk = DiagnosisDesk(profile, library, today)
    desk.go(3)
    desk.answer("no")
    desk.keep("First year")
    first = desk.cases()[0]
    desk.begin()
    desk.go(3)
    desk.answer("yes")
    desk.keep("  Second   year ")
    desk.compare_with(first)

    assert [case.name for case in desk.cases()] == ["First year", "Second year"]
    assert "First year" in str(desk.sheet(english_catalogue()).parts[1].title)
    desk.forget()
    assert [case.name for case in desk.cases()] == ["First year"]
    desk.open(first)
    desk.go(3)
    desk.answer("partly")
    assert desk.cases()[0].given["d01"] == "no"
    desk.keep("First year")
    assert [(case.name, case.given["d01"]) for case in desk.cases()] == [("First year", "partly")]


def test_an_open_check_up_without_a_name_is_not_lost_when_another_one_is_opened(
    profile: Profile, library: Library
) -> None:
    desk = DiagnosisDesk(profile, library, today)
    desk.go(3)
    desk.answer("no")

    desk.begin()

    assert [(case.name, case.given) for case in desk.cases()] == [("2026-11-28", {"d01": "no"})]


def test_a_saved_check_up_is_loaded_beside_the_others(profile: Profile, library: Library) -> None:
    desk = DiagnosisDesk(profile, library, today)
    desk.go(3)
    desk.answer("no")
    desk.keep("Bakery")
    saved = desk.as_json()
    desk.answer("yes")

    desk.load(saved)

    assert desk.answers.given["d01"] == "no"
    assert sorted((case.name, case.given["d01"]) for case in desk.cases()) == [
        ("2026-11-28", "yes"),
        ("Bakery", "no"),
        ("Bakery", "no"),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("not a check-up", AnswersUnreadableError),
        ('{"format": "sme-desktop-check-up", "version": 9}', AnswersTooNewError),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    profile: Profile, library: Library, text: str, error: type[Exception]
) -> None:
    desk = DiagnosisDesk(profile, library, today)
    desk.go(3)
    desk.answer("no")
    before = desk.answers

    with pytest.raises(error):
        desk.load(text)

    assert desk.answers == before
    assert desk.cases() == ()


def test_another_language_midway_loses_no_answer(profile: Profile, library: Library) -> None:
    desk = DiagnosisDesk(profile, library, today)
    for place in range(3, 38):
        desk.go(place)
        desk.answer("no")

    french = desk.sheet(open_catalogue(library.texts_folder, "fr"))
    spanish = desk.sheet(open_catalogue(library.texts_folder, "es"))

    assert desk.is_complete
    assert "Savoir ce que vous avez" in str(french.parts)
    assert "Saber lo que tiene" in str(spanish.parts)
    assert len(french.parts) == len(spanish.parts)


def test_a_result_of_a_test_is_kept_only_when_that_is_wanted(profile: Profile, library: Library) -> None:
    desk = SelfTestDesk(profile, library, BASICS, today)
    wrong = next(option for option in desk.question.options if option != desk.question.answer)
    desk.answer(wrong)
    assert not has_answers(profile)

    desk.keep()
    desk.keep()

    assert [(each.right, each.every, each.day) for each in desk.results()] == [(0, 1, today())]
    desk.repeat_wrong_ones()
    desk.answer(desk.question.answer)
    desk.keep()
    assert SelfTestDesk(again(profile), library, BASICS, today).results() == desk_results(0, 1)


def desk_results(right: int, every: int) -> tuple[object, ...]:
    from sme_desktop.reader.self_test_desk import KeptResult

    return (KeptResult(today(), right, every),)


def test_a_page_without_a_test_or_a_form_says_so(profile: Profile, library: Library) -> None:
    with pytest.raises(ToolMissingError):
        SelfTestDesk(profile, library, NDA, today)
    with pytest.raises(ToolMissingError):
        FormDesk(profile, library, BASICS)


def test_a_form_is_kept_as_it_is_written(profile: Profile, library: Library) -> None:
    desk = FormDesk(profile, library, NDA)
    desk.enter("1", SECRET)
    desk.rename("Mould")
    desk.begin()
    desk.enter("1", "Another")

    later = FormDesk(again(profile), library, NDA)

    assert [(form.name, form.entries["1"]) for form in later.cases()] == [("", "Another"), ("Mould", SECRET)]
    later.open(later.cases()[1])
    later.forget()
    assert [form.name for form in later.cases()] == [""]


def test_an_emptied_form_leaves_nothing(profile: Profile, library: Library) -> None:
    desk = FormDesk(profile, library, NDA)
    desk.enter("1", SECRET)
    desk.enter("1", "  ")

    assert desk.cases() == ()


def test_the_wording_of_a_form_comes_from_its_page(profile: Profile, library: Library) -> None:
    desk = FormDesk(profile, library, NDA)

    wording = desk.clauses("en")

    assert "What is confidential" in wording
    assert "Notes on national law" in wording
    assert "How to fill it in" not in wording
    assert desk.clauses("ar") == ""


def test_a_table_loaded_twice_adds_nothing(profile: Profile, library: Library) -> None:
    desk = RegisterDesk(profile, library, today)
    desk.keep(Asset("1", "domain", "aurora.example", until=date(2026, 12, 24)))

    table = desk.load(desk.as_table(english_catalogue()), "t.csv", (english_catalogue(),))

    assert (len(table.assets), table.known) == (0, 1)
    assert len(desk.assets) == 1


def test_a_question_that_is_not_kept_stands_in_the_list_all_the_same(profile: Profile, library: Library) -> None:
    deadlines = DeadlineDesk(profile, library, today)
    deadlines.set_start("31 August 2026", "en")

    dates = DiaryDesk(library, deadlines, RegisterDesk(profile, library, today), today).dates(english_catalogue())

    assert [(each.day, each.whose) for each in dates] == [(date(2027, 2, 28), "Last question, not kept as a case")]


def test_dates_of_cases_and_of_the_register_stand_in_one_list(profile: Profile, library: Library) -> None:
    deadlines, register = DeadlineDesk(profile, library, today), RegisterDesk(profile, library, today)
    deadlines.set_start("31 August 2026", "en")
    deadlines.keep("Aurora mark")
    register.keep(Asset("1", "domain", "aurora.example", until=date(2026, 12, 24)))

    dates = DiaryDesk(library, deadlines, register, today).dates(english_catalogue())

    assert [(each.day, each.whose) for each in dates] == [
        (date(2026, 12, 24), "aurora.example"),
        (date(2027, 2, 28), "Aurora mark"),
    ]


def fill_everything(profile: Profile, library: Library) -> None:
    diagnosis = DiagnosisDesk(profile, library, today)
    diagnosis.go(3)
    diagnosis.answer("no")
    diagnosis.keep(SECRET)
    form = FormDesk(profile, library, NDA)
    form.enter("1", SECRET)
    RegisterDesk(profile, library, today).keep(Asset("1", "secret", SECRET))
    deadlines = DeadlineDesk(profile, library, today)
    deadlines.set_start("31 August 2026", "en")
    deadlines.keep(SECRET)
    test = SelfTestDesk(profile, library, BASICS, today)
    test.answer(test.question.answer)
    test.keep()


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_wiped_answers_are_not_in_the_file_any_more(profile: Profile, library: Library, tmp_path: Path) -> None:
    fill_everything(profile, library)
    profile.set("zoom", 140)
    assert SECRET.encode() in bytes_of(tmp_path / "profile")

    wipe_answers(profile)

    assert not has_answers(profile)
    for trace in (SECRET.encode(), b"check-up", b"tool-nda", b"2026-08-31", b"d01"):
        assert trace not in bytes_of(tmp_path / "profile"), trace
    assert Profile(tmp_path / "profile").get("zoom", 100) == 140
    desk = DiagnosisDesk(profile, library, today)
    assert not desk.is_begun
    assert RegisterDesk(profile, library, today).assets == ()


def test_nothing_is_kept_in_private(library: Library, tmp_path: Path) -> None:
    profile = Profile(None)

    fill_everything(profile, library)

    assert DiagnosisDesk(profile, library, today).is_begun
    assert list(tmp_path.iterdir()) == []


def test_a_sudden_end_loses_no_answer(library: Library, tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from sme_desktop.library.library import Library\n"
        "from sme_desktop.reader.diagnosis_desk import DiagnosisDesk\n"
        "from sme_desktop.reader.profile import Profile\n"
        "desk = DiagnosisDesk(Profile(Path(sys.argv[1])), Library.open(Path(sys.argv[2])), date.today)\n"
        "desk.go(3)\n"
        "desk.answer('partly')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path), str(library.folder)], check=False)

    assert (tmp_path / FILE).exists()
    assert DiagnosisDesk(Profile(tmp_path), library, today).answers.given == {"d01": "partly"}
