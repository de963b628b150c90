"""Ties a self-test on the screen to the desk."""

import os

from sme_desktop.qt.popups import Choice
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action
from sme_desktop.qt.tools.ask_words import AskWords, Feedback
from sme_desktop.qt.tools.question_flow import QuestionFlow
from sme_desktop.qt.tools.tool_flow import ToolOwner
from sme_desktop.reader.diagnosis_desk import title_of
from sme_desktop.reader.self_test_desk import SelfTestDesk
from sme_desktop.tools.deadlines.wording import write_date
from sme_desktop.tools.selftests.tests import FALSE, TRUE
from sme_desktop.tools.sheet import Sheet
from sme_desktop.tools.texts import words


class SelfTestFlow(QuestionFlow):
    """Asks one question after the other, says at once what is right, and shows the score."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner, desk: SelfTestDesk) -> None:
        super().__init__(presenter, speech, window)
        self.desk = desk
        self._tie(answer=self._answer, go_on=self._next, go_back=self._back, menu=self._open_menu, act=self._act)

    def show(self) -> None:
        """Show the question or the result in the language of the interface."""
        if self.is_result:
            self.report.show_sheet(self.desk.sheet(self._speech.catalogue), self._actions())
            self.screens.setCurrentWidget(self.report)
        else:
            self.screens.setCurrentWidget(self.ask)
            self.ask.show_words(self._words(), self._speech.gettext("&More"))

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the questions for a pen, and the key apart."""
        return self.desk.papers(self._speech.catalogue)

    def _words(self) -> AskWords:
        _, desk, language, number = self._speech.gettext, self.desk, self._speech.language, self._speech.number
        question, given = desk.question, desk.given
        every = len(desk.sitting.order)
        right, answered = desk.score
        caption = _("{right} of {n} right").format(right=number(right), n=number(answered)) if answered else ""
        is_last = desk.place == every - 1
        is_choice = question.options != (TRUE, FALSE)
        return AskWords(
            title=title_of(self._presenter.library, desk.test.page, language),
            caption=caption,
            count=_("Question {n} of {total}").format(n=number(desk.place + 1), total=number(every)),
            shares=(len(desk.sitting.given) / every,),
            question=words(question.stem, language),
            help="" if is_choice else _("True or false?"),
            options=tuple((option, desk.tests.option_words(question, option, language)) for option in question.options),
            chosen=given,
            next=_("See the &result") if is_last and given else _("&Next"),
            hint=_("or press Enter"),
            result=_("See the result so &far") if answered and not is_last else "",
            can_go_back=desk.place > 0,
            foot=_("Nothing is kept unless you ask for it."),
            feedback=self._feedback(),
            right=question.answer if given else "",
        )

    def _feedback(self) -> Feedback | None:
        _, desk, language = self._speech.gettext, self.desk, self._speech.language
        question, given = desk.question, desk.given
        if not given:
            return None
        is_right = given == question.answer
        named = tuple((f"page:{page}", title_of(self._presenter.library, page, language)) for page in question.pages)
        links = tuple((link, title) for link, title in named if title)
        answer = desk.tests.option_words(question, question.answer, language)
        title = _("Right.") if is_right else _("Not quite. Right is: {answer}").format(answer=answer)
        return Feedback(is_right, title, words(question.explanation, language), links)

    def _answer(self, option: str) -> None:
        if not self.desk.given:
            self.desk.answer(option)
            self.show()
            self.ask.focus_next()

    def _next(self) -> None:
        desk = self.desk
        if desk.place < len(desk.sitting.order) - 1:
            desk.go(desk.place + 1)
            self.show()
        elif desk.score[1]:
            self._show_result()

    def _back(self) -> None:
        self.desk.go(self.desk.place - 1)
        self.show()

    # The result

    def _actions(self) -> tuple[Action, ...]:
        _, desk = self._speech.gettext, self.desk
        actions = [Action("repeat", _("Repeat the &wrong ones"), "reload")] if desk.has_wrong_ones else []
        actions += [Action("again", _("&Begin again"), "undo"), Action("shuffle", _("Begin again, s&huffled"), "swap")]
        if not desk.sitting.is_finished:
            actions.insert(0, Action("on", _("&Go on"), "enter"))
        if not desk.is_kept and desk.is_whole:
            actions.append(Action("keep", _("Keep the &result"), "bookmark"))
        return (*actions, Action("print", _("&Print the test"), "print"), Action("results", _("&My results"), "folder"))

    def _act(self, action: str) -> None:
        match action:
            case "repeat":
                self.desk.repeat_wrong_ones()
            case "again":
                self.desk.begin()
            case "shuffle":
                self.desk.begin(seed=int.from_bytes(os.urandom(4), "big"))
            case "keep":
                self.desk.keep()
                self._presenter.tell(self._speech.gettext("The result is kept, without your answers."))
                self.show()
                return
            case "print":
                self._window.print_pages()
                return
            case "results":
                self._show_results()
                return
        self.is_result = False
        self.show()
        self.ask.focus_first()

    def _open_menu(self) -> None:
        _ = self._speech.gettext
        choices = (
            Choice("guide", _("How it works"), icon="guide"),
            Choice("again", _("Begin again"), icon="undo"),
            Choice("shuffle", _("Begin again, shuffled"), icon="swap"),
            Choice("print", _("Print the test"), icon="print"),
            Choice("results", _("My results"), icon="folder"),
            Choice("wipe", _("Wipe the answers of all tools"), icon="trash"),
        )
        self._offer("test_menu", _("This test"), choices, self.ask.menu_corner(), self._menu_chosen)

    def _menu_chosen(self, value: str) -> None:
        if value == "guide":
            self._presenter.follow(f"page:{self.desk.test.page}")
        elif value == "wipe":
            self._offer_to_wipe()
        else:
            self._act(value)

    def _show_results(self) -> None:
        _, number, language = self._speech.gettext, self._speech.number, self._speech.language
        kept = self.desk.results()
        if not kept:
            self._presenter.tell(_("No result of this test is kept."), is_good=False)
            return
        words_ = _("{day}: {right} of {n}")
        lines = [
            words_.format(day=write_date(each.day, language), right=number(each.right), n=number(each.every))
            for each in kept
        ]
        self._presenter.tell(" · ".join(lines))
