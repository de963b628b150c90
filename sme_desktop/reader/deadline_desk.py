"""What the deadline calculator is asked and what it answers; kept in the profile, so that one can go on later."""

import os
from collections.abc import Callable, Mapping
from datetime import date

from sme_desktop.library.library import Library
from sme_desktop.reader.kept_cases import KeptCases
from sme_desktop.reader.profile import Profile
from sme_desktop.tools.deadlines.calendar import SATURDAY_SUNDAY, WEEKENDS, DateError, DaysOff
from sme_desktop.tools.deadlines.cases import Case, CaseUnreadableError, from_json, to_json
from sme_desktop.tools.deadlines.dates import Deadline, deadlines
from sme_desktop.tools.deadlines.export import Report
from sme_desktop.tools.deadlines.input import read_date, read_year
from sme_desktop.tools.deadlines.rules import RuleBook, read_rule_book
from sme_desktop.tools.texts import words

TOOL = "deadlines"
_LAST = "deadlines_last"
_RIGHT = "trade-mark"
"""The right that is offered first: what small firms ask for most."""

_EVENTS = ("first_filing", "filing_date", "author_death")


class DeadlineDesk:
    """Holds one question at a time. `start` is None until a date was read; raises ToolMissingError where the data lacks."""

    def __init__(self, profile: Profile, library: Library, today: Callable[[], date]) -> None:
        self._profile, self._library, self._today = profile, library, today
        self.book: RuleBook = read_rule_book(library.tool(TOOL), library.tool("sheets"))
        self.kept = KeptCases(profile, TOOL)
        rights = [right.id for right in self.book.rights()]
        self.right = _RIGHT if _RIGHT in rights else rights[0]
        self.event = self._usual_event(self.right)
        self.start: date | None = None
        self.others: Mapping[str, date] = {}
        self.weekend = "edition" if self.book.days_off is not None else "saturday-sunday"
        self.name = ""
        self._case_id = ""
        self._resume()

    def _resume(self) -> None:
        try:
            self.open(from_json(self._profile.get(_LAST, "")))
        except CaseUnreadableError:
            return

    def _usual_event(self, right: str) -> str:
        """Give the date that people know first."""
        events = self.book.events_for(right)
        return next((event for event in _EVENTS if event in events), events[0])

    # The question

    def rights(self, language: str) -> tuple[tuple[str, str], ...]:
        """Give id and name of each right that has rules."""
        return tuple((right.id, words(right.names, language)) for right in self.book.rights())

    def events(self, language: str) -> tuple[tuple[str, str], ...]:
        """Give id and name of each date that can be known for the right."""
        return tuple((event, self.event_words(event, language)) for event in self.book.events_for(self.right))

    def event_words(self, event: str, language: str) -> str:
        """Give the name of a date."""
        return words(self.book.events[event], language)

    @property
    def asks_for_year(self) -> bool:
        """True where only a year is asked."""
        return self.book.is_year_event(self.event)

    def choose_right(self, right: str) -> None:
        """Ask about another right; the date stays if the new right knows it too."""
        if right != self.right:
            self.right, self.others = right, {}
            if self.event not in self.book.events_for(right):
                self.choose_event(self._usual_event(right))

    def choose_event(self, event: str) -> None:
        """Start from another date, which has to be typed."""
        if event != self.event:
            self.event, self.start, self.others = event, None, {}

    def choose_weekend(self, name: str) -> None:
        """Count with other days off."""
        self.weekend = name

    def read(self, text: str, language: str, *, is_year: bool) -> date:
        """Read what was typed into a field; raise DateError with a sentence for it."""
        return date(read_year(text), 1, 1) if is_year else read_date(text, language)

    def set_start(self, text: str, language: str) -> None:
        """Take the date the count begins from, and keep the question; raise DateError."""
        start = self.read(text, language, is_year=self.asks_for_year)
        before, self.start = self.start, start
        try:
            self.answer()
        except DateError:
            self.start = before
            raise
        self._keep_last()

    def add_date(self, event: str, text: str, language: str) -> None:
        """Take a further date that a rule needs; raise DateError."""
        day = self.read(text, language, is_year=self.book.is_year_event(event))
        self.others = {**self.others, event: day}
        self._keep_last()

    @property
    def days_off(self) -> DaysOff:
        """The days off that are counted with."""
        return self._days_off(self.weekend)

    def _days_off(self, weekend: str) -> DaysOff:
        if weekend == "edition" and self.book.days_off is not None:
            return self.book.days_off
        return WEEKENDS.get(weekend, SATURDAY_SUNDAY)

    # The answer

    def answer(self) -> tuple[Deadline, ...]:
        """Give every date that follows; none before a date was read."""
        if self.start is None:
            return ()
        return deadlines(
            self.book,
            self.right,
            self.event,
            self.start,
            others=self.others,
            days_off=self.days_off,
            today=self._today(),
        )

    def answer_of(self, case: Case) -> tuple[Deadline, ...]:
        """Give every date that follows from a kept case; none where this edition has no rules for it, or it goes too far."""
        if case.right not in dict(self.rights("en")) or case.event not in self.book.events_for(case.right):
            return ()
        try:
            return deadlines(
                self.book,
                case.right,
                case.event,
                case.start,
                others=case.others,
                days_off=self._days_off(case.weekend),
                today=self._today(),
            )
        except DateError:
            return ()

    def report(self) -> Report | None:
        """Give question and answer as they are taken out of the program; None before a date was read."""
        if self.start is None:
            return None
        return Report(
            self.book, self.right, self.event, self.start, self.answer(), self._library.manifest.date, name=self.name
        )

    # Cases

    def _case(self, case_id: str, name: str) -> Case | None:
        if self.start is None:
            return None
        return Case(case_id, name, self.right, self.event, self.start, self.others, self.weekend)

    def _keep_last(self) -> None:
        case = self._case(self._case_id or "last", self.name)
        if case is not None:
            self._profile.set(_LAST, to_json(case))
            if self._case_id:
                self.kept.keep(case.id, case.name, to_json(case))

    def keep(self, name: str) -> None:
        """Keep the question under a name; an empty name keeps nothing."""
        name = " ".join(name.split())
        case = self._case(self._case_id or os.urandom(8).hex(), name)
        if case is not None and name:
            self._case_id, self.name = case.id, name
            self.kept.keep(case.id, name, to_json(case))
            self._keep_last()

    def cases(self) -> tuple[Case, ...]:
        """Give the kept cases by name; those that cannot be read are left out."""
        found = []
        for _id, text in self.kept.all():
            try:
                found.append(from_json(text))
            except CaseUnreadableError:
                continue
        return tuple(found)

    def open(self, case: Case) -> None:
        """Ask a kept question again, as far as this edition still knows its right and date."""
        events = self.book.events_for(case.right) if case.right in dict(self.rights("en")) else ()
        if case.event not in events:
            return
        self.right, self.event, self.start = case.right, case.event, case.start
        self.others, self.weekend = case.others, case.weekend
        self.name = case.name
        self._case_id = case.id if any(case.id == kept for kept, _text in self.kept.all()) else ""

    def forget(self) -> None:
        """Take the open case away, and begin a new one."""
        if self._case_id:
            self.kept.remove(self._case_id)
        self.begin()

    def begin(self) -> None:
        """Begin a new question; kept ones stay."""
        self.start, self.others, self.name, self._case_id = None, {}, "", ""
        self._profile.write("DELETE FROM setting WHERE name = ?", (_LAST,))
