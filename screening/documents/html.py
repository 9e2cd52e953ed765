"""HTML pages (and single-file web pages, MHTML) to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from screening.documents import css
from screening.documents.css import Style
from screening.documents.flow import Block, Para, Run, Table, read_flow
from screening.documents.html_tags import BLOCKS, DROPPED, GROUPS, INSIDE_TABLES, OWN, hints_of
from screening.documents.limits import Limits
from screening.documents.links import link
from screening.documents.model import Place, UnreadableDocument
from screening.documents.reading import Reading
from screening.documents.seen import why_hidden
from screening.documents.text import decode

_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})""", re.I)
_XML = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
LABEL = 60  # characters of a floated block that stands in one line with what follows


def read_html(data: bytes, limits: Limits) -> Reading:
    """Lines of an HTML page as a browser would show it."""
    from lxml import etree, html

    text = _decoded(data).replace("\x00", "")
    if declared := _XML.match(text):
        text = text[declared.end() :]  # lxml refuses decoded text that names an encoding
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            "The web page is empty or damaged. Open it in a browser, print it to a PDF and upload "
            "that."
        ) from error
    reader = _Html(root)
    blocks = reader.read(root)
    links = (link(a.get("href", ""), a.text_content()) for a in root.iter("a"))
    return read_flow("html", blocks, limits, links=links)


def read_mhtml(data: bytes, limits: Limits) -> Reading:
    """Lines of a web page saved as a single file, its first HTML part."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "text/plain"}:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return read_html(body, limits)
    raise UnreadableDocument(
        "No page was found in the web archive. Open it, print it to a PDF and upload that."
    )


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        codec = declared[1].decode("ascii").lower()
        # Browsers read these names as Windows' code page.
        codec = "cp1252" if codec in {"iso-8859-1", "latin1", "us-ascii", "latin-1"} else codec
        try:
            return data.decode(codec, errors="replace" if codec != "utf-8" else "strict")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


class _Html:
    def __init__(self, root: Any) -> None:
        self.sheets: css.Sheets | None = None
        self.wrapped: dict[Any, Any] = {}
        sheets = [s.text for s in root.iter("style") if s.text]
        if sheets:
            import cssselect2

            self.sheets = css.Sheets(sheets)
            wrapper = cssselect2.ElementWrapper.from_html_root(root)
            self.wrapped = {w.etree_element: w for w in wrapper.iter_subtree()}
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.style = ""
        self.bullet = False
        self.ruled = False
        self.place = Place.BODY
        self.indent = 0.0
        self.beside: tuple[str, list[Run]] | None = None  # a floated label waiting for its line

    def read(self, root: Any) -> list[Block]:
        self._element(root, Style())
        self._flush()
        self._settle()
        return self.blocks

    def _styled(self, element: Any, parent: Style) -> Style:
        tag = element.tag
        display = "block" if tag in BLOCKS else INSIDE_TABLES.get(tag, "inline")
        found: list[tuple[css.Declarations, css.Declarations]] = []
        if tag in OWN:
            found.append((OWN[tag], {}))
        attributes = element.attrib
        if attributes and (hints := hints_of(tag, attributes)):
            found.append((hints, {}))
        if self.sheets is not None and (wrapped := self.wrapped.get(element)) is not None:
            found.extend(self.sheets.match(wrapped))
        if "style" in attributes:
            found.append(css.inline(attributes["style"]))
        return css.computed(parent, css.cascade(found) if found else {}, display)

    def _element(self, element: Any, parent: Style) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in DROPPED:
            return
        style = self._styled(element, parent)
        if tag == "br":
            self._text("\n", style, raw=True)
        elif tag == "hr":
            self._flush()
            if self.blocks and isinstance(self.blocks[-1], Para):
                self.blocks[-1].ruled = True
        elif style.hidden and not parent.hidden and style.display == "none":
            self.runs.append(Run(" ".join(_words(element)), hidden=style.hidden))
        elif style.display in {"table", "inline-table"}:
            self._table(element, style)
        elif style.display in {"flex", "inline-flex", "grid", "inline-grid"}:
            self._flex(element, style)
        elif style.display.startswith(("inline", "contents")) and not style.float:
            loose = style.apart or style.display == "inline-block"
            edge = "\t" if style.wide else " " if loose else ""
            self._text(edge, style, raw=True)
            self._children(element, style)
            self._text(edge, style, raw=True)
        elif style.float and not any(
            child.tag in BLOCKS for child in element.iter() if child is not element
        ):
            self._floated(element, style)
        elif any(
            self._styled(c, style).display == "table-cell"
            for c in element
            if isinstance(c.tag, str)
        ):
            self._flush()
            self.blocks.append(Table([self._cells(element, style)]))
        else:
            self._block(element, style)

    def _block(self, element: Any, style: Style) -> None:
        tag = element.tag
        kept = self.style, self.place, self.indent
        self._flush()
        if (tag in OWN and tag[0] == "h") or tag in {"dt", "li", "p"}:
            self.style = tag if tag != "p" or self.style not in {"li"} else "li"
        if tag == "nav":
            self.place = Place.HEADER
        elif tag == "footer":
            self.place = Place.FOOTER
        if tag == "li" and self.place is Place.BODY:
            self.bullet = True
        elif tag[0] == "h" and tag in OWN:
            self.bullet = False
        if tag in {"ul", "ol", "dd", "blockquote"}:
            self.indent += 30.0
        self.ruled = self.ruled or style.ruled
        self._children(element, style)
        self._flush()
        self.ruled = False
        if tag == "li":
            self.bullet = False
        self.style, self.place, self.indent = kept

    def _children(self, element: Any, style: Style) -> None:
        if element.text:
            self._text(element.text, style)
        for child in element:
            self._element(child, style)
            if child.tail:
                self._text(child.tail, style)

    def _text(self, text: str, style: Style, raw: bool = False) -> None:
        if not text:
            return
        if not raw and not style.pre:
            text = _SPACE.sub(" ", text)
            if text == " " and (not self.runs or self.runs[-1].text.endswith((" ", "\n"))):
                return
        hidden = style.hidden or why_hidden(style.size, style.color, style.fill)
        self.runs.append(
            Run(
                text,
                round(style.size, 1),
                style.bold,
                style.italic,
                style.color,
                "",
                hidden,
                style.caps,
            )
        )

    def _flush(self) -> None:
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        seen = any(run.text.strip() and not run.hidden for run in runs)
        if seen and self.beside is not None:
            side, label = self.beside
            self.beside = None
            runs = [*runs, Run("\t"), *label] if side == "right" else [*label, Run("\t"), *runs]
        self.blocks.append(
            Para(
                runs,
                self.style,
                self.bullet and seen,
                self.indent,
                ruled=self.ruled,
                place=self.place,
            )
        )
        if seen:
            self.bullet = False

    def _settle(self) -> None:
        """A floated label that no line followed is a line of its own."""
        if self.beside is not None:
            self.runs, self.beside = self.beside[1], None
            self._flush()

    def _floated(self, element: Any, style: Style) -> None:
        """A float without blocks in it: a cell of the line it stands in, or of the next one."""
        if style.display.startswith("inline"):
            if any(run.text.strip() for run in self.runs):
                self._text("\t", style, raw=True)
                self._children(element, style)
                self._text("\t", style, raw=True)
                return
        else:
            self._flush()
        outer, self.runs = self.runs, []
        self._children(element, style)
        label, self.runs = self.runs, outer
        if sum(len(run.text) for run in label) > LABEL or self.beside is not None:
            self._settle()
            outer, self.runs = self.runs, label
            self._flush()
            self.runs = outer
        elif any(run.text.strip() for run in label):
            self.beside = style.float, label

    def _inner(self, element: Any, style: Style) -> list[Block]:
        """The blocks of one cell."""
        outer = self.blocks, self.runs, self.bullet, self.beside, self.ruled, self.style
        self.blocks, self.runs, self.bullet, self.beside, self.ruled = [], [], False, None, False
        if isinstance(element.tag, str) and element.tag in OWN:
            self.style = element.tag if element.tag[0] == "h" else self.style
        if style.display == "none" or style.hidden:
            self._children(element, style)
        elif style.display in {
            "flex",
            "grid",
            "table",
            "inline-flex",
            "inline-grid",
            "inline-table",
        }:
            self._element(element, style)
        elif element.tag in BLOCKS and element.tag not in {"td", "th"}:
            self._block(element, style)
        else:
            self._children(element, style)
        self._flush()
        self._settle()
        blocks = self.blocks
        self.blocks, self.runs, self.bullet, self.beside, self.ruled, self.style = outer
        return blocks

    def _table(self, table: Any, style: Style) -> None:
        self._flush()
        self.blocks.append(Table(list(self._rows(table, style))))

    def _rows(self, holder: Any, style: Style) -> Iterator[list[list[Block]]]:
        for child in holder:
            if not isinstance(child.tag, str) or child.tag in DROPPED:
                continue
            look = self._styled(child, style)
            if look.display == "table-row":
                yield self._cells(child, look)
            elif look.display in GROUPS:
                yield from self._rows(child, look)
            else:
                yield [self._inner(child, look)]

    def _cells(self, row: Any, style: Style) -> list[list[Block]]:
        cells: list[list[Block]] = []
        if row.text and row.text.strip():
            cells.append([Para([Run(_SPACE.sub(" ", row.text), style.size, style.bold)])])
        for child in row:
            if isinstance(child.tag, str) and child.tag not in DROPPED:
                cells.append(self._inner(child, self._styled(child, style)))
            if child.tail and child.tail.strip():
                cells.append([Para([Run(_SPACE.sub(" ", child.tail), style.size, style.bold)])])
        return cells

    def _flex(self, element: Any, style: Style) -> None:
        """Children side by side are a row of cells; a column of them is read as it stands."""
        if style.stacked or ("grid" in style.display and style.across < 2):
            self._block(element, style)
            return
        self._flush()
        kept = self.place
        if element.tag == "footer":
            self.place = Place.FOOTER
        elif element.tag == "nav":
            self.place = Place.HEADER
        cells = self._cells(element, style)
        if style.reverse:
            cells.reverse()
        step = style.across or len(cells) or 1
        self.blocks.append(Table([cells[at : at + step] for at in range(0, len(cells), step)]))
        self.place = kept


def _words(element: Any) -> Iterator[str]:
    """The words in an element, those of scripts and the like left out."""
    if isinstance(element.tag, str) and element.tag not in DROPPED:
        yield from (element.text or "").split()
        for child in element:
            yield from _words(child)
            yield from (child.tail or "").split()
