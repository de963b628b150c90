"""Where a page is cut into sheets: no box, line or heading with its first lines is torn. Knows nothing of Qt."""

from collections.abc import Iterable, Sequence

from sme_desktop.values import dataclass

MARGIN = 0.5
"""Rounding that two neighbouring lines may overlap by."""


@dataclass(frozen=True, slots=True)
class Atom:
    """Something from `top` to `bottom` that stays whole, on one sheet with the next atom if `keeps_next`."""

    top: float
    bottom: float
    keeps_next: bool = False
    parts: tuple["Atom", ...] = ()
    """What it may be cut into where it is higher than a sheet."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What stands on one sheet, in the coordinates of the page."""

    top: float
    bottom: float


def merged(spans: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Give (top, bottom) of what no cut may cross: lines that stand beside each other count as one."""
    bands: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if bands and top < bands[-1][1] - MARGIN:
            bands[-1] = (bands[-1][0], max(bands[-1][1], bottom))
        else:
            bands.append((top, bottom))
    return tuple(bands)


def slices(atoms: Sequence[Atom], height: float) -> tuple[Slice, ...]:
    """Cut a page so that each sheet takes as much as fits; an atom higher than a sheet is cut into its parts."""
    atoms = _fitting(atoms, height)
    found: list[Slice] = []
    start = 0
    while start < len(atoms):
        end = _end(atoms, start, height)
        found.append(Slice(atoms[start].top, max(atom.bottom for atom in atoms[start:end])))
        start = end
    return tuple(found)


def _end(atoms: Sequence[Atom], start: int, height: float) -> int:
    """Give the number of the first atom that stands on the next sheet."""
    end = start + 1
    while end < len(atoms) and atoms[end].bottom - atoms[start].top <= height:
        end += 1
    if end == len(atoms):
        return end
    kept = end
    while kept > start and atoms[kept - 1].keeps_next:
        kept -= 1
    # Where everything clings together, a full sheet is better than an endless one.
    return kept if kept > start else end


def _fitting(atoms: Sequence[Atom], height: float) -> tuple[Atom, ...]:
    fitting: list[Atom] = []
    for atom in atoms:
        if atom.bottom - atom.top > height and atom.parts:
            fitting += _fitting(atom.parts, height)
        else:
            fitting.append(atom)
    return tuple(fitting)
