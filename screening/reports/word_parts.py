"""Word's own marks that python-docx has no calls for: fields, shades, rules, table borders."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from screening.reports.pen import INK, QUIET, RULE, Rgb
from screening.reports.strings import clean

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def _hex(color: Rgb) -> str:
    return "".join(f"{part:02X}" for part in color)


def run(paragraph: Paragraph, text: str, size: float, bold: bool = False, color: Rgb = INK) -> Any:
    added = paragraph.add_run(clean(text, tabs=True))
    added.bold, added.font.size = bold or None, Pt(size)
    added.font.color.rgb = RGBColor(*color)
    return added


def field(paragraph: Paragraph, name: str) -> None:
    """A field that Word counts itself: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        added = run(paragraph, "", 7.5, color=QUIET)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        added._r.append(mark)


def shade(properties: Any, color: Rgb) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _hex(color))):
        shade.set(qn(key), value)
    properties.append(shade)


def edge(paragraph: Paragraph, sides: Sequence[str], color: Rgb, width: int) -> None:
    """Rules along sides of a paragraph; `width` in eighths of a point. Word runs paragraphs with
    the same rules together, unless there is one "between" them too."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        _border(borders, side, color, width)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _border(parent: Any, side: str, color: Rgb, width: int) -> None:
    edge = OxmlElement(f"w:{side}")
    pairs: Sequence[tuple[str, str]] = (
        ("w:val", "single"),
        ("w:sz", str(width)),
        ("w:space", "4" if side == "left" else "1"),
        ("w:color", _hex(color)),
    )
    for key, value in pairs:
        edge.set(qn(key), value)
    parent.append(edge)


def grid(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        _border(borders, side, RULE, 4)
    table._tbl.tblPr.append(borders)


def repeated(row: Any) -> None:
    """The header row stands again on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def whole(row: Any) -> None:
    """A row stays on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def packed(document: Document) -> bytes:
    """The file with fixed times inside: the same paper gives the same bytes."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(
                zipfile.ZipInfo(info.filename, _ZIP_DATE), old.read(info), zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
