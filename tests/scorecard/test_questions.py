"""The interview kit: the level's set for everybody, then at most three follow-ups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.evidence.model import Evidence, Metric, Quote
from screening.rubric import Rubric
from screening.scorecard import IndicatorVerdict, Scorecard, Status, kit
from screening.scorecard.flags import judge_flags
from screening.scorecard.questions import MAX_FOLLOW_UPS, suggest

Make = Callable[..., Evidence]
CLEAR = {
    "signals": {
        "volunteers": ["Ushered"],
        "communication": ["Spoke to 200"],
        "compliance": ["Honored opt-outs"],
        "evenings": ["Evenings are fine"],
        "database": ["Cleaned the voter file"],
    }
}


def asked(evidence: Evidence, rubric: Rubric, level: str = "junior") -> list[tuple[str, str, bool]]:
    indicators = [
        IndicatorVerdict(i.id, i.level, i.name, v, "")
        for i, v in zip(rubric.indicators, evidence.verdicts, strict=True)
    ]
    found = suggest(rubric, level, indicators, judge_flags(evidence, rubric), evidence.metrics)
    return [(q.id, q.why, q.follow_up) for q in found]


def follow_ups(evidence: Evidence, rubric: Rubric, level: str = "junior") -> list[str]:
    return [id for id, _, follow in asked(evidence, rubric, level) if follow]


@pytest.mark.parametrize("level", ["junior", "mid", "senior"])
def test_the_kit_is_the_same_for_everybody(make: Make, rubric: Rubric, level: str) -> None:
    wanted = [q.id for q in rubric.questions.questions if q.level == level]
    assert len(wanted) >= 2
    assert [q.id for q in kit(rubric, level)] == wanted
    for evidence in (make(), make(**CLEAR)):
        first = asked(evidence, rubric, level)[: len(wanted)]
        assert [id for id, _, _ in first] == wanted
        assert not any(follow for *_, follow in first)


def test_no_more_than_three_follow_ups(make: Make, rubric: Rubric) -> None:
    assert MAX_FOLLOW_UPS == 3
    for level in ("junior", "mid", "senior"):
        assert len(follow_ups(make(), rubric, level)) == 3  # five flags and four indicators open


def test_flags_come_first_then_what_is_asked_then_indicators(make: Make, rubric: Rubric) -> None:
    # Two are flagged (volunteers, database), three ask; of those the rubric's first comes third.
    assert follow_ups(make(), rubric) == [
        "flag_no_volunteer_experience",
        "flag_no_voter_database",
        "flag_poor_communication",
    ]
    assert follow_ups(make(**CLEAR), rubric) == [
        "indicator_basic_volunteer_management",
        "indicator_phone_scripts",
        "indicator_voter_data_entry",
    ]


def test_only_the_levels_own_open_indicators_are_asked(make: Make, rubric: Rubric) -> None:
    evidence = make(**CLEAR, met={"script_writing": [None], "team_leadership": [None]})
    assert follow_ups(evidence, rubric, "mid") == [
        "indicator_volunteer_training",
        "indicator_basic_data_analysis",
    ]


def test_a_doubtful_number_is_asked_last(make: Make, rubric: Rubric) -> None:
    number = Metric(1000, "voters", "week", Quote("Called 1,000 voters a week"), "Dials or talks?")
    plain = Metric(12, "volunteers", "", Quote("Trained 12 volunteers"))
    met = {i.id: [None] for i in rubric.of_level("mid")}
    evidence = make(**CLEAR, met=met, metrics=[plain, number])
    assert asked(evidence, rubric, "mid")[-1] == (
        "number_1",
        "The resume says “Called 1,000 voters a week”",
        True,
    )
    assert len(follow_ups(evidence, rubric, "mid")) == 1


def test_nothing_open_nothing_more_to_ask(make: Make, rubric: Rubric) -> None:
    met = {i.id: [None] for i in rubric.indicators}
    assert follow_ups(make(**CLEAR, met=met), rubric, "senior") == []


def test_each_question_is_neutral_and_says_why(make: Make, rubric: Rubric) -> None:
    found = suggest(rubric, "mid", (), judge_flags(make(), rubric), ())
    for q in found:
        assert q.why.endswith(".")
        assert q.question
        assert q.listen_for
    for f in rubric.red_flags:
        assert f.follow_up.endswith("?")
        assert "lack" not in f.follow_up.lower()
    for i in rubric.indicators:
        assert i.follow_up.endswith("?")


def test_a_scorecard_asks_what_its_flags_leave_open(screen: Callable[[str], Scorecard]) -> None:
    card = screen(
        "Ana Lopez\nToledo, OH | ana@example.com\n\nEXPERIENCE\n\nCashier, Blue Hen Cafe\n"
        "2015 - 2018\n- Ran the register\n"
    )
    open_flags = {f"flag_{f.id}" for f in card.red_flags if f.status is not Status.CLEAR}
    more = [q.id for q in card.questions if q.follow_up]
    assert len(more) == 3
    assert set(more) <= open_flags
    assert {q.level for q in card.questions} == {card.level}
