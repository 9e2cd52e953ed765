"""Text recognition of pictures of pages: Tesseract where installed, else RapidOCR if importable.

Both give words with boxes and confidence; nothing else here knows which engine did it.
"""

from __future__ import annotations

import functools
import importlib.util
import math
import os
import re
import shutil
import statistics
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from screening.documents.deskew import skew_of
from screening.documents.model import Box

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200  # dots per inch: finer finds hardly more words and takes twice the time
SECONDS = 25  # for one page; an engine that takes longer has found a photograph, not a page
LEAST = 0.3  # confidence: below, a lone sign is dirt on the scan
POOR = 0.55  # mean confidence: below, the page may stand on its side
LEAST_SKEW = 0.25  # degrees: less is not worth turning the picture
# Shares of the type size: how high a word's ink is, by the letters in it.
CAP, SMALL, DESCENT = 0.70, 0.49, 0.22
MIXED = 1.4  # times the usual size of a line: a word beyond is set in another size
# Where an engine drops spaces: "Cook,Mesa", "English.I read", "1998to2019", "Telephone505".
_GLUED = re.compile(
    r"(?<=[a-z\d][,;:])(?=[A-Za-z])|(?<=[a-z]{2}\.)(?=[A-Z])|(?<=\d{4})(?=to\b|to\d|and\d)"
    r"|(?<=\dto)(?=\d{4})|(?<=[a-z]{3})(?=\d)|(?<=\b(?:to|of|in|so|at|by))(?=[A-Z][a-z]*\b)"
)
_DEEP = frozenset("gjpqyQ,;()[]{}|/$")
_HIGH = frozenset("bdfhkltiABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]{}|/$&%#@!?'\"")


@dataclass(frozen=True, slots=True)
class Seen:
    """A recognized word: box in pixels of the picture given, `confidence` 0..1, its line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    line: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recognized:
    """A page's words, in pixels of the picture once it was turned upright.

    It was turned counter-clockwise, first by `quarter` (0, 90, 180 or 270 degrees), then by `skew`.
    `width` and `height` are those of the upright picture.
    """

    engine: str
    words: list[Seen]
    width: int
    height: int
    quarter: int = 0
    skew: float = 0.0

    @property
    def confidence(self) -> float:
        """Mean over characters, 0 where nothing was found."""
        count = sum(len(w.text) for w in self.words)
        return sum(w.confidence * len(w.text) for w in self.words) / count if count else 0.0


@functools.cache
def engine() -> str:
    """The engine that this machine has: "tesseract", "rapidocr" or ""."""
    if shutil.which("tesseract"):
        return "tesseract"
    if importlib.util.find_spec("rapidocr_onnxruntime") is not None:
        return "rapidocr"
    return ""


def recognize(image: Image) -> Recognized:
    """The words of one page's picture at about `DPI`, turned upright where needed."""
    gray = image.convert("L")
    best = _recognized(gray, 0)
    if best.confidence < POOR and engine() == "tesseract":
        for quarter in _orientations(gray):
            other = _recognized(gray, quarter)
            if other.confidence > best.confidence:
                best = other
    return best


def _recognized(gray: Image, quarter: int) -> Recognized:
    from PIL import Image as Pil

    picture = gray.rotate(quarter, expand=True) if quarter else gray
    skew = skew_of(picture)
    if abs(skew) < LEAST_SKEW:
        skew = 0.0
    else:
        picture = picture.rotate(skew, resample=Pil.Resampling.BICUBIC, fillcolor=255)
    name = engine()
    words = _tesseract(picture) if name == "tesseract" else _rapidocr(picture)
    return Recognized(name, leveled(words), *picture.size, quarter, skew)


def drawn(page: Recognized, box: Box) -> Box:
    """Where a box of the upright picture lies in the picture as it was given."""
    width, height = page.width, page.height
    points = [(box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom)]
    if page.skew:
        sin, cos = math.sin(math.radians(page.skew)), math.cos(math.radians(page.skew))
        # The whole box moves with its middle: it stays as high as its line.
        cx, cy = width / 2, height / 2
        x, y = (box.x0 + box.x1) / 2 - cx, (box.top + box.bottom) / 2 - cy
        dx, dy = x * cos - y * sin - x, x * sin + y * cos - y
        points = [(px + dx, py + dy) for px, py in points]
    if page.quarter == 90:
        points = [(height - y, x) for x, y in points]
    elif page.quarter == 180:
        points = [(width - x, height - y) for x, y in points]
    elif page.quarter == 270:
        points = [(y, width - x) for x, y in points]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _tesseract(image: Image) -> list[Seen]:
    table = _run(image, ["--psm", "3", "-c", "tessedit_create_tsv=1"])
    words: list[Seen] = []
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5":
            continue
        text = cells[11].strip()
        confidence = float(cells[10]) / 100
        if not text or confidence < 0 or (confidence < LEAST and not any(map(str.isalnum, text))):
            continue
        x, y, w, h = (float(v) for v in cells[6:10])
        line = tuple(int(v) for v in cells[2:5])
        words.append(Seen(text, x, y, x + w, y + h, min(1.0, confidence), line))
    return words


def _orientations(image: Image) -> list[int]:
    """Quarter turns that the page seems to need; both sideways ones where Tesseract cannot say."""
    for row in _run(image, ["--psm", "0"]).split("\n"):
        if row.startswith("Rotate:"):
            degrees = int(float(row.split(":")[1]))  # clockwise
            return [360 - degrees] if degrees in {90, 180, 270} else []
    return [90, 270]


def _run(image: Image, options: list[str]) -> str:
    """Tesseract's standard output for `image`; "" where it failed."""
    data = b"P5 %d %d 255\n" % image.size + image.tobytes()
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "--dpi", str(DPI), "-l", "eng", *options],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One thread: more of them wait for each other, six times slower in all.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


@functools.cache
def _rapid() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(intra_op_num_threads=1)


def _rapidocr(image: Image) -> list[Seen]:
    """RapidOCR finds lines and drops most spaces: words are split again by a dictionary."""
    import numpy

    found, _ = _rapid()(numpy.asarray(image.convert("RGB")))
    words: list[Seen] = []
    for number, (corners, text, score) in enumerate(found or ()):
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        parts = _split(text)
        step = (max(xs) - min(xs)) / max(1, len("".join(parts)))
        x = min(xs)
        for part in parts:
            # A little room is left between words so that they stay parted.
            words.append(
                Seen(
                    part,
                    x + 0.15 * step,
                    min(ys),
                    x + (len(part) - 0.15) * step,
                    max(ys),
                    float(score),
                    (number,),
                )
            )
            x += len(part) * step
    return words


def _split(text: str) -> list[str]:
    """The words of a line whose spaces were mostly dropped: at marks and numbers, and long runs of
    letters by the frequency of words (wordninja) where that is installed."""
    if "@" not in text and "/" not in text:
        text = _GLUED.sub(" ", text)
    if importlib.util.find_spec("wordninja") is None:
        return text.split()
    import wordninja

    parts: list[str] = []
    for chunk in text.split():
        if len(chunk) < 12 or "@" in chunk or "/" in chunk or any(map(str.isdigit, chunk)):
            parts.append(chunk)
            continue
        at = 0
        for word in wordninja.split(chunk):
            # The splitter drops marks; each goes with the word before it.
            start = chunk.find(word, at)
            if start < 0:
                continue
            if start > at and parts and at:
                parts[-1] += chunk[at:start]
            parts.append(word)
            at = start + len(word)
        if at < len(chunk):
            parts = [*parts[:-1], parts[-1] + chunk[at:]] if at else [*parts, chunk]
    return parts


def leveled(words: list[Seen]) -> list[Seen]:
    """Words of one line with one baseline and type size, as type has them.

    Engines box the ink: "on" is lower than "By". Size and baseline are reckoned back from the
    letters, so that lines and columns are found as they are in a PDF.
    """
    lines: dict[tuple[int, ...], list[Seen]] = {}
    for w in words:
        lines.setdefault(w.line, []).append(w)
    out: list[Seen] = []
    for line in lines.values():
        sizes = [_size(w) for w in line]
        usual = statistics.median([size for size in sizes if size] or [0.0])
        # Text of another size may stand beside a large name: it is leveled for itself.
        # A single letter says little of its size; a bullet's dot says nothing.
        alike = [
            len(w.text) < 3 or not size or usual / MIXED < size < usual * MIXED
            for w, size in zip(line, sizes, strict=True)
        ]
        feet = [_foot(w, size) for w, size, a in zip(line, sizes, alike, strict=True) if a and size]
        for w, size, same in zip(line, sizes, alike, strict=True):
            if not usual:
                out.append(w)
                continue
            foot = statistics.median(feet) if same and feet else _foot(w, size)
            type_size = usual if same else size
            if abs((w.top + w.bottom) / 2 - foot + 0.3 * type_size) >= type_size:
                foot = w.bottom  # a sloping line keeps its slope, word by word
            out.append(replace(w, top=foot - 0.78 * type_size, bottom=foot + DESCENT * type_size))
    return out


def _size(w: Seen) -> float:
    """The type size that a word's ink speaks for; 0 for signs."""
    if not any(map(str.isalnum, w.text)):
        return 0.0
    high = CAP if not _HIGH.isdisjoint(w.text) else SMALL
    deep = 0.0 if _DEEP.isdisjoint(w.text) else DESCENT
    return (w.bottom - w.top) / (high + deep)


def _foot(w: Seen, size: float) -> float:
    """The baseline of a word."""
    return w.bottom - (0.0 if _DEEP.isdisjoint(w.text) else DESCENT * size)
