"""Blind review: nothing that says who a candidate is leaves the store unasked."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from screening.store import (
    CandidateQuery,
    EventQuery,
    Invalid,
    Masked,
    NotAllowed,
    Sort,
)
from tests.store.team import Team

TEXT = "Ana Lopez\nana@example.org\n(312) 555-0142\nChicago, Illinois\nAna trained 40 volunteers"
WHO: dict[str, Any] = {"name": "Ana Lopez", "email": "ana@example.org", "phone": "+13125550142"}


@pytest.fixture
def blind(team: Team) -> tuple[Team, int]:
    candidate = team.add(TEXT, file="ana_lopez_phone.pdf", content=b"one", **WHO).candidate_id
    opening = team.store.openings.set_blind(team.admin, team.opening.id, 1, True)
    return dataclasses.replace(team, opening=opening), candidate


def test_every_answer_is_masked(blind: tuple[Team, int]) -> None:
    team, candidate = blind
    for who in (team.admin, team.recruiter, team.mina):
        one = team.store.candidates.get(who, candidate)
        row = team.store.candidates.page(who, team.opening.id).rows[0]
        card = team.store.candidates.card(who, candidate)
        assert one == row == card.candidate
        assert (one.masked, one.number) == (True, 1)
        assert (one.name, one.email, one.phone, one.file) == ("", "", "", "")
        assert card.card["file"] == ""
        assert team.store.candidates.cards(who, team.opening.id, [candidate]) == ((one, card.card),)
        assert card.card["candidate"] == {
            "name": "", "email": "", "phone": "", "location": "", "links": [],
        }  # fmt: skip
        assert card.card["level"] == "senior"
        for refused in (team.store.documents.content, team.store.documents.received):
            with pytest.raises(Masked, match="reviewed blind"):
                refused(who, candidate)
    # what masks the document has to know what to cover
    whole = team.store.documents.to_mask(team.mina, candidate)
    assert (whole.content, whole.kind, whole.text) == (b"one", "pdf", TEXT)
    assert whole.card["candidate"]["name"] == "Ana Lopez"


@pytest.mark.parametrize(
    ("typed", "open_", "blind_"),
    [
        ("trained volunteers", 1, 1),
        ("40", 1, 1),
        ("ana", 1, 0),
        ("lopez", 1, 0),
        ("an", 1, 0),
        ("ana@example.org", 1, 0),
        ("312 555 0142", 1, 0),
        ("0142", 1, 0),  # a part of the number as the text prints it
        ("ana_lopez_phone.pdf", 1, 0),
        ("phone", 1, 0),  # in the file's name only
        ("illinois", 1, 1),
    ],
)
def test_search_does_not_find_who_it_is(team: Team, typed: str, open_: int, blind_: int) -> None:
    team.add(TEXT, file="ana_lopez_phone.pdf", **WHO)
    query = CandidateQuery(search=typed)
    store, opening = team.store, team.opening.id
    assert store.candidates.page(team.mina, opening, query).total == open_
    store.openings.set_blind(team.admin, opening, 1, True)
    assert store.candidates.page(team.mina, opening, query).total == blind_
    assert store.candidates.counts(team.mina, opening, query).matching == blind_


def test_the_masked_text_is_what_is_searched(team: Team) -> None:
    team.add("studied at Riverside College", masked_text="studied at ███████")
    team.store.openings.set_blind(team.admin, team.opening.id, 1, True)

    def total(typed: str) -> int:
        query = CandidateQuery(search=typed)
        return team.store.candidates.page(team.mina, team.opening.id, query).total

    assert [total("riverside"), total("studied")] == [0, 1]


def test_order_by_name_would_tell(blind: tuple[Team, int]) -> None:
    team, _ = blind
    query = CandidateQuery(sort=Sort.NAME)
    with pytest.raises(Masked, match="cannot be ordered by name"):
        team.store.candidates.page(team.mina, team.opening.id, query)
    with pytest.raises(Masked):
        team.store.candidates.ids(team.mina, team.opening.id, query)


def test_unmasking_is_recorded_and_for_one_person(blind: tuple[Team, int]) -> None:
    team, candidate = blind
    store = team.store
    other = team.add("Ben Ng", name="Ben Ng").candidate_id
    with pytest.raises(Invalid, match="Unmasking needs a sentence"):
        store.candidates.unmask(team.mina, candidate, "just because")
    assert store.candidates.get(team.mina, candidate).masked
    reason = "I have to ring Ana Lopez to fix a day"
    shown = store.candidates.unmask(team.mina, candidate, reason)
    assert (shown.masked, shown.name) == (False, "Ana Lopez")
    assert store.documents.content(team.mina, candidate) == (b"one", "pdf")
    assert store.candidates.card(team.mina, candidate).card["candidate"]["name"] == "Ana Lopez"
    names = [row.name for row in store.candidates.page(team.mina, team.opening.id).rows]
    assert names == ["Ana Lopez", ""]
    assert store.candidates.get(team.mina, other).masked
    assert store.candidates.get(team.noor, candidate).masked
    store.candidates.unmask(team.mina, candidate, "once more, to be sure")  # nothing new to record
    events = store.audit.events(team.admin, EventQuery(action="unmasked"))
    assert [(e.who, e.candidate_id, e.details) for e in events] == [
        ("Mina", candidate, {"why": reason})
    ]


def test_blind_is_the_administrators_switch(blind: tuple[Team, int]) -> None:
    team, candidate = blind
    for who in (team.recruiter, team.mina):
        with pytest.raises(NotAllowed, match="Only an administrator may switch blind review"):
            team.store.openings.set_blind(who, team.opening.id, 2, False)
    team.store.openings.set_blind(team.admin, team.opening.id, 2, False)
    assert team.store.candidates.get(team.mina, candidate).name == "Ana Lopez"
    actions = [e.action for e in team.store.audit.events(team.admin)]
    assert actions[:2] == ["blind_off", "blind_on"]


def test_unmasking_where_nothing_is_masked_records_nothing(team: Team) -> None:
    candidate = team.add(TEXT, **WHO).candidate_id
    assert team.store.candidates.unmask(team.mina, candidate, "no need for it").name == "Ana Lopez"
    assert team.store.audit.count(team.admin, EventQuery(action="unmasked")) == 0
    team.store.openings.set_blind(team.admin, team.opening.id, 1, True)
    assert team.store.candidates.get(team.mina, candidate).masked


def test_cards_of_a_list_stand_in_the_order_asked_for_and_stay_in_their_opening(
    team: Team,
) -> None:
    first = team.add("first", content=b"1").candidate_id
    second = team.add("second", content=b"2").candidate_id
    other = team.store.openings.create(team.admin, "Other", "phone_bank")
    elsewhere = team.add("third", content=b"3", opening=other).candidate_id
    found = team.store.candidates.cards(
        team.recruiter, team.opening.id, [second, elsewhere, first, 999]
    )
    assert [candidate.id for candidate, _ in found] == [second, first]
    assert found[0][1] == team.store.candidates.card(team.recruiter, second).card
    with pytest.raises(NotAllowed):
        team.store.candidates.cards(team.mina, other.id, [elsewhere])
    with pytest.raises(Invalid, match="At most 500 cards"):
        team.store.candidates.cards(team.recruiter, team.opening.id, range(501))
