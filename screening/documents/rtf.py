"""Rich text (RTF) to blocks: paragraphs, tables, text boxes, headers, notes, hidden text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from screening.documents.flow import Block, Frame, Run, read_flow
from screening.documents.limits import Limits
from screening.documents.model import Place, UnreadableDocument
from screening.documents.reading import Reading
from screening.documents.rtf_declared import SYMBOL, TABLES, Declared
from screening.documents.rtf_out import MOST_TABLES, Out, Shape
from screening.documents.rtf_tokens import Token, tokens
from screening.documents.seen import MARKED, why_hidden

DEEPEST = 500  # groups in groups; word processors stay below fifty
TWIP = 1 / 20  # points
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": "\u00a0", "-": "\u00ad",
    "_": "-", "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n",
    "softline": "\n", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
SKIPPED = frozenset(
    {"info", "pict", "object", "objdata", "themedata", "colorschememapping", "datastore", "rsidtbl"}
    | {"latentstyles", "listtable", "listoverridetable", "generator", "xmlnstbl", "mmathPr"}
    | {"fldinst", "bkmkstart", "bkmkend", "atnid", "atnauthor", "annotation", "atrfstart"}
    | {"atrfend", "atndate", "pgdsctbl", "revtbl", "filetbl", "pntxtb", "pntxta", "pnseclvl", "pn"}
    | {"wgrffmtfilter", "template", "operator", "author", "title", "subject", "keywords", "comment"}
    | {"doccomm", "company", "nonshppict", "shppict", "sp", "sn", "sv", "listpicture", "blipuid"}
    | {"private", "userprops", "tc", "xe", "footnotesep", "ftnsep", "ftnsepc", "ftncn", "aftnsep"}
    | {"aftnsepc", "aftncn", "docvar", "background", "do"}
)
SHOWN = frozenset({"shp", "shpinst", "shpgrp", "fldrslt", "field", "nesttableprops", "ud", "upr"})
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


def read_rtf(data: bytes, limits: Limits) -> Reading:
    """Lines of an RTF file."""
    reader = _Rtf()
    for token in tokens(data):
        reader.take(token)
        if reader.characters > 2 * limits.characters:
            break
    reader.finish()
    edges = reader.edges
    blocks = [*edges[Place.HEADER], *reader.out.blocks, *edges[Place.NOTE], *edges[Place.FOOTER]]
    return read_flow("rtf", blocks, limits)


class _Rtf:
    def __init__(self) -> None:
        self.characters = 0
        self.declared = Declared()
        self.look = _Look()
        self.shape = Shape()
        self.stack: list[tuple[_Look, str]] = []
        self.table = ""  # the declaration table under way
        self.fresh = self.star = False  # right after a group's opening, and after its \*
        self.out = Out(Place.BODY)
        self.outs: list[tuple[int, Out, Shape]] = []
        self.edges: dict[Place, list[Block]] = {p: [] for p in Place}
        self.fills: list[int] = []  # colors of the row's cells, as declared
        self.filled = 0
        self.bytes = bytearray()
        self.pending = 0  # fallback characters still to skip
        self.high = 0  # first half of a surrogate pair

    # -- tokens and groups ---------------------------------------------------------------------

    def take(self, token: Token) -> None:
        """Take one token; bytes are gathered, since characters may be several of them."""
        kind = token.kind
        if kind in {"text", "byte"}:
            cut = min(self.pending, len(token.data))
            self.pending -= cut
            self.bytes += token.data[cut:]
            self.fresh = False
            return
        self._flush()
        if kind == "{":
            if len(self.stack) >= DEEPEST:
                raise UnreadableDocument(
                    "The RTF file is nested deeper than any word processor writes. Open it, save "
                    "it as DOCX and upload that."
                )
            self.stack.append((self.look, self.table))
            self.look = replace(self.look)
            self.fresh, self.star, self.pending = True, False, 0
        elif kind == "}":
            self.pending = 0
            self._close()
        elif token.word == "*":
            self.star = self.fresh = True
        else:
            fresh, self.fresh = self.fresh, False
            star, self.star = self.star, False
            if not (fresh and self._destination(token.word)):
                if fresh and star:
                    self.look.skip = True  # a destination that nobody here knows
                self._word(token.word, token.number)

    def _close(self) -> None:
        if not self.stack:
            return
        if self.table:
            self.declared.end(self.table)
        if self.outs and self.outs[-1][0] == len(self.stack):
            self._end_out()
        self.look, self.table = self.stack.pop()
        self.fresh = self.star = False

    def _destination(self, word: str) -> bool:
        """Whether `word` opens a destination, which then is under way."""
        if word in TABLES:
            self.table, self.look.skip = word, False
        elif word in EDGES or word == "shptxt":
            if not self.look.skip:
                self.outs.append((len(self.stack), self.out, self.shape))
                self.out, self.shape = Out(EDGES.get(word, self.out.place)), Shape()
        elif word in {"pntext", "listtext"}:
            self.look.mark = self.out.marked = True
        elif word in SKIPPED:
            self.look.skip = True
            self.shape.listed = self.shape.listed or word == "pn"
        else:
            return word in SHOWN
        return True

    def _end_out(self) -> None:
        self._paragraph(needed=False)
        self.out.end_tables(0)
        done = self.out
        _, self.out, self.shape = self.outs.pop()
        if done.place is self.out.place and done.place is not Place.NOTE:
            self.out.frames.append(Frame(done.blocks))  # a text box
        else:
            self.edges[done.place].extend(done.blocks)

    def finish(self) -> None:
        self._flush()
        while self.outs:
            self._end_out()
        self._paragraph(needed=False)
        self.out.end_tables(0)

    # -- words ---------------------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        if self.table:
            self.declared.word(self.table, word, number)
        elif word == "u":
            self._unicode(number or 0)
        elif word in CHARACTERS:
            self._text(CHARACTERS[word])
        elif not self._character_word(word, number) and not self.look.skip:
            self._paragraph_word(word, number)

    def _character_word(self, word: str, number: int | None) -> bool:
        look, on = self.look, number != 0
        if word == "plain":
            self.look = _Look(codes=look.codes, skip=look.skip, mark=look.mark)
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
            self.declared.page = f"cp{number}"
        elif word == "mac":
            self.declared.page = "mac_roman"
        else:
            return False
        return True

    def _paragraph_word(self, word: str, number: int | None) -> None:
        shape = self.shape
        if word in {"par", "sect"}:
            self._paragraph()
        elif word == "pard":
            self.shape = Shape()
        elif word in {"cell", "nestcell"}:
            style = self.declared.styles.get(shape.style, "")
            self.out.end_cell(shape, style, 1 if word == "cell" else max(2, shape.depth))
        elif word in {"row", "nestrow"}:
            self.out.end_row(1 if word == "row" else max(2, shape.depth))
        elif word == "intbl":
            shape.depth = max(1, shape.depth)
        elif word == "itap":
            shape.depth = min(MOST_TABLES, max(0, number or 0))
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
        elif word == "ls":
            shape.listed = bool(number)
        elif word == "trowd":
            self.fills, self.filled = [], 0
        elif word == "clcbpat":
            self.filled = number or 0
        elif word == "cellx":
            self.fills.append(self.filled)
            self.filled = 0

    def _paragraph(self, needed: bool = True) -> None:
        self.out.paragraph(self.shape, self.declared.styles.get(self.shape.style, ""), needed)

    # -- text ----------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Decode the bytes gathered so far in the font's code page."""
        if not self.bytes:
            return
        data, self.bytes = bytes(self.bytes), bytearray()
        codec = self.declared.page
        if not self.table:
            codec = self.declared.codecs.get(self.look.font, codec)
        if codec == SYMBOL:
            self._text("•" if data.strip() else " ")
            return
        try:
            text = data.decode(codec, errors="replace")
        except LookupError:
            text = data.decode("cp1252", errors="replace")
        # Tabs and line feeds are words here; as characters they are white space of the file.
        self._text(text.replace("\t", " ").replace("\n", " "))

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
        self._text(chr(code))

    def _text(self, text: str) -> None:
        if self.table:
            self.declared.text(self.table, text)
            return
        look, color = self.look, self.declared.color
        if look.skip or look.deleted or look.mark:
            return
        self.characters += len(text)
        fill = color(look.fill) or color(self.shape.fill) or self._cell_fill()
        hidden = MARKED if look.vanish else why_hidden(look.size, color(look.color), fill)
        font = self.declared.names.get(look.font, "")
        self.out.runs.append(
            Run(text, look.size, look.bold, look.italic, color(look.color), font, hidden, look.caps)
        )

    def _cell_fill(self) -> str:
        """The color of the table cell under way; white outside of tables, "" where unknown."""
        if self.shape.depth != 1:
            return "ffffff" if not self.shape.depth else ""
        at = len(self.out.cells[0]) if self.out.cells else 0
        fill = self.declared.color(self.fills[at]) if at < len(self.fills) else ""
        return fill or "ffffff"
