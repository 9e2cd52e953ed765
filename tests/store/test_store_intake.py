"""Documents arrive: once each, whatever they are called, and nothing people did is lost."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

import pytest

from screening.scorecard.contract import error_dict
from screening.store import Added, CandidateQuery, Closed, Invalid, Kind, Status
from tests.store.people_made_up import card
from tests.store.team import Team

LATER = "2026-12-01"


def test_the_same_again_changes_nothing(team: Team) -> None:
    first = team.add("some words", content=b"one")
    events = team.store.audit.verify().events
    assert first == Added(first.candidate_id, 1, True, True, True, 0)
    assert team.add("some words", content=b"one") == Added(
        first.candidate_id, 1, False, False, False, 0
    )
    assert team.store.audit.verify().events == events
    assert team.store.candidates.page(team.recruiter, team.opening.id).total == 1


def test_another_name_is_no_second_candidate(team: Team) -> None:
    first = team.add(content=b"one", file="ana.pdf")
    again = team.add(content=b"one", file="Ana (1).pdf")
    assert again == Added(first.candidate_id, 1, False, False, True, 0)
    names = team.store.documents.received(team.recruiter, first.candidate_id)
    assert {n.name for n in names} == {"ana.pdf", "Ana (1).pdf"}
    assert names[0].who == "Rita Recruiter"
    assert team.store.candidates.get(team.recruiter, first.candidate_id).file == "ana.pdf"


def test_numbers_count_within_an_opening_and_are_not_given_twice(team: Team) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    numbers = [team.add().number, team.add().number, team.add(opening=other).number]
    assert numbers == [1, 2, 1]
    last = team.add()
    team.store.retention.delete_candidate(team.admin, last.candidate_id, "mistake")
    again = team.add()
    assert (last.number, again.number) == (3, 4)
    assert again.candidate_id != last.candidate_id


def test_the_card_comes_back_byte_for_byte(team: Team) -> None:
    odd: dict[str, Any] = {
        "level_reason": "Zoë – “quoted” \u0000 \ud800 end",
        "scores": {"senior": 1, "junior": 2},
        "metrics": [{"value": 0.1, "unit": "", "per": "", "quote": ""}],
    }
    added = team.add(content=b"one", **odd)
    stored = team.store.candidates.card(team.recruiter, added.candidate_id)
    assert json.dumps(stored.card) == json.dumps(card(b"one", **odd))
    assert stored.engine_version == "1.0.0"
    assert team.store.documents.content(team.recruiter, added.candidate_id) == (b"one", "pdf")


def test_text_that_no_database_can_hold_is_stored_all_the_same(team: Team) -> None:
    added = team.add("nul \x00 half \ud83d a word", file="r\udce9sum\x00e.pdf", name="A\x00na")
    found = team.store.candidates.get(team.recruiter, added.candidate_id)
    assert (found.file, found.name) == ("r\ufffdsum\ufffde.pdf", "A\ufffdna")
    again = team.add("x", content=b"document 0", file="r\udce9sum\x00e.pdf", name="A\x00na")
    assert (again.candidate_id, again.new_name) == (added.candidate_id, False)


def test_a_newer_card_keeps_what_people_did(team: Team) -> None:
    store = team.store
    first = team.add("old words", content=b"one", name="Ana", level="mid", relevant_months=20)
    assert store.candidates.get(team.recruiter, first.candidate_id).level == "mid"
    store.decisions.decide(team.recruiter, first.candidate_id, Status.INTERVIEW, 1)
    store.corrections.correct(
        team.recruiter, first.candidate_id, Kind.INDICATOR, "data_reporting", "met", "She said so"
    )
    again = team.add(
        "new words", content=b"one", name="Ana Lopez", engine="1.1.0", relevant_months=24, met={"x"}
    )
    assert again == Added(first.candidate_id, 1, False, True, False, 0)
    found = store.candidates.get(team.recruiter, first.candidate_id)
    assert (found.name, found.level, found.relevant_months) == ("Ana Lopez", "senior", 24)
    assert found.status is Status.INTERVIEW
    assert found.indicators == {"data_reporting"}
    pages = [
        store.candidates.page(team.recruiter, team.opening.id, CandidateQuery(search=word))
        for word in ("old", "new")
    ]
    assert [page.total for page in pages] == [0, 1]
    # the older card again: it is there already, and holds again from now on
    back = team.add("old words", content=b"one", name="Ana", level="mid", relevant_months=20)
    assert back == Added(first.candidate_id, 1, False, True, False, 0)
    assert store.candidates.get(team.recruiter, first.candidate_id).level == "mid"


def test_what_need_not_be_screened_again(team: Team) -> None:
    rubric, store = "ab" * 32, team.store
    one, two = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    team.add(content=b"one")
    team.add(content=b"two", as_of=LATER, engine="2.0.0")
    other = store.openings.create(team.admin, "Spring", "phone_bank")
    opening = team.opening.id
    assert store.intake.screened(opening, rubric, "1.0.0") == {one}
    assert store.intake.screened(opening, rubric, "2.0.0") == {two}
    assert store.intake.screened(opening, rubric, "3.0.0") == frozenset()
    assert store.intake.screened(opening, "cd" * 32, "1.0.0") == frozenset()
    assert store.intake.screened(other.id, rubric, "1.0.0") == frozenset()
    day = datetime.date.fromisoformat(LATER)
    assert store.intake.screened(opening, rubric, "1.0.0", day) == frozenset()
    assert store.intake.screened(opening, rubric, "2.0.0", day) == {two}


def test_a_document_that_could_not_be_read_is_a_candidate_too(team: Team) -> None:
    from screening.rubric import load_rubric

    digest = hashlib.sha256(b"broken").hexdigest()
    day = datetime.date(2026, 11, 1)
    made = error_dict("a.pdf", digest, load_rubric("phone_bank"), day, "It is encrypted.")
    del made["file"]
    added = team.add(content=b"broken", **made)
    found = team.store.candidates.get(team.recruiter, added.candidate_id)
    assert (found.unread, found.level, found.relevant_months) == (True, "", 0)
    assert team.store.candidates.card(team.recruiter, added.candidate_id).card == {
        "file": "resume.pdf",
        **made,
    }
    with pytest.raises(Invalid, match="This card has no level"):
        team.store.corrections.correct(
            team.recruiter, added.candidate_id, Kind.LEVEL, "", "mid", "I know better"
        )


def test_what_does_not_belong_together_is_refused(team: Team) -> None:
    with pytest.raises(Invalid, match="belongs to another document"):
        team.add(content=b"one", sha256="0" * 64)
    with pytest.raises(Invalid, match="belongs to another document"):
        team.add(schema=2)
    rubric = {"id": "canvasser", "version": "1.0.0", "sha256": "cd" * 32}
    with pytest.raises(Invalid, match="is judged by the rubric phone_bank, this card by canvasser"):
        team.add(rubric=rubric)
    team.store.openings.close(team.admin, team.opening.id, 1)
    with pytest.raises(Closed, match="nothing can be added"):
        team.add()
    assert team.store.candidates.page(team.admin, team.opening.id).total == 0
