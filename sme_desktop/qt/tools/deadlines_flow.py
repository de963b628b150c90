"""Ties the deadline calculator on the screen to the question that is kept in the profile."""

from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.qt.choosers import FileChooser, SystemChooser
from sme_desktop.qt.input_card import InputCard
from sme_desktop.qt.look import Look
from sme_desktop.qt.popups import Choice, ChoiceMenu
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.date_words import DateWords
from sme_desktop.qt.tools.deadlines_view import DeadlinesView
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.saving import save_bytes
from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.export import as_ics, as_text
from sme_desktop.tools.deadlines.rules import words
from sme_desktop.tools.deadlines.wording import write_date, write_weekday

_WEEKENDS = (
    ("saturday-sunday", N_("Saturday and Sunday")),
    ("friday-saturday", N_("Friday and Saturday")),
    ("sunday", N_("Sunday only")),
    ("none", N_("None: count every day")),
)


class ToolOwner(Protocol):
    """What is needed of the window."""

    look: Look

    def as_widget(self) -> QWidget:
        """Give the window itself."""


class DeadlinesFlow(QObject):
    """Takes what is entered, asks the desk, and shows what follows."""

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        window: ToolOwner,
        view: DeadlinesView,
        desk: DeadlineDesk,
        *,
        chooser: FileChooser | None = None,
    ) -> None:
        super().__init__(window.as_widget())
        self._presenter, self._speech, self._window = presenter, speech, window
        self._view, self.desk = view, desk
        self.chooser: FileChooser = chooser or SystemChooser()
        self._words = DateWords(desk.book, speech, presenter.library)
        view.right_chosen.connect(self._choose_right)
        view.event_chosen.connect(self._choose_event)
        view.weekend_chosen.connect(self._choose_weekend)
        view.asked.connect(self._ask)
        view.link_chosen.connect(presenter.follow)
        view.add_wanted.connect(self._ask_for_date)
        view.action_chosen.connect(self._act)

    def show(self) -> None:
        """Show question and answer in the language of the interface."""
        self._show_form()
        start = self.desk.start
        if start is not None:
            is_year = self.desk.asks_for_year
            self._view.date.edit.setText(str(start.year) if is_year else write_date(start, self._speech.language))
        self._show_answer()

    def _show_form(self) -> None:
        _, desk, view, language = self._speech.gettext, self.desk, self._view, self._speech.language
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
            self._view.show_dates(_("Your dates will stand here"), (), "")
            return
        try:
            answer = desk.answer()
        except DateError as error:
            self._view.date.show_trouble(self._speech.explain(error))
            return
        self._view.date.show_trouble("")
        if not desk.asks_for_year:
            self._view.date.show_words(_("The date"), write_weekday(desk.start, language))
        count = sum(deadline.safe is not None for deadline in answer)
        day = str(desk.start.year) if desk.asks_for_year else write_date(desk.start, language)
        heading = self._speech.ngettext("{n} date from {day}", "{n} dates from {day}", count)
        heading = heading.format(n=self._speech.number(count), day=day)
        if desk.name:
            heading = f"{desk.name}: {heading}"
        month = self._speech.month(self._presenter.library.manifest.date[:7])
        indicative = words(desk.book.labels["indicative"], language)
        edition = _("Edition of {month}").format(month=month)
        self._view.show_dates(heading, tuple(map(self._words.row, answer)), f"{indicative} {edition}.")

    # The question

    def _choose_right(self, right: str) -> None:
        self.desk.choose_right(right)
        self._changed()

    def _choose_event(self, event: str) -> None:
        self.desk.choose_event(event)
        self._changed()

    def _changed(self) -> None:
        if self.desk.start is None:
            self._view.date.edit.clear()
            self._view.date.show_trouble("")
        self._show_form()
        self._show_answer()
        self._view.focus_date()

    def _choose_weekend(self, name: str) -> None:
        self.desk.choose_weekend(name)
        self._show_form()
        self._show_answer()

    def _ask(self, text: str) -> None:
        try:
            self.desk.set_start(text, self._speech.language)
        except DateError as error:
            # What was typed stays, and so do the dates of the question before.
            self._view.date.show_trouble(self._speech.explain(error))
            self._view.focus_date()
            return
        self._show_answer()

    def _ask_for_date(self, event: str) -> None:
        name = self.desk.event_words(event, self._speech.language)
        known = self.desk.others.get(event)
        text = write_date(known, self._speech.language) if known is not None else ""
        card = InputCard(self._window.look, self._window.as_widget(), self._speech, name, text)
        card.entered.connect(lambda typed: self._add_date(event, typed))
        card.open_at(self._view.corner_of(f"add_{event}"))

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
            {"ics": self._save_calendar, "copy": self._copy, "keep": self._ask_name, "cases": self._open_cases}[
                action
            ]()
        except SmeError as error:
            self._presenter.note(error)

    def _save_calendar(self) -> None:
        report = self.desk.report()
        if report is None:
            return
        _ = self._speech.gettext
        chosen = self.chooser.to_save(self._window.as_widget(), _("Save for my calendar (.ics)"), "sme-desktop.ics")
        if chosen:
            save_bytes(Path(chosen), as_ics(report, self._speech.catalogue))
            self._presenter.tell(_("Saved as “{file}”.").format(file=Path(chosen).name))

    def _copy(self) -> None:
        report = self.desk.report()
        if report is not None:
            QGuiApplication.clipboard().setText(as_text(report, self._speech.catalogue))
            self._presenter.tell(self._speech.gettext("Copied: paste it where you want it."))

    # Cases

    def _ask_name(self) -> None:
        title = self._speech.gettext("Name of the case")
        card = InputCard(self._window.look, self._window.as_widget(), self._speech, title, self.desk.name)
        card.entered.connect(self._keep)
        card.open_at(self._view.corner_of("dates_keep"))

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
        menu = ChoiceMenu(self._window.look, self._window.as_widget(), _("My cases"), tuple(rows), "")
        menu.setObjectName("cases_menu")
        menu.chosen.connect(self._case_chosen)
        menu.open_at(self._view.corner_of("deadline_cases"))

    def _case_chosen(self, value: str) -> None:
        if value == "":
            self.desk.begin()
        elif value == "remove":
            self.desk.forget()
        else:
            case = next((case for case in self.desk.cases() if case.id == value), None)
            if case is not None:
                self.desk.open(case)
        self._view.date.edit.clear()
        self._view.date.show_trouble("")
        self.show()


def today() -> date:
    """Give the day on this computer's clock."""
    return datetime.now().astimezone().date()
