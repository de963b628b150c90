"""The card of reading comfort: colours, size, spacing, width and face, shown on the page at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sme_desktop.i18n import N_
from sme_desktop.qt.comfort import Comfort
from sme_desktop.qt.look import LEAST_ZOOM, MOST_ZOOM, Look
from sme_desktop.qt.painted import PushButton, TextLabel
from sme_desktop.qt.popups import Popup
from sme_desktop.qt.segments import Segments
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.themes import FOLLOW_SYSTEM

_WIDTH, _PAD = 420, 20

THEME_NAMES = (
    (FOLLOW_SYSTEM, N_("As the system")),
    ("light", N_("Light")),
    ("sepia", N_("Sepia")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)
# NOTE for translators: of the lines
_SPACING_NAMES = (("close", N_("Tight")), ("normal", N_("Usual")), ("wide", N_("Wide apart")))
# NOTE for translators: of the column of text
_COLUMN_NAMES = (("narrow", N_("Narrow")), ("normal", N_("Medium")), ("wide", N_("Broad")))
_FACE_NAMES = (("", N_("Book letters")), ("clear", N_("Clear letters")))


class ComfortCard(Popup):
    """Built anew when the size changes, since the card itself grows with the text."""

    def __init__(self, look: Look, parent: QWidget, speech: Speech, comfort: Comfort) -> None:
        width = min(_WIDTH, int((parent.width() - 16) * 100 / look.zoom))
        super().__init__(look, parent, width)
        self.setObjectName("comfort_card")
        self._speech, self._comfort = speech, comfort
        self.zoom = look.zoom
        _ = speech.gettext
        self.setAccessibleName(_("Comfort of reading"))
        pad = look.px(_PAD)
        self.body.setContentsMargins(pad, look.px(16), pad, look.px(18))
        self.body.setSpacing(look.px(14))
        self._room = look.px(width) - 2 * pad - 2
        self.body.addLayout(self._head())
        self.theme = self._row("theme", _("Colours of the page"), THEME_NAMES, comfort.theme)
        self.body.addLayout(self._size())
        self.spacing = self._row("spacing", _("Space between lines"), _SPACING_NAMES, comfort.spacing)
        self.column = self._row("column", _("Width of the column"), _COLUMN_NAMES, comfort.column)
        self.face = self._row("face", _("Letters"), _FACE_NAMES, "clear" if comfort.is_clear else "")
        self.theme.chosen.connect(comfort.choose_theme)
        self.spacing.chosen.connect(comfort.choose_spacing)
        self.column.chosen.connect(comfort.choose_column)
        self.face.chosen.connect(self._choose_face)
        self.theme.focus_current()

    def _head(self) -> QHBoxLayout:
        _ = self._speech.gettext
        head = QHBoxLayout()
        title = TextLabel(self._look, 20, 600, "head", is_serif=True, is_wrapped=True, parent=self)
        title.setText(_("Comfort of reading"))
        head.addWidget(title, 1)
        close = PushButton(self._look, "icon", "close", self)
        close.set_words(_("Close"))
        close.clicked.connect(self.close)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _row(self, name: str, caption: str, choices: tuple[tuple[str, str], ...], current: str) -> Segments:
        _ = self._speech.gettext
        row = Segments(self._look, name, self._room, self)
        row.show_choices(caption, tuple((value, _(words)) for value, words in choices), current)
        self.body.addWidget(row)
        return row

    def _size(self) -> QHBoxLayout:
        _ = self._speech.gettext
        line = QHBoxLayout()
        caption = TextLabel(self._look, 14, 600, "muted", is_wrapped=True, parent=self)
        caption.setText(_("Size of text and buttons"))
        line.addWidget(caption, 1)
        self.smaller = PushButton(self._look, "plain", "smaller", self)
        self.smaller.setAccessibleName(_("Smaller text (Ctrl+−)"))
        self.size_words = TextLabel(self._look, 17, 600, "head", parent=self)
        self.size_words.setObjectName("size")
        self.larger = PushButton(self._look, "plain", "larger", self)
        self.larger.setAccessibleName(_("Larger text (Ctrl++)"))
        for part in (self.smaller, self.size_words, self.larger):
            line.addWidget(part)
        self.smaller.clicked.connect(self._make_smaller)
        self.larger.clicked.connect(self._make_larger)
        self.show_size()
        return line

    def focus_size(self) -> None:
        """Give the keyboard to the buttons of the size."""
        button = self.larger if self.larger.isEnabled() else self.smaller
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_size(self) -> None:
        """Tell the size in force."""
        zoom = self._comfort.zoom
        self.size_words.setText(self._speech.gettext("{n} %").format(n=self._speech.number(zoom)))
        self.smaller.setEnabled(zoom > LEAST_ZOOM)
        self.larger.setEnabled(zoom < MOST_ZOOM)

    def _make_smaller(self) -> None:
        self._comfort.change_zoom(-1)
        self.show_size()

    def _make_larger(self) -> None:
        self._comfort.change_zoom(1)
        self.show_size()

    def _choose_face(self, value: str) -> None:
        self._comfort.choose_face(is_clear=value == "clear")
