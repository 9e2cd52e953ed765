"""What stands on the page, and where: the types of the reading room.

Coordinates are page points (1/72 inch) with the origin at the top left of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in page points, top-left origin; ``x0 <= x1`` and ``top <= bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    def rounded(self) -> list[float]:
        return [round(v, 1) for v in self]


def union(boxes: list[Box]) -> Box:
    """The smallest box around all of `boxes`; there must be at least one."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))


class Word(NamedTuple):
    """One word of a line: its character offsets in ``Line.text`` and its box on the page."""

    start: int
    end: int
    box: Box


class Place(StrEnum):
    """Where on the page a line stands."""

    BODY = "body"
    HEADER = "header"  # a running page header
    FOOTER = "footer"  # a running page footer or page number
    NOTE = "note"  # a footnote


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set. Sizes in points; 0 where the format has none.

    `color` is an ``rrggbb`` string, "" where unknown. `style` is the format's own name for the
    paragraph ("Heading 1", "h2"), "" where there is none.
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str = ""
    font: str = ""
    style: str = ""
    ruled: bool = False  # a rule is drawn right below or the line stands on a band


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a reader sees it, in reading order.

    `text` has its white space folded, cells of one row parted by a tab. `page` counts from 1 and
    is None for formats without pages; then `words` is empty. Lines with the same `paragraph` are
    one bullet or paragraph, wrapped. `gap` is the free space above in line heights (0 where
    unknown). `bullet` is true where a bullet or list number was removed from its front.
    """

    text: str
    page: int | None = None
    words: tuple[Word, ...] = ()
    look: Look = PLAIN
    place: Place = Place.BODY
    paragraph: int = 0
    column: int = 0
    bullet: bool = False
    indent: float = 0.0
    gap: float = 0.0
    confidence: float | None = None  # of OCR, 0..1; None where characters were read, not recognized

    def boxes(self, start: int = 0, end: int | None = None) -> Box | None:
        """The box around the characters ``start:end``; None for formats without pages."""
        stop = len(self.text) if end is None else end
        hit = [box for first, last, box in self.words if first < stop and last > start]
        return union(hit) if hit else None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, how many columns were found on it."""

    number: int
    width: float
    height: float
    columns: int = 1
    recognized_by: str = ""  # the OCR engine, "" where the text was in the file


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that a person cannot see, and why it cannot be seen."""

    text: str
    why: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address (http, https, mailto, tel), and its text ("" for a picture)."""

    target: str
    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a recruiter should know about this reading; `code` is stable, `message` a sentence."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How well a document was read.

    `placed` is the share (0..1) of visible characters that stand in `Document.lines`;
    `unplaced` lists the lines that do not. `unmapped` counts glyphs without a character.
    `confidence` is the mean OCR confidence (0..1), None where nothing was recognized.
    `scorable` is false where the reading is too poor to judge; then `reason` says why.
    """

    pages: int = 0
    columns: int = 1
    characters: int = 0
    placed: float = 1.0
    unplaced: tuple[str, ...] = ()
    unmapped: int = 0
    unmapped_fonts: tuple[str, ...] = ()
    engine: str = ""
    confidence: float | None = None
    scorable: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: visible lines in reading order, hidden text apart, a reading report."""

    name: str
    sha256: str
    kind: str  # pdf, docx, odt, rtf, html, text, image, doc
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    notices: tuple[Notice, ...] = ()
    report: Report = field(default_factory=Report)
    links: tuple[Link, ...] = ()

    def body(self) -> Iterator[Line]:
        return (line for line in self.lines if line.place is Place.BODY)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class UnreadableDocument(Exception):
    """A document that cannot be read; ``str()`` is a plain sentence: what is wrong, what to do."""
