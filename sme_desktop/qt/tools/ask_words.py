"""What the question screen says at one moment, in the language of the interface."""

from sme_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class NavWords:
    """A line of the list beside the questions; `state` is `done`, `current` or `open`."""

    id: str
    mark: str
    title: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said to an answer, with pages as (link, words)."""

    is_right: bool
    title: str
    text: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AskWords:
    """One question with its answers as (id, words)."""

    title: str
    caption: str
    count: str
    shares: tuple[float, ...]
    """How far each part of the progress line is filled, from 0 to 1."""
    question: str
    help: str
    options: tuple[tuple[str, str], ...]
    chosen: str
    next: str
    hint: str
    result: str
    can_go_back: bool
    foot: str
    feedback: Feedback | None = None
    right: str = ""
    """The right answer, once it is told."""
    nav: tuple[NavWords, ...] = ()
