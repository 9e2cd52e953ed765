"""Relevant months: the union of the relevant positions' periods, and the sentence for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from screening.evidence.model import Evidence, Quote
from screening.resume.dates import PRESENT
from screening.resume.months import Fault, span_of, union
from screening.scorecard.model import PositionMonths


def count_positions(evidence: Evidence, as_of: datetime.date) -> tuple[PositionMonths, ...]:
    """Each position with its own months up to the as-of month, and its relevance."""
    out = []
    resume = evidence.resume
    for position, relevance in zip(resume.positions, evidence.relevance, strict=True):
        span = span_of(position.start, position.end, as_of)
        if span.fault is Fault.FUTURE and position.end in (PRESENT, position.start):
            position = replace(position, end="")  # what has not begun has no end yet
        page, boxes = resume.quote(position.header)
        out.append(
            PositionMonths(
                position,
                span.months,
                relevance.relevant,
                relevance.reason,
                span.fault.value,
                Quote(position.header_text, page, boxes),
            )
        )
    return tuple(out)


def relevant_months(
    positions: tuple[PositionMonths, ...], evidence: Evidence, as_of: datetime.date
) -> tuple[int, str]:
    """Months covered by the relevant positions together, overlaps once, and how they come about.

    A stated total is used only where there is relevant work and none of it carries dates
    (annotation guide, section 1).
    """
    relevant = [p for p in positions if p.relevant]
    dated = [p for p in relevant if p.fault != Fault.UNDATED.value]
    if not relevant:
        return 0, "No position shows phone banking or the work around it."
    if not dated:
        if evidence.stated_months and evidence.stated_quote is not None:
            return evidence.stated_months, (
                f"No relevant position carries dates; the resume states a total: "
                f"“{evidence.stated_quote.text}”"
            )
        return 0, "The relevant positions carry no dates."
    spans = [span_of(p.position.start, p.position.end, as_of) for p in dated]
    months = len(union(spans))
    alone = sum(s.months for s in spans)
    names = _count(len([s for s in spans if s.months]), "relevant position")
    sentence = f"{_count(months, 'month')} in {names}"
    if alone > months:
        sentence += f"; overlaps of {_count(alone - months, 'month')} count once"
    return months, sentence + "."


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
