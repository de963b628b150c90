"""The page that asks for a language: the first one of the browser edition, and `START.html` at the top of a disc."""

from collections.abc import Mapping, Sequence

import jinja2

from sme_desktop.i18n import N_, Catalogue
from sme_desktop.model import LANGUAGES
from sme_desktop.paths import template

_READ = N_("Read in English")
"""Each language invites in its own words."""

_NOT_OFFICIAL = N_("General information, not legal advice. Not an official publication of any organisation.")


def web_templates() -> jinja2.Environment:
    """Give the templates of the browser edition."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(template("web")),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def choice_html(
    titles: Mapping[str, str], languages: Sequence[str], catalogues: Mapping[str, Catalogue], folder: str = ""
) -> str:
    """Give the page. `folder` leads from it to the browser edition, such as `web/`; empty where it lies in it."""
    choices = [
        {
            "code": code,
            "name": LANGUAGES[code].name,
            "direction": "rtl" if LANGUAGES[code].is_right_to_left else "ltr",
            "title": titles.get(code) or next(iter(titles.values())),
            "read": catalogues[code].gettext(_READ),
            "note": catalogues[code].gettext(_NOT_OFFICIAL),
        }
        for code in languages
    ]
    return web_templates().get_template("choice.html.j2").render(choices=choices, folder=folder)
