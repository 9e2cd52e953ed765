"""Word documents (DOCX) to blocks: paragraphs, tables, text boxes, headers, footers and notes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from screening.documents.docx_package import Package
from screening.documents.docx_styles import (
    RunLook,
    Styles,
    W,
    paragraph_look,
    run_look,
    shade,
    val,
)
from screening.documents.flow import Block, Frame, Para, Run, Table, read_flow
from screening.documents.limits import Limits
from screening.documents.links import link
from screening.documents.model import Link, Place
from screening.documents.reading import Reading
from screening.documents.seen import SAME_COLOR

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VML = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EMU = 1 / 12700  # points
DROPPED = frozenset(W + n for n in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "rt"))
BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t"}
_FILLS = tuple(A + n for n in ("blip", "solidFill", "gradFill", "pattFill", "blipFill"))
_SHAPES = tuple(VML + n for n in ("rect", "roundrect", "background", "imagedata", "fill"))
NEAR_PICTURE = 15  # paragraphs: white text this near to a floating picture or band may stand on it
SYMBOLS = ("wingdings", "webdings", "symbol")


@dataclass(slots=True)
class _Where:
    """What surrounds a paragraph: the fill behind it ("" unknown) and its place on the page."""

    fill: str = "ffffff"
    place: Place = Place.BODY


def read_docx(data: bytes, limits: Limits) -> Reading:
    """Lines of a DOCX; every Word paragraph is one paragraph, a line break in it a new line."""
    return _Docx(Package(data, limits)).reading(limits)


class _Docx:
    def __init__(self, package: Package) -> None:
        self.package = package
        root = package.archive.xml(package.main, needed=True)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise package.archive.damaged()
        self.body = body
        styles, numbering, self.settings = (
            package.archive.xml(package.related(package.main, kind))
            for kind in ("styles", "numbering", "settings")
        )
        self.styles = Styles(styles, numbering)
        self.notes: list[tuple[str, str]] = []
        self.fill = "ffffff"
        background = root.find(W + "background")
        if background is not None and self._set("displayBackgroundShape"):
            color = val(background, "color") or ""
            self.fill = color.lower() if len(color) == 6 else ""

    def _set(self, name: str) -> bool:
        """Whether the document's settings name a switch."""
        return self.settings is not None and self.settings.find(W + name) is not None

    def reading(self, limits: Limits) -> Reading:
        headers, footers = self._edges("header", Place.HEADER), self._edges("footer", Place.FOOTER)
        body = list(self.blocks(self.body, _Where(self.fill)))
        notes = list(self._noted())
        columns = max(
            (int(n) for c in self.body.iter(W + "cols") if (n := val(c, "num") or "1").isdigit()),
            default=1,
        )
        blocks = [*headers, *body, *notes, *footers]
        notices = self.package.archive.notices()
        return read_flow("docx", blocks, limits, notices, columns=columns, links=self._links())

    def _links(self) -> Iterator[Link | None]:
        targets = {
            r.identity: r.target
            for r in self.package.relations(self.package.main)
            if r.outside and r.kind == "hyperlink"
        }
        for element in self.body.iter(W + "hyperlink"):
            text = "".join(t.text or "" for t in element.iter(W + "t"))
            yield link(targets.get(element.get(R + "id") or "", ""), text)

    def _edges(self, kind: str, place: Place) -> list[Block]:
        """Page headers or footers that are shown, each once."""
        relations = self.package.relations(self.package.main)
        by_id = {r.identity: r.target for r in relations if r.kind == kind}
        even = self._set("evenAndOddHeaders")
        blocks: list[Block] = []
        said: set[str] = set()
        for section in self.body.iter(W + "sectPr"):
            title_page = section.find(W + "titlePg") is not None
            for reference in section.iterfind(f"{W}{kind}Reference"):
                which = val(reference, "type")
                if (which == "first" and not title_page) or (which == "even" and not even):
                    continue
                root = self.package.archive.xml(by_id.get(reference.get(R + "id") or "", ""))
                if root is None:
                    continue
                text = "".join(root.itertext())
                if text not in said:
                    said.add(text)
                    blocks.extend(self.blocks(root, _Where(self.fill, place)))
        return blocks

    def _noted(self) -> Iterator[Block]:
        """Footnotes and endnotes in the order in which the text refers to them."""
        for kind in ("footnote", "endnote"):
            wanted = [identity for k, identity in self.notes if k == kind]
            root = (
                self.package.archive.xml(self.package.related(self.package.main, kind + "s"))
                if wanted
                else None
            )
            if root is None:
                continue
            by_id = {val(note, "id"): note for note in root.iterfind(W + kind)}
            for identity in wanted:
                if identity in by_id:
                    yield from self.blocks(by_id[identity], _Where(self.fill, Place.NOTE))

    def blocks(self, holder: Any, where: _Where) -> Iterator[Block]:
        """Paragraphs, tables and frames of a body, a cell, a text box, a header or a note."""
        carried: list[Run] = []  # runs of a paragraph whose mark was deleted: they join the next
        for child in _opened(holder):
            if child.tag == W + "p":
                paragraph, frames = self._paragraph(child, where)
                paragraph.runs[:0] = carried
                carried = []
                if child.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                    carried = paragraph.runs
                else:
                    yield paragraph
                yield from frames
            elif child.tag == W + "tbl":
                yield self._table(child, where)
        if carried:
            yield Para(carried, place=where.place)

    def _table(self, table: Any, where: _Where) -> Table:
        properties = table.find(W + "tblPr")
        fill = where.fill
        if properties is not None:
            style = val(properties.find(W + "tblStyle"))
            if style and self.styles.shades_cells(style):
                fill = ""
            fill = shade(properties) or fill
        rows: list[list[list[Block]]] = []
        for row in _opened(table):
            if row.tag != W + "tr" or row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells: list[list[Block]] = []
            for cell in _opened(row):
                if cell.tag != W + "tc":
                    continue
                look = cell.find(W + "tcPr")
                own = None
                if look is not None:
                    if look.find(W + "cellDel") is not None:
                        continue
                    own = shade(look)
                cells.append(
                    list(self.blocks(cell, _Where(fill if own is None else own, where.place)))
                )
            rows.append(cells)
        return Table(rows)

    def _paragraph(self, p: Any, where: _Where) -> tuple[Para, list[Block]]:
        properties = p.find(W + "pPr")
        style = val(properties.find(W + "pStyle")) or "" if properties is not None else ""
        look, base = self.styles.looks(style)
        look = look.under(paragraph_look(properties))
        level = self.styles.list_level(look.numbering)
        name = self.styles.name(style)
        heading = name.startswith(("Heading", "Title"))
        if look.outline is not None and look.outline < 9 and not heading:
            name, heading = f"Heading {look.outline + 1}", True
        para = Para(
            style=name,
            bullet=(level is not None and not heading)
            or name.startswith(("List Bullet", "List Number")),
            indent=look.indent if look.indent is not None else level or 0.0,
            before=look.before or 0.0,
            after=look.after or 0.0,
            ruled=bool(look.ruled),
            place=where.place,
        )
        frames: list[Block] = []
        fill = where.fill if look.fill is None else look.fill
        self._runs(p, p, para.runs, frames, base, fill, where)
        return para, frames

    def _runs(
        self,
        p: Any,
        holder: Any,
        runs: list[Run],
        frames: list[Block],
        base: RunLook,
        fill: str,
        where: _Where,
    ) -> None:
        for child in holder:
            tag = child.tag
            if tag == W + "r":
                self._run(p, child, runs, frames, base, fill, where)
            elif tag == MC + "AlternateContent":
                self._runs(p, _choice(child), runs, frames, base, fill, where)
            elif tag == W + "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                    content = child.find(W + "sdtContent")
                    if content is not None:
                        self._runs(p, content, runs, frames, base, fill, where)
            elif tag not in DROPPED:
                self._runs(p, child, runs, frames, base, fill, where)

    def _run(
        self,
        p: Any,
        r: Any,
        runs: list[Run],
        frames: list[Block],
        base: RunLook,
        fill: str,
        where: _Where,
    ) -> None:
        properties = r.find(W + "rPr")
        style = val(properties.find(W + "rStyle")) or "" if properties is not None else ""
        look = self.styles.run(base, style, run_look(properties))
        text = "".join(self._texts(r, frames, where))
        if not text:
            return
        if look.font and look.font.lower().startswith(SYMBOLS) and not text.isspace():
            text = "•" if not any(run.text.strip() for run in runs) else " "
        hidden = look.hidden(fill)
        if hidden == SAME_COLOR and self._near_picture(p):
            hidden = ""
        runs.append(
            Run(
                text,
                look.size or 0.0,
                bool(look.bold),
                bool(look.italic),
                look.color or "",
                look.font or "",
                hidden,
                bool(look.caps),
            )
        )

    def _texts(self, r: Any, frames: list[Block], where: _Where) -> Iterator[str]:
        """The characters of a run; its text boxes go to `frames`, its notes to `self.notes`."""
        for child in r:
            tag = child.tag
            if tag == W + "t" or tag == M + "t":
                yield (child.text or "").replace("\n", " ").replace("\t", " ")
            elif tag in BREAKS:
                yield BREAKS[tag]
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "sym":
                yield _symbol(val(child, "char") or "")
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.notes.append((tag[len(W) : -len("Reference")], val(child, "id") or ""))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                frames.extend(self._frames(child, where))
            elif tag == MC + "AlternateContent":
                yield from self._texts(_choice(child), frames, where)
            elif tag == W + "ruby":
                for inner in child.iterfind(f"{W}rubyBase/{W}r"):
                    yield from self._texts(inner, frames, where)

    def _frames(self, drawing: Any, where: _Where) -> Iterator[Block]:
        """Text boxes of one drawing; a box in a box is read with the outer one."""
        for box in _boxes(drawing):
            yield Frame(list(self.blocks(box, _Where(_fill_of(box), where.place))))

    def _near_picture(self, p: Any) -> bool:
        """Whether white text may stand on a band or picture: one floats in the page header, or is
        anchored a few paragraphs away."""
        position = self._positions.get(p)
        if position is None:  # in a header, a note or a text box
            return self._header_pictures or bool(list(p.iterancestors(W + "txbxContent")))
        return self._header_pictures or any(
            abs(position - at) <= NEAR_PICTURE for at in self._anchors
        )

    @functools.cached_property
    def _positions(self) -> dict[Any, int]:
        return {p: number for number, p in enumerate(self.body.iter(W + "p"))}

    @functools.cached_property
    def _anchors(self) -> list[int]:
        return [number for p, number in self._positions.items() if _floats(p)]

    @functools.cached_property
    def _header_pictures(self) -> bool:
        relations = self.package.relations(self.package.main)
        headers = (self.package.archive.xml(r.target) for r in relations if r.kind == "header")
        return any(root is not None and _floats(root) for root in headers)


def _opened(holder: Any) -> Iterator[Any]:
    """Children, with content controls, insertions and the like opened and deletions left out."""
    for child in holder:
        tag = child.tag
        if tag in (W + "p", W + "tbl", W + "tr", W + "tc"):
            yield child
        elif tag == W + "sdt":
            if child.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
                content = child.find(W + "sdtContent")
                yield from _opened(content) if content is not None else ()
        elif tag == MC + "AlternateContent":
            yield from _opened(_choice(child))
        elif tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag"):
            yield from _opened(child)


def _choice(alternate: Any) -> Any:
    """The newer of two forms of the same thing, so that it is read once."""
    choice = alternate.find(MC + "Choice")
    if choice is None or not len(choice):
        fallback = alternate.find(MC + "Fallback")
        return fallback if fallback is not None else ()
    return choice


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _boxes(holder: Any) -> Iterable[Any]:
    """The outermost text boxes below `holder`, each once."""
    for child in holder:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            yield from _boxes(_choice(child))
        elif child.tag != MC + "Fallback":
            yield from _boxes(child)


def _fill_of(box: Any) -> str:
    """The fill of the shape around a text box; "" unknown, white where it says it has none."""
    for shape in box.iterancestors():
        for look in shape:
            if look.tag.endswith("}spPr"):
                color = look.find(f"{A}solidFill/{A}srgbClr")
                if color is not None:
                    return (color.get("val") or "").lower()
                return "ffffff" if look.find(A + "noFill") is not None else ""
        if shape.tag in (WP + "anchor", WP + "inline", W + "pict"):
            break
    return ""


def _floats(holder: Any) -> bool:
    """Whether a picture or a filled shape is anchored in `holder`."""
    for anchor in holder.iter(WP + "anchor"):
        if next(anchor.iter(*_FILLS), None) is not None:
            return True
    return next(holder.iter(*_SHAPES), None) is not None
