"""Reading order: columns, rails and rows from the segments of a page.

A page is cut where no text crosses (an XY-cut that looks for gutters): the widest band of rows with
a free vertical strip becomes columns, each read to its end; what stands above and below is
read before and after. A column that holds mostly dates or section heads is a *rail*: its cells
belong to the text beside them, so the band is read row by row instead.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from screening.documents.words import Segment

GUTTER = 7.0  # page points: the least width of a free strip between columns
ALIGNED = 4.0  # page points: left edges closer than this are one edge
MIN_SIDE = 2  # segments that each side of a gutter must have
SAME_COLUMN = 18.0  # page points: how far a column may shift from one page to the next
GRID_CELL = 40  # characters: cells of a grid are no longer than this
MAX_DEPTH = 12

DATED = re.compile(
    r"\b(?:19|20)\d\d\b|['’]\d\d\b|\b(?:present|current|now|today|ongoing)\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|"
    r"\b(?:spring|summer|fall|autumn|winter|since|until)\b|\b\d{1,2}/\d\d(?:\d\d)?\b|\bq[1-4]\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Region:
    """Rows read one after the other: the full width (`column` 0) or one column (from 1)."""

    rows: list[list[Segment]]
    x0: float
    x1: float
    column: int = 0
    grid: bool = False  # cells of a list in columns: each row stands for itself


@dataclass(slots=True)
class _Band:
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]
    score: float
    grid: bool = False


def regions_of(segments: Sequence[Segment]) -> list[Region]:
    """The regions of one page in reading order."""
    return _merge(_arrange(list(segments), 0))


def _arrange(segments: list[Segment], depth: int) -> list[Region]:
    if not segments:
        return []
    band = _best_band(segments) if depth < MAX_DEPTH and len(segments) > 3 else None
    if band is None:
        return [_plain(segments)]
    middle: list[Region]
    if _is_rail(band.left):
        band = _trimmed(band, band.left)
        middle = [_by_rail(band.left, band.right, depth)]
    elif _is_rail(band.right):
        band = _trimmed(band, band.right)
        middle = [_by_rail(band.right, band.left, depth)]
    else:
        left = _arrange(band.left, depth + 1)
        right = _arrange(band.right, depth + 1)
        for number, side in enumerate((left, right), start=1):
            for region in side:
                region.column = number if region.column == 0 else region.column + number - 1
                region.grid = region.grid or band.grid
        middle = left + right
    return _arrange(band.above, depth + 1) + middle + _arrange(band.below, depth + 1)


def _plain(segments: list[Segment]) -> Region:
    return Region(
        _rows(segments), min(s.x0 for s in segments), max(s.x1 for s in segments)
    )


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Segments that overlap by more than half in height are one row, read from the left."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: (s.middle, s.x0)):
        if rows:
            last = rows[-1][-1]
            overlap = min(last.bottom, s.bottom) - max(last.top, s.top)
            if overlap > 0.5 * min(last.bottom - last.top, s.bottom - s.top) and (
                abs(last.bottom - s.bottom) < 0.45 * max(s.size, last.size)
            ):
                rows[-1].append(s)
                continue
        rows.append([s])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def _best_band(segments: list[Segment]) -> _Band | None:
    """The gutter whose band holds most text on both sides; None where there is no gutter."""
    ordered = sorted(segments, key=lambda s: s.middle)
    left_edge = min(s.x0 for s in segments)
    best: _Band | None = None
    for edge in _edges(ordered, left_edge):
        start = 0
        while start < len(ordered):
            if _crosses(ordered[start], edge):
                start += 1
                continue
            end = start
            left: list[Segment] = []
            right: list[Segment] = []
            while end < len(ordered) and not _crosses(ordered[end], edge):
                s = ordered[end]
                (right if s.x0 >= edge - ALIGNED else left).append(s)
                end += 1
            band = _judge(ordered, start, end, left, right)
            if band is not None and (best is None or band.score > best.score):
                best = band
            start = end
    return best


def _crosses(s: Segment, edge: float) -> bool:
    return s.x0 < edge - ALIGNED and s.x1 > edge - GUTTER


def _edges(ordered: list[Segment], left_edge: float) -> list[float]:
    """Left edges that at least two segments share, the page's own left edge left out."""
    xs = sorted(s.x0 for s in ordered if s.x0 > left_edge + 20)
    edges: list[float] = []
    index = 0
    while index < len(xs):
        stop = index
        while stop < len(xs) and xs[stop] - xs[index] < ALIGNED:
            stop += 1
        if stop - index >= MIN_SIDE:
            edges.append(xs[index])
        index = stop
    return edges


def _judge(
    ordered: list[Segment], start: int, end: int, left: list[Segment], right: list[Segment]
) -> _Band | None:
    if len(left) < MIN_SIDE or len(right) < MIN_SIDE:
        return None
    # Both sides must stand side by side, not one after the other.
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    height = bottom - top
    line = statistics.median(s.size for s in left + right)
    if height < 2.2 * line:
        return None
    gap = min(s.x0 for s in right) - max(s.x1 for s in left)
    grid = _is_grid(left, right)
    if grid:
        first, last = _grid_rows(ordered[start:end], left, right)
        chosen = ordered[start:end][first:last]
        side = {id(s) for s in right}
        left = [s for s in chosen if id(s) not in side]
        right = [s for s in chosen if id(s) in side]
        if len(left) < MIN_SIDE or len(right) < MIN_SIDE:
            return None
        height = max(s.bottom for s in chosen) - min(s.top for s in chosen)
        start, end = start + first, start + last
    score = height + min(gap, 40.0)
    return _Band(ordered[:start], left, right, ordered[end:], score, grid)


def _is_grid(left: list[Segment], right: list[Segment]) -> bool:
    """Short cells in rows (a list of skills in columns), as against columns of running text."""
    if _is_rail(left) or _is_rail(right):
        return False
    feet = [s.bottom for s in left]
    aligned = sum(any(abs(s.bottom - f) < 0.2 * s.size for f in feet) for s in right)
    return (
        aligned >= 0.9 * len(right)
        and statistics.median(len(s.text) for s in right) <= GRID_CELL
        and statistics.median(len(s.text) for s in left) <= GRID_CELL
    )


def _grid_rows(
    ordered: list[Segment], left: list[Segment], right: list[Segment]
) -> tuple[int, int]:
    """The longest run of `ordered` whose rows have cells on both sides."""
    side = {id(s) for s in right}
    runs: list[tuple[int, int]] = []
    start = index = 0
    while index < len(ordered):
        stop = index
        foot = ordered[index].bottom
        while stop < len(ordered) and abs(ordered[stop].bottom - foot) < 0.4 * ordered[stop].size:
            stop += 1
        row = ordered[index:stop]
        both = any(id(s) in side for s in row) and any(id(s) not in side for s in row)
        if not both:
            runs.append((start, index))
            start = stop
        index = stop
    runs.append((start, index))
    return max(runs, key=lambda r: r[1] - r[0])


def _cells(segments: list[Segment]) -> list[list[Segment]]:
    """Segments of a rail grouped into cells: lines closer than a line's height belong together."""
    cells: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: (s.top, s.x0)):
        if cells and s.top - cells[-1][-1].bottom < 0.6 * s.size:
            cells[-1].append(s)
        else:
            cells.append([s])
    return cells


def _is_rail(side: list[Segment]) -> bool:
    """Mostly dates: at least two cells in three name a date and are short."""
    cells = _cells(side)
    if len(cells) < 2:
        return False
    dated = sum(map(_dated, cells))
    return dated >= 2 and dated * 3 >= len(cells) * 2


def _dated(cell: list[Segment]) -> bool:
    text = " ".join(s.text for s in cell)
    return len(text) <= 60 and len(cell) <= 4 and DATED.search(text) is not None


def _trimmed(band: _Band, rail: list[Segment]) -> _Band:
    """The band from its first dated cell's row to its last one's, as far as an undated cell follows."""
    cells = _cells(rail)
    dated = [i for i, cell in enumerate(cells) if _dated(cell)]
    first, last = dated[0], dated[-1]
    top = cells[first][0].top - 0.5 * cells[first][0].size if first else float("-inf")
    below = cells[last + 1 :]
    bottom = below[0][0].top - 0.3 * below[0][0].size if below else float("inf")
    every = band.left + band.right
    inside = {id(s) for s in every if top <= s.middle < bottom}
    return _Band(
        band.above + [s for s in every if s.middle < top],
        [s for s in band.left if id(s) in inside],
        [s for s in band.right if id(s) in inside],
        [s for s in every if s.middle >= bottom] + band.below,
        band.score,
    )


def _by_rail(rail: list[Segment], rest: list[Segment], depth: int) -> Region:
    """Read `rest` with each cell of `rail` set into the row that it stands beside."""
    rows: list[list[Segment]] = []
    for region in _arrange(rest, depth + 1):
        rows.extend(region.rows)
    before = min(s.x0 for s in rail) < min(s.x0 for s in rest)
    for cell in _cells(rail):
        head = cell[0]
        at = next(
            (i for i, row in enumerate(rows) if row[0].bottom > head.top + 0.35 * head.size),
            len(rows),
        )
        beside = at < len(rows) and abs(rows[at][0].bottom - head.bottom) < 0.6 * head.size
        if beside and len(cell) == 1:
            rows[at] = [head, *rows[at]] if before else [*rows[at], head]
        else:
            at = at if before or not beside else at + 1
            rows[at:at] = [[s] for s in cell]
    every = rail + rest
    return Region(rows, min(s.x0 for s in every), max(s.x1 for s in every))


def _merge(regions: list[Region]) -> list[Region]:
    """Neighboring full-width regions are one."""
    out: list[Region] = []
    for region in regions:
        if out and out[-1].column == 0 and region.column == 0:
            last = out[-1]
            last.rows.extend(region.rows)
            last.x0, last.x1 = min(last.x0, region.x0), max(last.x1, region.x1)
        else:
            out.append(region)
    return out


def across_pages(pages: list[list[Region]]) -> list[tuple[int, Region]]:
    """Regions of all pages in reading order, each with its page's index.

    Columns that go on over a page break are read through: the main column of page two follows
    that of page one, before a side column that stands to its right.
    """
    done: list[tuple[int, Region]] = []
    open_columns: list[list[tuple[int, Region]]] = []
    for index, regions in enumerate(pages):
        rest = list(regions)
        if open_columns:
            while rest and (home := _home(rest[0], open_columns)) is not None:
                home.append((index, rest.pop(0)))
        if not rest:
            continue
        for column in open_columns:
            done.extend(column)
        open_columns = []
        tail = len(rest)
        while tail and rest[tail - 1].column:
            tail -= 1
        done.extend((index, region) for region in rest[:tail])
        by_number: dict[int, list[tuple[int, Region]]] = {}
        for region in rest[tail:]:
            by_number.setdefault(region.column, []).append((index, region))
        open_columns = list(by_number.values())
    for column in open_columns:
        done.extend(column)
    return done


def _home(
    region: Region, columns: list[list[tuple[int, Region]]]
) -> list[tuple[int, Region]] | None:
    """The open column of the page before that `region` continues."""
    for column in columns:
        x0 = min(r.x0 for _, r in column)
        x1 = max(r.x1 for _, r in column)
        if region.x0 > x0 - SAME_COLUMN and region.x1 < x1 + SAME_COLUMN:
            return column
    return None
