"""Interchange: the contract's JSON, cards restored from it, and JSON Resume against its schema."""

from __future__ import annotations

import json

import jsonschema
import pytest

from screening.reports import (
    card_json,
    cards_json,
    cards_jsonl,
    json_resume,
    json_resume_bytes,
    restore,
)
from screening.reports.json_resume import schema
from tests.reports.reports_made_up import card_data

SAMPLES = [
    "amara_lindqvist.docx", "dennis_okafor_reyes.pdf", "keisha_normandeau.pdf",
    "lorraine_teague.pdf", "luc_desrosiers.docx", "priya_castellanos.docx",
    "ruth_hallorann.pdf", "tomas_vandermeer.pdf",
    "walt_brzezicki.pdf", "yvonne_achterberg.docx",
]  # fmt: skip


def test_json_is_the_contracts_object(judged) -> None:
    _, card, _ = judged("walt_brzezicki.pdf")
    assert json.loads(card_json(card)) == card.to_dict()
    assert json.loads(cards_json([card, card])) == [card.to_dict()] * 2
    lines = cards_jsonl([card, card]).decode().splitlines()
    assert [json.loads(x) for x in lines] == [card.to_dict()] * 2
    assert "“" not in card_json(card).decode() or "\\u201c" not in card_json(card).decode()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_restored_card_is_the_same_object(judged, rubric, name: str) -> None:
    _, card, _ = judged(name)
    assert restore(card.to_dict(), rubric).to_dict() == card.to_dict()


def test_a_card_made_up_is_restored_with_names_and_follow_ups(rubric) -> None:
    card = restore(card_data(), rubric)
    assert card.to_dict() == card_data()
    assert [q.follow_up for q in card.questions] == [False, True]
    assert card.indicators[0].name == "Basic volunteer management"
    assert card.metrics[0].doubt == "40 volunteers: on the roster or at one time?"


def test_an_id_that_the_rubric_lost_still_has_a_name(rubric) -> None:
    data = card_data()
    data["red_flags"][0]["id"] = "no_old_rule"
    assert restore(data, rubric).red_flags[0].name == "No old rule"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"error": "The file is empty."}, "not read: The file is empty."),
        ({"schema": 2}, "schema 2"),
    ],
)
def test_what_cannot_be_restored_says_why(rubric, change, message) -> None:
    with pytest.raises(ValueError, match=message):
        restore(card_data(**change), rubric)


def faults(data: dict) -> list[str]:
    check = jsonschema.Draft4Validator(schema(), format_checker=jsonschema.FormatChecker())
    return [e.message for e in check.iter_errors(data)]


def test_the_schema_is_version_1() -> None:
    assert schema()["$schema"] == "http://json-schema.org/draft-04/schema#"
    assert "certificates" in schema()["properties"]
    assert faults({"basics": {"name": 1}}) == ["1 is not of type 'string'"]
    assert faults({"work": [{"startDate": "March 2021"}]}) != []


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("masked", [False, True])
def test_json_resume_keeps_its_schema(judged, name: str, masked: bool) -> None:
    resume, _, b = judged(name)
    data = json.loads(json_resume_bytes(b.resume if masked else resume))
    assert faults(data) == []
    assert data["meta"]["version"] == "v1.0.0"


def test_json_resume_says_what_the_resume_says(judged) -> None:
    resume, _, _ = judged("keisha_normandeau.pdf")
    data = json_resume(resume)
    assert data["basics"]["name"] == "Keisha Normandeau"
    assert data["basics"]["email"] == "keisha.normandeau@example.com"
    assert data["basics"]["phone"] == "+12515550185"
    assert data["basics"]["location"] == {"city": "Mobile", "region": "AL", "postalCode": "36604"}
    assert data["basics"]["summary"].startswith("Dependable, detail-oriented professional")
    assert data["work"][0] == {
        "name": "Cedar Fork Senior Center",
        "position": "Program Assistant",
        "location": "Mobile, AL",
        "startDate": "2022-03",
        "endDate": "2024-08",
        "highlights": [
            "Recruited, trained, scheduled and supervised volunteers and interns for weekday and "
            "Saturday activities.",
            "Answered phones, greeted visitors, maintained sign-in sheets, prepared mailings and "
            "assigned volunteers to their stations as needed.",
            "Compiled monthly attendance and volunteer hours, compared them with the prior year "
            "and submitted reports to the director and funders.",
            "Assisted the director with special events, fundraising mailings and other duties as "
            "assigned.",
        ],
    }
    assert [v["organization"] for v in data["volunteer"]] == ["Gulf Coast Voter League"]
    assert data["education"] == [
        {
            "institution": "Bay Shore Community College",
            "studyType": "Associate of Applied Science",
            "endDate": "2015",
        }
    ]
    assert {"name": "Public relations"} in data["skills"]
    assert "references" not in data


def test_a_position_held_now_has_no_end(judged) -> None:
    resume, _, _ = judged("dennis_okafor_reyes.pdf")
    first = json_resume(resume)["work"][0]
    assert first["startDate"] == "2023-01"
    assert "endDate" not in first


def test_every_highlight_stands_in_the_resume(judged) -> None:
    for name in SAMPLES:
        resume, _, _ = judged(name)
        text = " ".join(resume.document.text.replace("-\n", "-").split()).replace("- ", "-")
        data = json_resume(resume)
        for entry in (*data.get("work", []), *data.get("volunteer", [])):
            for deed in entry.get("highlights", []):
                assert deed.replace("- ", "-") in text, deed
