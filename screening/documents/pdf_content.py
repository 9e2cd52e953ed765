"""Runs a page's content streams: text becomes words, painted paths and pictures become shapes.

Word boxes, fonts and colors are those that pdfminer gives its `LTChar`s, which a test holds; but no
object is made per character, and what pdfminer leaves out is followed: graphics states
(transparency), clipping, layers that are switched off.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, num_value, resolve1
from pdfminer.psparser import PSLiteral

from screening.documents import seen
from screening.documents.model import Box
from screening.documents.pdf_fonts import Font, Fonts
from screening.documents.pdf_paint import (
    OPAQUE,
    Matrix,
    PageContent,
    PdfWord,
    Shape,
    bounds,
    hex_color,
    space_of,
    times,
)
from screening.documents.pdf_streams import Allowance, stream_data
from screening.documents.pdf_tokens import Operand, Part, from_hex, operations, unescaped

WORD_GAP = 0.2  # of the type size: a wider gap parts words where the file has no space character
SPACE = 0.08  # of the type size: the least width of a space character that parts words
BACK = 0.4  # of the type size: how far the next glyph may stand to the left of the last one's end
DEEPEST = 16  # forms in forms
MOST_FORMS = 3000  # forms painted on one page; more are made to take time
MOST_SHAPES = 30_000  # kept of one page
MOST_SAVED = 2000  # graphics states; a page of a word processor needs ten
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
LIMITLESS = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class _State:
    """The graphics state; boxes in page points with the origin at the bottom left."""

    ctm: Matrix
    clip: tuple[float, float, float, float] = LIMITLESS
    fill: str = "000000"
    stroke: str = "000000"
    fill_space: str = "DeviceGray"
    stroke_space: str = "DeviceGray"
    opacity: float = 1.0
    blended: bool = False  # a blend mode or soft mask lets what lies under show
    font: Font | None = None
    size: float = 0.0
    charspace: float = 0.0
    wordspace: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Interpreter:
    """Runs one page; `off` holds the object ids of layers that are switched off."""

    def __init__(
        self,
        content: PageContent,
        ctm: Matrix,
        fonts: Fonts,
        allowance: Allowance,
        most_words: int,
        off: frozenset[int] = frozenset(),
    ) -> None:
        self.content = content
        self.fonts = fonts
        self.allowance = allowance
        self.most_words = most_words
        self.off = off
        self.state = _State(ctm)
        self.saved: list[_State] = []
        self.path: list[list[tuple[float, float]]] = []
        self.curved = False
        self.clipping = False
        self.order = 0
        self.forms = 0
        self.resources: dict[Any, Any] = {}
        self.spaces: dict[str, str] = {}
        self.matrix, self.line = IDENTITY, IDENTITY  # text matrix and text line matrix
        self.x = self.y = 0.0  # how far text has run since the text matrix was set
        self.spaced = False
        self.marks: list[bool] = []  # of each open marked content: whether it is switched off
        self.dark = 0  # how many of them are

    # -- running -------------------------------------------------------------------------------

    def run(self, streams: Sequence[Any], resources: Any) -> None:
        """Run content streams as one, as the file format asks for."""
        self._execute(b"\n".join(self._data(s) for s in streams), resources)

    def begin(self, ctm: Matrix, placed: Matrix) -> None:
        """Begin anew, as for a page of its own, with everything put through `placed`."""
        self.state, self.saved, self.path, self.marks, self.dark = (
            _State(times(placed, ctm)),
            [],
            [],
            [],
            0,
        )

    def _data(self, stream: Any) -> bytes:
        stream = resolve1(stream)
        return stream_data(stream, self.allowance) if isinstance(stream, PDFStream) else b""

    def _execute(self, data: bytes, resources: Any) -> None:
        outer = self.resources, self.spaces
        self.resources, self.spaces = dict_value(resources), {}
        most = self.most_words
        words = self.content.words
        for operator, operands in operations(data):
            action = _ACTIONS.get(operator)
            if action is not None:
                try:
                    action(self, operands)
                except (
                    IndexError,
                    TypeError,
                    ValueError,
                    KeyError,
                    ZeroDivisionError,
                    OverflowError,
                ):
                    continue  # an operator with wrong operands does nothing
                if len(words) > most:
                    self.content.complete = False
                    break
        self.resources, self.spaces = outer

    def _save(self, _: list[Operand]) -> None:
        if len(self.saved) < MOST_SAVED:
            self.saved.append(replace(self.state))

    def _restore(self, _: list[Operand]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _concat(self, n: list[Any]) -> None:
        self.state.ctm = times(_matrix(n), self.state.ctm)

    def _graphics_state(self, names: list[Any]) -> None:
        given = dict_value(dict_value(self.resources.get("ExtGState")).get(names[0]))
        if "ca" in given:
            self.state.opacity = float(num_value(given["ca"]))
        blended = resolve1(given.get("BM"))
        mask = resolve1(given.get("SMask"))
        if blended is not None:
            name = blended[0] if isinstance(blended, list) and blended else blended
            normal = getattr(resolve1(name), "name", "") in {"Normal", "Compatible"}
            self.state.blended = not normal
        if mask is not None:
            self.state.blended = self.state.blended or isinstance(mask, dict)
        if "Font" in given:
            reference, size = list_value(given["Font"])[:2]
            self.state.font, self.state.size = self.fonts.font(reference), float(num_value(size))

    # -- marked content ------------------------------------------------------------------------

    def _begin_marked(self, operands: list[Any]) -> None:
        dark = False
        if self.off and len(operands) > 1 and operands[0] == "OC" and isinstance(operands[1], str):
            reference = dict_value(self.resources.get("Properties")).get(operands[1])
            dark = self._is_off(reference)
        self.marks.append(dark)
        self.dark += dark

    def _end_marked(self, _: list[Operand]) -> None:
        if self.marks:
            self.dark -= self.marks.pop()

    def _is_off(self, reference: Any) -> bool:
        """Whether a layer, or every layer of a group of them, is switched off."""
        if isinstance(reference, PDFObjRef) and reference.objid in self.off:
            return True
        group = dict_value(reference)
        members = group.get("OCGs")
        listed = members if isinstance(members, list) else [members] if members is not None else []
        return bool(listed) and all(
            isinstance(m, PDFObjRef) and m.objid in self.off for m in listed
        )

    # -- colors --------------------------------------------------------------------------------

    def _color(self, space: str, n: list[Any], fill: bool) -> None:
        color = hex_color(space, tuple(float(v) for v in n))
        if fill:
            self.state.fill, self.state.fill_space = color, space
        else:
            self.state.stroke, self.state.stroke_space = color, space

    def _space(self, names: list[Any], fill: bool) -> None:
        name = names[0]
        if name not in self.spaces:
            spec = dict_value(self.resources.get("ColorSpace")).get(name)
            self.spaces[name] = space_of(spec if spec is not None else PSLiteral(name))
        # A newly chosen space starts at black, a pattern at nothing that can be told.
        known = self.spaces[name] != "unknown"
        if fill:
            self.state.fill_space, self.state.fill = self.spaces[name], "000000" if known else ""
        else:
            self.state.stroke_space, self.state.stroke = (
                self.spaces[name],
                "000000" if known else "",
            )

    def _set_color(self, n: list[Any], fill: bool) -> None:
        space = self.state.fill_space if fill else self.state.stroke_space
        if n and isinstance(n[-1], str):  # a pattern
            n = []
        self._color(space, n, fill)

    # -- paths ---------------------------------------------------------------------------------

    def _rectangle(self, n: list[Any]) -> None:
        x, y, w, h = n
        self.path.append([*map(self._point, (x, x + w, x + w, x), (y, y, y + h, y + h))])

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.ctm
        return a * x + c * y + e, b * x + d * y + f

    def _move(self, n: list[Any]) -> None:
        self.path.append([self._point(n[0], n[1])])

    def _draw(self, n: list[Any]) -> None:
        if self.path:
            self.path[-1].append(self._point(n[-2], n[-1]))

    def _curve(self, n: list[Any]) -> None:
        self.curved = True
        self._draw(n)

    def _clip(self, _: list[Operand]) -> None:
        self.clipping = True

    def _paint(self, fill: bool, stroke: bool) -> None:
        """End the path: what it fills and strokes becomes shapes, where it clips the clip shrinks."""
        path, self.path = self.path, []
        state = self.state
        if fill or stroke:
            # A frame is painted as two boxes, one in the other: it does not fill its box.
            whole = len(path) == 1 or not _overlap([_around(p) for p in path if len(p) > 1])
            for points in path:
                if len(points) < 2 or len(self.content.shapes) > MOST_SHAPES:
                    continue
                box = _around(points)
                thin = min(box[2] - box[0], box[3] - box[1]) < 3
                if fill or thin:
                    solid = fill and whole and (self.curved or _rectangular(points, box))
                    self._shape(box, state.fill if fill else state.stroke, False, solid)
                if stroke and not thin and not self.curved and len(points) < 7:
                    self._outline(points)
        if self.clipping:
            points = [point for part in path for point in part]
            state.clip = _common(state.clip, _around(points) if points else (0, 0, 0, 0))
        self.clipping = self.curved = False

    def _outline(self, points: list[tuple[float, float]]) -> None:
        """The level and upright sides of a stroked outline, as the rules they are."""
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._shape(box, self.state.stroke, False, False)

    def _shape(self, box: Any, color: str, image: bool, solid: bool) -> None:
        if self.dark:
            return
        x0, y0, x1, y1 = _common(box, self.state.clip)
        if x0 > x1 or y0 > y1:
            return
        self.order += 1
        height = self.content.height
        solid = solid and self.state.opacity >= OPAQUE and not self.state.blended
        if self.state.opacity < seen.LEAST_OPACITY:
            return
        if not solid and not image and self.state.opacity < OPAQUE:
            color = "" if color != "ffffff" else color
        self.content.shapes.append(
            Shape(x0, height - y1, x1, height - y0, color, self.order, image, solid)
        )

    def _shading(self, _: list[Operand]) -> None:
        self._shape(
            _common(self.state.clip, (0, 0, self.content.width, self.content.height)),
            "",
            False,
            True,
        )

    # -- pictures and forms --------------------------------------------------------------------

    def _inline_image(self, _: list[Operand]) -> None:
        self._shape(bounds(self.state.ctm, 0, 0, 1, 1), "", True, True)

    def _external(self, names: list[Any]) -> None:
        stream = resolve1(dict_value(self.resources.get("XObject")).get(names[0]))
        if not isinstance(stream, PDFStream):
            return
        kind = getattr(resolve1(stream.get("Subtype")), "name", "")
        dark = "OC" in stream and self._is_off(stream["OC"])
        self.dark += dark
        if kind == "Image":
            masked = (
                "SMask" in stream or "Mask" in stream or bool(resolve1(stream.get("ImageMask")))
            )
            self._shape(bounds(self.state.ctm, 0, 0, 1, 1), "", True, not masked)
        elif kind == "Form":
            self.form(stream)
        self.dark -= dark

    def form(self, stream: PDFStream) -> None:
        """Paint a form: a content stream of its own, with its own clip and resources."""
        self.forms += 1
        if self.forms > MOST_FORMS:
            self.content.complete = False
            return
        if self._depth >= DEEPEST:
            return
        self._depth += 1
        saved, outer = self.saved, self.state
        texts = self.matrix, self.line, self.x, self.y, self.path, self.marks
        self.saved, self.state, self.path, self.marks = [], replace(outer), [], []
        matrix = list_value(stream.get("Matrix")) if stream.get("Matrix") else IDENTITY
        self.state.ctm = times(_matrix([num_value(v) for v in matrix]), self.state.ctm)
        box = [float(num_value(v)) for v in list_value(stream.get("BBox"))]
        if len(box) == 4:
            self.state.clip = _common(self.state.clip, bounds(self.state.ctm, *box))
        own = resolve1(stream.get("Resources"))
        dark = self.dark
        self._execute(self._data(stream), own if isinstance(own, dict) else self.resources)
        self.dark = dark
        self.saved, self.state = saved, outer
        self.matrix, self.line, self.x, self.y, self.path, self.marks = texts
        self._depth -= 1

    _depth = 0

    # -- text state ----------------------------------------------------------------------------

    def _begin_text(self, _: list[Operand]) -> None:
        self.matrix = self.line = IDENTITY
        self.x = self.y = 0.0

    def _font(self, operands: list[Any]) -> None:
        name, size = operands
        reference = self.fonts.of(self.resources).get(name)
        self.state.font = self.fonts.font(reference)
        self.state.size = size

    def _text_matrix(self, n: list[Any]) -> None:
        self.matrix = _matrix(n)
        self.x = self.y = 0.0

    def _move_text(self, n: list[Any]) -> None:
        tx, ty = n
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, tx * a + ty * c + e, tx * b + ty * d + f)
        self.x = self.y = 0.0

    def _move_text_leading(self, n: list[Any]) -> None:
        self.state.leading = -n[1]
        self._move_text(n)

    def _next_line(self, _: list[Operand]) -> None:
        self._move_text([0.0, -self.state.leading])

    def _charspace(self, n: list[Any]) -> None:
        self.state.charspace = float(n[0])

    def _wordspace(self, n: list[Any]) -> None:
        self.state.wordspace = float(n[0])

    def _scaling(self, n: list[Any]) -> None:
        self.state.scaling = n[0] / 100

    def _leading(self, n: list[Any]) -> None:
        self.state.leading = float(n[0])

    def _rise(self, n: list[Any]) -> None:
        self.state.rise = float(n[0])

    def _mode(self, n: list[Any]) -> None:
        self.state.mode = int(n[0])

    # -- text ----------------------------------------------------------------------------------

    def _show(self, operands: list[Any]) -> None:
        parts = operands[-1]
        if self.state.font is None or not isinstance(parts, list):
            return
        a, b, c, d, e, f = times(self.matrix, self.state.ctm)
        if b == 0.0 and a > 0.0 and not self.state.font.vertical:
            self._upright(parts, a, c, d, e, f)
        else:
            self._turned(parts, (a, b, c, d, e, f))

    def _next_line_show(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _spaced_show(self, operands: list[Any]) -> None:
        wordspace, charspace, text = operands
        self.state.wordspace, self.state.charspace = wordspace, charspace
        self._next_line_show([text])

    def _upright(self, parts: list[Part], a: float, c: float, d: float, e: float, f: float) -> None:
        """Show text that runs to the right: the way of nearly all text, kept lean."""
        state = self.state
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
        state = self.state
        font = state.font
        assert font is not None
        content = self.content
        text = "".join(chars)
        if "(cid:" in text:
            content.unmapped[font.name] = content.unmapped.get(font.name, 0) + text.count("(cid:")
        self.order += 1
        height = content.height
        color = state.fill
        if state.mode == 1 or (state.mode == 2 and color == "ffffff"):
            color = state.stroke
        x0, x1 = edges[0], edges[-1]
        middle, center = (x0 + x1) / 2, (y0 + y1) / 2
        unseen = ""
        clip = state.clip
        if self.dark:
            unseen = seen.SWITCHED_OFF
        elif not (clip[0] <= middle <= clip[2] and clip[1] <= center <= clip[3]):
            unseen = seen.CLIPPED
        elif state.opacity < seen.LEAST_OPACITY:
            unseen = seen.TRANSPARENT
        content.words.append(
            PdfWord(
                text, x0, height - y1, x1, height - y0, y1 - y0, font.name, color, self.order,
                state.mode, spaced, edges, 0, state.opacity, unseen,
            )
        )  # fmt: skip

    def _turned(self, parts: list[Part], matrix: Matrix) -> None:
        """Show text that runs in another direction, or is set in columns from the top."""
        state = self.state
        font = state.font
        assert font is not None
        size, scaling = state.size, state.scaling
        a, b, c, d, _, _ = matrix
        angle = round(math.degrees(math.atan2(b, a))) % 360
        if font.vertical:
            angle = 0
        spaced = self.spaced
        first = len(self.content.words)
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
        for word in self.content.words[first:]:
            word.angle = angle
            if angle or font.vertical:
                word.drawn = word.box
            if angle:
                _stand_up(word, angle, self.content, tall)


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


def _matrix(n: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = n
    return float(a), float(b), float(c), float(d), float(e), float(f)


def _around(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _common(a: Any, b: Any) -> tuple[float, float, float, float]:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _overlap(boxes: list[tuple[float, float, float, float]]) -> bool:
    if len(boxes) > 8:
        return True
    return any(
        min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
        for i, a in enumerate(boxes)
        for b in boxes[:i]
    )


def _rectangular(points: list[tuple[float, float]], box: tuple[float, float, float, float]) -> bool:
    """Whether every corner of a path lies on a corner of its box."""
    return len(points) in {4, 5} and all(
        min(x - box[0], box[2] - x) < 1 and min(y - box[1], box[3] - y) < 1 for x, y in points
    )


def _painter(fill: bool, stroke: bool) -> Callable[[Interpreter, list[Any]], None]:
    return lambda interpreter, _: interpreter._paint(fill, stroke)


def _colorer(space: str, fill: bool) -> Callable[[Interpreter, list[Any]], None]:
    return lambda interpreter, n: interpreter._color(space, n, fill)


_I = Interpreter
_ACTIONS: dict[bytes, Callable[[Interpreter, list[Any]], None]] = {
    b"q": _I._save, b"Q": _I._restore, b"cm": _I._concat, b"gs": _I._graphics_state,
    b"BDC": _I._begin_marked, b"BMC": _I._begin_marked, b"EMC": _I._end_marked,
    b"re": _I._rectangle, b"m": _I._move, b"l": _I._draw, b"c": _I._curve, b"v": _I._curve,
    b"y": _I._curve, b"W": _I._clip, b"W*": _I._clip, b"n": _painter(False, False),
    b"f": _painter(True, False), b"F": _painter(True, False), b"f*": _painter(True, False),
    b"B": _painter(True, True), b"B*": _painter(True, True), b"b": _painter(True, True),
    b"b*": _painter(True, True), b"S": _painter(False, True), b"s": _painter(False, True),
    b"g": _colorer("DeviceGray", True), b"rg": _colorer("DeviceRGB", True),
    b"k": _colorer("DeviceCMYK", True), b"G": _colorer("DeviceGray", False),
    b"RG": _colorer("DeviceRGB", False), b"K": _colorer("DeviceCMYK", False),
    b"cs": lambda i, n: i._space(n, True), b"CS": lambda i, n: i._space(n, False),
    b"sc": lambda i, n: i._set_color(n, True), b"scn": lambda i, n: i._set_color(n, True),
    b"SC": lambda i, n: i._set_color(n, False), b"SCN": lambda i, n: i._set_color(n, False),
    b"sh": _I._shading, b"ID": _I._inline_image, b"Do": _I._external,
    b"BT": _I._begin_text, b"Tf": _I._font, b"Tm": _I._text_matrix, b"Td": _I._move_text,
    b"TD": _I._move_text_leading, b"T*": _I._next_line, b"Tc": _I._charspace,
    b"Tw": _I._wordspace, b"Tz": _I._scaling, b"TL": _I._leading, b"Ts": _I._rise,
    b"Tr": _I._mode, b"Tj": _I._show, b"TJ": _I._show, b"'": _I._next_line_show,
    b'"': _I._spaced_show,
}  # fmt: skip
