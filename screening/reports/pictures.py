"""Pages as pictures, the evidence marked by level and, in blind review, what is hidden drawn over.

PDF pages are drawn by pdfium, image files by Pillow; every other format is laid out first. Pictures
are kept by (document, page, scale, marks, areas).
"""

from __future__ import annotations

import io
import math
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from screening.blind import Area
from screening.documents.model import Box
from screening.reports import fonts
from screening.reports.marks import Mark, marks_of
from screening.reports.page_objects import picture_areas, unseen_photos
from screening.reports.sources import PDFIUM, Source, source_of

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "Mark",
    "Source",
    "marks_of",
    "page_picture",
    "picture_areas",
    "source_of",
    "unseen_photos",
]

MOST_DOTS = 12_000_000  # of one picture
KEPT = 64  # pictures kept in memory
COVER = (43, 52, 64)


def page_picture(
    source: Source,
    page: int,
    scale: float = 1.5,
    marks: Sequence[Mark] = (),
    areas: Sequence[Area] = (),
) -> bytes:
    """Page `page` (from 1) as PNG; `scale` is dots per point. Areas are drawn over for good: the
    picture holds nothing of what is under them. ValueError where there is no such page."""
    if not 1 <= page <= source.pages:
        raise ValueError(f"There is no page {page}; the document has {source.pages}.")
    on_page = tuple(m for m in marks if m.page == page)
    covered = tuple(a for a in areas if a.page == page)
    key = (source.key, page, scale, on_page, covered)
    kept = _KEPT.get(key)
    if kept is None:
        kept = _png(_drawn(source, page, scale, on_page, covered))
        _KEPT.put(key, kept)
    return kept


class _Kept:
    """The pictures drawn last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._found: OrderedDict[Any, bytes] = OrderedDict()

    def get(self, key: Any) -> bytes | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def put(self, key: Any, picture: bytes) -> None:
        with self._lock:
            self._found[key] = picture
            while len(self._found) > self._most:
                self._found.popitem(last=False)


_KEPT = _Kept(KEPT)


def _drawn(
    source: Source, page: int, scale: float, marks: Sequence[Mark], areas: Sequence[Area]
) -> Image:
    size = source.document.pages[page - 1]
    most = math.sqrt(MOST_DOTS / max(1.0, size.width * size.height))
    scale = min(scale, most)
    picture = _image(source, page, scale) if source.image else _pdf(source.pdf, page, scale)
    kx, ky = picture.width / size.width, picture.height / size.height
    for boxes in dict.fromkeys(m.boxes for m in marks):
        same = [m for m in marks if m.boxes == boxes]
        label = " · ".join(dict.fromkeys(m.label for m in same))
        picture = _marked(picture, boxes, label, same[-1].color, kx, ky)
    _covered(picture, areas, kx, ky)
    return picture


def _pdf(data: bytes, page: int, scale: float) -> Image:
    import pypdfium2

    with PDFIUM:
        pdf = pypdfium2.PdfDocument(data)
        try:
            picture: Image = pdf[page - 1].render(scale=scale).to_pil().convert("RGB")
            return picture
        finally:
            pdf.close()


def _image(source: Source, page: int, scale: float) -> Image:
    from PIL import Image as Pil
    from PIL import ImageOps

    size = source.document.pages[page - 1]
    with Pil.open(io.BytesIO(source.image)) as image:
        image.seek(page - 1)
        picture = ImageOps.exif_transpose(image).convert("RGB")
    return picture.resize(
        (max(1, round(size.width * scale)), max(1, round(size.height * scale))),
        Pil.Resampling.LANCZOS,
    )


def _marked(
    picture: Image,
    boxes: Sequence[Box],
    label: str,
    color: tuple[int, int, int],
    kx: float,
    ky: float,
) -> Image:
    """A see-through band over each line in the level's color, the level's name before it."""
    from PIL import Image as Pil
    from PIL import ImageDraw

    layer = Pil.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for n, box in enumerate(boxes):
        x0, y0, x1, y1 = box.x0 * kx - 2, box.top * ky - 1, box.x1 * kx + 2, box.bottom * ky + 1
        draw.rectangle((x0, y0, x1, y1), fill=(*color, 46), outline=(*color, 210), width=1)
        if n == 0:
            draw.rectangle((x0 - 4, y0, x0 - 1, y1), fill=(*color, 255))
            font = fonts.picture_font(max(8, round(6.5 * ky)))
            wide = draw.textlength(label, font=font)
            left = max(0.0, x0 - wide - 9)
            draw.rectangle((left, y0, left + wide + 5, y0 + 9 * ky), fill=(*color, 255))
            draw.text((left + 2.5, y0 + 0.5 * ky), label, fill=(255, 255, 255, 255), font=font)
    return Pil.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _covered(picture: Image, areas: Sequence[Area], kx: float, ky: float) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for a in areas:
        b = a.box
        draw.rectangle(
            (b.x0 * kx - 2, b.top * ky - 2, b.x1 * kx + 2, b.bottom * ky + 2), fill=COVER
        )


def _png(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
