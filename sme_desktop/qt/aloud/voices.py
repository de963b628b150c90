"""The commands with which systems speak: how each lists its voices, says a sentence, and falls silent.

The text of a page is never part of a shell's line: it goes in by standard input, or as one argument after `--`.
"""

import os
import re
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path

from sme_desktop.values import dataclass

USUAL = "usual"
PACES = ("slower", USUAL, "faster")

_TAGS = {
    "en": ("en-gb", "en-us", "en"),
    "fr": ("fr-fr", "fr"),
    "es": ("es-es", "es", "es-419"),
    "ar": ("ar",),
    "zh": ("cmn", "zh-cn", "zh", "cmn-latn-pinyin"),
    "ru": ("ru-ru", "ru"),
}
"""Which varieties of a language are taken first."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice by the name that its engine wants to hear, and its language as the engine writes it (`fr-FR`)."""

    name: str
    tag: str


@dataclass(frozen=True, slots=True)
class Command:
    """A program to start, with what it reads from its standard input (UTF-8)."""

    program: str
    arguments: tuple[str, ...]
    stdin: bytes = b""


class Engine(ABC):
    """A way to speak. `program` is the full path of its command."""

    command_name = ""

    def __init__(self, program: str) -> None:
        self.program = program

    @classmethod
    def find(cls) -> "Engine | None":
        """Give the engine, or None where the system does not have it."""
        program = shutil.which(cls.command_name)
        return cls(program) if program else None

    @abstractmethod
    def listing(self) -> Command:
        """Give the command that lists the voices."""

    @abstractmethod
    def voices(self, output: str) -> tuple[Voice, ...]:
        """Read the voices from what the listing wrote."""

    @abstractmethod
    def command(self, text: str, voice: Voice, pace: str) -> Command:
        """Give the command that says a text and ends when it has been said; `pace` is one of PACES."""

    def hush(self) -> Command | None:
        """Give the command that silences what goes on after the speaking command was killed, if anything does."""
        return None

    def is_failure(self, exit_code: int, stderr: str) -> bool:
        """Tell whether an ended command has not spoken."""
        return exit_code != 0


class SpeechDispatcher(Engine):
    """The speech service of Linux desktops, which knows the voices that the person has chosen."""

    command_name = "spd-say"

    def listing(self) -> Command:
        """Give the command that lists the voices."""
        return Command(self.program, ("-L",))

    def voices(self, output: str) -> tuple[Voice, ...]:
        """Read lines of name, language, variant; the hundreds of variants of one voice are left out."""
        lines = (line.rsplit(None, 2) for line in output.splitlines()[1:] if "+" not in line)
        return tuple(Voice(parts[0].strip(), parts[1]) for parts in lines if len(parts) == 3)

    def command(self, text: str, voice: Voice, pace: str) -> Command:
        """Give the command that says a text."""
        rate = {"slower": "-30", "faster": "40"}.get(pace, "0")
        return Command(self.program, ("--wait", "-l", voice.tag, "-r", rate, "--", text))

    def hush(self) -> Command | None:
        """Give the command that empties the queue of the service, which goes on by itself."""
        return Command(self.program, ("-C",))


class EspeakNg(Engine):
    """The small voice that most Linux systems can install; it speaks more than a hundred languages."""

    command_name = "espeak-ng"

    def listing(self) -> Command:
        """Give the command that lists the voices."""
        return Command(self.program, ("--voices",))

    def voices(self, output: str) -> tuple[Voice, ...]:
        """Read lines of priority, language, sex, name, file; voices of MBROLA need another program and are left out."""
        lines = (line.split() for line in output.splitlines()[1:])
        return tuple(Voice(part[1], part[1]) for part in lines if len(part) > 4 and not part[4].startswith("mb/"))

    def command(self, text: str, voice: Voice, pace: str) -> Command:
        """Give the command that says a text."""
        words_a_minute = {"slower": "140", "faster": "230"}.get(pace, "175")
        # `-b 1`: the input is UTF-8, whatever the system's own encoding.
        arguments = ("-v", voice.name, "-s", words_a_minute, "-b", "1", "--stdin")
        return Command(self.program, arguments, text.encode() + b"\n")

    def is_failure(self, exit_code: int, stderr: str) -> bool:
        """Tell whether nothing was said: without a sound card the command ends well and writes `error:` (1.51)."""
        return exit_code != 0 or re.search(r"^error:", stderr, re.IGNORECASE | re.MULTILINE) is not None


class MacSay(Engine):
    """The voices of macOS."""

    command_name = "say"

    def listing(self) -> Command:
        """Give the command that lists the voices."""
        return Command(self.program, ("-v", "?"))

    def voices(self, output: str) -> tuple[Voice, ...]:
        """Read lines such as `Thomas   fr_FR    # Bonjour`; names may have spaces and brackets."""
        found = re.findall(r"^(.+?)\s+([a-z]{2,3}[_-]\w+)\s+#", output, re.MULTILINE)
        return tuple(Voice(name, tag.replace("_", "-")) for name, tag in found)

    def command(self, text: str, voice: Voice, pace: str) -> Command:
        """Give the command that says a text."""
        words_a_minute = {"slower": "140", "faster": "230"}.get(pace, "175")
        return Command(self.program, ("-v", voice.name, "-r", words_a_minute, "-f", "-"), text.encode())


_WINDOWS_START = "$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Speech; "
_WINDOWS_START += "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer; "
_WINDOWS_LIST = _WINDOWS_START + (
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; $s.GetInstalledVoices() | Where-Object Enabled | "
    "ForEach-Object { $_.VoiceInfo.Culture.Name + [char]9 + $_.VoiceInfo.Name }"
)
_WINDOWS_SAY = _WINDOWS_START + (
    "$r=New-Object IO.StreamReader([Console]::OpenStandardInput(),[Text.Encoding]::UTF8); "
    "$s.SelectVoice($r.ReadLine()); $s.Rate=[int]$r.ReadLine(); $s.Speak($r.ReadToEnd())"
)


class WindowsSpeech(Engine):
    """The voices of Windows, through the PowerShell that is part of it; voice, rate and text go in as lines."""

    @classmethod
    def find(cls) -> "Engine | None":
        """Give the engine, or None elsewhere; the folder of the system only, since PATH may begin with the disc."""
        root = os.environ.get("SYSTEMROOT", "")
        program = Path(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
        return cls(str(program)) if root and program.is_file() else None

    def listing(self) -> Command:
        """Give the command that lists the voices."""
        return Command(self.program, ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS_LIST))

    def voices(self, output: str) -> tuple[Voice, ...]:
        """Read lines of culture and name, parted by a tab."""
        lines = (line.lstrip("\ufeff").strip().split("\t") for line in output.splitlines())
        return tuple(Voice(parts[1], parts[0]) for parts in lines if len(parts) == 2)

    def command(self, text: str, voice: Voice, pace: str) -> Command:
        """Give the command that says a text."""
        rate = {"slower": "-2", "faster": "3"}.get(pace, "0")
        arguments = ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS_SAY)
        return Command(self.program, arguments, f"{voice.name}\n{rate}\n{text}".encode())


def installed_engines(platform: str = sys.platform) -> tuple[Engine, ...]:
    """Give the engines of this system that are there, the best first."""
    kinds: dict[str, tuple[type[Engine], ...]] = {"win32": (WindowsSpeech,), "darwin": (MacSay,)}
    found = (kind.find() for kind in kinds.get(platform, (SpeechDispatcher, EspeakNg)))
    return tuple(engine for engine in found if engine is not None)


def voice_for(language: str, voices: Sequence[Voice]) -> Voice | None:
    """Give the voice that suits a language best, or None where none speaks it."""
    return next(_by_preference(language, voices), None)


def _by_preference(language: str, voices: Sequence[Voice]) -> Iterator[Voice]:
    tags = [(voice.tag.lower().replace("_", "-"), voice) for voice in voices]
    for wanted in _TAGS.get(language, (language,)):
        yield from (voice for tag, voice in tags if tag == wanted)
    yield from (voice for tag, voice in tags if tag.split("-")[0] == language)
