"""A `Paper` as PDF, set with fpdf2: the same paper always gives the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from screening.reports import fonts
from screening.reports.paper import (
    Block,
    Bullets,
    Callout,
    Choices,
    Heading,
    Item,
    NewPage,
    Paper,
    Quoted,
    Room,
    Table,
    Text,
    Together,
    Verdict,
)
from screening.reports.pen import (
    ACCENT,
    BAND,
    FOOT,
    INK,
    LEADING,
    LEAST_BELOW,
    MARGIN,
    PAGES,
    QUIET,
    RULE,
    SIZE,
    SMALL,
    STATUS,
    TONES,
    Pen,
)
from screening.reports.strings import printable, strings_of


def to_pdf(paper: Paper) -> bytes:
    """The paper as a PDF file."""
    sheet = _Sheet(paper)
    sheet.front()
    for block in paper.blocks:
        sheet.block(block)
    sheet.missing()
    return bytes(sheet.output())


class _Sheet(Pen):
    def __init__(self, paper: Paper) -> None:
        text = "".join(strings_of(paper))
        super().__init__(text)
        self._paper = paper
        self._lacking = fonts.lacking(text)
        self.alias_nb_pages(PAGES, align="R")
        made = datetime.datetime.combine(paper.date, datetime.time(), datetime.UTC)
        self.set_creation_date(made)
        self.set_title(printable(f"{paper.kind}: {paper.title}"))
        self.set_author("Screening")
        self.set_creator("Screening")
        self.set_lang("en-US")
        self.add_page()
        self._draw: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Text: self._text,
            Verdict: self._verdict,
            Item: self._item,
            Quoted: self._quoted,
            Table: self._table,
            Bullets: self._bullets,
            Callout: self._callout,
            Choices: self._choices,
            Room: self._room,
            Together: self._together,
            NewPage: lambda _: self.add_page(),
        }

    # What stands on every page

    def footer(self) -> None:
        self.set_y(-FOOT + 18)
        self._line(RULE, self.get_y() - 6)
        for text in self._paper.footer:
            self._write(text, size=7.5, color=QUIET)
        self.set_y(-FOOT + 18)
        self._font(7.5, color=QUIET)
        width = 70.0
        self.set_x(self.w - MARGIN - width)
        self.cell(width, 7.5 * LEADING, f"Page {self.page_no()} of {PAGES}", align="R")

    def front(self) -> None:
        self._write(self._paper.kind.upper(), size=SMALL, bold=True, color=ACCENT, after=2)
        self._write(self._paper.title, size=20, bold=True, after=2)
        if self._paper.subtitle:
            self._write(self._paper.subtitle, size=SIZE, color=QUIET)
        self._line(ACCENT, self.get_y() + 5, 1.2)
        self.set_y(self.get_y() + 14)

    def missing(self) -> None:
        """Say which characters could not be printed."""
        if self._lacking:
            codes = ", ".join(f"U+{ord(c):04X}" for c in self._lacking[:20])
            self.block(Text(f"Printed as □, because no font here has them: {codes}.", quiet=True))

    # Blocks

    def block(self, block: Block) -> None:
        self._draw[type(block)](block)

    def _heading(self, h: Heading) -> None:
        size = 13.0 if h.level == 1 else 11.0
        self._need(size * LEADING + LEAST_BELOW)
        if self.get_y() > MARGIN + 1:
            self.set_y(self.get_y() + (9 if h.level == 1 else 4))
        if h.level == 1:
            self.start_section(printable(h.text))
        self._write(h.text, size=size, bold=True, color=ACCENT if h.level == 1 else INK, after=4)

    def _text(self, t: Text) -> None:
        size = SMALL if t.quiet else 12.0 if t.lead else SIZE
        color = QUIET if t.quiet else INK
        self._need(self._high(t.text, self.epw, size, t.bold))
        self._write(t.text, size=size, bold=t.bold, color=color, after=t.after)

    def _verdict(self, v: Verdict) -> None:
        inner = self.epw - 28
        high = self._high(v.headline, inner, 15, True) + self._high(v.sentence, inner, SIZE) + 20
        self._need(high)
        top = self.get_y()
        self._ground(self.l_margin, top, self.epw, high, BAND, ACCENT)
        self.set_y(top + 10)
        self._write(v.headline, size=15, bold=True, color=ACCENT, indent=16, right=12, after=2)
        self._write(v.sentence, size=SIZE, indent=16, right=12)
        self.set_y(top + high + 8)

    def _item(self, i: Item) -> None:
        color, ground = TONES[i.tone]
        inner = self.epw - STATUS
        high = self._high(i.name, inner, SIZE, True) + self._high(i.reason, inner, SIZE)
        self._need(high + 4)
        top = self.get_y()
        self._font(SMALL, True)
        width = min(self.get_string_width(printable(i.status)) + 12, STATUS - 8)
        self._fill(ground)
        self.rect(self.l_margin, top + 1, width, 13, style="F", round_corners=True, corner_radius=3)
        self._font(SMALL, True, color)
        self.set_xy(self.l_margin, top + 1)
        self.cell(width, 13, printable(i.status), align="C")
        self.set_y(top)
        self._write(i.name, bold=True, indent=STATUS)
        if i.reason:
            self._write(i.reason, indent=STATUS)
        self.set_y(self.get_y() + 4)

    def _quoted(self, q: Quoted) -> None:
        indent = STATUS + 10
        quote = f"“{q.text}”" if q.text else ""
        inner = self.epw - indent
        high = self._high(quote, inner, SIZE) + self._high(q.where, inner, SMALL)
        self._need(high + 6)
        top, page = self.get_y(), self.page
        if quote:
            self._write(quote, indent=indent)
        if q.where:
            self._write(q.where, size=SMALL, color=QUIET, indent=indent)
        if self.page == page:
            self._fill(RULE)
            self.rect(self.l_margin + STATUS, top + 2, 2, self.get_y() - top - 3, style="F")
        self.set_y(self.get_y() + 5)

    def _table(self, t: Table) -> None:
        widths = [w * self.epw / sum(t.widths) for w in t.widths]
        header = self._row_high(t.header, widths, SMALL, True)
        first = self._row_high(t.rows[0], widths, 9, False) if t.rows else 0.0
        self._need(header + first + 4)
        self._row(t.header, widths, t.right, SMALL, True, QUIET)
        for n, row in enumerate(t.rows):
            bold = t.bold_last and n == len(t.rows) - 1
            if self.get_y() + self._row_high(row, widths, 9, bold) > self.page_break_trigger:
                self.add_page()
                self._row(t.header, widths, t.right, SMALL, True, QUIET)
            self._row(row, widths, t.right, 9, bold, INK)
        self.set_y(self.get_y() + 6)

    def _bullets(self, b: Bullets) -> None:
        indent = 18.0 if b.tick or b.numbered else 12.0
        for n, text in enumerate(b.items, start=1):
            self._need(self._high(text, self.epw - indent, SIZE) + 2)
            top = self.get_y()
            if b.tick:
                self._box(self.l_margin + 2, top + 3)
            elif b.numbered:
                self._font(SIZE, color=QUIET)
                self.set_xy(self.l_margin, top)
                self.cell(indent, SIZE * LEADING, f"{n}.")
                self.set_y(top)
            else:
                self._fill(QUIET)
                self.ellipse(self.l_margin + 3, top + 5.5, 3, 3, style="F")
            self._write(text, indent=indent, after=3 if b.tick else 1.5)
        self.set_y(self.get_y() + 3)

    def _callout(self, c: Callout) -> None:
        color, ground = TONES[c.tone]
        inner = self.epw - 26
        high = self._high(c.title, inner, SIZE, True) + 16
        high += sum(self._high(x, inner, 9) + 2 for x in c.lines)
        if high > self.h - MARGIN - FOOT:  # longer than a page: set plainly
            self._write(c.title, bold=True, color=color)
            for line in c.lines:
                self._write(line, size=9, after=2)
            return
        self._need(high)
        top = self.get_y()
        self._ground(self.l_margin, top, self.epw, high, ground, color)
        self.set_y(top + 7)
        self._write(c.title, bold=True, color=color, indent=14, right=12)
        for line in c.lines:
            self._write(line, size=9, indent=14, right=12, after=2)
        self.set_y(top + high + 8)

    def _choices(self, c: Choices) -> None:
        self._need(22)
        top = self.get_y() + 2
        self._font(SIZE, True)
        self.set_xy(self.l_margin, top)
        self.cell(self.get_string_width(printable(c.label)) + 14, 14, printable(c.label))
        for option in c.options:
            self._font(SIZE)
            width = self.get_string_width(printable(option)) + 34
            if self.get_x() + width > self.w - MARGIN:
                self.set_xy(self.l_margin + 14, self.get_y() + 18)
            x, y = self.get_x(), self.get_y()
            self._box(x, y + 2.5, 9)
            self._font(SIZE)
            self.set_xy(x + 13, y)
            self.cell(width - 13, 14, printable(option))
        self.set_xy(self.l_margin, self.get_y() + 20)

    def _room(self, r: Room) -> None:
        self._need(14 + 20 * r.lines)
        self._write(r.label, size=SMALL, color=QUIET)
        for _ in range(r.lines):
            self.set_y(self.get_y() + 20)
            self._line(RULE, self.get_y())
        self.set_y(self.get_y() + 8)

    def _together(self, t: Together) -> None:
        high = sum(self._block_high(b) for b in t.blocks)
        if high < self.h - MARGIN - FOOT:
            self._need(high)
        for b in t.blocks:
            self.block(b)

    # Measures

    def _block_high(self, b: Block) -> float:
        """About how high a block is set; enough to decide about a new page."""
        width = self.epw
        match b:
            case Heading():
                return 34.0
            case Text():
                return self._high(b.text, width, 12 if b.lead else SIZE, b.bold) + b.after
            case Item():
                inner = width - STATUS
                return self._high(b.name, inner, SIZE, True) + self._high(b.reason, inner, SIZE) + 4
            case Quoted():
                inner = width - STATUS - 10
                quote = f"“{b.text}”" if b.text else ""
                return self._high(quote, inner, SIZE) + self._high(b.where, inner, SMALL) + 6
            case Bullets():
                return sum(self._high(x, width - 18, SIZE) + 3 for x in b.items) + 3
            case Table():
                widths = [w * width / sum(b.widths) for w in b.widths]
                rows = (b.header, *b.rows)
                return sum(self._row_high(r, widths, 9, False) for r in rows) + 6
            case Room():
                return 22.0 + 20 * b.lines
            case Choices():
                return 24.0
            case _:
                return 60.0
