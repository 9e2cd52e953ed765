"""The scorecard room: months, level, scores, red flags, questions; arithmetic and rules."""

from __future__ import annotations

import datetime

from screening.documents.model import Document, Notice, UnreadableDocument
from screening.evidence.gather import gather
from screening.evidence.model import Evidence, Verdict
from screening.resume import Resume
from screening.resume.months import Fault
from screening.rubric import Rubric
from screening.rubric.schema import Indicator
from screening.scorecard.flags import judge_flags
from screening.scorecard.level import recommend, scores
from screening.scorecard.model import (
    AskedQuestion,
    FlagVerdict,
    IndicatorVerdict,
    PositionMonths,
    Scorecard,
    Status,
)
from screening.scorecard.questions import kit, suggest
from screening.scorecard.tenure import count_positions, relevant_months

__all__ = [
    "AskedQuestion",
    "FlagVerdict",
    "IndicatorVerdict",
    "PositionMonths",
    "Scorecard",
    "Status",
    "kit",
    "make_scorecard",
]


def make_scorecard(resume: Resume, rubric: Rubric, as_of: datetime.date) -> Scorecard:
    """Judge a resume. UnreadableDocument where it was read too poorly to be judged."""
    document = resume.document
    if not document.report.scorable:
        raise UnreadableDocument(document.report.reason)
    evidence = gather(resume, rubric, as_of)
    positions = count_positions(evidence, as_of)
    months, months_reason = relevant_months(positions, evidence, as_of)
    level, level_reason = recommend(months, evidence.verdicts, positions, rubric)
    indicators = tuple(
        IndicatorVerdict(i.id, i.level, i.name, v, _sentence(i, v, evidence))
        for i, v in zip(rubric.indicators, evidence.verdicts, strict=True)
    )
    flags = judge_flags(evidence, rubric)
    return Scorecard(
        file=document.name,
        sha256=document.sha256,
        rubric_id=rubric.id,
        rubric_version=rubric.version,
        rubric_sha256=rubric.sha256,
        as_of=as_of,
        notices=_notices(document, positions),
        contact=resume.contact,
        positions=positions,
        relevant_months=months,
        months_reason=months_reason,
        level=level,
        level_reason=level_reason,
        scores=scores(evidence, rubric),
        indicators=indicators,
        red_flags=flags,
        tools=evidence.tools,
        languages=resume.languages,
        metrics=evidence.metrics,
        questions=suggest(rubric, level, indicators, flags, evidence.metrics),
    )


def _sentence(indicator: Indicator, verdict: Verdict, evidence: Evidence) -> str:
    """Why an indicator is met or not, in words."""
    if verdict.met:
        best = verdict.findings[0]
        position = best.quote.position
        where = ""
        if position is not None:
            title = evidence.resume.positions[position].title
            where = f" as {title}" if title else ""
        return f"Shown{where}: “{best.quote.text}”"
    looked = f"{verdict.searched} line{'' if verdict.searched == 1 else 's'} read, none shows it."
    if verdict.nearest is not None:
        looked += f" Nearest: “{verdict.nearest.quote.text}”, but {verdict.nearest.reason}."
    return f"Not shown. {looked}"


def _notices(document: Document, positions: tuple[PositionMonths, ...]) -> tuple[Notice, ...]:
    """The reading's notices, hidden text, and periods that count nothing for a fault."""
    out = list(document.notices)
    for h in document.hidden:
        text = h.text if len(h.text) <= 200 else h.text[:199] + "…"
        out.append(
            Notice("hidden_text", f"Text that a reader cannot see ({h.why}): “{text}”", h.page)
        )
    for p in positions:
        if p.fault in (Fault.REVERSED.value, Fault.FUTURE.value):
            name = p.position.title or p.position.organization
            out.append(
                Notice(
                    "period",
                    f"“{name}” {p.fault}: its period counts nothing.",
                    p.quote.page,
                )
            )
    return tuple(out)
