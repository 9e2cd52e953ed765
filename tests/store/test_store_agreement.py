"""Agreement, worked out by hand and compared with scikit-learn's weighted kappa."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from screening.store.agreement import Agreement, agreement, spread


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], Agreement(0, None, None)),
        ([[3]], Agreement(0, None, None)),
        ([[], [5]], Agreement(0, None, None)),
        ([[3, 3]], Agreement(1, 1.0, None)),  # chance would agree as well
        ([[1, 5]], Agreement(1, 0.0, -1.0)),
        ([[1, 1], [5, 5]], Agreement(2, 1.0, 1.0)),
        # distances 1 and 1; ratings 1 2 4 5: mean 3, variance 2.5, expected 5; 1 - 1/5
        ([[1, 2], [4, 5]], Agreement(2, 1.0, 0.8)),
        # pairs (1,3) (1,5) (3,5): squares 4+16+4 = 24, /3 = 8; variance 8/3, expected 16/3
        ([[1, 3, 5]], Agreement(3, 0.0, -0.5)),
    ],
)
def test_by_hand(scores: list[list[int]], expected: Agreement) -> None:
    found = agreement(scores)
    assert (found.pairs, found.within_one) == (expected.pairs, expected.within_one)
    assert found.kappa == (None if expected.kappa is None else pytest.approx(expected.kappa))


def test_the_order_of_raters_does_not_matter() -> None:
    assert agreement([[1, 2], [4, 3]]) == agreement([[2, 1], [3, 4]])


def test_as_scikit_learn_computes_it() -> None:
    from sklearn.metrics import cohen_kappa_score

    dice = random.Random(3)
    rows = [[dice.randint(1, 5) for _ in range(dice.randint(0, 4))] for _ in range(40)]
    pairs = [pair for row in rows for pair in combinations(row, 2)]
    both = pairs + [(b, a) for a, b in pairs]
    expected = cohen_kappa_score(*zip(*both, strict=True), weights="quadratic")
    assert agreement(rows).kappa == pytest.approx(expected)
    assert agreement(rows).pairs == len(pairs) > 50


@pytest.mark.parametrize(
    ("scores", "expected"), [([], None), ([4], None), ([4, 4], 0), ([1, 5, 3], 4)]
)
def test_spread(scores: list[int], expected: int | None) -> None:
    assert spread(scores) == expected
