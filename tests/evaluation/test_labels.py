"""Label files are checked when read, and an answer is held against them as the guide says."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from screening.evaluation import LabelsError, evaluate, read_corpus
from screening.evaluation.compare import alike, norm, same_quote
from screening.rubric import Rubric

RESUME = """Ana Lopez
Toledo, OH 43604 | 419-555-0142 | ana@example.com

EXPERIENCE

Field Organizer, Yes on 9
March 2021 - November 2021
- Called voters from a script and entered the answers in VAN
"""
LABELS: dict[str, Any] = {
    "file": "ana.txt",
    "name": "Ana Lopez",
    "email": "ana@example.com",
    "phone": "+14195550142",
    "positions": [
        {
            "title": "Field Organizer",
            "organization": "Yes on 9",
            "start": "2021-03",
            "end": "2021-11",
            "relevant": True,
        }
    ],
    "relevant_months": 9,
    "level": "junior",
    "indicators": {"phone_scripts": ["Called voters from a script"]},
    "red_flags": {"no_voter_database": "clear"},
    "tools": ["VAN"],
    "languages": [],
}


def folder(path: Path, **changes: object) -> Path:
    (path / "ana.txt").write_text(RESUME, "utf-8")
    (path / "ana.labels.json").write_text(json.dumps({**LABELS, **changes}), "utf-8")
    return path


def test_labels_are_read_beside_their_document(tmp_path: Path) -> None:
    (case,) = read_corpus([folder(tmp_path)])
    assert case.path == tmp_path / "ana.txt"
    assert case.labels.positions[0].title == "Field Organizer"
    assert case.labels.notes == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nmae": "Ana"}, "nmae"),
        ({"relevant_months": "many"}, "relevant_months"),
        ({"positions": [{"title": "Cook"}]}, "organization"),
        ({"file": "ben.txt"}, "there is no document ben.txt"),
    ],
)
def test_a_faulty_label_file_is_refused_by_name(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(LabelsError, match=r"ana\.labels\.json") as error:
        read_corpus([folder(tmp_path, **change)])
    assert said in str(error.value)


def test_text_that_is_no_json_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match=r"No \*\.labels\.json"):
        read_corpus([tmp_path])
    folder(tmp_path)
    (tmp_path / "ana.labels.json").write_text("{", "utf-8")
    with pytest.raises(LabelsError, match=r"ana\.labels\.json"):
        read_corpus([tmp_path])


def test_right_answers_are_right(tmp_path: Path, rubric: Rubric) -> None:
    (outcome,) = evaluate(read_corpus([folder(tmp_path)]), rubric)
    assert dict(outcome.fields) == dict.fromkeys(
        (
            *("name", "email", "phone", "months", "level", "evidence_quote"),
            *("position_title", "position_org", "position_start", "position_end"),
        ),
        True,
    )
    assert outcome.positions == [(True, True)]
    assert outcome.relevant == [(True, True)]
    assert outcome.tools == [(True, True)]
    assert outcome.levels == ("junior", "junior")
    assert outcome.answers["phone_scripts"] == (True, True)
    assert outcome.answers["staff_training"] == (False, False)
    assert outcome.flags["no_voter_database"] == ("clear", "clear")


def test_wrong_answers_are_wrong_and_said(tmp_path: Path, rubric: Rubric) -> None:
    path = folder(
        tmp_path,
        name="Ben Okoro",
        phone="",
        level="mid",
        relevant_months=40,
        tools=["PDI"],
        indicators={"phone_scripts": ["Wrote the budget"], "staff_training": ["Hired callers"]},
        positions=[{**LABELS["positions"][0], "title": "Cook", "end": "2022-01"}],
    )
    (outcome,) = evaluate(read_corpus([path]), rubric)
    fields = dict(outcome.fields)
    assert [n for n, ok in fields.items() if not ok] == [
        *("name", "phone", "months", "level"),
        *("position_title", "position_end", "evidence_quote"),
    ]
    assert outcome.positions == [(False, True)]
    assert sorted(outcome.tools) == [(False, True), (True, False)]
    assert outcome.answers["staff_training"] == (False, True)
    said = "\n".join(outcome.wrong)
    for part in ("'Ben Okoro'", "tool pdi: missed", "tool van: named", "Hired callers"):
        assert part in said


def test_a_document_that_cannot_be_read_misses_everything(tmp_path: Path, rubric: Rubric) -> None:
    path = folder(tmp_path)
    (path / "ana.txt").write_bytes(b"%PDF-1.7 broken")
    (outcome,) = evaluate(read_corpus([path]), rubric, datetime.date(2026, 11, 1))
    assert outcome.unread
    assert not any(ok for _, ok in outcome.fields)
    assert outcome.positions == [(False, True)]
    assert outcome.answers == {"phone_scripts": (False, True)}


@pytest.mark.parametrize(
    ("months", "right"),
    [(9, True), (11, True), (7, True), (12, False), (6, False), (0, False)],
)
def test_two_months_off_is_near_enough_but_never_none(
    tmp_path: Path, rubric: Rubric, months: int, right: bool
) -> None:
    (outcome,) = evaluate(read_corpus([folder(tmp_path, relevant_months=months)]), rubric)
    assert dict(outcome.fields)["months"] is right


def test_spelling_and_case_are_no_difference() -> None:
    assert norm("  Ána-María  LÓPEZ, Jr. ") == "ana maria lopez jr"
    assert alike("Field Organizer", "field organiser")
    assert alike("Yes on 4", "YES ON 4")
    assert not alike("Field Organizer", "Office Manager")
    assert not alike("", "Field Organizer")
    assert alike("", "")


def test_a_quote_counts_where_most_of_its_words_are_the_same() -> None:
    wanted = ["Called voters from a script and entered the answers in VAN"]
    assert same_quote("Called voters from a script", wanted)
    assert same_quote(wanted[0] + " every night without fail, rain or shine", wanted)
    assert not same_quote("Called on customers in three states", wanted)
    # Six of ten words are enough, five are not.
    assert same_quote("a b c d e f 7 8 9 10", ["a b c d e f g h i j"])
    assert not same_quote("a b c d e 6 7 8 9 10", ["a b c d e f g h i j"])
    assert not same_quote("", wanted)
    assert not same_quote("Called voters", [])
