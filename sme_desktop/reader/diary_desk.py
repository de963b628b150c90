"""All dates of the reader together: those of the kept cases, and the ends noted in the asset register."""

from collections.abc import Callable, Iterator
from datetime import date

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.register_desk import RegisterDesk
from sme_desktop.tools.deadlines.diary import DiaryDate, diary_ics, diary_sheet, upcoming, wall_sheets
from sme_desktop.tools.sheet import Sheet
from sme_desktop.tools.texts import words

PAGE = PageId("tool-deadlines")
LAST = N_("Last question, not kept as a case")
END = N_("The registration or contract ends.")


class DiaryDesk:
    """Gathers the dates anew each time: cases and register may have changed."""

    def __init__(
        self, library: Library, deadlines: DeadlineDesk, register: RegisterDesk, today: Callable[[], date]
    ) -> None:
        self._library, self._deadlines, self._register, self._today = library, deadlines, register, today

    def dates(self, catalogue: Catalogue) -> tuple[DiaryDate, ...]:
        """Give the dates that are still to come, by day."""
        found = (*self._of_question(catalogue), *self._of_cases(catalogue.language), *self._of_register(catalogue))
        return upcoming(found, self._today())

    def _of_question(self, catalogue: Catalogue) -> Iterator[DiaryDate]:
        """Give the dates of a question that is on the screen and not kept as a case."""
        desk = self._deadlines
        if desk.start is None or desk.name:
            return
        for deadline in desk.answer():
            if deadline.safe is not None:
                yield DiaryDate(deadline.safe, words(deadline.rule.label, catalogue.language), catalogue.gettext(LAST))

    def _of_cases(self, language: str) -> Iterator[DiaryDate]:
        for case in self._deadlines.cases():
            for deadline in self._deadlines.answer_of(case):
                if deadline.safe is not None:
                    yield DiaryDate(deadline.safe, words(deadline.rule.label, language), case.name)

    def _of_register(self, catalogue: Catalogue) -> Iterator[DiaryDate]:
        for asset in self._register.assets:
            if asset.until is not None:
                yield DiaryDate(asset.until, catalogue.gettext(END), asset.name)

    def sheet(self, catalogue: Catalogue) -> Sheet:
        """Give the list."""
        return diary_sheet(PAGE, self.dates(catalogue), self._today(), catalogue)

    def wall(self, catalogue: Catalogue) -> tuple[Sheet, ...]:
        """Give the calendar for the wall, three months to a sheet."""
        return wall_sheets(PAGE, self.dates(catalogue), self._today(), catalogue)

    def as_ics(self, catalogue: Catalogue) -> bytes:
        """Give the dates for a calendar program."""
        return diary_ics(self.dates(catalogue), self._library.manifest.date, self._today(), catalogue)
