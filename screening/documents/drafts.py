"""Rows of segments to drafts of lines: text with its words' places, bullets, look, rules below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from screening.documents.bidi import in_reading_order
from screening.documents.characters import is_bullet, is_capitals
from screening.documents.model import Look, Place, Word
from screening.documents.paragraphs import Draft
from screening.documents.pdf_paint import PdfWord, Shape
from screening.documents.typefaces import typeface
from screening.documents.words import Segment

CELL_GAP = 0.65  # of the type size: a wider gap between words may part cells
# Of the type size: the space taken for usual where a line has only one; a typewriter's and a scan's
# are wider.
SPACE, WIDE_SPACE = 0.3, 0.42
CELL_RATIO = 2.2  # times the usual gap of the line: justified text has wide gaps everywhere
MARK = 0.55  # of the type size: a drawn bullet is smaller
MARK_GAP = (2.0, 24.0)  # page points between a drawn bullet and its line
RULE_LENGTH = 60.0  # page points: the least length of a rule under a heading
RULE_GAP = 9.0  # page points: how far under a heading its rule may be
_LEADER = re.compile(r"[._…·]{4,}")
# Icons, letters of no script, and glyphs without a character.
_SIGN = re.compile(r"(?:[\ue000-\uf8ff\U000f0000-\U000ffffd]|\(cid:\d+\))+")


class Ground:
    """Drawn bullets, rules and bands of one page, looked up by height."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        small = [s for s in shapes if not s.image]
        self.marks = sorted(
            ((s.top + s.bottom) / 2, s.x0, s.x1, s.bottom - s.top)
            for s in small
            if 1.2 <= s.bottom - s.top < 9 and 1.2 <= s.x1 - s.x0 < 9
        )
        self.rules = sorted(
            (s.top, s.x0, s.x1) for s in small if s.bottom - s.top < 3 and s.x1 - s.x0 > RULE_LENGTH
        )
        self.bands = sorted(
            (s.top, s.bottom, s.x0, s.x1)
            for s in small
            if 8 < s.bottom - s.top < 40
            and s.x1 - s.x0 > RULE_LENGTH
            and s.color not in {"", "ffffff"}
        )

    def marked(self, d: Draft, size: float) -> bool:
        """Whether a small shape is drawn before the line, as a bullet."""
        at = bisect_left(self.marks, (d.top,))
        while at < len(self.marks) and self.marks[at][0] < d.bottom:
            _, _, x1, height = self.marks[at]
            if MARK_GAP[0] < d.x0 - x1 < MARK_GAP[1] and height < MARK * size:
                return True
            at += 1
        return False

    def ruled(self, d: Draft) -> bool:
        """Whether a rule is drawn right below the line, or a band behind it."""
        at = bisect_left(self.rules, (d.bottom - 2,))
        while at < len(self.rules) and self.rules[at][0] < d.bottom - 2 + RULE_GAP:
            if self.rules[at][1] < d.x1 and self.rules[at][2] > d.x0:
                return True
            at += 1
        middle = (d.top + d.bottom) / 2
        return any(
            top < middle < bottom and x0 < d.x1 and x1 > d.x0 for top, bottom, x0, x1 in self.bands
        )


def draft_of(
    row: Sequence[Segment], region: int, right: float, page: int, column: int, place: Place
) -> Draft:
    """One row of segments as the draft of a line."""
    first = row[0].words[0]
    bullet = _is_mark(first.text) and (len(row[0].words) > 1 or len(row) > 1)
    text = ""
    words: list[Word] = []
    cells = 1
    cell_x0 = row[0].x0
    every: list[PdfWord] = []
    skip = bullet
    for segment in row:
        own = segment.words
        if skip:
            own = own[1:]
            skip = False
            if not own:
                continue
        if not all(w.text.isascii() for w in own):
            own = in_reading_order(own)
        own = [w for w in own if "(" < w.text[0] < "\x7f" or not _SIGN.fullmatch(w.text)]
        if not own:
            continue
        wide = _wide_gap(own)
        last: PdfWord | None = None
        for w in own:
            if _LEADER.fullmatch(w.text):
                last = None  # dots that lead the eye over a gap part cells
                continue
            if text:
                if last is None or (wide and w.x0 - last.x1 > wide and _parts(last, w)):
                    text += "\t"
                    cells += 1
                    cell_x0 = w.x0
                else:
                    text += " "
            start = len(text)
            text += w.text
            words.append(Word(start, len(text), w.drawn or w.box))
            last = w
        every.extend(own)
    lead = every[0] if every else first
    return Draft(
        text=text,
        x0=row[0].x0,
        x1=row[-1].x1,
        text_x0=lead.x0,
        top=min([s.top for s in row]),
        bottom=max([s.bottom for s in row]),
        region=region,
        right=right,
        first_word=lead.x1 - lead.x0 + 0.25 * lead.size,
        words=tuple(words),
        look=look_of(every or [first]),
        page=page,
        place=place,
        column=column,
        bullet=bullet,
        cells=cells,
        cell_x0=cell_x0,
        confidence=_confidence(every),
    )


def _is_mark(text: str) -> bool:
    """A bullet; a lone sign without a character of its own is one too."""
    return is_bullet(text) or (text.startswith("(cid:") and text.count("(") == 1)


def _parts(left: PdfWord, right: PdfWord) -> bool:
    """Whether a wide gap between two words parts cells: not beside a lone sign ("|", "·")."""
    return not (_lone(left.text) or _lone(right.text))


def _lone(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _wide_gap(words: Sequence[PdfWord]) -> float:
    """From which width a gap between words of one segment parts cells; 0 where none does."""
    if len(words) < 2:
        return 0.0
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    size = words[0].size
    if max(gaps) <= CELL_GAP * size:
        return 0.0
    edges = words[0].edges
    if len(edges) > 3 and edges[2] - edges[1] > 0.15 * size:
        return 0.0  # letter-spaced: its gaps are wide everywhere
    gaps.sort()
    wide = words[0].confidence is not None or typeface(words[0].font).fixed
    alone = (WIDE_SPACE if wide else SPACE) * size
    usual = gaps[(len(gaps) - 1) // 3] if len(gaps) > 1 else alone
    return max(CELL_GAP * size, CELL_RATIO * usual)


def _confidence(words: Sequence[PdfWord]) -> float | None:
    """Mean confidence of recognition, by characters; None for text that was in the file."""
    if not words or words[0].confidence is None:
        return None
    known = [(w.confidence or 0.0, len(w.text)) for w in words]
    return round(sum(c * n for c, n in known) / max(1, sum(n for _, n in known)), 3)


def look_of(words: Sequence[PdfWord]) -> Look:
    """The look of most characters of a line."""
    first = words[0]
    font, size, color = first.font, round(first.size, 1), first.color
    if any(w.font != first.font or w.size != first.size or w.color != color for w in words):
        weight: Counter[tuple[str, float, str]] = Counter()
        for w in words:
            weight[w.font, round(w.size, 1), w.color] += len(w.text)
        (font, size, color), _ = weight.most_common(1)[0]
    name, bold, italic, _ = typeface(font)
    return Look(size, bold, italic, is_capitals("".join([w.text for w in words])), color, name)


def drafts_of(
    rows: Sequence[Sequence[Segment]],
    region: int,
    right: float,
    page: int,
    column: int,
    ground: Ground,
) -> Iterator[Draft]:
    """The drafts of a region's rows, bullets and rules that are drawn taken in."""
    for row in rows:
        d = draft_of(row, region, right, page, column, Place.BODY)
        if ground.marks and not d.bullet and ground.marked(d, row[0].size):
            d.bullet = True
        if (ground.rules or ground.bands) and ground.ruled(d):
            look = d.look
            d.look = Look(
                look.size, look.bold, look.italic, look.caps, look.color, look.font, ruled=True
            )
        yield d
