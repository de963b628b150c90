"""What the tools that ask questions share: the question screen, the sheet of the result, and the way between them."""

from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.ask_view import AskView
from sme_desktop.qt.tools.sheet_view import SheetView
from sme_desktop.qt.tools.tool_flow import ToolFlow, ToolOwner


class QuestionFlow(ToolFlow):
    """A subclass says what is asked, takes the answers, and fills the sheet."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner) -> None:
        super().__init__(presenter, speech, window)
        self.is_result = False
        self.ask = AskView(window.look, speech)
        self.report = SheetView(window.look, speech, presenter.library)
        for view in (self.ask, self.report):
            self._add(view)
            view.link_chosen.connect(presenter.follow)
        self.ask.answered.connect(self._answer)
        self.ask.next_wanted.connect(self._next)
        self.ask.back_wanted.connect(self._back)
        self.ask.result_wanted.connect(self._show_result)
        self.ask.menu_wanted.connect(self._open_menu)
        self.report.action_chosen.connect(self._act)

    def _show_result(self) -> None:
        self.is_result = True
        self.show()
        self.report.focus_first()

    def _answer(self, option: str) -> None:
        raise NotImplementedError

    def _next(self) -> None:
        raise NotImplementedError

    def _back(self) -> None:
        raise NotImplementedError

    def _open_menu(self) -> None:
        raise NotImplementedError

    def _act(self, action: str) -> None:
        raise NotImplementedError
