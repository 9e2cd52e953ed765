"""Rails: columns of dates or labels whose cells belong to the rows beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from screening.documents.characters import is_capitals
from screening.documents.dated import DATED
from screening.documents.typefaces import typeface
from screening.documents.words import Segment, one_segment

CELL_GAP = 0.6  # of the type size: lines closer than that are one cell
DATED_CELL = 60  # characters: a cell that is more than its dates is no rail's
BESIDE_DATE = 24  # letters of a cell beside its dates (a place)
HEAD_LINES = 9  # of an entry's head in a narrow column: title, employer, dates and town, wrapped
HEAD = 45  # characters of such a line
NARROW = 0.5  # of the width of the text beside it
LABEL = 30  # characters of a label in a rail of labels
# Names of a form's fields: beside them stands what was filled in.
_FIELD = re.compile(
    r"(?:(?:first|last|full|applicant) )?name|(?:street |home |mailing )?address|location|city(?:[ ,/]+state)?|"
    r"(?:cell |mobile |home )?(?:tele)?phone(?: number)?|mobile|e-?mail(?: address)?|links?|websites?|"
    r"desired (?:job|position|pay|salary)|job title|looking for|availability|available|shift(?: preference)?|"
    r"date of application|work authori[sz]ation|willing to relocate|relocation|"
    r"(?:job|position|employer)(?: (?:no\.? ?)?#?\d{1,2})?|company|title|where|when|dates?(?: employed| worked)?|from|to|pay|salary|"
    r"wages?|hours(?: per week)?|boss|supervisor|duties|why i left|reason for leaving",
    re.IGNORECASE,
)
HEADING_WORDS = 4
LEVEL = 0.25  # of the type size: how far feet of one row may differ
COLON_LEVEL = 0.9  # the same for a label with a colon, which may stand at its text's middle
LABEL_LEVEL = 0.5  # the same for a label, which may be set in other type than its text
# A dash or "to" begins the next line, or a month ends this one whose year the next one gives.
_OPEN = re.compile(
    r" \| (?:[-–—]|to\b)|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Ene|Abr|Ago|Dic|"
    r"Spring|Summer|Fall|Autumn|Winter)[a-z]{0,6}\.? \| (?:19|20)\d\d\b"
)
OPEN_ENDS = ("-", "–", "—", "to", "until", ",", "/")


@dataclass(slots=True)
class Region:
    """Rows read one after the other: the full width (`column` 0) or one column (from 1)."""

    rows: list[list[Segment]]
    x0: float
    x1: float
    column: int = 0


def rows_of_region(segments: list[Segment]) -> list[list[Segment]]:
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


def cells_of(segments: list[Segment]) -> list[list[Segment]]:
    """Segments of a rail grouped into cells: lines closer than a line's height belong together."""
    cells: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: (s.top, s.x0)):
        if cells and s.top - cells[-1][-1].bottom < CELL_GAP * s.size:
            cells[-1].append(s)
        else:
            cells.append([s])
    return cells


def is_rail(side: list[Segment], other: list[Segment]) -> bool:
    """Whether `side` is a rail beside `other`: mostly dates, labels of the rows, or the rows' right
    ends (a place, a date)."""
    if max(len(s.text) for s in side) > DATED_CELL or _in_rows(side):
        return False
    if level(side, other) >= 0.9:
        if _right_aligned(side) and (side[0].x0 > other[0].x0 or len(side) > 2):
            return True
        found = sum(dated([s]) for s in side)
        if found >= 2 and found >= 0.4 * len(side) and found > sum(dated([s]) for s in other):
            return True
        if sum(_FIELD.fullmatch(s.text.rstrip(" :")) is not None for s in side) >= 3:
            return True
    cells = cells_of(side)
    if len(cells) < 2:
        return False
    if _dates_prevail(cells) or _dates_among_headings(cells, other):
        return True
    if side[0].x0 > other[0].x0:
        return False
    return (
        _dates_begin_blocks(cells, other)
        or _head_entries(cells, other)
        or _are_labels(_beside(cells, other), other)
    )


def _dates_begin_blocks(cells: list[list[Segment]], other: list[Segment]) -> bool:
    """Whether dates, among headings, stand beside the first lines of blocks of text."""
    # An employer may stand under the date: "Sep 2022 - Present", "Lake Museum", "Erie, PA".
    heads = [cell[0] for cell in cells if dated(cell[:1])]
    if len(heads) < 2 or any(len(cell) > 4 for cell in cells) or len(other) < sum(map(len, cells)):
        return False
    return _begin_blocks(heads, other)


def _head_entries(cells: list[list[Segment]], other: list[Segment]) -> bool:
    """Whether cells hold title, employer, dates and town under each other, beside the duties."""
    heads = [cell for cell in cells if any(DATED.search(s.text) for s in cell[1:])]
    if len(heads) < 2 or len(heads) * 3 < len(cells) * 2:
        return False
    if any(len(cell) > HEAD_LINES or max(len(s.text) for s in cell) > HEAD for cell in cells):
        return False
    wide = max(s.x1 for s in other) - min(s.x0 for s in other)
    narrow = max(s.x1 - s.x0 for cell in cells for s in cell) < NARROW * wide
    return narrow and _begin_blocks([cell[0] for cell in heads], other)


def _begin_blocks(heads: list[Segment], other: list[Segment]) -> bool:
    """Whether each stands beside a line of `other`, and most beside one after free space."""
    lines = sorted(other, key=lambda s: s.bottom)
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = sorted(gaps)[len(gaps) // 2]
    starts = 0
    for s in heads:
        at = next(
            (i for i, x in enumerate(lines) if abs(x.bottom - s.bottom) < LABEL_LEVEL * s.size),
            None,
        )
        if at is None:
            return False
        starts += at == 0 or gaps[at - 1] > usual + 0.2 * s.size
    return starts * 3 >= len(heads) * 2


def _dates_among_headings(cells: list[list[Segment]], other: list[Segment]) -> bool:
    """Whether dates stand beside lines, and between them headings on lines of their own."""
    heads = [cell[0] for cell in cells if dated(cell)]
    rest = [cell[0] for cell in cells if not dated(cell)]
    if len(heads) < 3 or any(len(s.text.split()) > HEADING_WORDS for s in rest):
        return False
    alone = not rest or level(rest, other) <= 0.34
    return alone and level(heads, other, LABEL_LEVEL) >= 0.9


def _in_rows(side: list[Segment]) -> bool:
    """Whether many segments stand beside each other: columns of their own, no rail."""
    feet = sorted((s.bottom, s.size) for s in side)
    beside = sum(b - a < LEVEL * size for (a, _), (b, size) in pairwise(feet))
    return beside * 4 > len(side)


def _dates_prevail(cells: list[list[Segment]]) -> bool:
    found = sum(map(dated, cells))
    return found >= 2 and found * 3 >= len(cells) * 2


def _right_aligned(side: list[Segment]) -> bool:
    """Whether cells end at one edge and begin at several."""
    x1 = [s.x1 for s in side]
    x0 = [s.x0 for s in side]
    return len(side) > 1 and max(x1) - min(x1) < 3 and max(x0) - min(x0) > 6


def _beside(cells: list[list[Segment]], other: list[Segment]) -> list[list[Segment]]:
    """The cells that do not stand over or under all of `other`."""
    top, bottom = min(s.top for s in other), max(s.bottom for s in other)
    return [c for c in cells if c[0].bottom > top and c[0].top < bottom]


def _are_labels(cells: list[list[Segment]], other: list[Segment]) -> bool:
    """Short cells apart from each other, each beside the first line of what it labels."""
    if len(cells) < 3 or any(len(cell) > 2 or len(cell[0].text) > LABEL for cell in cells):
        return False
    heads = [cell[0] for cell in cells]
    # With a colon it is a label wherever beside its text it stands.
    tolerance = COLON_LEVEL if all(s.text.endswith(":") for s in heads) else LABEL_LEVEL
    return level(heads, other, tolerance) >= 0.9


def is_level(side: list[Segment], other: list[Segment]) -> bool:
    """Whether nearly all of `side` stands on lines with `other`, as the right ends of rows do."""
    return bool(other) and level(side, other) >= 0.9


def level(side: list[Segment], other: list[Segment], tolerance: float = LEVEL) -> float:
    """The share of `side` that stands on one line with a segment of `other`."""
    feet = sorted(s.bottom for s in other)
    found = 0
    for s in side:
        at = bisect_left(feet, s.bottom - tolerance * s.size)
        found += at < len(feet) and feet[at] < s.bottom + tolerance * s.size
    return found / len(side)


def dated(cell: list[Segment]) -> bool:
    """Whether a cell is a date, with a place or the like beside or under it at most."""
    text = " ".join(s.text for s in cell)
    if len(text) > DATED_CELL or len(cell) > 4 or DATED.search(text) is None:
        return False
    return sum(map(str.isalnum, DATED.sub("", text))) <= BESIDE_DATE


def trimmed(left: list[Segment], right: list[Segment], rail: list[Segment]) -> tuple[float, float]:
    """From which to which height a rail reaches: its first dated cell to its last one's text."""
    other = right if rail is left else left
    cells = cells_of(rail)
    if not _dates_prevail(cells):
        beside = _beside(cells, other)
        if not beside or beside[0] is cells[0]:
            return float("-inf"), float("inf")
        return min(beside[0][0].top, min(s.top for s in other)) - 1.0, float("inf")
    found = [i for i, cell in enumerate(cells) if dated(cell)]
    first, last = found[0], found[-1]
    top = cells[first][0].top - 0.5 * cells[first][0].size if first else float("-inf")
    below = cells[last + 1 :]
    bottom = below[0][0].top - 0.3 * below[0][0].size if below else float("inf")
    return top, bottom


def by_rail(
    rail: list[Segment], rest: list[Segment], arrange: Callable[[list[Segment]], list[Region]]
) -> Region:
    """Read `rest` with each cell of `rail` set into the row that it stands beside."""
    rows = rows_of_region(rest)
    several = [row[0] for row in rows if len(row) > 1]
    if several and level(several, rail) < 0.9:
        # Columns of their own stand beside the rail; else only its own rows have several cells.
        rows = [row for region in arrange(rest) for row in region.rows]
    before = median(s.x0 for s in rail) < median(s.x0 for s in rest)
    for cell in cells_of(rail):
        _set_cell(rows, cell, before)
    every = rail + rest
    return Region(rows, min(s.x0 for s in every), max(s.x1 for s in every))


def _set_cell(rows: list[list[Segment]], cell: list[Segment], before: bool) -> None:
    """Put a rail's cell into `rows`: each of its lines into the row it is level with, else the
    first beside the first row and the others after it. A heading is a line of its own."""
    parts = closed(cell)
    if before and not dated(cell) and _is_heading(cell[0], rows):
        top = cell[0].top + 0.35 * cell[0].size
        at = next((i for i, row in enumerate(rows) if row[0].bottom > top), len(rows))
        rows[at:at] = [[s] for s in parts]
        return
    homes = [_row_level_with(rows, s) for s in parts]
    if all(home is not None for home in homes):
        for s, home in zip(parts, homes, strict=True):
            assert home is not None
            rows[home] = [s, *rows[home]] if before else [*rows[home], s]
        return
    head = parts[0]
    home = homes[0]
    if home is None:
        least = head.top + (0.05 if head.text.endswith(":") else 0.35) * head.size
        at = next((i for i, row in enumerate(rows) if row[0].bottom > least), len(rows))
        near = (COLON_LEVEL if head.text.endswith(":") else 0.6) * head.size
        if at == len(rows) or abs(rows[at][0].bottom - head.bottom) >= near:
            rows[at:at] = [[s] for s in parts]
            return
    else:
        at = home
    rows[at] = [head, *rows[at]] if before else [*rows[at], head]
    rows[at + 1 : at + 1] = [[s] for s in parts[1:]]


def _is_heading(label: Segment, rows: list[list[Segment]]) -> bool:
    """Whether a label stands out from the text of the rows: in capitals, bold or larger type."""
    if is_capitals(label.text):
        return True
    w = label.words[0]
    first = [row[-1].words[0] for row in rows]
    if typeface(w.font).bold:
        return sum(typeface(x.font).bold for x in first) * 3 < len(rows)
    return sum(w.size > 1.1 * x.size for x in first) * 3 > 2 * len(rows)


def closed(cell: list[Segment]) -> list[Segment]:
    """The lines of a cell, a date that is wrapped after its dash joined to one."""
    out = [cell[0]]
    for s in cell[1:]:
        if out[-1].text.endswith(OPEN_ENDS) or _OPEN.search(out[-1].text + " | " + s.text):
            # It stays where it begins.
            top, bottom = out[-1].top, out[-1].bottom
            out[-1] = one_segment(out[-1].words + s.words)
            out[-1].top, out[-1].bottom = top, bottom
        else:
            out.append(s)
    return out


def _row_level_with(rows: list[list[Segment]], s: Segment) -> int | None:
    for index, row in enumerate(rows):
        if any(abs(other.bottom - s.bottom) < LEVEL * s.size for other in row):
            return index
    return None


def merged(regions: list[Region]) -> list[Region]:
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
