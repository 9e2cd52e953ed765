"""The reading room: bytes and a name in, a `Document` out."""

from __future__ import annotations

import gc
import hashlib
import importlib
import logging
from pathlib import PurePath

from screening.documents.kinds import Kind, kind_of
from screening.documents.limits import Limits
from screening.documents.model import Document, UnreadableDocument
from screening.documents.quality import report_of
from screening.documents.reading import Reading

__all__ = ["Document", "Limits", "UnreadableDocument", "check_size", "read_bytes"]

TOO_DEEP = (
    "The file is nested deeper than any program writes. Save it anew as a plain PDF or DOCX and "
    "upload that."
)
# Each reader's module is imported when the first file of its kind comes.
_READERS = {
    Kind.PDF: ("pdf", "read_pdf"),
    Kind.DOCX: ("docx", "read_docx"),
    Kind.ODT: ("odt", "read_odt"),
    Kind.FODT: ("odt", "read_fodt"),
    Kind.RTF: ("rtf", "read_rtf"),
    Kind.HTML: ("html", "read_html"),
    Kind.MHTML: ("html", "read_mhtml"),
    Kind.DOC: ("doc", "read_doc"),
    Kind.PAGES: ("pages", "read_pages"),
    Kind.IMAGE: ("images", "read_image"),
    Kind.TEXT: ("text", "read_text"),
}


def check_size(data: bytes, limits: Limits) -> None:
    """UnreadableDocument for an empty file and for one over the limit, with the number."""
    if not data.strip():
        raise UnreadableDocument("The file is empty. Ask for it again.")
    if sentence := limits.too_large(len(data)):
        raise UnreadableDocument(sentence)


def read_bytes(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Read one document of any known format; its type is told from its content, not its name.

    Raises UnreadableDocument with a sentence for whoever dropped the file.
    """
    limits = limits or Limits.from_environment()
    check_size(data, limits)
    module, function = _READERS[kind_of(data)]
    reader = getattr(importlib.import_module(f"screening.documents.{module}"), function)
    collecting = gc.isenabled()
    gc.disable()  # many small objects come and stay: looking through them over and over is in vain
    try:
        reading: Reading = reader(data, limits)
    except (UnreadableDocument, MemoryError):
        raise
    except RecursionError as error:
        raise UnreadableDocument(TOO_DEEP) from error
    except Exception as error:
        # A format's reader names what it expects to be broken; this is what nobody foresaw.
        logging.getLogger(__name__).warning("reading %s failed", name, exc_info=True)
        raise UnreadableDocument(
            f"The file is damaged or unusual and could not be read ({type(error).__name__}). "
            "Open it, print it to a PDF and upload that."
        ) from error
    finally:
        if collecting:
            gc.enable()
    if not any(line.text.strip() for line in reading.lines):
        raise UnreadableDocument(
            "No text was found in the file: it may be a picture. Ask for a text PDF or a Word file."
        )
    return Document(
        name=PurePath(name).name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=reading.kind,
        lines=reading.lines,
        pages=reading.pages,
        hidden=reading.hidden,
        notices=reading.notices,
        report=report_of(reading),
        links=reading.links,
    )
