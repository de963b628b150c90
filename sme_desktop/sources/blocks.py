"""What a page is made of between its file and its HTML."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `link` is a target such as `page:right-patents#term`, or empty."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    link: str = ""


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    line: int
    runs: Inline


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    line: int
    runs: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    line: int
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    line: int
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of boxes to tick."""

    line: int
    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; each row has as many cells as the head."""

    line: int
    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    shares: tuple[int, ...] = ()
    """Width of each column in per cent; empty where they share alike."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box for a costly mistake (`watch`) or a real help (`tip`)."""

    line: int
    kind: str
    paragraphs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, told in words for those who cannot see it."""

    line: int
    name: str
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a national edition puts its own text."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class ToolSheet:
    """A place where a sheet made from the data of a tool stands (`tool_sheets.py`)."""

    line: int
    name: str


Block = Paragraph | Subheading | Bullets | Steps | Checklist | Table | Callout | Figure | Slot | ToolSheet


@dataclass(frozen=True, slots=True)
class SourceSection:
    """A second-level heading with all that follows it."""

    line: int
    id: str
    title: str
    blocks: tuple[Block, ...]


def inline_text(runs: Inline) -> str:
    """Give the words of a stretch of text without their style."""
    return "".join(run.text for run in runs)


def block_inlines(block: Block) -> tuple[Inline, ...]:
    """Give all stretches of text of a block in reading order; a figure gives its caption."""
    match block:
        case Paragraph(runs=runs) | Subheading(runs=runs):
            return (runs,)
        case Bullets(items=items) | Steps(items=items) | Checklist(items=items):
            return items
        case Table(head=head, rows=rows):
            return (*head, *(cell for row in rows for cell in row))
        case Callout(paragraphs=paragraphs):
            return paragraphs
        case Figure(caption=caption):
            return ((Run(caption),),) if caption else ()
        case Slot() | ToolSheet():
            return ()


def block_text(block: Block) -> str:
    """Give the words of a block, one line for each stretch of text."""
    return "\n".join(inline_text(runs) for runs in block_inlines(block))
