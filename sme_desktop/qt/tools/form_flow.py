"""Ties a form on the screen to the desk."""

from html import escape

from sme_desktop.i18n import N_
from sme_desktop.qt.popups import Choice
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action
from sme_desktop.qt.tools.form_view import FormView
from sme_desktop.qt.tools.tool_flow import ToolFlow, ToolOwner
from sme_desktop.reader.form_desk import FormDesk
from sme_desktop.reader.sheet_page import page_of
from sme_desktop.tools.forms.filled import Filled
from sme_desktop.tools.sheet import Sheet
from sme_desktop.tools.texts import words

_NOTE = N_("Kept on this computer as you type. A help for talks and order, not legal advice.")


class FormFlow(ToolFlow):
    """Takes what is written into the fields, and gives it out on paper or as a document."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner, desk: FormDesk) -> None:
        super().__init__(presenter, speech, window)
        self.desk = desk
        self.view = FormView(window.look)
        self._add(self.view)
        self.view.written.connect(desk.enter)
        self.view.action_chosen.connect(self._act)
        self.view.link_chosen.connect(presenter.follow)

    def show(self) -> None:
        """Show the form in the language of the interface."""
        _, desk, language = self._speech.gettext, self.desk, self._speech.language
        title = desk.title(language)
        if desk.filled.name:
            title = f"{title} – {desk.filled.name}"
        actions = (
            Action("print", _("&Print"), "print"),
            Action("odt", _("&Save as a document (.odt)"), "save"),
            Action("name", _("&Name this form"), "bookmark"),
            Action("forms", _("My &forms"), "folder"),
        )
        guide = (f"page:{desk.form.page}", _("How to fill it in"))
        self.view.show_head(title, _(_NOTE), guide, actions)
        entries = desk.filled.entries
        self.view.show_fields(
            tuple(
                (
                    field.id,
                    words(field.label, language),
                    words(field.help, language) if field.help else "",
                    entries.get(field.id, ""),
                )
                for field in desk.form.fields
            )
        )

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the form as it is printed."""
        return (self.desk.sheet(self._speech.catalogue),)

    def _act(self, action: str) -> None:
        _, desk = self._speech.gettext, self.desk
        corner = self.view.action_row.corner_of(action)
        match action:
            case "print":
                self._window.print_pages()
            case "odt":
                name = desk.filled.name or desk.title(self._speech.language)
                name = "".join(each for each in name if each not in '\\/:*?"<>|').strip()
                self._save(_("Save as a document (.odt)"), f"{name}.odt", self._odt)
            case "name":
                self._ask_name(_("Name of the form"), desk.filled.name, corner, self._rename)
            case "forms":
                self._offer_forms()

    def _odt(self) -> bytes:
        from sme_desktop.qt.tools.odt import odt_of  # noqa: PLC0415 - when it is wanted

        sheet = self.desk.sheet(self._speech.catalogue)
        body = page_of(sheet, self._presenter.library).html
        html = f'<p class="h1">{escape(sheet.title)}</p>{body}{self.desk.clauses(sheet.language)}'
        return odt_of(html, sheet.title, sheet.language)

    def _rename(self, name: str) -> None:
        self.desk.rename(name)
        self.show()

    def _offer_forms(self) -> None:
        _, desk = self._speech.gettext, self.desk
        rows = [Choice("new", _("A fresh form"), icon="pen")]
        unnamed = _("Without a name")
        rows += [Choice(form.id, form.name or _first_words(form) or unnamed, icon="note") for form in desk.cases()]
        if desk.filled.entries:
            rows.append(Choice("remove", _("Wipe this form"), icon="trash"))
        rows.append(Choice("wipe", _("Wipe the answers of all tools"), icon="trash"))
        corner = self.view.action_row.corner_of("forms")
        self._offer("forms_menu", _("My forms"), tuple(rows), corner, self._form_chosen)

    def _form_chosen(self, value: str) -> None:
        form = next((form for form in self.desk.cases() if form.id == value), None)
        if value == "wipe":
            self._offer_to_wipe()
            return
        if value == "remove":
            name = self.desk.filled.name or _first_words(self.desk.filled)
            self._offer_to_remove(name or self.desk.title(self._speech.language), self._remove)
            return
        if value == "new":
            self.desk.begin()
        elif form is not None:
            self.desk.open(form)
        self._show_anew()

    def _remove(self) -> None:
        self.desk.forget()
        self._show_anew()

    def _show_anew(self) -> None:
        self._presenter.dismiss_notice()
        self.show()
        self.view.focus_first()


def _first_words(form: Filled) -> str:
    """Give a form without a name the beginning of what is written in it."""
    return next((entry.split("\n")[0][:40] for entry in form.entries.values() if entry.strip()), "")
