"""The tools of the handbook: finds the one of a page, and makes it when it is first opened."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from sme_desktop.errors import ToolMissingError
from sme_desktop.model import PageId
from sme_desktop.qt.look import Look
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.deadlines_flow import DeadlinesFlow, today
from sme_desktop.qt.tools.diagnosis_flow import DiagnosisFlow
from sme_desktop.qt.tools.form_flow import FormFlow
from sme_desktop.qt.tools.register_flow import RegisterFlow
from sme_desktop.qt.tools.self_test_flow import SelfTestFlow
from sme_desktop.qt.tools.tool_flow import ToolFlow, ToolOwner
from sme_desktop.reader.deadline_desk import DeadlineDesk
from sme_desktop.reader.diagnosis_desk import DiagnosisDesk
from sme_desktop.reader.diary_desk import DiaryDesk
from sme_desktop.reader.form_desk import FormDesk
from sme_desktop.reader.register_desk import RegisterDesk
from sme_desktop.reader.self_test_desk import SelfTestDesk
from sme_desktop.tools.sheet import Sheet

Flow = TypeVar("Flow", bound=ToolFlow)


class ToolBox:
    """Holds the tools that were opened; `show` may raise ToolMissingError."""

    def __init__(
        self,
        presenter: Presenter,
        speech: Speech,
        window: ToolOwner,
        add_screen: Callable[[QWidget], None],
        *,
        clock: Callable[[], date] = today,
    ) -> None:
        self._presenter, self._speech, self._window = presenter, speech, window
        self._add_screen, self._clock = add_screen, clock
        self._flows: dict[PageId, ToolFlow] = {}
        self._shown: ToolFlow | None = None

    @cached_property
    def deadlines(self) -> DeadlinesFlow:
        """The deadline calculator."""
        desk = DeadlineDesk(self._presenter.profile, self._presenter.library, self._clock)
        diary = DiaryDesk(self._presenter.library, desk, self._register_desk, self._clock)
        return self._made(DeadlinesFlow(self._presenter, self._speech, self._window, desk, diary))

    @cached_property
    def _register_desk(self) -> RegisterDesk:
        return RegisterDesk(self._presenter.profile, self._presenter.library, self._clock)

    @cached_property
    def register(self) -> RegisterFlow:
        """The asset register."""
        return self._made(RegisterFlow(self._presenter, self._speech, self._window, self._register_desk))

    @cached_property
    def diagnosis(self) -> DiagnosisFlow:
        """The check-up."""
        desk = DiagnosisDesk(self._presenter.profile, self._presenter.library, self._clock)
        return self._made(DiagnosisFlow(self._presenter, self._speech, self._window, desk))

    def self_test(self, page: PageId) -> SelfTestFlow:
        """Give the self-test of a page."""
        desk = SelfTestDesk(self._presenter.profile, self._presenter.library, page, self._clock)
        return self._made(SelfTestFlow(self._presenter, self._speech, self._window, desk))

    def form(self, page: PageId) -> FormFlow:
        """Give the form of a page."""
        desk = FormDesk(self._presenter.profile, self._presenter.library, page)
        return self._made(FormFlow(self._presenter, self._speech, self._window, desk))

    def _made(self, flow: Flow) -> Flow:
        self._add_screen(flow.screens)
        flow.on_wiped = self.forget
        return flow

    def flow(self, page: PageId) -> ToolFlow:
        """Give the tool of a page; raise ToolMissingError where it has none."""
        if page not in self._flows:
            self._flows[page] = self._make(page)
        return self._flows[page]

    def _make(self, page: PageId) -> ToolFlow:
        match page:
            case "tool-deadlines":
                return self.deadlines
            case "tool-diagnostic":
                return self.diagnosis
            case "tool-register":
                return self.register
        entry = self._presenter.library.entry(page, self._speech.language)
        kind = entry.kind if entry is not None else ""
        if kind == "selftest":
            return self.self_test(page)
        if kind == "template":
            return self.form(page)
        raise ToolMissingError(tool=page)

    def show(self, page: PageId) -> QWidget:
        """Give the screen of the tool of a page, filled in the language of the interface; raise ToolMissingError."""
        self._shown = self.flow(page)
        self._shown.show()
        return self._shown.screens

    def focus_first(self) -> None:
        """Give the keyboard to what is used first in the tool that is shown."""
        if self._shown is not None:
            self._shown.focus_first()

    def sheets(self) -> tuple[Sheet, ...]:
        """Give what is printed of the tool that is shown."""
        return self._shown.sheets() if self._shown is not None else ()

    def forget(self) -> None:
        """Let go of all tools after their answers were wiped, and show the one that is open afresh."""
        for flow in self._flows.values():
            flow.screens.deleteLater()
            flow.deleteLater()
        self._flows, self._shown = {}, None
        for name in ("deadlines", "register", "_register_desk", "diagnosis"):
            self.__dict__.pop(name, None)
        self._presenter.show_again()

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        for flow in self._flows.values():
            flow.restyle(look)

    def retranslate(self) -> None:
        """Wait for `show`: the tool that is open is shown anew on each switch."""
