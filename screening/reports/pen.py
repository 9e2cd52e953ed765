"""The pen that sets a paper's PDF: fonts, measures, strokes. It knows no blocks."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from screening.reports import fonts
from screening.reports.paper import Tone
from screening.reports.strings import printable

Rgb = tuple[int, int, int]
INK: Rgb = (31, 41, 51)
QUIET: Rgb = (95, 107, 122)
RULE: Rgb = (205, 211, 219)
ACCENT: Rgb = (31, 58, 95)
BAND: Rgb = (236, 241, 247)
TONES: dict[Tone, tuple[Rgb, Rgb]] = {  # text and ground
    Tone.PLAIN: (INK, (240, 242, 245)),
    Tone.GOOD: ((22, 94, 51), (226, 243, 232)),
    Tone.ASK: ((124, 77, 0), (253, 243, 220)),
    Tone.BAD: ((150, 28, 34), (252, 230, 230)),
    Tone.QUIET: (QUIET, (240, 242, 245)),
}
MARGIN = 54.0
FOOT = 60.0  # room kept free at the bottom of a page
SIZE = 9.5
SMALL = 8.0
LEADING = 1.38
STATUS = 78.0  # width of the column in which a finding's status stands
# Stands for the number of pages, as wide as two digits; a private sign that no text here can hold.
PAGES = "\ue000\ue000"
LEAST_BELOW = 60.0  # points of room that a heading needs below it


class Pen(FPDF):
    """Letter paper in points, with the fonts that `text` needs."""

    def __init__(self, text: str) -> None:
        super().__init__(unit="pt", format="letter")
        self._measured: dict[tuple[str, float, float, bool], float] = {}
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, FOOT)
        fonts.use_fonts(self, text)

    def _need(self, high: float) -> None:
        """A new page where `high` points do not fit on this one."""
        if self.get_y() + high > self.page_break_trigger and self.get_y() > MARGIN + 1:
            self.add_page()

    def _high(self, text: str, width: float, size: float, bold: bool = False) -> float:
        if not text:
            return 0.0
        key = (text, width, size, bold)
        if key not in self._measured:  # a block is measured for itself and with its neighbors
            self._font(size, bold)
            found = self.multi_cell(
                width,
                size * LEADING,
                printable(text),
                dry_run=True,
                output=MethodReturnValue.HEIGHT,
                align="L",
            )
            self._measured[key] = float(found)  # type: ignore[arg-type]
        return self._measured[key]

    def _write(
        self,
        text: str,
        size: float = SIZE,
        bold: bool = False,
        color: Rgb = INK,
        indent: float = 0.0,
        right: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self._font(size, bold, color)
        self.set_x(self.l_margin + indent)
        self.multi_cell(
            self.epw - indent - right,
            size * LEADING,
            printable(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )
        self.set_y(self.get_y() + after)

    def _row_high(
        self, cells: tuple[str, ...], widths: list[float], size: float, bold: bool
    ) -> float:
        pairs = zip(cells, widths, strict=True)
        return max(self._high(c, w - 8, size, bold) for c, w in pairs) + 7

    def _row(
        self,
        cells: tuple[str, ...],
        widths: list[float],
        right: tuple[int, ...],
        size: float,
        bold: bool,
        color: Rgb,
    ) -> None:
        top = self.get_y()
        high = self._row_high(cells, widths, size, bold)
        x = self.l_margin
        for n, (text, width) in enumerate(zip(cells, widths, strict=True)):
            self._font(size, bold, color)
            self.set_xy(x, top + 3)
            align = "R" if n in right else "L"
            self.multi_cell(width - 8, size * LEADING, printable(text), align=align)
            x += width
        self.set_y(top + high)
        self._line(RULE, top + high)

    def _font(self, size: float, bold: bool = False, color: Rgb = INK) -> None:
        self.set_font(fonts.FAMILY, "B" if bold else "", size)
        self.set_text_color(*color)

    def _fill(self, color: Rgb) -> None:
        self.set_fill_color(*color)

    def _line(self, color: Rgb, y: float, width: float = 0.6) -> None:
        self.set_draw_color(*color)
        self.set_line_width(width)
        self.line(self.l_margin, y, self.w - MARGIN, y)

    def _ground(self, x: float, y: float, w: float, h: float, ground: Rgb, edge: Rgb) -> None:
        self._fill(ground)
        self.rect(x, y, w, h, style="F")
        self._fill(edge)
        self.rect(x, y, 3, h, style="F")

    def _box(self, x: float, y: float, side: float = 8.0) -> None:
        self.set_draw_color(*QUIET)
        self.set_line_width(0.8)
        self.rect(x, y, side, side)
