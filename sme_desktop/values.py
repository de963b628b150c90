"""Data classes of which only `__init__` is compiled.

`dataclasses` compiles six methods for each class while its module is read: 0.4 to 0.6 ms, and fifty such classes are read
before the first page stands. The other five need no compiler.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """Make a class what `dataclasses.dataclass` makes it by the same options; there are no others."""

        def decorate(cls: type) -> type:
            bare = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            fields = dataclasses.fields(bare)
            compared = _values(tuple(field.name for field in fields if field.compare))
            methods = {
                "__init__": _beginning(bare, fields),
                "__repr__": _words(tuple(field.name for field in fields if field.repr)),
                "__eq__": _likeness(compared),
                "__hash__": _number(
                    _values(
                        tuple(field.name for field in fields if (field.compare if field.hash is None else field.hash))
                    )
                )
                if frozen
                else None,
            }
            if frozen:
                methods |= {"__setattr__": _refusal("assign to"), "__delattr__": _refusal("delete")}
            for name, method in methods.items():
                if name not in cls.__dict__:
                    setattr(bare, name, method)
            return bare

        return decorate


def _beginning(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Compile `__init__`, as the fields have it: what is named alone, what has a value of its own, and what is made."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_unset": dataclasses.MISSING}
    before: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for field in fields:
        parameter, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"_{field.name}_"] = field.default
            parameter += f"=_{field.name}_"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_{field.name}_"] = field.default_factory
            parameter += "=_unset"
            value = f"_{field.name}_() if {field.name} is _unset else {field.name}"
        (named if field.kw_only else before).append(parameter)
        lines.append(f" _set(self, {field.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ", ".join(["self", *before, *(["*", *named] if named else ())])
    exec(f"def __init__({parameters}):\n" + "\n".join(lines or [" pass"]), known)
    method: Callable[..., None] = known["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    return method


def _values(names: tuple[str, ...]) -> Callable[[object], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _words(names: tuple[str, ...]) -> Callable[[object], str]:
    def represent(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return represent


def _likeness(values: Callable[[object], Any]) -> Callable[[object, object], Any]:
    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return equal


def _number(values: Callable[[object], Any]) -> Callable[[object], int]:
    return lambda self: hash(values(self))


def _refusal(what: str) -> Callable[..., None]:
    def refuse(_self: object, name: str, *_value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot {what} field {name!r}")

    return refuse
