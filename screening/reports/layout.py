"""Documents without pages (Word, HTML, text …) laid out on pages of their own, with a box for each
word, so that their quotes can be marked like those of a PDF."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from fpdf import FPDF

from screening.documents.model import Box, Document, Line, Page, Place, Word
from screening.reports import fonts
from screening.reports.strings import printable

WIDTH, HEIGHT, MARGIN = 612.0, 792.0, 54.0
LEAST, MOST, USUAL = 8.0, 20.0, 10.5  # points of type
LEADING = 1.35
TAB = 24.0  # points between two cells of a row
BULLET = 12.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A document with pages and word boxes of its own, and the PDF that shows it."""

    document: Document
    pdf: bytes


@functools.lru_cache(maxsize=8)
def lay_out(document: Document) -> Laid:
    """Set the lines one below the other; the words' boxes are where they were set."""
    setter = _Setter(document)
    lines = tuple(setter.line(x) for x in document.lines)
    pages = tuple(Page(n, WIDTH, HEIGHT) for n in range(1, setter.pdf.page_no() + 1))
    return Laid(replace(document, lines=lines, pages=pages), bytes(setter.pdf.output()))


class _Setter:
    def __init__(self, document: Document) -> None:
        self.pdf = FPDF(unit="pt", format="letter")
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        fonts.use_fonts(self.pdf, document.text)
        # A fixed date: the same document gives the same bytes.
        self.pdf.set_creation_date(datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
        self.pdf.add_page()
        self._top = MARGIN
        self._paragraph: int | None = None

    def line(self, line: Line) -> Line:
        size = min(MOST, max(LEAST, line.look.size or USUAL))
        high = size * LEADING
        if self._paragraph is not None and line.paragraph != self._paragraph:
            self._top += min(12.0, 0.35 * high + 6 * min(1.0, line.gap))
        self._paragraph = line.paragraph
        style = "B" if line.look.bold or line.look.style.lower().startswith("heading") else ""
        self.pdf.set_font(fonts.FAMILY, style, size)
        gray = 110 if line.place is not Place.BODY else 25
        self.pdf.set_text_color(gray, gray, gray)
        left = MARGIN + min(60.0, max(0.0, line.indent)) + (BULLET if line.bullet else 0)
        if self._top + high > HEIGHT - MARGIN:
            self._new_page()
        first = self.pdf.page_no()
        if line.bullet:
            self.pdf.set_fill_color(gray, gray, gray)
            self.pdf.ellipse(left - 9, self._top + high / 2 - 1.5, 3, 3, style="F")
        words = self._words(line.text, left, high)
        # A quote is marked on the page where its line begins.
        return replace(line, page=first, words=tuple(w for w, page in words if page == first))

    def _words(self, text: str, left: float, high: float) -> list[tuple[Word, int]]:
        """Set the words of a line, wrapped; right to left where the line's script runs so."""
        backward = _backward(text)
        x = WIDTH - MARGIN if backward else left
        out = []
        at = 0
        blank = self.pdf.get_string_width(" ")
        for cell_number, cell in enumerate(text.split("\t")):
            if cell_number:
                x += -TAB if backward else TAB
                at += 1
            for word in cell.split(" "):
                start, at = at, at + len(word) + 1
                shown = printable(word)
                if not shown:
                    continue
                width = self.pdf.get_string_width(shown)
                over = x - width < left if backward else x + width > WIDTH - MARGIN
                if over and x not in (left, WIDTH - MARGIN):
                    x = WIDTH - MARGIN if backward else left
                    self._top += high
                    if self._top + high > HEIGHT - MARGIN:
                        self._new_page()
                x0 = x - width if backward else x
                self.pdf.set_xy(x0, self._top)
                self.pdf.cell(width, high, shown)
                box = Box(
                    round(x0, 2),
                    round(self._top, 2),
                    round(x0 + width, 2),
                    round(self._top + high, 2),
                )
                out.append((Word(start, start + len(word), box), self.pdf.page_no()))
                x = x0 - blank if backward else x0 + width + blank
            at -= 1
        self._top += high
        return out

    def _new_page(self) -> None:
        self.pdf.add_page()
        self._top = MARGIN


def _backward(text: str) -> bool:
    """Whether the first strong letter belongs to a script that runs from right to left."""
    for c in text:
        kind = bidirectional(c)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False
