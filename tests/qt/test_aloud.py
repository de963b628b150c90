"""Reading a page aloud with a voice that writes down what it is told."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reader_support import Reader
from tests_support import ROOT

from sme_desktop.errors import NoVoiceError, NoVoiceOnMacError, NoVoiceOnWindowsError, SpeechFailedError
from sme_desktop.model import PageId, Place, SectionId
from sme_desktop.qt.aloud.finder import VoiceFinder
from sme_desktop.qt.aloud.flow import Span
from sme_desktop.qt.aloud.speaker import Speaker, SpeakerState
from sme_desktop.qt.aloud.voices import EspeakNg, SpeechDispatcher

VOICES = ROOT / "tests" / "data" / "voices"
TEXT = "The first one.\nThe second one. The third one.\n"
SPANS = ((0, 14), (15, 30), (31, 45))


class Voices:
    """The folder in which the stand-ins for the system's voices keep what they were told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, way: str) -> None:
        (self.folder / way).touch()

    def unmake(self, way: str) -> None:
        (self.folder / way).unlink()

    @property
    def said(self) -> list[str]:
        path = self.folder / "said"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    @property
    def texts(self) -> list[str]:
        return [line.partition("|")[2] for line in self.said if "|" in line]


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Voices:
    folder = tmp_path / "voice"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(VOICES))
    monkeypatch.setenv("SME_TEST_VOICE", str(folder))
    return Voices(folder)


def espeak_only() -> VoiceFinder:
    return VoiceFinder(lambda: (EspeakNg(str(VOICES / "espeak-ng")),))


def dispatcher_first() -> VoiceFinder:
    return VoiceFinder(lambda: (SpeechDispatcher(str(VOICES / "spd-say")), EspeakNg(str(VOICES / "espeak-ng"))))


@pytest.fixture
def speaker(voices: Voices, qtbot: QtBot) -> Iterator[Speaker]:
    finder = espeak_only()
    speaker = Speaker(finder, platform="linux")
    yield speaker
    speaker.stop()


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


# The voice


def test_sentences_are_said_in_order_to_the_last(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    begun: list[int] = []
    speaker.sentence_started.connect(begun.append)

    with qtbot.waitSignal(speaker.finished):
        speaker.start(TEXT, SPANS, "fr", 1)

    assert begun == [1, 2]
    assert voices.said == [
        "-v fr-fr -s 175 -b 1 --stdin|The second one.",
        "-v fr-fr -s 175 -b 1 --stdin|The third one.",
    ]
    assert speaker.state is SpeakerState.SILENT


def test_stop_ends_the_process_at_once(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    voices.make("slow")
    speaker.start(TEXT, SPANS, "en", 0)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    process = speaker.process_id
    assert lives(process)

    speaker.stop()

    assert not lives(process)
    assert speaker.process_id == 0


def test_a_pause_is_silent_and_going_on_says_the_sentence_again(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    voices.make("slow")
    speaker.start(TEXT, SPANS, "en", 0)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    process = speaker.process_id

    speaker.pause()
    assert not lives(process)
    assert speaker.state is SpeakerState.PAUSED

    voices.unmake("slow")
    with qtbot.waitSignal(speaker.finished):
        speaker.resume()
    assert voices.texts == ["The first one.", "The first one.", "The second one.", "The third one."]


def test_one_can_go_a_sentence_back_and_on_and_hear_another_pace(
    qtbot: QtBot, voices: Voices, speaker: Speaker
) -> None:
    voices.make("slow")
    speaker.start(TEXT, SPANS, "en", 0)
    qtbot.waitUntil(lambda: len(voices.said) == 1)

    speaker.step(1)
    qtbot.waitUntil(lambda: len(voices.said) == 2)
    speaker.step(-1)
    qtbot.waitUntil(lambda: len(voices.said) == 3)
    speaker.set_pace("faster")
    qtbot.waitUntil(lambda: len(voices.said) == 4)

    assert voices.texts == ["The first one.", "The second one.", "The first one.", "The first one."]
    assert "-s 230" in voices.said[-1]


@pytest.mark.parametrize("way", ["crash", "mute"])
def test_a_voice_that_fails_says_so(qtbot: QtBot, voices: Voices, speaker: Speaker, way: str) -> None:
    voices.make(way)

    with qtbot.waitSignal(speaker.failed) as failed:
        speaker.start(TEXT, SPANS, "en", 0)

    assert failed.args is not None
    assert isinstance(failed.args[0], SpeechFailedError)
    assert speaker.state is SpeakerState.SILENT
    assert len(voices.texts) == 1


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", NoVoiceError), ("win32", NoVoiceOnWindowsError), ("darwin", NoVoiceOnMacError)]
)
def test_where_there_is_no_voice_the_advice_is_for_this_system(
    qtbot: QtBot, voices: Voices, platform: str, kind: type[NoVoiceError]
) -> None:
    speaker = Speaker(VoiceFinder(lambda: ()), platform=platform)

    with qtbot.waitSignal(speaker.failed) as failed:
        speaker.start(TEXT, SPANS, "fr", 0)

    assert failed.args is not None
    assert type(failed.args[0]) is kind
    assert "Français" in str(failed.args[0])


def test_a_voice_that_was_installed_meanwhile_is_found(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    voices.make("english-only")
    with qtbot.waitSignal(speaker.failed):
        speaker.start(TEXT, SPANS, "fr", 0)

    voices.unmake("english-only")
    with qtbot.waitSignal(speaker.finished):
        speaker.start(TEXT, SPANS, "fr", 2)

    assert voices.texts == ["The third one."]


def test_a_voice_of_another_program_is_not_taken_for_one(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    with qtbot.waitSignal(speaker.failed):
        speaker.start(TEXT, SPANS, "es", 0)  # The list has Spanish for MBROLA only.

    assert voices.said == []


@pytest.mark.parametrize("text", ["-v", "--help now", "$(rm x)", "\"; 'a`", "a\nb\0c", "-", "% \\ <b>"])
def test_hostile_text_is_spoken_as_text(qtbot: QtBot, voices: Voices, text: str) -> None:
    for finder in (espeak_only(), dispatcher_first()):
        speaker = Speaker(finder)
        with qtbot.waitSignal(speaker.finished):
            speaker.start(text, ((0, len(text)),), "en", 0)

    assert voices.texts == [" ".join(text.replace("\0", " ").split())] * 2


def test_the_speech_service_is_asked_first_and_told_to_be_silent(qtbot: QtBot, voices: Voices) -> None:
    speaker = Speaker(dispatcher_first())
    voices.make("slow")
    speaker.start(TEXT, SPANS, "fr", 0)
    qtbot.waitUntil(lambda: len(voices.said) == 1)

    speaker.stop()

    qtbot.waitUntil(lambda: voices.said[-1] == "cancelled")
    assert voices.said[0] == "--wait -l fr-FR -r 0 --|The first one."


def test_a_speech_service_that_hangs_is_given_up_and_the_next_is_asked(qtbot: QtBot, voices: Voices) -> None:
    voices.make("hangs")
    finder = VoiceFinder(
        lambda: (SpeechDispatcher(str(VOICES / "spd-say")), EspeakNg(str(VOICES / "espeak-ng"))), most_ms=200
    )
    speaker = Speaker(finder)

    with qtbot.waitSignal(speaker.finished):
        speaker.start(TEXT, SPANS, "en", 2)

    assert voices.texts == ["The third one."]


def test_a_command_that_cannot_be_started_is_no_voice(qtbot: QtBot, voices: Voices) -> None:
    speaker = Speaker(VoiceFinder(lambda: (EspeakNg(str(voices.folder / "gone")),)), platform="linux")

    with qtbot.waitSignal(speaker.failed) as failed:
        speaker.start(TEXT, SPANS, "en", 0)

    assert failed.args is not None
    assert isinstance(failed.args[0], NoVoiceError)


def test_stopping_when_a_sentence_begins_starts_nothing(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    speaker.sentence_started.connect(speaker.stop)

    with qtbot.waitSignal(speaker.sentence_started):
        speaker.start(TEXT, SPANS, "en", 0)

    assert speaker.process_id == 0
    assert voices.said == []


def test_stopping_while_a_voice_is_looked_for_says_nothing(qtbot: QtBot, voices: Voices, speaker: Speaker) -> None:
    speaker.start(TEXT, SPANS, "en", 0)
    speaker.stop()
    with qtbot.waitSignal(speaker.finished):
        speaker.start(TEXT, SPANS, "en", 2)

    assert voices.texts == ["The third one."]


# The page


class Aloud:
    """A window with the strip under its page, and the spans that were marked."""

    def __init__(self, reader: Reader, finder: VoiceFinder) -> None:
        self.reader = reader
        self.marked: list[Span | None] = []
        self.flow = reader.window.later.aloud
        self.flow.speaker.use(finder)
        show = self.flow._mark

        def note(span: Span | None) -> None:
            self.marked.append(span)
            show(span)

        self.flow._mark = note

    def open(self, page: str, section: str = "") -> str:
        self.reader.presenter.open_place(Place(PageId(page), SectionId(section)))
        return self.reader.window.article.view.plain_text()

    def marked_words(self) -> list[str]:
        text = self.reader.window.article.view.plain_text()
        return [text[span[0] : span[1]] for span in self.marked if span is not None]


@pytest.fixture
def aloud(qtbot: QtBot, voices: Voices, open_reader: Callable[..., Reader]) -> Iterator[Aloud]:
    aloud = Aloud(open_reader(language="fr"), espeak_only())
    yield aloud
    aloud.flow.close()


def press_f8(qtbot: QtBot, aloud: Aloud) -> None:
    qtbot.keyClick(aloud.reader.window, Qt.Key.Key_F8)


def test_f8_reads_from_the_title_on_and_the_mark_follows(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    aloud.open("biz-trademarks")

    press_f8(qtbot, aloud)

    qtbot.waitUntil(lambda: len(voices.texts) >= 6)
    assert aloud.marked_words()[:2] == [
        "Pourquoi les marques comptent pour votre réussite",
        "8 minutes de lecture · Édition : novembre 2026 · Les lois varient selon les pays",
    ]
    assert voices.texts[1].startswith("8 minutes de lecture, Édition")
    assert voices.texts[4].startswith("Dans la plupart des pays")
    assert aloud.flow.bar.isVisible()
    assert f" {aloud.flow.speaker.current + 1} " in aloud.flow.bar.words.text()


def test_it_begins_at_the_section_being_read(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    aloud.open("biz-trademarks", "example")
    view = aloud.reader.window.article.view
    section = view.current_section()
    assert section

    press_f8(qtbot, aloud)

    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    assert voices.texts[0] == dict(view.sections)[section]


def test_it_begins_at_the_selected_words(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    text = aloud.open("biz-trademarks")
    view = aloud.reader.window.article.view
    cursor = view.textCursor()
    cursor.setPosition(text.index("Chaque registre"))
    cursor.setPosition(cursor.position() + 6, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    press_f8(qtbot, aloud)

    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    assert voices.texts[0] == "Chaque registre a ses propres règles."


def test_f8_again_stops_and_takes_mark_and_strip_away(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    voices.make("slow")
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    process = aloud.flow.speaker.process_id

    press_f8(qtbot, aloud)

    assert not lives(process)
    assert not aloud.flow.bar.isVisible()
    assert aloud.marked[-1] is None


def test_the_buttons_pause_go_on_step_and_choose_a_speed_that_is_kept(
    qtbot: QtBot, voices: Voices, aloud: Aloud
) -> None:
    voices.make("slow")
    aloud.open("biz-trademarks")
    bar, left = aloud.flow.bar, Qt.MouseButton.LeftButton
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    assert not bar.back.isEnabled()

    qtbot.mouseClick(bar.play, left)
    assert aloud.flow.speaker.process_id == 0
    qtbot.mouseClick(bar.on, left)
    assert len(aloud.marked_words()) == 2
    assert len(voices.texts) == 1

    qtbot.mouseClick(bar.play, left)
    qtbot.waitUntil(lambda: len(voices.texts) == 2)
    qtbot.mouseClick(bar.speed, left)
    qtbot.waitUntil(lambda: len(voices.texts) == 3)

    assert voices.texts[1] == voices.texts[2]
    assert "-s 230" in voices.said[2]
    assert aloud.reader.profile.get("aloud_pace", "") == "faster"


@pytest.mark.parametrize("act", ["page", "language", "home", "back"])
def test_another_page_or_language_falls_silent(qtbot: QtBot, voices: Voices, aloud: Aloud, act: str) -> None:
    voices.make("slow")
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    process, presenter = aloud.flow.speaker.process_id, aloud.reader.presenter

    acts: dict[str, Callable[[], object]] = {
        "page": lambda: aloud.open("manage-nda"),
        "language": lambda: presenter.switch_language("es"),
        "home": presenter.open_home,
        "back": presenter.go_back,
    }
    acts[act]()

    assert not lives(process)
    assert not aloud.flow.is_reading
    assert not aloud.flow.bar.isVisible()


def test_a_larger_text_goes_on_reading_and_marks_the_sentence_again(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    voices.make("slow")
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    before = len(aloud.marked)

    aloud.reader.presenter.comfort.change_zoom(2)

    assert len(aloud.marked) > before
    assert aloud.marked[-1] == aloud.marked[before - 1]
    assert aloud.flow.is_reading


def test_closing_the_window_leaves_no_process(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    voices.make("slow")
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    process = aloud.flow.speaker.process_id

    aloud.reader.window.close()

    assert not lives(process)


def test_side_by_side_only_the_first_column_is_read(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    aloud.open("biz-trademarks", "example")
    qtbot.keyClick(aloud.reader.window, Qt.Key.Key_F4)

    press_f8(qtbot, aloud)

    qtbot.waitUntil(lambda: len(voices.texts) >= 5)
    french = aloud.reader.library.page(PageId("biz-trademarks"), "fr")
    words = " ".join(section.title + " " + section.text for section in french.sections).split()
    assert set(" ".join(voices.texts).split()) - set(words) == set()


def test_no_voice_explains_itself_in_the_readers_language_and_f8_tries_again(
    qtbot: QtBot, voices: Voices, aloud: Aloud
) -> None:
    voices.make("voiceless")
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    bar = aloud.flow.bar

    qtbot.waitUntil(lambda: not aloud.flow.is_reading)
    assert bar.isVisible()
    assert bar.words.text() == aloud.reader.speech.explain(NoVoiceError(language="Français"))
    assert bar.words.accessibleName() == bar.words.text()
    assert bar.close_button.isVisible()
    assert not bar.play.isVisible()

    voices.unmake("voiceless")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) > 0)
    assert bar.play.isVisible()


def test_the_home_screen_has_nothing_to_read(qtbot: QtBot, voices: Voices, aloud: Aloud) -> None:
    press_f8(qtbot, aloud)

    assert not aloud.flow.is_reading
    assert voices.said == []


@pytest.mark.parametrize("size", [(1024, 600), (800, 600)])
def test_the_strip_keeps_room_in_small_windows_with_large_text(
    qtbot: QtBot, voices: Voices, open_reader: Callable[..., Reader], size: tuple[int, int]
) -> None:
    reader = open_reader(language="fr", size=size)
    aloud = Aloud(reader, espeak_only())
    voices.make("slow")
    reader.presenter.comfort.change_zoom(10)
    aloud.open("biz-trademarks")
    press_f8(qtbot, aloud)
    qtbot.waitUntil(lambda: len(voices.texts) == 1)
    bar = aloud.flow.bar

    assert reader.window.width() == size[0]
    for part in (bar.back, bar.play, bar.on, bar.speed, bar.stop):
        assert bar.rect().contains(part.geometry()), part.objectName()
    aloud.flow.close()
