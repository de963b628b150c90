"""The register as a sheet: the gaps first, then every asset."""

from datetime import date

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.tools.deadlines.wording import write_date
from sme_desktop.tools.register.assets import GAP_PAGES, GAPS, KINDS, MAKERS, OWNERS, PAPERS, Asset, gaps_of
from sme_desktop.tools.sheet import Block, Grid, Item, Link, Paragraph, Part, Points, Sheet, TitleOf
from sme_desktop.tools.texts import named

COUNT = N_("Entries: {n}. Gaps: {gaps}. As of {day}.")


def register_sheet(
    page: str,
    assets: tuple[Asset, ...],
    today: date,
    title: str,
    catalogue: Catalogue,
    title_of: TitleOf,
    *,
    is_linked: bool = False,
) -> Sheet:
    """Give the register to be read and printed; with `is_linked` each name leads to its line (`asset:ID`)."""
    _, language = catalogue.gettext, catalogue.language
    gaps = [(asset, gap) for asset in assets for gap in gaps_of(asset, today)]
    facts = {"n": len(assets), "gaps": len(gaps), "day": write_date(today, language)}
    items = []
    for asset, gap in gaps:
        name = title_of(GAP_PAGES[gap])
        links = (Link(f"page:{GAP_PAGES[gap]}", name),) if name else ()
        items.append(Item(named(asset.name, _(GAPS[gap]), catalogue), links))
    listed_gaps: Block = (
        Points(tuple(items)) if items else Paragraph(_("None found. Look again when something changes."))
    )
    head = (_("Name"), _("Made by"), _("Owned by"), _("Registered"))
    rows = tuple(_row(asset, catalogue, is_linked=is_linked) for asset in assets)
    empty = _("Nothing yet. Begin with the sign above your door.")
    listed: Block = Grid(head, rows, (30, 22, 20, 28)) if rows else Paragraph(empty)
    parts = (
        *((Part("gaps", _("Gaps"), (listed_gaps,)),) if assets else ()),
        Part("assets", _("What the firm has"), (listed,)),
    )
    return Sheet(page, language, title, catalogue.fill(COUNT, facts), parts)


def _row(asset: Asset, catalogue: Catalogue, *, is_linked: bool) -> tuple[str | Link, ...]:
    _ = catalogue.gettext
    maker = _(MAKERS[asset.maker])
    if asset.paper:
        maker = catalogue.fill(
            N_("{maker} (in writing: {answer})"), {"maker": maker, "answer": _(PAPERS[asset.paper]).lower()}
        )
    facts = [asset.where, asset.number]
    if asset.until is not None:
        facts.append(catalogue.fill(N_("until {day}"), {"day": write_date(asset.until, catalogue.language)}))
    name = f"{asset.name} ({_(KINDS[asset.kind]).lower()})"
    if asset.note:
        name = f"{name}. {asset.note}"
    first = Link(f"asset:{asset.id}", name) if is_linked else name
    return first, maker, _(OWNERS[asset.owner]), ", ".join(fact for fact in facts if fact)
