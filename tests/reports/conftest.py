"""A card made up by hand, the rubric's samples with their masked copies, and readers of what is
written: PDF, Word and spreadsheet files are parsed back to text."""

from __future__ import annotations

import datetime
import functools
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

import screening
from screening.blind import Blind, blind
from screening.reports import restore
from screening.resume.model import Resume
from screening.rubric import Rubric
from screening.scorecard import make_scorecard
from screening.scorecard.model import Scorecard
from tests.reports.reports_made_up import card_data

AS_OF = datetime.date(2026, 11, 1)


@functools.cache
def _judged(path: Path) -> tuple[Resume, Scorecard, Blind]:
    rubric = screening.load_rubric()
    resume = screening.parse(screening.read(path))
    card = make_scorecard(resume, rubric, AS_OF)
    return resume, card, blind(resume, card, rubric)


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    return screening.load_rubric()


@pytest.fixture(scope="session")
def judged(rubric: Rubric) -> Callable[[str], tuple[Resume, Scorecard, Blind]]:
    """A sample by its file's name: the resume, the card, both masked."""
    return lambda name: _judged(rubric.folder / "samples" / name)


@pytest.fixture(scope="session")
def card(rubric: Rubric) -> Scorecard:
    return restore(card_data(), rubric)


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [
            page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
            for page in pdf
        ]
    finally:
        pdf.close()


def pdf_text(data: bytes) -> str:
    """All text on one line: where a line breaks is no matter of what it says."""
    return " ".join(" ".join(pdf_pages(data)).split())


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(data: bytes) -> str:
    """All text of the body, tables and footers, in the file's order."""
    document = Document(io.BytesIO(data))
    lines = []
    for part in (document.element.body, *(s.footer._element for s in document.sections)):
        for paragraph in part.iter(f"{WORD}p"):
            runs = (x for x in paragraph.iter(f"{WORD}t", f"{WORD}tab"))
            lines.append("".join(x.text or " " for x in runs))
    return " ".join(" ".join(lines).split())


def zip_text(data: bytes) -> str:
    """Every part of a Word or Excel file as it is stored: properties and all."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(n).decode("utf-8", "replace")
            for n in archive.namelist()
            if n.endswith((".xml", ".rels"))
        )
