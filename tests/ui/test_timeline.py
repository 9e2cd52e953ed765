"""The timeline's bars, worked out by hand."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from screening.resume.model import Position, PositionKind
from screening.resume.months import span_of
from screening.ui.timeline import OTHER, RELEVANT, bars, chart, note

AS_OF = date(2026, 11, 1)


def card(*periods: tuple[str, str, bool]) -> Any:
    positions = []
    for n, (start, end, relevant) in enumerate(periods):
        position = Position(f"Post {n}", "Org", "", start, end, PositionKind.PAID, 0, ())
        span = span_of(start, end, AS_OF)
        positions.append(
            SimpleNamespace(
                position=position, months=span.months, relevant=relevant, fault=span.fault.value
            )
        )
    return SimpleNamespace(positions=tuple(positions), as_of=AS_OF)


def stretches(data: list[dict[str, Any]], row: str) -> list[tuple[str, str]]:
    return [(d["start"], d["end"]) for d in data if d["row"] == row and not d["hatch"]]


def test_overlaps_are_merged_and_gaps_stay() -> None:
    data = list(
        bars(
            card(
                ("2021-01", "2021-06", True),
                ("2021-04", "2021-09", True),
                ("2022-01", "present", True),
                ("2020-01", "2026-10", False),
            )
        )
    )
    together = stretches(data, "00 Counted together")
    assert together == [("2021-01-01", "2021-10-01"), ("2022-01-01", "2026-12-01")]
    # The latest end comes first: the present post, then the one that does not count.
    assert {d["row"]: d["kind"] for d in data} == {
        "01 Post 2": RELEVANT,
        "02 Post 3": OTHER,
        "03 Post 1": RELEVANT,
        "04 Post 0": RELEVANT,
        "00 Counted together": RELEVANT,
    }
    assert stretches(data, "02 Post 3") == [("2020-01-01", "2026-11-01")]


def test_years_without_months_are_striped() -> None:
    data = list(bars(card(("2016", "2019", True))))
    # Somewhere in 2016 and in 2019; surely in 2017 and 2018.
    assert stretches(data, "01 Post 0") == [("2017-01-01", "2019-01-01")]
    stripes = [d["start"] for d in data if d["hatch"]]
    assert len(stripes) == 24
    assert (min(stripes), max(stripes)) == ("2016-01-01", "2019-12-01")
    # It counts from the middle of 2016 to the middle of 2019.
    assert stretches(data, "00 Counted together") == [("2016-07-01", "2019-07-01")]


def test_a_single_year_is_all_stripes() -> None:
    data = list(bars(card(("2020", "", True))))
    assert stretches(data, "01 Post 0") == []
    assert sum(d["hatch"] for d in data) == 12


def test_what_has_no_dates_is_left_out_and_said() -> None:
    empty = card(("", "", True))
    assert list(bars(empty)) == []
    assert chart(empty) is None
    assert note(empty) == "Positions without dates are in the table only."


def test_labels_of_hostile_titles_are_cut_and_plain() -> None:
    shown = card(("2020-01", "2020-02", True))
    long = "Director \u202e of " + "very " * 20
    shown.positions[0].position = Position(long, "", "", "2020-01", "", PositionKind.PAID, 0, ())
    (first, *_) = bars(shown)
    assert first["title"] == "Director of very very very very very …"
