"""Ties the asset register on the screen to the desk: the list with its gaps, and one line of it at a time."""

from collections.abc import Mapping
from dataclasses import replace

from sme_desktop.errors import FileNotReadError, SmeError
from sme_desktop.i18n import N_
from sme_desktop.qt.popups import Choice
from sme_desktop.qt.presenter import Presenter
from sme_desktop.qt.speech import Speech
from sme_desktop.qt.tools.action_row import Action
from sme_desktop.qt.tools.asset_view import AssetView
from sme_desktop.qt.tools.sheet_view import SheetView
from sme_desktop.qt.tools.tool_flow import ToolFlow, ToolOwner
from sme_desktop.reader.register_desk import RegisterDesk, new_id
from sme_desktop.tools.deadlines.calendar import DateError
from sme_desktop.tools.deadlines.input import read_date
from sme_desktop.tools.deadlines.wording import write_date
from sme_desktop.tools.register.assets import GAPS, KINDS, MAKERS, OWNERS, PAPERS, Asset, gaps_of
from sme_desktop.tools.sheet import Sheet

_CHOICES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "kind": (N_("What is it?"), KINDS),
    "maker": (N_("Who made it?"), MAKERS),
    "paper": (N_("Is there a paper: a transfer, a contract, a confidentiality agreement?"), PAPERS),
    "owner": (N_("Who owns it?"), OWNERS),
}
_LABELS: Mapping[str, tuple[str, str]] = {
    "name": (N_("Its name"), N_("Such as: heron logo")),
    "where": (N_("Registered in"), N_("Countries or offices; empty if it is not registered")),
    "number": (N_("Number"), N_("From the certificate or the contract")),
    "until": (N_("Valid until"), N_("Such as 31 August 2031 or 31/8/2031")),
    "note": (N_("Note"), N_("Where the papers are. No passwords, no secrets.")),
}
_MOST_BYTES = 5_000_000


class RegisterFlow(ToolFlow):
    """Shows the list, and lets one line be changed."""

    def __init__(self, presenter: Presenter, speech: Speech, window: ToolOwner, desk: RegisterDesk) -> None:
        super().__init__(presenter, speech, window)
        self.desk = desk
        self._asset: Asset | None = None
        self._is_new = False
        self.list = SheetView(window.look, speech, presenter.library)
        self.form = AssetView(window.look)
        self._add(self.list)
        self._add(self.form)
        self.list.link_chosen.connect(self._follow)
        self.list.action_chosen.connect(self._act)
        self.form.picked.connect(self._pick)
        self.form.action_chosen.connect(self._act_on_asset)

    def show(self) -> None:
        """Show the list or the open line in the language of the interface."""
        if self._asset is not None:
            self._show_asset(self._asset)
            return
        _ = self._speech.gettext
        actions = (
            Action("new", _("&New entry"), "pen"),
            Action("print", _("&Print"), "print"),
            Action("table", _("&Save as a table (.csv)"), "save"),
            Action("load", _("L&oad a table (.csv)"), "load"),
            Action("more", _("&More"), "folder"),
        )
        self.list.show_sheet(self.desk.sheet(self._speech.catalogue, is_linked=True), actions)
        self.screens.setCurrentWidget(self.list)

    def sheets(self) -> tuple[Sheet, ...]:
        """Give the register as it is printed."""
        return (self.desk.sheet(self._speech.catalogue),)

    def _follow(self, link: str) -> None:
        kind, _, target = link.partition(":")
        if kind != "asset":
            self._presenter.follow(link)
            return
        self._asset = next((asset for asset in self.desk.assets if asset.id == target), None)
        self._is_new = False
        self._open()

    def _open(self) -> None:
        self.show()
        self.form.to_top()
        self.focus_first()

    def _act(self, action: str) -> None:
        _, corner = self._speech.gettext, self.list.action_row.corner_of(action)
        match action:
            case "new":
                self._asset, self._is_new = Asset(new_id()), True
                self._open()
            case "print":
                self._window.print_pages()
            case "table":
                name = _("register")
                self._save(_("Save as a table (.csv)"), f"{name}.csv", self._table)
            case "load":
                self._load()
            case "more":
                choices = (
                    Choice("dates", _("All my dates"), icon="calendar"),
                    Choice("wipe", _("Wipe the answers of all tools"), icon="trash"),
                )
                self._offer("register_menu", _("More"), choices, corner, self._more)

    def _more(self, value: str) -> None:
        if value == "wipe":
            self._offer_to_wipe()
        else:
            self._presenter.follow("tool:deadlines#dates")

    def _table(self) -> bytes:
        return self.desk.as_table(self._speech.catalogue)

    def _load(self) -> None:
        _, library = self._speech.gettext, self._presenter.library
        try:
            read = self._read_file(_("Load a table (.csv)"), "*.csv *.txt *.tsv", _MOST_BYTES)
            if read is None:
                return
            name, data = read
            codes = (self._speech.language, *(language.code for language in library.languages))
            catalogues = tuple(map(self._speech.texts_in, dict.fromkeys(codes)))
            table = self.desk.load(data, name, catalogues)
        except OSError as error:
            self._presenter.note(FileNotReadError(file=error.filename))
            return
        except SmeError as error:
            self._presenter.note(error)
            return
        count = len(table.assets)
        same = _("{n} were in the register already.").format(n=self._speech.number(table.known))
        told = self._speech.ngettext("{n} entry was added.", "{n} entries were added.", count)
        lines = [
            told.format(n=self._speech.number(count)),
            *([same] if table.known else []),
            *(self._speech.explain(each) for each in table.trouble[:3]),
        ]
        if len(table.trouble) > 3:
            lines.append(_("And {n} cells more.").format(n=self._speech.number(len(table.trouble) - 3)))
        self._presenter.tell(" ".join(lines), is_good=not table.trouble)
        self.show()

    # One line

    def _show_asset(self, asset: Asset) -> None:
        _, language = self._speech.gettext, self._speech.language
        for name, (label, choices) in _CHOICES.items():
            rows = tuple((value, _(words)) for value, words in choices.items())
            self.form.picks[name].show_choices(_(label), rows, getattr(asset, name))
        for name, (label, hint) in _LABELS.items():
            self.form.texts[name].show_words(_(label), _(hint))
        if self.screens.currentWidget() is not self.form:
            for name, field in self.form.texts.items():
                value = getattr(asset, name)
                text = (write_date(value, language) if value else "") if name == "until" else value
                field.edit.setText(text)
                field.show_trouble("")
        actions = [Action("keep", _("&Keep"), "check"), Action("cancel", _("&Back to the list"), "back")]
        if not self._is_new:
            actions.append(Action("remove", _("&Remove"), "trash"))
        title = _("New entry") if self._is_new else asset.name
        gaps = " ".join(_(GAPS[gap]) for gap in gaps_of(asset, self.desk.today())) if not self._is_new else ""
        self.form.show_head(title, gaps, tuple(actions))
        self.screens.setCurrentWidget(self.form)

    def _pick(self, name: str, value: str) -> None:
        if self._asset is not None:
            self._asset = _with_choice(self._asset, name, value)
            self._show_asset(self._asset)

    def _act_on_asset(self, action: str) -> None:
        asset = self._asset
        if asset is None:
            return
        if action == "keep":
            kept = self._typed(asset)
            if kept is None:
                return
            self.desk.keep(kept)
        elif action == "remove":
            self._offer_to_remove(asset.name, self._remove)
            return
        self._asset = None
        self._open()

    def _remove(self) -> None:
        if self._asset is not None:
            self.desk.remove(self._asset.id)
            self._asset = None
            self._open()

    def _typed(self, asset: Asset) -> Asset | None:
        """Give the line with what was typed; None where a field holds something wrong, which is said there."""
        _, texts = self._speech.gettext, {name: field.edit.text().strip() for name, field in self.form.texts.items()}
        for field in self.form.texts.values():
            field.show_trouble("")
        if not texts["name"]:
            self.form.refuse("name", _("Give it a name, so that you find it again."))
            return None
        until = None
        if texts["until"]:
            try:
                until = read_date(texts["until"], self._speech.language)
            except DateError as error:
                self.form.refuse("until", self._speech.explain(error))
                return None
        return replace(
            asset,
            until=until,
            name=texts["name"],
            where=texts["where"],
            number=texts["number"],
            note=texts["note"],
        )


def _with_choice(asset: Asset, name: str, value: str) -> Asset:
    """Give the line with another choice."""
    match name:
        case "kind":
            return replace(asset, kind=value)
        case "maker":
            return replace(asset, maker=value)
        case "paper":
            return replace(asset, paper=value)
        case _:
            return replace(asset, owner=value)
