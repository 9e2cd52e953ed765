"""Numbers that a resume claims: value, unit, period, and the question an unusual one raises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from screening.evidence.metrics import MAX_METRICS, find_metrics
from screening.evidence.model import Quote
from screening.scorecard import Scorecard


def not_yet(*values: object, why: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


def read(text: str) -> list[tuple[float, str, str]]:
    return [(m.value, m.unit, m.per) for m in find_metrics(text, Quote(text))]


def doubts(text: str) -> list[str]:
    return [m.doubt for m in find_metrics(text, Quote(text)) if m.doubt]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Managed team of 50 volunteers", [(50, "volunteers", "")]),
        ("Called over 1,000 voters per week", [(1000, "voters", "week")]),
        ("1,000 voters/week", [(1000, "voters", "week")]),
        ("Increased volunteer retention by 40%", [(40, "%", "")]),
        ("A contact rate of 12 %", [(12, "%", "")]),
        ("response rate of 30 percent", [(30, "%", "")]),
        ("Made 80 calls an hour", [(80, "calls", "hour")]),
        ("30 dials/hour", [(30, "dials", "hour")]),
        ("200+ dials a day", [(200, "dials", "day")]),
        ("60 members each month", [(60, "members", "month")]),
        ("reached 300 voters a night", [(300, "voters", "night")]),
        ("50 vols", [(50, "volunteers", "")]),  # an abbreviation has its full name
        ("4k doors", [(4000, "doors", "")]),
        ("1.2 million texts", [(1_200_000, "texts", "")]),
        ("4.5 hours", [(4.5, "hours", "")]),
        ("12 new volunteers", [(12, "volunteers", "")]),
        ("Trained 3 captains and 20 callers", [(3, "captains", ""), (20, "callers", "")]),
        ("flake rate: 48% down to 27%", [(48, "%", ""), (27, "%", "")]),
        ("Raised $2,000 from 40 donors", [(40, "donors", "")]),
        ("Raised $31,000 at the door", []),
        ("24/7 callers", []),
        ("route 14, 612 stops", []),
        ("15 minutes", []),
        ("no numbers here", []),
        not_yet("1 000 voters", [(1000, "voters", "")], why="a space between thousands"),
        not_yet("Trained ten volunteers", [(10, "volunteers", "")], why="a number in words"),
    ],
)
def test_value_unit_and_period(text: str, numbers: list[tuple[float, str, str]]) -> None:
    assert read(text) == numbers


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Called over 1,000 voters per week", "1,000 voters a week: were these dials or conversat"),
        ("Called 500 people", "500 people: were these dials or conversations, by how many callers"),
        ("Managed team of 50 volunteers", "50 volunteers: were they on the roster or present at"),
        ("Increased volunteer retention by 40%", "40 % in retention: from which figure to which"),
        ("Talked to 90 voters per hour on the phone", "90 voters an hour: were these dials or"),
        ("110 people an hour on the dialer", "110 people an hour: were these dials or"),
        ("Made 450 calls per hour", "450 calls an hour: was this one caller"),
        ("Contact rate of 40 % on voters", "A contact rate of 40 %: what was counted as a contact"),
        ("No-show rate under 10%", "A no-show rate of 10 %: how was it counted?"),
        not_yet("Made 500 dials an hour", "500 dials an hour", why="dials have no band"),
    ],
)
def test_an_unusual_number_raises_a_question(text: str, part: str) -> None:
    (question,) = doubts(text)
    assert question.startswith(part)
    assert question.endswith("?")


@pytest.mark.parametrize(
    "text",
    [
        "Made 30 calls an hour",  # by hand
        "Made 150 calls an hour on the dialer",  # predictive
        "Spoke with 20 voters an hour by phone",
        "Contact rate of 12 %",
        "Contact rate of 25 %",
        "A no-show rate of 30 %",
        "Trained 24 volunteers",
        "Called 60 members each month",
        "Signed up 300 people at the fair",  # no calls: no question about dials
        "Sent 10,000 texts",
        "Packed 500 boxes",
    ],
)
def test_an_ordinary_number_raises_none(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("ordinary", "unusual"),
    [
        ("Made 200 calls an hour", "Made 201 calls an hour"),
        ("Spoke with 40 voters an hour by phone", "Spoke with 41 voters an hour by phone"),
        ("Contact rate of 25 %", "Contact rate of 26 %"),
        ("Called 199 voters", "Called 200 voters"),
        ("Managed 24 volunteers", "Managed 25 volunteers"),
        ("A no-show rate of 15 %", "A no-show rate of 14 %"),
        ("A show rate of 80 %", "A show rate of 81 %"),
    ],
)
def test_the_borders_of_the_bands(ordinary: str, unusual: str) -> None:
    assert doubts(ordinary) == []
    assert len(doubts(unusual)) == 1


RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

Field Organizer, Yes on 9
March 2021 - November 2021
{0}
"""


def test_a_question_is_never_a_deduction(screen: Callable[[str], Scorecard]) -> None:
    small = screen(RESUME.format("- Trained 12 volunteers to call voters"))
    large = screen(RESUME.format("- Trained 900 volunteers to call voters"))
    assert [m.doubt == "" for m in small.metrics] == [True]
    assert [m.doubt == "" for m in large.metrics] == [False]
    assert small.scores == large.scores
    assert small.level == large.level


def test_numbers_of_skills_lists_and_wishes_are_not_claimed(
    screen: Callable[[str], Scorecard],
) -> None:
    card = screen(
        RESUME.format("- Called voters")
        + "\nSKILLS\n\n50 volunteers, 40 calls\n\nOBJECTIVE\n\nTo lead 30 volunteers.\n"
    )
    assert card.metrics == ()


def test_no_more_than_a_dozen_are_shown(screen: Callable[[str], Scorecard]) -> None:
    lines = "\n".join(f"- Trained {n} volunteers in week {n}" for n in range(2, 20))
    assert len(screen(RESUME.format(lines)).metrics) == MAX_METRICS == 12


@pytest.mark.xfail(strict=True, reason="the line's own words of denial are not looked at")
def test_a_denied_number_is_not_claimed(screen: Callable[[str], Scorecard]) -> None:
    assert screen(RESUME.format("- I have never managed 50 volunteers")).metrics == ()
