"""What a PDF page paints: words, filled areas, pictures; and colors as ``rrggbb``."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.pdftypes import list_value, resolve1
from pdfminer.psparser import PSLiteral

from screening.documents.model import Box

Matrix = tuple[float, float, float, float, float, float]

# Color spaces whose components are known to be gray, red-green-blue or cyan-magenta-yellow-black.
DEVICE = {
    "DeviceGray": 1,
    "CalGray": 1,
    "G": 1,
    "DeviceRGB": 3,
    "CalRGB": 3,
    "RGB": 3,
    "DeviceCMYK": 4,
    "CMYK": 4,
}
BLACK_INKS = frozenset({"Black", "All"})
OPAQUE = 0.9  # of 1: what is painted with less lets text show through


@dataclass(slots=True)
class PdfWord:
    """A word and how it is set; lengths in page points, origin at the page's top left.

    `order` places it among the shapes. `edges` holds left and right of each of its characters, in
    pairs. `spaced` is true where a space was painted before it. `angle` is 0 for upright text, else
    the direction (degrees, counter-clockwise) in which it runs; its box then lies in the page
    turned upright for it, and `drawn` is where it stands on the page as it is.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    color: str
    order: int = 0
    mode: int = 0  # text render mode
    spaced: bool = False
    edges: list[float] = field(default_factory=list)
    angle: int = 0
    opacity: float = 1.0
    unseen: str = ""  # why it cannot be seen, where the content stream itself says so
    confidence: float | None = None  # of recognition, 0..1
    drawn: Box | None = None
    note: str = ""  # the mark of a footnote set after it

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


class Shape(NamedTuple):
    """A filled area, a line or a picture. `color` is "" where it cannot be told.

    `solid` is true for what fills its whole box and lets nothing show through.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    color: str
    order: int
    image: bool
    solid: bool


@dataclass(slots=True)
class PageContent:
    """All that one page paints; `unmapped` counts glyphs without a character by font."""

    number: int
    width: float
    height: float
    words: list[PdfWord] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    unmapped: dict[str, int] = field(default_factory=dict)
    links: list[tuple[str, Box]] = field(default_factory=list)  # target, where
    complete: bool = True
    last: bool = False  # the limit of characters was reached: no page after it is read


@functools.lru_cache(maxsize=4096)
def hex_color(space: str, components: tuple[float, ...]) -> str:
    """``rrggbb`` of a color; "" for spaces that need a profile or a function to know.

    `space` is a device space's name, or "ICCBased" (told by the number of components), or "ink"
    for one that prints black.
    """
    n = len(components)
    if space == "ink" and n == 1:
        rgb: tuple[float, ...] = (1 - components[0],) * 3
    elif DEVICE.get(space, n if space == "ICCBased" else 0) != n:
        return ""
    elif n == 1:
        rgb = components * 3
    elif n == 3:
        rgb = components
    elif n == 4:
        c, m, y, k = components
        rgb = ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    else:
        return ""
    return "".join(f"{round(max(0.0, min(1.0, v)) * 255):02x}" for v in rgb)


def space_of(spec: Any) -> str:
    """The kind of a color space resource, as `hex_color` takes it."""
    spec = resolve1(spec)
    parts = list_value(spec) if isinstance(spec, list) else [spec]
    name = _literal(parts[0]) if parts else ""
    if name == "Separation" and len(parts) > 1:
        return "ink" if _literal(resolve1(parts[1])) in BLACK_INKS else "unknown"
    return name if name in DEVICE or name == "ICCBased" else "unknown"


def _literal(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def times(m1: Matrix, m0: Matrix) -> Matrix:
    """The matrix that does `m1` first, then `m0`."""
    a1, b1, c1, d1, e1, f1 = m1
    a0, b0, c0, d0, e0, f0 = m0
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def bounds(
    m: Matrix, x0: float, y0: float, x1: float, y1: float
) -> tuple[float, float, float, float]:
    """The upright box around a rectangle put through `m`."""
    a, b, c, d, e, f = m
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f
