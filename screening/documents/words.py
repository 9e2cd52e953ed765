"""From a page's words to segments: runs of words with no wide gap between them.

Named tolerances are in units of the type size unless they say otherwise.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from screening.documents.characters import SOFT_HYPHEN, is_bullet, is_note_mark
from screening.documents.model import union
from screening.documents.pdf_paint import PdfWord
from screening.documents.pdf_text import SPACE, WORD_GAP

SEGMENT_GAP = 1.15  # a wider gap parts columns, cells or a date set at a tab stop
EVEN = 1.4  # times the usual gap of a line: no wider gap means that all are alike
LEAST_GAP = 0.33  # a narrower gap parts columns only where the look changes, a space is as wide
TOUCHING = 0.15  # a narrower gap parts nothing
MANY_LINES = 6  # so many lines that begin at one edge are a column's
NARROW_GAP = 0.45  # a wider gap parts columns where other lines begin at the same edge
BULLET_GAP = 4.5  # how far a line may stand from its bullet
BASELINE = 0.3  # words whose feet differ by less stand on one line
BACK = 0.4  # how far a word's next piece may overlap it
RAISED = 0.8  # smaller type set higher is an exponent or a footnote's mark
OVERPRINT = 0.6  # share of a word's width that its twin covers when bold is faked by printing twice
_ACCENTS = {
    "´": "\u0301",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "¸": "\u0327",
    "˘": "\u0306",
    "˝": "\u030b",
}
_ACCENTED = re.compile("([´¨ˆ˜ˇ˚¸˘˝])([A-Za-zı])")


@dataclass(slots=True)
class Segment:
    """Words on one baseline without a wide gap; the unit that columns are found with."""

    words: list[PdfWord]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def joined_words(pieces: Iterable[PdfWord]) -> list[PdfWord]:
    """Whole words from pieces in stream order: a change of font or a kern breaks none.

    A piece joins the one before it where it follows on the same baseline without a gap.
    """
    words: list[PdfWord] = []
    word: PdfWord | None = None
    for p in pieces:
        size = p.size
        if word is not None and word.angle == p.angle:
            gap = p.x0 - word.x1
            if (
                -BACK * size < gap < (SPACE if p.spaced else WORD_GAP) * size
                and abs(p.bottom - word.bottom) < BASELINE * size
            ):
                _join(word, p)
                continue
            if word.text[-1] in _ACCENTS and _under_accent(word, p):
                _join(word, p)
                continue
            if p.size < RAISED * word.size and _is_raised(word, p, gap):
                if is_note_mark(p.text):
                    word.note += p.text
                    word.x1 = p.x1
                else:
                    word.text += p.text  # the "st" of 1st
                    word.x1 = p.x1
                    word.edges = word.edges + p.edges
                continue
        word = p
        words.append(p)
    for w in words:
        if not w.text.isascii():
            w.text = _composed(w.text)
    return words


def _under_accent(word: PdfWord, piece: PdfWord) -> bool:
    """Whether `piece` begins under the accent that `word` ends with, as TeX sets them."""
    if len(word.edges) < 2:
        return False
    left, right = word.edges[-2:]
    return piece.x0 < right - 0.2 * (right - left) and piece.x0 > left - 0.5 * piece.size


def _is_raised(word: PdfWord, piece: PdfWord, gap: float) -> bool:
    """Whether `piece` is set small and high right after `word`."""
    return (
        -0.1 * word.size < gap < WORD_GAP * word.size
        and word.top - 0.3 * word.size < piece.top
        and word.top < piece.bottom < word.bottom - 0.1 * word.size
    )


def _join(word: PdfWord, piece: PdfWord) -> None:
    # The look of a word is that of most of its letters: a large initial does not set it.
    if len(piece.text) > len(word.text):
        word.size, word.font, word.color, word.bottom = (
            piece.size,
            piece.font,
            piece.color,
            piece.bottom,
        )
    word.text += piece.text
    word.x0 = min(word.x0, piece.x0)
    word.x1 = max(word.x1, piece.x1)
    word.top = min(word.top, piece.top)
    word.edges = word.edges + piece.edges
    if word.drawn is not None and piece.drawn is not None:
        word.drawn = union([word.drawn, piece.drawn])


def _composed(text: str) -> str:
    """Soft hyphens inside the word as the hyphens they are drawn as; accents on their letters."""
    if SOFT_HYPHEN in text[:-1]:
        text = text.replace(SOFT_HYPHEN, "-")
    if _ACCENTED.search(text):
        text = _ACCENTED.sub(lambda m: m[2].replace("ı", "i") + _ACCENTS[m[1]], text)
    return unicodedata.normalize("NFC", text)


def rows_of(words: Iterable[PdfWord]) -> list[list[PdfWord]]:
    """Words grouped by baseline, top to bottom; each row from left to right, overprints dropped."""
    rows: list[list[PdfWord]] = []
    row: list[PdfWord] = []
    foot = size = -1e9
    for w in sorted(words, key=lambda w: w.bottom):
        if w.bottom - foot < BASELINE * min(size, w.size):
            row.append(w)
        else:
            row = [w]
            rows.append(row)
            foot, size = w.bottom, w.size
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda w: w.x0)
            _settle(row)
    return rows


def _settle(row: list[PdfWord]) -> None:
    """Drop words printed twice, and join pieces of a word that were painted apart."""
    out = [row[0]]
    for w in row[1:]:
        last = out[-1]
        gap = w.x0 - last.x1
        if gap < WORD_GAP * w.size:
            if last.text == w.text and -gap > OVERPRINT * (w.x1 - w.x0):
                continue
            if (
                not w.spaced
                and abs(last.size - w.size) < 0.2 * w.size
                and -BACK * w.size < gap
                and w.order != last.order + 1
                and w.confidence is None
            ):
                _join(last, w)
                continue
        out.append(w)
    row[:] = out


def segments_of(words: Iterable[PdfWord]) -> list[Segment]:
    """Segments of a page; letter-spaced words are closed up, bullets stay with their line."""
    rows = rows_of(words)
    groups: list[list[PdfWord]] = []
    even: list[list[list[PdfWord]]] = []
    for row in rows:
        parts = _parted_by_gaps(row)
        if len(parts) > 3 and _is_even(row):
            even.append(parts)
        else:
            groups.extend(parts)
    edges = _shared_edges(groups)
    for parts in even:
        # A line of wide gaps throughout: cells where other lines begin at their edges, else a
        # justified line.
        aligned = sum(round(part[0].x0) in edges for part in parts[1:])
        groups.extend(
            parts if aligned >= len(parts) // 2 else [[w for part in parts for w in part]]
        )
    segments: list[Segment] = []
    for group in groups:
        if len(group) > 1:
            group = close_up(group)
            for part in _parted(group, edges) if edges else (group,):
                segments.append(one_segment(part))
        else:
            segments.append(one_segment(group))
    for segment in segments:
        for w in segment.words:
            # Of the characters' edges only the first two characters' are asked for from here on.
            del w.edges[4:]
    return segments


def _parted_by_gaps(row: list[PdfWord]) -> list[list[PdfWord]]:
    """A row cut at its wide gaps; a bullet stays with the words after it."""
    groups: list[list[PdfWord]] = []
    group = [row[0]]
    edge = row[0].x1
    for last, w in pairwise(row):
        wide = SEGMENT_GAP * (w.size if w.size > last.size else last.size)
        if w.x0 - edge > wide and (
            len(group) > 1
            or not is_bullet(last.text)
            or w.x0 - edge > BULLET_GAP * max(w.size, last.size)
        ):
            groups.append(group)
            group = []
            edge = w.x1
        group.append(w)
        if w.x1 > edge:
            edge = w.x1
    groups.append(group)
    return groups


def _is_even(row: list[PdfWord]) -> bool:
    """Whether all gaps of a row are about as wide as each other."""
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(row))
    return gaps[-1] < EVEN * max(gaps[len(gaps) // 2], 0.01)


def _shared_edges(groups: list[list[PdfWord]]) -> dict[int, int]:
    """Left edges (whole page points) where at least three groups begin, and how many do; the
    leftmost is left out."""
    counts: dict[int, int] = {}
    for group in groups:
        at = round(group[0].x0)
        counts[at] = counts.get(at, 0) + 1
    if len(counts) < 2:
        return {}
    first = min(counts) + 30
    return {at: n for at, n in counts.items() if n > 2 and at > first}


def _parted(group: list[PdfWord], edges: dict[int, int]) -> list[list[PdfWord]]:
    """A group cut where a column begins in it after a gap that is wide for this line: between
    narrow columns it may be hardly wider than a space. A list's bullet stays with its line."""
    parts = [group]
    gaps: list[float] = []
    for index in range(len(group) - 1, 1 if is_bullet(group[0].text) else 0, -1):
        w = group[index]
        before = group[index - 1]
        gap = w.x0 - before.x1
        if gap < TOUCHING * w.size:
            continue
        lines = edges.get(round(w.x0), 0)
        many = lines >= MANY_LINES
        other_look = (w.color, w.font) != (before.color, before.font)
        narrow = gap < (LEAST_GAP if many else NARROW_GAP) * w.size
        if not lines or (narrow and not (many and other_look)):
            continue
        gaps = gaps or sorted(b.x0 - a.x1 for a, b in pairwise(group))
        ratio = 0.0 if many and other_look else 1.25 if many else 1.7
        if len(gaps) < 3 or gap > ratio * gaps[len(gaps) // 2]:
            first = parts[0]
            parts[:1] = [first[:index], first[index:]]
    return parts


def one_segment(words: list[PdfWord]) -> Segment:
    if len(words) == 1:
        w = words[0]
        return Segment(words, w.x0, w.top, w.x1, w.bottom, w.size)
    return Segment(
        words,
        words[0].x0,
        min([w.top for w in words]),
        max([w.x1 for w in words]),
        max([w.bottom for w in words]),
        max([w.size for w in words]),
    )


def close_up(words: list[PdfWord]) -> list[PdfWord]:
    """Join letter-spaced words ("E X P E R I E N C E"): mostly single letters, evenly apart.

    A gap well above the usual one between letters parts the words.
    """
    if len(words) < 4:
        return words
    single = sum(len(w.text) == 1 and w.text.isalpha() for w in words)
    if single < 4 or single < 0.75 * len(words):
        return words
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = statistics.median_low(gaps)
    # An even rhythm tells letter-spacing from initials and from single-letter words.
    limit = max(usual * 1.6, usual + 0.12 * words[0].size)
    out = [words[0]]
    for gap, w in zip(gaps, words[1:], strict=True):
        if gap <= limit:
            _join(out[-1], w)
        else:
            out.append(w)
    return out
