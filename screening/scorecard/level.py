"""Level and scores: two conditions per level, and shares of indicators; anyone can recompute them."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.model import Evidence, Verdict
from screening.rubric import Rubric
from screening.rubric.schema import Level
from screening.scorecard.model import PositionMonths

NEAR_MONTHS = 3  # so many months short of a level is worth saying


def recommend(
    months: int, verdicts: Sequence[Verdict], positions: Sequence[PositionMonths], rubric: Rubric
) -> tuple[str, str]:
    """The highest level whose two conditions hold, and the sentence for it."""
    met = {v.indicator for v in verdicts if v.met}
    chosen = rubric.levels[0]
    for level in rubric.levels:
        if months >= level.min_months and _own(level, met, rubric) >= level.min_indicators:
            chosen = level
    sentence = _because(chosen, months, met, rubric)
    above = [x for x in rubric.levels if x.min_months > chosen.min_months]
    for n, level in enumerate(above):
        near = (
            0 < level.min_months - months <= NEAR_MONTHS
            and _own(level, met, rubric) >= level.min_indicators
        )
        if n == 0 or near:
            sentence += " " + _short_of(level, months, met, positions, rubric)
    return chosen.id, sentence.strip()


def _own(level: Level, met: set[str], rubric: Rubric) -> int:
    return sum(i.id in met for i in rubric.of_level(level.id))


def _because(level: Level, months: int, met: set[str], rubric: Rubric) -> str:
    own = [i.name for i in rubric.of_level(level.id) if i.id in met]
    of = len(rubric.of_level(level.id))
    shown = f"{len(own)} of {of} {level.name.lower()} indicators shown"
    if own:
        shown += f" ({', '.join(n.lower() for n in own)})"
    return f"{level.name}: {_months(months)} of relevant experience and {shown}."


def _short_of(
    level: Level, months: int, met: set[str], positions: Sequence[PositionMonths], rubric: Rubric
) -> str:
    """What is missing for the next level, and what would settle it near a border."""
    have = _own(level, met, rubric)
    lack: list[str] = []
    if months < level.min_months:
        lack.append(f"{level.min_months} months (here {months})")
    if have < level.min_indicators:
        lack.append(
            f"{level.min_indicators} of {len(rubric.of_level(level.id))} {level.name.lower()} "
            f"indicators (here {have})"
        )
    sentence = f"{level.name} asks for {' and '.join(lack)}."
    short = level.min_months - months
    if 0 < short <= NEAR_MONTHS and have >= level.min_indicators:
        undated = [p for p in positions if p.relevant and not p.months]
        sentence += f" It is {_months(short)} short"
        sentence += (
            "; the undated role could settle it."
            if undated
            else ": check the dates with the candidate."
        )
    elif short <= 0 and have == level.min_indicators - 1:
        sentence += " One more indicator, asked in the interview, would settle it."
    return sentence


def _months(n: int) -> str:
    return f"{n} month{'' if n == 1 else 's'}"


def scores(evidence: Evidence, rubric: Rubric) -> dict[str, int]:
    """Score per level, 0 to 100: the sum of the weights of each met indicator's best evidence,
    over the number of the level's indicators (``rubric.yaml``, scoring)."""
    out = {}
    for level in rubric.levels:
        own = rubric.of_level(level.id)
        total = sum(weight(evidence.verdict(i.id), evidence, rubric) for i in own)
        out[level.id] = round(100 * total / len(own)) if own else 0
    return out


def weight(verdict: Verdict, evidence: Evidence, rubric: Rubric) -> float:
    """The weight (0..1) of the best placed line of a met indicator; 0 where it is not met."""
    if not verdict.met:
        return 0.0
    scoring = rubric.rules.scoring
    best = 0.0
    for f in verdict.findings:
        if f.quote.position is None:
            best = max(best, scoring.elsewhere)
            continue
        position = evidence.resume.positions[f.quote.position]
        best = max(best, scoring.dated_position if position.start else scoring.undated_position)
    return best
