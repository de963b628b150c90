"""The strip under a page while it is read aloud: pause, sentence back and on, speed, stop; or why there is no voice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sme_desktop.errors import SmeError
from sme_desktop.i18n import N_
from sme_desktop.qt.aloud.voices import PACES, USUAL
from sme_desktop.qt.look import Look
from sme_desktop.qt.painted import PushButton, Surface, TextLabel, restyle_all
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.writing import set_margins

_PACE_WORDS = {"slower": N_("Speed: slower"), "usual": N_("Speed: usual"), "faster": N_("Speed: faster")}


class _PlayButton(PushButton):
    """Pause while it speaks, go on while it does not: one button, so that the keyboard stays on it."""

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()


class AloudBar(Surface):
    """Sends what is pressed; the flow tells what to show."""

    play_pressed = Signal()
    stepped = Signal(int)
    pace_chosen = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(look, "side", "top", parent=parent)
        self.setObjectName("aloud_bar")
        self._speech = speech
        self._pace = USUAL
        self._is_speaking = False
        self._sentence, self._total = -1, 0
        self._error: SmeError | None = None
        self.back = PushButton(look, "icon", "skip-back", self)
        self.play = _PlayButton(look, "icon", "pause", self)
        self.on = PushButton(look, "icon", "skip-on", self)
        self.speed = PushButton(look, "plain", "", self)
        self.stop = PushButton(look, "icon", "stop", self)
        self.close_button = PushButton(look, "icon", "close", self)
        self.words = TextLabel(look, 15, 400, "muted", is_wrapped=True, parent=self)
        for name in ("back", "play", "on", "speed", "stop", "close_button", "words"):
            getattr(self, name).setObjectName(f"aloud_{name.removesuffix('_button')}")
        # The words give way in a narrow window, never the buttons.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.back.clicked.connect(self._step_back)
        self.play.clicked.connect(self.play_pressed)
        self.on.clicked.connect(self._step_on)
        self.speed.clicked.connect(self._next_pace)
        self.stop.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self._layout = QHBoxLayout(self)
        for part in (self.back, self.play, self.on):
            self._layout.addWidget(part)
        self._layout.addWidget(self.words, 1)
        for part in (self.speed, self.stop, self.close_button):
            self._layout.addWidget(part)
        self.hide()
        self.retranslate()
        self.restyle(look)

    def retranslate(self) -> None:
        """Set every text; called at the start and on each switch."""
        _ = self._speech.gettext
        self.setAccessibleName(_("Read aloud"))
        self._set_margins()
        self.back.set_words(_("One sentence back"))
        self.on.set_words(_("One sentence on"))
        self.stop.set_words(_("Stop reading aloud (F8)"))
        self.close_button.set_words(_("Close"))
        self.speed.set_words(_(_PACE_WORDS[self._pace]))
        self._show()

    def _set_margins(self) -> None:
        look = self._look
        set_margins(self._layout, look.px(24), look.px(7), look.px(16), look.px(7))

    def restyle(self, look: Look) -> None:
        """Draw in another look."""
        super().restyle(look)
        restyle_all(self, look)
        self._set_margins()
        self._layout.setSpacing(look.px(10))

    def show_looking(self) -> None:
        """Show that a voice is being looked for."""
        self._sentence, self._total, self._error = -1, 0, None
        self._show()
        self.show()

    def show_sentence(self, sentence: int, total: int) -> None:
        """Tell the sentence that is read, counted from 0, and how many there are."""
        self._sentence, self._total, self._error = sentence, total, None
        self._show()
        self.show()

    def show_speaking(self, *, is_speaking: bool) -> None:
        """Offer a pause while it speaks, and to go on while it does not."""
        self._is_speaking = is_speaking
        self._show()

    def show_error(self, error: SmeError) -> None:
        """Say in the reader's language why nothing is heard, and what to do."""
        self._error = error
        self._show()
        self.show()

    def show_pace(self, pace: str) -> None:
        """Show the speed."""
        self._pace = pace
        self.retranslate()

    def _show(self) -> None:
        _, number = self._speech.gettext, self._speech.number
        if self._error is not None:
            words = self._speech.explain(self._error)
        elif self._total:
            words = _("Sentence {n} of {total}").format(n=number(self._sentence + 1), total=number(self._total))
        else:
            words = _("Looking for a voice …")
        self.words.setText(words)
        self.words.setAccessibleName(words)
        for part in (self.back, self.play, self.on, self.speed, self.stop):
            part.setVisible(self._error is None)
        self.close_button.setVisible(self._error is not None)
        self.back.setEnabled(self._sentence > 0)
        self.play.setEnabled(self._total > 0)
        self.on.setEnabled(self._sentence + 1 < self._total)
        self.play.set_icon("pause" if self._is_speaking or not self._total else "play")
        self.play.set_words(_("Pause") if self._is_speaking or not self._total else _("Go on reading"))

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _next_pace(self) -> None:
        self.pace_chosen.emit(PACES[(PACES.index(self._pace) + 1) % len(PACES)])
