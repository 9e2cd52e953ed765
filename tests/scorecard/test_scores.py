"""Scores recomputed by hand from the rubric's weights: 1.0 dated, 0.8 undated, 0.6 elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.evidence.model import Evidence
from screening.rubric import Rubric
from screening.scorecard import Scorecard
from screening.scorecard.level import scores

Make = Callable[..., Evidence]
DATED, UNDATED, ELSEWHERE = 0, 1, None
POSITIONS = [("2021-03", "2021-11", True), ("", "", True)]
MID = ("volunteer_training", "script_writing", "basic_data_analysis", "team_leadership")


def mid(make: Make, rubric: Rubric, *places: Sequence[int | None]) -> int:
    met = dict(zip(MID, places, strict=False))
    return scores(make(POSITIONS, met), rubric)["mid"]


@pytest.mark.parametrize(
    ("places", "score"),
    [
        ((), 0),
        (([DATED],), 25),
        (([UNDATED],), 20),
        (([ELSEWHERE],), 15),
        (([DATED], [DATED], [ELSEWHERE]), 65),  # the rubric's own example
        (([DATED], [DATED], [DATED], [DATED]), 100),
        (([UNDATED], [UNDATED], [UNDATED], [UNDATED]), 80),
        (([ELSEWHERE], [ELSEWHERE], [ELSEWHERE], [ELSEWHERE]), 60),
        (([DATED], [UNDATED], [ELSEWHERE]), 60),  # 1.0 + 0.8 + 0.6 of 4
        (([ELSEWHERE, DATED],), 25),  # the best line decides
        (([UNDATED, ELSEWHERE, UNDATED],), 20),  # and more lines add nothing
    ],
)
def test_the_score_is_the_weighted_share(
    make: Make, rubric: Rubric, places: tuple[list[int | None], ...], score: int
) -> None:
    assert mid(make, rubric, *places) == score


def test_the_example_in_the_rubric_is_right(make: Make, rubric: Rubric) -> None:
    assert "100 × (1.0 + 1.0 + 0.6 + 0) ÷ 4 = 65" in rubric.rules.scoring.explanation
    assert mid(make, rubric, [DATED], [DATED], [ELSEWHERE]) == 65


def test_each_level_has_its_own_score(make: Make, rubric: Rubric) -> None:
    evidence = make(
        POSITIONS,
        {
            "phone_scripts": [DATED],
            "voter_data_entry": [ELSEWHERE],
            "team_leadership": [UNDATED],
            "data_reporting": [DATED],
        },
    )
    assert scores(evidence, rubric) == {"junior": 40, "mid": 20, "senior": 25}


PLACES = st.lists(st.sampled_from([DATED, UNDATED, ELSEWHERE]), max_size=3)


@settings(max_examples=60)
@given(st.fixed_dictionaries(dict.fromkeys(MID, PLACES)), st.sampled_from(MID), PLACES)
def test_more_evidence_never_lowers_a_score(
    make: Make,
    rubric: Rubric,
    met: dict[str, list[int | None]],
    indicator: str,
    more: list[int | None],
) -> None:
    before = scores(make(POSITIONS, met), rubric)["mid"]
    after = scores(make(POSITIONS, {**met, indicator: met[indicator] + more}), rubric)["mid"]
    assert 0 <= before <= after <= 100


SUMMARY = "Ana Lopez\nToledo, OH | ana@example.com\n\nSUMMARY\n\n{0}\n"
JOB = (
    "Ana Lopez\nToledo, OH | ana@example.com\n\nEXPERIENCE\n\nField Organizer, Yes on 9\n{1}\n"
    "- {0}\n"
)
SKILLS = "Ana Lopez\nToledo, OH | ana@example.com\n\nSKILLS\n\nTyping, {0}, Excel\n"
WISH = "Ana Lopez\nToledo, OH | ana@example.com\n\nOBJECTIVE\n\n{0}\n"
CLASS = "Ana Lopez\nToledo, OH | ana@example.com\n\nEDUCATION\n\nB.A. 2015\nClass project: {0}\n"
DEED = "Wrote the call script and trained 30 volunteers on it"


def _mid(card: Scorecard) -> int:
    return card.scores["mid"]


def test_the_same_line_weighs_by_where_it_stands(screen: Callable[[str], Scorecard]) -> None:
    """volunteer_training and script_writing: two of mid's four."""
    assert _mid(screen(JOB.format(DEED, "March 2021 - November 2021"))) == 50
    assert _mid(screen(JOB.format(DEED, ""))) == 40
    assert _mid(screen(SUMMARY.format(DEED + " in the spring."))) == 30
    assert _mid(screen(SKILLS.format("call scripts, volunteer training"))) == 0
    assert _mid(screen(WISH.format("To write the call script and train 30 volunteers."))) == 0
    assert _mid(screen(CLASS.format("wrote the call script and trained 30 volunteers"))) == 0


def test_years_length_and_repetition_add_nothing(screen: Callable[[str], Scorecard]) -> None:
    short = screen(JOB.format(DEED, "March 2021 - April 2021"))
    long_ = screen(JOB.format(DEED, "March 2001 - Present"))
    twice = screen(JOB.format(f"{DEED}\n- {DEED}", "March 2021 - April 2021"))
    padded = screen(
        JOB.format(f"{DEED}\n- Ordered pizza\n- Swept the floor", "March 2021 - April 2021")
    )
    assert short.scores == long_.scores == twice.scores == padded.scores
