"""Screening: a resume in, a scorecard and its question set out.

>>> import datetime, screening
>>> rubric = screening.load_rubric("phone_bank")
>>> card = screening.screen("ana.pdf", rubric, as_of=datetime.date(2026, 11, 1))  # doctest: +SKIP
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening.documents.model import Document
    from screening.resume.model import Resume
    from screening.rubric.loader import Rubric
    from screening.scorecard.model import Scorecard

__version__ = "1.0.0"
__all__ = ["UnreadableDocument", "load_rubric", "parse", "read", "screen"]


def __getattr__(name: str) -> object:
    if name == "UnreadableDocument":  # lazily, so that importing the package costs nothing
        from screening.documents.model import UnreadableDocument

        return UnreadableDocument
    raise AttributeError(name)


def load_rubric(name: str | Path = "phone_bank") -> Rubric:
    """A checked rubric: a folder's name under ``rubrics/``, or a path."""
    from screening.rubric import load_rubric as load

    return load(name)


def read(source: str | Path | bytes, name: str = "") -> Document:
    """Read a document in this process. UnreadableDocument says what is wrong and what to do."""
    from screening.documents import read_bytes

    if isinstance(source, bytes):
        return read_bytes(source, name or "document")
    path = Path(source)
    return read_bytes(path.read_bytes(), name or path.name)


def parse(document: Document) -> Resume:
    """Contact, sections, positions and statements of a document."""
    from screening.resume import parse as parse_document

    return parse_document(document)


def screen(
    source: str | Path | bytes,
    rubric: Rubric | None = None,
    as_of: datetime.date | None = None,
    name: str = "",
) -> Scorecard:
    """Read and judge one document in this process.

    `source` is a path, or bytes with a `name`. `as_of` defaults to today.
    """
    from screening.scorecard import make_scorecard

    rubric = rubric or load_rubric()
    return make_scorecard(parse(read(source, name)), rubric, as_of or datetime.date.today())
