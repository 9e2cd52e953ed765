"""The level rule at every border of the guide's section 3, and its sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from screening.evidence.model import Evidence
from screening.rubric import Rubric
from screening.scorecard.level import recommend
from screening.scorecard.tenure import count_positions, relevant_months

AS_OF = datetime.date(2026, 11, 1)
Make = Callable[..., Evidence]

MID = ("volunteer_training", "script_writing", "basic_data_analysis", "team_leadership")
SENIOR = ("program_development", "strategic_planning", "staff_training", "data_reporting")
JUNIOR = (
    "basic_volunteer_management",
    "phone_scripts",
    "voter_data_entry",
    "volunteer_coordination",
)


def level(make: Make, rubric: Rubric, months: int, met: tuple[str, ...]) -> tuple[str, str]:
    evidence = make(met=dict.fromkeys(met, (None,)))
    return recommend(months, evidence.verdicts, (), rubric)


@pytest.mark.parametrize(
    ("months", "mid", "senior", "wanted"),
    [
        (0, 0, 0, "junior"),
        (0, 4, 4, "junior"),
        (11, 4, 0, "junior"),  # one month short
        (11, 4, 4, "junior"),
        (12, 0, 0, "junior"),
        (12, 1, 0, "junior"),  # one indicator short
        (12, 1, 4, "junior"),  # senior's indicators are not mid's
        (12, 2, 0, "mid"),
        (12, 4, 4, "mid"),
        (35, 2, 2, "mid"),  # one month short of senior
        (35, 4, 4, "mid"),
        (35, 1, 4, "junior"),
        (36, 2, 0, "mid"),
        (36, 2, 1, "mid"),  # one indicator short of senior
        (36, 2, 2, "senior"),
        (36, 0, 2, "senior"),  # senior does not ask for mid's indicators
        (36, 0, 1, "junior"),
        (36, 1, 1, "junior"),
        (400, 0, 0, "junior"),
        (400, 4, 4, "senior"),
    ],
)
def test_the_highest_level_whose_two_conditions_hold(
    make: Make, rubric: Rubric, months: int, mid: int, senior: int, wanted: str
) -> None:
    assert level(make, rubric, months, MID[:mid] + SENIOR[:senior])[0] == wanted


def test_juniors_indicators_never_raise_the_level(make: Make, rubric: Rubric) -> None:
    assert level(make, rubric, 400, JUNIOR)[0] == "junior"


@pytest.mark.parametrize("two", [(a, b) for a in SENIOR for b in SENIOR if a < b])
def test_any_two_of_seniors_four_do(make: Make, rubric: Rubric, two: tuple[str, str]) -> None:
    assert level(make, rubric, 36, two)[0] == "senior"


@pytest.mark.parametrize("two", [(a, b) for a in MID for b in MID if a < b])
def test_any_two_of_mids_four_do(make: Make, rubric: Rubric, two: tuple[str, str]) -> None:
    assert level(make, rubric, 12, two)[0] == "mid"


def test_the_sentence_names_months_indicators_and_what_is_missing(
    make: Make, rubric: Rubric
) -> None:
    assert level(make, rubric, 14, MID[:2] + SENIOR[:1])[1] == (
        "Mid: 14 months of relevant experience and 2 of 4 mid indicators shown (volunteer training "
        "and supervision, script writing and adjustment). Senior asks for 36 months (here 14) and "
        "2 of 4 senior indicators (here 1)."
    )
    assert level(make, rubric, 1, ())[1].startswith("Junior: 1 month of relevant experience")
    assert "asks for" not in level(make, rubric, 36, SENIOR)[1]  # nothing stands above senior


def test_one_indicator_short_of_a_level_says_so(make: Make, rubric: Rubric) -> None:
    sentence = level(make, rubric, 40, MID + SENIOR[:1])[1]
    assert sentence.endswith("One more indicator, asked in the interview, would settle it.")
    assert "would settle it" not in level(make, rubric, 30, MID + SENIOR[:1])[1]


@pytest.mark.parametrize(
    ("start", "undated", "said"),
    [
        ("2023-12", True, "It is 1 month short; the undated role could settle it."),  # 35 months
        ("2023-12", False, "It is 1 month short: check the dates with the candidate."),
        ("2024-02", True, "It is 3 months short; the undated role could settle it."),  # 33
        ("2024-03", True, None),  # 32: too far to be worth saying
    ],
)
def test_near_a_border_it_says_what_would_change_it(
    make: Make, rubric: Rubric, start: str, undated: bool, said: str | None
) -> None:
    evidence = make(
        positions=[(start, "2026-10", True), *([("", "", True)] if undated else [])],
        met=dict.fromkeys(MID + SENIOR, (0,)),
    )
    positions = count_positions(evidence, AS_OF)
    months, _ = relevant_months(positions, evidence, AS_OF)
    sentence = recommend(months, evidence.verdicts, positions, rubric)[1]
    if said is None:
        assert "short" not in sentence
    else:
        assert sentence.endswith(said)


def test_a_junior_a_month_short_of_senior_is_told_so(make: Make, rubric: Rubric) -> None:
    """Senior's indicators all shown, none of mid's: junior at 35 months, senior at 36."""
    assert "short" in level(make, rubric, 35, SENIOR)[1]
