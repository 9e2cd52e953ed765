"""How far a scanned page leans: the angle at which its rows of ink are sharpest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

MOST = 6.0  # degrees; what leans more was not scanned as a page
SIDE = 900  # pixels of the longer side while measuring
INK = 128  # gray below which a pixel is ink, where the paper is white


def skew_of(gray: Image) -> float:
    """Degrees to turn the picture (counter-clockwise) so that its lines are level; 0 for pictures
    without lines."""
    import numpy

    small = gray.copy()
    small.thumbnail((SIDE, SIDE))
    pixels = numpy.asarray(small)
    ink = pixels < min(float(INK), float(pixels.mean()) * 0.75)
    rows, columns = numpy.nonzero(ink)
    if not 200 < len(rows) < 0.4 * pixels.size:
        return 0.0
    if len(rows) > 60_000:
        every = len(rows) // 60_000 + 1
        rows, columns = rows[::every], columns[::every]
    level = _sharpness(numpy, rows, columns, 0.0)
    best, angle = level, 0.0
    for width, step in ((MOST, 0.5), (0.5, 0.1)):
        center = angle
        for tick in range(-round(width / step), round(width / step) + 1):
            tried = center + tick * step
            found = _sharpness(numpy, rows, columns, tried)
            if found > best:
                best, angle = found, tried
    return round(angle, 2) if best > 1.05 * level else 0.0


def _sharpness(numpy: Any, rows: Any, columns: Any, degrees: float) -> float:
    """Variance of the ink per row once the page is turned by `degrees`."""
    slope = numpy.tan(numpy.radians(degrees))
    shifted = (rows - columns * slope).astype(numpy.int64)
    counts = numpy.bincount(shifted - shifted.min())
    return float((counts.astype(numpy.float64) ** 2).sum())
