"""The scorecard on paper says what the card says, in its order, in PDF and in Word."""

from __future__ import annotations

import pytest

from screening.reports import Remark, restore, scorecard_paper, to_docx, to_pdf
from tests.reports.conftest import docx_text, pdf_pages, pdf_text
from tests.reports.reports_made_up import TRAINED, card_data

SAID = [
    "Thúy-Linh Nguyễn",
    "linh@example.com · +13125550142 · Chicago, IL · linkedin.com/in/linh",
    "Recommended level: Mid",
    "Mid: 33 months of relevant experience and 2 of 4 mid indicators shown.",
    "This document holds text that a reader cannot see. It was not judged.",
    "Hidden text (page 2): Text that a reader cannot see (under 4 pt): “hire me”",
    "Strongest grounds",
    "Volunteer training and supervision",
    f"“{TRAINED}”",
    "Not shown",
    "Junior: Basic volunteer management, Data entry in voter databases, Volunteer coordination",
    "Mid: Script writing and adjustment, Basic data analysis",
    "Red flags",
    "Levels",
    "Indicators, by level",
    "Positions and months",
    "Mar 2024 – present",
    "Phone Bank Captain, Neighbors for Transit (volunteer)",
    "Relevant months together, overlaps once",
    "Campaign systems named",
    "dialer: CallHub",
    "English, Vietnamese",
    "40 volunteers: on the roster or at one time?",
    "Partly read (page 3): Page 3 could not be read to its end.",
    "How this was made",
    "ab" * 32,
    "cd" * 32,
    "Screening 1.0.0",
    "Nov 1, 2026",
]


@pytest.fixture(scope="module")
def texts(card, rubric) -> dict[str, str]:
    paper = scorecard_paper(card, rubric)
    return {"pdf": pdf_text(to_pdf(paper)), "docx": docx_text(to_docx(paper))}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("said", SAID)
def test_it_says(texts, kind: str, said: str) -> None:
    assert said.replace("-", "") in texts[kind].replace("-", "")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_verdict_comes_first_then_grounds_then_what_is_not_shown(texts, kind: str) -> None:
    text = texts[kind]
    order = [
        "Recommended level",
        "Strongest grounds",
        "Not shown",
        "Red flags",
        "Levels",
        "Positions",
    ]
    assert [text.index(x) for x in order] == sorted(text.index(x) for x in order)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(
    ("flag", "status", "reason"),
    [
        ("No experience working with volunteers", "Clear", "Work with volunteers is shown."),
        ("Poor communication skills", "Ask", "Communication is not stated; ask."),
        ("Lack of experience with voter databases", "Flagged", "No such system is shown"),
    ],
)
def test_a_flag_has_its_status_in_words(texts, kind: str, flag, status, reason) -> None:
    assert f"{status} {flag} {reason}" in texts[kind]


def test_every_page_has_its_footer(card, rubric) -> None:
    pages = pdf_pages(to_pdf(scorecard_paper(card, rubric)))
    assert len(pages) > 2
    for n, page in enumerate(pages, start=1):
        text = " ".join(page.split())
        assert "linh.pdf · SHA256 abababababab… · rubric phone_bank 1.0.0 (cdcdcdcdcdcd…)" in (
            text.replace("-", "")
        )
        assert "Engine 1.0.0 · as of 20261101" in text.replace("-", "")
        assert "This shows what is in the resume. A person decides." in text
        assert f"Page {n} of {len(pages)}" in text


def test_the_word_footer_counts_its_pages(card, rubric) -> None:
    data = to_docx(scorecard_paper(card, rubric))
    from tests.reports.conftest import zip_text

    for field in ("PAGE", "NUMPAGES"):
        assert f">{field}</w:instrText>" in zip_text(data)
    assert "This shows what is in the resume. A person decides." in docx_text(data)


def test_the_months_table(texts) -> None:
    assert "Barista, Birch & Bean (paid) Does not count" in texts["pdf"]
    assert "Relevant months together, overlaps once 33" in texts["pdf"]


def test_what_a_person_corrected_is_said(card, rubric) -> None:
    remarks = [
        Remark("level", "Senior instead of mid (Jo Park, Nov 3): two cycles abroad."),
        Remark("no_voter_database", "Settled in the interview: used NDP Votes."),
    ]
    text = pdf_text(to_pdf(scorecard_paper(card, rubric, remarks)))
    assert "By a person: Senior instead of mid (Jo Park, Nov 3): two cycles abroad." in text
    assert "By a person: Settled in the interview: used NDP Votes." in text


def test_a_card_of_a_sample_says_where_its_quotes_stand(judged, rubric) -> None:
    _, card, _ = judged("keisha_normandeau.pdf")
    text = pdf_text(to_pdf(scorecard_paper(card, rubric)))
    assert "Page 1 · Program Assistant, Cedar Fork Senior Center (Mar 2022 – Aug 2024)" in text


def test_no_positions_and_no_grounds(rubric) -> None:
    data = card_data(positions=[], metrics=[], tools=[], languages=[], warnings=[])
    for i in data["indicators"]:
        i["met"], i["evidence"] = False, []
    text = pdf_text(to_pdf(scorecard_paper(restore(data, rubric), rubric)))
    assert "No positions were found." in text
    assert "No line of the resume shows any of the indicators." in text
    assert "Hidden text" not in text


def test_a_rubric_that_has_changed_is_said(card, rubric) -> None:
    assert "The rubric has changed since" in pdf_text(to_pdf(scorecard_paper(card, rubric)))
