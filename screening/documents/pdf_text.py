"""Text of a PDF page to words, with the boxes that pdfminer would give their characters."""

from __future__ import annotations

import math
from typing import Any

from screening.documents import seen
from screening.documents.model import Box
from screening.documents.pdf_canvas import Canvas, matrix_of
from screening.documents.pdf_fonts import Fonts
from screening.documents.pdf_paint import Matrix, PageContent, PdfWord, bounds, times
from screening.documents.pdf_tokens import Operand, Part, from_hex, unescaped

WORD_GAP = 0.2  # of the type size: a wider gap parts words where the file has no space character
SPACE = 0.08  # of the type size: the least width of a space character that parts words
BACK = 0.4  # of the type size: how far the next glyph may stand to the left of the last one's end
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Texts:
    """The text object under way; `references` are the fonts of the stream that runs."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self.references: dict[str, Any] = {}
        self.matrix = IDENTITY
        self.x = self.y = 0.0  # how far text has run since the text matrix was set
        self.spaced = False  # whether a space was shown last

    def begin_text(self, _: list[Operand]) -> None:
        self.matrix = IDENTITY
        self.x = self.y = 0.0

    def font(self, operands: list[Any]) -> None:
        name, size = operands
        self.canvas.state.font = self.fonts.font(self.references.get(name))
        self.canvas.state.size = size

    def text_matrix(self, n: list[Any]) -> None:
        self.matrix = matrix_of(n)
        self.x = self.y = 0.0

    def move_text(self, n: list[Any]) -> None:
        tx, ty = n
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, tx * a + ty * c + e, tx * b + ty * d + f)
        self.x = self.y = 0.0

    def move_text_leading(self, n: list[Any]) -> None:
        self.canvas.state.leading = -n[1]
        self.move_text(n)

    def next_line(self, _: list[Operand]) -> None:
        self.move_text([0.0, -self.canvas.state.leading])

    def charspace(self, n: list[Any]) -> None:
        self.canvas.state.charspace = float(n[0])

    def wordspace(self, n: list[Any]) -> None:
        self.canvas.state.wordspace = float(n[0])

    def scaling(self, n: list[Any]) -> None:
        self.canvas.state.scaling = n[0] / 100

    def leading(self, n: list[Any]) -> None:
        self.canvas.state.leading = float(n[0])

    def rise(self, n: list[Any]) -> None:
        self.canvas.state.rise = float(n[0])

    def mode(self, n: list[Any]) -> None:
        self.canvas.state.mode = int(n[0])

    def show(self, operands: list[Any]) -> None:
        parts = operands[-1]
        if self.canvas.state.font is None or not isinstance(parts, list):
            return
        a, b, c, d, e, f = times(self.matrix, self.canvas.state.ctm)
        if b == 0.0 and a > 0.0 and not self.canvas.state.font.vertical:
            self._upright(parts, a, c, d, e, f)
        else:
            self._turned(parts, (a, b, c, d, e, f))

    def next_line_show(self, operands: list[Any]) -> None:
        self.next_line([])
        self.show(operands)

    def spaced_show(self, operands: list[Any]) -> None:
        wordspace, charspace, text = operands
        self.canvas.state.wordspace, self.canvas.state.charspace = wordspace, charspace
        self.next_line_show([text])

    def _upright(self, parts: list[Part], a: float, c: float, d: float, e: float, f: float) -> None:
        """Show text that runs to the right: the way of nearly all text, kept lean."""
        state = self.canvas.state
        font = state.font
        assert font is not None
        size = state.size
        e += c * self.y
        step = size * state.scaling * a  # page points for one em
        kern = 0.001 * step
        charspace = state.charspace * state.scaling * a
        wordspace = 0.0 if font.multibyte else state.wordspace * state.scaling * a
        low = font.descent * size + state.rise + self.y
        y0, y1 = d * low + f, d * (low + size * font.height) + f
        if y1 < y0:
            y0, y1 = y1, y0
        height = y1 - y0
        widest, space, back = WORD_GAP * height, SPACE * height, -BACK * height
        table, decode = font.table, font.decode
        x = last = a * self.x + e
        spaced = self.spaced
        chars: list[str] = []
        edges: list[float] = []
        opened = spaced
        for hexed, literal, number in parts:
            if number:
                x -= float(number) * kern
                continue
            raw = from_hex(hexed) if hexed else unescaped(literal) if b"\\" in literal else literal
            for code in decode(raw):
                glyph = table.get(code)
                if glyph is None:
                    glyph = font.glyph(code)
                text, width, blank = glyph
                if blank:
                    spaced = True
                elif text:
                    if chars:
                        gap = x - last
                        if gap > widest or gap < back or (spaced and gap > space):
                            self._word(chars, edges, y0, y1, opened)
                            chars, edges = [], []
                            opened = spaced or gap > widest
                    else:
                        opened = spaced
                    spaced = False
                    chars.append(text)
                    edges.append(x)
                    last = x + width * step
                    edges.append(last)
                x += width * step + charspace
                if code == 32:
                    x += wordspace
        if chars:
            self._word(chars, edges, y0, y1, opened)
        self.spaced = spaced
        self.x = (x - e) / a

    def _word(
        self, chars: list[str], edges: list[float], y0: float, y1: float, spaced: bool
    ) -> None:
        state = self.canvas.state
        font = state.font
        assert font is not None
        content = self.canvas.content
        text = "".join(chars)
        if "(cid:" in text:
            content.unmapped[font.name] = content.unmapped.get(font.name, 0) + text.count("(cid:")
        self.canvas.order += 1
        height = content.height
        color = state.fill
        if state.mode == 1 or (state.mode == 2 and color == "ffffff"):
            color = state.stroke
        x0, x1 = edges[0], edges[-1]
        middle, center = (x0 + x1) / 2, (y0 + y1) / 2
        unseen = ""
        clip = state.clip
        if self.canvas.dark:
            unseen = seen.SWITCHED_OFF
        elif not (clip[0] <= middle <= clip[2] and clip[1] <= center <= clip[3]):
            unseen = seen.CLIPPED
        elif state.opacity < seen.LEAST_OPACITY:
            unseen = seen.TRANSPARENT
        content.words.append(
            PdfWord(
                text, x0, height - y1, x1, height - y0, y1 - y0, font.name, color,
                self.canvas.order,
                state.mode, spaced, edges, 0, state.opacity, unseen,
            )
        )  # fmt: skip

    def _turned(self, parts: list[Part], matrix: Matrix) -> None:
        """Show text that runs in another direction, or is set in columns from the top."""
        state = self.canvas.state
        font = state.font
        assert font is not None
        size, scaling = state.size, state.scaling
        a, b, c, d, _, _ = matrix
        angle = round(math.degrees(math.atan2(b, a))) % 360
        if font.vertical:
            angle = 0
        spaced = self.spaced
        first = len(self.canvas.content.words)
        for hexed, literal, number in parts:
            if number:
                shift = float(number) * 0.001 * size * scaling
                if font.vertical:
                    self.y -= shift
                else:
                    self.x -= shift
                continue
            raw = from_hex(hexed) if hexed else unescaped(literal)
            for code in font.decode(raw):
                text, width, blank = font.table.get(code) or font.glyph(code)
                advance = width * size * scaling
                if font.vertical:
                    vx, vy = font.displacement(code)
                    x, y = self.x - vx * size, self.y + vy * size + state.rise
                    rect = (x, y + advance, x + size, y)
                    self.y += advance + state.charspace
                else:
                    low = self.y + font.descent * size + state.rise
                    rect = (self.x, low, self.x + advance, low + size * font.height)
                    self.x += advance + state.charspace * scaling
                    if code == 32 and not font.multibyte:
                        self.x += state.wordspace * scaling
                if blank:
                    spaced = True
                elif text:
                    x0, y0, x1, y1 = bounds(matrix, *rect)
                    self._word([text], [x0, x1], y0, y1, spaced)
                    spaced = False
        self.spaced = spaced
        tall = size * math.hypot(c, d)
        for word in self.canvas.content.words[first:]:
            word.angle = angle
            if angle or font.vertical:
                word.drawn = word.box
            if angle:
                _stand_up(word, angle, self.canvas.content, tall)


def _stand_up(word: PdfWord, angle: int, content: PageContent, size: float) -> None:
    """Put a turned glyph's box into the page turned so that its text runs to the right."""
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    width, height = content.width, content.height
    if angle == 90:  # upward
        box = Box(height - bottom, x0, height - top, x1)
    elif angle == 270:  # downward
        box = Box(top, width - x1, bottom, width - x0)
    elif angle == 180:
        box = Box(width - x1, height - bottom, width - x0, height - top)
    else:
        sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        along, across = x * cos - y * sin, x * sin + y * cos
        half = (x1 - x0 + bottom - top) / 4
        box = Box(along - half / 2, across - size / 2, along + half / 2, across + size / 2)
    word.x0, word.top, word.x1, word.bottom = box
    word.edges = [box.x0, box.x1]
    word.size = size
