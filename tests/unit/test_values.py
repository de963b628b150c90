"""Our data classes do what those of the standard library do."""

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from types import SimpleNamespace
from typing import Any

import pytest

from sme_desktop import values


def family(dataclass: Callable[..., Any]) -> SimpleNamespace:
    """Define the same classes with one decorator or the other."""

    @dataclass(frozen=True, slots=True)
    class Mark:
        name: str
        classes: tuple[int, ...] = ()
        owners: list[str] = field(default_factory=list, hash=False)
        note: str = field(default="", compare=False)
        is_word: bool = field(default=True, kw_only=True)

    @dataclass(frozen=True, slots=True)
    class Registered(Mark):
        number: int = 0

    @dataclass(frozen=True, slots=True)
    class Year:
        year: int

        def __post_init__(self) -> None:
            if self.year < 1883:
                raise ValueError

    @dataclass(slots=True)
    class Draft:
        name: str

    return SimpleNamespace(mark=Mark, registered=Registered, year=Year, draft=Draft)


@pytest.fixture(params=["ours", "the standard library's"])
def classes(request: pytest.FixtureRequest) -> SimpleNamespace:
    """The classes; each test holds for both families."""
    return family(values.dataclass if request.param == "ours" else dataclasses.dataclass)


def test_fields_are_given_in_order_by_name_or_left_out(classes: SimpleNamespace) -> None:
    mark = classes.mark("Alba", note="new", is_word=False)

    assert (mark.name, mark.classes, mark.owners, mark.note, mark.is_word) == ("Alba", (), [], "new", False)
    assert mark.owners is not classes.mark("Alba").owners
    assert not hasattr(mark, "__dict__")


def test_a_subclass_adds_its_fields(classes: SimpleNamespace) -> None:
    registered = classes.registered("Alba", (25,), ["A"], "", 7)

    assert registered.number == 7
    assert isinstance(registered, classes.mark)
    assert [one.name for one in dataclasses.fields(registered)][-1] == "number"


@pytest.mark.parametrize("wrong", [(), ("Alba", (), [], "", True), ("Alba", (), [], "", 1, 2)])
def test_a_field_too_few_or_too_many_is_refused(classes: SimpleNamespace, wrong: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        classes.mark(*wrong)


def test_equal_are_instances_of_one_class_with_equal_fields(classes: SimpleNamespace) -> None:
    one, other = classes.mark("Alba", (25,), note="a"), classes.mark("Alba", (25,), note="b")

    assert one == other
    assert hash(one) == hash(other) == hash(replace(one, owners=["A"]))
    assert one != classes.mark("Alba", (26,))
    assert one != replace(one, owners=["A"])
    assert one != classes.registered("Alba", (25,))
    assert one != ("Alba", (25,))


def test_a_frozen_one_never_changes(classes: SimpleNamespace) -> None:
    mark = classes.mark("Alba")

    with pytest.raises(FrozenInstanceError):
        mark.name = "Berta"
    with pytest.raises(FrozenInstanceError):
        del mark.name
    assert replace(mark, name="Berta").name == "Berta"
    assert mark.name == "Alba"


def test_one_that_is_not_frozen_may_change_and_has_no_hash(classes: SimpleNamespace) -> None:
    draft = classes.draft("Alba")
    draft.name = "Berta"

    assert draft == classes.draft("Berta")
    with pytest.raises(TypeError):
        hash(draft)


def test_a_class_may_check_its_fields(classes: SimpleNamespace) -> None:
    assert classes.year(1883).year == 1883
    with pytest.raises(ValueError, match=r"^$"):
        classes.year(1800)


def test_an_instance_tells_its_fields(classes: SimpleNamespace) -> None:
    assert repr(classes.year(1883)).endswith("Year(year=1883)")
    match classes.year(1891):
        case classes.year(year):
            assert year == 1891
