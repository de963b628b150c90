"""What the tools that ask questions share: the question screen, the sheet of the result, and the way between them."""

from collections.abc import Callable

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
        self.ask.result_wanted.connect(self._show_result)

    def _tie(
        self,
        *,
        answer: Callable[[str], None],
        go_on: Callable[[], None],
        go_back: Callable[[], None],
        menu: Callable[[], None],
        act: Callable[[str], None],
    ) -> None:
        """Say what is done with an answer, the buttons under it, and the actions of the result."""
        self.ask.answered.connect(answer)
        self.ask.next_wanted.connect(go_on)
        self.ask.back_wanted.connect(go_back)
        self.ask.menu_wanted.connect(menu)
        self.report.action_chosen.connect(act)

    def _show_result(self) -> None:
        self.is_result = True
        self.show()
        self.report.focus_first()
