"""The reports room: scorecards, kits and question sets on paper, lists, interchange, page pictures.

A report is built as a `Paper` and set by `to_pdf` or `to_docx`; everything takes a masked card
(``screening.blind``) as well as a plain one.
"""

from __future__ import annotations

from screening.reports.candidates import (
    CandidateRow,
    candidate_row,
    candidates_csv,
    candidates_xlsx,
)
from screening.reports.interchange import card_json, cards_json, cards_jsonl
from screening.reports.json_resume import json_resume, json_resume_bytes
from screening.reports.kit import Answered, ReviewSheet, State, kit_paper, masked_review
from screening.reports.paper import Paper
from screening.reports.pdf import to_pdf
from screening.reports.question_set import question_set_paper
from screening.reports.restored import restore
from screening.reports.scorecard import scorecard_paper
from screening.reports.word import to_docx
from screening.reports.wording import Remark

__all__ = [
    "Answered",
    "CandidateRow",
    "Paper",
    "Remark",
    "ReviewSheet",
    "State",
    "candidate_row",
    "candidates_csv",
    "candidates_xlsx",
    "card_json",
    "cards_json",
    "cards_jsonl",
    "json_resume",
    "json_resume_bytes",
    "kit_paper",
    "masked_review",
    "question_set_paper",
    "restore",
    "scorecard_paper",
    "to_docx",
    "to_pdf",
]
