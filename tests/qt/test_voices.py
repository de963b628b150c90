"""What the engines are told, and how their lists are read; no engine is started here."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest

from sme_desktop.qt.aloud.run import system_environment
from sme_desktop.qt.aloud.voices import (
    EspeakNg,
    MacSay,
    SpeechDispatcher,
    Voice,
    WindowsSpeech,
    installed_engines,
    voice_for,
)

HOSTILE = ("-v", "--help", "$(rm -r x)", "`rm`", '"; exit', "a'b", "<speak>", "%PATH%", "\\")


def test_the_nearest_variety_of_a_language_is_taken() -> None:
    voices = tuple(Voice(tag, tag) for tag in ("en-029", "fr-be", "en-us", "es-419", "cmn", "fr-CA", "fy"))

    chosen = {language: voice_for(language, voices) for language in ("en", "fr", "es", "zh", "ar")}

    names = {language: voice.name if voice else None for language, voice in chosen.items()}
    assert names == {"en": "en-us", "fr": "fr-be", "es": "es-419", "zh": "cmn", "ar": None}


def test_lists_of_macos_are_read_with_names_of_several_words() -> None:
    listing = (
        "Alex                en_US    # Most people recognize me by my voice.\n"
        "Amélie (Enhanced)   fr_CA    # Bonjour, je m’appelle Amélie.\n"
        "Majed               ar_001   # مرحبًا! اسمي ماجد.\n"
    )

    assert MacSay("say").voices(listing) == (
        Voice("Alex", "en-US"),
        Voice("Amélie (Enhanced)", "fr-CA"),
        Voice("Majed", "ar-001"),
    )


def test_lists_of_windows_are_read() -> None:
    listing = "\ufefffr-FR\tMicrosoft Hortense Desktop\r\nen-US\tMicrosoft Zira Desktop\r\n\r\n"

    assert WindowsSpeech("powershell").voices(listing) == (
        Voice("Microsoft Hortense Desktop", "fr-FR"),
        Voice("Microsoft Zira Desktop", "en-US"),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_an_option_nor_part_of_a_script(text: str) -> None:
    voice = Voice("fr-fr", "fr-fr")

    dispatcher = SpeechDispatcher("spd-say").command(text, voice, "usual")
    others = [kind("x").command(text, voice, "usual") for kind in (EspeakNg, MacSay, WindowsSpeech)]

    assert dispatcher.arguments[-2:] == ("--", text)
    for command in others:
        assert text not in command.arguments[2:]
        assert text.encode() in command.stdin


def test_each_pace_is_another_rate_in_every_engine() -> None:
    voice = Voice("fr-fr", "fr-fr")

    for kind in (SpeechDispatcher, EspeakNg, MacSay, WindowsSpeech):
        commands = {kind("x").command("Bonjour.", voice, pace) for pace in ("slower", "usual", "faster")}
        assert len(commands) == 3


def test_a_system_without_any_command_has_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))

    assert [installed_engines(platform) for platform in ("linux", "win32", "darwin")] == [(), (), ()]


def test_programs_of_the_system_do_not_load_the_libraries_of_a_frozen_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/media/disc/program")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/own")
    assert system_environment().value("LD_LIBRARY_PATH") == "/opt/own"

    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert not system_environment().contains("LD_LIBRARY_PATH")


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_real_espeak_speaks_french_slower_and_faster(tmp_path: Path) -> None:
    engine = EspeakNg.find()
    assert isinstance(engine, EspeakNg)
    listing = engine.listing()
    listed = subprocess.run([listing.program, *listing.arguments], capture_output=True, check=True)
    voice = voice_for("fr", engine.voices(listed.stdout.decode()))
    assert voice is not None

    seconds = []
    for pace in ("slower", "usual", "faster"):
        command = engine.command("Une marque enregistrée se vend « plus facilement ».", voice, pace)
        sound = tmp_path / f"{pace}.wav"
        subprocess.run([command.program, *command.arguments, "-w", str(sound)], input=command.stdin, check=True)
        with wave.open(str(sound)) as opened:
            seconds.append(opened.getnframes() / opened.getframerate())

    assert 6 > seconds[0] > seconds[1] > seconds[2] > 1


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("text", HOSTILE)
def test_the_real_espeak_takes_hostile_text_for_text(text: str) -> None:
    command = EspeakNg(shutil.which("espeak-ng") or "").command(text, Voice("en-gb", "en-gb"), "usual")

    done = subprocess.run(
        [command.program, *command.arguments, "-q", "-x"],
        input=command.stdin,
        capture_output=True,
        check=True,
        timeout=5,
    )

    assert b"Usage" not in done.stdout
    assert b"espeak-ng [options]" not in done.stdout
