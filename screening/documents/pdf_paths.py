"""Paths of a PDF page: what they fill and stroke becomes shapes, what they clip bounds the rest."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

from screening.documents.pdf_canvas import Bounds, Canvas, around, common

THIN = 3.0  # page points: what is thinner is a rule, filled or stroked
CORNERS = 7  # points: an outline with more is a drawing
PARTS = 8  # of one path: with more, it is not asked whether they lie in each other


class Paths:
    """The path under way; points are put through the matrix as they come."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.parts: list[list[tuple[float, float]]] = []
        self.curved = False
        self.clipping = False

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.canvas.state.ctm
        return a * x + c * y + e, b * x + d * y + f

    def rectangle(self, n: list[Any]) -> None:
        x, y, w, h = n
        self.parts.append([*map(self._point, (x, x + w, x + w, x), (y, y, y + h, y + h))])

    def move(self, n: list[Any]) -> None:
        self.parts.append([self._point(n[0], n[1])])

    def draw(self, n: list[Any]) -> None:
        if self.parts:
            self.parts[-1].append(self._point(n[-2], n[-1]))

    def curve(self, n: list[Any]) -> None:
        """Curves are kept by their ends."""
        self.curved = True
        self.draw(n)

    def clip(self, _: list[Any]) -> None:
        self.clipping = True

    def paint(self, fill: bool, stroke: bool) -> None:
        """End the path."""
        parts, self.parts = [p for p in self.parts if len(p) > 1], []
        state = self.canvas.state
        if fill or stroke:
            # A frame is painted as two boxes, one in the other: it does not fill its box.
            whole = len(parts) == 1 or not _overlap(parts)
            for points in parts:
                box = around(points)
                thin = min(box[2] - box[0], box[3] - box[1]) < THIN
                if fill:
                    solid = whole and (self.curved or _rectangular(points, box))
                    self.canvas.shape(box, state.fill, solid=solid)
                elif thin:
                    self._line(box)
                if stroke and not thin and not self.curved and len(points) < CORNERS:
                    self._outline(points)
        if self.clipping:
            every = [point for points in parts for point in points]
            state.clip = common(state.clip, around(every) if every else (0, 0, 0, 0))
        self.clipping = self.curved = False

    def _line(self, box: Bounds) -> None:
        """A stroked line; a thick one is a band that text may stand on."""
        state = self.canvas.state
        a, b, c, d, _, _ = state.ctm
        half = state.width * math.sqrt(abs(a * d - b * c)) / 2
        x0, y0, x1, y1 = box
        if half > THIN / 2:
            if x1 - x0 > y1 - y0:
                y0, y1 = y0 - half, y1 + half
            else:
                x0, x1 = x0 - half, x1 + half
        self.canvas.shape((x0, y0, x1, y1), state.stroke, solid=half > THIN / 2)

    def line_width(self, n: list[Any]) -> None:
        self.canvas.state.width = float(n[0])

    def _outline(self, points: list[tuple[float, float]]) -> None:
        """The level and upright sides of a stroked outline, as the rules they are."""
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._line(box)


def _overlap(parts: list[list[tuple[float, float]]]) -> bool:
    return len(parts) > PARTS or any(
        min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
        for a, b in combinations(map(around, parts), 2)
    )


def _rectangular(points: list[tuple[float, float]], box: Bounds) -> bool:
    """Whether every corner of a path lies on a corner of its box."""
    return len(points) in {4, 5} and all(
        min(x - box[0], box[2] - x) < 1 and min(y - box[1], box[3] - y) < 1 for x, y in points
    )
