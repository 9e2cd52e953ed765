"""Possible duplicates: found, linked, judged by people; never merged."""

from __future__ import annotations

import pytest

from screening.store import Conflict, Invalid, Judgment, NotAllowed, NotFound, Pair, Role
from screening.store.fingerprint import fingerprint, runs, similarity
from tests.store.team import Clock, Team


def words(first: int, last: int) -> str:
    return " ".join(f"w{n}" for n in range(first, last + 1))


def pairs(team: Team, candidate: int) -> list[tuple[int, int, dict]]:  # type: ignore[type-arg]
    """Pairs of a candidate with the signs they share."""
    found = team.store.duplicates.of_candidate(team.recruiter, candidate)
    signs = ("same_bytes", "same_email", "same_phone", "similarity")
    return [
        (p.first_id, p.second_id, {s: getattr(p, s) for s in signs if getattr(p, s)}) for p in found
    ]


def test_signs(team: Team, clock: Clock) -> None:
    other = team.store.openings.create(team.admin, "Spring", "phone_bank")
    a = team.add(words(1, 100), content=b"a", email="Ana@Example.org ", phone="+13125550142")
    assert a.possible_duplicates == 0
    a_id = a.candidate_id
    email = team.add(email="ana@example.ORG").candidate_id
    phone = team.add(phone="+13125550142").candidate_id
    near = team.add(words(1, 120)).candidate_id
    far = team.add(words(60, 160)).candidate_id
    same = team.add(words(1, 100), content=b"a", opening=other, email="Ana@Example.org ")
    assert same.possible_duplicates == 3
    # 100 words are 98 runs of three, 120 words 118; all 98 are in both
    assert pairs(team, a_id) == [
        (a_id, email, {"same_email": True}),
        (a_id, phone, {"same_phone": True}),
        (a_id, near, {"similarity": 0.8305}),
        (a_id, same.candidate_id, {"same_bytes": True, "same_email": True, "similarity": 1.0}),
    ]
    # 60..120 of 1..120 and 60..160: 59 runs of 118 + 99 - 59
    assert pairs(team, far) == []
    assert team.store.candidates.get(team.recruiter, a_id).possible_duplicates == 4
    found = team.store.duplicates.of_candidate(team.recruiter, email)[0]
    assert found == Pair(
        found.id, a_id, email, False, True, False, None, clock.now, None, "", "", None, 1
    )
    # both stay candidates of their own
    assert team.store.candidates.page(team.recruiter, team.opening.id).total == 5


def test_no_address_is_no_sign(team: Team) -> None:
    team.add(email="", phone="")
    assert team.add(email="", phone="").possible_duplicates == 0


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        (words(1, 82), words(1, 64) + " " + words(201, 218), 0.6327),  # 62 of 80 + 80 - 62
        (words(1, 82), words(1, 42) + " " + words(201, 240), None),  # 40 of 120
        (words(1, 32), words(1, 32), 1.0),  # 30 runs are enough
        (words(1, 31), words(1, 31), None),  # 29 are not
        ("", "", None),
    ],
)
def test_near_texts(team: Team, first: str, second: str, share: float | None) -> None:
    team.add(first)
    candidate = team.add(second.upper()).candidate_id
    found = pairs(team, candidate)
    assert [signs.get("similarity") for *_, signs in found] == ([share] if share else [])


def test_similarity_by_hand() -> None:
    assert runs("One two three, four!") == {"one two three", "two three four"}
    assert similarity(runs("a b c d"), runs("b c d e")) == 1 / 3
    assert similarity(runs("a b"), runs("a b")) == 0


def test_bands_stay_what_they_were() -> None:
    """Databases hold them: another library version must not compute others unnoticed."""
    bands = fingerprint(words(1, 100)).bands
    assert len(bands) == len(set(bands)) == 32
    assert bands[0] == 2083645145521886105


def test_not_the_same_person(team: Team, clock: Clock) -> None:
    a = team.add(content=b"a", email="family@example.org").candidate_id
    b = team.add(content=b"b", email="family@example.org").candidate_id
    pair = team.store.duplicates.of_candidate(team.mina, a)[0]
    judge = team.store.duplicates.judge
    with pytest.raises(Invalid, match="needs a sentence"):
        judge(team.mina, pair.id, Judgment.DIFFERENT, "sisters", 1)
    clock.forward(minutes=1)
    judged = judge(team.mina, pair.id, Judgment.DIFFERENT, "Sisters with one address", 1)
    assert (judged.judgment, judged.reason, judged.who, judged.at, judged.version) == (
        Judgment.DIFFERENT, "Sisters with one address", "Mina", clock.now, 2,
    )  # fmt: skip
    with pytest.raises(Conflict) as caught:
        judge(team.noor, pair.id, Judgment.SAME, "Surely the same person", 1)
    assert caught.value.theirs == judged
    store = team.store
    assert store.candidates.get(team.mina, a).possible_duplicates == 0
    assert store.duplicates.of_opening(team.mina, team.opening.id) == ()
    assert store.duplicates.of_opening(team.mina, team.opening.id, judged=True) == (judged,)
    # scored anew: the judgment stays
    team.add(content=b"b", email="family@example.org", engine="2.0.0")
    assert store.duplicates.of_candidate(team.mina, b) == (judged,)
    back = judge(team.noor, pair.id, None, "", 2)
    assert (back.judgment, back.who, back.version) == (None, "Noor", 3)
    assert store.candidates.get(team.mina, a).possible_duplicates == 1


def test_a_newer_card_finds_pairs_anew(team: Team) -> None:
    a = team.add(content=b"a", email="old@example.org").candidate_id
    team.add(email="old@example.org")
    c = team.add(email="new@example.org").candidate_id
    team.add(content=b"a", email="new@example.org", engine="2.0.0")
    assert pairs(team, a) == [(a, c, {"same_email": True})]


def test_a_pair_is_seen_by_who_sees_both(team: Team) -> None:
    other = team.store.openings.create(
        team.admin, "Spring", "phone_bank", managers=[team.olek.person_id]
    )
    a = team.add(email="a@example.org").candidate_id
    b = team.add(email="a@example.org", opening=other).candidate_id
    store = team.store
    assert len(store.duplicates.of_candidate(team.recruiter, a)) == 1
    assert store.duplicates.of_candidate(team.mina, a) == ()
    assert store.duplicates.of_candidate(team.olek, b) == ()
    assert store.duplicates.of_opening(team.olek, other.id) == ()
    assert len(store.duplicates.of_opening(team.recruiter, other.id)) == 1
    pair = store.duplicates.of_candidate(team.recruiter, a)[0]
    for who in (team.mina, team.olek):
        with pytest.raises(NotAllowed):
            store.duplicates.judge(who, pair.id, Judgment.SAME, "I just know it", 1)
    with pytest.raises(NotFound):
        store.duplicates.judge(team.recruiter, 999, Judgment.SAME, "I just know it", 1)
    both = store.people.add(team.admin, "Both", None, [Role.HIRING_MANAGER])
    for opening in (team.opening, other):
        now = store.openings.get(team.admin, opening.id)
        managers = [*(m for m, _ in now.managers), both.id]
        store.openings.change(team.admin, opening.id, now.version, managers=managers)
    assert len(store.duplicates.of_candidate(store.people.actor(both.id), a)) == 1


def test_an_agencys_address_does_not_link_everybody(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screening.store.duplicates.MOST", 3)
    found = [team.add(email="agency@example.org").possible_duplicates for _ in range(6)]
    assert found == [0, 1, 2, 3, 3, 3]
