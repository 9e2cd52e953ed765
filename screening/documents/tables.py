"""Tables with drawn rules: their cells from the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.documents.pdf_paint import Shape
from screening.documents.rails import closed, dated
from screening.documents.words import Segment

THIN = 3.0  # page points: a rule is thinner
LEAST = 8.0  # page points: the least length of a rule that bounds a cell
NEAR = 3.0  # page points: rules closer than that are one
MOST_RULES = 2000  # more belong to a drawing


@dataclass(slots=True)
class Table:
    """A grid of rules: its outer edges and where its columns and rows are parted."""

    x0: float
    top: float
    x1: float
    bottom: float
    columns: list[float]  # left edges, and the last right edge
    rows: list[float]  # upper edges, and the last lower edge

    def rows_of(self, inside: list[Segment]) -> list[list[Segment]] | None:
        """The table's rows: cells of one line in one row, longer ones line by line after it.

        None where a segment stands outside of the columns or across them.
        """
        cells: dict[tuple[int, int], list[Segment]] = {}
        for s in inside:
            column = _between(self.columns, (s.x0 + s.x1) / 2)
            row = _between(self.rows, s.middle)
            if column is None or row is None:
                return None
            if s.x0 < self.columns[column] - NEAR or s.x1 > self.columns[column + 1] + NEAR:
                return None
            cells.setdefault((row, column), []).append(s)
        out: list[list[Segment]] = []
        for row in range(len(self.rows) - 1):
            own = [cells[row, c] for c in range(len(self.columns) - 1) if (row, c) in cells]
            out.extend(_row(own))
        return out


def _row(cells: list[list[Segment]]) -> list[list[Segment]]:
    """One row: in one line as far as only its last cell is wrapped, else cell by cell."""
    for cell in cells:
        cell.sort(key=lambda s: (round(s.middle), s.x0))
    lines = [_lines(cell) for cell in cells]
    lines = [
        [[s] for s in closed(cell)] if len(x) == len(cell) and dated(cell) else x
        for x, cell in zip(lines, cells, strict=True)
    ]
    if sum(len(x) > 1 for x in lines) <= 1 and (
        len(lines) < 2 or all(len(x) == 1 for x in lines[:-1])
    ):
        if not lines:
            return []
        first = [s for x in lines for s in x[0]]
        return [first, *lines[-1][1:]]
    return [line for x in lines for line in x]


def _lines(cell: list[Segment]) -> list[list[Segment]]:
    out: list[list[Segment]] = []
    for s in cell:
        if out and abs(out[-1][-1].bottom - s.bottom) < 0.3 * s.size:
            out[-1].append(s)
        else:
            out.append([s])
    return out


def _between(edges: list[float], at: float) -> int | None:
    for index, (low, high) in enumerate(pairwise(edges)):
        if low - NEAR / 2 <= at <= high + NEAR / 2:
            return index
    return None


def tables_of(shapes: Sequence[Shape]) -> list[Table]:
    """The tables of a page, from the top: at least two columns between rules."""
    level = [s for s in shapes if s.bottom - s.top < THIN and s.x1 - s.x0 > LEAST and not s.image]
    upright = [s for s in shapes if s.x1 - s.x0 < THIN and s.bottom - s.top > LEAST and not s.image]
    if len(level) < 2 or len(upright) < 3 or len(level) + len(upright) > MOST_RULES:
        return []
    tables: list[Table] = []
    for group in _groups(upright):
        x0, x1 = min(s.x0 for s in group), max(s.x1 for s in group)
        top, bottom = min(s.top for s in group), max(s.bottom for s in group)
        rows = _merged(
            [(s.top + s.bottom) / 2 for s in level
             if top - NEAR < s.top and s.bottom < bottom + NEAR and s.x0 < x1 and s.x1 > x0]
        )  # fmt: skip
        columns = _merged([(s.x0 + s.x1) / 2 for s in group])
        if len(rows) > 1 and len(columns) > 2:
            tables.append(Table(x0, rows[0], x1, rows[-1], columns, rows))
    return sorted(tables, key=lambda t: t.top)


def _groups(upright: list[Shape]) -> list[list[Shape]]:
    """Upright rules that stand beside or under each other without a gap, as one table's do."""
    groups: list[list[Shape]] = []
    reach = 0.0
    for s in sorted(upright, key=lambda s: s.top):
        if groups and s.top < reach + NEAR:
            groups[-1].append(s)
            reach = max(reach, s.bottom)
        else:
            groups.append([s])
            reach = s.bottom
    return groups


def _merged(values: list[float]) -> list[float]:
    out: list[float] = []
    for v in sorted(values):
        if not out or v - out[-1] > NEAR:
            out.append(v)
    return out
