"""A printed report as blocks: what it says, apart from how PDF or Word set it.

One function builds a report's `Paper`; `pdf.to_pdf` and `word.to_docx` set the same blocks, so both
say the same.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

PERSON_DECIDES = "This shows what is in the resume. A person decides."


class Tone(StrEnum):
    """What a colored block tells; its words say the same for whoever sees no color."""

    PLAIN = "plain"
    GOOD = "good"
    ASK = "ask"
    BAD = "bad"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1  # 1 for a part of the paper, 2 within a part


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    bold: bool = False
    quiet: bool = False  # small and gray
    lead: bool = False  # large
    after: float = 4.0  # points of room below


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict in words: a band with a headline and its sentence."""

    headline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Item:
    """One finding: its status in words, what it is about, its reason."""

    status: str
    tone: Tone
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The resume's own words, and where they stand."""

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text. `widths` are shares of the page's width; `bold_last` sets off a sum."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()  # columns of numbers
    bold_last: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    tick: bool = False  # a box to tick before each
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to see before reading on."""

    title: str
    lines: tuple[str, ...]
    tone: Tone = Tone.ASK


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes in a row, one of which is to be ticked by hand."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on."""

    label: str
    lines: int = 4


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = (
    Heading
    | Text
    | Verdict
    | Item
    | Quoted
    | Table
    | Bullets
    | Callout
    | Choices
    | Room
    | Together
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A report. `kind` stands small above the title; `footer` on every page, with page x of y.
    `date` is written into the file as the time it was made, so that the same input gives the same
    bytes."""

    kind: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    date: datetime.date
