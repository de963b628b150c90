"""From an event and its date to every date that follows.

How each rule of content/tools/deadlines.yaml is counted, and by which source. All months and years are counted by
calendar from the day after the event, to the same day number or the last day of a shorter month (`add_months`).

- Paris Convention Art. 4C(1) to (3), the last day moving to a working day: paris-patent, paris-design-mark. The same
  without moving, UPOV 1991 Act Art. 11: upov-priority.
- PCT Rules 80.1, 80.2 and 80.5: pct-restoration (Rule 26bis.3, moving), pct-search-report (Rule 42.1, approximate),
  pct-publication (Art. 21(2)(a), approximate), pct-demand (Rule 54bis.1(a), the later of two), pct-national-30
  (Arts. 22(1) and 39(1)(a), not moved: the office may, nobody should count on it).
- EPC Rule 131(2) to (4): pct-national-31 (Rule 159(1)), epc-opposition (Art. 99(1)), unitary-effect (Rules relating
  to Unitary Patent Protection, Rule 6(1)).
- Madrid Regulations Rule 4 with the Madrid Protocol: madrid-dependency (Art. 6), madrid-refusal-12 and
  madrid-refusal-18 (Art. 5(2)), madrid-renewal (Art. 7, repeated, six months of grace), madrid-transformation
  (Art. 9quinquies).
- Regulations under the Geneva Act of the Hague Agreement: hague-renewal (Rule 24; Act Art. 17, repeated, six months of
  grace), hague-publication (Rules 16 and 17), hague-refusal (Rule 18(1)).
- Regulation (EC) No 6/2002: eu-design-renewal (to the day since the reform of 2025; five periods, so that the fifth
  ends the right), eu-unregistered-design (Art. 11).
- National law within treaty limits, the value being typical: patent-annuity (Paris Convention Art. 5bis(1) for the
  grace; the twentieth year ends the right), mark-renewal (the same grace), mark-non-use (TRIPS Art. 19.1),
  mark-opposition, utility-model-term, design-term (TRIPS Art. 26.3), design-grace, patent-grace,
  layout-design-filing (TRIPS Art. 35 with Washington Treaty Art. 7(2)(b)).
- Whole years: patent-term (TRIPS Art. 33), layout-design-term (TRIPS Art. 38), upov-term (UPOV 1991 Act Art. 19),
  upov-novelty-home and upov-novelty-abroad (Art. 6(1)).
- To 31 December: copyright-life-50 and copyright-life-70 (Berne Convention Art. 7(5): from 1 January after the death),
  related-rights-50 and broadcast-20 (TRIPS Art. 14.5: from the end of the year).
- Calendar days: udrp-response (UDRP Rules, paragraph 5). Working days: customs-action (TRIPS Art. 55).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from types import MappingProxyType

from sme_desktop.tools.deadlines.calendar import (
    SATURDAY_SUNDAY,
    DateTooFarError,
    DaysOff,
    add_days,
    add_months,
    add_working_days,
    add_years,
)
from sme_desktop.tools.deadlines.rules import Period, Rule, RuleBook
from sme_desktop.values import dataclass

SHOWN_REPEATS = 5
REMINDER_MONTHS = (3, 1)
"""The rules' own advice: two reminders, three months and one month before (deadlines.yaml, `calculation`)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date that follows from a rule, or the event that is missing to know it."""

    rule: Rule
    start: date | None = None
    """The day it is counted from; None where that is not known yet (see `needs`)."""
    safe: date | None = None
    """The date to keep; never moved by days off. None where its event is missing."""
    rolled: date | None = None
    """The next working day, only where the rule moves there and the safe date is a day off."""
    before: date | None = None
    """The last working day before a safe date that is a day off; None where nobody has to act on it."""
    late: date | None = None
    """End of the period of grace, with surcharge."""
    number: int = 0
    """Which repeat, 1-based; 0 where the rule is not repeated."""
    other: date | None = None
    """Of a later-of rule with both dates known: the earlier one, which does not count."""
    needs: str = ""
    """Id of the missing event. With a safe date: the second date of a later-of rule is missing, the later counts."""
    is_typical: bool = False
    """A country decides the value: “typical value, check with your IP office”."""
    is_approximate: bool = False
    is_end: bool = False
    """The last repeat: the right itself ends, nothing is left to renew (and `late` is None)."""


def deadlines(
    book: RuleBook,
    right: str,
    event: str,
    start: date,
    *,
    others: Mapping[str, date] = MappingProxyType({}),
    days_off: DaysOff = SATURDAY_SUNDAY,
    today: date | None = None,
) -> tuple[Deadline, ...]:
    """Give every date of a right by safe date, then the rules whose event is missing (`needs`), in file order.

    `others` are further events that are known. Repeated rules give five dates: from the start, or with `today` the
    next five (a date whose period of grace still runs counts as next). For a year event any day of the year will do.
    Raise DateTooFarError where a date falls after the year 9999.
    """
    known = {**others, event: start}
    found: list[Deadline] = []
    missing: list[Deadline] = []
    for rule in book.rules:
        if right not in rule.rights:
            continue
        if rule.start_event in known:
            found += _dates_of(rule, known, days_off, today)
        else:
            missing.append(Deadline(rule, needs=rule.start_event, is_typical=bool(rule.slot)))
    found.sort(key=lambda deadline: deadline.safe or date.max)
    return (*found, *missing)


def reminders(deadline: Deadline, *, today: date | None = None) -> tuple[date, ...]:
    """Give the days three months and one month before the safe date.

    Those that are not after the start are left out, and so are those before `today` where it is given.
    """
    if deadline.safe is None or deadline.start is None:
        return ()
    months = _months_between(deadline.start, deadline.safe)
    days = [add_months(deadline.safe, -back) for back in REMINDER_MONTHS if back <= months]
    first = max(deadline.start + timedelta(days=1), today or date.min)
    return tuple(day for day in days if day >= first)


def _months_between(first: date, last: date) -> int:
    """Give the months that begin after the first day's month, up to the last day's."""
    return 12 * (last.year - first.year) + last.month - first.month


def _dates_of(rule: Rule, known: Mapping[str, date], days_off: DaysOff, today: date | None) -> list[Deadline]:
    start = known[rule.start_event]
    if not rule.is_repeated:
        return [_with_second_date(_deadline(rule, start, days_off, number=0), known, days_off)]
    found: list[Deadline] = []
    last: Deadline | None = None
    for number in count(1):
        try:
            last = _deadline(rule, start, days_off, number=number)
        except DateTooFarError:
            if last is None:
                raise
            break
        if today is None or (last.late or last.safe or today) >= today:
            found.append(last)
        if last.is_end or len(found) == SHOWN_REPEATS:
            break
    # What has run out is shown by its last date, or it would seem never to have been due.
    return found or ([last] if last is not None else [])


def _deadline(rule: Rule, start: date, days_off: DaysOff, *, number: int) -> Deadline:
    safe = _after(start, Period(rule.value * max(1, number), rule.unit), days_off)
    if rule.then is not None:
        # PCT Rule 26bis.3(a): two months from the day on which the priority period ended, not 14 from its beginning.
        safe = _after(safe, rule.then, days_off)
    if rule.end_of_year:
        # Berne Convention Art. 7(5), TRIPS Art. 14.5: terms are counted to the end of a calendar year.
        safe = date(safe.year, 12, 31)
    is_end = 0 < rule.most <= number
    # Paris Convention Art. 5bis(1): the grace runs from the day on which the fee was due.
    late = _after(safe, rule.grace, days_off) if rule.grace is not None and not is_end else None
    deadline = Deadline(
        rule,
        start,
        safe,
        late=late,
        number=number,
        is_typical=bool(rule.slot),
        is_approximate=rule.is_approximate,
        is_end=is_end,
    )
    return _beside_day_off(deadline, safe, days_off)


def _beside_day_off(deadline: Deadline, safe: date, days_off: DaysOff) -> Deadline:
    """Give the working days around a safe date that is a day off: the one to keep, and the one it may move to."""
    rule = deadline.rule
    if not days_off.is_off(safe):
        return deadline
    rolled = days_off.next_working_day(safe) if rule.roll else None
    nobody_acts = rule.is_approximate or rule.end_of_year or deadline.is_end
    return replace(deadline, rolled=rolled, before=None if nobody_acts else days_off.last_working_day(safe))


def _with_second_date(deadline: Deadline, known: Mapping[str, date], days_off: DaysOff) -> Deadline:
    """Let the later of two counts be the safe date (such as PCT Rule 54bis.1(a)), or say which event is missing."""
    second = deadline.rule.later_of
    if second is None or deadline.safe is None:
        return deadline
    if second.event not in known:
        return replace(deadline, needs=second.event)
    day = _after(known[second.event], second.period, days_off)
    safe, other = max(deadline.safe, day), min(deadline.safe, day)
    return _beside_day_off(replace(deadline, safe=safe, other=other, rolled=None, before=None), safe, days_off)


def _after(day: date, period: Period, days_off: DaysOff) -> date:
    if period.unit == "days":
        return add_days(day, period.value)
    if period.unit == "working_days":
        return add_working_days(day, period.value, days_off)
    return add_months(day, period.value) if period.unit == "months" else add_years(day, period.value)
