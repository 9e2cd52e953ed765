"""The graphics state of a PDF page and what is painted on it: for text, paths and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from screening.documents import seen
from screening.documents.pdf_fonts import Font
from screening.documents.pdf_paint import OPAQUE, Matrix, PageContent, Shape

MOST_SHAPES = 30_000  # kept of one page
LIMITLESS = (-1e9, -1e9, 1e9, 1e9)

Bounds = tuple[float, float, float, float]  # page points, origin at the bottom left


@dataclass(slots=True)
class State:
    """The graphics state; boxes in page points with the origin at the bottom left."""

    ctm: Matrix
    clip: tuple[float, float, float, float] = LIMITLESS
    fill: str = "000000"
    stroke: str = "000000"
    fill_space: str = "DeviceGray"
    stroke_space: str = "DeviceGray"
    width: float = 1.0  # of stroked lines, before the matrix
    opacity: float = 1.0
    blended: bool = False  # a blend mode or soft mask lets what lies under show
    font: Font | None = None
    size: float = 0.0
    charspace: float = 0.0
    wordspace: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class Canvas:
    """One page being painted; `dark` counts open layers that are switched off."""

    content: PageContent
    state: State
    order: int = 0
    dark: int = 0

    def shape(self, box: Bounds, color: str, *, image: bool = False, solid: bool = False) -> None:
        """Keep a painted area, as far as the clip lets it show."""
        state = self.state
        if (
            self.dark
            or state.opacity < seen.LEAST_OPACITY
            or len(self.content.shapes) > MOST_SHAPES
        ):
            return
        x0, y0, x1, y1 = common(box, state.clip)
        if x0 > x1 or y0 > y1:
            return
        self.order += 1
        height = self.content.height
        solid = solid and state.opacity >= OPAQUE and not state.blended
        if not solid and not image and state.opacity < OPAQUE and color != "ffffff":
            color = ""  # mixed with what lies under it
        self.content.shapes.append(
            Shape(x0, height - y1, x1, height - y0, color, self.order, image, solid)
        )


def matrix_of(n: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = n
    return float(a), float(b), float(c), float(d), float(e), float(f)


def around(points: list[tuple[float, float]]) -> Bounds:
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(a: Bounds, b: Bounds) -> Bounds:
    """Where two boxes overlap; turned inside out where they do not."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
