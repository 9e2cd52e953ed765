"""What a PDF page shows beside the lines that were read: images, and text that pdfium itself reads.

Blind review draws over both; see ``Blind.areas`` for the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from screening.blind import Area, Finder, Kind
from screening.documents.model import Box, union
from screening.reports.sources import PDFIUM, Source

WHOLE = 0.6  # share of a page: a larger image is the page's scan or ground, no photo


def picture_areas(source: Source, finder: Finder) -> tuple[Area, ...]:
    """What a page shows beside the lines that were read: photos and other images, and text of the
    PDF itself that holds something to hide (a second net under ``Blind.areas``)."""
    if not source.pdf:
        return ()
    import pypdfium2

    out: list[Area] = []
    with PDFIUM:
        pdf = pypdfium2.PdfDocument(source.pdf)
        try:
            for n in range(min(len(pdf), source.pages)):
                page = pdf[n]
                out += [Area(n + 1, box, Kind.PHOTO) for box in _images(page)]
                out += [Area(n + 1, box, kind) for box, kind in _texts(page, finder)]
        finally:
            pdf.close()
    return tuple(out)


def unseen_photos(source: Source) -> tuple[int, ...]:
    """Pages on which an image fills the page, so that a photo in it cannot be told apart."""
    if source.image:
        return tuple(range(1, source.pages + 1))
    import pypdfium2

    found = []
    with PDFIUM:
        pdf = pypdfium2.PdfDocument(source.pdf)
        try:
            for n in range(min(len(pdf), source.pages)):
                if any(whole for _, whole in _image_boxes(pdf[n])):
                    found.append(n + 1)
        finally:
            pdf.close()
    return tuple(found)


def _onto_page(page: Any) -> Any:
    """A function from pdfium's coordinates to page points with the origin at the top left."""
    mx0, my0, mx1, my1 = page.get_mediabox()
    x0, y0, x1, y1 = page.get_cropbox()
    x0, y0, x1, y1 = max(x0, mx0), max(y0, my0), min(x1, mx1), min(y1, my1)
    turned = page.get_rotation()

    def onto(points: Sequence[tuple[float, float]]) -> Box:
        if turned == 90:
            moved = [(y - y0, x - x0) for x, y in points]
        elif turned == 180:
            moved = [(x1 - x, y - y0) for x, y in points]
        elif turned == 270:
            moved = [(y1 - y, x1 - x) for x, y in points]
        else:
            moved = [(x - x0, y1 - y) for x, y in points]
        xs, ys = [p[0] for p in moved], [p[1] for p in moved]
        return Box(min(xs), min(ys), max(xs), max(ys))

    return onto


def _image_boxes(page: Any) -> Iterator[tuple[Box, bool]]:
    """Every image on a page, and whether it fills the page."""
    import pypdfium2.raw as raw

    onto = _onto_page(page)
    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        points = [(left, bottom), (right, bottom), (right, top), (left, top)]
        holder = image.container
        while holder is not None:  # an image inside a form stands where the form was put
            matrix = holder.get_matrix()
            points = [matrix.on_point(x, y) for x, y in points]
            holder = holder.container
        box = onto(points)
        seen = Box(max(0.0, box.x0), max(0.0, box.top), min(width, box.x1), min(height, box.bottom))
        if seen.x1 > seen.x0 and seen.bottom > seen.top:
            share = (seen.x1 - seen.x0) * (seen.bottom - seen.top) / (width * height)
            yield seen, share > WHOLE


def _images(page: Any) -> Iterator[Box]:
    return (box for box, whole in _image_boxes(page) if not whole)


def _texts(page: Any, finder: Finder) -> Iterator[tuple[Box, Kind]]:
    """Boxes of what pdfium itself reads on the page and the finder hides, by character."""
    onto = _onto_page(page)
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        if len(text) != text_page.count_chars():
            return  # signs outside the basic plane: offsets cannot be trusted
        at = 0
        for line in text.splitlines(keepends=True):
            for span in finder.find(line.rstrip("\r\n")):
                boxes = []
                for n in range(at + span.start, at + span.end):
                    left, bottom, right, top = text_page.get_charbox(n, loose=True)
                    if right > left and top > bottom:
                        boxes.append(onto([(left, bottom), (right, top)]))
                yield from ((box, span.kind) for box in _words(boxes))
            at += len(line)
    finally:
        text_page.close()


def _words(boxes: Sequence[Box]) -> Iterator[Box]:
    """Characters side by side as one box."""
    row: list[Box] = []
    for b in boxes:
        last = row[-1] if row else None
        if last is not None and (b.x0 - last.x1 > b.bottom - b.top or abs(b.top - last.top) > 4):
            yield union(row)
            row = []
        row.append(b)
    if row:
        yield union(row)
