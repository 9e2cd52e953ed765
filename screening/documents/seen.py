"""What a person can see: the reasons and thresholds shared by all formats.

Pale but readable text is text: only what has next to no contrast with what lies under it is hidden.
"""

from __future__ import annotations

from functools import lru_cache

LEAST_SIZE = 4.0  # points; smaller type is not meant to be read
LEAST_CONTRAST = 1.2  # WCAG contrast ratio; white on white is 1, light gray #ccc on white 1.6
LEAST_OPACITY = 0.1  # of 1; fainter text cannot be made out

TINY = "under 4 pt"
SAME_COLOR = "in the color of its background"
MARKED = "marked as hidden"
OUTSIDE = "outside the page"
UNPAINTED = "not painted"
COVERED = "covered by a later shape"
TRANSPARENT = "transparent"
CLIPPED = "clipped away"
SWITCHED_OFF = "in a layer that is switched off"


def why_hidden(size: float, color: str, background: str = "ffffff") -> str:
    """Why text of this size (points, 0 unknown) and color (``rrggbb``, "" unknown) is unseen."""
    if 0 < size < LEAST_SIZE:
        return TINY
    if color and background and contrast(color, background) < LEAST_CONTRAST:
        return SAME_COLOR
    return ""


@lru_cache(maxsize=4096)
def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio of two ``rrggbb`` colors, 1 to 21."""
    la, lb = sorted((_luminance(a), _luminance(b)))
    return (lb + 0.05) / (la + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
