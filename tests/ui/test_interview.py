"""Interview: rate alone, saved as it goes; then everybody's ratings, and why they differ."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from screening.store import (
    Actor,
    Answer,
    Answered,
    Kit,
    Recommendation,
    Review,
    Role,
    Store,
)
from tests.ui.conftest import seen
from tests.ui.workplace import Workplace, visit, workplace

AMARA = "amara_lindqvist"
CORE = ("junior_script", "junior_motivation")
FOLLOW = "flag_no_compliance"
KIT = Kit("junior", CORE, (FOLLOW,))


@pytest.fixture
def place(store: Store) -> Workplace:
    return workplace(store, AMARA)


@pytest.fixture
def mina(place: Workplace) -> AppTest:
    """Mina's page after she has begun her review."""
    app = visit("interview", place.mina, candidate=place.candidates[AMARA])
    return press(app, "Begin my review")


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click()
    return app.run()


def key(place: Workplace, question: str, person: Actor | None = None) -> str:
    return f"{(person or place.mina).person_id}_{place.candidates[AMARA]}_{question}"


def review(place: Workplace, person: Actor | None = None) -> Review:
    found = place.store.reviews.mine(person or place.mina, place.candidates[AMARA])
    assert found is not None
    return found


def by_store(place: Workplace, person: Actor, scores: dict[str, int], submit: bool = True) -> None:
    """Somebody's review, made without a page."""
    reviews, id_ = place.store.reviews, place.candidates[AMARA]
    reviews.start(person, id_, KIT)
    for question, score in scores.items():
        reviews.rate(person, id_, question, Answer(Answered.RATED, score, f"Gave it {score}."))
    version = reviews.recommend(person, id_, Recommendation.NO, "Not yet.", 1).version
    if submit:
        reviews.submit(person, id_, version)


def rate_all(app: AppTest, place: Workplace, *scores: str) -> AppTest:
    for question, score in zip(CORE, scores, strict=True):
        app.radio(key=f"rate_{key(place, question)}").set_value(score).run()
    app.radio(key=f"recommend_{key(place, 'overall')}").set_value(Recommendation.YES).run()
    return app


def test_the_kit_is_the_levels_core_and_marked_follow_ups(place: Workplace) -> None:
    app = visit("interview", place.mina, candidate=place.candidates[AMARA])
    assert not app.exception
    text = seen(app)
    assert "What makes a good phone banking script?" in text
    assert "Why it is asked: Knowledge of campaign compliance rules is not stated; ask." in text
    app = press(app, "Begin my review")
    assert review(place).kit == KIT
    assert [h.value.split(". ")[0] for h in app.subheader][:3] == ["1", "2", "3"]
    assert "gray-badge[Follow-up]" in app.subheader[2].value
    assert "Follow-up" not in app.subheader[0].value


def test_the_described_behavior_stands_before_the_rating(mina: AppTest) -> None:
    """In the page's order: the table with 1, 3 and 5 comes before the first radio."""
    order = [
        e
        for e in mina.main
        if (e.type == "markdown" and "What the answer is like" in e.value) or e.type == "radio"
    ]
    assert [e.type for e in order[:4]] == ["markdown", "radio", "markdown", "radio"]


def test_an_answer_is_saved_as_it_is_given(mina: AppTest, place: Workplace) -> None:
    first = key(place, CORE[0])
    mina.radio(key=f"rate_{first}").set_value("4").run()
    mina.text_area(key=f"note_{first}").set_value("Asked for the time first.").run()
    mina.checkbox(key=f"heard_{first}_1").check().run()
    saved = review(place).ratings[CORE[0]]
    assert saved.answer.score == 4
    assert saved.answer.note == "Asked for the time first."
    assert saved.answer.heard == ("Handling common responses, such as no time or not interested",)
    assert saved.version == 3
    # the store is the truth: another visit shows the same
    again = visit("interview", place.mina, candidate=place.candidates[AMARA])
    assert again.radio(key=f"rate_{first}").value == "4"
    assert again.checkbox(key=f"heard_{first}_1").value is True


def test_not_asked_and_cannot_tell_have_no_score(mina: AppTest, place: Workplace) -> None:
    rate_all(mina, place, "not_asked", "cannot_tell")
    states = {q: r.answer.state for q, r in review(place).ratings.items()}
    assert states == {CORE[0]: Answered.NOT_ASKED, CORE[1]: Answered.CANNOT_TELL}
    press(mina, "Submit my review")
    grid = place.store.grids.of_candidate(place.mina, place.candidates[AMARA])
    assert [c.mean for c in grid.criteria] == [None, None, None]
    assert "not asked" in seen(mina)


def test_another_window_is_never_overwritten_silently(mina: AppTest, place: Workplace) -> None:
    first, id_ = key(place, CORE[0]), place.candidates[AMARA]
    answer = Answer(Answered.RATED, 2, "From the other window.")
    place.store.reviews.rate(place.mina, id_, CORE[0], answer)
    mina.radio(key=f"rate_{first}").set_value("5").run()
    text = seen(mina)
    assert "Mina Roy saved another answer to this question meanwhile: 2" in text
    assert "From the other window." in text
    assert review(place).ratings[CORE[0]].answer.score == 2
    assert mina.radio(key=f"rate_{first}").value == "5"  # her own is still there to be saved
    next(b for b in mina.button if b.key == f"keep_{first}").click()
    mina.run()
    assert review(place).ratings[CORE[0]].answer.score == 5
    assert "saved another answer" not in seen(mina)


def test_the_saved_answer_can_be_taken(mina: AppTest, place: Workplace) -> None:
    first, id_ = key(place, CORE[0]), place.candidates[AMARA]
    place.store.reviews.rate(place.mina, id_, CORE[0], Answer(Answered.RATED, 2))
    mina.radio(key=f"rate_{first}").set_value("5").run()
    next(b for b in mina.button if b.key == f"take_{first}").click()
    mina.run()
    assert mina.radio(key=f"rate_{first}").value == "2"
    assert review(place).ratings[CORE[0]].answer.score == 2


def test_submitting_needs_every_core_question(mina: AppTest, place: Workplace) -> None:
    mina.radio(key=f"rate_{key(place, CORE[0])}").set_value("3").run()
    press(mina, "Submit my review")
    assert "1 of 2 questions are not answered yet." in seen(mina)
    assert review(place).submitted_at is None


def test_others_ratings_stay_hidden_until_ones_own_are_in(place: Workplace, mina: AppTest) -> None:
    by_store(place, place.noor, {CORE[0]: 1, CORE[1]: 3})
    mina.run()
    assert "Gave it 1." not in seen(mina)
    assert "All ratings" not in seen(mina)
    assert "Noor Haddad: submitted" in seen(mina)
    rate_all(mina, place, "4", "3")
    press(mina, "Submit my review")
    assert not mina.exception
    text = seen(mina)
    assert "All ratings" in text
    assert "Gave it 1." in text


def test_the_grid_shows_mean_spread_and_agreement_with_its_n(
    place: Workplace, mina: AppTest
) -> None:
    """4 and 1 are three apart, 3 and 3 none: one of two pairs is within a step. Squared distances
    9 and 0, observed 4.5; ratings 4, 1, 3, 3 have mean 2.75 and mean squared distance 1.1875, so
    by chance 2.375; kappa is 1 - 4.5 / 2.375 = -0.89."""
    by_store(place, place.noor, {CORE[0]: 1, CORE[1]: 3})
    rate_all(mina, place, "4", "3")
    press(mina, "Submit my review")
    grid = next(m.value for m in mina.markdown if m.value.startswith("| Question |"))
    rows = [line.split(" | ") for line in grid.splitlines()]
    assert rows[0][1:] == ["Noor Haddad", "Mina Roy", "Mean", "Spread |"]
    assert rows[2][1:] == ["1", "4", "2.5 (n = 2)", "3, note needed |"]
    assert rows[3][1:] == ["3", "3", "3.0 (n = 2)", "0 |"]
    assert rows[5][1:3] == ["**No**", "**Yes**"]
    said = seen(mina)
    assert "1 of 2 pairs of ratings at most one step apart" in said
    assert "weighted kappa -0.89 (n = 2)" in said


def test_a_note_is_asked_for_where_two_differ_by_two(place: Workplace, mina: AppTest) -> None:
    by_store(place, place.noor, {CORE[0]: 1, CORE[1]: 3})
    rate_all(mina, place, "4", "3")
    press(mina, "Submit my review")
    notes = [a.key for a in mina.text_area if (a.key or "").startswith("reconcile_note_")]
    assert notes == [f"reconcile_note_{CORE[0]}"]
    mina.text_area(key=notes[0]).set_value("Noor heard only the first half.")
    press(mina, "Save the note")
    assert "Noor heard only the first half." in seen(mina)
    grid = place.store.grids.of_candidate(place.noor, place.candidates[AMARA])
    assert grid.criteria[0].needs_note is False


def test_an_answer_settles_a_flag(mina: AppTest, place: Workplace) -> None:
    flag = "no_compliance"
    mina.text_area(key=f"settle_answer_{flag}").set_value("Named the opt-out rule and the hours.")
    mina.radio(key=f"settle_status_{flag}").set_value("clear")
    press(mina, "Save the answer")
    (made,) = place.store.settlements.of_candidate(place.mina, place.candidates[AMARA])
    assert (made.flag, made.status, made.who) == (flag, "clear", "Mina Roy")
    assert "Asked and settled as **Clear** by Mina Roy" in seen(mina)


def test_who_does_not_interview_can_read_the_kit(place: Workplace) -> None:
    person = place.store.people.add(place.admin, "Rita Vale", None, {Role.RECRUITER})
    rita = place.store.people.actor(person.id)
    app = visit("interview", rita, candidate=place.candidates[AMARA])
    assert not app.exception
    assert "Only a hiring manager of this opening rates." in seen(app)
    assert "What makes a good phone banking script?" in seen(app)
    assert not [b for b in app.button if b.label == "Begin my review"]


def test_another_levels_kit(mina: AppTest, place: Workplace) -> None:
    press(mina, "Change to Mid")
    assert review(place).kit.level == "mid"
    assert "Mid questions" in seen(mina)


def test_both_downloads_are_offered(mina: AppTest) -> None:
    labels = [b.label for b in mina.get("download_button")]
    assert labels == ["PDF", "Word"]


def test_another_recommendation_is_never_overwritten_silently(
    mina: AppTest, place: Workplace
) -> None:
    whole, id_ = key(place, "overall"), place.candidates[AMARA]
    place.store.reviews.recommend(place.mina, id_, Recommendation.NO, "From elsewhere.", 1)
    mina.radio(key=f"recommend_{whole}").set_value(Recommendation.YES).run()
    assert "saved another recommendation meanwhile: No." in seen(mina)
    assert review(place).recommendation is Recommendation.NO
    next(b for b in mina.button if b.key == f"keep_{whole}").click()
    mina.run()
    assert review(place).recommendation is Recommendation.YES


def test_the_closed_opening_can_be_read(place: Workplace) -> None:
    place.store.openings.close(place.admin, place.opening.id, place.opening.version)
    app = visit("interview", place.mina, candidate=place.candidates[AMARA])
    assert not app.exception
    assert "What makes a good phone banking script?" in seen(app)
    assert not [b for b in app.button if b.label == "Begin my review"]
