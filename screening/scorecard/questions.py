"""The interview kit: the level's questions, the same for everybody, then at most three follow-ups
that this resume prompts, each with why it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from screening.evidence.model import Metric
from screening.rubric import Rubric
from screening.scorecard.model import AskedQuestion, FlagVerdict, IndicatorVerdict, Status

MAX_FOLLOW_UPS = 3


def kit(rubric: Rubric, level: str) -> tuple[AskedQuestion, ...]:
    """The fixed questions of a level, in the rubric's order."""
    name = next(x.name for x in rubric.levels if x.id == level)
    return tuple(
        AskedQuestion(q.id, q.level, q.question, q.listen_for, f"{name} question set.", False)
        for q in rubric.questions.questions
        if q.level == level
    )


def suggest(
    rubric: Rubric,
    level: str,
    indicators: Sequence[IndicatorVerdict],
    flags: Sequence[FlagVerdict],
    metrics: Sequence[Metric],
) -> tuple[AskedQuestion, ...]:
    """The kit, then follow-ups: open flags first, then the level's open indicators, then numbers."""
    asked = list(kit(rubric, level))
    follow: list[AskedQuestion] = []
    rules = {f.id: f for f in rubric.red_flags}
    for status in (Status.FLAGGED, Status.ASK):
        for flag in flags:
            if flag.status is status:
                rule = rules[flag.id]
                follow.append(
                    AskedQuestion(
                        f"flag_{flag.id}",
                        level,
                        rule.follow_up,
                        (rule.clear_when,),
                        flag.reason,
                        True,
                    )
                )
    open_ones = {i.id: i for i in rubric.indicators}
    for verdict in indicators:
        if verdict.level == level and not verdict.met:
            rule_i = open_ones[verdict.id]
            follow.append(
                AskedQuestion(
                    f"indicator_{verdict.id}",
                    level,
                    rule_i.follow_up,
                    (rule_i.met_by,),
                    f"{verdict.name} is not shown in the resume.",
                    True,
                )
            )
    for n, metric in enumerate(m for m in metrics if m.doubt):
        follow.append(
            AskedQuestion(
                f"number_{n + 1}",
                level,
                metric.doubt,
                (),
                f"The resume says “{metric.quote.text}”",
                True,
            )
        )
    return (*asked, *follow[:MAX_FOLLOW_UPS])
