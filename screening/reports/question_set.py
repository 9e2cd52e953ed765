"""A level's question set on paper, for hiring managers: no candidate in it."""

from __future__ import annotations

import datetime

import screening
from screening.reports import wording
from screening.reports.kit import HOW, behavior_table
from screening.reports.paper import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paper,
    Table,
    Text,
    Together,
    Tone,
    Verdict,
)
from screening.rubric import Rubric

# A question set belongs to no day; the file says when the format was made.
UNDATED = datetime.date(2026, 1, 1)


def question_set_paper(rubric: Rubric, level_id: str) -> Paper:
    """All questions of a level. ValueError where the rubric has no such level."""
    level = next((x for x in rubric.levels if x.id == level_id), None)
    if level is None:
        known = ", ".join(x.id for x in rubric.levels)
        raise ValueError(f"There is no level {level_id!r}. Known: {known}.")
    own = rubric.of_level(level_id)
    names = {i.id: i.name for i in rubric.indicators}
    questions = [q for q in rubric.questions.questions if q.level == level_id]
    asks = f"At least {level.min_months} months and {level.min_indicators} of these indicators."
    blocks: list[Block] = [
        Verdict(
            f"{level.name} ({level.years})",
            f"{asks if level.min_months else 'No least experience.'} "
            f"Looked for in the resume: {', '.join(i.name.lower() for i in own)}.",
        ),
        Callout("How to use this", HOW, Tone.QUIET),
    ]
    scale = rubric.questions.scale
    rows = tuple((str(n), scale[n]) for n in sorted(scale))
    blocks.append(
        Together((Heading("Rating scale", 2), Table(("", "What it means"), rows, (6, 94))))
    )
    blocks.append(Heading("Questions"))
    for n, q in enumerate(questions, start=1):
        covers = ", ".join(names[c] for c in q.covers)
        blocks += [
            Together(
                (
                    Heading(f"{n}. {q.question}", 2),
                    Text("Expected", bold=True, after=2),
                    Text(q.expected),
                )
            ),
            Together((Text("Listen for", bold=True, after=2), Bullets(q.listen_for, tick=True))),
            Together((Text("Probes", bold=True, after=2), Bullets(q.probes))),
            Together((Text("What an answer sounds like", bold=True, after=2), behavior_table(q))),
        ]
        if covers:
            blocks.append(Text(f"Covers: {covers}.", quiet=True, after=8))
    return Paper(
        kind=f"Question set · {rubric.rules.name}",
        title=f"{level.name} question set",
        subtitle=f"{rubric.rules.industry} · {wording.count(len(questions), 'question')}",
        blocks=tuple(blocks),
        footer=(
            f"Rubric {rubric.id} {rubric.version} ({rubric.sha256[: wording.HASH_SHOWN]}…) · "
            f"engine {screening.__version__}",
            "The same questions in the same order for every candidate of a level. A person "
            "decides.",
        ),
        date=UNDATED,
    )
