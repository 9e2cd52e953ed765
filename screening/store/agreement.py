"""How far raters agree: plain counts over pairs of ratings, nothing hidden in a formula.

A pair is two people's ratings (1 to 5) of one criterion of one candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

STEPS = 5
NEEDS_NOTE = 2  # steps apart


@dataclass(frozen=True, slots=True)
class Agreement:
    """`within_one` is the share (0..1) of pairs at most one step apart, None without pairs.

    `kappa` is the quadratically weighted kappa: 1 is perfect, 0 what chance would give, below 0
    worse. Each pair counts in both directions, since no rater is the first. None where there
    are no pairs, or all ratings are the same and chance would agree as well. Always say `pairs`
    (the n) beside either: below some dozens of pairs they are hints at best.
    """

    pairs: int
    within_one: float | None
    kappa: float | None


def agreement(scores: Iterable[Sequence[int]]) -> Agreement:
    """`scores` holds, for each criterion of each candidate, the ratings it got."""
    pairs = [pair for row in scores for pair in combinations(row, 2)]
    if not pairs:
        return Agreement(0, None, None)
    near = sum(abs(a - b) <= 1 for a, b in pairs) / len(pairs)
    return Agreement(len(pairs), near, _weighted_kappa(pairs))


def spread(scores: Sequence[int]) -> int | None:
    """Steps between the highest and the lowest rating; None with fewer than two."""
    return max(scores) - min(scores) if len(scores) > 1 else None


def _weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """1 - observed / expected squared distance; expected pairs any rating with any other."""
    ratings = [rating for pair in pairs for rating in pair]
    observed = sum((a - b) ** 2 for a, b in pairs) / len(pairs)
    mean = sum(ratings) / len(ratings)
    # the mean squared distance of two independent draws is twice the variance
    expected = 2 * sum((r - mean) ** 2 for r in ratings) / len(ratings)
    return None if expected == 0 else 1 - observed / expected
