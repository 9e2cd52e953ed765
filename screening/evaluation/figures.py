"""Figures from outcomes: shares, F1, kappa against plain baselines, calibration."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from screening.evaluation.compare import Outcome

FIELDS = (
    "name",
    "email",
    "phone",
    "months",
    "level",
    "position_title",
    "position_org",
    "position_start",
    "position_end",
    "evidence_quote",
)
BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, wrongly given and missed answers."""

    right: int
    given: int
    missed: int

    @property
    def f1(self) -> float | None:
        """2tp / (2tp + fp + fn); None where there was nothing to find and nothing was given."""
        total = 2 * self.right + self.given + self.missed
        return 2 * self.right / total if total else None


def tally(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    right = given = missed = 0
    for got, wanted in pairs:
        right += got and wanted
        given += got and not wanted
        missed += wanted and not got
    return Tally(right, given, missed)


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of yes/no answers (Cohen 1960): agreement beyond chance; None where chance
    alone agrees always."""
    n = len(pairs)
    if not n:
        return None
    agree = sum(a == b for a, b in pairs) / n
    yes_got = sum(a for a, _ in pairs) / n
    yes_want = sum(b for _, b in pairs) / n
    chance = yes_got * yes_want + (1 - yes_got) * (1 - yes_want)
    return None if chance == 1 else (agree - chance) / (1 - chance)


def level_kappa(pairs: Sequence[tuple[str, str]], levels: Sequence[str]) -> float | None:
    """Quadratically weighted kappa (Cohen 1968) of levels."""
    at = {level: i for i, level in enumerate(levels)}
    points = [(at[a], at[b]) for a, b in pairs if a in at and b in at]
    if not points:
        return None
    n, k = len(points), range(len(levels))
    seen = {(i, j): 0 for i in k for j in k}
    for p in points:
        seen[p] += 1
    rows = [sum(seen[i, j] for j in k) for i in k]
    columns = [sum(seen[i, j] for i in k) for j in k]
    off = sum((i - j) ** 2 * seen[i, j] for i in k for j in k)
    chance = sum((i - j) ** 2 * rows[i] * columns[j] / n for i in k for j in k)
    return 1 - off / chance if chance else 1.0


def shares(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """The share of right answers for each plain field."""
    out: dict[str, float | None] = {}
    for name in FIELDS:
        marks = [ok for o in outcomes for n, ok in o.fields if n == name]
        out[name] = sum(marks) / len(marks) if marks else None
    return out


def by_indicator(outcomes: Sequence[Outcome]) -> dict[str, list[tuple[bool, bool]]]:
    """(got, wanted) of every document, indicator by indicator."""
    out: dict[str, list[tuple[bool, bool]]] = {}
    for o in outcomes:
        for i, pair in o.answers.items():
            out.setdefault(i, []).append(pair)
    return out


def baselines(pairs: Sequence[tuple[bool, bool]]) -> tuple[float | None, float | None]:
    """F1 of answering always yes, and of always giving the more frequent answer."""
    wanted = [b for _, b in pairs]
    yes = tally((True, b) for b in wanted).f1
    often = sum(wanted) * 2 > len(wanted)
    return yes, tally((often, b) for b in wanted).f1


def calibration(outcomes: Sequence[Outcome]) -> list[tuple[float, float, int, float, float]]:
    """For each bin of confidence: from, to, how many, mean confidence, share that was true."""
    points = [
        (o.chances[i], wanted)
        for o in outcomes
        for i, (_, wanted) in o.answers.items()
        if i in o.chances
    ]
    out = []
    for a, b in itertools.pairwise(BINS):
        inside = [(c, w) for c, w in points if a <= c < b or (b == BINS[-1] and c == b)]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            true = sum(w for _, w in inside) / len(inside)
            out.append((a, b, len(inside), mean, true))
    return out
