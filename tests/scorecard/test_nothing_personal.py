"""Nothing about the person reaches a mark (rule 7 of the design).

The same resume under another name, from another school, for another party gets the same level,
scores, months, indicators, flags and questions.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from pathlib import Path

import pytest

import screening
from screening.documents.model import Document
from screening.evaluation.labels import Labelled, read_corpus
from screening.rubric import Rubric
from screening.scorecard import Scorecard, make_scorecard

AS_OF = datetime.date(2026, 11, 1)
RESUMES = Path(__file__).resolve().parents[1] / "resumes"
CASES = {c.path.name: c for c in read_corpus([RESUMES])}
# One of each round: all formats, all levels, all writers.
SOME = [name for name in CASES if name[3] == "b"]
# For what few documents hold: every other one, for the sake of the time.
MANY = list(CASES)[::2]

SCHOOL = re.compile(
    r"\b[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,2} "
    r"(University|College|Institute of Technology|Polytechnic|Academy|High School)"
)
CANDIDATE = re.compile(
    r"\b(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? )?[A-Z][a-z]+(?:-[A-Z][a-z]+)? for "
    r"(?=(?:State|City|County|Governor|Mayor|Assembly|Congress|School|DA\b|District))"
)


@functools.cache
def document(name: str) -> Document:
    return screening.read(CASES[name].path)


def marks(card: Scorecard) -> dict[str, object]:
    """Everything that a recruiter could hold for or against a person."""
    return {
        "level": card.level,
        "scores": card.scores,
        "months": card.relevant_months,
        "indicators": {i.id: i.met for i in card.indicators},
        "flags": {f.id: f.status for f in card.red_flags},
        "questions": [q.id for q in card.questions],
    }


@functools.cache
def plain(name: str) -> dict[str, object]:
    return judge(document(name))


def judge(changed: Document) -> dict[str, object]:
    return marks(make_scorecard(screening.parse(changed), screening.load_rubric(), AS_OF))


def change(original: Document, *pairs: tuple[str | re.Pattern[str], str]) -> Document | None:
    """The document with other words; None where nothing in it changes."""
    lines = []
    for line in original.lines:
        text = line.text
        for pattern, new in pairs:
            text = re.sub(pattern, new, text)
        lines.append(dataclasses.replace(line, text=text) if text != line.text else line)
    changed = dataclasses.replace(original, lines=tuple(lines))
    return None if changed.lines == original.lines else changed


def unmoved(names: list[str], *pairs: tuple[str | re.Pattern[str], str]) -> int:
    """How many documents changed; each has the same marks as before."""
    count = 0
    for name in names:
        changed = change(document(name), *pairs)
        if changed is not None:
            count += 1
            assert judge(changed) == plain(name), name
    return count


@pytest.mark.parametrize(
    "name",
    [
        "Emily Walsh",
        "Lakisha Washington",
        "Nguyễn Thị Mai",
        "Mohammed al-Amin",
        "Grace Church",
        "Mark Page",
        "Will May",
    ],
)
def test_the_name_changes_nothing(name: str) -> None:
    changed = 0
    for file in SOME:
        old = CASES[file].labels.name
        # Some speak of themselves by their first name, or by its beginning, or by the last.
        given, last = old.split()[0], re.escape(old.split()[-1])
        starts = [given[:n] for n in range(len(given), 2, -1)] or [given]
        short = "|".join(re.escape(g) for g in starts if g != "Mar")  # a month
        changed += unmoved(
            [file],
            (re.compile(re.escape(old), re.IGNORECASE), name),
            (re.compile(rf"\b(?:{short})\b"), name.split()[0]),
            (re.compile(rf"\b{last}\b"), name.split()[-1]),
        )
    assert changed >= 15


def test_mail_phone_and_zip_change_nothing() -> None:
    assert unmoved(SOME, (r"[\w.]+@example\.(?:com|org|net)", "someone@example.com")) >= 15
    assert unmoved(SOME, (r"(555[-. ]+)01\d\d", r"\g<1>0199")) >= 15
    assert unmoved(MANY, (r"(?<=[A-Z]{2} )\d{5}", "10451")) >= 15


def test_the_school_changes_nothing() -> None:
    assert unmoved(MANY, (SCHOOL, r"Ashcombe Hill \1")) >= 20
    assert (
        unmoved(SOME, (SCHOOL, r"Organizing \1")) >= 10
    )  # even a school that sounds like the work


def test_the_party_changes_nothing() -> None:
    party = (r"Democratic|Social Progress|Radical", "Republican")
    assert unmoved(MANY, party) >= 4
    assert unmoved(MANY, (r"Democratic|Social Progress|Radical", "Green")) >= 4


def test_the_candidate_changes_nothing() -> None:
    assert unmoved(MANY, (CANDIDATE, "Ada Quill for ")) >= 12


def test_the_voter_file_and_with_it_the_party_changes_nothing() -> None:
    for tool in ("PDI", "i360", "GOP Data Center"):
        assert unmoved(SOME, (r"\b(?:VAN|VoteBuilder)\b", tool)) >= 8


def test_the_faith_changes_nothing() -> None:
    for house in ("Mosque", "Synagogue", "Temple"):
        pairs = ((r"\bChurch\b", house), (r"\bchurch\b", house.lower()))
        assert unmoved(SOME, *pairs) >= 4


def test_a_parish_is_a_congregation() -> None:
    unmoved(MANY, (r"\bparish\b", "congregation"), (r"\bParish\b", "Congregation"))


def test_a_church_is_a_mosque_and_a_pastor_an_imam() -> None:
    faith = (r"\bchurch\b", "mosque"), (r"\bChurch\b", "Mosque"), (r"\bBaptist\b", "Islamic")
    assert unmoved(MANY, *faith, (r"\bpastor\b", "imam"), (r"\bPastor\b", "Imam")) >= 20


PERSON = """{name}
{contact}

EXPERIENCE

Field Organizer, {party}
March 2021 - November 2021
- Called voters from a script and entered their answers in VAN
- Trained volunteers and wrote the phone script

EDUCATION

B.A. Sociology, {school}, {year}
"""
BASE = {
    "name": "Ana Lopez",
    "contact": "Toledo, OH 43604 | 419-555-0142 | ana@example.com",
    "party": "Toledo Democratic Party",
    "school": "Lakeshore State College",
    "year": "2015",
}


def card(rubric: Rubric, **changes: str) -> dict[str, object]:
    text = PERSON.format(**{**BASE, **changes})
    return marks(screening.screen(text.encode(), rubric, AS_OF, name="resume.txt"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Siobhán Ní Dhomhnaill"),
        ("name", "D. Washington Jr."),
        ("name", "Rev. Otis Freeman"),
        ("name", "Ana Lopez (she/her)"),
        ("name", "Bich Ngoc Tran, MBA, PhD"),
        ("contact", "Beverly Hills, CA 90210 | 310-555-0142 | ana@example.com"),
        ("contact", "Lagos, Nigeria | ana.l.1957@example.com"),
        ("contact", "ana@example.com"),
        ("party", "Toledo Republican Party"),
        ("party", "Toledo Green Party"),
        ("party", "Toledo Nurses Union Local 9"),
        ("school", "Ashcombe University"),
        ("school", "Gulf Technical Institute"),
        ("year", "1979"),
        ("year", "expected 2027"),
    ],
)
def test_a_field_changes_nothing(rubric: Rubric, field: str, value: str) -> None:
    assert card(rubric, **{field: value}) == card(rubric)


SKILLS = """Ana Lopez
Dayton, OH 45402 | 937-555-0142 | ana@example.com

SUMMARY
Called voters across Toledo from home every week and entered their answers. Made calls for the school levy.

EXPERIENCE

{title}, {employer}
January 2016 - December 2018
"""


@pytest.mark.parametrize(
    ("title", "employer", "months"),
    [
        # The town of the sentence, in the name of the employer, tells nothing of the work.
        ("Machine Tender", "Dayton Paper", 0),
        ("Machine Tender", "Toledo Paper", 0),
        # The levy is what the position is for.
        ("Levy Helper", "Friends of Elm Schools", 36),
    ],
)
def test_the_town_in_an_employer_changes_nothing(
    rubric: Rubric, title: str, employer: str, months: int
) -> None:
    text = SKILLS.format(title=title, employer=employer)
    card = screening.screen(text.encode(), rubric, AS_OF, name="resume.txt")
    assert len(card.positions) == 1
    assert card.relevant_months == months


@pytest.mark.parametrize("name", ["Captain Trainer", "Justin Leader Captain"])
def test_a_name_that_is_a_title_changes_nothing(rubric: Rubric, name: str) -> None:
    assert card(rubric, name=name) == card(rubric)


def test_an_age_a_photo_and_a_family_change_nothing(rubric: Rubric) -> None:
    more = "Born 4 May 1957. Married, three children. Citizen. Photo attached."
    assert card(rubric, contact=f"{BASE['contact']}\n{more}") == card(rubric)


def test_the_cases_are_many_enough(rubric: Rubric) -> None:
    assert len(SOME) == 79
    assert {CASES[n].path.suffix for n in SOME} == {".pdf", ".docx", ".rtf", ".txt"}
    assert {CASES[n].labels.level for n in SOME} == {level.id for level in rubric.levels}
    assert isinstance(next(iter(CASES.values())), Labelled)
