"""The figures, worked out by hand: F1, kappa, baselines, calibration, the table."""

from __future__ import annotations

import pytest

from screening.evaluation.compare import Outcome
from screening.evaluation.figures import (
    BINS,
    Tally,
    baselines,
    by_indicator,
    calibration,
    kappa,
    level_kappa,
    shares,
    tally,
)
from screening.evaluation.report import BEGIN, END, full, replace_table, summary, table
from screening.rubric import Rubric

Y, N = True, False


@pytest.mark.parametrize(
    ("pairs", "right", "given", "missed", "f1"),
    [
        ([(Y, Y), (Y, N), (N, Y), (N, N)], 1, 1, 1, 0.5),  # 2 / (2 + 1 + 1)
        ([(Y, Y), (Y, Y), (Y, N)], 2, 1, 0, 0.8),  # 4 / 5
        ([(N, Y), (N, Y)], 0, 0, 2, 0.0),
        ([(Y, Y)], 1, 0, 0, 1.0),
        ([(N, N)], 0, 0, 0, None),  # nothing to find, nothing given
        ([], 0, 0, 0, None),
    ],
)
def test_f1(
    pairs: list[tuple[bool, bool]], right: int, given: int, missed: int, f1: float | None
) -> None:
    t = tally(pairs)
    assert t == Tally(right, given, missed)
    assert t.f1 == f1


def test_kappa_is_agreement_beyond_chance() -> None:
    # 10 pairs: 4 yes/yes, 1 yes/no, 2 no/yes, 3 no/no. They agree in 0.7 of all; by chance in
    # 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
    pairs = [(Y, Y)] * 4 + [(Y, N)] + [(N, Y)] * 2 + [(N, N)] * 3
    assert kappa(pairs) == pytest.approx((0.7 - 0.5) / (1 - 0.5))
    assert kappa([(Y, Y), (N, N)]) == 1.0
    assert kappa([(Y, N), (N, Y)]) == -1.0
    assert kappa([(Y, Y), (Y, N), (N, Y), (N, N)]) == 0.0  # no better than chance


def test_kappa_has_no_value_where_chance_always_agrees() -> None:
    assert kappa([(Y, Y), (Y, Y)]) is None
    assert kappa([]) is None


LEVELS = ["junior", "mid", "senior"]


def test_a_levels_kappa_weighs_by_the_square_of_the_distance() -> None:
    # Got j,m,s,s; wanted j,m,m,s. One step off once: 1. Chance: rows j1 m1 s2, columns j1 m2 s1:
    # (0*1*1 + 1*1*2 + 4*1*1 + 1*1*1 + 0*1*2 + 1*1*1 + 4*2*1 + 1*2*2 + 0*2*1) / 4 = 20 / 4 = 5.
    pairs = [("junior", "junior"), ("mid", "mid"), ("senior", "mid"), ("senior", "senior")]
    assert level_kappa(pairs, LEVELS) == pytest.approx(1 - 1 / 5)
    two_off = [("junior", "junior"), ("mid", "mid"), ("senior", "junior"), ("senior", "senior")]
    # Two steps off once: 4. Chance: rows j1 m1 s2, columns j2 m1 s1:
    # (1*1*1 + 4*1*1 + 1*1*2 + 1*1*1 + 4*2*2 + 1*2*1) / 4 = 26 / 4.
    assert level_kappa(two_off, LEVELS) == pytest.approx(1 - 4 / 6.5)


def test_a_levels_kappa_at_its_ends() -> None:
    assert level_kappa([(x, x) for x in LEVELS], LEVELS) == 1.0
    assert level_kappa([("mid", "mid")], LEVELS) == 1.0  # chance disagrees never
    assert level_kappa([], LEVELS) is None
    assert level_kappa([("", "mid")], LEVELS) is None  # an unread document has no level


def test_baselines_answer_without_reading() -> None:
    # 3 of 5 are yes: always yes has 6 / (6 + 2); the more frequent answer is yes as well.
    assert baselines([(N, Y)] * 3 + [(N, N)] * 2) == (0.75, 0.75)
    # 1 of 4: always yes 2 / (2 + 3); the more frequent answer is no and finds nothing.
    assert baselines([(N, Y)] + [(N, N)] * 3) == (0.4, 0.0)


def outcome(chances: dict[str, float], wanted: dict[str, bool]) -> Outcome:
    return Outcome(
        "x", answers={i: (c > 0.5, wanted[i]) for i, c in chances.items()}, chances=chances
    )


def test_calibration_puts_each_verdict_in_one_bin() -> None:
    found = calibration(
        [
            outcome({"a": 0.05, "b": 0.92}, {"a": N, "b": Y}),
            outcome({"a": 0.07, "b": 0.98}, {"a": Y, "b": N}),
            outcome({"a": 0.10, "b": 1.00}, {"a": N, "b": Y}),
        ]
    )
    low, next_, high = found
    assert low[:3] == (0.0, 0.1, 2)
    assert low[3:] == pytest.approx((0.06, 0.5))
    assert next_ == (0.1, 0.3, 1, 0.1, 0.0)  # a border belongs to the bin above it
    assert high[:3] == (0.9, 1.0, 3)
    assert high[3:] == pytest.approx(((0.92 + 0.98 + 1.0) / 3, 2 / 3))
    assert (BINS[0], BINS[-1]) == (0.0, 1.0)
    assert calibration([]) == []


def test_shares_count_every_document() -> None:
    good, bad = Outcome("a"), Outcome("b")
    good.mark("name", True, "Ana", "Ana")
    bad.mark("name", False, "", "Ben")
    assert shares([good, bad])["name"] == 0.5
    assert shares([good, bad])["phone"] is None
    assert bad.wrong == ["name: got '', want 'Ben'"]


def test_answers_are_gathered_by_indicator() -> None:
    one = outcome({"a": 0.9, "b": 0.2}, {"a": Y, "b": N})
    two = outcome({"a": 0.1}, {"a": Y})
    assert by_indicator([one, two]) == {"a": [(Y, Y), (N, Y)], "b": [(N, N)]}


def test_macro_f1_is_the_mean_of_the_indicators_and_leaves_out_empty_ones(rubric: Rubric) -> None:
    one = outcome({"a": 0.9, "b": 0.9, "c": 0.1}, {"a": Y, "b": N, "c": N})
    two = outcome({"a": 0.9, "b": 0.9, "c": 0.1}, {"a": N, "b": Y, "c": N})
    three = outcome({"a": 0.9, "b": 0.1, "c": 0.1}, {"a": Y, "b": Y, "c": N})
    figures = summary([one, two, three], rubric)
    # a: 2 right, 1 given: 4/5. b: 1 right, 1 given, 1 missed: 1/2. c has nothing to find.
    assert figures["indicator_macro_f1"] == pytest.approx((0.8 + 0.5) / 2)
    assert figures["indicator_micro_f1"] == pytest.approx(6 / 9)
    assert figures["documents"] == 3


def test_the_table_has_a_row_for_each_figure(outcomes: list[Outcome], rubric: Rubric) -> None:
    rows = table(outcomes, rubric).splitlines()
    assert rows[:2] == ["| What | Figure |", "|---|---|"]
    assert rows[2] == "| Resumes | 430 |"
    assert len(rows) == 15
    assert all(row.count("|") == 3 for row in rows)


def test_the_table_is_replaced_between_its_marks_only() -> None:
    readme = f"before\n{BEGIN}\n| old |\n{END}\nafter {END}"
    assert (
        replace_table(readme, "| \\1 new |") == f"before\n{BEGIN}\n| \\1 new |\n{END}\nafter {END}"
    )
    with pytest.raises(ValueError, match="no marks"):
        replace_table("no table here", "| x |")


def test_the_printed_report_says_everything(outcomes: list[Outcome], rubric: Rubric) -> None:
    text = full(outcomes, rubric, wrong=True)
    for i in rubric.indicators:
        assert i.id in text
    for f in rubric.red_flags:
        assert f"{f.id:28} " in text
    assert "calibration" in text
    assert "kappa" in text
    some = next(o for o in outcomes if o.wrong)
    assert f"{some.file}  {some.wrong[0]}" in text
    assert some.wrong[0] not in full(outcomes, rubric, wrong=False)
