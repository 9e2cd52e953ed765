"""Reviews: saved as they are made, hidden until one's own is in, then side by side."""

from __future__ import annotations

import pytest

from screening.store import (
    Agreement,
    Answer,
    Answered,
    Closed,
    Conflict,
    Criterion,
    EventQuery,
    Invalid,
    Kit,
    NotAllowed,
    Progress,
    Recommendation,
    StillHidden,
    Store,
)
from tests.store.team import Clock, Team

KIT = Kit("senior", ("setup", "success", "problems"), ("flag_no_compliance",))
NOT_ASKED, CANNOT_TELL = Answer(Answered.NOT_ASKED), Answer(Answered.CANNOT_TELL)


def rated(score: int, note: str = "", heard: tuple[str, ...] = ()) -> Answer:
    return Answer(Answered.RATED, score, note, heard)


@pytest.fixture
def candidate(team: Team) -> int:
    return team.add().candidate_id


def submit(team: Team, who, candidate: int, *answers: Answer, kit: Kit = KIT) -> None:  # type: ignore[no-untyped-def]
    """A whole review: answers in the order of the kit."""
    reviews = team.store.reviews
    reviews.start(who, candidate, kit)
    for question, answer in zip((*kit.core, *kit.follow_ups), answers, strict=False):
        reviews.rate(who, candidate, question, answer)
    review = reviews.recommend(who, candidate, Recommendation.YES, f"{who.name} thinks so", 1)
    reviews.submit(who, candidate, review.version)


def test_each_rating_is_saved_at_once(team: Team, candidate: int, url: str, clock: Clock) -> None:
    reviews = team.store.reviews
    reviews.start(team.mina, candidate, KIT)
    first = reviews.rate(team.mina, candidate, "setup", Answer(note="Names no num"))
    assert (first.version, first.answer.state, first.answer.score) == (1, Answered.OPEN, None)
    clock.forward(seconds=5)
    answer = rated(3, "Names no numbers", ("Goal setting", "Training"))
    saved = reviews.rate(team.mina, candidate, "setup", answer, 1)
    with Store.open(url) as elsewhere:  # another process sees it
        found = elsewhere.reviews.mine(team.mina, candidate)
    assert found is not None
    assert found.ratings == {"setup": saved}
    assert (saved.answer, saved.version, saved.who, saved.at) == (answer, 2, "Mina", clock.now)
    assert (found.kit, found.submitted_at, found.recommendation) == (KIT, None, None)


def test_two_windows_do_not_overwrite_each_other(team: Team, candidate: int) -> None:
    reviews = team.store.reviews
    reviews.start(team.mina, candidate, KIT)
    reviews.rate(team.mina, candidate, "setup", rated(3))
    other = reviews.rate(team.mina, candidate, "setup", rated(4, "in the other window"), 1)
    for seen in (0, 1):
        with pytest.raises(Conflict) as caught:
            reviews.rate(team.mina, candidate, "setup", rated(1), seen)
        assert caught.value.theirs == other
        assert (caught.value.version, caught.value.who, caught.value.when) == (2, "Mina", other.at)
        assert str(caught.value).startswith("Mina changed this rating on 2026-11-01 at 09:00 UTC")
    reviews.rate(team.mina, candidate, "success", rated(2))  # other questions go on
    with pytest.raises(Conflict) as caught:
        reviews.recommend(team.mina, candidate, Recommendation.NO, "", 1) and reviews.recommend(
            team.mina, candidate, Recommendation.YES, "", 1
        )
    assert caught.value.theirs.recommendation is Recommendation.NO  # type: ignore[attr-defined]
    mine = reviews.mine(team.mina, candidate)
    assert mine is not None
    assert mine.ratings["setup"].answer == rated(4, "in the other window")


def test_others_are_hidden_until_ones_own_is_in(team: Team, candidate: int) -> None:
    store = team.store
    submit(team, team.noor, candidate, rated(5), rated(4), NOT_ASKED)
    secrets = (
        lambda: store.grids.of_candidate(team.mina, candidate),
        lambda: store.grids.others(team.mina, candidate),
        lambda: store.grids.reconcile(team.mina, candidate, "setup", "we talked about it"),
    )
    sentence = "Others' ratings are shown once you have submitted your own review"
    for ask in secrets:  # no review yet
        with pytest.raises(StillHidden, match=sentence):
            ask()
    store.reviews.start(team.mina, candidate, KIT)
    for question in KIT.core:
        store.reviews.rate(team.mina, candidate, question, rated(2))
    store.reviews.recommend(team.mina, candidate, Recommendation.NO, "", 1)
    for ask in secrets:  # complete, but not submitted
        with pytest.raises(StillHidden, match=sentence):
            ask()
    assert store.grids.agreement(team.mina, team.opening.id) == Agreement(0, None, None)
    assert store.reviews.progress(team.mina, candidate) == (
        Progress(team.noor.person_id, "Noor", store._db.clock(), store._db.clock()),
        Progress(team.mina.person_id, "Mina", store._db.clock(), None),
    )
    mine = store.reviews.mine(team.mina, candidate)
    assert mine is not None
    assert {r.who for r in mine.ratings.values()} == {"Mina"}
    store.reviews.submit(team.mina, candidate, 2)
    others = store.grids.others(team.mina, candidate)
    assert [(r.who, r.ratings["setup"].answer) for r in others] == [("Noor", rated(5))]


def test_who_does_not_review_never_sees_ratings(team: Team, candidate: int) -> None:
    submit(team, team.noor, candidate, rated(5), rated(4), NOT_ASKED)
    for who in (team.admin, team.recruiter):
        with pytest.raises(StillHidden):
            team.store.grids.of_candidate(who, candidate)
        with pytest.raises(StillHidden):
            team.store.grids.others(who, candidate)
        assert team.store.grids.agreement(who, team.opening.id).pairs == 0
    with pytest.raises(NotAllowed):
        team.store.grids.of_candidate(team.olek, candidate)


def test_a_review_of_one_candidate_opens_that_one_only(team: Team, candidate: int) -> None:
    other = team.add().candidate_id
    submit(team, team.noor, other, rated(5), rated(4), NOT_ASKED)
    submit(team, team.mina, candidate, rated(5), rated(4), NOT_ASKED)
    team.store.grids.of_candidate(team.mina, candidate)
    with pytest.raises(StillHidden):
        team.store.grids.of_candidate(team.mina, other)


def test_drafts_are_never_shown(team: Team, candidate: int) -> None:
    team.store.reviews.start(team.noor, candidate, KIT)
    team.store.reviews.rate(team.noor, candidate, "setup", rated(1))
    submit(team, team.mina, candidate, rated(5), rated(4), NOT_ASKED)
    grid = team.store.grids.of_candidate(team.mina, candidate)
    assert [rater.who for rater in grid.raters] == ["Mina"]
    assert team.store.grids.others(team.mina, candidate) == ()
    assert grid.agreement == Agreement(0, None, None)
    assert grid.criteria[0].spread is None


def test_the_trail_tells_no_ratings(team: Team, candidate: int) -> None:
    submit(team, team.noor, candidate, rated(5), rated(4), NOT_ASKED)
    events = team.store.audit.events(team.admin, EventQuery(person_id=team.noor.person_id))
    assert [(e.action, e.details) for e in events] == [
        ("review_submitted", {"level": "senior"}),
        ("review_started", {"level": "senior"}),
    ]


def test_submitting_needs_every_core_question_and_a_recommendation(
    team: Team, candidate: int
) -> None:
    reviews = team.store.reviews
    reviews.start(team.mina, candidate, KIT)
    reviews.rate(team.mina, candidate, "setup", rated(3))
    reviews.rate(team.mina, candidate, "success", Answer(note="still thinking"))
    with pytest.raises(Invalid, match="2 of 3 questions are not answered yet"):
        reviews.submit(team.mina, candidate, 1)
    reviews.rate(team.mina, candidate, "success", CANNOT_TELL, 1)
    reviews.rate(team.mina, candidate, "problems", NOT_ASKED)
    with pytest.raises(Invalid, match="overall recommendation is missing"):
        reviews.submit(team.mina, candidate, 1)
    reviews.recommend(team.mina, candidate, Recommendation.STRONG_NO, "", 1)
    with pytest.raises(Conflict):
        reviews.submit(team.mina, candidate, 1)
    assert reviews.submit(team.mina, candidate, 2).submitted_at is not None


def test_a_submitted_review_stands(team: Team, candidate: int) -> None:
    submit(team, team.mina, candidate, rated(3), rated(3), rated(3))
    reviews = team.store.reviews
    before = reviews.mine(team.mina, candidate)
    for do in (
        lambda: reviews.rate(team.mina, candidate, "setup", rated(5), 1),
        lambda: reviews.recommend(team.mina, candidate, Recommendation.NO, "", 3),
        lambda: reviews.submit(team.mina, candidate, 3),
        lambda: reviews.change_kit(team.mina, candidate, Kit("mid", ("setup",)), 3),
    ):
        with pytest.raises(Closed, match="You submitted this review on 2026-11-01"):
            do()
    assert reviews.start(team.mina, candidate, Kit("mid", ("other",))) == before
    assert reviews.mine(team.mina, candidate) == before


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Answered.RATED),
        Answer(Answered.OPEN, 3),
        Answer(Answered.NOT_ASKED, 3),
        Answer(Answered.CANNOT_TELL, 1),
        Answer(Answered.RATED, 0),
        Answer(Answered.RATED, 6),
    ],
)
def test_a_score_belongs_to_a_rating(team: Team, candidate: int, answer: Answer) -> None:
    team.store.reviews.start(team.mina, candidate, KIT)
    with pytest.raises(Invalid):
        team.store.reviews.rate(team.mina, candidate, "setup", answer)
    mine = team.store.reviews.mine(team.mina, candidate)
    assert mine is not None
    assert mine.ratings == {}


def test_kits(team: Team, candidate: int) -> None:
    reviews = team.store.reviews
    for wrong in (Kit("mid", ()), Kit("mid", ("a", "a")), Kit("mid", ("a",), ("a",))):
        with pytest.raises(Invalid, match="each of them once"):
            reviews.start(team.mina, candidate, wrong)
    assert reviews.mine(team.mina, candidate) is None
    reviews.start(team.mina, candidate, KIT)
    with pytest.raises(Invalid, match="not in the question set"):
        reviews.rate(team.mina, candidate, "elsewhere", rated(3))
    mid = Kit("mid", ("setup", "shifts"))
    assert reviews.change_kit(team.mina, candidate, mid, 1).kit == mid
    reviews.rate(team.mina, candidate, "shifts", rated(3))
    with pytest.raises(Invalid, match="1 answered questions are not in the other"):
        reviews.change_kit(team.mina, candidate, KIT, 2)


def _scores(criterion: Criterion) -> dict[int, int | None]:
    return {person: answer.score for person, answer in criterion.answers.items()}


def test_the_grid(team: Team, candidate: int, clock: Clock) -> None:
    third = team.store.people.change(team.admin, team.olek.person_id, 1, name="Olek")
    opening = team.store.openings.get(team.admin, team.opening.id)
    managers = [team.mina.person_id, team.noor.person_id, third.id]
    team.store.openings.change(team.admin, opening.id, 1, managers=managers)
    submit(team, team.noor, candidate, rated(5), rated(3), NOT_ASKED, rated(1))
    clock.forward(minutes=1)
    submit(team, team.mina, candidate, rated(2), rated(4), CANNOT_TELL)
    clock.forward(minutes=1)
    submit(
        team,
        team.olek,
        candidate,
        rated(4),
        rated(4),
        rated(2),
        kit=Kit("mid", ("setup", "success", "x")),
    )
    grid = team.store.grids.of_candidate(team.mina, candidate)
    noor, mina, olek = team.noor.person_id, team.mina.person_id, team.olek.person_id
    assert [(r.who, r.level, r.summary) for r in grid.raters] == [
        ("Noor", "senior", "Noor thinks so"),
        ("Mina", "senior", "Mina thinks so"),
        ("Olek", "mid", "Olek thinks so"),
    ]
    assert [
        (c.question_id, _scores(c), c.rated, c.mean, c.spread, c.needs_note) for c in grid.criteria
    ] == [
        ("setup", {noor: 5, mina: 2, olek: 4}, 3, 11 / 3, 3, True),
        ("success", {noor: 3, mina: 4, olek: 4}, 3, 11 / 3, 1, False),
        ("problems", {noor: None, mina: None}, 0, None, None, False),
        ("x", {olek: 2}, 1, 2.0, None, False),
        ("flag_no_compliance", {noor: 1}, 1, 1.0, None, False),
    ]  # fmt: skip
    # pairs: (5,2) (5,4) (2,4) (3,4) (3,4) (4,4); 4 of 6 within one
    # squares 9+1+4+1+1+0 = 16 over 6 pairs; ratings 5,2,4 and 3,4,4 twice each: mean 22/6,
    # squares 2*(25+4+16+9+16+16) = 172, variance 172/12 - (22/6)^2 = 8/9; 1 - (16/6)/(16/9) = -1/2
    assert grid.agreement.pairs == 6
    assert grid.agreement.within_one == 4 / 6
    assert grid.agreement.kappa == pytest.approx(-0.5)
    assert team.store.grids.agreement(team.mina, opening.id) == grid.agreement
    assert team.store.candidates.get(team.mina, candidate).reviews == 3


def test_agreement_over_an_opening_counts_ones_own_candidates(team: Team, candidate: int) -> None:
    other = team.add().candidate_id
    kit = Kit("mid", ("a",))
    submit(team, team.mina, candidate, rated(1), kit=kit)
    submit(team, team.noor, candidate, rated(1), kit=kit)
    submit(team, team.noor, other, rated(5), kit=kit)
    assert team.store.grids.agreement(team.mina, team.opening.id).pairs == 1
    assert team.store.grids.agreement(team.noor, team.opening.id).pairs == 1
    submit(team, team.mina, other, rated(5), kit=kit)
    assert team.store.grids.agreement(team.noor, team.opening.id) == Agreement(2, 1.0, 1.0)


def test_differences_are_explained(team: Team, candidate: int) -> None:
    grids = team.store.grids
    submit(team, team.noor, candidate, rated(5), rated(3), NOT_ASKED)
    submit(team, team.mina, candidate, rated(3), rated(4), NOT_ASKED)
    with pytest.raises(Invalid, match="differ by 2 or more"):
        grids.reconcile(team.mina, candidate, "success", "we differ by one")
    with pytest.raises(Invalid, match="needs a sentence"):
        grids.reconcile(team.mina, candidate, "setup", "fine")
    note = grids.reconcile(team.mina, candidate, "setup", "Noor counted the unpaid year")
    assert (note.version, note.who) == (1, "Mina")
    first = grids.of_candidate(team.noor, candidate).criteria[0]
    assert (first.needs_note, first.reconciliation) == (False, note)
    with pytest.raises(Conflict) as caught:
        grids.reconcile(team.noor, candidate, "setup", "Mina did not hear it")
    assert caught.value.theirs == note
    second = grids.reconcile(team.noor, candidate, "setup", "We now agree on four", 1)
    assert grids.of_candidate(team.mina, candidate).criteria[0].reconciliation == second
    assert (second.version, second.who) == (2, "Noor")
