"""One answer of the deadline calculator as a sheet to be printed."""

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.export import Report, said_of, said_under_all
from sme_desktop.tools.deadlines.wording import write_date, write_long_date
from sme_desktop.tools.sheet import Grid, Paragraph, Part, Sheet
from sme_desktop.tools.texts import named, words

COUNTED = N_("{right}. {event}: {day}.")


def answer_sheet(page: str, report: Report, title: str, catalogue: Catalogue) -> Sheet:
    """Give the dates with their rules, the safe date first, and what holds for all of them."""
    _, language, book = catalogue.gettext, catalogue.language, report.book
    asked = str(report.start.year) if book.is_year_event(report.event) else write_long_date(report.start, language)
    right, event = words(book.right_names[report.right], language), words(book.events[report.event], language)
    lead = catalogue.fill(COUNTED, {"right": right, "event": event, "day": asked})
    rows = []
    for deadline in report.deadlines:
        day = write_date(deadline.safe, language) if deadline.safe is not None else "–"
        said = "\n".join((words(deadline.rule.label, language), *said_of(report, deadline, catalogue)))
        rows.append((day, said))
    dates = Part(
        "dates", _("The dates"), (Grid((_("Safe date"), _("What, and by which rule")), tuple(rows), (24, 76)),)
    )
    notes = Part("limits", _("What this is worth"), (Paragraph(" ".join(said_under_all(report, catalogue))),))
    name = named(title, report.name, catalogue) if report.name else title
    return Sheet(page, language, name, lead, (dates, notes))
