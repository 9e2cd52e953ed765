"""OpenDocument texts (ODT, and flat FODT) to blocks."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from screening.documents.archive import Archive, parse_xml
from screening.documents.flow import Block, Frame, Para, Run, Table, read_flow
from screening.documents.limits import Limits
from screening.documents.links import link
from screening.documents.model import Notice, Place
from screening.documents.reading import Reading
from screening.documents.seen import MARKED, why_hidden

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}table:1.0}}"
DRAW, OFFICE = f"{{{_NS}drawing:1.0}}", f"{{{_NS}office:1.0}}"
FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
DROPPED = frozenset(
    {
        TEXT + "tracked-changes",
        TEXT + "note-citation",
        OFFICE + "annotation",
        OFFICE + "annotation-end",
    }
    | {OFFICE + "forms", TEXT + "sequence-decls", TEXT + "index-title-template", TEXT + "ruby-text"}
)
MOST_SPACES = 200  # of one text:s element; more are an attack, not a gap


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set after all its styles; lengths in points."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str = ""
    fill: str = "ffffff"
    font: str = ""
    vanish: bool = False
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    ruled: bool = False


def read_odt(data: bytes, limits: Limits) -> Reading:
    """Lines of an ODT."""
    archive = Archive(data, "OpenDocument file", limits)
    content = archive.xml("content.xml", needed=True)
    if content is None:
        raise archive.damaged()
    styles = archive.xml("styles.xml")
    return _read([content, styles], limits, archive.notices())


def read_fodt(data: bytes, limits: Limits) -> Reading:
    """Lines of a flat ODT, one XML file with everything in it."""
    return _read([parse_xml(data, "OpenDocument file")], limits)


def _read(roots: list[Any], limits: Limits, notices: Sequence[Notice] = ()) -> Reading:
    found = [root for root in roots if root is not None]
    odt = _Odt(found)
    body = next((b for root in found for b in root.iter(OFFICE + "text")), None)
    blocks = list(odt.blocks(body, Place.BODY, _Look())) if body is not None else []
    notes, odt.notes = odt.notes, []
    links = (
        link(a.get(XLINK + "href") or "", "".join(a.itertext()))
        for root in found
        for a in root.iter(TEXT + "a")
    )
    headers = odt.edges("header", Place.HEADER)
    footers = odt.edges("footer", Place.FOOTER)
    columns = max(
        (
            int(n)
            for root in found
            for c in root.iter(STYLE + "columns")
            if (n := c.get(FO + "column-count") or "1").isdigit()
        ),
        default=1,
    )
    blocks = [*headers, *blocks, *notes, *footers]
    return read_flow("odt", blocks, limits, notices, columns=max(1, columns), links=links)


class _Odt:
    def __init__(self, roots: list[Any]) -> None:
        self.roots = roots
        self.styles: dict[tuple[str, str], Any] = {}
        self.defaults: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        for root in reversed(roots):  # styles.xml first, so that content.xml's own styles win
            for style in root.iter(STYLE + "style"):
                key = (style.get(STYLE + "family") or "", style.get(STYLE + "name") or "")
                self.styles[key] = style
            for style in root.iter(STYLE + "default-style"):
                self.defaults[style.get(STYLE + "family") or ""] = style
            for style in root.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name") or ""] = style
        self.notes: list[Block] = []
        self.chain = functools.cache(self._chain)

    def _chain(self, family: str, name: str) -> tuple[Any, ...]:
        """A style and its parents, nearest last; a loop ends where it closes."""
        chain: list[Any] = []
        while (style := self.styles.get((family, name))) is not None and style not in chain:
            chain.append(style)
            name = style.get(STYLE + "parent-style-name") or ""
        return tuple(chain[::-1])

    def _laid(self, look: _Look, family: str, name: str, default: bool = False) -> _Look:
        """`look` with what a style and its parents say laid over it."""
        styles = list(self.chain(family, name))
        if default and family in self.defaults:
            styles.insert(0, self.defaults[family])
        for style in styles:
            for properties in style:
                if properties.tag == STYLE + "text-properties":
                    look = _text_look(look, properties)
                elif properties.tag == STYLE + "paragraph-properties":
                    look = _paragraph_look(look, properties)
        return look

    def _style_name(self, name: str) -> str:
        """The name a person gave the style; automatic styles are called what they build on."""
        for style in reversed(self.chain("paragraph", name)):
            parent = style.getparent()
            if parent is not None and parent.tag == OFFICE + "styles":
                return style.get(STYLE + "display-name") or style.get(STYLE + "name") or ""
        return ""

    def edges(self, kind: str, place: Place) -> list[Block]:
        """Page headers or footers, each text once."""
        blocks: list[Block] = []
        said: set[str] = set()
        for root in self.roots:
            for page in root.iter(STYLE + "master-page"):
                for name in (kind, f"{kind}-first", f"{kind}-left"):
                    for edge in page.iterfind(STYLE + name):
                        text = "".join(edge.itertext())
                        if (
                            text.strip()
                            and text not in said
                            and edge.get(STYLE + "display") != "false"
                        ):
                            said.add(text)
                            blocks.extend(self.blocks(edge, place, _Look()))
        return blocks

    def blocks(self, holder: Any, place: Place, around: _Look, depth: int = 0) -> Iterator[Block]:
        """Paragraphs, lists, tables, sections and frames; `depth` counts the lists around."""
        for child in holder:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                paragraph, frames = self._paragraph(child, place, around)
                yield paragraph
                yield from frames
            elif tag == TEXT + "list":
                yield from self._list(child, place, around, depth)
            elif tag == TABLE + "table":
                yield self._table(child, place, around)
            elif tag == DRAW + "frame":
                yield from self._frame(child, place, around)
            elif tag == TEXT + "section":
                if child.get(TEXT + "display") != "none":
                    yield from self.blocks(child, place, around, depth)
            elif tag not in DROPPED:
                yield from self.blocks(child, place, around, depth)

    def _list(self, lst: Any, place: Place, around: _Look, depth: int) -> Iterator[Block]:
        marked = self._marks(lst, depth)
        for item in lst:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            first = item.tag == TEXT + "list-item"
            for block in self.blocks(item, place, around, depth + 1):
                if isinstance(block, Para) and first and block.seen.strip():
                    first = False
                    if marked and not block.style.startswith("Heading"):
                        block.bullet = True
                        block.indent = block.indent or 18.0 * (depth + 1)
                yield block

    def _marks(self, lst: Any, depth: int) -> bool:
        """Whether this list prints a bullet or number at its level."""
        name = lst.get(TEXT + "style-name")
        outer = lst
        while name is None and (outer := outer.getparent()) is not None:
            name = outer.get(TEXT + "style-name") if outer.tag == TEXT + "list" else None
        style = self.lists.get(name or "")
        if style is None:
            return True
        for level in style:
            if level.get(TEXT + "level") == str(depth + 1):
                if level.tag == TEXT + "list-level-style-number":
                    return bool(level.get(STYLE + "num-format"))
                return bool((level.get(TEXT + "bullet-char") or "•").strip())
        return True

    def _table(self, table: Any, place: Place, around: _Look) -> Table:
        rows: list[list[list[Block]]] = []
        for row in table.iter(TABLE + "table-row"):
            owner = next(a for a in row.iterancestors(TABLE + "table"))
            if owner is not table:
                continue  # a nested table's row: it is read with its own cell
            cells = []
            for cell in row.iterfind(TABLE + "table-cell"):
                look = around
                for style in self.chain("table-cell", cell.get(TABLE + "style-name") or ""):
                    for properties in style.iterfind(STYLE + "table-cell-properties"):
                        look = _filled(look, properties)
                cells.append(list(self.blocks(cell, place, look)))
            rows.append(cells)
        return Table(rows)

    def _frame(self, frame: Any, place: Place, around: _Look) -> Iterator[Block]:
        for box in frame.iterfind(DRAW + "text-box"):
            look = around
            for style in self.chain("graphic", frame.get(DRAW + "style-name") or ""):
                for properties in style.iterfind(STYLE + "graphic-properties"):
                    look = _filled(look, properties)
                    if properties.get(DRAW + "fill") in {"solid", "gradient", "bitmap", "hatch"}:
                        look = _with(look, fill=_color(properties.get(DRAW + "fill-color")))
            yield Frame(list(self.blocks(box, place, look)))

    def _paragraph(self, p: Any, place: Place, around: _Look) -> tuple[Para, list[Block]]:
        name = p.get(TEXT + "style-name") or ""
        look = self._laid(around, "paragraph", name, default=True)
        style = self._style_name(name)
        if p.tag == TEXT + "h" and not style.startswith("Heading"):
            style = f"Heading {p.get(TEXT + 'outline-level') or 1}"
        frames: list[Block] = []
        runs = list(self._runs(p, look, frames, place))
        return (
            Para(runs, style, False, look.indent, look.before, look.after, look.ruled, place),
            frames,
        )

    def _runs(self, holder: Any, look: _Look, frames: list[Block], place: Place) -> Iterator[Run]:
        if holder.text:
            yield _run(holder.text, look)
        for child in holder:
            tag = child.tag
            if tag == TEXT + "span":
                name = child.get(TEXT + "style-name") or ""
                yield from self._runs(child, self._laid(look, "text", name), frames, place)
            elif tag == TEXT + "s":
                count = child.get(TEXT + "c") or "1"
                yield _run(" " * min(int(count) if count.isdigit() else 1, MOST_SPACES), look)
            elif tag == TEXT + "tab":
                yield _run("\t", look, breaks=True)
            elif tag == TEXT + "line-break":
                yield _run("\n", look, breaks=True)
            elif tag == TEXT + "note":
                for body in child.iterfind(TEXT + "note-body"):
                    self.notes.extend(self.blocks(body, Place.NOTE, _Look()))
            elif tag == DRAW + "frame":
                frames.extend(self._frame(child, place, _Look()))
            elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
                yield _run("".join(child.itertext()), _with(look, vanish=True))
            elif tag.startswith(DRAW):
                frames.extend(self.blocks([child], place, _Look()))
            elif tag not in DROPPED:
                yield from self._runs(child, look, frames, place)
            if child.tail:
                yield _run(child.tail, look)


def _run(text: str, look: _Look, breaks: bool = False) -> Run:
    if not breaks:
        text = text.replace("\n", " ").replace("\t", " ")  # white space in XML, not breaks
    hidden = MARKED if look.vanish else why_hidden(look.size, look.color, look.fill)
    return Run(text, look.size, look.bold, look.italic, look.color, look.font, hidden, look.caps)


def _with(look: _Look, **changes: Any) -> _Look:
    values = {name: getattr(look, name) for name in look.__slots__}
    return _Look(**{**values, **changes})


def _text_look(look: _Look, p: Any) -> _Look:
    """`look` under one ``style:text-properties``."""
    changes: dict[str, Any] = {}
    if (size := p.get(FO + "font-size")) is not None:
        changes["size"] = _length(size, look.size)
    if (weight := p.get(FO + "font-weight")) is not None:
        changes["bold"] = weight in {"bold", "600", "700", "800", "900"}
    if (slant := p.get(FO + "font-style")) is not None:
        changes["italic"] = slant in {"italic", "oblique"}
    if (case := p.get(FO + "text-transform")) is not None:
        changes["caps"] = case == "uppercase"
    if (color := p.get(FO + "color")) is not None:
        changes["color"] = _color(color)
    if p.get(STYLE + "use-window-font-color") == "true":
        changes["color"] = ""
    if (font := p.get(STYLE + "font-name") or p.get(FO + "font-family")) is not None:
        changes["font"] = font.strip("'\"")
    if (display := p.get(TEXT + "display")) is not None:
        changes["vanish"] = display == "none"
    return _filled(_with(look, **changes), p)


def _paragraph_look(look: _Look, p: Any) -> _Look:
    """`look` under one ``style:paragraph-properties``."""
    changes: dict[str, Any] = {}
    for name, attribute in (
        ("indent", "margin-left"),
        ("before", "margin-top"),
        ("after", "margin-bottom"),
    ):
        if (length := p.get(FO + attribute)) is not None:
            changes[name] = _length(length, 0.0)
    borders = [p.get(FO + side) for side in ("border", "border-top", "border-bottom")]
    if any(b is not None for b in borders):
        changes["ruled"] = any(b not in {None, "none"} for b in borders)
    filled = _filled(_with(look, **changes), p)
    return _with(filled, ruled=True) if filled.fill not in {look.fill, "ffffff"} else filled


def _filled(look: _Look, properties: Any) -> _Look:
    color = properties.get(FO + "background-color")
    return look if color in {None, "transparent"} else _with(look, fill=_color(color))


def _color(text: str | None) -> str:
    return text[1:].lower() if text and len(text) == 7 and text[0] == "#" else ""


def _length(text: str, whole: float) -> float:
    """Points of a length such as ``0.5in``; per cent of `whole`."""
    try:
        if text.endswith("%"):
            return whole * float(text[:-1]) / 100
        return float(text[:-2]) * UNITS.get(text[-2:], 0.0)
    except ValueError:
        return whole
