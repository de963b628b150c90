"""Interface texts: the template is fresh, translations are whole, and their fields agree."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from tests_support import ROOT

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
FIELD = re.compile(r"\{(\w+)\}")
LANGUAGES = ("fr", "es")


def first(identifier: object) -> str:
    return identifier[0] if isinstance(identifier, tuple | list) else str(identifier)


def read(name: str) -> Catalog:
    path = ROOT / "translations" / name
    return read_po(BytesIO(path.read_bytes()), locale=None)


def translation(language: str) -> Catalog:
    return read(f"{language}/LC_MESSAGES/sme_desktop.po")


def test_the_template_holds_every_text_of_the_code() -> None:
    found = extract_from_dir(ROOT / "sme_desktop", [("**.py", "python"), ("**.html.j2", "jinja2")], keywords=KEYWORDS)
    in_code = {first(message[2]) for message in found}
    in_template = {first(message.id) for message in read("sme_desktop.pot") if message.id}

    assert in_code == in_template, "run “make texts”"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    template = {first(message.id) for message in read("sme_desktop.pot") if message.id}
    catalogue = {first(message.id): message for message in translation(language) if message.id}

    missing = [
        text
        for text in template
        if text not in catalogue or not all(_forms(catalogue[text].string)) or catalogue[text].fuzzy
    ]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_of_translations_agree_with_the_english_text(language: str) -> None:
    for message in translation(language):
        if not message.id:
            continue
        english = set(FIELD.findall(" ".join(_forms(message.id))))
        for form in _forms(message.string):
            assert set(FIELD.findall(form)) <= english, form
        assert set(FIELD.findall(" ".join(_forms(message.string)))) == english


def test_french_texts_keep_french_spacing() -> None:
    for message in translation("fr"):
        for form in _forms(message.string) if message.id else ():
            assert not re.search(r"[^\u202f][;!?](\s|$)|[^\u00a0]:(\s|$)|«[^\u00a0]|[^\u00a0]»|'", form), form


def _forms(texts: object) -> list[str]:
    return [str(text) for text in texts] if isinstance(texts, tuple | list) else [str(texts)]
