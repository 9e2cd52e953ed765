"""Opens a PDF and gives what each of its pages paints, form fields included."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, num_value, resolve1
from pdfminer.psexceptions import PSException

from screening.documents.limits import Limits
from screening.documents.model import Box, UnreadableDocument
from screening.documents.pdf_content import Interpreter
from screening.documents.pdf_fonts import Fonts
from screening.documents.pdf_paint import Matrix, PageContent, bounds
from screening.documents.pdf_streams import Allowance

# It warns of every oddity in a file; what matters of them stands in the reading's report.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

# What pdfminer raises on files that break the format; it has no one class for them.
BROKEN = (
    PDFException, PSException, ValueError, KeyError, TypeError, IndexError, AttributeError,
    AssertionError, RecursionError, OverflowError, struct.error, zlib.error, EOFError,
)  # fmt: skip
HIDDEN_FLAGS = 0b100010  # of an annotation: hidden, not shown
MOST_FIELDS = 500  # form fields of one page
SHOWN = ("Widget", "FreeText", "Stamp")  # annotations whose text is part of the page


def contents(data: bytes, limits: Limits) -> Iterator[PageContent]:
    """What each page paints, in order; the number 0 marks a page that is damaged.

    Raises UnreadableDocument for protected and broken files and for too many pages.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        off = _switched_off(document)
        pages = []
        for page in PDFPage.create_pages(document):
            pages.append(page)
            if len(pages) > limits.pages:
                raise UnreadableDocument(
                    f"The PDF has more than {limits.pages} pages. Save the pages of the resume "
                    "as a file of their own and upload that."
                )
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableDocument(
            "The PDF is protected with a password. Ask for a copy without one."
        ) from error
    except BROKEN as error:
        raise _damaged() from error
    if not pages:
        raise UnreadableDocument("The PDF has no pages. Ask for the file again.")
    allowance = Allowance(limits.unpacked)
    fonts = Fonts(allowance)
    room = limits.characters
    for number, page in enumerate(pages, start=1):
        content, ctm = _blank(page, number)
        interpreter = Interpreter(content, ctm, fonts, allowance, room, off)
        try:
            interpreter.run(page.contents, page.resources)
            _annotations(page, interpreter, ctm)
        except BROKEN as error:
            if len(pages) == 1 and not content.words and not content.shapes:
                raise _damaged() from error
            content.complete = False
        interpreter.close()
        room -= sum(len(word.text) for word in content.words)
        content.last = room <= 0
        yield content
        if content.last:
            return


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(
        "The PDF is damaged and could not be read. Open it, print it to a new PDF and upload that."
    )


def _blank(page: PDFPage, number: int) -> tuple[PageContent, Matrix]:
    """An empty page of the size that is shown (its crop box), and the matrix onto it."""
    mx0, my0, mx1, my1 = page.mediabox
    x0, y0, x1, y1 = page.cropbox
    x0, y0, x1, y1 = max(x0, mx0), max(y0, my0), min(x1, mx1), min(y1, my1)
    if x1 - x0 < 1 or y1 - y0 < 1:
        x0, y0, x1, y1 = mx0, my0, mx1, my1
    ctm: Matrix
    if page.rotate == 90:
        ctm = (0, -1, 1, 0, -y0, x1)
    elif page.rotate == 180:
        ctm = (-1, 0, 0, -1, x1, y1)
    elif page.rotate == 270:
        ctm = (0, 1, -1, 0, y1, -x0)
    else:
        ctm = (1, 0, 0, 1, -x0, -y0)
    width, height = x1 - x0, y1 - y0
    if page.rotate in {90, 270}:
        width, height = height, width
    return PageContent(number, width, height), ctm


def _switched_off(document: PDFDocument) -> frozenset[int]:
    """The layers that are not shown when the file is opened."""
    if "OCProperties" not in document.catalog:
        return frozenset()
    properties = dict_value(document.catalog["OCProperties"])
    default = dict_value(properties.get("D"))
    if getattr(resolve1(default.get("BaseState")), "name", "ON") == "OFF":
        every = {r.objid for r in list_value(properties.get("OCGs")) if isinstance(r, PDFObjRef)}
        on = {r.objid for r in list_value(default.get("ON")) if isinstance(r, PDFObjRef)}
        return frozenset(every - on)
    return frozenset(r.objid for r in list_value(default.get("OFF")) if isinstance(r, PDFObjRef))


def _annotations(page: PDFPage, interpreter: Interpreter, ctm: Matrix) -> None:
    """Paint what form fields and notes on the page show: a filled form's answers stand in them."""
    for reference in list_value(page.annots or [])[:MOST_FIELDS]:
        annotation = dict_value(reference)
        kind = getattr(resolve1(annotation.get("Subtype")), "name", "")
        if kind == "Link":
            _link(annotation, interpreter.content, ctm)
        if kind not in SHOWN:
            continue
        flags = resolve1(annotation.get("F", 0))
        if isinstance(flags, int) and flags & HIDDEN_FLAGS:
            continue
        look = resolve1(dict_value(annotation.get("AP")).get("N"))
        if isinstance(look, dict):  # one look for each state, a check box's on and off
            state = getattr(resolve1(annotation.get("AS")), "name", "")
            look = resolve1(look.get(state))
        rect = [float(num_value(v)) for v in list_value(annotation.get("Rect"))]
        if isinstance(look, PDFStream) and len(rect) == 4:
            box = [float(num_value(v)) for v in list_value(look.get("BBox"))]
            if len(box) == 4 and box[2] != box[0] and box[3] != box[1]:
                # The look's box is laid onto the field's rectangle.
                sx, sy = (
                    (rect[2] - rect[0]) / (box[2] - box[0]),
                    (rect[3] - rect[1]) / (box[3] - box[1]),
                )
                interpreter.begin(ctm, (sx, 0, 0, sy, rect[0] - box[0] * sx, rect[1] - box[1] * sy))
                interpreter.form(look)


def _link(annotation: dict[str, Any], content: PageContent, ctm: Matrix) -> None:
    """Keep a link to an address with its place on the page."""
    target = resolve1(dict_value(annotation.get("A")).get("URI"))
    rect = [float(num_value(v)) for v in list_value(annotation.get("Rect"))]
    if isinstance(target, bytes) and len(rect) == 4:
        x0, y0, x1, y1 = bounds(ctm, *rect)
        box = Box(x0, content.height - y1, x1, content.height - y0)
        content.links.append((target.decode("utf-8", "replace"), box))
