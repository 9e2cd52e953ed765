"""The files themselves: the same bytes again, names in any script, fixed dates."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from screening.reports import (
    kit_paper,
    question_set_paper,
    restore,
    scorecard_paper,
    to_docx,
    to_pdf,
)
from screening.reports.fonts import lacking
from tests.reports.conftest import docx_text, pdf_text
from tests.reports.reports_made_up import card_data

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    "Thúy-Linh Nguyễn",
    "Agnieszka Wróblewska",
    "Søren Kierkegård",
    "李小龙",
    "山田かなえ",
    "김하늘",
    "नेहा",
    "محمد الأحمد",
    "Ａлександр Ёлкин",
    "נועה כהן",
    "Νεφέλη",
    "ნინო",
    "ปรีชา",
    "Kealoha Kaʻiulani",
]
SAME = """
import sys, json, hashlib
from screening import load_rubric
from screening.reports import restore, scorecard_paper, kit_paper, to_pdf, to_docx
rubric = load_rubric()
card = restore(json.load(sys.stdin), rubric)
for paper in (scorecard_paper(card, rubric), kit_paper(card, rubric)):
    print(hashlib.sha256(to_pdf(paper)).hexdigest(), hashlib.sha256(to_docx(paper)).hexdigest())
"""


def _named(name: str, rubric):
    data = card_data()
    data["candidate"]["name"] = name
    return restore(data, rubric)


def test_the_same_card_gives_the_same_bytes_in_every_process() -> None:
    data = card_data()
    data["candidate"]["name"] = "李小龙 नेहा محمد Ёлкин"
    found = set()
    for seed in ("1", "2", "77"):
        done = subprocess.run(
            [sys.executable, "-c", SAME],
            input=json.dumps(data),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": f"UTC+{seed[0]}",
                "PYTHONPATH": str(ROOT),
            },
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_the_dates_inside_are_the_cards(card, rubric) -> None:
    pdf = pypdfium2.PdfDocument(to_pdf(scorecard_paper(card, rubric)))
    meta = pdf.get_metadata_dict()
    pdf.close()
    assert meta["CreationDate"].startswith("D:20261101000000")
    assert meta["Title"] == "Scorecard · Phone Banking: Thúy-Linh Nguyễn"
    assert meta["Author"] == "Screening"
    core = Document(io.BytesIO(to_docx(scorecard_paper(card, rubric)))).core_properties
    assert (core.created.isoformat(), core.modified.isoformat()) == (
        "2026-11-01T00:00:00+00:00",
    ) * 2
    assert (core.author, core.comments) == ("Screening", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_of_these_scripts_is_printed(rubric, name: str) -> None:
    assert lacking(name) == ()
    data = to_pdf(scorecard_paper(_named(name, rubric), rubric))
    text = pdf_text(data)
    # Chromium's own reader gives the parts of a joined letter in their order on the page.
    letters = {"".join(sorted(unicodedata.normalize("NFKD", w))) for w in text.split()}
    for word in name.split():
        assert "".join(sorted(unicodedata.normalize("NFKD", word))) in letters, text[:120]
    assert "Printed as □" not in text
    assert name in docx_text(to_docx(scorecard_paper(_named(name, rubric), rubric)))


def test_names_are_drawn_with_ink(rubric) -> None:
    """A font without the letters would draw the same empty boxes for both."""
    pictures = set()
    for name in ("李小龙", "王大明", "नेहा", "محمد"):
        pdf = pypdfium2.PdfDocument(to_pdf(scorecard_paper(_named(name, rubric), rubric)))
        title = pdf[0].render(scale=1).to_pil().convert("L").crop((50, 60, 300, 100))
        pdf.close()
        assert title.getextrema()[0] < 100
        pictures.add(title.tobytes())
    assert len(pictures) == 4


def test_letters_that_no_font_has_are_named(rubric) -> None:
    assert lacking("தமிழ் አማርኛ ab") != ()
    text = pdf_text(to_pdf(scorecard_paper(_named("தமிழ்", rubric), rubric)))
    assert "Printed as □, because no font here has them: U+0BA4" in text


def test_control_characters_and_line_ends_do_no_harm(rubric) -> None:
    card = _named("A\x00na\u202e\n\tPé\x1brez\ud800", rubric)
    assert "Ana Pérez" in pdf_text(to_pdf(scorecard_paper(card, rubric)))
    assert "Ana Pérez" in docx_text(to_docx(scorecard_paper(card, rubric)))


@pytest.mark.filterwarnings("error:The total page count")  # it would stand over the edge
def test_long_texts_go_over_pages(rubric) -> None:
    data = card_data()
    data["level_reason"] = "Word " * 900
    data["warnings"] = [{"code": "hidden_text", "message": "x " * 4000, "page": 1}] * 2
    data["red_flags"][0]["reason"] = "Long " * 2500
    text = pdf_text(to_pdf(scorecard_paper(restore(data, rubric), rubric)))
    assert text.count("Long") == 2500
    assert "How this was made" in text


def test_every_kind_of_paper_can_be_set(card, rubric) -> None:
    for paper in (
        scorecard_paper(card, rubric),
        kit_paper(card, rubric),
        *(question_set_paper(rubric, x.id) for x in rubric.levels),
    ):
        assert to_pdf(paper).startswith(b"%PDF-")
        assert to_docx(paper).startswith(b"PK")


def test_markup_and_marks_in_a_name_are_letters(rubric) -> None:
    name = "**bold** <b>x</b> {nb} __u__"
    assert name in pdf_text(to_pdf(scorecard_paper(_named(name, rubric), rubric)))
    assert name in docx_text(to_docx(scorecard_paper(_named(name, rubric), rubric)))
