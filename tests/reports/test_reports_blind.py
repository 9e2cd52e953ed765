"""Blind review's downloads, parsed back: no word of who the candidate is, in no format, nowhere."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pypdfium2
import pytest

from screening.blind.plain import folded
from screening.reports import (
    Answered,
    ReviewSheet,
    State,
    candidate_row,
    candidates_csv,
    candidates_xlsx,
    card_json,
    cards_json,
    cards_jsonl,
    json_resume_bytes,
    kit_paper,
    masked_review,
    scorecard_paper,
    to_docx,
    to_pdf,
)
from tests.reports.conftest import docx_text, pdf_text, zip_text

# Words of the name | phone | e-mail name | schools | party, candidate, tools, towns.
KNOWN = {
    "amara_lindqvist.docx": (
        "amara lindqvist|2185550117|northern shore|halvorsen openvpb duluth 55802"
    ),
    "dennis_okafor_reyes.pdf": (
        "dennis okafor reyes|7575550152|chesapeake|alden thrutalk van norfolk"
    ),
    "keisha_normandeau.pdf": "keisha normandeau|2515550185|bay shore|36604",
    "lorraine_teague.pdf": "lorraine teague|5205550128|santa rita|tucson",
    "luc_desrosiers.docx": (
        "luc desrosiers|6135550148|carrefour|marchetti nationbuilder callhub ottawa"
    ),
    "priya_castellanos.docx": "priya castellanos|4025550163|platte|nationbuilder callhub nebraska",
    "ruth_hallorann.pdf": "ruth hallorann|9375550106|wittenbrook|dayton",
    "tomas_vandermeer.pdf": (
        "tomas vandermeer|9165550191|sierra oaks|rosario minivan pdi sacramento"
    ),
    "walt_brzezicki.pdf": "walt brzezicki|8145550174|tri-county|pennsylvania",
    "yvonne_achterberg.docx": "yvonne achterberg|5105550139|achterberg|broadstripes oakland",
}
# A question that is the same for everybody may name a system; a kit's fixed part is no leak.
FIXED = {"van"}


def pdf_all(data: bytes) -> str:
    """Text, metadata, bookmarks, and the file's own uncompressed words."""
    pdf = pypdfium2.PdfDocument(data)
    meta = " ".join(pdf.get_metadata_dict().values())
    marks = " ".join(item.get_title() for item in pdf.get_toc())
    pdf.close()
    # Letters of compressed streams mean nothing, and by chance they make a short name.
    plain = re.sub(rb"(?s)\bstream\r?\n.*?endstream", b"", data)
    return f"{pdf_text(data)} {meta} {marks} {plain.decode('latin-1')}"


def xlsx_all(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = " ".join(str(c.value) for row in book.active for c in row if c.value is not None)
    return f"{cells} {zip_text(data)}"


def exports(b, rubric) -> dict[str, str]:
    """Every download of a masked candidate as text."""
    card = b.card
    note = f"{b.label} trained callers."
    review = ReviewSheet(
        "Jo", None, {card.questions[0].id: Answered(State.RATED, 4, note)}, "Yes", note
    )
    papers = {
        "card": scorecard_paper(card, rubric, blind=True),
        "kit": kit_paper(card, rubric, blind=True),
        "rated": kit_paper(card, rubric, [masked_review(review, b.text)], blind=True),
    }
    out = {f"{k}.pdf": pdf_all(to_pdf(p)) for k, p in papers.items()}
    for k, p in papers.items():
        data = to_docx(p)
        out[f"{k}.docx"] = f"{docx_text(data)} {zip_text(data)}"
    row = candidate_row(card, "screen")
    out["list.csv"] = candidates_csv([row], rubric).decode("utf-8-sig")
    out["list.xlsx"] = xlsx_all(candidates_xlsx([row], rubric))
    out["card.json"] = card_json(card).decode()
    out["cards.json"] = cards_json([card]).decode()
    out["cards.jsonl"] = cards_jsonl([card]).decode()
    out["resume.json"] = json_resume_bytes(b.resume).decode()
    return out


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_no_download_tells_who_it_is(judged, rubric, name: str) -> None:
    _, _, b = judged(name)
    person, phone, school, rest = KNOWN[name].split("|")
    for kind, text in exports(b, rubric).items():
        shown = folded(text)
        words = [*person.split(), school, *rest.split()]
        found = [
            w
            for w in words
            if re.search(rf"(?<![^\W_]){re.escape(w)}(?![^\W_])", shown)
            and not (w in FIXED and kind.startswith(("kit", "rated", "card")))
        ]
        assert found == [], kind
        assert name not in shown
        assert "example.com" not in shown
        # digits of a PDF's own numbers are no phone
        assert phone not in re.sub(r"[ ()+.\-]", "", shown), kind


def test_the_same_check_finds_an_unmasked_card(judged, rubric) -> None:
    """The check can fail: the card as it is tells the name in every format."""
    resume, card, b = judged("dennis_okafor_reyes.pdf")
    from dataclasses import replace

    open_card = replace(b, card=card, resume=resume)
    for kind, text in exports(open_card, rubric).items():
        assert (
            "okafor" in folded(text)
            or kind.endswith(".pdf")
            or kind.startswith(("card", "kit", "rated"))
        ), kind
    assert "okafor" in folded(exports(open_card, rubric)["list.xlsx"])
    assert "okafor" in folded(pdf_text(to_pdf(scorecard_paper(card, rubric))))


def test_blind_papers_say_so(judged, rubric) -> None:
    _, _, b = judged("ruth_hallorann.pdf")
    text = pdf_text(to_pdf(scorecard_paper(b.card, rubric, blind=True)))
    assert b.label in text
    assert "Blind review: name, contact, places, schools, party and the like are hidden." in text
    assert "blind review copy" in text


def test_masked_json_keeps_the_contract(judged) -> None:
    _, card, b = judged("tomas_vandermeer.pdf")
    own, shown = json.loads(card_json(card)), json.loads(card_json(b.card))
    assert list(own) == list(shown)
    assert [q["boxes"] for i in own["indicators"] for q in i["evidence"]] == [
        q["boxes"] for i in shown["indicators"] for q in i["evidence"]
    ]
