"""A `Paper` as a Word document (DOCX), with real headings, tables and page numbers.

Fonts are the reader's own: Word picks one for each script.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

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
from screening.reports.pen import ACCENT, BAND, INK, QUIET, RULE, TONES, Rgb
from screening.reports.strings import clean
from screening.reports.word_parts import edge, field, grid, packed, repeated, run, shade, whole

MARGIN = 54  # points
INDENT = 18  # points, of a quote and of what stands under a finding


def to_docx(paper: Paper) -> bytes:
    """The paper as a DOCX file; the same paper gives the same bytes."""
    writer = _Writer(paper)
    writer.front()
    for block in paper.blocks:
        writer.block(block)
    return packed(writer.document)


class _Writer:
    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.document: Document = new_document()
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
            NewPage: self._new_page,
        }
        self._set_up()

    def _set_up(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Pt(612), Pt(792)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Pt(MARGIN))
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10.5)
        normal.paragraph_format.space_after = Pt(4)
        normal.paragraph_format.line_spacing = 1.08
        for level, size in ((1, 14), (2, 11.5)):
            style = self.document.styles[f"Heading {level}"]
            style.font.name, style.font.size = "Calibri", Pt(size)
            style.font.color.rgb = RGBColor(*ACCENT)
            fonts = style.element.rPr.rFonts
            for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(name), None)
        made = datetime.datetime.combine(self._paper.date, datetime.time())
        core = self.document.core_properties
        core.title = clean(f"{self._paper.kind}: {self._paper.title}")
        core.author = core.last_modified_by = "Screening"
        core.comments = core.keywords = core.subject = ""
        core.language = "en-US"
        core.created = core.modified = core.last_printed = made
        core.revision = 1
        self._footer(section.footer)

    def _footer(self, footer: Any) -> None:
        first = footer.paragraphs[0]
        for n, line in enumerate(self._paper.footer):
            paragraph = first if n == 0 else footer.add_paragraph()
            run(paragraph, line, 7.5, color=QUIET)
        last = footer.add_paragraph()
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run(last, "Page ", 7.5, color=QUIET)
        field(last, "PAGE")
        run(last, " of ", 7.5, color=QUIET)
        field(last, "NUMPAGES")
        for paragraph in footer.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)

    def front(self) -> None:
        self._paragraph(self._paper.kind.upper(), 8.5, bold=True, color=ACCENT, after=0)
        title = self._paragraph(self._paper.title, 20, bold=True, after=0, style="Title")
        borders = title._p.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            title._p.get_or_add_pPr().remove(borders)
        if self._paper.subtitle:
            self._paragraph(self._paper.subtitle, 10, color=QUIET, after=8)

    def block(self, block: Block) -> None:
        self._draw[type(block)](block)

    # Blocks

    def _heading(self, h: Heading) -> None:
        self.document.add_heading(clean(h.text), level=h.level)

    def _text(self, t: Text) -> None:
        size = 8.5 if t.quiet else 12 if t.lead else 10.5
        self._paragraph(t.text, size, t.bold, QUIET if t.quiet else INK, after=t.after)

    def _verdict(self, v: Verdict) -> None:
        cell = self._band(BAND)
        run(cell.paragraphs[0], v.headline, 16, bold=True, color=ACCENT)
        run(cell.add_paragraph(), v.sentence, 10.5)
        self._gap()

    def _item(self, i: Item) -> None:
        color, ground = TONES[i.tone]
        paragraph = self._paragraph("", after=0 if i.reason else 2, keep=True)
        status = run(paragraph, f" {i.status} ", 8.5, bold=True, color=color)
        shade(status._r.get_or_add_rPr(), ground)
        run(paragraph, f"  {i.name}", 10.5, bold=True)
        if i.reason:
            self._paragraph(i.reason, indent=INDENT, after=3)

    def _quoted(self, q: Quoted) -> None:
        if q.text:
            self._paragraph(f"“{q.text}”", indent=INDENT, after=0, bar=True, keep=bool(q.where))
        if q.where:
            self._paragraph(q.where, 8, color=QUIET, indent=INDENT, after=4, bar=True)

    def _table(self, t: Table) -> None:
        table = self.document.add_table(rows=0, cols=len(t.header))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        grid(table)
        wide = 612 - 2 * MARGIN
        widths = [Pt(wide * w / sum(t.widths)) for w in t.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for n, cells in enumerate((t.header, *t.rows)):
            row = table.add_row()
            whole(row)
            bold = n == 0 or (t.bold_last and n == len(t.rows))
            for k, (text, width) in enumerate(zip(cells, widths, strict=True)):
                cell = row.cells[k]
                cell.width = width
                run(
                    cell.paragraphs[0], text, 8.5 if n == 0 else 9.5, bold, QUIET if n == 0 else INK
                )
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                if k in t.right:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if n == 0:
                repeated(row)
        self._gap()

    def _bullets(self, b: Bullets) -> None:
        for n, text in enumerate(b.items, start=1):
            if b.tick or b.numbered:
                front = "☐" if b.tick else f"{n}."
                paragraph = self._paragraph(f"{front}\t{clean(text)}", after=2, indent=INDENT)
                paragraph.paragraph_format.first_line_indent = Pt(-INDENT)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(INDENT))
            else:
                self._paragraph(text, after=1, style="List Bullet")

    def _callout(self, c: Callout) -> None:
        color, ground = TONES[c.tone]
        cell = self._band(ground)
        run(cell.paragraphs[0], c.title, 10.5, bold=True, color=color)
        for line in c.lines:
            run(cell.add_paragraph(), line, 9.5)
        self._gap()

    def _choices(self, c: Choices) -> None:
        paragraph = self._paragraph(c.label, bold=True, after=2)
        run(paragraph, "".join(f"     ☐ {option}" for option in c.options), 10.5)

    def _room(self, r: Room) -> None:
        self._paragraph(r.label, 8.5, color=QUIET, after=0)
        for _ in range(r.lines):
            line = self._paragraph("", after=0)
            line.paragraph_format.line_spacing = Pt(21)
            edge(line, ("bottom", "between"), RULE, 4)
        self._gap()

    def _together(self, t: Together) -> None:
        start = len(self.document.paragraphs)
        for block in t.blocks:
            self.block(block)
        for paragraph in self.document.paragraphs[start:-1]:
            paragraph.paragraph_format.keep_with_next = True

    # Parts

    def _paragraph(
        self,
        text: str,
        size: float = 10.5,
        bold: bool = False,
        color: Rgb = INK,
        after: float = 4,
        indent: float = 0,
        style: str | None = None,
        bar: bool = False,
        keep: bool = False,
    ) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        if text:
            run(paragraph, text, size, bold, color)
        form = paragraph.paragraph_format
        form.space_after, form.space_before, form.keep_with_next = Pt(after), Pt(0), keep
        if indent:
            form.left_indent = Pt(indent)
        if bar:
            edge(paragraph, ("left",), RULE, 12)
        return paragraph

    def _new_page(self, _: NewPage) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _band(self, ground: Rgb) -> _Cell:
        table = self.document.add_table(rows=1, cols=1)
        cell: _Cell = table.rows[0].cells[0]
        shade(cell._tc.get_or_add_tcPr(), ground)
        return cell

    def _gap(self) -> None:
        """A table's last row and the next text do not touch."""
        gap = self.document.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(6)
