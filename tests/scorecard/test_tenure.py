"""Relevant months: the union of the relevant positions' periods, and a stated total's place."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from screening.evidence.model import Evidence
from screening.scorecard import Scorecard
from screening.scorecard.tenure import count_positions, relevant_months

AS_OF = datetime.date(2026, 11, 1)
Make = Callable[..., Evidence]


def months(evidence: Evidence) -> tuple[int, str]:
    return relevant_months(count_positions(evidence, AS_OF), evidence, AS_OF)


@pytest.mark.parametrize(
    ("positions", "wanted"),
    [
        ([], 0),
        ([("2019", "2021", False)], 0),  # not relevant
        ([("2021-03", "2021-11", True)], 9),
        ([("2021-03", "2021-11", True), ("2019", "2020", False)], 9),
        ([("2021-03", "2021-11", True), ("2021-06", "2022-01", True)], 11),  # overlap once
        ([("2021-03", "2021-11", True), ("2023-01", "2023-02", True)], 11),  # a gap is nothing
        ([("2021-03", "2021-11", True), ("2021-03", "2021-11", True)], 9),
        ([("2020", "2020", True), ("2020-09", "2020-11", True)], 6),
        ([("2021-03", "2021-11", True), ("", "", True)], 9),  # undated counts nothing
        ([("2021-03", "2021-11", True), ("2027-01", "2027-06", True)], 9),  # nor what is to come
        ([("2021-03", "2021-11", True), ("2022-10", "2022-04", True)], 9),  # nor a period reversed
        ([("2025-12", "present", True)], 12),
    ],
)
def test_months(make: Make, positions: list[tuple[str, str, bool]], wanted: int) -> None:
    assert months(make(positions))[0] == wanted


def test_the_sentence_says_how_they_come_about(make: Make) -> None:
    evidence = make([("2021-03", "2021-11", True), ("2021-06", "2022-01", True)])
    assert months(evidence) == (
        11,
        "11 months in 2 relevant positions; overlaps of 6 months count once.",
    )
    assert months(make([("2021-03", "2021-03", True)]))[1] == "1 month in 1 relevant position."
    assert months(make([("2019", "2021", False)]))[1].startswith("No position shows")
    assert months(make([("", "", True)])) == (0, "The relevant positions carry no dates.")


@pytest.mark.parametrize(
    ("positions", "wanted"),
    [
        ([("", "", True)], 48),  # relevant work, none of it dated
        ([("", "", True), ("2019", "2021", False)], 48),  # other work's dates do not matter
        ([("", "", True), ("2021-03", "2021-11", True)], 9),  # some is dated
        ([("2027-01", "2027-06", True)], 0),  # dated, though nothing counts
        ([("2019", "2021", False)], 0),  # no relevant work
        ([], 0),
    ],
)
def test_a_stated_total_is_used_only_where_relevant_work_carries_no_dates(
    make: Make, positions: list[tuple[str, str, bool]], wanted: int
) -> None:
    assert months(make(positions, stated=48))[0] == wanted


def test_each_position_has_its_own_months_and_fault(make: Make) -> None:
    evidence = make(
        [
            ("2021-03", "2021-11", True),
            ("2021-06", "2022-01", False),
            ("", "", True),
            ("2022-10", "2022-04", True),
            ("2027-01", "2027-06", True),
        ]
    )
    assert [(p.months, p.fault) for p in count_positions(evidence, AS_OF)] == [
        (9, ""),
        (8, ""),
        (0, "no dates"),
        (0, "ends before it starts"),
        (0, "starts after the as-of date"),
    ]


RESUME = """Ana Lopez
Toledo, OH 43604 | ana@example.com

EXPERIENCE

Field Organizer, Yes on 9
{first}
- Called voters from a script
- Trained volunteers

Phone Bank Captain, Citizens for Parks
{second}
- Ran the sign-in for volunteers
"""


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("March 2021 - November 2021", "2018", 15),  # 9 + 6
        ("Summer 2021", "Winter 2020", 6),
        ("Q3 2021", "August 2021 - December 2021", 6),  # Jul – Dec
        ("2019 - 2021", "January 2021 - March 2022", 33),  # Jul 2019 – Mar 2022
        ("Since May 2023", "", 43),  # May 2023 – Nov 2026
        ("Sept. 2025 to date", "2026 cycle", 15),  # Sep 2025 – Nov 2026 holds Jul – Nov 2026
    ],
)
def test_months_from_the_page(
    screen: Callable[[str], Scorecard], first: str, second: str, wanted: int
) -> None:
    card = screen(RESUME.format(first=first, second=second))
    assert [p.relevant for p in card.positions] == [True, True]
    assert card.relevant_months == wanted


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("October 2022 - April 2022", "“Field Organizer” ends before it starts"),
        ("January 2027 - May 2027", "“Field Organizer” starts after the as-of date"),
    ],
)
def test_a_faulty_period_is_reported(
    screen: Callable[[str], Scorecard], period: str, said: str
) -> None:
    card = screen(RESUME.format(first=period, second="March 2020 - May 2020"))
    assert card.relevant_months == 3
    assert [n.message for n in card.notices if n.code == "period"] == [
        f"{said}: its period counts nothing."
    ]


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        ("Four years of campaign phone banking.", 48),
        ("On and off on campaign phones for six years.", 72),
        ("About 18 months of calling voters.", 18),
        ("2.5 years of campaign work.", 30),
        ("Four years of retail work.", 0),
        ("I am 44 years old and like campaigns.", 0),
        ("The club was founded ten years ago by volunteers.", 0),
    ],
)
def test_a_stated_total_from_the_page(
    screen: Callable[[str], Scorecard], total: str, wanted: int
) -> None:
    text = (
        f"Ana Lopez\nToledo, OH | ana@example.com\n\nSUMMARY\n\n{total}\n\nEXPERIENCE\n\n"
        "Phone Bank Volunteer, Yes on 9\n- Called voters from a script\n\n"
        "Cashier, Blue Hen Cafe\n2015 - 2018\n- Ran the register\n"
    )
    assert screen(text).relevant_months == wanted
