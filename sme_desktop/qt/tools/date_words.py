"""Puts the dates of the calculator into the words of the interface."""

from collections.abc import Iterator

from sme_desktop.library.library import Library
from sme_desktop.model import PageId
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.date_row import RowWords
from sme_desktop.tools.deadlines.dates import Deadline, reminders
from sme_desktop.tools.deadlines.export import BEFORE
from sme_desktop.tools.deadlines.rules import RuleBook
from sme_desktop.tools.deadlines.wording import write_date, write_long_date, write_month, write_weekday
from sme_desktop.tools.texts import words


class DateWords:
    """Speaks of one rule book in the language of the interface."""

    def __init__(self, book: RuleBook, speech: Speech, library: Library) -> None:
        self._book, self._speech, self._library = book, speech, library

    def row(self, deadline: Deadline) -> RowWords:
        """Give what the row of a date says."""
        language, rule = self._speech.language, deadline.rule
        _ = self._speech.gettext
        day = month = weekday = ""
        if deadline.safe is not None:
            day, month = self._speech.number(deadline.safe.day), write_month(deadline.safe, language)
            weekday = write_weekday(deadline.safe, language)
        title = words(rule.label, language)
        if deadline.number:
            title = _("{title} (time {n})").format(title=title, n=self._speech.number(deadline.number))
        source = words(rule.source, language)
        return RowWords(
            day,
            month,
            weekday,
            title,
            tuple(self._chips(deadline)),
            tuple(self._reserve(deadline)),
            words(rule.note, language) if rule.note else "",
            _("Source: {source}").format(source=source) if source else "",
            self._reminders(deadline),
            tuple(self._pages(deadline)),
            deadline.needs,
            _("Add this date") if deadline.needs else "",
        )

    def _label(self, name: str) -> str:
        return words(self._book.labels[name], self._speech.language)

    def _chips(self, deadline: Deadline) -> Iterator[tuple[str, str]]:
        _ = self._speech.gettext
        if deadline.safe is None:
            return
        if deadline.is_approximate:
            yield _("About this time"), "warn"
        elif not deadline.is_end:
            yield self._label("safe_date"), "ok"
        if deadline.is_typical:
            yield self._label("typical_value"), "warn"

    def _reserve(self, deadline: Deadline) -> Iterator[str]:
        _, language = self._speech.gettext, self._speech.language
        if deadline.before is not None:
            yield _(BEFORE).format(day=write_long_date(deadline.before, language))
        if deadline.rolled is not None:
            day = f"{write_weekday(deadline.rolled, language)} {write_date(deadline.rolled, language)}"
            yield _("{label}: {day}. Do not count on it.").format(label=self._label("next_working_day"), day=day)
        if deadline.late is not None:
            late = write_date(deadline.late, language)
            yield _("{label}: until {day}.").format(label=self._label("late_with_surcharge"), day=late)
        if deadline.is_end:
            yield _("The last time: the right itself ends.")
        if deadline.other is not None:
            other = write_date(deadline.other, language)
            yield f"{self._label('later_counts')} {other}"
        if deadline.needs:
            event = words(self._book.events[deadline.needs], language)
            if deadline.safe is None:
                yield _("Needs another date: {event}.").format(event=event)
            else:
                yield _("{label} Missing: {event}.").format(label=self._label("later_counts"), event=event)

    def _reminders(self, deadline: Deadline) -> str:
        days = [write_date(day, self._speech.language) for day in reminders(deadline)]
        if not days:
            return ""
        _ = self._speech.gettext
        if len(days) == 1:
            return _("Remind yourself on {day}").format(day=days[0])
        return _("Remind yourself on {first} and {second}").format(first=days[0], second=days[1])

    def _pages(self, deadline: Deadline) -> Iterator[tuple[str, str]]:
        for page in deadline.rule.pages:
            entry = self._library.entry(PageId(page), self._speech.language)
            if entry is not None:
                yield f"page:{page}", entry.title
