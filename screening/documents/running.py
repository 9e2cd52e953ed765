"""Page headers, footers, page numbers and footnotes, set aside from the text of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from screening.documents.pdf_paint import Shape
from screening.documents.words import Segment, one_segment

MARGIN = 0.09  # share of the page height in which running headers and footers stand
NOTES = 0.5  # share of the page height below which footnotes stand
PAGE_NUMBER = re.compile(
    r"(?:page|pg\.?|p\.?|seite|-|–)?\s{0,3}\d{1,3}\s{0,3}(?:(?:of|/|\|)\s{0,3}\d{1,3})?\s{0,3}[-–]?",
    re.I,
)
_NUMBERED = re.compile(r"\bpage\s{1,3}\d{1,3}\b", re.I)


@dataclass(slots=True)
class Sheet:
    """One page to be put in order; sizes in points.

    `width` and `height` are those of the page as it is read; `shown` those of the page as it is,
    where it was turned for reading.
    """

    number: int
    width: float
    height: float
    segments: list[Segment]
    shapes: Sequence[Shape] = ()
    engine: str = ""
    shown: tuple[float, float] | None = None
    labels: list[Segment] = field(default_factory=list)  # text set sideways
    header: list[Segment] = field(default_factory=list)
    footer: list[Segment] = field(default_factory=list)
    notes: list[Segment] = field(default_factory=list)


def set_aside(sheets: Sequence[Sheet]) -> None:
    """Move running headers, footers, page numbers and footnotes out of the pages' flow.

    On several pages a line in the margin is a running one when its text, digits aside, comes
    back on another page; a lone page number is one anywhere.
    """
    counts: Counter[tuple[bool, str]] = Counter()
    marked: list[tuple[Sheet, Segment, bool, str]] = []
    for sheet in sheets:
        seen = set()
        low, high = MARGIN * sheet.height, (1 - MARGIN) * sheet.height
        for s in sheet.segments:
            top = s.bottom < low
            if top or s.top > high:
                text = s.text
                key = (top, re.sub(r"\d+", "#", text.lower()))
                marked.append((sheet, s, top, text))
                if key not in seen:
                    counts[key] += 1
                    seen.add(key)
    for sheet, s, top, text in marked:
        again = len(sheets) > 1 and counts[top, re.sub(r"\d+", "#", text.lower())] > 1
        if (
            again
            or PAGE_NUMBER.fullmatch(text.strip())
            or (sheet.number > 1 and _NUMBERED.search(text))
        ):
            sheet.segments.remove(s)
            (sheet.header if top else sheet.footer).append(s)
    for sheet in sheets:
        _set_aside_notes(sheet)


def _set_aside_notes(sheet: Sheet) -> None:
    """Footnotes: lines at the foot of the page that begin with a mark set in the text above.

    A mark without its note is a part of its word after all (an exponent).
    """
    marked = [w for s in sheet.segments for w in s.words if w.note]
    if not marked:
        return
    wanted = {w.note: w for w in marked}
    found: set[str] = set()
    size = 0.0
    for s in sorted(sheet.segments, key=lambda s: s.top):
        first = s.words[0].text
        mark = first.rstrip(".):")
        if (
            s.top > NOTES * sheet.height
            and mark in wanted
            and len(s.words) > 1
            and s.top > wanted[mark].bottom
        ):
            found.add(mark)
            size = s.size
            sheet.segments.remove(s)
            sheet.notes.append(one_segment(s.words[1:]))
        elif size and s.top > sheet.notes[-1].top and abs(s.size - size) < 0.5:
            sheet.segments.remove(s)
            sheet.notes.append(s)
    for w in marked:
        if w.note not in found:
            w.text += w.note
