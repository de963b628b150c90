"""Ties the deadline calculator on the screen to the question that is kept in the profile."""

from datetime import date, datetime

from PySide6.QtGui import QGuiApplication

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.model import SectionId
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.popups import Choice
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action
from sme_desktop.qt.tools.date_words import DateWords
from sme_desktop.qt.tools.deadlines_view import DeadlinesView
from sme_desktop.qt.tools.sheet_view import SheetView
from sme_desktop.qt.tools.tool_flow import ToolFlow, ToolOwner
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diary_desk import PAGE, DiaryDesk
from sme_desktop.tools.deadlines.answer_sheet import answer_sheet
from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.export import as_ics, as_text
from sme_desktop.tools.deadlines.wording import write_date, write_weekday
from sme_desktop.tools.sheet import Sheet
from sme_desktop.tools.texts import words

_WEEKENDS = (
    ("saturday-sunday", N_("Saturday and Sunday")),
    ("friday-saturday", N_("Friday and Saturday")),
    ("sunday", N_("Sunday only")),
    ("none", N_("None: count every day")),
)


ALL_DATES = SectionId("dates")
"""Where a visit of the tool shows all dates together."""


class DeadlinesFlow(ToolFlow):
    """Takes what is entered, asks the desk, and shows what follows; and all dates of the reader together."""

    def __init__(
        self, presenter: Presenter, speech: Speech, window: ToolOwner, desk: DeadlineDesk, diary: DiaryDesk
    ) -> None:
        super().__init__(presenter, speech, window)
        self.desk, self.diary = desk, diary
        self._words = DateWords(desk.book, speech, presenter.library)
        self.view = DeadlinesView(window.look, speech)
        self.dates = SheetView(window.look, speech, presenter.library)
        self._add(self.view)
        self._add(self.dates)
        view = self.view
        view.right_chosen.connect(self._choose_right)
        view.event_chosen.connect(self._choose_event)
        view.weekend_chosen.connect(self._choose_weekend)
        view.asked.connect(self._ask)
        view.link_chosen.connect(presenter.follow)
        view.add_wanted.connect(self._ask_for_date)
        view.action_chosen.connect(self._act)
        self.dates.link_chosen.connect(presenter.follow)
        self.dates.action_chosen.connect(self._act_on_all)

    @property
    def _is_all(self) -> bool:
        return self._presenter.state.visit.target == ALL_DATES

    def show(self) -> None:
        """Show question and answer, or all dates, in the language of the interface."""
        if self._is_all:
            self._show_all()
            return
        self.screens.setCurrentWidget(self.view)
        self.view.retranslate()
        self._show_form()
        start = self.desk.start
        if start is not None:
            is_year = self.desk.asks_for_year
            self.view.date.edit.setText(str(start.year) if is_year else write_date(start, self._speech.language))
        self._show_answer()

    def _show_form(self) -> None:
        _, desk, view, language = self._speech.gettext, self.desk, self.view, self._speech.language
        view.right.show_choices(_("What do you protect?"), desk.rights(language), desk.right)
        view.event_field.show_choices(_("Which date do you know?"), desk.events(language), desk.event)
        hint = _("Such as 1962") if desk.asks_for_year else _("Such as 31 August 2026 or 31/8/2026")
        view.date.show_words(_("The year") if desk.asks_for_year else _("The date"), hint)
        weekends = tuple((name, _(words)) for name, words in _WEEKENDS)
        if desk.book.days_off is not None:
            weekends = (("edition", _("As in this edition’s country")), *weekends)
        view.weekend.show_choices(_("Days off at the office"), weekends, desk.weekend)

    def _show_answer(self) -> None:
        _, desk, language = self._speech.gettext, self.desk, self._speech.language
        if desk.start is None:
            self.view.show_dates(_("Your dates will stand here"), (), "")
            return
        try:
            answer = desk.answer()
        except DateError as error:
            self.view.date.show_trouble(self._speech.explain(error))
            return
        self.view.date.show_trouble("")
        if not desk.asks_for_year:
            self.view.date.show_words(_("The date"), write_weekday(desk.start, language))
        count = sum(deadline.safe is not None for deadline in answer)
        day = str(desk.start.year) if desk.asks_for_year else write_date(desk.start, language)
        heading = self._speech.ngettext("{n} date from {day}", "{n} dates from {day}", count)
        heading = heading.format(n=self._speech.number(count), day=day)
        if desk.name:
            heading = f"{desk.name}: {heading}"
        month = self._speech.month(self._presenter.library.manifest.date[:7])
        indicative = words(desk.book.labels["indicative"], language)
        edition = _("Edition of {month}").format(month=month)
        self.view.show_dates(heading, tuple(map(self._words.row, answer)), f"{indicative} {edition}.")

    # The question

    def _choose_right(self, right: str) -> None:
        self.desk.choose_right(right)
        self._changed()

    def _choose_event(self, event: str) -> None:
        self.desk.choose_event(event)
        self._changed()

    def _changed(self) -> None:
        if self.desk.start is None:
            self.view.date.edit.clear()
            self.view.date.show_trouble("")
        self._show_form()
        self._show_answer()
        self.view.focus_date()

    def _choose_weekend(self, name: str) -> None:
        self.desk.choose_weekend(name)
        self._show_form()
        self._show_answer()

    def _ask(self, text: str) -> None:
        try:
            self.desk.set_start(text, self._speech.language)
        except DateError as error:
            # What was typed stays, and so do the dates of the question before.
            self.view.date.show_trouble(self._speech.explain(error))
            self.view.focus_date()
            return
        self._show_answer()

    def _ask_for_date(self, event: str) -> None:
        name = self.desk.event_words(event, self._speech.language)
        known = self.desk.others.get(event)
        text = write_date(known, self._speech.language) if known is not None else ""
        card = InputCard(self._window.look, self._window.as_widget(), self._speech, name, text)
        card.entered.connect(lambda typed: self._add_date(event, typed))
        card.open_at(self.view.corner_of(f"add_{event}"))

    def _add_date(self, event: str, text: str) -> None:
        try:
            self.desk.add_date(event, text, self._speech.language)
        except DateError as error:
            self._presenter.note(error)
            return
        self._show_answer()

    # Out of the program

    def _act(self, action: str) -> None:
        try:
            {
                "ics": self._save_calendar,
                "print": self._window.print_pages,
                "copy": self._copy,
                "keep": self._ask_case_name,
                "cases": self._open_cases,
                "all": self._open_all,
            }[action]()
        except SmeError as error:
            self._presenter.note(error)

    def _save_calendar(self) -> None:
        report = self.desk.report()
        if report is not None:
            title = self._speech.gettext("Save for my calendar (.ics)")
            self._save(title, "sme-desktop.ics", lambda: as_ics(report, self._speech.catalogue))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the list of all dates and the calendar for the wall, or the answer that is shown."""
        if self._is_all:
            return self.diary.sheet(self._speech.catalogue), *self.diary.wall(self._speech.catalogue)
        report = self.desk.report()
        if report is None:
            return ()
        title = self._speech.gettext("Deadline calculator")
        return (answer_sheet(PAGE, report, title, self._speech.catalogue),)

    def _copy(self) -> None:
        report = self.desk.report()
        if report is not None:
            QGuiApplication.clipboard().setText(as_text(report, self._speech.catalogue))
            self._presenter.tell(self._speech.gettext("Copied: paste it where you want it."))

    # Cases

    def _ask_case_name(self) -> None:
        title = self._speech.gettext("Name of the case")
        self._ask_name(title, self.desk.name, self.view.corner_of("dates_keep"), self._keep)

    def _keep(self, name: str) -> None:
        self.desk.keep(name)
        self._show_answer()

    def _open_cases(self) -> None:
        _ = self._speech.gettext
        rows = [Choice("", _("A new case"), icon="pen")]
        rows += [Choice(case.id, case.name, icon="calendar") for case in self.desk.cases()]
        if self.desk.name:
            name = self.desk.name
            rows.append(Choice("remove", _("Wipe “{name}”").format(name=name), icon="trash"))
        rows.append(Choice("wipe", _("Wipe the answers of all tools"), icon="trash"))
        self._offer("cases_menu", _("My cases"), tuple(rows), self.view.corner_of("deadline_cases"), self._case_chosen)

    def _case_chosen(self, value: str) -> None:
        if value == "wipe":
            self._offer_to_wipe()
            return
        if value == "remove":
            self._offer_to_remove(self.desk.name, self._remove)
            return
        if value == "":
            self.desk.begin()
        else:
            case = next((case for case in self.desk.cases() if case.id == value), None)
            if case is not None:
                self.desk.open(case)
        self._show_anew()

    def _remove(self) -> None:
        self.desk.forget()
        self._show_anew()

    def _show_anew(self) -> None:
        self.view.date.edit.clear()
        self.view.date.show_trouble("")
        self.show()

    # All dates

    def _open_all(self) -> None:
        self._presenter.follow(f"tool:deadlines#{ALL_DATES}")

    def _show_all(self) -> None:
        _ = self._speech.gettext
        actions = (
            Action("print", _("&Print list and wall calendar"), "print"),
            Action("ics", _("&Save for my calendar (.ics)"), "calendar"),
            Action("one", _("&Back to the calculator"), "back"),
            Action("register", _("Asset &register"), "case"),
        )
        self.dates.show_sheet(self.diary.sheet(self._speech.catalogue), actions)
        self.screens.setCurrentWidget(self.dates)

    def _act_on_all(self, action: str) -> None:
        match action:
            case "print":
                self._window.print_pages()
            case "ics":
                title = self._speech.gettext("Save for my calendar (.ics)")
                self._save(title, "sme-desktop.ics", lambda: self.diary.as_ics(self._speech.catalogue))
            case "one":
                self._presenter.follow("tool:deadlines")
            case "register":
                self._presenter.follow("tool:register")


def today() -> date:
    """Give the day on this computer's clock."""
    return datetime.now().astimezone().date()
