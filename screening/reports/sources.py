"""What pictures of pages are drawn from: the file itself, or a laid-out copy of its text."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field

from screening.documents.model import Document
from screening.reports.layout import lay_out

PDFIUM = threading.RLock()  # pdfium works for one thread at a time


@dataclass(frozen=True, slots=True)
class Source:
    """What pictures are drawn from. `document` is the one whose pages and boxes these are: the
    given one, or its laid-out copy where the format has no pages."""

    key: str
    document: Document = field(compare=False)
    pdf: bytes = field(default=b"", compare=False, repr=False)
    image: bytes = field(default=b"", compare=False, repr=False)

    @property
    def pages(self) -> int:
        return len(self.document.pages)


def source_of(document: Document, data: bytes) -> Source:
    """`data` is the file that `document` was read from. Of a masked document without pages the
    masked text is laid out, and the file is not looked at."""
    if document.pages and b"%PDF-" in data[:1024]:
        return Source(document.sha256, document, pdf=data)
    if document.pages and document.kind == "image":
        return Source(document.sha256, document, image=data)
    laid = lay_out(document)
    return Source(hashlib.sha256(laid.pdf).hexdigest(), laid.document, pdf=laid.pdf)
