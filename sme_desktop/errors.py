"""Foreseen failures: each class carries a sentence for the reader and advice on what to do."""

from sme_desktop.i18n import N_, Catalogue, english_catalogue


class SmeError(Exception):
    """A foreseen failure that can be told to the reader in one sentence."""

    message = N_("Something went wrong.")
    advice = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.explain(english_catalogue()))

    def explain(self, catalogue: Catalogue) -> str:
        """Give message and advice in the catalogue's language, as one text."""
        parts = [catalogue.fill(self.message, self.facts)]
        if self.advice:
            parts.append(catalogue.fill(self.advice, self.facts))
        return " ".join(parts)


class EditionNotFoundError(SmeError):
    """No readable edition at the given place."""

    message = N_("There are no guides in “{folder}”.")
    advice = N_("Put the disc back, or choose another folder.")


class DiscRemovedError(EditionNotFoundError):
    """The disc, stick or folder that was read from is gone while the program runs."""

    message = N_("The disc or stick with the guides was removed.")
    advice = N_("What you see stays readable. Put it back to open another page.")


class OtherDiscError(SmeError):
    """Another edition lies where the one that is being read was."""

    message = N_("This is another disc than the one you were reading.")
    advice = N_("Put the first one back, or close the program and start it from this one.")


class EditionTooNewError(SmeError):
    """The edition was written in a format that this program does not know."""

    message = N_("The guides in “{folder}” need a newer version of this program.")
    advice = N_("Start the program that is on the same disc as the guides.")


class EditionDamagedError(SmeError):
    """The edition cannot be opened because one of its files is damaged."""

    message = N_("The file “{file}” of the guides is damaged.")
    advice = N_("Copy the guides again, or ask for another disc.")


class PageNotFoundError(SmeError):
    """The edition has no page of that name in any language."""

    message = N_("There is no page called “{page}” in these guides.")
    advice = N_("Look for it in the contents, or search for a word of its title.")


class PageDamagedError(SmeError):
    """One page cannot be read; the others can."""

    message = N_("The page “{page}” is damaged on this disc, perhaps by a scratch.")
    advice = N_("Other pages can be read, and nothing of yours is lost.")


class IndexUnreadableError(SmeError):
    """The search index is missing, damaged or not to be trusted."""

    message = N_("The search cannot be used, because its index is damaged.")
    advice = N_("All pages can still be read from the contents.")


class ProfileNotWritableError(SmeError):
    """Settings cannot be kept; reading goes on."""

    message = N_("Your settings, bookmarks and notes cannot be saved in “{folder}”: the folder is full or read-only.")
    advice = N_("Reading goes on; what you change now lasts until you close the window.")


class ProfileDamagedError(SmeError):
    """The profile could not be read and was put aside."""

    message = N_(
        "The file with your bookmarks, notes and settings was damaged. It was put aside in “{folder}” as “profile.damaged”."
    )
    advice = N_("You begin with an empty one. If you have saved a data file, load it under My things.")


class ProfileTooNewError(ProfileNotWritableError):
    """The profile was written by a newer program; it is left alone rather than spoilt."""

    message = N_("Your bookmarks and notes in “{folder}” were written by a newer version of this program.")
    advice = N_("They are left as they are. What you add now lasts until you close the window.")


class ThingsUnreadableError(SmeError):
    """A file that was to be taken in holds no bookmarks and notes of ours."""

    message = N_("“{file}” holds no bookmarks or notes that this program can read.")
    advice = N_("Choose a data file that was saved under My things; your bookmarks and notes are as they were.")


class ThingsTooNewError(SmeError):
    """A data file of a newer program."""

    message = N_("“{file}” was saved by a newer version of this program.")
    advice = N_("Read it with that version; your bookmarks and notes are as they were.")


class FileNotWrittenError(SmeError):
    """What the reader wanted to save could not be written."""

    message = N_("“{file}” could not be saved: the disk is full, or the folder cannot be written to.")
    advice = N_("Make room, or choose another folder; nothing of yours is lost.")


class FileNotReadError(SmeError):
    """A file that the reader chose cannot be read."""

    message = N_("“{file}” cannot be read.")
    advice = N_("See whether the disk is there and the file is yours to read. Nothing of yours was changed.")


class NoDisplayError(SmeError):
    """A window cannot be opened on this machine."""

    message = N_("There is no screen to open a window on.")
    advice = N_("Start the program from a desktop session, or with “xvfb-run” on a machine without a screen.")


class LibraryMissingError(SmeError):
    """The system lacks a library that the window needs."""

    message = N_("The window cannot be opened: the system library “{library}” is missing.")
    advice = N_("Install it (on Debian and Ubuntu: run “make system”), then start again.")


class PartMissingError(SmeError):
    """The program was copied in part, or a part of it cannot be loaded on this system."""

    message = N_("A part of the program is missing or damaged: “{part}”.")
    advice = N_("Copy the whole folder of the program again, then start it from there.")


class OutputFolderError(SmeError):
    """The build was told to write where it must not."""

    message = N_("The folder “{folder}” cannot take the edition.")
    advice = N_("Name an empty folder, or one that holds an older edition, outside the content.")


class ProgramMissingError(SmeError):
    """A part that a disc is made of is not there, or damaged."""

    message = N_("“{file}” is missing or damaged.")
    advice = N_("Run “make disc”, which builds the edition and freezes the program first.")


class NoDoorError(SmeError):
    """A disc that nothing could be read with."""

    message = N_("The disc would have no way in.")
    advice = N_("Name a program or the browser edition: --windows, --linux, --web.")


class OtherWebEditionError(SmeError):
    """The browser edition was written from other content than the edition it should go with."""

    message = N_("The browser edition in “{folder}” is not of this edition.")
    advice = N_("Write it again with “sme-publish web”.")


class DiscNameError(SmeError):
    """A file cannot go onto a disc under its name."""

    message = N_("“{file}” cannot go onto a disc under this name.")
    advice = N_("Names of at most {most} English letters and figures, and no links, survive on every system.")


class ImageToolError(SmeError):
    """The tool that writes images is not installed."""

    message = N_("The image of the disc is written by “{tool}”, which is not installed.")
    advice = N_("Install it (Debian: apt install xorriso), then try again.")


class StemmersMissingError(SmeError):
    """The package that cuts words for the search in a browser is not installed."""

    message = N_("The search of the browser edition cuts words by scripts of “{package}”, which is not installed.")
    advice = N_("Install it (in the folder of the sources: “make .venv/tests”), then try again.")


class DiskFullError(SmeError):
    """The build ran out of room or may not write."""

    message = N_("The edition cannot be written to “{folder}”: {reason}.")
    advice = N_("Make room, or choose another folder; the last good edition is still in place.")


class SearchQualityError(SmeError):
    """The search of a fresh edition answers the judged questions worse than it should."""

    message = N_("The search of the new edition finds only {found} of {wanted} judged pages.")
    advice = N_("The last good edition is still in place.")


class NoVoiceError(SmeError):
    """The system has no voice for a language, or none at all; here the advice for Linux."""

    message = N_("No voice for this language ({language}) is installed on this computer.")
    advice = N_("Install “speech-dispatcher” and “espeak-ng” with your system’s software manager, then press F8 again.")


class NoVoiceOnWindowsError(NoVoiceError):
    """The same, with the advice for Windows."""

    advice = N_("Add one in Settings > Time & language > Speech, then press F8 again.")


class NoVoiceOnMacError(NoVoiceError):
    """The same, with the advice for macOS."""

    advice = N_("Add one in System Settings > Accessibility > Spoken Content, then press F8 again.")


class SpeechFailedError(SmeError):
    """A voice is there, and does not speak."""

    message = N_("The voice of this computer does not answer.")
    advice = N_("Check that the sound is on and that other programs can be heard, then press F8 again.")


class PdfNotSavedError(SmeError):
    """A PDF file cannot be written."""

    message = N_("The file “{file}” cannot be saved in “{folder}”.")
    advice = N_("Make room or choose another folder. If the file is open in another program, close it there first.")


class PrinterFailedError(SmeError):
    """The printer takes nothing."""

    message = N_("The printer “{printer}” does not answer.")
    advice = N_("See that it is on and has paper, or save the pages as PDF and print them elsewhere.")


class ToolMissingError(SmeError):
    """The edition has no data for a tool: it is older than the tool."""

    message = N_("These guides have no data for this tool.")
    advice = N_("The sheets on paper are in the guides. A newer disc brings the tool.")


class ToolDamagedError(ToolMissingError):
    """The data of a tool is there, and cannot be trusted or understood."""

    message = N_("The data of this tool is damaged on this disc, perhaps by a scratch.")
    advice = N_(
        "The pages can be read, and nothing of yours is lost. Use the sheets on paper, or ask for another disc."
    )
