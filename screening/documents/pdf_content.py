"""Runs a page's content streams: text becomes words, painted paths and pictures become shapes.

Word boxes, fonts and colors are those that pdfminer gives its `LTChar`s, which a test holds; but no
object is made per character, and what pdfminer leaves out is followed: graphics states
(transparency), clipping, layers that are switched off.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, num_value, resolve1
from pdfminer.psparser import PSLiteral

from screening.documents.pdf_canvas import Canvas, State, common, matrix_of
from screening.documents.pdf_fonts import Fonts
from screening.documents.pdf_paint import Matrix, PageContent, bounds, hex_color, space_of, times
from screening.documents.pdf_paths import Paths
from screening.documents.pdf_streams import Allowance, stream_data
from screening.documents.pdf_text import IDENTITY, Texts
from screening.documents.pdf_tokens import operations

DEEPEST = 16  # forms in forms
MOST_FORMS = 3000  # forms painted on one page; more are made to take time
MOST_SAVED = 2000  # graphics states; a page of a word processor needs ten
# An operator with wrong operands raises one of these and does nothing.
WRONG = (IndexError, TypeError, ValueError, KeyError, ZeroDivisionError, OverflowError)

Action = Callable[[list[Any]], None]


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
        self.canvas = Canvas(content, State(ctm))
        self.texts = Texts(self.canvas, fonts)
        self.paths = Paths(self.canvas)
        self.allowance = allowance
        self.most_words = most_words
        self.off = off
        self.saved: list[State] = []
        self.marks: list[bool] = []  # of each open marked content: whether it is switched off
        self.forms = self.depth = 0
        self.resources: dict[Any, Any] = {}
        self.spaces: dict[str, str] = {}
        self.actions = self._actions()

    def run(self, streams: Sequence[Any], resources: Any) -> None:
        """Run content streams as one, as the file format asks for."""
        self._execute(b"\n".join(self._data(s) for s in streams), resources)

    def begin(self, ctm: Matrix, placed: Matrix) -> None:
        """Begin anew, as for a page of its own, with everything put through `placed`."""
        self.canvas.state, self.canvas.dark = State(times(placed, ctm)), 0
        self.saved, self.paths.parts, self.marks = [], [], []

    def close(self) -> None:
        """Let go of the page: the operators' methods and this object hold each other."""
        self.actions.clear()

    def _data(self, stream: Any) -> bytes:
        stream = resolve1(stream)
        return stream_data(stream, self.allowance) if isinstance(stream, PDFStream) else b""

    def _execute(self, data: bytes, resources: Any) -> None:
        outer = self.resources, self.spaces
        self._use(dict_value(resources), {})
        actions, most, words = self.actions, self.most_words, self.content.words
        for operator, operands in operations(data):
            action = actions.get(operator)
            if action is not None:
                try:
                    action(operands)
                except WRONG:
                    continue
                if len(words) > most:
                    self.content.complete = False
                    break
        self._use(*outer)

    def _use(self, resources: dict[Any, Any], spaces: dict[str, str]) -> None:
        self.resources, self.spaces = resources, spaces
        self.texts.references = dict_value(resources.get("Font")) if resources else {}

    # -- graphics state ------------------------------------------------------------------------

    def _save(self, _: list[Any]) -> None:
        if len(self.saved) < MOST_SAVED:
            self.saved.append(replace(self.canvas.state))

    def _restore(self, _: list[Any]) -> None:
        if self.saved:
            self.canvas.state = self.saved.pop()

    def _concat(self, n: list[Any]) -> None:
        self.canvas.state.ctm = times(matrix_of(n), self.canvas.state.ctm)

    def _graphics_state(self, names: list[Any]) -> None:
        given = dict_value(dict_value(self.resources.get("ExtGState")).get(names[0]))
        state = self.canvas.state
        if "ca" in given:
            state.opacity = float(num_value(given["ca"]))
        if (mode := resolve1(given.get("BM"))) is not None:
            name = mode[0] if isinstance(mode, list) and mode else mode
            state.blended = _name(name) not in {"Normal", "Compatible"}
        if isinstance(resolve1(given.get("SMask")), dict):
            state.blended = True
        if "Font" in given:
            reference, size = list_value(given["Font"])[:2]
            state.font, state.size = self.texts.fonts.font(reference), float(num_value(size))

    # -- marked content ------------------------------------------------------------------------

    def _begin_marked(self, operands: list[Any]) -> None:
        dark = False
        if self.off and len(operands) > 1 and operands[0] == "OC" and isinstance(operands[1], str):
            dark = self._is_off(dict_value(self.resources.get("Properties")).get(operands[1]))
        self.marks.append(dark)
        self.canvas.dark += dark

    def _end_marked(self, _: list[Any]) -> None:
        if self.marks:
            self.canvas.dark -= self.marks.pop()

    def _is_off(self, reference: Any) -> bool:
        """Whether a layer, or every layer of a group of them, is switched off."""
        if isinstance(reference, PDFObjRef) and reference.objid in self.off:
            return True
        members = dict_value(reference).get("OCGs")
        listed = members if isinstance(members, list) else [members] if members is not None else []
        return bool(listed) and all(
            isinstance(m, PDFObjRef) and m.objid in self.off for m in listed
        )

    # -- colors --------------------------------------------------------------------------------

    def _color(self, n: list[Any], space: str, fill: bool) -> None:
        color = hex_color(space, tuple(float(v) for v in n))
        state = self.canvas.state
        if fill:
            state.fill, state.fill_space = color, space
        else:
            state.stroke, state.stroke_space = color, space

    def _space(self, names: list[Any], fill: bool) -> None:
        name = names[0]
        if name not in self.spaces:
            spec = dict_value(self.resources.get("ColorSpace")).get(name)
            self.spaces[name] = space_of(spec if spec is not None else PSLiteral(name))
        # A newly chosen space starts at black, a pattern at nothing that can be told.
        space = self.spaces[name]
        color = "000000" if space != "unknown" else ""
        state = self.canvas.state
        if fill:
            state.fill_space, state.fill = space, color
        else:
            state.stroke_space, state.stroke = space, color

    def _set_color(self, n: list[Any], fill: bool) -> None:
        state = self.canvas.state
        pattern = bool(n) and isinstance(n[-1], str)
        self._color([] if pattern else n, state.fill_space if fill else state.stroke_space, fill)

    # -- pictures and forms --------------------------------------------------------------------

    def _shading(self, _: list[Any]) -> None:
        page = (0.0, 0.0, self.content.width, self.content.height)
        self.canvas.shape(common(self.canvas.state.clip, page), "", solid=True)

    def _inline_image(self, _: list[Any]) -> None:
        self.canvas.shape(bounds(self.canvas.state.ctm, 0, 0, 1, 1), "", image=True, solid=True)

    def _external(self, names: list[Any]) -> None:
        stream = resolve1(dict_value(self.resources.get("XObject")).get(names[0]))
        if not isinstance(stream, PDFStream):
            return
        kind = _name(stream.get("Subtype"))
        dark = "OC" in stream and self._is_off(stream["OC"])
        self.canvas.dark += dark
        if kind == "Image":
            masked = "SMask" in stream or "Mask" in stream or resolve1(stream.get("ImageMask"))
            box = bounds(self.canvas.state.ctm, 0, 0, 1, 1)
            self.canvas.shape(box, "", image=True, solid=not masked)
        elif kind == "Form":
            self.form(stream)
        self.canvas.dark -= dark

    def form(self, stream: PDFStream) -> None:
        """Paint a form: a content stream of its own, with its own clip and resources."""
        self.forms += 1
        if self.forms > MOST_FORMS:
            self.content.complete = False
            return
        if self.depth >= DEEPEST:
            return
        canvas, texts, paths = self.canvas, self.texts, self.paths
        outer = self.saved, self.marks, canvas.state, canvas.dark, paths.parts
        placed = texts.matrix, texts.x, texts.y
        self.depth += 1
        self.saved, self.marks, canvas.state, paths.parts = [], [], replace(canvas.state), []
        matrix = list_value(stream.get("Matrix")) if stream.get("Matrix") else IDENTITY
        canvas.state.ctm = times(matrix_of([num_value(v) for v in matrix]), canvas.state.ctm)
        box = [float(num_value(v)) for v in list_value(stream.get("BBox"))]
        if len(box) == 4:
            canvas.state.clip = common(canvas.state.clip, bounds(canvas.state.ctm, *box))
        own = resolve1(stream.get("Resources"))
        self._execute(self._data(stream), own if isinstance(own, dict) else self.resources)
        self.depth -= 1
        self.saved, self.marks, canvas.state, canvas.dark, paths.parts = outer
        texts.matrix, texts.x, texts.y = placed

    def _actions(self) -> dict[bytes, Action]:
        """What each operator does."""
        t, p = self.texts, self.paths

        def paint(fill: bool, stroke: bool) -> Action:
            return lambda _: p.paint(fill, stroke)

        def color(space: str, fill: bool) -> Action:
            return partial(self._color, space=space, fill=fill)

        fill, both, stroke = paint(True, False), paint(True, True), paint(False, True)
        return {
            b"q": self._save, b"Q": self._restore, b"cm": self._concat, b"w": p.line_width,
            b"gs": self._graphics_state,
            b"BDC": self._begin_marked, b"BMC": self._begin_marked, b"EMC": self._end_marked,
            b"re": p.rectangle, b"m": p.move, b"l": p.draw, b"c": p.curve, b"v": p.curve,
            b"y": p.curve, b"W": p.clip, b"W*": p.clip, b"n": paint(False, False), b"f": fill,
            b"F": fill, b"f*": fill, b"B": both, b"B*": both, b"b": both, b"b*": both, b"S": stroke,
            b"s": stroke, b"g": color("DeviceGray", True), b"G": color("DeviceGray", False),
            b"rg": color("DeviceRGB", True), b"RG": color("DeviceRGB", False),
            b"k": color("DeviceCMYK", True), b"K": color("DeviceCMYK", False),
            b"cs": partial(self._space, fill=True), b"CS": partial(self._space, fill=False),
            b"sc": partial(self._set_color, fill=True), b"scn": partial(self._set_color, fill=True),
            b"SC": partial(self._set_color, fill=False),
            b"SCN": partial(self._set_color, fill=False),
            b"sh": self._shading, b"ID": self._inline_image, b"Do": self._external,
            b"BT": t.begin_text, b"Tf": t.font, b"Tm": t.text_matrix, b"Td": t.move_text,
            b"TD": t.move_text_leading, b"T*": t.next_line, b"Tc": t.charspace,
            b"Tw": t.wordspace, b"Tz": t.scaling, b"TL": t.leading, b"Ts": t.rise, b"Tr": t.mode,
            b"Tj": t.show, b"TJ": t.show, b"'": t.next_line_show, b'"': t.spaced_show,
        }  # fmt: skip


def _name(value: Any) -> str:
    value = resolve1(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""
