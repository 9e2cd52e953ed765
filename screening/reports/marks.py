"""Evidence on pages: which boxes show which indicator or flag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screening.documents.model import Box, Line, union
from screening.evidence.model import Quote
from screening.reports.sources import Source
from screening.resume.model import Resume
from screening.rubric import Rubric
from screening.scorecard.model import Scorecard, Status

# One color for each level, from the lowest; then for flags. Every mark carries its name as well.
COLORS = ((11, 122, 117), (38, 90, 190), (122, 61, 168), (150, 90, 20), (90, 90, 90))
FLAG = (178, 34, 40)


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence on a page: its boxes, one a line, in page points; `target` is the indicator's or
    flag's id, `label` is drawn beside the first box."""

    page: int
    boxes: tuple[Box, ...]
    target: str
    label: str
    color: tuple[int, int, int]


def marks_of(card: Scorecard, resume: Resume, rubric: Rubric, source: Source) -> tuple[Mark, ...]:
    """The evidence of a card on the pages of `source`: indicators met, and flags raised."""
    lines = source.document.lines
    color = {x.id: COLORS[min(n, len(COLORS) - 1)] for n, x in enumerate(rubric.levels)}
    names = {x.id: x.name for x in rubric.levels}
    out: list[Mark] = []
    for i in card.indicators:
        for f in i.verdict.findings if i.met else ():
            for page, boxes in places(f.quote, resume, lines):
                label = names.get(i.level, i.level)
                out.append(Mark(page, boxes, i.id, label, color.get(i.level, COLORS[-1])))
    for flag in card.red_flags:
        if flag.status is Status.FLAGGED:
            for q in flag.quotes:
                for page, boxes in places(q, resume, lines):
                    out.append(Mark(page, boxes, flag.id, "Flag", FLAG))
    return tuple(dict.fromkeys(out))


def places(
    quote: Quote, resume: Resume, lines: Sequence[Line]
) -> Iterator[tuple[int, tuple[Box, ...]]]:
    """The boxes of a quote, page by page: a quote may go over a page's end. `lines` are those of
    the source's document."""
    if quote.statement is None or quote.statement >= len(resume.statements):
        if quote.page is not None and quote.boxes:
            yield quote.page, quote.boxes
        return
    pages: dict[int, list[Box]] = {}
    for spot in resume.statements[quote.statement].spots:
        line = lines[spot.line]
        if line.page is not None:
            pages.setdefault(line.page, []).extend(_rows(line, spot.start, spot.end))
    for page, boxes in pages.items():
        if boxes:
            yield page, tuple(boxes)


def _rows(line: Line, start: int, end: int) -> Iterator[Box]:
    """A box for each row of the line's words between two characters; a laid-out line may wrap."""
    row: list[Box] = []
    for w in line.words:
        if w.start < end and w.end > start:
            if row and w.box.top > row[-1].bottom - 1:
                yield union(row)
                row = []
            row.append(w.box)
    if row:
        yield union(row)
