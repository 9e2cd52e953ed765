"""Image files (PNG, JPEG, TIFF) to lines, by text recognition."""

from __future__ import annotations

from screening.documents.limits import Limits
from screening.documents.model import Report
from screening.documents.reading import Reading
from screening.documents.scans import read_images
from screening.documents.sheets import lines_of


def read_image(data: bytes, limits: Limits) -> Reading:
    """Lines of a picture of pages, each with the confidence of its recognition."""
    sheets = []
    characters = 0
    for number, scan in enumerate(read_images(data, limits), start=1):
        sheets.append(scan.sheet(number))
        characters += sum(len(w.text) for w in scan.words)
    lines, pages = lines_of(sheets)
    report = Report(columns=max((p.columns for p in pages), default=1), characters=characters)
    return Reading("image", lines, pages, report=report)
