"""Pages with their segments to lines: one way for PDF pages and for recognized pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from screening.documents.characters import is_bullet, is_capitals
from screening.documents.layout import Region, across_pages, regions_of
from screening.documents.model import Line, Look, Page, Place, Word
from screening.documents.paragraphs import Draft, finish
from screening.documents.pdf_paint import PdfWord, Shape
from screening.documents.words import Segment

MARGIN = 0.09  # share of the page height in which running headers and footers stand
PAGE_NUMBER = re.compile(
    r"(?:page|p\.?|seite|-|–)?\s*\d{1,3}\s*(?:(?:of|/|\|)\s*\d{1,3})?\s*[-–]?", re.I
)
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd\b|\bbd\b", re.I)
_ITALIC = re.compile(r"ital|obliq", re.I)


@dataclass(slots=True)
class Sheet:
    """One page to be put in order; sizes in points."""

    number: int
    width: float
    height: float
    segments: list[Segment]
    shapes: list[Shape] = field(default_factory=list)
    engine: str = ""
    header: list[Segment] = field(default_factory=list)
    footer: list[Segment] = field(default_factory=list)


def lines_of(sheets: list[Sheet]) -> tuple[tuple[Line, ...], tuple[Page, ...]]:
    """The lines of all pages in reading order, and the pages."""
    _set_aside_running(sheets)
    drafts: list[Draft] = []
    for s in sheets:
        drafts.extend(_outside(s.header, s.number, Place.HEADER))
    regions = [regions_of(s.segments) for s in sheets]
    for number, (index, region) in enumerate(across_pages(regions)):
        drafts.extend(_drafts(region, number, sheets[index]))
    for s in sheets:
        drafts.extend(_outside(s.footer, s.number, Place.FOOTER))
    pages = tuple(
        Page(s.number, s.width, s.height, max((x.column for x in r), default=0) or 1, s.engine)
        for s, r in zip(sheets, regions, strict=True)
    )
    return finish(drafts), pages


def _set_aside_running(sheets: list[Sheet]) -> None:
    """Move running headers, footers and page numbers out of the pages' flow.

    On several pages a line in the margin is a running one when its text, digits aside, comes
    back on another page; a lone page number is one anywhere.
    """
    counts: Counter[tuple[bool, str]] = Counter()
    marked: list[tuple[Sheet, Segment, bool, str]] = []
    for w in sheets:
        height = w.height
        seen = set()
        for s in w.segments:
            top = s.bottom < MARGIN * height
            if top or s.top > (1 - MARGIN) * height:
                key = (top, re.sub(r"\d+", "#", s.text.lower()))
                marked.append((w, s, top, key[1]))
                if key not in seen:
                    counts[key] += 1
                    seen.add(key)
    for w, s, top, key in marked:
        if PAGE_NUMBER.fullmatch(s.text.strip()) or (len(sheets) > 1 and counts[top, key] > 1):
            w.segments.remove(s)
            (w.header if top else w.footer).append(s)


def _outside(segments: list[Segment], page: int, place: Place) -> list[Draft]:
    return [
        _draft([s], 100_000 + page * 2 + (place is Place.FOOTER), s.x1, page, 0, place)
        for s in sorted(segments, key=lambda s: (round(s.top), s.x0))
    ]


def _drafts(region: Region, number: int, sheet: Sheet) -> list[Draft]:
    rules = [
        s for s in sheet.shapes if not s.image and s.bottom - s.top < 3 and s.x1 - s.x0 > 60
    ]
    marks = [
        s for s in sheet.shapes if not s.image and 1.5 <= s.bottom - s.top < 8 and 1.5 <= s.x1 - s.x0 < 8
    ]
    out = []
    for row in region.rows:
        draft = _draft(row, number, region.x1, sheet.number, region.column, Place.BODY)
        # Some makers draw the bullet as a small shape before the line.
        if any(2 < draft.x0 - m.x1 < 24 and draft.top < (m.top + m.bottom) / 2 < draft.bottom for m in marks):
            draft.bullet = True
        if region.grid:
            draft.cells = max(2, draft.cells)
        if any(0 <= r.top - draft.bottom + 2 < 9 and r.x0 < draft.x1 and r.x1 > draft.x0 for r in rules):
            look = draft.look
            draft.look = Look(
                look.size, look.bold, look.italic, look.caps, look.color, look.font, ruled=True
            )
        out.append(draft)
    return out


def _draft(
    row: list[Segment], region: int, right: float, page: int, column: int, place: Place
) -> Draft:
    first = row[0].words[0]
    bullet = is_bullet(first.text) and (len(row[0].words) > 1 or len(row) > 1)
    parts: list[str] = []
    words: list[Word] = []
    at = 0
    skip = bullet
    for number, segment in enumerate(row):
        for w in segment.words:
            if skip:
                skip = False
                continue
            if parts:
                parts.append("\t" if number and w is segment.words[0] else " ")
                at += 1
            parts.append(w.text)
            words.append(Word(at, at + len(w.text), w.drawn or w.box))
            at += len(w.text)
    every = [w for s in row for w in s.words][1 if bullet else 0 :]
    lead = every[0] if every else first
    return Draft(
        text="".join(parts),
        x0=row[0].x0,
        x1=row[-1].x1,
        text_x0=lead.x0,
        top=min(s.top for s in row),
        bottom=max(s.bottom for s in row),
        region=region,
        right=right,
        first_word=lead.x1 - lead.x0 + 0.25 * lead.size,
        words=tuple(words),
        look=_look(every or [first]),
        page=page,
        place=place,
        column=column,
        bullet=bullet,
        cells=len(row),
        confidence=_confidence(every),
    )


def _confidence(words: Sequence[PdfWord]) -> float | None:
    """Mean confidence of recognition, by characters; None for text that was in the file."""
    known = [(w.confidence, len(w.text)) for w in words if w.confidence is not None]
    count = sum(n for _, n in known)
    return round(sum(c * n for c, n in known) / count, 3) if count else None


def _look(words: list[PdfWord]) -> Look:
    """The look of most characters of a line."""
    weight: Counter[tuple[str, float, str]] = Counter()
    for w in words:
        weight[w.font, round(w.size, 1), w.color] += len(w.text)
    (font, size, color), _ = weight.most_common(1)[0]
    letters = "".join(w.text for w in words)
    return Look(
        size=size,
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        caps=is_capitals(letters),
        color=color,
        font=font.split("+", 1)[-1],
    )
