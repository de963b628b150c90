"""The forms: fields with their help, kept and put on paper."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools_support import LANGUAGES, QUICK, data_of

from sme_desktop.errors import ToolDamagedError
from sme_desktop.i18n import english_catalogue
from sme_desktop.tools.forms.filled import BLANK, Filled, FormUnreadableError, from_json, sheet, to_json
from sme_desktop.tools.forms.forms import Forms, read_forms
from sme_desktop.tools.sheet import Grid

_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture(scope="module")
def forms() -> Forms:
    return read_forms(data_of("templates"))


def test_five_forms_have_fields_in_three_languages(forms: Forms) -> None:
    assert len(forms.forms) == 5
    for form in forms.forms:
        assert len({field.id for field in form.fields}) == len(form.fields) >= 8
        for field in form.fields:
            assert all(field.label[language] for language in LANGUAGES)
            assert not field.help or all(field.help[language] for language in LANGUAGES)


def test_the_sheet_holds_entries_and_leaves_room_for_a_pen(forms: Forms) -> None:
    form = forms.form("tool-nda")
    assert form is not None
    filled = (
        Filled("1", form.page, "Mould").with_entry(form.fields[0].id, "Aurora Ltd").with_entry(form.fields[1].id, " ")
    )

    made = sheet(forms, form, filled, "Confidentiality agreement", english_catalogue())

    grid = made.parts[0].blocks[0]
    assert isinstance(grid, Grid)
    assert [row[1] for row in grid.rows[:2]] == ["Aurora Ltd", BLANK]
    assert made.title == "Confidentiality agreement – Mould"
    assert "not legal advice" in str(made.parts[1])


@QUICK
@given(_TEXTS, st.dictionaries(_TEXTS, _TEXTS.filter(str.strip), max_size=4))
def test_what_is_kept_is_read_again(name: str, entries: dict[str, str]) -> None:
    filled = Filled("1", "tool-nda", name, entries)

    assert from_json(to_json(filled)) == filled


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "entries": {}}', '{"version": 1, "entries": [1]}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(FormUnreadableError):
        from_json(text)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("templates"),
        lambda data: data["meta"].pop("display_labels"),
        lambda data: data["templates"][0]["fields"][0].pop("field"),
        lambda data: data["templates"][0]["fields"][0].update(note_fr=7),
    ],
)
def test_damaged_data_is_told(spoil: Any) -> None:
    data = copy.deepcopy(data_of("templates"))
    spoil(data)

    with pytest.raises(ToolDamagedError):
        read_forms(data)
