"""Ties the check-up on the screen to the desk."""

from PySide6.QtCore import QPoint

from sme_desktop.errors import FileNotReadError, SmeError
from sme_desktop.model import SectionId
from sme_desktop.qt.popups import Choice
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action
from sme_desktop.qt.tools.ask_words import AskWords, NavWords
from sme_desktop.qt.tools.question_flow import QuestionFlow
from sme_desktop.qt.tools.tool_flow import ToolOwner
from sme_desktop.reader.diagnosis_desk import PAGE, DiagnosisDesk
from sme_desktop.tools.diagnosis.answers import AnswersUnreadableError
from sme_desktop.tools.diagnosis.questionnaire import Trait
from sme_desktop.tools.diagnosis.result import SHOWN_STEPS
from sme_desktop.tools.sheet import Sheet, as_text
from sme_desktop.tools.texts import words

_FIRM = "firm"
_MOST_BYTES = 1_000_000


class DiagnosisFlow(QuestionFlow):
    """Asks the questions one by one, and shows what they come to."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner, desk: DiagnosisDesk) -> None:
        super().__init__(presenter, speech, window)
        self.desk = desk
        self.is_result = desk.is_complete
        self._is_whole = False
        self._tie(answer=self._answer, go_on=self._next, go_back=self._back, menu=self._open_menu, act=self._act)
        self.ask.area_wanted.connect(self._open_area)

    def show(self) -> None:
        """Show the question or the result in the language of the interface."""
        if self.is_result:
            self.report.show_sheet(self.desk.sheet(self._speech.catalogue, is_whole=self._is_whole), self._actions())
            self.screens.setCurrentWidget(self.report)
        else:
            self.screens.setCurrentWidget(self.ask)
            self.ask.show_words(self._words(), self._speech.gettext("My &check-ups"))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the result with all the advice."""
        return (self.desk.sheet(self._speech.catalogue, is_whole=True),) if self.desk.is_begun else ()

    # The question

    def _words(self) -> AskWords:
        _, desk, language = self._speech.gettext, self.desk, self._speech.language
        step, number = desk.step, self._speech.number
        questionnaire = desk.questionnaire
        if isinstance(step, Trait):
            caption = _("About your firm")
            count = _("{n} of {total}, as you like").format(
                n=number(desk.place + 1), total=number(len(questionnaire.traits))
            )
            question, help_ = words(step.question, language), _("It puts the advice in order and hides nothing.")
            options = tuple((value, words(label, language)) for value, label in step.choices)
        else:
            area = next(area for area in questionnaire.areas if area.id == step.area)
            place = desk.place - len(questionnaire.traits) + 1
            caption = words(area.title, language)
            count = _("Question {n} of {total}").format(n=number(place), total=number(len(questionnaire.questions)))
            question, help_ = words(step.text, language), words(step.help, language)
            options = tuple((option.id, words(option.label, language)) for option in questionnaire.options)
        is_last = desk.place == len(desk.steps) - 1
        return AskWords(
            title=_("IP check-up"),
            caption=caption,
            count=count,
            shares=tuple(self._share(area.id) for area in questionnaire.areas),
            question=question,
            help=help_,
            options=options,
            chosen=desk.given,
            next=_("See the &result") if is_last else _("&Next"),
            hint=_("or press Enter"),
            result=_("See the result so &far") if desk.answers.given and not is_last else "",
            can_go_back=desk.place > 0,
            foot=_("Your answers stay on this computer. You can stop now and go on later."),
            nav=tuple(self._nav()),
        )

    def _share(self, area: str) -> float:
        questions = [each for each in self.desk.questionnaire.questions if each.area == area]
        return sum(each.id in self.desk.answers.given for each in questions) / len(questions)

    def _nav(self) -> list[NavWords]:
        _, desk, language, number = self._speech.gettext, self.desk, self._speech.language, self._speech.number
        current = getattr(desk.step, "area", _FIRM)
        traits = desk.questionnaire.traits
        known = sum(trait.id in desk.answers.traits for trait in traits)
        state = "current" if current == _FIRM else "done" if known == len(traits) else "open"
        rows = [NavWords(_FIRM, "·", _("About your firm"), _("as you like"), state)]
        for place, area in enumerate(desk.questionnaire.areas, 1):
            answered, every = sum(each.id in desk.answers.given for each in area.questions), len(area.questions)
            state = "current" if area.id == current else "done" if answered == every else "open"
            if answered:
                note = _("{n} of {total} answered").format(n=number(answered), total=number(every))
            else:
                note = self._speech.ngettext("{n} question", "{n} questions", every).format(n=number(every))
            rows.append(NavWords(area.id, number(place), words(area.title, language), note, state))
        return rows

    def _answer(self, option: str) -> None:
        self.desk.answer(option)
        self.show()
        self.ask.focus_first()

    def _next(self) -> None:
        if self.desk.place == len(self.desk.steps) - 1:
            self._show_result()
        else:
            self.desk.go(self.desk.place + 1)
            self.show()

    def _back(self) -> None:
        self.desk.go(self.desk.place - 1)
        self.show()

    def _open_area(self, area: str) -> None:
        if area == _FIRM:
            self.desk.go(0)
        else:
            self.desk.go_to_area(area)
        self.show()

    # The result

    def _actions(self) -> tuple[Action, ...]:
        _ = self._speech.gettext
        actions = [
            Action("print", _("&Print"), "print"),
            Action("change", _("C&hange the answers"), "pen"),
            Action("keep", _("Keep under a &name"), "bookmark"),
            Action("compare", _("C&ompare"), "sides"),
            Action("files", _("&Save or load"), "save"),
            Action("cases", _("My &check-ups"), "folder"),
        ]
        if len(self.desk.result().steps) > SHOWN_STEPS:
            words_ = _("Show less advice") if self._is_whole else _("Show all the ad&vice")
            actions.insert(1, Action("whole", words_, "steps"))
        return tuple(actions)

    def _act(self, action: str) -> None:
        corner = self.report.action_row.corner_of(action)
        match action:
            case "print":
                self._window.print_pages()
            case "whole":
                self._is_whole = not self._is_whole
                self.show()
                self.report.view.go_to(SectionId("later" if self._is_whole else "steps"))
            case "change":
                self.is_result = False
                self.show()
            case "keep":
                self._ask_name(self._speech.gettext("Name of the check-up"), self.desk.answers.name, corner, self._keep)
            case "compare":
                self._offer_comparison()
            case "files":
                self._offer_files()
            case "cases":
                self._open_menu()

    def _keep(self, name: str) -> None:
        self.desk.keep(name)
        self.show()

    def _offer_comparison(self) -> None:
        _ = self._speech.gettext
        others = [case for case in self.desk.cases() if case.id != self.desk.answers.id]
        if not others:
            words_ = _(
                "Nothing to compare with yet. Keep this check-up under a name, and begin another one in some months."
            )
            self._presenter.tell(words_, is_good=False)
            return
        rows = [Choice(case.id, case.name, icon="checkup") for case in others]
        if self.desk.before is not None:
            rows.append(Choice("none", _("Do not compare"), icon="close"))
        corner = self.report.action_row.corner_of("compare")
        self._offer("compare_menu", _("Compare with"), tuple(rows), corner, self._compare)

    def _compare(self, case_id: str) -> None:
        self.desk.compare_with(next((case for case in self.desk.cases() if case.id == case_id), None))
        self.show()
        self.report.view.go_to(SectionId("compared"))

    def _offer_files(self) -> None:
        _ = self._speech.gettext
        choices = (
            Choice("text", _("Save as text"), icon="copy"),
            Choice("json", _("Save the answers (.json)"), icon="save"),
            Choice("load", _("Load answers (.json)"), icon="load"),
        )
        corner = self.report.action_row.corner_of("files")
        self._offer("files_menu", _("Save or load"), choices, corner, self._file_chosen)

    def _file_chosen(self, value: str) -> None:
        _, desk = self._speech.gettext, self.desk
        name = desk.answers.name or _("check-up")
        if value == "text":
            text = as_text(desk.sheet(self._speech.catalogue, is_whole=True))
            self._save(_("Save as text"), f"{name}.txt", text.encode)
        elif value == "json":
            self._save(_("Save the answers (.json)"), f"{name}.json", desk.as_json().encode)
        else:
            self._load()

    def _load(self) -> None:
        try:
            read = self._read_file(self._speech.gettext("Load answers (.json)"), "*.json", _MOST_BYTES)
            if read is None:
                return
            _name, data = read
            try:
                self.desk.load(data.decode("utf-8-sig"))
            except UnicodeDecodeError as error:
                raise AnswersUnreadableError from error
        except OSError as error:
            self._presenter.note(FileNotReadError(file=error.filename))
        except SmeError as error:
            self._presenter.note(error)
        else:
            self.is_result = True
            self.show()

    # Several check-ups

    def _open_menu(self) -> None:
        _, desk = self._speech.gettext, self.desk
        rows = [
            Choice("guide", _("How it works"), icon="guide"),
            Choice("new", _("A new check-up"), icon="pen"),
        ]
        rows += [Choice(case.id, case.name, icon="checkup") for case in desk.cases()]
        rows.append(Choice("load", _("Load answers (.json)"), icon="load"))
        if desk.answers.name:
            rows.append(Choice("remove", _("Wipe “{name}”").format(name=desk.answers.name), icon="trash"))
        rows.append(Choice("wipe", _("Wipe the answers of all tools"), icon="trash"))
        self._offer("check_ups_menu", _("My check-ups"), tuple(rows), self._menu_corner(), self._case_chosen)

    def _menu_corner(self) -> QPoint:
        if self.is_result:
            return self.report.action_row.corner_of("cases")
        return self.ask.menu_corner()

    def _case_chosen(self, value: str) -> None:
        case = next((case for case in self.desk.cases() if case.id == value), None)
        if value == "load":
            self._load()
            return
        if value == "guide":
            self._presenter.follow(f"page:{PAGE}")
            return
        if value == "wipe":
            self._offer_to_wipe()
            return
        if value == "remove":
            self._offer_to_remove(self.desk.answers.name, self._remove)
            return
        if value == "new":
            self.desk.begin()
        elif case is not None:
            self.desk.open(case)
        self._show_anew()

    def _remove(self) -> None:
        self.desk.forget()
        self._show_anew()

    def _show_anew(self) -> None:
        self.is_result = self.desk.is_complete
        self.show()
