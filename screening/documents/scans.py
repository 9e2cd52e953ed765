"""Pictures of pages to words in page points: image files, and PDF pages without usable text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from screening.documents import ocr
from screening.documents.limits import Limits
from screening.documents.model import Box, UnreadableDocument
from screening.documents.pdf_paint import PdfWord
from screening.documents.running import Sheet
from screening.documents.words import segments_of

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS = 72 / ocr.DPI  # of one dot at the resolution of recognition
LONG_SIDE = 11.0  # inches: of a page whose picture does not say how large it is
PLAUSIBLE = (4.0, 15.0)  # inches: the longer side of a page
MOST_DOTS = 80_000_000  # of one picture; a page at 600 dots per inch has 34 million
SURE = frozenset(["e", "*", "¢", "«", "»", "°", "+", "©", "®", "■", ">", "•", "~", ">»"])
BULLET_SHAPES = frozenset([*"eo*¢«»°+©®@•-—–=~>■.·", ">»", "+»", "»>", "e»", "<>", "°-", "->"])
NO_ENGINE = (
    "no text recognition is installed here. Install Tesseract (tesseract-ocr) or "
    "rapidocr-onnxruntime, or ask for a PDF with text"
)


@dataclass(slots=True)
class Scan:
    """A recognized page: its size in points once upright and as it was `shown`, its words, the
    engine and its mean confidence."""

    width: float
    height: float
    shown: tuple[float, float]
    words: list[PdfWord] = field(default_factory=list)
    engine: str = ""
    confidence: float = 0.0

    def sheet(self, number: int) -> Sheet:
        """The page ready to be put in order."""
        segments = segments_of(self.words)
        return Sheet(
            number, self.width, self.height, segments, engine=self.engine, shown=self.shown
        )


def read_images(data: bytes, limits: Limits) -> Iterator[Scan]:
    """The pages of an image file (several in a TIFF), each recognized."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    if not ocr.engine():
        raise UnreadableDocument(f"The file is an image: not read, because {NO_ENGINE}.")
    try:
        with Image.open(io.BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                if number > limits.pages:
                    raise UnreadableDocument(
                        f"The picture has more than {limits.pages} pages. Save the pages of the "
                        "resume as a file of their own and upload that."
                    )
                if frame.width * frame.height > MOST_DOTS:
                    raise UnreadableDocument(
                        f"The picture has {frame.width * frame.height / 1e6:.0f} million dots, far "
                        "more than a page needs. Save it smaller and upload that."
                    )
                yield _scan(*_page(ImageOps.exif_transpose(frame)))
                if image.format in {"GIF", "WEBP"}:  # frames of an animation are no pages
                    break
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
    ) as error:
        raise UnreadableDocument(
            "The picture is damaged and could not be opened. Ask for it again, or for a PDF."
        ) from error


def scan_pdf_page(data: bytes, number: int, width: float, height: float) -> Scan:
    """Recognize page `number` (from 1) of a PDF, drawn as a person sees it; sizes in points."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number - 1]
            longest = max(page.get_size())
            # A page as large as a poster is drawn as coarsely as its size asks for.
            scale = min(1 / POINTS, 4000 / max(1.0, longest))
            picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            size = page.get_size()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, OSError, IndexError):
        return Scan(width, height, (width, height))
    return _scan(picture, *size)


def _page(image: Any) -> tuple[Image, float, float]:
    """A picture as a page: gray on white, at about the resolution of recognition; its points."""
    from PIL import Image as Pil

    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Pil.new("RGBA", rgba.size, "white")
        image = Pil.alpha_composite(paper, rgba)
    gray = image.convert("L")
    dpi = image.info.get("dpi", (0, 0))
    said = float(dpi[0]) if isinstance(dpi, tuple) and dpi else 0.0
    longest = max(gray.size)
    inches = longest / said if said > 1 else 0.0
    if not PLAUSIBLE[0] <= inches <= PLAUSIBLE[1]:
        inches = LONG_SIDE
    scale = inches * ocr.DPI / longest
    if not 0.6 < scale < 1.05:  # between 190 and 330 dots per inch it is good as it is
        gray = gray.resize(
            (max(1, round(gray.width * scale)), max(1, round(gray.height * scale))),
            Pil.Resampling.LANCZOS,
        )
    points = inches * 72 / longest
    return gray, image.width * points, image.height * points


def _scan(picture: Image, width: float, height: float) -> Scan:
    found = ocr.recognize(picture)
    upright = (height, width) if found.quarter in {90, 270} else (width, height)
    step = upright[0] / max(1, found.width)
    words = []
    for w in found.words:
        box = Box(w.x0, w.top, w.x1, w.bottom)
        x0, top, x1, bottom = (v * step for v in box)
        word = PdfWord(w.text, x0, top, x1, bottom, bottom - top, "", "", confidence=w.confidence)
        if found.quarter or found.skew:
            word.drawn = Box(*(round(v * step, 2) for v in ocr.drawn(found, box)))
        words.append(word)
    words = _bullets(_singly(words))
    return Scan(*upright, (width, height), words, found.engine, found.confidence)


def _bullets(words: list[PdfWord]) -> list[PdfWord]:
    """Bullets as bullets, icons left out: engines take a dot or a picture for a letter or a sign.

    It is known by standing alone at a line's beginning, wider apart from the next word than words
    are. What could be a word's rest after all needs a second one at the same left edge.
    """
    suspects: list[PdfWord] = []
    icons: set[int] = set()
    for before, w, after in zip([None, *words], words, words[1:], strict=False):
        if len(w.text) > 2 or w.text.isdigit() or not _level(w, after):
            continue
        inner = before is not None and _level(before, w) and w.x0 - before.x1 < 1.5 * w.size
        gap = after.x0 - w.x1
        if inner or not 0.3 * w.size < gap < 4 * w.size:
            continue
        if w.text in BULLET_SHAPES and not after.text[0].islower():
            suspects.append(w)
        elif not w.text.isalnum() and any(c in "@+" or c.isdigit() for c in after.text):
            icons.add(id(w))
    for w in suspects:
        if w.text in SURE or sum(abs(w.x0 - o.x0) < 0.5 * w.size for o in suspects) > 1:
            w.text = "•"
    return [w for w in words if id(w) not in icons]


def _level(left: PdfWord, right: PdfWord) -> bool:
    return left.x1 <= right.x0 + left.size and abs(left.bottom - right.bottom) < 0.3 * left.size


def _singly(words: list[PdfWord]) -> list[PdfWord]:
    """Words that were recognized twice, in overlapping blocks, are kept once: the surer one."""
    kept: list[PdfWord] = []
    for w in sorted(words, key=lambda w: -(w.confidence or 0.0) * min(4, len(w.text))):
        if not any(
            min(w.x1, k.x1) - max(w.x0, k.x0) > 0.4 * min(w.x1 - w.x0, k.x1 - k.x0)
            and min(w.bottom, k.bottom) - max(w.top, k.top) > 0.5 * min(w.size, k.size)
            for k in kept
        ):
            kept.append(w)
    order = {id(w) for w in kept}
    return [w for w in words if id(w) in order]
