"""Text that a person cannot see is kept apart: too small, off the page, unpainted, painted over,
or in the color of what lies under it. Pale but readable text is text."""

from __future__ import annotations

from collections.abc import Iterator

from screening.documents import seen
from screening.documents.model import Box, Hidden, union
from screening.documents.pdf_paint import PageContent, PdfWord, Shape

INVISIBLE_MODES = frozenset({3, 7})  # text render modes that paint nothing (PDF 32000-1, table 106)
SCAN_SHARE = 0.6  # pictures over this share of the page are a scan
NARROW = 0.6  # of the least size: type is small where its letters are narrower than that too
STRIP = 24.0  # page points: shapes are looked up by strips of this height
NEAR = 60  # words and shapes painted between two words of one hidden run at most
APART = 4.0  # times the type size between lines of one hidden run at most
SLACK = 1.0  # page points: how far over the page's edge a word's middle may lie


def split_hidden(content: PageContent) -> tuple[list[PdfWord], list[Hidden]]:
    """The words a person sees, and what is hidden, run by run with the reason."""
    ground = _Ground(content)
    visible: list[PdfWord] = []
    unseen: list[tuple[PdfWord, str]] = []
    for word in content.words:
        why = word.unseen or ground.why(word)
        if why:
            unseen.append((word, why))
        else:
            visible.append(word)
    if not unseen:
        return visible, []
    found = list(_runs(unseen, content.number))
    return visible, sorted(found, key=lambda h: (round(h.box.top), h.box.x0) if h.box else (0, 0.0))


class _Ground:
    """What lies under and over the words of one page."""

    def __init__(self, content: PageContent) -> None:
        self.width, self.height = content.width, content.height
        area = max(1.0, content.width * content.height)
        pictures = sum((s.x1 - s.x0) * (s.bottom - s.top) for s in content.shapes if s.image)
        # Over a scan, unpainted text is what a scanner recognized, unless the page has its own.
        self.scan = pictures > SCAN_SHARE * area and _mostly_unpainted(content)
        self.strips: dict[int, list[Shape]] = {}
        last = int(content.height / STRIP) + 1
        for s in content.shapes:
            if s.x1 - s.x0 > 3 and s.bottom - s.top > 3:
                for strip in range(
                    max(0, int(s.top / STRIP)), min(last, int(s.bottom / STRIP)) + 1
                ):
                    self.strips.setdefault(strip, []).append(s)

    def why(self, w: PdfWord) -> str:
        if w.mode in INVISIBLE_MODES:
            return "" if self.scan else seen.UNPAINTED
        if w.size < seen.LEAST_SIZE and w.x1 - w.x0 < NARROW * seen.LEAST_SIZE * len(w.text):
            return seen.TINY
        x0, top, x1, bottom = w.drawn or (w.x0, w.top, w.x1, w.bottom)
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if not (-SLACK <= x <= self.width + SLACK and -SLACK <= y <= self.height + SLACK):
            return seen.OUTSIDE
        under = "ffffff"
        for s in self.strips.get(int(y / STRIP), ()):
            if s.x0 <= x <= s.x1 and s.top <= y <= s.bottom:
                if s.order < w.order:
                    if s.solid or s.image:
                        under = s.color
                    elif s.color != under:
                        under = ""  # something lies there, but not in its whole box
                elif s.solid and _covers(s, x0, top, x1, bottom):
                    return seen.COVERED
        if w.color and under and seen.contrast(w.color, under) < seen.LEAST_CONTRAST:
            return seen.SAME_COLOR
        return ""


def _mostly_unpainted(content: PageContent) -> bool:
    unpainted = sum(len(w.text) for w in content.words if w.mode in INVISIBLE_MODES)
    return unpainted > sum(len(w.text) for w in content.words) / 2


def _covers(s: Shape, x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether a shape lies over most of a word."""
    width = min(s.x1, x1) - max(s.x0, x0)
    height = min(s.bottom, bottom) - max(s.top, top)
    return width > 0.6 * (x1 - x0) and height > 0.5 * (bottom - top)


def _runs(unseen: list[tuple[PdfWord, str]], page: int) -> Iterator[Hidden]:
    """Neighboring hidden words with one reason, as one piece of text."""
    run: list[PdfWord] = []
    reason = ""
    for word, why in unseen:
        if run and (
            why != reason
            or word.order - run[-1].order > NEAR
            or abs(word.bottom - run[-1].bottom) > APART * max(8.0, word.size)
        ):
            yield _hidden(run, reason, page)
            run = []
        reason = why
        run.append(word)
    yield _hidden(run, reason, page)


def _hidden(run: list[PdfWord], why: str, page: int) -> Hidden:
    text = ""
    last: PdfWord | None = None
    for w in run:
        joined = last is not None and not w.spaced and abs(w.x0 - last.x1) < 0.2 * w.size
        text += w.text if joined or not text else " " + w.text
        last = w
    boxes = [w.drawn or w.box for w in run]
    return Hidden(text, why, page, Box(*(round(v, 2) for v in union(boxes))))
