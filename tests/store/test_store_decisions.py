"""Decisions are a person's: signed, with grounds where someone is declined."""

from __future__ import annotations

import pytest

from screening.store import Conflict, Decision, EventQuery, Invalid, NotFound, Status
from tests.store.team import Clock, Team

WHY = "No shift before nine at night works"


@pytest.fixture
def candidate(team: Team) -> int:
    return team.add().candidate_id


def test_a_status_is_signed(team: Team, candidate: int, clock: Clock) -> None:
    clock.forward(minutes=3)
    decide = team.store.decisions.decide
    changed = decide(team.recruiter, candidate, Status.SCREEN, 1)
    assert (changed.status, changed.version, changed.who, changed.at) == (
        Status.SCREEN, 2, "Rita Recruiter", clock.now,
    )  # fmt: skip
    decide(team.mina, candidate, Status.INTERVIEW, 2, why="Good call")
    assert team.store.decisions.of_candidate(team.noor, candidate) == (
        Decision(candidate, Status.NEW, Status.SCREEN, "", "", "Rita Recruiter", clock.now),
        Decision(candidate, Status.SCREEN, Status.INTERVIEW, "", "Good call", "Mina", clock.now),
    )


def test_declining_needs_a_reason_from_the_list_and_a_sentence(team: Team, candidate: int) -> None:
    decide = team.store.decisions.decide
    for reason, why, words in (
        ("", "", "Declining needs a reason from the list: Less relevant experience"),
        ("feeling", WHY, "needs a reason from the list"),
        ("availability", "", "Declining needs a sentence"),
        ("availability", "no thanks", "Declining needs a sentence"),
    ):
        with pytest.raises(Invalid, match=words):
            decide(team.recruiter, candidate, Status.DECLINED, 1, reason=reason, why=why)
    with pytest.raises(Invalid, match="belongs to declining"):
        decide(team.recruiter, candidate, Status.HOLD, 1, reason="availability")
    assert team.store.candidates.get(team.mina, candidate).status is Status.NEW
    decide(team.recruiter, candidate, Status.DECLINED, 1, reason="availability", why=f" {WHY} ")
    made = team.store.decisions.of_candidate(team.mina, candidate)[0]
    assert (made.new, made.reason, made.sentence) == (Status.DECLINED, "availability", WHY)
    event = team.store.audit.events(team.admin)[0]
    assert (event.action, event.data) == ("status_changed", {})
    assert event.details == {
        "old": "new", "new": "declined", "reason": "availability", "why": WHY,
    }  # fmt: skip
    # declined is a status like any other: the candidate stays in the list
    assert team.store.candidates.page(team.mina, team.opening.id).total == 1


def test_reasons_are_the_administrators_list(team: Team, candidate: int) -> None:
    team.store.settings.set(team.admin, "decline_reasons", {"tea": "Does not like tea"}, 0)
    decide = team.store.decisions.decide
    with pytest.raises(Invalid, match="from the list: Does not like tea"):
        decide(team.recruiter, candidate, Status.DECLINED, 1, reason="availability", why=WHY)
    decide(team.recruiter, candidate, Status.DECLINED, 1, reason="tea", why=WHY)


def test_who_decides_second_is_told(team: Team, candidate: int, clock: Clock) -> None:
    decide = team.store.decisions.decide
    first = decide(team.mina, candidate, Status.OFFER, 1)
    clock.forward(minutes=1)
    with pytest.raises(Conflict) as caught:
        decide(team.noor, candidate, Status.HOLD, 1)
    told = caught.value
    assert (told.theirs, told.version, told.who) == (first, 2, "Mina")
    assert str(told) == (
        "Mina changed the status of candidate 1 on 2026-11-01 at 09:00 UTC, after you opened it. "
        "Nothing of yours was saved. Look at the change, then save again."
    )
    assert team.store.candidates.get(team.noor, candidate).status is Status.OFFER


def test_the_same_status_changes_nothing(team: Team, candidate: int) -> None:
    decided = team.store.decisions.decide(team.mina, candidate, Status.NEW, 1)
    assert decided.version == 1
    assert team.store.decisions.of_candidate(team.mina, candidate) == ()


def test_several_at_once(team: Team) -> None:
    ids = [team.add().candidate_id for _ in range(4)]
    decide = team.store.decisions
    decide.decide(team.mina, ids[1], Status.OFFER, 1)
    with pytest.raises(Invalid, match="A change for several candidates needs a sentence"):
        decide.decide_many(team.recruiter, {ids[0]: 1}, Status.HOLD, why="")
    with pytest.raises(Invalid, match="needs a reason from the list"):
        decide.decide_many(team.recruiter, {ids[0]: 1}, Status.DECLINED, why=WHY)
    seen = {ids[0]: 1, ids[1]: 1, ids[2]: 1}
    done = decide.decide_many(team.recruiter, seen, Status.DECLINED, why=WHY, reason="availability")
    assert done.done == (ids[0], ids[2])
    assert {i: c.who for i, c in done.conflicts.items()} == {ids[1]: "Mina"}
    rows = team.store.candidates.page(team.mina, team.opening.id).rows
    assert [r.status.value for r in rows] == ["declined", "offer", "declined", "new"]
    events = team.store.audit.events(team.admin, EventQuery(action="status_changed"))
    assert [e.candidate_id for e in events] == [ids[2], ids[0], ids[1]]


def test_several_are_saved_together_or_not_at_all(team: Team) -> None:
    one = team.add().candidate_id
    with pytest.raises(NotFound):
        team.store.decisions.decide_many(team.mina, {one: 1, 999: 1}, Status.HOLD, why=WHY)
    assert team.store.candidates.get(team.mina, one).status is Status.NEW


def test_an_openings_decisions(team: Team) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    elsewhere = team.add(opening=other).candidate_id
    ids = [team.add().candidate_id for _ in range(3)]
    for candidate in (*ids, elsewhere):
        team.store.decisions.decide(team.recruiter, candidate, Status.HOLD, 1)
    decisions = team.store.decisions
    assert [d.candidate_id for d in decisions.of_opening(team.mina, team.opening.id)] == ids[::-1]
    page = decisions.of_opening(team.mina, team.opening.id, page=2, size=2)
    assert [d.candidate_id for d in page] == ids[:1]


def test_notes(team: Team, candidate: int, clock: Clock) -> None:
    notes = team.store.notes
    made = notes.add(team.mina, candidate, " Prefers a call after five ")
    assert (made.text, made.who, made.version) == ("Prefers a call after five", "Mina", 1)
    clock.forward(minutes=1)
    changed = notes.change(team.mina, made.id, "Prefers a call after six", 1)
    assert (changed.version, changed.created_at, changed.at) == (2, made.at, clock.now)
    with pytest.raises(Conflict) as caught:
        notes.change(team.mina, made.id, "Prefers e-mail", 1)
    assert caught.value.theirs == changed
    with pytest.raises(Exception, match="This is Mina's note"):
        notes.change(team.noor, made.id, "Mine now", 2)
    with pytest.raises(Invalid, match="The note is empty"):
        notes.add(team.mina, candidate, "\n")
    assert notes.of_candidate(team.recruiter, candidate) == (changed,)
