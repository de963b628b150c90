"""The result of a check-up as a sheet: where the firm stands, what it has, what is at risk, what to do first."""

from collections.abc import Mapping

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.wording import write_date
from sme_desktop.tools.diagnosis.answers import Answers
from sme_desktop.tools.diagnosis.bars import NO_SCORE, bars
from sme_desktop.tools.diagnosis.questionnaire import Questionnaire
from sme_desktop.tools.diagnosis.result import (
    FIRST_STEPS,
    LEAST_IN_ALL,
    LEAST_IN_AREA,
    SHOWN_STEPS,
    Result,
    Step,
    changes,
    result_of,
    whole_change,
)
from sme_desktop.tools.sheet import Block, Callout, Drawing, Grid, Item, Link, Paragraph, Part, Points, Sheet, TitleOf
from sme_desktop.tools.texts import named, words

TITLE = N_("Where your firm stands")
ANSWERED = N_("{n} of {total} questions count, answered by {day}.")
OVERALL = N_("The whole firm: {score} of 100, {band}.")
TOO_FEW = N_("The whole firm gets a score from {n} answers on that count.")
AREA_TOO_FEW = N_("An area gets a score from {n} answers on that count.")
BARS = N_("Bars of the areas; “The figures” below holds the same as a table.")


def report(
    questionnaire: Questionnaire,
    answers: Answers,
    page: str,
    catalogue: Catalogue,
    title_of: TitleOf,
    *,
    before: Answers | None = None,
    is_whole: bool = False,
) -> Sheet:
    """Give the sheet of a check-up, beside an earlier one where `before` is given; `is_whole` shows all the advice."""
    result = result_of(questionnaire, answers)
    _ = catalogue.gettext
    parts = [
        Part("areas", _("Area by area"), (Drawing("bars", _(BARS)),)),
        *_compared(questionnaire, answers, before, catalogue),
        *_steps(result, catalogue, title_of, is_whole=is_whole),
        *_state(result, catalogue),
        Part("figures", _("The figures"), _figures(result, catalogue)),
        *_reading(result, catalogue, title_of),
        Part("limits", _("What this is worth"), (Paragraph(words(questionnaire.disclaimer, catalogue.language)),)),
    ]
    drawings = {"bars": bars(result.areas, questionnaire.bands, catalogue)}
    title = named(_(TITLE), answers.name, catalogue) if answers.name else _(TITLE)
    return Sheet(
        page, catalogue.language, title, _lead(questionnaire, answers, result, catalogue), tuple(parts), drawings
    )


def _lead(questionnaire: Questionnaire, answers: Answers, result: Result, catalogue: Catalogue) -> str:
    language = catalogue.language
    day = write_date(answers.day, language) if answers.day else NO_SCORE
    facts = {"n": result.answered, "total": len(questionnaire.questions), "day": day}
    lead = [catalogue.fill(ANSWERED, facts)]
    if result.band is not None:
        lead.append(
            catalogue.fill(OVERALL, {"score": result.score, "band": words(result.band.label, language).lower()})
        )
    else:
        lead.append(catalogue.fill(TOO_FEW, {"n": LEAST_IN_ALL}))
    return " ".join(lead)


def _figures(result: Result, catalogue: Catalogue) -> tuple[Block, ...]:
    _, language = catalogue.gettext, catalogue.language
    rows = []
    for area in result.areas:
        band = words(area.band.label, language) if area.band is not None else ""
        score = NO_SCORE if area.score is None else str(area.score)
        rows.append((words(area.area.title, language), score, band))
    blocks: list[Block] = [Grid((_("Area"), _("Score"), _("What it says")), tuple(rows), (46, 24, 30))]
    if any(area.score is None for area in result.areas):
        blocks.append(Paragraph(catalogue.fill(AREA_TOO_FEW, {"n": LEAST_IN_AREA})))
    return tuple(blocks)


def _compared(
    questionnaire: Questionnaire, answers: Answers, before: Answers | None, catalogue: Catalogue
) -> list[Part]:
    if before is None:
        return []
    _, language = catalogue.gettext, catalogue.language
    then = write_date(before.day, language) if before.day else _("Before")
    rows = [
        _change(words(change.area.title, language), change.before, change.after)
        for change in changes(questionnaire, before, answers)
    ]
    rows.append(_change(_("The whole firm"), *whole_change(questionnaire, before, answers)))
    head = (_("Area"), then, _("Now"), _("Change"))
    title = catalogue.fill(N_("Compared with “{name}”"), {"name": before.name or then})
    return [Part("compared", title, (Grid(head, tuple(rows), (40, 24, 16, 20)),))]


def _change(name: str, before: int | None, after: int | None) -> tuple[str, ...]:
    then, now = (NO_SCORE if score is None else str(score) for score in (before, after))
    difference = NO_SCORE
    if before is not None and after is not None:
        step = after - before
        difference = f"+{step}" if step > 0 else f"\N{MINUS SIGN}{-step}" if step < 0 else "="
    return name, then, now, difference


def _steps(result: Result, catalogue: Catalogue, title_of: TitleOf, *, is_whole: bool) -> list[Part]:
    _, language = catalogue.gettext, catalogue.language
    if not result.steps:
        nothing = _("No answer calls for a step now. Go through the questions again in a year.")
        return [Part("steps", _("Your next steps"), (Paragraph(nothing),))]
    first = result.steps[:FIRST_STEPS]
    parts = [Part("steps", _("Your next three steps"), (_points(first, language, title_of),))]
    rest = result.steps[FIRST_STEPS:] if is_whole else result.steps[FIRST_STEPS:SHOWN_STEPS]
    if rest:
        parts.append(Part("later", _("After that"), (_points(rest, language, title_of, first=FIRST_STEPS + 1),)))
    return parts


def _points(steps: tuple[Step, ...], language: str, title_of: TitleOf, *, first: int = 1) -> Points:
    items = tuple(Item(words(step.question.advice, language), _links(step.pages, title_of)) for step in steps)
    return Points(items, is_numbered=True, first=first)


def _links(pages: tuple[str, ...], title_of: TitleOf) -> tuple[Link, ...]:
    titles: Mapping[str, str] = {page: title_of(page) for page in pages}
    return tuple(Link(f"page:{page}", title) for page, title in titles.items() if title)


def _state(result: Result, catalogue: Catalogue) -> list[Part]:
    _, language = catalogue.gettext, catalogue.language
    blocks: list[Block] = []
    if result.have:
        blocks.append(Callout("tip", _("What you have"), tuple(words(each.have, language) for each in result.have)))
    if result.at_risk:
        risks = tuple(words(each.risk, language) for each in result.at_risk)
        blocks.append(Callout("watch", _("What is at risk"), risks))
    return [Part("state", _("What you have, and what is at risk"), tuple(blocks))] if blocks else []


def _reading(result: Result, catalogue: Catalogue, title_of: TitleOf) -> list[Part]:
    links = _links(result.reading, title_of)
    if not links:
        return []
    items = tuple(Item("", (link,)) for link in links)
    return [Part("reading", catalogue.gettext("For a firm like yours"), (Points(items),))]
