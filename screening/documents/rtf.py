"""Rich text (RTF) to blocks: paragraphs, tables, text boxes, headers, footers, notes, hidden text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from screening.documents.flow import Block, Frame, Para, Run, Table, read_flow
from screening.documents.limits import Limits
from screening.documents.model import Place, UnreadableDocument
from screening.documents.reading import Reading
from screening.documents.rtf_tokens import Token, tokens
from screening.documents.seen import MARKED, why_hidden

DEEPEST = 500  # groups in groups; word processors stay below fifty
TWIP = 1 / 20  # points
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
SYMBOL_CHARSET = 2
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "-": "\u00ad", "_": "-",
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softline": "\n",
}  # fmt: skip
SKIPPED = frozenset(
    "stylesheet info pict object objdata themedata colorschememapping datastore latentstyles listtable "
    "listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst bkmkstart bkmkend atnid atnauthor "
    "annotation atrfstart atrfend atndate pgdsctbl revtbl filetbl pntxtb pntxta pnseclvl wgrffmtfilter "
    "template operator author title subject keywords comment doccomm company nonshppict sp sn sv listpicture "
    "blipuid private userprops tc xe footnotesep ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn docvar "
    "background do".split()
)
EDGES = {
    **dict.fromkeys(("header", "headerr", "headerl", "headerf"), Place.HEADER),
    **dict.fromkeys(("footer", "footerr", "footerl", "footerf"), Place.FOOTER),
    "footnote": Place.NOTE,
}


@dataclass(slots=True)
class _Look:
    """Character properties; copied when a group opens."""

    font: int = 0
    size: float = 12.0  # points
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: int = 0
    fill: int = 0
    vanish: bool = False
    deleted: bool = False
    codes: int = 1  # how many fallback characters follow a \u
    skip: bool = False  # inside a destination that is not shown
    mark: bool = False  # inside a list mark


@dataclass(slots=True)
class _Shape:
    """Paragraph properties; they last until \\pard."""

    style: int = 0
    outline: int = 9
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    ruled: bool = False
    fill: int = 0
    listed: bool = False
    depth: int = 0  # of tables


@dataclass(slots=True)
class _Out:
    """Where paragraphs go: the body, a header, a note or a text box."""

    place: Place
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    # For every table depth: its finished rows, the open row's cells, the open cell's blocks.
    rows: list[list[list[list[Block]]]] = field(default_factory=list)
    cells: list[list[list[Block]]] = field(default_factory=list)
    cell: list[list[Block]] = field(default_factory=list)
    frames: list[Block] = field(default_factory=list)  # text boxes of the open paragraph
    marked: bool = False


def read_rtf(data: bytes, limits: Limits) -> Reading:
    """Lines of an RTF file."""
    reader = _Rtf(limits)
    for token in tokens(data):
        reader.take(token)
        if reader.characters > 2 * limits.characters:
            break
    reader.finish()
    blocks = [*reader.headers, *reader.out.blocks, *reader.notes, *reader.footers]
    return read_flow("rtf", blocks, limits)


class _Rtf:
    def __init__(self, limits: Limits) -> None:
        self.characters = 0
        self.look = _Look()
        self.shape = _Shape()
        self.stack: list[tuple[_Look, str]] = []
        self.fresh = False  # right after a group's opening
        self.star = False
        self.destination = ""
        self.out = _Out(Place.BODY)
        self.outs: list[tuple[int, _Out, _Shape]] = []
        self.headers: list[Block] = []
        self.footers: list[Block] = []
        self.notes: list[Block] = []
        self.page = "cp1252"
        self.fonts: dict[int, str] = {}  # codec, "symbol" for symbol fonts
        self.names: dict[int, str] = {}
        self.colors: list[str] = [""]
        self.rgb = [0, 0, 0]
        self.said_color = False
        self.styles: dict[int, str] = {}
        self.number = 0  # of the font or style being declared
        self.declared = ""
        self.fills: list[int] = []  # colors of the row's cells, as declared
        self.filled = 0
        self.bytes = bytearray()
        self.pending = 0  # fallback characters still to skip
        self.high = 0  # first half of a surrogate pair

    # -- tokens ------------------------------------------------------------------------------

    def take(self, token: Token) -> None:
        kind = token.kind
        if kind == "byte":
            if self.pending:
                self.pending -= 1
            else:
                self.bytes += token.data
            self.fresh = False
            return
        if kind == "text":
            data = token.data
            if self.pending:
                cut = min(self.pending, len(data))
                data = data[cut:]
                self.pending -= cut
            self.bytes += data
            self.fresh = False
            return
        self._flush()
        if kind == "{":
            if len(self.stack) >= DEEPEST:
                raise UnreadableDocument(
                    "The RTF file is nested deeper than any word processor writes. Open it, save it "
                    "as DOCX and upload that."
                )
            self.stack.append((self.look, self.destination))
            self.look = replace(self.look)
            self.fresh, self.star, self.pending = True, False, 0
        elif kind == "}":
            self.pending = 0
            self._close()
        else:
            fresh, self.fresh = self.fresh, False
            if token.word == "*":
                self.star, self.fresh = True, True
            elif fresh and self._destination(token.word):
                self.star = False
            else:
                if fresh and self.star:
                    self.look.skip = True  # a destination that nobody here knows
                self.star = False
                self._word(token.word, token.number)

    def _close(self) -> None:
        if not self.stack:
            return
        if self.destination in {"fonttbl", "stylesheet"}:
            self._declare()
        if self.outs and self.outs[-1][0] == len(self.stack):
            self._end_out()
        self.look, self.destination = self.stack.pop()
        self.fresh = self.star = False

    def _destination(self, word: str) -> bool:
        """Whether `word` opens a destination, which then is under way."""
        if word in {"fonttbl", "colortbl", "stylesheet"}:
            self.destination = word
            self.look.skip = False
        elif word in EDGES:
            self._begin_out(EDGES[word])
        elif word == "shptxt":
            self._begin_out(self.out.place)
        elif word in {"pntext", "listtext"}:
            self.look.mark = True
            self.out.marked = True
        elif word == "pn":
            self.shape.listed = True
            self.look.skip = True
        elif word in SKIPPED:
            self.look.skip = True
        elif word in {
            "shp",
            "shpinst",
            "shpgrp",
            "shppict",
            "fldrslt",
            "field",
            "nesttableprops",
            "ud",
            "upr",
        }:
            self.look.skip = self.look.skip or word == "shppict"
        else:
            return False
        return True

    def _begin_out(self, place: Place) -> None:
        if self.look.skip:
            return
        self.outs.append((len(self.stack), self.out, self.shape))
        self.out, self.shape = _Out(place), _Shape()

    def _end_out(self) -> None:
        self._paragraph(final=True)
        self._end_tables(0)
        done = self.out
        _, self.out, self.shape = self.outs.pop()
        if done.place is self.out.place and done.place is not Place.NOTE:
            self.out.frames.append(Frame(done.blocks))
        else:
            {Place.HEADER: self.headers, Place.FOOTER: self.footers}.get(
                done.place, self.notes
            ).extend(done.blocks)

    def finish(self) -> None:
        self._flush()
        while self.outs:
            self._end_out()
        self._paragraph(final=True)
        self._end_tables(0)

    # -- words -------------------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        if self.destination == "fonttbl":
            self._font_word(word, number)
        elif self.destination == "colortbl":
            if word in {"red", "green", "blue"}:
                self.rgb["rgb".index(word[0])] = min(255, max(0, number or 0))
                self.said_color = True
        elif self.destination == "stylesheet":
            if word == "s":
                self.number = number or 0
        elif word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word], sign=True)
        elif word in {"{", "}", "\\"}:
            self._text(word)
        elif not self._character_word(word, number):
            self._paragraph_word(word, number)

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f":
            self._declare()
            self.number = number or 0
            self.fonts.setdefault(self.number, self.page)
        elif word == "fcharset":
            self.fonts[self.number] = (
                "symbol" if number == SYMBOL_CHARSET else CHARSETS.get(number or 0, self.page)
            )
        elif word == "cpg" and number:
            self.fonts[self.number] = f"cp{number}"

    def _declare(self) -> None:
        """End the declaration of one font or style: its name is known."""
        name = self.declared.strip().strip(";").strip()
        self.declared = ""
        if name and self.destination == "fonttbl":
            self.names.setdefault(self.number, name)
            if name.lower().startswith(("symbol", "wingdings", "webdings")):
                self.fonts[self.number] = "symbol"
        elif name and self.destination == "stylesheet":
            self.styles.setdefault(
                self.number, name.capitalize() if name.startswith("heading") else name
            )
            self.number = 0

    def _character_word(self, word: str, number: int | None) -> bool:
        look, on = self.look, number != 0
        if word == "plain":
            kept = _Look(codes=look.codes, skip=look.skip, mark=look.mark)
            self.look = kept
        elif word == "f":
            look.font = number or 0
        elif word == "fs":
            look.size = (number or 24) / 2
        elif word == "b":
            look.bold = on
        elif word == "i":
            look.italic = on
        elif word == "caps":
            look.caps = on
        elif word == "v":
            look.vanish = on
        elif word == "deleted":
            look.deleted = on
        elif word == "cf":
            look.color = number or 0
        elif word in {"highlight", "cb", "chcbpat"}:
            look.fill = number or 0
        elif word == "uc":
            look.codes = max(0, number if number is not None else 1)
        elif word == "ansicpg" and number:
            self.page = f"cp{number}"
        elif word == "mac":
            self.page = "mac_roman"
        else:
            return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> None:
        shape = self.shape
        if self.look.skip:
            return
        if word in {"par", "sect"}:
            self._paragraph()
        elif word == "pard":
            self.shape = _Shape()
        elif word in {"cell", "nestcell"}:
            self._cell(1 if word == "cell" else max(2, shape.depth))
        elif word in {"row", "nestrow"}:
            self._row(1 if word == "row" else max(2, shape.depth))
        elif word == "intbl":
            shape.depth = max(1, shape.depth)
        elif word == "itap":
            shape.depth = min(20, max(0, number or 0))
        elif word == "s":
            shape.style = number or 0
        elif word == "outlinelevel":
            shape.outline = number if number is not None else 9
        elif word == "li":
            shape.indent = (number or 0) * TWIP
        elif word == "sb":
            shape.before = (number or 0) * TWIP
        elif word == "sa":
            shape.after = (number or 0) * TWIP
        elif word in {"brdrb", "brdrt"}:
            shape.ruled = True
        elif word == "cbpat":
            shape.fill = number or 0
        elif word == "trowd":
            self.fills, self.filled = [], 0
        elif word == "clcbpat":
            self.filled = number or 0
        elif word == "cellx":
            self.fills.append(self.filled)
            self.filled = 0
        elif word == "ls":
            shape.listed = bool(number)

    # -- text --------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Decode the bytes gathered so far in the font's code page."""
        if not self.bytes:
            return
        data, self.bytes = bytes(self.bytes), bytearray()
        codec = self.fonts.get(self.look.font, self.page)
        if self.destination in {"fonttbl", "stylesheet"}:
            codec = self.page
        if codec == "symbol":
            # A symbol font's letters are signs; the common bullet is B7.
            self._text("•" if data.strip() else " ", sign=True)
            return
        try:
            text = data.decode(codec, errors="replace")
        except LookupError:
            text = data.decode("cp1252", errors="replace")
        self._text(text)

    def _unicode(self, number: int) -> None:
        self.pending = self.look.codes
        code = number % 65536
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            high, self.high = self.high, 0
            if not high:
                return
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        self._text(chr(code), sign=True)

    def _text(self, text: str, sign: bool = False) -> None:
        if self.destination in {"fonttbl", "stylesheet"}:
            self.declared += text
            if ";" in text:
                self._declare()
            return
        if self.destination == "colortbl":
            for _ in range(text.count(";")):
                self.colors.append(
                    "{:02x}{:02x}{:02x}".format(*self.rgb) if self.said_color else ""
                )
                self.rgb, self.said_color = [0, 0, 0], False
            return
        look = self.look
        if look.skip or look.deleted or look.mark:
            return
        if not sign:
            text = text.replace("\x00", "")
        self.characters += len(text)
        fill = self._color(look.fill) or self._color(self.shape.fill) or self._cell_fill()
        hidden = MARKED if look.vanish else why_hidden(look.size, self._color(look.color), fill)
        self.out.runs.append(
            Run(
                text, look.size, look.bold, look.italic, self._color(look.color),
                self.names.get(look.font, ""), hidden, look.caps,
            )
        )  # fmt: skip

    def _cell_fill(self) -> str:
        """The color of the table cell under way; white outside of tables."""
        out = self.out
        if self.shape.depth != 1:
            return "ffffff" if not self.shape.depth else ""
        at = len(out.cells[0]) if out.cells else 0
        return (self._color(self.fills[at]) if at < len(self.fills) else "") or "ffffff"

    def _color(self, index: int) -> str:
        # Entry 0 of the table is "automatic"; it stands at 1 here, after a place for none.
        return self.colors[index + 1] if 0 < index + 1 < len(self.colors) and index else ""

    # -- paragraphs and tables ---------------------------------------------------------------

    def _paragraph(self, final: bool = False) -> None:
        out, shape = self.out, self.shape
        if final and not out.runs and not out.frames:
            return
        style = self.styles.get(shape.style, "")
        heading = style.startswith("Heading")
        if shape.outline < 9 and not heading:
            style, heading = f"Heading {shape.outline + 1}", True
        para = Para(
            out.runs,
            style,
            (out.marked or shape.listed) and not heading,
            shape.indent,
            shape.before,
            shape.after,
            shape.ruled,
            out.place,
        )
        frames, out.frames = out.frames, []
        out.runs, out.marked = [], False
        self._add(para)
        for frame in frames:
            self._add(frame)

    def _add(self, block: Block) -> None:
        out, depth = self.out, self.shape.depth
        self._end_tables(depth)
        if not depth:
            out.blocks.append(block)
            return
        while len(out.cell) < depth:
            out.rows.append([])
            out.cells.append([])
            out.cell.append([])
        out.cell[depth - 1].append(block)

    def _cell(self, depth: int) -> None:
        self.shape.depth = max(depth, self.shape.depth)
        self._paragraph(final=bool(self.out.cell[depth - 1 : depth] and self.out.cell[depth - 1]))
        self._end_tables(depth)
        out = self.out
        if len(out.cell) >= depth:
            out.cells[depth - 1].append(out.cell[depth - 1])
            out.cell[depth - 1] = []

    def _row(self, depth: int) -> None:
        self._end_tables(depth)
        out = self.out
        if len(out.cells) >= depth and out.cells[depth - 1]:
            out.rows[depth - 1].append(out.cells[depth - 1])
            out.cells[depth - 1] = []

    def _end_tables(self, depth: int) -> None:
        """Close tables deeper than `depth` and set each into what is around it."""
        out = self.out
        while len(out.cell) > depth:
            rows, cells, cell = out.rows.pop(), out.cells.pop(), out.cell.pop()
            if cell:
                cells.append(cell)
            if cells:
                rows.append(cells)
            if rows:
                home = out.cell[-1] if out.cell else out.blocks
                home.append(Table(rows))
