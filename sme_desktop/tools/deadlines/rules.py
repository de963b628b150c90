"""The rules of the deadline calculator, read from the data of the edition (content/tools/deadlines.yaml)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sme_desktop.errors import ToolDamagedError
from sme_desktop.tools.deadlines.calendar import DaysOff
from sme_desktop.tools.texts import Texts, words
from sme_desktop.values import dataclass

TOOL = "deadlines"
UNITS = ("days", "working_days", "months", "years")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LABELS = (
    "indicative",
    "typical_value",
    "late_with_surcharge",
    "safe_date",
    "next_working_day",
    "later_counts",
)
PHRASES = ("every", "every_year", "about", "grace", "year_end", "typical", "later", "period", "from", "source")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time; the unit is days, working_days, months or years."""

    value: int
    unit: str


YEAR = Period(1, "years")


@dataclass(frozen=True, slots=True)
class LaterOf:
    """A second count that a rule compares itself with: the later date counts."""

    event: str
    period: Period


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of law: what ends how long after which event, and by what source."""

    id: str
    rights: tuple[str, ...]
    start_event: str
    value: int
    unit: str
    """days, working_days, months or years."""
    label: Texts
    note: Texts
    source: Texts
    is_repeated: bool = False
    most: int = 0
    """The repeat at which the right itself ends; 0 where there is none."""
    roll: bool = False
    """A day off moves the last day to the next working day."""
    end_of_year: bool = False
    """Runs to 31 December of the year in which the period ends."""
    then: Period | None = None
    """A further period, counted from the end of the first one."""
    grace: Period | None = None
    later_of: LaterOf | None = None
    slot: str = ""
    """What a country decides; "" where the value is the same everywhere."""
    condition: str = ""
    is_approximate: bool = False
    confidence: str = ""
    pages: tuple[str, ...] = ()
    """Ids of the pages to read."""

    @property
    def period(self) -> Period:
        """The length of the rule."""
        return Period(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Right:
    """What can be protected, with its name in the plural ("Trade marks")."""

    id: str
    names: Texts


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, with the words of events, rights, units and labels."""

    rules: tuple[Rule, ...]
    events: Mapping[str, Texts]
    labels: Mapping[str, Texts]
    """`indicative`, `typical_value`, `late_with_surcharge`, `safe_date`, `next_working_day`, `later_counts`."""
    right_names: Mapping[str, Texts]
    units: Mapping[str, Mapping[str, tuple[str, str]]]
    """Singular and plural by unit and language."""
    phrases: Mapping[str, Texts]
    """How a period is said: `every`, `every_year`, `about`, `grace`, `year_end`, `typical`, `later`, `period`, `from`, `source`."""
    days_off: DaysOff | None = None
    """Weekend and holidays that a national edition sets (`days_off` of its file); None where it sets none."""
    data_date: str = ""
    """Day of the data, ISO 8601."""

    def rights(self) -> tuple[Right, ...]:
        """Give the rights that have rules, in the order of the file of sheets."""
        used = {right for rule in self.rules for right in rule.rights}
        return tuple(Right(right, names) for right, names in self.right_names.items() if right in used)

    def events_for(self, right: str) -> tuple[str, ...]:
        """Give the ids of the events that start a rule of this right, in the order of the file."""
        used = {rule.start_event for rule in self.rules if right in rule.rights}
        return tuple(event for event in self.events if event in used)

    def rules_for(self, right: str, event: str) -> tuple[Rule, ...]:
        """Give the rules of a right that start at this event, in the order of the file."""
        return tuple(rule for rule in self.rules if right in rule.rights and rule.start_event == event)

    def is_year_event(self, event: str) -> bool:
        """Tell whether only a year is asked: all that follows runs to the end of a year."""
        started = [rule for rule in self.rules if rule.start_event == event]
        return bool(started) and all(rule.end_of_year for rule in started)

    def length(self, period: Period, language: str) -> str:
        """Give a period in words: “6 months”, “1 an”."""
        forms = self.units[period.unit]
        one, more = forms.get(language) or forms["en"]
        return f"{period.value}\N{NO-BREAK SPACE}{one if period.value == 1 else more}"

    def in_words(self, rule: Rule, language: str) -> str:
        """Give a rule's length with what must be known: “every 10 years; late, with surcharge: up to 6 months more”."""
        length = self.length(rule.period, language)
        if rule.then is not None:
            length = f"{length} + {self.length(rule.then, language)}"
        if rule.is_repeated:
            length = self._phrase("every_year" if rule.period == YEAR else "every", language).format(period=length)
        elif rule.is_approximate:
            length = self._phrase("about", language).format(period=length)
        parts = [length]
        if rule.grace is not None:
            parts.append(self._phrase("grace", language).format(period=self.length(rule.grace, language)))
        if rule.end_of_year:
            parts.append(self._phrase("year_end", language))
        if rule.later_of is not None:
            parts.append(self._phrase("later", language))
        if rule.slot:
            parts.append(self._phrase("typical", language))
        return "\N{NARROW NO-BREAK SPACE}; ".join(parts) if language == "fr" else "; ".join(parts)

    def _phrase(self, name: str, language: str) -> str:
        return words(self.phrases[name], language)


def read_rule_book(data: Mapping[str, Any], sheets: Mapping[str, Any]) -> RuleBook:
    """Read the data of the tools `deadlines` and `sheets`; raise ToolDamagedError for data that is not as expected.

    Its fact `reason` tells the place and what is wrong, in English, for those who edit the file.
    """
    try:
        book = _read_book(data, sheets)
        _check_names(book)
    except KeyError as error:
        raise ToolDamagedError(tool=TOOL, reason=f"{error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ToolDamagedError(tool=TOOL, reason=str(error)) from error
    return book


def _read_book(data: Mapping[str, Any], sheets: Mapping[str, Any]) -> RuleBook:
    units = {
        unit: {language: _two_forms(pair, f"unit {unit}") for language, pair in forms.items()}
        for unit, forms in sheets["units"].items()
    }
    labels = data["meta"]["display_labels"]
    return RuleBook(
        rules=tuple(_read_rule(row) for row in data["rules"]),
        events={event: _texts(texts, f"event {event}") for event, texts in data["events"].items()},
        labels={name: _texts(labels[name], f"label {name}") for name in LABELS},
        right_names={right: _texts(texts, f"right {right}") for right, texts in sheets["rights"].items()},
        units=units,
        phrases={name: _texts(sheets["labels"][name], f"label {name}") for name in PHRASES},
        days_off=_read_days_off(data["days_off"]) if "days_off" in data else None,
        data_date=str(data["meta"]["date"]),
    )


def _read_rule(row: Mapping[str, Any]) -> Rule:
    name = row["id"]
    try:
        options = row.get("options") or {}
        rule = Rule(
            id=name,
            rights=_names(row["rights"]),
            start_event=row["start_event"],
            value=_positive(row["value"]),
            unit=_unit(row["unit"]),
            label=_texts(row["label"], "label"),
            note=_texts(_suffixed(row, "note_"), "note"),
            source=_texts({"en": row["source"], **_suffixed(row, "source_")}, "source"),
            is_repeated=_flag(row["repeat"]),
            roll=_one_of(options, "roll", "next_working_day"),
            end_of_year=_one_of(options, "end", "31_december"),
            then=_read_period(options["then"]) if "then" in options else None,
            grace=_read_period(options["grace"]) if "grace" in options else None,
            later_of=_read_later(options["later_of"]) if "later_of" in options else None,
            # What may be edited is what a country decides, whether a slot is named or not.
            slot=str(options.get("slot") or ("value" if options.get("editable") else "")),
            condition=str(options.get("condition", "")),
            is_approximate=_one_of(options, "approximate", "true"),
            confidence=str(row.get("confidence", "")),
            pages=_names(row.get("pages", [])),
        )
        return replace(rule, most=_most(options["max"], rule.period)) if "max" in options else rule
    except KeyError as error:
        raise ValueError(f"rule {name}: {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"rule {name}: {error}") from error


def _check_names(book: RuleBook) -> None:
    """See that rules are there once, and that every event, right and unit they name has its words."""
    if not book.rules:
        raise ValueError("there are no rules")
    seen: set[str] = set()
    for rule in book.rules:
        events = {rule.start_event} | ({rule.later_of.event} if rule.later_of else set())
        periods = [
            rule.period,
            *([rule.then] if rule.then else []),
            *([rule.grace] if rule.grace else []),
            *([rule.later_of.period] if rule.later_of else []),
        ]
        for what, names, known in (
            ("event", events, book.events),
            ("right", set(rule.rights), book.right_names),
            ("unit", {period.unit for period in periods}, book.units),
        ):
            if strangers := names - set(known):
                raise ValueError(f"rule {rule.id}: there is no {what} {', '.join(sorted(strangers))}")
        if rule.id in seen:
            raise ValueError(f"rule {rule.id} is given twice")
        seen.add(rule.id)


def _texts(value: Any, what: str) -> Texts:
    if not isinstance(value, Mapping) or not value.get("en"):
        raise ValueError(f"{what}: a text in English at least")
    if not all(isinstance(text, str) for text in value.values()):
        raise ValueError(f"{what}: texts only")
    return dict(value)


def _suffixed(row: Mapping[str, Any], start: str) -> dict[str, Any]:
    return {name.removeprefix(start): text for name, text in row.items() if name.startswith(start)}


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("rights and pages are lists of names")
    return tuple(value)


def _two_forms(value: Any, what: str) -> tuple[str, str]:
    one, more = value
    if not isinstance(one, str) or not isinstance(more, str):
        raise ValueError(f"{what}: singular and plural")
    return one, more


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("repeat is true or false")
    return value


def _one_of(options: Mapping[str, Any], name: str, only: str) -> bool:
    """Tell whether an option is set; it has one value only."""
    value = options.get(name)
    if value is not None and str(value).lower() != only:
        raise ValueError(f"{name} is {only}, not {value}")
    return value is not None


def _positive(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 1000:
        raise ValueError(f"a length is a number from 1 to 999, not {value}")
    return value


def _unit(value: Any) -> str:
    if value not in UNITS:
        raise ValueError(f"there is no unit {value}")
    return str(value)


def _read_period(text: str) -> Period:
    number, unit = text.split()
    return Period(_positive(int(number)), _unit(unit))


def _read_later(text: str) -> LaterOf:
    event, period = text.split("+")
    return LaterOf(event, _read_period(period))


def _most(value: Any, period: Period) -> int:
    """Give the repeat at which a right ends: a number of repeats (“20”) or its whole length (“25 years”)."""
    if str(value).isdecimal():
        return _positive(int(value))
    whole = _read_period(value)
    repeats, rest = divmod(whole.value, period.value)
    if rest or whole.unit != period.unit:
        raise ValueError(f"{value} is no multiple of the period")
    return repeats


def _read_days_off(value: Mapping[str, Any]) -> DaysOff:
    """Read what a national edition sets: `weekend` (English names of days) and `holidays` (ISO 8601)."""
    weekend = frozenset(WEEKDAYS.index(name) for name in value["weekend"])
    return DaysOff(weekend, frozenset(date.fromisoformat(str(day)) for day in value.get("holidays", [])))
