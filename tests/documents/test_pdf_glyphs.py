"""Characters, boxes, fonts, sizes and colors of our own content reader are pdfminer's own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from screening.documents.characters import SOFT_HYPHEN, clean
from screening.documents.limits import Limits
from screening.documents.pdf_pages import contents
from screening.documents.pdf_paint import hex_color

FILES = Path(__file__).parent / "files"
# From Chromium, LibreOffice, ReportLab, WeasyPrint and fpdf2.
NAMES = [
    "side_bar_left", "names_of_the_world", "letter_spaced", "office_plain", "office_columns",
    "split_name", "ligatures", "hidden", "out_of_order", "hyphenated", "landscape",
    "running_header", "justified_cells", "bordered_table",
]  # fmt: skip


def pdfminer_characters(data: bytes) -> Iterator[tuple[float, list[LTChar]]]:
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        layout = device.get_result()
        yield layout.height, list(_characters(layout))


def _characters(item: Any) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from _characters(inner)


def _text(character: LTChar) -> str:
    text = character.get_text()
    return SOFT_HYPHEN if text in {SOFT_HYPHEN, "\u2010"} else clean(text)


def _color(character: LTChar) -> str:
    color = character.graphicstate.ncolor
    parts = color if isinstance(color, tuple) else (color,)
    return hex_color(character.ncs.name, tuple(float(v) for v in parts))


@pytest.mark.parametrize("name", NAMES)
def test_glyphs(name: str) -> None:
    data = (FILES / f"{name}.pdf").read_bytes()
    counted = 0
    for (height, wanted), content in zip(
        pdfminer_characters(data), contents(data, Limits()), strict=True
    ):
        characters = iter([c for c in wanted if _text(c).strip()])
        for word in content.words:
            said = ""
            for x0, x1 in zip(word.edges[::2], word.edges[1::2], strict=True):
                c = next(characters)
                said += _text(c)
                assert (c.x0, c.x1) == pytest.approx((x0, x1), abs=1e-3)
                assert (height - c.y1, height - c.y0) == pytest.approx(
                    (word.top, word.bottom), abs=1e-3
                )
                assert (c.fontname, c.size) == (word.font, pytest.approx(word.size, abs=1e-3))
                assert _color(c) in {word.color, ""}
                counted += 1
            assert said == word.text
        assert next(characters, None) is None
    assert counted > 40
