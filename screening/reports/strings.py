"""Text for paper: what cannot be printed is left out or shown as a box; nothing else is changed."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator
from typing import Any

from screening.reports.fonts import lacking

_KEPT = frozenset("\u200c\u200d")  # joiners are part of words in many scripts


def clean(text: str, tabs: bool = False) -> str:
    """One line of `text`: white space folded, control characters dropped."""
    out = []
    for c in text:
        if c.isspace():
            out.append(c if tabs and c == "\t" else " ")
        elif unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or c in _KEPT:
            out.append(c)
    line = "".join(out)
    return line if tabs else line.strip()


def printable(text: str) -> str:
    """Clean text for the PDF's own fonts: signs that they lack as □."""
    line = clean(text)
    if line.isascii():
        return line
    missing = set(lacking(line))
    return "".join("□" if c in missing else c for c in line) if missing else line


def strings_of(value: Any) -> Iterator[str]:
    """Every text inside a paper or block."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for f in dataclasses.fields(value):
            yield from strings_of(getattr(value, f.name))
    elif isinstance(value, (tuple, list)):
        for v in value:
            yield from strings_of(v)
