"""Right-to-left text from the order on paper to the order of reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.documents.pdf_paint import PdfWord

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9@._%+/:-]{2,}")


def is_right_to_left(text: str) -> bool:
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def in_reading_order(words: Sequence[PdfWord]) -> list[PdfWord]:
    """Words of one line, which stand in order on paper, in the order in which they are read.

    Runs of right-to-left words are turned around, the whole line where most of it is such.
    """
    turned = [is_right_to_left(w.text) for w in words]
    if not any(turned):
        return list(words)
    for word, right in zip(words, turned, strict=True):
        if right:
            word.text = _reversed(word.text)
    letters = sum(len(w.text) for w, right in zip(words, turned, strict=True) if right)
    if letters * 2 > sum(len(w.text) for w in words):
        return _with_runs_turned(list(words)[::-1], [not right for right in turned[::-1]])
    return _with_runs_turned(list(words), turned)


def _with_runs_turned(words: list[PdfWord], chosen: list[bool]) -> list[PdfWord]:
    out: list[PdfWord] = []
    run: list[PdfWord] = []
    for word, inside in zip(words, chosen, strict=True):
        if inside:
            run.append(word)
            continue
        out.extend(reversed(run))
        out.append(word)
        run = []
    return out + run[::-1]


def _reversed(text: str) -> str:
    """Characters turned around, numbers and Latin letters among them left as they are."""
    back = text[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda m: m[0][::-1], back)
