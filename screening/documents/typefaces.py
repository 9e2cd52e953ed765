"""What a font's name says of its look."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# With the names of TeX's fonts: CMBX10, SFTI1000.
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd\b|\bbd\b|^(?:cm|sf|ec)(?:ss)?bx", re.I)
_ITALIC = re.compile(r"ital|obliq|^(?:cm|sf|ec)(?:ss|bx)?(?:ti|sl|si)", re.I)

_FIXED = re.compile(r"courier|mono|consol|typewriter|^cmtt", re.I)


class Typeface(NamedTuple):
    """A font's name without the tag of its subset; whether it is bold, italic, of fixed width."""

    name: str
    bold: bool
    italic: bool
    fixed: bool


@lru_cache(maxsize=1024)
def typeface(font: str) -> Typeface:
    name = font.split("+", 1)[-1]
    return Typeface(name, *(kind.search(name) is not None for kind in (_BOLD, _ITALIC, _FIXED)))
