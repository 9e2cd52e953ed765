"""Apple Pages documents: only the PDF preview that older ones hold can be read."""

from __future__ import annotations

from screening.documents.archive import Archive
from screening.documents.limits import Limits
from screening.documents.model import UnreadableDocument
from screening.documents.pdf import read_pdf
from screening.documents.reading import Reading


def read_pages(data: bytes, limits: Limits) -> Reading:
    """Lines of the preview; UnreadableDocument says what to do where there is none."""
    preview = Archive(data, "Pages document", limits).part("QuickLook/Preview.pdf")
    if preview is None:
        raise UnreadableDocument(
            "The file is an Apple Pages document. Export it from Pages as PDF or Word and upload "
            "that."
        )
    return read_pdf(preview, limits)
