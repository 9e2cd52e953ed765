"""Text set sideways: whole pages that lie on their side, labels along an edge, watermarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screening.documents.model import Box, union
from screening.documents.pdf_paint import PdfWord
from screening.documents.rails import Region
from screening.documents.words import Segment, joined_words, one_segment, segments_of

QUARTERS = (90, 180, 270)
MOSTLY = 2.0  # times as much text in another direction: the page is read in that one
BLOCK_GAP = 0.8  # of the type size: more free space above a row begins a block


def main_angle(words: Sequence[PdfWord]) -> int:
    """The direction in which the page is read: 0, or 90, 180, 270 where nearly all is so set."""
    counts: dict[int, int] = {}
    for w in words:
        counts[w.angle] = counts.get(w.angle, 0) + len(w.text)
    for angle in QUARTERS:
        if counts.get(angle, 0) > MOSTLY * counts.get(0, 0) and counts[angle] > 20:
            return angle
    return 0


def labels_of(words: Sequence[PdfWord]) -> tuple[list[Segment], list[str]]:
    """Segments of the text set sideways, where it stands on the page; and the text of what is set
    at other angles (a watermark), which has no place in the order of reading."""
    labels: list[Segment] = []
    unplaced: list[str] = []
    for angle in sorted({w.angle for w in words}):
        segments = segments_of(joined_words(w for w in words if w.angle == angle))
        if angle not in QUARTERS:
            unplaced.extend(s.text for s in segments)
            continue
        for s in segments:
            box = union([w.drawn or w.box for w in s.words])
            labels.append(_as_label(s, box))
    return labels, unplaced


def _as_label(s: Segment, box: Box) -> Segment:
    """A segment at the place of its upper end, with its own size."""
    words = [
        replace(w, x0=box.x0, top=box.top, x1=box.x1, bottom=box.top + s.size) for w in s.words
    ]
    label = one_segment(words)
    label.bottom = box.bottom
    return label


def set_labels(regions: list[Region], labels: Sequence[Segment]) -> None:
    """Put each label before the block of rows that it stands beside."""
    last = 0.0
    for label in sorted(labels, key=lambda s: s.top):
        home = _region_beside(regions, label)
        if home is None:
            regions.append(Region([[label]], label.x0, label.x1))
            continue
        rows = home.rows
        at = next((i for i, row in enumerate(rows) if row[0].bottom > label.top), len(rows))
        start = at
        while 0 < start < len(rows) and rows[start - 1][0].bottom > last:
            above, row = rows[start - 1][0], rows[start][0]
            if row.top - above.bottom > BLOCK_GAP * row.size:
                at = start
                break
            start -= 1
        last = label.bottom
        label.bottom = label.top + label.size
        rows.insert(at, [label])


def _region_beside(regions: Sequence[Region], label: Segment) -> Region | None:
    """The region whose rows reach over the label's height, the nearest one."""
    best: tuple[float, Region] | None = None
    for region in regions:
        top, bottom = region.rows[0][0].top, region.rows[-1][0].bottom
        if top < label.bottom and bottom > label.top:
            away = max(region.x0 - label.x1, label.x0 - region.x1, 0.0)
            if best is None or away < best[0]:
                best = away, region
    return best[1] if best else None
