"""Headers in a narrow column: title, employer, dates and town under each other, wrapped.

    Weekend Phone Bank          - Called members from a list
    Coordinator                 - Kept the sign-in sheet
    River Military Families
    Action
    Apr 2024 - Present

A name that is too long for the column goes on on the next line, set alike. That it had no room is
seen where the next line's first word would have stood out over all others of the column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from screening.documents.model import Box, Line
from screening.resume.fields import is_place
from screening.resume.header_lines import HeaderLine, header_line
from screening.resume.particulars import only_particulars

EDGE = 3.0  # page points: left edges closer than this are one edge
TIGHT = 0.5  # line heights: the most free space within a name
LEAST_LINES = 4  # of one edge, with text beside them, that make a column
NARROW = 0.45  # of the width to the rightmost text: a wider column is the page's own


def join_wrapped(lines: Sequence[Line], heads: dict[int, HeaderLine]) -> None:
    """Put a name's second line to its first, in `heads`; what was the second is left empty."""
    for column in _columns(lines, list(heads)):
        edge = max(box.x1 for _, box in column)
        begun: tuple[int, str] | None = None  # a name's first line, and all of it so far
        for (i, a), (k, _) in pairwise(column):
            if not _wraps(lines, heads, i, k) or a.x1 + _first_word(lines[k]) <= edge:
                begun = None
                continue
            at, text = begun or (i, lines[i].text)
            begun = at, f"{text} {lines[k].text}"
            whole = header_line(at, replace(lines[at], text=begun[1]))
            heads[at] = replace(whole, end=len(lines[at].text))
            heads[k] = HeaderLine(k, (), "", len(lines[k].text))


def _columns(lines: Sequence[Line], span: Sequence[int]) -> list[list[tuple[int, Box]]]:
    """Lines without bullets at one left edge, with other text to the right of all of them."""
    boxes = {i: box for i in span if (box := lines[i].boxes()) is not None}
    out = []
    for edge in sorted({round(b.x0 / EDGE) for i, b in boxes.items() if lines[i].look.bold}):
        column = [
            (i, b)
            for i, b in boxes.items()
            if round(b.x0 / EDGE) == edge and not lines[i].bullet and "\t" not in lines[i].text
        ]
        right = max((b.x1 for _, b in column), default=0.0)
        beside = [b for i, b in boxes.items() if b.x0 > right]
        if len(column) < LEAST_LINES or len(beside) < LEAST_LINES:
            continue
        left, most = column[0][1].x0, max(b.x1 for b in beside)
        if right - left < NARROW * (most - left):
            out.append(column)
    return out


def _wraps(lines: Sequence[Line], heads: dict[int, HeaderLine], i: int, k: int) -> bool:
    """Whether the line `k` may go on with the name on the line `i`: both of one look in an entry
    of several, and neither of them a date."""
    a, b = lines[i], lines[k]
    if k != i + 1 or a.page != b.page or a.look != b.look or b.gap > TIGHT:
        return False
    if only_particulars(a.text) or only_particulars(b.text):
        return False
    return not (heads[i].periods or heads[k].periods or is_place(b.text))


def _first_word(line: Line) -> float:
    """The width of a space and a line's first word, in page points."""
    box = line.boxes(0, len(line.text.split(None, 1)[0]))
    return 0.0 if box is None else (box.x1 - box.x0) + 0.25 * (box.bottom - box.top)
