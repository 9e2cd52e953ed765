"""What the child process of `desk` makes of a stored document: its parts again, its pages drawn.

The stored card is the truth: what is read here gives it back its fuller sentences and places. No
streamlit here: the child has no page.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from screening.blind import Area, Doubt, Finder, blind
from screening.documents.model import Box
from screening.evidence.model import Quote
from screening.reports.marks import COLORS, FLAG, places
from screening.reports.pictures import page_picture, picture_areas, source_of, unseen_photos
from screening.reports.restored import restore
from screening.reports.sources import Source
from screening.resume.model import Resume
from screening.rubric import Rubric, load_rubric
from screening.scorecard import Scorecard, Status, make_scorecard

Color = tuple[int, int, int]
QUIET: Color = (90, 98, 104)  # of evidence that decides nothing


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quote stands on a page: one box for each of its lines, in page points. `targets` are
    the ids of indicators and flags that it speaks to; `labels` are the levels' names and "Flag",
    none for a line that is shown only when it is asked for; `color` is the last label's."""

    page: int
    boxes: tuple[Box, ...]
    targets: tuple[str, ...]
    labels: tuple[str, ...]
    color: Color


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored document, read again; masked copies where that was asked for.

    `sizes` are the pages' width and height in points. `spots` stand in the order of the pages,
    `where` leads from a quote to its spot. `finder` masks other text about a masked candidate.
    `same` is false where this program would judge the document differently than the stored card.
    """

    card: Scorecard
    resume: Resume
    sizes: tuple[tuple[float, float], ...]
    spots: tuple[Spot, ...]
    where: dict[Quote, int]
    doubts: tuple[Doubt, ...]
    finder: Finder | None
    same: bool


def read_again(data: bytes, name: str, rubric: str, stored: str, masked: bool) -> Reading:
    """`stored` is the card as JSON. UnreadableDocument where the file can no longer be read."""
    return _read(data, name, rubric, stored, masked)[0]


def draw(
    data: bytes, name: str, rubric: str, stored: str, masked: bool, page: int, scale: float
) -> bytes:
    """A page (from 1) as PNG, without marks; what is hidden is drawn over where `masked`."""
    _, source, areas = _read(data, name, rubric, stored, masked)
    return page_picture(source, page, scale, (), areas)


@functools.lru_cache(maxsize=4)
def _read(
    data: bytes, name: str, rubric_id: str, stored: str, masked: bool
) -> tuple[Reading, Source, tuple[Area, ...]]:
    from screening.documents import read_bytes
    from screening.resume import parse

    rubric = load_rubric(rubric_id)
    object_ = json.loads(stored)
    document = read_bytes(data, name)
    resume = parse(document)
    card = make_scorecard(resume, rubric, datetime.date.fromisoformat(object_["as_of"]))
    same = card.to_dict() == object_
    if not same:
        card = restore(object_, rubric)
    doubts: tuple[Doubt, ...] = ()
    areas: tuple[Area, ...] = ()
    finder = None
    if masked:
        hidden = blind(resume, card, rubric)
        card, resume, finder = hidden.card, hidden.resume, hidden.finder
        source = source_of(resume.document, data)
        areas = (*hidden.areas, *picture_areas(source, finder))
        doubts = (*(replace(d, text="") for d in hidden.doubts), *_photos(source))
    else:
        source = source_of(document, data)
    spots, where = _spots(card, resume, rubric, source)
    sizes = tuple((p.width, p.height) for p in source.document.pages)
    return Reading(card, resume, sizes, spots, where, doubts, finder, same), source, areas


def _photos(source: Source) -> Iterator[Doubt]:
    for page in unseen_photos(source):
        yield Doubt("photo", "An image fills the page; a photo in it cannot be told apart.", page)


def _quotes(card: Scorecard, rubric: Rubric) -> Iterator[tuple[Quote, str, str, Color]]:
    """Each quote with what it speaks to, its label and color; levels upward, flags, the others."""
    colors = {x.id: COLORS[min(n, len(COLORS) - 1)] for n, x in enumerate(rubric.levels)}
    names = {x.id: x.name for x in rubric.levels}
    for i in card.indicators:
        for f in i.verdict.findings if i.met else ():
            yield f.quote, i.id, names.get(i.level, i.level), colors.get(i.level, COLORS[-1])
    for flag in card.red_flags:
        raised = flag.status is Status.FLAGGED
        for q in flag.quotes:
            yield q, flag.id, "Flag" if raised else "", FLAG if raised else QUIET
    for i in card.indicators:
        nearest = i.verdict.nearest
        if nearest is not None and not i.met:
            yield nearest.quote, i.id, "", QUIET
    for p in card.positions:
        yield p.quote, "", "", QUIET


def _spots(
    card: Scorecard, resume: Resume, rubric: Rubric, source: Source
) -> tuple[tuple[Spot, ...], dict[Quote, int]]:
    found: dict[tuple[int, tuple[Box, ...]], Spot] = {}
    first: dict[Quote, tuple[int, tuple[Box, ...]]] = {}
    for quote, target, label, color in _quotes(card, rubric):
        for place in places(quote, resume, source.document.lines):
            old = found.get(place)
            if old is None:
                targets = (target,) if target else ()
                found[place] = Spot(*place, targets, (label,) if label else (), color)
            else:
                labels = tuple(dict.fromkeys((*old.labels, *((label,) if label else ()))))
                targets = tuple(dict.fromkeys((*old.targets, *((target,) if target else ()))))
                found[place] = replace(
                    old, targets=targets, labels=labels, color=color if label else old.color
                )
            first.setdefault(quote, place)
    order = sorted(found, key=lambda p: (p[0], p[1][0].top, p[1][0].x0))
    number = {place: n for n, place in enumerate(order)}
    return tuple(found[p] for p in order), {q: number[place] for q, place in first.items()}
