"""Corrections and settlements: the card keeps both words, and the last one counts."""

from __future__ import annotations

import pytest

from screening.store import (
    Conflict,
    Correction,
    Invalid,
    Kind,
    Settlement,
    position_keys,
)
from tests.store.people_made_up import card
from tests.store.team import Clock, Team

WHY = "the resume says otherwise"


@pytest.fixture
def candidate(team: Team) -> int:
    return team.add(flags={"no_compliance": "ask"}, met={"phone_scripts"}).candidate_id


def test_the_card_keeps_both(team: Team, candidate: int, clock: Clock) -> None:
    correct = team.store.corrections.correct
    made = correct(team.recruiter, candidate, Kind.INDICATOR, "phone_scripts", "not met", WHY)
    assert made == Correction(
        Kind.INDICATOR, "phone_scripts", "met", "not met", WHY, 1, "Rita Recruiter", clock.now
    )
    shown = team.store.candidates.card(team.mina, candidate)
    machine = {i["id"]: i["met"] for i in shown.card["indicators"]}
    assert machine["phone_scripts"] is True
    assert shown.verdicts.indicators["phone_scripts"] is False
    assert team.store.corrections.of_candidate(team.mina, candidate) == (made,)
    event = team.store.audit.events(team.admin)[0]
    assert (event.action, event.details["new"], event.details["why"]) == (
        "verdict_corrected", "not met", WHY,
    )  # fmt: skip


def test_every_kind_of_verdict(team: Team, candidate: int) -> None:
    key = position_keys(team.store.candidates.card(team.mina, candidate).card)[0]
    for kind, target, new in (
        (Kind.LEVEL, "", "mid"),
        (Kind.MONTHS, "", "007"),
        (Kind.FLAG, "no_compliance", "flagged"),
        (Kind.POSITION, key, "not relevant"),
    ):
        team.store.corrections.correct(team.recruiter, candidate, kind, target, new, WHY)
    holds = team.store.candidates.card(team.mina, candidate).verdicts
    assert (holds.level, holds.level_rank, holds.relevant_months) == ("mid", 1, 7)
    assert holds.flags["no_compliance"] == "flagged"
    assert holds.positions == {key: False}
    said = team.store.corrections.of_candidate(team.mina, candidate)
    assert [(c.machine, c.new) for c in said] == [
        ("senior", "mid"), ("40", "7"), ("ask", "flagged"), ("relevant", "not relevant"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "target", "new", "words"),
    [
        (Kind.INDICATOR, "phone_scripts", "perhaps", "This can be met, not met"),
        (Kind.INDICATOR, "nothing", "met", "no indicator 'nothing'"),
        (Kind.FLAG, "no_compliance", "settled", "flagged, clear, ask"),
        (Kind.LEVEL, "", "director", "This can be junior, mid, senior"),
        (Kind.MONTHS, "", "-1", "whole number from 0 to 960"),
        (Kind.MONTHS, "", "961", "whole number from 0 to 960"),
        (Kind.MONTHS, "", "1.5", "whole number"),
        (Kind.MONTHS, "", "²", "whole number"),
        (Kind.POSITION, "0", "relevant", "no position '0'"),
    ],
)
def test_what_cannot_be_said(
    team: Team, candidate: int, kind: Kind, target: str, new: str, words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        team.store.corrections.correct(team.recruiter, candidate, kind, target, new, WHY)
    with pytest.raises(Invalid, match="A correction needs a sentence"):
        team.store.corrections.correct(team.recruiter, candidate, Kind.LEVEL, "", "mid", " wrong ")
    assert team.store.corrections.of_candidate(team.mina, candidate) == ()


def test_corrections_follow_each_other(team: Team, candidate: int) -> None:
    def correct(new: str | None, version: int) -> Correction:
        return team.store.corrections.correct(
            team.recruiter, candidate, Kind.LEVEL, "", new, WHY, version
        )

    def level() -> str:
        return team.store.candidates.get(team.mina, candidate).level

    first = correct("mid", 0)
    with pytest.raises(Conflict) as caught:
        correct("junior", 0)
    assert caught.value.theirs == first
    assert level() == "mid"
    assert (correct("junior", 1).version, level()) == (2, "junior")
    assert (correct(None, 2).version, level()) == (3, "senior")  # taken back
    assert (correct("mid", 3).version, level()) == (4, "mid")
    said = [c.new for c in team.store.corrections.of_candidate(team.mina, candidate)]
    assert said == ["mid", "junior", None, "mid"]


def test_an_answer_settles_what_a_flag_asks(team: Team, candidate: int, clock: Clock) -> None:
    store = team.store
    settle = store.settlements.settle
    made = settle(team.mina, candidate, "no_compliance", "clear", " Read out the TCPA rules ")
    assert made == Settlement(
        "no_compliance", "clear", "Read out the TCPA rules", 1, "Mina", clock.now
    )
    assert store.candidates.get(team.noor, candidate).flags["no_compliance"] == "clear"
    shown = store.candidates.card(team.mina, candidate).card
    assert {f["id"]: f["status"] for f in shown["red_flags"]}["no_compliance"] == "ask"
    with pytest.raises(Conflict) as caught:
        settle(team.noor, candidate, "no_compliance", "flagged", "Did not know opt-outs")
    assert caught.value.theirs == made
    second = settle(team.noor, candidate, "no_compliance", "flagged", "Did not know opt-outs", 1)
    assert store.candidates.get(team.noor, candidate).flags["no_compliance"] == "flagged"
    assert store.settlements.of_candidate(team.mina, candidate) == (made, second)


def test_only_an_open_flag_is_settled(team: Team, candidate: int) -> None:
    settle = team.store.settlements.settle
    for flag in ("poor_communication", "no_such_flag"):
        with pytest.raises(Invalid, match="Only a flag that asks something"):
            settle(team.mina, candidate, flag, "clear", "Speaks clearly")
    with pytest.raises(Invalid, match="flagged or clear, not 'ask'"):
        settle(team.mina, candidate, "no_compliance", "ask", "Let us ask again")
    with pytest.raises(Invalid, match="The answer is empty"):
        settle(team.mina, candidate, "no_compliance", "clear", "  ")


def test_a_correction_of_a_settled_flag_counts(team: Team, candidate: int) -> None:
    store = team.store
    store.settlements.settle(team.mina, candidate, "no_compliance", "clear", "Knows the rules")
    correct = store.corrections.correct
    correct(team.recruiter, candidate, Kind.FLAG, "no_compliance", "flagged", "Broke a rule once")
    assert store.candidates.get(team.mina, candidate).flags["no_compliance"] == "flagged"
    correct(
        team.recruiter, candidate, Kind.FLAG, "no_compliance", None, "That was somebody else", 1
    )
    assert store.candidates.get(team.mina, candidate).flags["no_compliance"] == "clear"


def test_a_flag_corrected_to_ask_can_be_settled(team: Team, candidate: int) -> None:
    store = team.store
    flag = "no_evening_weekend"
    store.corrections.correct(
        team.recruiter, candidate, Kind.FLAG, flag, "ask", "Says it twice over"
    )
    store.settlements.settle(team.mina, candidate, flag, "clear", "Any evening but Sunday")
    assert store.candidates.get(team.mina, candidate).flags[flag] == "clear"


def test_a_position_is_known_again_in_a_newer_card(team: Team) -> None:
    def position(title: str, relevant: bool = True) -> dict:  # type: ignore[type-arg]
        made = dict(card(b"")["positions"][0])
        return {**made, "title": title, "relevant": relevant}

    old = [position("Caller"), position("Organizer"), position("Organizer")]
    new = [position("Head", False), *old]
    candidate = team.add(content=b"one", positions=old).candidate_id
    keys = position_keys({"positions": old})
    assert len(set(keys)) == 3
    assert position_keys({"positions": new})[1:] == keys
    correct = team.store.corrections.correct
    correct(team.recruiter, candidate, Kind.POSITION, keys[2], "not relevant", WHY)
    team.add(content=b"one", positions=new, engine="2.0.0")
    holds = team.store.candidates.card(team.mina, candidate).verdicts.positions
    assert list(holds.values()) == [False, True, True, False]
    # a newer reader no longer finds the position: the correction waits
    team.add(content=b"one", positions=new[:2], engine="3.0.0")
    holds = team.store.candidates.card(team.mina, candidate).verdicts.positions
    assert list(holds.values()) == [False, True]


def test_corrections_are_the_openings_own(team: Team) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    here = team.add(content=b"one").candidate_id
    there = team.add(content=b"one", opening=other).candidate_id
    team.store.corrections.correct(team.recruiter, here, Kind.LEVEL, "", "mid", WHY)
    assert team.store.candidates.get(team.recruiter, here).level == "mid"
    assert team.store.candidates.get(team.recruiter, there).level == "senior"
