"""Reading order: columns, rails, tables and rows from the segments of a page.

A page is cut where no text crosses (an XY-cut that looks for gutters): the widest band of rows with
a free vertical strip becomes columns, each read to its end; what stands above and below is
read before and after. A column of dates or labels is a *rail* (`rails`): its cells belong to the
text beside them, so the band is read row by row instead. Tables with drawn rules (`tables`) are
read by their cells.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from screening.documents.characters import is_bullet
from screening.documents.dated import DATED
from screening.documents.rails import (
    Region,
    by_rail,
    is_level,
    is_rail,
    level,
    merged,
    rows_of_region,
    trimmed,
)
from screening.documents.tables import Table
from screening.documents.words import Segment

GUTTER = 1.5  # page points: the least width of a free strip between columns
WIDE_GUTTER = 24.0  # page points: a gutter so wide needs fewer lines to be believed
BESIDE, BESIDE_WIDE = 2.2, 1.6  # type sizes: how far two columns must stand side by side
ALIGNED = 4.0  # page points: left edges closer than this are one edge
LEAST_COLUMN = 6  # segments of a column beside one that has dates of its own
HALF = 0.5  # share of a column's segments that stand on lines with the other's: more is a table
MIN_SIDE = 2  # segments that each side of a gutter must have
GRID_CELL = 40  # characters: cells of a grid are no longer than this
LIST_GAP = 0.8  # of the type size: free space between a list's lines
BANNER = 1.6  # times the usual type size: a name so large stands beside several lines
MAX_DEPTH = 12
MAX_EDGES = 40  # left edges tried as gutters, the most shared first


@dataclass(slots=True)
class _Band:
    """Segments on both sides of a gutter, and those above and below."""

    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]
    score: float
    rail: list[Segment] = field(default_factory=list)  # the side that is a rail
    banner: bool = False  # a name beside small lines, no columns


def regions_of(segments: Sequence[Segment], tables: Sequence[Table] = ()) -> list[Region]:
    """The regions of one page in reading order."""
    rest = sorted(segments, key=lambda s: s.middle)
    out: list[Region] = []
    for table in tables:
        above = [s for s in rest if s.middle < table.top]
        inside = [s for s in rest if table.top <= s.middle <= table.bottom]
        rows = table.rows_of(inside)
        if rows is None:
            continue  # text stands beside it: the whole is a layout, not a table
        out.extend(_arrange(above, 0))
        out.append(Region(rows, table.x0, table.x1))
        rest = [s for s in rest if s.middle > table.bottom]
    out.extend(_arrange(rest, 0))
    return merged(out)


def _arrange(segments: list[Segment], depth: int) -> list[Region]:
    """Regions of `segments`, which are ordered by their middles."""
    if not segments:
        return []
    if depth >= MAX_DEPTH or len(segments) < 4:
        return [_plain(segments)]
    band = _best_band(segments)
    if band is None or band.rail:
        banner = _banner(segments)
        if banner is not None and (band is None or _heads(banner, band.rail)):
            band = banner
    if band is None:
        return [_plain(segments)]
    middle: list[Region]
    if band.rail:
        band = _cut(band, trimmed(band.left, band.right, band.rail))
        beside = band.right if band.rail is band.left else band.left
        middle = [by_rail(band.rail, beside, lambda rest: _arrange(rest, depth + 1))]
    else:
        left, right = _arrange(band.left, depth + 1), _arrange(band.right, depth + 1)
        if not band.banner:
            for region in left:
                region.column = max(1, region.column)
            before = max(region.column for region in left)
            for region in right:
                region.column = before + max(1, region.column)
        middle = left + right
    return _arrange(band.above, depth + 1) + middle + _arrange(band.below, depth + 1)


def _heads(banner: _Band, rail: list[Segment]) -> bool:
    """Whether a name's block stands over the dates of a rail, or takes in all of it."""
    block = {id(s) for s in banner.right}
    dated = [s.top for s in rail if DATED.search(s.text) and id(s) not in block]
    foot = max(s.bottom for s in banner.right)
    return all(id(s) in block for s in rail) or (bool(dated) and foot <= min(dated))


def _plain(segments: list[Segment]) -> Region:
    return Region(
        rows_of_region(segments), min(s.x0 for s in segments), max(s.x1 for s in segments)
    )


def _cut(band: _Band, limits: tuple[float, float]) -> _Band:
    """The band between two heights; what is over and under goes to what is above and below."""
    top, bottom = limits
    every = sorted(band.left + band.right, key=lambda s: s.middle)
    left = [s for s in band.left if top <= s.middle < bottom]
    right = [s for s in band.right if top <= s.middle < bottom]
    return _Band(
        band.above + [s for s in every if s.middle < top],
        left,
        right,
        [s for s in every if s.middle >= bottom] + band.below,
        band.score,
        left if band.rail is band.left else right if band.rail is band.right else [],
    )


def _best_band(segments: list[Segment]) -> _Band | None:
    """The gutter whose band holds most text on both sides; None where there is no gutter.

    A gutter beside a rail is taken before others: the rows of a table hold together.
    """
    best: _Band | None = None
    railed: _Band | None = None
    for edge in _edges(segments):
        crossed = [s.x0 < edge - ALIGNED and s.x1 > edge - GUTTER for s in segments]
        start = 0
        while start < len(segments):
            if crossed[start]:
                start += 1
                continue
            end = start
            while end < len(segments) and not crossed[end]:
                end += 1
            band = _judge(segments, start, end, edge - ALIGNED)
            if band is not None:
                if best is None or band.score > best.score:
                    best = band
                if railed is None or band.score > railed.score:
                    band.rail = _rail_of(band)
                    railed = band if band.rail else railed
            start = end
    if railed is not None and best is not None and railed.score > 0.6 * best.score:
        return best if _has_within(best, railed.rail) else railed
    return best


def _has_within(band: _Band, rail: list[Segment]) -> bool:
    """Whether the rail is the dates of one of two columns, and not of rows over both: little
    stands on one line in both."""
    if _rail_of(band) or min(len(band.left), len(band.right)) < LEAST_COLUMN:
        return False
    ids = {id(s) for s in rail}
    sides = [{id(s) for s in side} for side in (band.left, band.right)]
    if not any(ids < side for side in sides):
        return False
    return max(level(band.left, band.right), level(band.right, band.left)) < HALF


def _rail_of(band: _Band) -> list[Segment]:
    if is_rail(band.left, band.right):
        return band.left
    return band.right if is_rail(band.right, band.left) else []


def _edges(segments: list[Segment]) -> list[float]:
    """Where columns may begin: left edges that several segments share, the leftmost left out."""
    first = min(s.x0 for s in segments)
    xs = sorted(s.x0 for s in segments if s.x0 > first + 20)
    edges: list[tuple[int, float]] = []
    index = 0
    while index < len(xs):
        stop = bisect_left(xs, xs[index] + ALIGNED, index)
        if stop - index >= MIN_SIDE:
            edges.append((stop - index, xs[index]))
        index = max(stop, index + 1)
    # A list's column begins at its bullets, though its wraps begin further in.
    for s in segments:
        if len(s.words) > 1 and s.x0 > first + 20 and is_bullet(s.words[0].text):
            inner = s.words[1].x0
            at = bisect_left(xs, inner - ALIGNED)
            if at < len(xs) and xs[at] < inner + ALIGNED:
                edges.append((MIN_SIDE, s.x0))
    # Cells that end at one edge: their column begins where the longest of them does.
    ends: dict[int, list[float]] = {}
    for s in segments:
        if s.x0 > first + 20:
            ends.setdefault(round(s.x1 / 2), []).append(s.x0)
    edges.extend((len(x0), min(x0)) for x0 in ends.values() if len(x0) >= MIN_SIDE)
    if len(edges) > MAX_EDGES:
        edges = sorted(edges, reverse=True)[:MAX_EDGES]
    return sorted({x for _, x in edges})


def _judge(segments: list[Segment], start: int, end: int, edge: float) -> _Band | None:
    """The band of ``segments[start:end]`` with its gutter left of `edge`; None where it is none."""
    inside = segments[start:end]
    left = [s for s in inside if s.x0 < edge]
    right = [s for s in inside if s.x0 >= edge]
    if len(left) < MIN_SIDE or len(right) < MIN_SIDE:
        return None
    # Both sides must stand side by side, not one after the other.
    top = max(left[0].top, right[0].top)
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    line = statistics.median(s.size for s in inside)
    for side in (left, right):
        if sum(s.bottom > top and s.top < bottom for s in side) < MIN_SIDE:
            return None
    gap = min(s.x0 for s in right) - max(s.x1 for s in left)
    if bottom - top < (BESIDE if gap < WIDE_GUTTER else BESIDE_WIDE) * line:
        return None
    above, below = segments[:start], segments[end:]
    rows = _grid_rows(inside, edge) if _is_grid(left, right) else None
    if rows is not None:
        above, below = above + inside[: rows[0]], inside[rows[1] :] + below
        inside = inside[rows[0] : rows[1]]
        left = [s for s in inside if s.x0 < edge]
        right = [s for s in inside if s.x0 >= edge]
        if len(left) < MIN_SIDE or len(right) < MIN_SIDE:
            return None
        top, bottom = inside[0].top, max(s.bottom for s in inside)
    else:
        ended = _section_after(above, left, right, top)
        if ended is not None and not is_rail(left, right) and not is_rail(right, left):
            below = sorted([s for s in inside if s.middle >= ended] + below, key=lambda s: s.middle)
            left = [s for s in left if s.middle < ended]
            right = [s for s in right if s.middle < ended]
    return _Band(above, left, right, below, bottom - top + min(gap, 40.0))


def _section_after(
    above: list[Segment], left: list[Segment], right: list[Segment], top: float
) -> float | None:
    """Where columns end though text goes on under one of them: at a heading of the whole page.

    It is known by its look, which headings over the columns have and lines in them have not; beside
    it stands nothing, and after it on the other side nothing but the rows' own ends.
    """
    looks = {_style(s) for s in above}
    looks.update(_style(s) for s in left + right if s.middle < top)
    if not looks:
        return None
    usual = Counter(_style(s) for s in left + right).most_common(1)[0][0]
    looks.discard(usual)
    mine = {id(s) for s in left}
    for s in sorted(left + right, key=lambda s: s.middle):
        if s.middle < top or _style(s) not in looks:
            continue
        same, other = (left, right) if id(s) in mine else (right, left)
        if any(x.bottom > s.top and x.top < s.bottom for x in other):
            looks.discard(_style(s))
            continue
        rest = [x for x in other if x.middle > s.middle]
        if rest and not is_level(rest, [x for x in same if x.middle > s.middle]):
            return None
        if sum(x.middle < s.middle for x in other) < MIN_SIDE:
            return None
        return s.middle - 0.1
    return None


def _style(s: Segment) -> tuple[str, float, int]:
    return s.words[0].font, round(s.size, 1), round(s.x0 / ALIGNED)


def _is_grid(left: list[Segment], right: list[Segment]) -> bool:
    """Short cells in rows (a list of skills in columns), as against columns of running text."""
    feet = sorted(s.bottom for s in left)
    aligned = 0
    for s in right:
        at = bisect_left(feet, s.bottom - 0.2 * s.size)
        aligned += at < len(feet) and feet[at] < s.bottom + 0.2 * s.size
    return (
        aligned >= 0.9 * len(right)
        and statistics.median(len(s.text) for s in right) <= GRID_CELL
        and statistics.median(len(s.text) for s in left) <= GRID_CELL
    )


def _grid_rows(ordered: list[Segment], edge: float) -> tuple[int, int] | None:
    """The longest run of `ordered` whose rows have cells on both sides of `edge`; None where more
    text follows it without a break, as in columns."""
    runs: list[tuple[int, int]] = []
    start = index = 0
    while index < len(ordered):
        stop = index
        foot = ordered[index].bottom
        while stop < len(ordered) and abs(ordered[stop].bottom - foot) < 0.4 * ordered[stop].size:
            stop += 1
        row = ordered[index:stop]
        if not (any(s.x0 >= edge for s in row) and any(s.x0 < edge for s in row)):
            runs.append((start, index))
            start = stop
        index = stop
    runs.append((start, index))
    first, last = max(runs, key=lambda r: r[1] - r[0])
    # A list may be longer than its neighbor.
    looks = {_style(s) for s in ordered[first:last]}
    while last < len(ordered) and last > first:
        above, s = ordered[last - 1], ordered[last]
        if s.top - above.bottom > LIST_GAP * s.size:
            break
        if _style(s) not in looks:
            return None
        last += 1
    return first, last


def _banner(segments: list[Segment]) -> _Band | None:
    """A large name beside a block of several small lines: the name first, then the block."""
    usual = statistics.median_low([s.size for s in segments])
    for tall in segments[:6]:
        if tall.size < BANNER * usual:
            continue
        height = tall.bottom - tall.top
        low, high = tall.top - 0.6 * height, tall.bottom + 0.6 * height
        beside = [
            s for s in segments
            if s is not tall and s.size < tall.size / BANNER and low < s.middle < high
            and (s.x0 > tall.x1 + GUTTER or s.x1 < tall.x0 - GUTTER)
        ]  # fmt: skip
        level = [s for s in beside if tall.top < s.middle < tall.bottom]
        if len(beside) < 2 or not level or len({round(s.middle / 3) for s in beside}) < 2:
            continue
        for s in segments:  # the block may reach further down than the name
            last = beside[-1]
            near = 0 < s.middle - last.middle < s.size + LIST_GAP * s.size
            if near and s not in beside and (abs(s.x1 - last.x1) < 3 or abs(s.x0 - last.x0) < 3):
                beside.append(s)
        top, bottom = min(s.middle for s in beside), max(s.middle for s in beside)
        inside = [s for s in segments if top <= s.middle <= bottom or s is tall]
        mine = [s for s in inside if s not in beside]
        if any(s.x1 > beside[0].x0 - GUTTER and s.x0 < beside[0].x1 for s in mine):
            continue
        chosen = {id(s) for s in inside}
        return _Band(
            [s for s in segments if id(s) not in chosen and s.middle < tall.middle],
            mine,
            beside,
            [s for s in segments if id(s) not in chosen and s.middle >= tall.middle],
            0.0,
            banner=True,
        )
    return None
